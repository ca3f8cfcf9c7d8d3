"""Pipe tables: cells with their places, `\\|` for a bar inside a cell."""

from __future__ import annotations

from reglament.diagnostics import Span
from reglament.loading.findings import Findings
from reglament.loading.lines import Line, RawTable, is_delimiter
from reglament.model.tree import Align, Paragraph, Table

Row = tuple[Paragraph, ...]


def read_table(raw: RawTable, findings: Findings) -> Table:
    """The table; rows that are shorter than the longest are filled with empty cells after a finding."""
    lines = raw.lines
    ruled = len(lines) > 1 and is_delimiter(lines[1].text)
    if not ruled:
        findings.add("F22", "no_delimiter", lines[0].span)
    rows = [_cells(line) for line in (lines[:1] + lines[2:] if ruled else lines)]
    aligns = [_align(cell.text) for cell in _cells(lines[1])] if ruled else []
    width = max(len(aligns), *(len(row) for row in rows))
    _check_even(lines, ruled, findings)
    aligns += [Align.LEFT] * (width - len(aligns))
    rows = [_filled(row, width) for row in rows]
    head = rows.pop(0) if ruled else ()
    if not any(cell.text for cell in head):
        head = ()
    span = Span(lines[0].number, lines[0].column, lines[-1].number, lines[-1].column + len(lines[-1].text))
    return Table(head, tuple(rows), tuple(aligns), span)


def _check_even(lines: tuple[Line, ...], ruled: bool, findings: Findings) -> None:
    """Every row against the first one."""
    expected = len(_cells(lines[0]))
    for line in lines[1:]:
        found = len(_cells(line))
        if found != expected:
            message = "delimiter" if ruled and line is lines[1] else "uneven"
            findings.add("F22", message, line.span, expected=expected, found=found)


def _filled(row: Row, width: int) -> Row:
    last = row[-1].span
    empty = Paragraph("", Span(last.end_line, last.end_column, last.end_line, last.end_column))
    return row + (empty,) * (width - len(row))


def _align(text: str) -> Align:
    if text.startswith(":") and text.endswith(":") and len(text) > 1:
        return Align.CENTER
    return Align.RIGHT if text.endswith(":") else Align.LEFT


def _cells(line: Line) -> Row:
    """The cells of a row, outer bars left out."""
    text = line.text
    start = 1 if text.startswith("|") else 0
    cells = []
    index = start
    while index < len(text):
        if text[index] == "\\" and text[index + 1 : index + 2] == "|":
            index += 2
        elif text[index] == "|":
            cells.append(_cell(line, start, index))
            index += 1
            start = index
        else:
            index += 1
    if start < len(text) or not cells:
        cells.append(_cell(line, start, len(text)))
    return tuple(cells)


def _cell(line: Line, start: int, end: int) -> Paragraph:
    """The text between two bars, `\\|` read as a bar; each stretch of it keeps its place."""
    while start < end and line.text[start] in " \u00a0":
        start += 1
    while end > start and line.text[end - 1] in " \u00a0":
        end -= 1
    source = line.text[start:end]
    span = Span(line.number, line.column + start, line.number, line.column + end)
    places, length, offset = [], 0, 0
    pieces = source.split("\\|")
    for index, piece in enumerate(pieces):
        lead = 1 if index else 0  # the bar itself, after its backslash
        if lead + len(piece):
            places.append((length, line.number, line.column + start + offset))
        length += len(piece) + lead
        offset += len(piece) + lead + 1
    return Paragraph("|".join(pieces), span, tuple(places))
