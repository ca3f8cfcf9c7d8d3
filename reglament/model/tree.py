"""The neutral tree of a text: title, chapters, clauses, parts, subclauses, tables, pictures, footnotes.

Everything downstream (PDF, DOCX, pages, page counts, comparisons) reads this tree and only this tree.
Labels are literal: `5-1.` stays `5-1.`; nothing is ever renumbered. Texts carry no mark-up.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from sys import maxsize

from reglament.diagnostics import START, Lang, Location, Span


class Align(StrEnum):
    """How a table column is set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of plain text, one line in the tree however it was wrapped in the source.

    `places` maps offsets in `text` to source positions: `(offset, line, column)`, ascending, the first at 0.
    `notes` are its footnotes in the order of their marks; the marks themselves are no letters of `text`.
    """

    text: str
    span: Span = START
    places: tuple[tuple[int, int, int], ...] = ()
    notes: tuple[Footnote, ...] = ()

    @property
    def marked(self) -> str:
        """The text with the marks of its footnotes as they are written in a source: `word[^1] more`."""
        return "".join(text + (f"[^{note.label}]" if note is not None else "") for text, note in self.pieces())

    def pieces(self, text: str = "") -> Iterator[tuple[str, Footnote | None]]:
        """The text cut at its marks: each piece with the footnote whose mark follows it, the last one with none.

        `text` stands in for the own text, letter for letter.
        """
        text = text or self.text
        start = 0
        for note in self.notes:
            yield text[start : note.offset], note
            start = note.offset
        yield text[start:], None

    def at(self, offset: int, length: int = 1) -> Span:
        """The source span of `length` characters from `offset`; the whole span when unknown."""
        if not self.places:
            return self.span
        last = min(offset + max(length, 1), max(len(self.text), 1)) - 1
        line, column = self._source(min(offset, last))
        end_line, end_column = self._source(last)
        return Span(line, column, end_line, end_column + 1)

    def _source(self, offset: int) -> tuple[int, int]:
        """Line and column of one character; of a joining space: the end of its line."""
        index = bisect_right(self.places, (offset, maxsize, maxsize)) - 1
        start, line, column = self.places[max(index, 0)]
        return line, column + offset - start


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark stands after `offset` letters of the paragraph it explains.

    `label` is the mark as it is written (`1`, `*`); it is never renumbered. A footnote has no footnotes of its own.
    """

    offset: int
    label: str
    text: Paragraph


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, scheme or map between paragraphs.

    `path` is that of its file from the akimat's root, `digest` the SHA-256 of the bytes (hexadecimal, empty when the
    file could not be read). `alt` says in words what it shows: it is read aloud and compared between the languages.
    """

    path: str
    alt: Paragraph
    digest: str = ""
    span: Span = START


@dataclass(frozen=True, slots=True)
class Formula:
    """The resolving word on its own (`ҚАУЛЫ ЕТЕДІ:`, `ПОСТАНОВЛЯЕТ:`, `ШЕШТІ:`, …), colon included."""

    text: str
    span: Span = START


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as `aligns`; `head` is empty when there is no head."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    aligns: tuple[Align, ...]
    span: Span = START
    widths: tuple[float, ...] = ()
    """Relative column widths; empty: the renderer decides from the content."""


@dataclass(frozen=True, slots=True)
class Subclause:
    """A subclause `1)`, `2-1)`: its parts, tables and pictures in order, the first being the text after the label."""

    label: str
    blocks: tuple[Paragraph | Table | Picture, ...]
    span: Span = START

    @property
    def number(self) -> str:
        """The label without its mark: `2-1`."""
        return self.label.rstrip(").")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause (point) `1.`, `5-1.`: its parts, subclauses, tables and pictures in order."""

    label: str
    blocks: tuple[Paragraph | Subclause | Table | Picture, ...]
    span: Span = START

    @property
    def number(self) -> str:
        """The label without its mark: `5-1`."""
        return self.label.rstrip(").")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of level 2 or 3 and what stands under it.

    `label` is a literal number (`1.`, `Глава 2.`, `2-тарау.`) or empty; `id` is the mark `{#necessity}` that
    names a required section, or empty.
    """

    title: Paragraph
    blocks: tuple[Block, ...]
    label: str = ""
    id: str = ""
    level: int = 2
    span: Span = START


Block = Paragraph | Formula | Clause | Subclause | Chapter | Table | Picture


_FEW = 16
_RECENT: dict[int, tuple[TextTree, tuple[Paragraph, ...]]] = {}
"""The paragraphs of the last texts: several rules read the same text one after another."""


@dataclass(frozen=True, slots=True)
class TextTree:
    """One Markdown file: its language, its title (`# …`) and its blocks."""

    path: str
    lang: Lang
    title: Paragraph | None
    blocks: tuple[Block, ...]
    digest: str = ""
    """SHA-256 of the bytes of the file, hexadecimal."""
    shown: tuple[str, ...] = ()
    """SHA-256 of its pictures in reading order, empty for one that cannot be used."""

    def locate(self, span: Span) -> Location:
        """A location in this file."""
        return Location(self.path, span)

    def section(self, section_id: str) -> Chapter | None:
        """The chapter marked `{#section_id}`, or None."""
        for block in walk(self.blocks):
            if isinstance(block, Chapter) and block.id == section_id:
                return block
        return None

    def clauses(self) -> Iterator[Clause]:
        """All clauses in reading order."""
        return (block for block in walk(self.blocks) if isinstance(block, Clause))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every piece of text in reading order: title, headings, parts, table cells, footnotes, words of pictures."""
        known = _RECENT.get(id(self))
        if known is None or known[0] is not self:
            if len(_RECENT) >= _FEW:
                _RECENT.clear()
            own = (self.title,) if self.title is not None else ()
            known = _RECENT[id(self)] = (self, (*own, *paragraphs(self.blocks)))
        return iter(known[1])


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, parents before children."""
    for block in blocks:
        yield block
        if isinstance(block, Chapter | Clause | Subclause):
            yield from walk(block.blocks)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every piece of text under `blocks` in reading order (labels left out, formulas included).

    The footnotes of a piece follow it; a picture is the words that say what it shows.
    """
    for block in walk(blocks):
        for part in _own(block):
            yield part
            for note in part.notes:
                yield note.text


def _own(block: Block) -> Iterator[Paragraph]:
    """The pieces of text of a block itself."""
    if isinstance(block, Paragraph):
        yield block
    elif isinstance(block, Formula):
        yield Paragraph(block.text, block.span, ((0, block.span.line, block.span.column),))
    elif isinstance(block, Chapter):
        yield block.title
    elif isinstance(block, Picture):
        yield block.alt
    elif isinstance(block, Table):
        yield from block.head
        for row in block.rows:
            yield from row


def pictures(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    """The pictures under `blocks` in reading order."""
    return (block for block in walk(blocks) if isinstance(block, Picture))
