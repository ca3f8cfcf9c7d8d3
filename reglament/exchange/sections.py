"""Required sections of an explanatory note (clause 26), known by the words of their headings."""

from __future__ import annotations

import re

_WORDS = {
    "earlier-acts": r"ранее принят|бұрын қабылдан",
    "costs": r"затрат|расход|шығын",
    "effectiveness": r"эффективност|тиімділі",
    "results-date": r"срок\w* .*результат|результат\w* .*срок|нәтиже\w* .*мерзім|мерзім\w* .*нәтиже",
    "consequences": r"последстви|салдар",
    "aims": r"цел[иье]|мақсат",
    "necessity": r"необходимост|обосновани|қажетті|қажеттілі",
}
"""Ids in the order in which their words are looked for, the most telling first."""


class Sections:
    """Gives each heading of one text the id of the section that it begins; every id once."""

    def __init__(self, kind: str) -> None:
        self._left = dict(_WORDS) if kind == "explanatory_note" else {}

    def mark(self, heading: str) -> str:
        """The id of the section, empty for any other heading."""
        for name, words in self._left.items():
            if re.search(words, heading, re.IGNORECASE):
                del self._left[name]
                return name
        return ""
