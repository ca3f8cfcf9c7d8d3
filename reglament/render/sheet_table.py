"""A table as data for the templates: widths, size, rows that must stay whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reglament.diagnostics import Span
from reglament.model.tree import Paragraph, Table
from reglament.render.columns import PADDING, POINT, SIZES, Columns, columns
from reglament.render.typography import bind, ems, soften

TALL_ROW = 25
"""Lines of a table row from which it may be split over pages; shorter rows stay whole."""
SMALL_TABLE = 3
"""Rows up to which a table stays on one page, when they take no more than `TALL_ROW` lines."""
TALL_HEAD = 12
"""Lines of a head from which it is set once, as a row: repeated it would leave no room for the rows."""


def table_data(table: Table, width: float, mark: Callable[[Span], int], largest: float = SIZES[0]) -> dict[str, Any]:
    """The data of a table in `width` millimetres; `mark` numbers the place of every row."""
    plan = columns(table, width, largest)
    head, rows = table.head, table.rows
    if head and _lines(head, plan) > TALL_HEAD:
        head, rows = (), (head, *rows)
    return {
        "whole": small(rows, plan),
        "size": plan.size,
        "widths": list(plan.widths),
        "aligns": [one.value for one in table.aligns],
        "head": fitting(head, plan) if head else [],
        "rows": [
            {
                "cells": fitting(row, plan),
                "splits": _lines(row, plan) > TALL_ROW,
                "mark": mark(row[0].span if row else table.span),
            }
            for row in rows
        ],
    }


def small(rows: Sequence[tuple[Paragraph, ...]], plan: Columns) -> bool:
    """Whether a table with these rows stays on one page."""
    return len(rows) <= SMALL_TABLE and sum(_lines(row, plan) + 1 for row in rows) <= TALL_ROW


def fitting(row: tuple[Paragraph, ...], plan: Columns) -> list[str]:
    """The texts of a row, one for each column, with places to break the words that are wider than it."""
    texts = [cell.text for cell in row[: len(plan.widths)]]
    texts += [""] * (len(plan.widths) - len(texts))
    return [soften(bind(text), _room(room, plan.size)) for text, room in zip(texts, plan.widths, strict=True)]


def _lines(row: tuple[Paragraph, ...], plan: Columns) -> float:
    """About how many lines the highest cell of a row takes."""
    sizes = [ems(cell.text) / _room(room, plan.size) for cell, room in zip(row, plan.widths, strict=False)]
    return max(sizes, default=0.0)


def _room(width: float, size: float) -> float:
    """The room of a cell in font sizes."""
    return max(width - 2 * PADDING, 1.0) / (size * POINT)
