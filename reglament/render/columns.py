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
BOLD = 1.08
"""How much wider than the rest the heads are."""
SLACK = 0.2
"""What a column has more than its longest word, millimetres: rounding must not break it."""
KEPT = 0.5
"""The part of its first width that a column keeps; an empty one, which is filled in by hand, keeps all."""
JUDGED = 16
"""So many rows, evenly taken, decide about the widths of columns."""
FEW = 4
"""So many of the longest ones count once more."""
STEPS = 48
"""In so many parts of the whole width columns give way to each other, and so often at most."""
GAIN = 0.05
"""Lines by which the longest rows must become lower for a column to give way."""

STAMP = (0.4, 0.6)
"""The least and the greatest part of the width that the stamp of an annex takes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table is set: widths of its columns in millimetres and its font size in points."""

    widths: tuple[float, ...]
    size: float


def columns(table: Table, total: float, largest: float = SIZES[0]) -> Columns:
    """Share `total` millimetres among the columns of `table`.

    No word is broken as long as a smaller size helps. What is left is shared by the given relative widths or by the
    lengths of the texts; then columns that stand half empty give way to those that make the rows tall.
    """
    if not table.aligns:
        return Columns((), largest)
    sizes = tuple(size for size in SIZES if size <= largest) or (largest,)
    needs = _needs(table)
    fit = _size(needs, sizes, total)
    least = [_mm(one, fit) for one, _ in needs]
    if sum(least) >= total:
        return Columns(tuple(total * one / sum(least) for one in least), fit)
    if len(table.widths) == len(needs) and sum(table.widths) > 0:
        begun = _at_least([total * one / sum(table.widths) for one in table.widths], least)
    else:
        wish = [max(_mm(one, fit) - small, 0.0) ** 0.75 for (_, one), small in zip(needs, least, strict=True)]
        wish = wish if sum(wish) else [1.0] * len(least)
        spare = (total - sum(least)) / sum(wish)
        begun = [small + spare * one for small, one in zip(least, wish, strict=True)]
    empty = [not any(index < len(row) and row[index].text for row in table.rows) for index in range(len(least))]
    kept = [one if blank else KEPT * one for one, blank in zip(begun, empty, strict=True)]
    floors = [max(pair) for pair in zip(least, kept, strict=True)]
    return Columns(tuple(round(one, 3) for one in _levelled(begun, floors, _judged(table, fit))), fit)


def stands_upright(table: Table, total: float) -> bool:
    """Whether the table can be read in `total` millimetres: no word is broken at a readable size."""
    if not table.aligns:
        return True
    needs = _needs(table)
    size = _size(needs, SIZES, total)
    return size >= READABLE and sum(_mm(one, size) for one, _ in needs) <= total


def common_size(tables: Iterable[Table], total: float) -> float:
    """The size that all tables of one text are set in, when the narrowest of them stays readable in it."""
    sizes = (_size(_needs(table), SIZES, total) for table in tables if table.aligns)
    return max(min(sizes, default=SIZES[0]), READABLE)


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


def _at_least(widths: list[float], least: list[float]) -> list[float]:
    """Given widths, widened where a word would not fit, the others giving way; there is room for all of them."""
    lack = sum(max(small - one, 0.0) for one, small in zip(widths, least, strict=True))
    room = sum(max(one - small, 0.0) for one, small in zip(widths, least, strict=True))
    if not lack:
        return widths
    return [
        small if one < small else one - (one - small) * lack / room for one, small in zip(widths, least, strict=True)
    ]


def _judged(table: Table, size: float) -> list[list[float]]:
    """Rows to judge by, the longest ones twice: for every column the width of its text on one line, millimetres."""
    rows = []
    for row in (table.head, *table.rows):
        weight = BOLD if row is table.head else 1.0
        texts = [0.0] * len(table.aligns)
        for cell in cells(row, len(texts)):
            if cell.span == 1:
                texts[cell.column] = ems(cell.part.text) * weight * size * POINT
        rows.append(texts)
    spread = max(len(rows) // JUDGED, 1)
    return [*sorted(rows, key=max, reverse=True)[:FEW], *rows[::spread][:JUDGED]]


def _levelled(widths: list[float], floors: list[float], rows: list[list[float]]) -> list[float]:
    """The widths after narrowing, down to their floors, what is not needed, as long as the rows become lower by it."""
    step = sum(widths) / STEPS
    best, height = widths, _height(widths, rows)
    for _ in range(STEPS):
        heavy = {max(range(len(best)), key=lambda index: row[index] / (best[index] - 2 * PADDING)) for row in rows}
        found = None
        for giver, receiver in ((one, two) for one in range(len(best)) for two in heavy if one != two):
            if best[giver] - step < floors[giver]:
                continue
            tried = [*best]
            tried[giver] -= step
            tried[receiver] += step
            now = _height(tried, rows)
            if now < height - GAIN:
                found, height = tried, now
        if found is None:
            break
        best = found
    return best


def _height(widths: list[float], rows: list[list[float]]) -> float:
    """About how many lines these rows take."""
    return sum(
        max(max(text / (width - 2 * PADDING), 1.0) for text, width in zip(row, widths, strict=True)) for row in rows
    )


def _needs(table: Table) -> list[tuple[float, float]]:
    """For each column the widest word and the widest cell, in ems."""
    needs = [(1.0, 1.0)] * len(table.aligns)
    for row in (table.head, *table.rows):
        weight, wish = (BOLD, HEAD_WISH) if row is table.head else (1.0, 1.0)
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
    return width * size * POINT + 2 * PADDING + SLACK
