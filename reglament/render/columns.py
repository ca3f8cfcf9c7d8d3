"""Widths of table columns, the same in both formats: from the words in the cells, not from a typesetter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reglament.model.tree import Paragraph, Table
from reglament.render.cells import cells
from reglament.render.typography import bind, ems

POINT = 25.4 / 72
"""A point in millimetres."""
PADDING = 1.6
"""Left and right padding of a cell, millimetres each."""
SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
"""Font sizes of tables, points, tried from the largest."""
READABLE = 10.0
"""Size below which a table is set only to save a word from being broken, points."""
AIR = 0.8
"""Part of the width that the longest words may take."""
HEAD_WISH = 0.4
"""How much a long head widens its column, against a cell."""


STAMP = (0.4, 0.6)
"""The least and the greatest part of the width that the stamp of an annex takes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is set: widths of its columns in millimetres and its font size in points."""

    widths: tuple[float, ...]
    size: float


def columns(table: Table, total: float, largest: float = SIZES[0]) -> Columns:
    """Share `total` millimetres among the columns of `table`.

    Given relative widths are kept. Otherwise no word is broken as long as a smaller size helps, and what is left goes
    to the columns with long texts.
    """
    if not table.aligns:
        return Columns((), largest)
    sizes = tuple(size for size in SIZES if size <= largest) or (largest,)
    needs = _needs(table)
    fit = _size(needs, sizes, total)
    least = [_mm(one, fit) for one, _ in needs]
    if len(table.widths) == len(needs) and sum(table.widths) > 0:
        return Columns(_at_least(tuple(total * one / sum(table.widths) for one in table.widths), least), fit)
    if sum(least) >= total:
        return Columns(tuple(total * one / sum(least) for one in least), fit)
    wish = [max(_mm(one, fit) - small, 0.0) ** 0.75 for (_, one), small in zip(needs, least, strict=True)]
    if not sum(wish):
        wish = [1.0] * len(least)
    spare = (total - sum(least)) / sum(wish)
    return Columns(tuple(round(small + spare * one, 3) for small, one in zip(least, wish, strict=True)), fit)


def stands_upright(table: Table, total: float) -> bool:
    """Whether the table can be read in `total` millimetres: no word is broken at a readable size."""
    plan = columns(table, total)
    least = (_mm(one, plan.size) for one, _ in _needs(table))
    return plan.size >= READABLE and sum(least) <= total


def common_size(tables: Iterable[Table], total: float) -> float:
    """The size that all tables of one text are set in, when the narrowest of them stays readable in it."""
    return max(min((columns(table, total).size for table in tables), default=SIZES[0]), READABLE)


def stamp_part(lines: Iterable[str], size: float, total: float) -> float:
    """The part of `total` millimetres that a stamp takes, so that none of its lines is broken without need."""
    longest = max((ems(line) for line in lines), default=0.0) * size * POINT
    return min(max(longest / total, STAMP[0]), STAMP[1])


def _size(needs: list[tuple[float, float]], sizes: tuple[float, ...], total: float) -> float:
    """The largest size that leaves air in the columns; without any, the largest at which no word is broken."""

    def used(size: float) -> float:
        return sum(_mm(least, size) for least, _ in needs) / total

    airy = (size for size in sizes if size >= READABLE and used(size) <= AIR)
    return next(airy, None) or next((size for size in sizes if used(size) <= 1), sizes[-1])


def _at_least(widths: tuple[float, ...], least: list[float]) -> tuple[float, ...]:
    """Given widths, widened where a word would not fit, the others giving way."""
    lack = sum(max(small - one, 0.0) for one, small in zip(widths, least, strict=True))
    room = sum(max(one - small, 0.0) for one, small in zip(widths, least, strict=True))
    if not lack or room < lack:
        return tuple(round(one, 3) for one in widths)
    return tuple(
        round(small if one < small else one - (one - small) * lack / room, 3)
        for one, small in zip(widths, least, strict=True)
    )


def _needs(table: Table) -> list[tuple[float, float]]:
    """For each column the widest word and the widest cell, in ems."""
    needs = [(1.0, 1.0)] * len(table.aligns)
    for row in (table.head, *table.rows):
        weight, wish = (1.08, HEAD_WISH) if row is table.head else (1.0, 1.0)
        for cell in cells(row, len(needs)):
            if cell.span > 1:
                continue
            word, whole = needs[cell.column]
            words = [ems(one) * weight for one in _unbroken(cell.part)]
            needs[cell.column] = (max(word, *words) if words else word, max(whole, ems(cell.part.text) * wish))
    return needs


def _unbroken(cell: Paragraph) -> Iterable[str]:
    return bind(cell.text).replace("-", "- ").split(" ")


def _mm(width: float, size: float) -> float:
    return width * size * POINT + 2 * PADDING
