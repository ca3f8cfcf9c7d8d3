"""A table as data for the templates: widths, size, rows that must stay whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reglament.diagnostics import Span
from reglament.model.tree import Paragraph, Table
from reglament.render.cells import Cell, aligned, cells
from reglament.render.columns import PADDING, POINT, SIZES, Columns, columns
from reglament.render.noted import runs
from reglament.render.typography import bind, ems, soften

TALL_ROW = 25
"""Lines of a table row from which it may be split over pages; shorter rows stay whole."""
SMALL_TABLE = 3
"""Rows up to which a table stays on one page, when they take no more than `SMALL_LINES` lines."""
SMALL_LINES = 15
ROUNDING = 0.01
"""Font sizes by which the width of a column may have been rounded off: a word that just fits is not broken."""
TALL_HEAD = 12
"""Lines of a head from which it is set once: repeated it would leave no room for the rows."""

SURE = 1.04
"""Of a cell's room a word may seem to take so much before it is broken: widths are reckoned on the safe side."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A cell with its text: places to break stand in the words that are wider than its room (in font sizes)."""

    cell: Cell
    text: str
    room: float

    @property
    def runs(self) -> list[dict[str, str]]:
        """The text cut at the marks of its footnotes; nothing when there are none."""
        return runs("", self.cell.part, lambda text: soften(text, self.room * SURE))


def table_data(table: Table, width: float, mark: Callable[[Span], int], largest: float = SIZES[0]) -> dict[str, Any]:
    """The data of a table in `width` millimetres; `mark` numbers the place of every row."""
    plan = columns(table, width, largest)
    return {
        "whole": small(table.rows, plan),
        "size": plan.size,
        "widths": list(plan.widths),
        "aligns": [one.value for one in aligned(table)],
        "head": [_data(one) for one in fitted(table.head, plan)] if table.head else [],
        "repeats": repeats(table, plan),
        "rows": [
            {
                "cells": [_data(one) for one in fitted(row, plan)],
                "splits": _lines(row, plan) > TALL_ROW,
                "mark": mark(row[0].span if row else table.span),
            }
            for row in table.rows
        ],
    }


def _data(one: Fitted) -> dict[str, Any]:
    said: dict[str, Any] = {"text": one.text, "span": one.cell.span}
    return {**said, "runs": one.runs} if one.cell.part.notes else said


def repeats(table: Table, plan: Columns) -> bool:
    """Whether the head stands on every page of the table; a very tall one would leave no room for the rows."""
    return _lines(table.head, plan) <= TALL_HEAD


def small(rows: Sequence[tuple[Paragraph, ...]], plan: Columns) -> bool:
    """Whether a table with these rows stays on one page."""
    return len(rows) <= SMALL_TABLE and sum(_lines(row, plan) + 1 for row in rows) <= SMALL_LINES


def fitted(row: tuple[Paragraph, ...], plan: Columns) -> list[Fitted]:
    """The cells of a row with their texts."""
    found = []
    for cell in cells(row, len(plan.widths)):
        room = _room(sum(plan.widths[cell.column : cell.column + cell.span]), plan.size)
        found.append(Fitted(cell, soften(bind(cell.part.text), room + ROUNDING), room))
    return found


def _lines(row: tuple[Paragraph, ...], plan: Columns) -> float:
    """About how many lines the highest cell of a row takes."""
    return max((ems(one.cell.part.text) / one.room for one in fitted(row, plan)), default=0.0)


def _room(width: float, size: float) -> float:
    """The room of a cell in font sizes."""
    return max(width - 2 * PADDING, 1.0) / (size * POINT)
