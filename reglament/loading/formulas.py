"""The resolving words that end the preamble of an act."""

from __future__ import annotations

import re

FORMULAS = (
    "ПОСТАНОВЛЯЕТ",
    "ПОСТАНОВЛЯЮ",
    "РЕШИЛ",
    "РЕШИЛА",
    "РЕШИЛИ",
    "РЕШАЮ",
    "ПРИКАЗЫВАЮ",
    "ОБЯЗЫВАЮ",
    "РАСПОРЯЖАЮСЬ",
    "ҚАУЛЫ ЕТЕДІ",
    "ҚАУЛЫ ЕТЕМІН",
    "ШЕШТІ",
    "ШЕШЕМІН",
    "ШЕШІМ ҚАБЫЛДАДЫ",
    "ӨКІМ ЕТЕМІН",
    "БҰЙЫРАМЫН",
    "МІНДЕТТЕЙМІН",
)

_GAP = r"[ \u00a0]*"


def _spaced(words: str) -> str:
    """A pattern for the words, letter-spaced or not."""
    return _GAP.join(re.escape(letter) for letter in words if letter != " ")


_ANY = "|".join(_spaced(words) for words in sorted(FORMULAS, key=len, reverse=True))
_FORMULA = re.compile(rf"(?:^|(?<=[ \u00a0]))((?:{_ANY}){_GAP}:)$", re.IGNORECASE)


def formula_at(text: str) -> int | None:
    """Where the resolving words at the end of `text` begin; None when it does not end with them."""
    match = _FORMULA.search(text, max(len(text) - 60, 0))
    return match.start(1) if match else None
