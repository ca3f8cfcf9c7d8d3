"""Names of files: shown safely, and better ones proposed."""

from __future__ import annotations

import re
import unicodedata

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_RUSSIAN_LATIN = "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia"
_LATIN = dict(zip(_RUSSIAN, _RUSSIAN_LATIN.replace("-", "").split(" "), strict=True)) | dict(
    zip("әғқңөұүһі", "agqnouuhi", strict=True)
)


def readable(name: str) -> str:
    """The name with everything that does not print escaped, for messages and reports."""
    return "".join(char if char.isprintable() else _escaped(char) for char in name)


def _escaped(char: str) -> str:
    """`\\x0a`, `\\u200b`; a byte that is no UTF-8 comes from the system as a lone surrogate."""
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def suggest(name: str) -> str:
    """A name of the allowed letters that is close to `name`, its endings (`.kk.md`) kept."""
    stem, *endings = unicodedata.normalize("NFC", name).lower().split(".")
    while endings and not re.fullmatch(r"yml|yaml|md|[a-z]{2}", endings[0]):
        stem += "-" + endings.pop(0)
    letters = "".join(_LATIN.get(char, char) for char in stem)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain)) or "name"
    if ".".join([slug, *endings]) == name:  # good letters, too many dots: a folder, or `act.kk.ru.md`
        slug = "-".join([slug, *endings[:-2]]) if len(endings) > 1 else "-".join([slug, *endings])
        endings = endings[-2:] if len(endings) > 1 else []
    return ".".join([slug, *endings])
