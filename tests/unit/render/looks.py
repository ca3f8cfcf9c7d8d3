"""What a severe reader of a finished PDF sees: lines by their places, spaces between words, what stands alone."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as raw

SPACE = 0.25
"""The width of a word space of the font, in font sizes."""
LOOSE = 2.5
"""Of so many word spaces a space of a justified line may be at most."""


@dataclass(frozen=True)
class Line:
    """A printed line: its page, its words, its place and size in points, its narrowest word space in ems."""

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    gap: float


@dataclass(frozen=True)
class Sheet:
    """A page: its size in points, and its lines from top to bottom."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Letter:
    sign: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def sheets(data: bytes) -> list[Sheet]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [Sheet(*page.get_size(), tuple(_lines(number, page))) for number, page in enumerate(document)]
    finally:
        document.close()


def _letters(page: pypdfium2.PdfPage) -> Iterator[_Letter]:
    text = page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        size = raw.FPDFText_GetFontSize(text, index)
        bold = raw.FPDFText_GetFontWeight(text, index) >= 600
        yield _Letter(sign, box.left, box.right, y.value, size, bold)


def _lines(number: int, page: pypdfium2.PdfPage) -> Iterator[Line]:
    """The lines from top to bottom; what stands on one base line is one line, cells of a table too."""
    rows: dict[int, list[_Letter]] = {}
    for one in _letters(page):
        if one.sign.strip() and one.sign not in "\u200b\ufffe\r\n":
            rows.setdefault(round(one.base * 2), []).append(one)
    for _, row in sorted(rows.items(), reverse=True):
        row.sort(key=lambda one: one.left)
        text, gaps = row[0].sign, []
        for before, one in pairwise(row):
            space = (one.left - before.right) / one.size
            if space > 0.12:
                gaps.append(space)
                text += " "
            text += one.sign
        yield Line(
            number, text, row[0].left, row[-1].right, row[0].base, max(one.size for one in row),
            all(one.bold for one in row), min(gaps, default=0.0),
        )  # fmt: skip
