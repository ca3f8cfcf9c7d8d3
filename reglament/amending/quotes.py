"""Quoted words of a sentence set aside, so that grammar is read without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN, _CLOSE = "«“„", "»”"
MARK = re.compile(r"⟦(\d+)⟧")


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose quotations are replaced by `⟦0⟧`, `⟦1⟧`, …, and the quotations without their marks."""

    text: str
    quotations: tuple[str, ...]

    def quoted(self, index: str | int) -> str:
        """The quotation of that number."""
        return self.quotations[int(index)]


def masked(text: str) -> Masked:
    """Set aside outer quotations; one that is not closed runs to the end. Straight quotes open and close in turn."""
    out: list[str] = []
    found: list[str] = []
    depth, start = 0, 0
    for index, char in enumerate(text):
        opens = char in _OPEN or (char == '"' and depth == 0)
        closes = char in _CLOSE or (char == '"' and depth == 1)
        if opens:
            if depth == 0:
                start = index + 1
            depth += 1
        elif closes and depth:
            depth -= 1
            if depth == 0:
                out.append(f"⟦{len(found)}⟧")
                found.append(text[start:index])
        elif depth == 0:
            out.append(char)
    if depth:
        out.append(f"⟦{len(found)}⟧")
        found.append(text[start:])
    return Masked("".join(out), tuple(found))


def without_quotations(text: str) -> str:
    """The text with every outer quotation left out."""
    return MARK.sub(" ", masked(text).text)


def is_open(text: str) -> bool:
    """Whether a quotation that the text opens is still open at its end."""
    straight = text.count('"') % 2
    return sum(text.count(mark) for mark in _OPEN) > sum(text.count(mark) for mark in _CLOSE) or bool(straight)


def begins_quoted(text: str) -> bool:
    """Whether the text begins with a quotation mark."""
    return text[:1] in (*_OPEN, '"')
