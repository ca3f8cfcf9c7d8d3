"""Names inside a bundle: letters that a person reads and every system takes, which cannot leave their folder.

Papers are called in their own language (`kk/01 Күн тәртібі.pdf`): ZIP files mark such names as UTF-8 (APPNOTE 4.4.4),
and file managers show them so. Names of bundles themselves travel by mail and in addresses: those are Latin.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 99
"""Characters of the longest path in a bundle, with the folder of the bundle itself."""

_LETTER = r"A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі0-9"
_INNER = rf"{_LETTER}№ _,()–\-"
_PART = rf"(?!(?i:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$))[{_LETTER}](?:[{_INNER}]|\.(?=[{_INNER}]))*(?<! )"
SAFE = re.compile(rf"{_PART}(?:/{_PART})*")
"""A path of such parts: no root, no step upwards, no empty or hidden part, no device of Windows."""

_UNSAFE = re.compile(rf"[^{_INNER}.]+")
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows keeps for devices."""
_SHORTEST = 8
"""Characters that a part of a path keeps however long the path."""
_ENDING = 12
"""Characters up to which what follows the first dots of a name counts as its ending."""

_LETTERS = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "№": "no",
}  # fmt: skip


def latin(path: str) -> str:
    """A path as one Latin slug for the name of a bundle: `acts/2026/tazalyq` becomes `acts-2026-tazalyq`."""
    text = unicodedata.normalize("NFC", path).lower()
    text = unicodedata.normalize("NFKD", "".join(_LETTERS.get(letter, letter) for letter in text))
    text = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", text)).strip("-")
    return f"x-{text}" if _RESERVED.fullmatch(text) else text[:40].strip("-") or "bundle"


def readable(path: str) -> str:
    """A path of which every part is safe: letters of Kazakh, Russian and English stay, what is unsafe is left out."""
    parts = [part for each in path.replace("\\", "/").split("/") if (part := _part(each))]
    return "/".join(parts) or "file"


def distinct(names: Iterable[str], longest: int = LONGEST) -> Iterator[str]:
    """Safe names in the same order, none longer than `longest`; one that was taken already, in whatever case, gets a
    number before its ending."""
    taken: set[str] = set()
    for name in names:
        whole = readable(name)
        free, number = _shortened(whole, longest), 1
        while free.casefold() in taken:
            number += 1
            free = _shortened(whole, longest, f"-{number}")
        taken.add(free.casefold())
        yield free


def _part(part: str) -> str:
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", part).replace("\u00a0", " "))
    text = re.sub(r"[ .-]*\.", ".", re.sub(r"-{2,}", "-", re.sub(r" {2,}", " ", text)))
    text = text.strip(" ._,()–№-")
    return f"x-{text}" if _RESERVED.fullmatch(text) else text


def _shortened(path: str, longest: int, mark: str = "") -> str:
    """The path with `mark` before its ending: its name is cut first, its folders when that is not enough."""
    folder, slash, name = path.rpartition("/")
    stem, ending = _split(name)
    room = longest - len(folder) - len(slash) - len(mark) - len(ending)
    if len(stem) > room:
        stem = stem[: max(room, _SHORTEST)].rstrip(" ._,(–№-")
    short = f"{folder}{slash}{stem}{mark}{ending}"
    if len(short) <= longest:
        return short
    cut = [part[:_SHORTEST].rstrip(" ._,(–№-") or "x" for part in folder.split("/")]
    return f"{'/'.join(cut[:6])}/{stem[:_SHORTEST].rstrip(' ')}{mark}{ending}"


def _split(name: str) -> tuple[str, str]:
    """`act.kk.md` as `act` and `.kk.md`; an ending is short."""
    stem, dot, ending = name.partition(".")
    if len(ending) > _ENDING:
        stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _ENDING:
        return name, ""
    return stem, f".{ending}"
