"""Cells of a table as they are set: numbers to the right, ordinals in the middle, sums over the columns they close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reglament.model.tree import Align, Paragraph, Table

_NUMBER = re.compile(r"[-–−+]?[0-9]+(?:[ \u00a0][0-9]{3})*(?:[.,][0-9]+)?[ \u00a0]?[%‰]?|[-–—]")
_DIGIT = re.compile(r"[0-9]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ORDINAL = re.compile(r"([0-9]{1,4})[.)]?")
_SUM = re.compile(r"(?:итого|всего|барлығы|жиыны|жиынтығы)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: what it says, the first of its columns and how many it takes."""

    part: Paragraph
    column: int
    span: int = 1


def cells(row: Sequence[Paragraph], count: int) -> Iterator[Cell]:
    """The cells of a row of `count` columns; the word of a sum takes the empty ones on both sides of it."""
    whole = [*row[:count], *(Paragraph("") for _ in range(count - len(row)))]
    said = [index for index, part in enumerate(whole) if part.text]
    column = 0
    if said and _SUM.match(whole[said[0]].text):
        column = said[1] if len(said) > 1 else count
        yield Cell(whole[said[0]], 0, column)
    yield from (Cell(part, index) for index, part in enumerate(whole) if index >= column)


def aligned(table: Table) -> tuple[Align, ...]:
    """How each column is set: as the text says, else by what is in it."""
    rows = [{one.column: one.part.text for one in cells(row, len(table.aligns)) if one.span == 1} for row in table.rows]
    return tuple(
        own if own is not Align.LEFT else _sort([row[index] for row in rows if row.get(index)])
        for index, own in enumerate(table.aligns)
    )


def _sort(texts: Sequence[str]) -> Align:
    """The setting of a column with these texts: rows that only number go in the middle, amounts to the right."""
    ordinals = [match[1] for text in texts if (match := _ORDINAL.fullmatch(text))]
    if len(texts) == len(ordinals) and ordinals == [str(number) for number in range(1, len(texts) + 1)]:
        return Align.CENTER if ordinals else Align.LEFT
    if all(_YEAR.fullmatch(text) for text in texts):
        return Align.CENTER
    numbers = all(_NUMBER.fullmatch(text) for text in texts) and any(_DIGIT.search(text) for text in texts)
    return Align.RIGHT if numbers else Align.LEFT
