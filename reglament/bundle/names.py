"""Names inside a bundle: Latin slugs, which no system garbles and which cannot leave their folder when unpacked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

SAFE = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*(/[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*)*")
"""A path of slugs: no root, no step upwards, no empty or hidden part."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows keeps for devices."""
_LONGEST = 80

_LETTERS = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "№": "no",
}  # fmt: skip


def latin(path: str) -> str:
    """A path as Latin slugs: Cyrillic letters written in Latin ones, everything else that is unsafe left out."""
    parts = [part for each in path.replace("\\", "/").split("/") if (part := _slug(each))]
    return "/".join(parts) or "file"


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Latin names in the same order; one that was taken already gets a number before its ending."""
    taken: set[str] = set()
    for name in map(latin, names):
        free, number = name, 1
        while free in taken:
            number += 1
            free = _numbered(name, number)
        taken.add(free)
        yield free


def _slug(part: str) -> str:
    text = unicodedata.normalize("NFC", part).lower()
    text = "".join(_LETTERS.get(letter, letter) for letter in text)
    text = unicodedata.normalize("NFKD", text)
    text = re.sub(r"[^a-z0-9._-]+", "-", re.sub(r"[\u0300-\u036f]", "", text))
    text = re.sub(r"-*\.[.-]*", ".", re.sub(r"-{2,}", "-", text)).strip(".-_")
    if len(text) > _LONGEST:
        stem, dot, ending = text.rpartition(".")
        text = f"{stem[: _LONGEST - 10]}{dot}{ending[:9]}".strip(".-_") if dot else text[:_LONGEST].strip(".-_")
    return f"x-{text}" if _RESERVED.fullmatch(text) else text


def _numbered(name: str, number: int) -> str:
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.partition(".")
    return f"{folder}{slash}{stem}-{number}{dot}{ending}"
