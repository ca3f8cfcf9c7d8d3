"""A line of a source file with the place underlined, aligned for wide and combining characters and tabs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from reglament.diagnostics import Span
from reglament.report.messages import is_control

WIDTH = 100
"""The most columns of a source line that are shown."""

_TAB = 4
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One source line as shown, and the columns (from 0) under which the mark stands."""

    line: int
    text: str
    start: int
    width: int


def excerpt(source: str, span: Span) -> Excerpt | None:
    """The line on which `span` begins; None when the file has no such line or it is blank."""
    lines = _LINE_END.split(source)
    if not 1 <= span.line <= len(lines) or not lines[span.line - 1].strip():
        return None
    line = lines[span.line - 1]
    first = min(span.column - 1, len(line))
    last = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    shown, begin = _window(line, first, max(last, first + 1))
    cells = [_cell(char) for char in shown]
    start = sum(width for _, width in cells[: first - begin])
    width = sum(width for _, width in cells[first - begin : max(last, first + 1) - begin])
    lead = "…" if begin else ""
    tail = "…" if begin + len(shown) < len(line.rstrip()) else ""
    text = lead + "".join(char for char, _ in cells).rstrip() + tail
    return Excerpt(span.line, text, start + len(lead), max(width, 1))


def _window(line: str, first: int, last: int) -> tuple[str, int]:
    """The part of a long line around the place, and where it begins."""
    if len(line) <= WIDTH:
        return line, 0
    begin = 0 if last <= WIDTH else max(0, first - WIDTH // 4)
    return line[begin : begin + WIDTH], begin


def _cell(char: str) -> tuple[str, int]:
    """What is printed for a character, and how many columns it takes."""
    if char == "\t":
        return " " * _TAB, _TAB
    if is_control(char):
        return "\N{REPLACEMENT CHARACTER}", 1
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1
