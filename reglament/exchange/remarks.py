"""What is told of an import: found, changed, left out, not understood, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reglament.diagnostics import Lang
from reglament.exchange.words import say


class Sort(StrEnum):
    """What a remark is about."""

    FOUND = "found"
    CHANGED = "changed"
    LEFT_OUT = "left_out"
    UNCLEAR = "not_understood"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to tell: a msgid of the catalogue `exchange` with its facts, and where in the file it stands."""

    sort: Sort
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    number: int = 0
    """The paragraph, counted from 1; 0 when it is about the file as a whole."""
    words: str = ""
    """How that paragraph begins."""
    file: str = ""

    def text(self, lang: Lang) -> str:
        """The remark in the reader's language."""
        return say(self.message, self.params, lang)


LONGEST_WORDS = 60


def begin(text: str) -> str:
    """The first words of a text, to find it by."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_WORDS else flat[:LONGEST_WORDS].rsplit(" ", 1)[0] + " …"
