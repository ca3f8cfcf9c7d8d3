"""Numbers as lists of a word processor write them (ECMA-376, part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST_ROMAN = 3999
_LONGEST = 20
"""Letters are doubled, tripled … after the end of the alphabet; nobody goes on for long."""


def _letters(alphabet: str) -> Callable[[int], str]:
    def written(count: int) -> str:
        times, index = divmod(count - 1, len(alphabet))
        return alphabet[index] * (times + 1) if 0 <= times < _LONGEST else str(count)

    return written


def roman(count: int) -> str:
    """A number in small Roman numerals; one that they cannot say in digits."""
    if not 0 < count <= _LARGEST_ROMAN:
        return str(count)
    pieces = []
    for size, word in _ROMAN:
        times, count = divmod(count, size)
        pieces.append(word * times)
    return "".join(pieces)


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "lowerLetter": _letters(_LATIN),
    "upperLetter": lambda count: _letters(_LATIN)(count).upper(),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": lambda count: _letters(_RUSSIAN)(count).upper(),
    "ordinal": lambda count: f"{count}.",
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _: "",
    "bullet": lambda _: "",
}
"""How each format writes a number; formats of other scripts are written in digits."""
