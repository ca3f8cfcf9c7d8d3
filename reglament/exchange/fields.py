"""Fields of a word processor: the instruction is dropped, the result is text; page numbers are neither."""

from __future__ import annotations

import re

from reglament.exchange.refusal import Refused
from reglament.exchange.words import msgid

_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
_DANGEROUS = re.compile(r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.I)
_LONGEST = 2000


class Fields:
    """Where the reading stands among begin, separate and end of nested fields; they may span paragraphs."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    @property
    def inside_instruction(self) -> bool:
        """Whether what is read now tells the word processor what to do."""
        return any(not shown for _, shown in self._open)

    @property
    def dropped(self) -> bool:
        """Whether what is read now is no text: an instruction or a page number."""
        return any(not shown or self.counts_pages(instruction) for instruction, shown in self._open)

    def mark(self, type_: str) -> None:
        """A `begin`, `separate` or `end`."""
        if type_ == "begin":
            self._open.append(("", False))
        elif type_ == "separate" and self._open:
            self._open[-1] = (self._open[-1][0], True)
        elif type_ == "end" and self._open:
            self._open.pop()

    def instruct(self, file: str, text: str) -> None:
        """A piece of an instruction.

        Raises Refused for one that fetches or runs something.
        """
        if self._open:
            instruction = (self._open[-1][0] + text)[:_LONGEST]
            self._open[-1] = (instruction, self._open[-1][1])
            self.refuse_if_dangerous(file, instruction)

    def reset(self) -> None:
        """A new text begins: what was left open before says nothing about it."""
        self._open.clear()

    @staticmethod
    def counts_pages(instruction: str) -> bool:
        """Whether the field shows a page number."""
        return _PAGES.match(instruction) is not None

    @staticmethod
    def refuse_if_dangerous(file: str, instruction: str) -> None:
        """Raises Refused for a field that fetches or runs something."""
        if match := _DANGEROUS.match(instruction):
            raise Refused(
                msgid("{file} has a field that fetches or runs something: {name}. Remove it in Word."),
                file=file,
                name=match[1].upper(),
            )
