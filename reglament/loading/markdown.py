"""Markdown of the strict legal profile into the neutral tree. Numbers and marks of text stay as they are written."""

from __future__ import annotations

import hashlib
import re

from reglament.diagnostics import START, Diagnostic, Lang, Location, Note, Span
from reglament.loading.decode import MAX_LENGTH, decode
from reglament.loading.ending import check_ending
from reglament.loading.findings import Findings
from reglament.loading.footnotes import Notes
from reglament.loading.formulas import formula_at
from reglament.loading.labels import Mark, chapter_label, is_chapter_like, is_item
from reglament.loading.language import check_language
from reglament.loading.lines import Raw, RawHeading, RawNote, RawParagraph, RawPicture, RawTable, scan
from reglament.loading.markup import check_markup
from reglament.loading.pictures import read_picture_line
from reglament.loading.quotations import quoted
from reglament.loading.tables import read_table
from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph, Picture, Subclause, Table, TextTree

MAX_LINES = 20_000
MAX_CELLS = 50_000
_MARK = re.compile(r"[ \u00a0]*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$")
_BRACES = re.compile(r"\{[^{}]*\}?$")


def read_markdown(path: str, lang: Lang, data: bytes) -> tuple[TextTree | None, list[Diagnostic]]:
    """One text of a paper: its tree, or None when it cannot be read as text at all, and its findings.

    `path` is the path from the akimat's root with `/`. Everything that can be read is in the tree, in order.
    """
    findings = Findings(path)
    text = decode(data, findings)
    if text is None:
        return None, findings.items
    if count := text.count("\t"):
        offset = text.index("\t")
        line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        findings.add("F04", "markdown", Span(line, column, line, column + 1), count=count)
        text = text.replace("\t", " ")
    if _has_too_many(text, findings):
        return None, findings.items
    raw = scan(text, findings)
    if _has_too_long(raw, findings):
        return None, findings.items
    check_markup(raw, findings)
    title, blocks = _Builder(raw, findings).build()
    tree = TextTree(path, lang, title, blocks, hashlib.sha256(data).hexdigest())
    check_language(tree, findings)
    check_ending(tree, text, findings)
    return tree, findings.items


def _has_too_many(text: str, findings: Findings) -> bool:
    """Whether there are more lines or cells than one text of a paper can have."""
    if text.count("\n") > MAX_LINES:
        findings.add("F08", "lines", limit=MAX_LINES)
        return True
    if text.count("|") > MAX_CELLS:
        line = text.count("\n", 0, text.index("|")) + 1
        findings.add("F08", "cells", Span(line, 1, line, 1), limit=MAX_CELLS)
        return True
    return False


def _has_too_long(raw: list[Raw], findings: Findings) -> bool:
    """Whether a paragraph, a heading or a row of a table is longer than anybody writes."""
    for block in raw:
        if isinstance(block, RawParagraph | RawNote):
            lengths = [(block.lines[0], sum(len(line.text) for line in block.lines))]
        elif isinstance(block, RawHeading):
            lengths = [(block.line, len(block.text))]
        elif isinstance(block, RawPicture):
            lengths = [(block.line, len(block.line.text))]
        else:
            lengths = [(line, len(line.text)) for line in block.lines]
        for line, length in lengths:
            if length > MAX_LENGTH:
                start = Span(line.number, line.column, line.number, line.column)
                findings.add("F08", "paragraph", start, limit=MAX_LENGTH)
                return True
    return False


class _Open:
    """A chapter, clause or subclause that is still growing."""

    def __init__(self, label: str, span: Span, title: Paragraph | None = None, mark: str = "", level: int = 0) -> None:
        self.label = label
        self.span = span
        self.title = title
        self.mark = mark
        self.level = level
        self.blocks: list[Block] = []

    def announces(self, part: Paragraph | Table | Picture) -> bool:
        """Whether its last text ends with a colon, or a list or a run of new wordings goes on with `part`."""
        last = self.blocks[-1] if self.blocks else None
        if not isinstance(last, Paragraph):
            return False
        listed = isinstance(part, Paragraph) and is_item(part.text) and is_item(last.text)
        return listed or last.text.endswith(":") or (len(self.blocks) > 1 and last.text.endswith(";"))


class _Builder:
    """Nests raw blocks: chapters hold clauses, clauses hold subclauses and parts."""

    def __init__(self, raw: list[Raw], findings: Findings) -> None:
        self.notes = Notes(raw, findings)
        self.raw = self.notes.blocks
        self.findings = findings
        self.title: Paragraph | None = None
        self.blocks: list[Block] = []
        self.chapters: list[_Open] = []
        self.clause: _Open | None = None
        self.subclause: _Open | None = None
        self.marks: dict[str, Span] = {}
        self.clauses = 0
        self.inside, unclosed = quoted(self.raw)
        for index in unclosed:
            block = self.raw[index]
            if isinstance(block, RawParagraph):
                first = block.lines[0]
                findings.add("F19", "quotation", Span(first.number, first.column, first.number, first.column + 1))

    def build(self) -> tuple[Paragraph | None, tuple[Block, ...]]:
        for index, block in enumerate(self.raw):
            if isinstance(block, RawHeading):
                self._heading(block)
            elif isinstance(block, RawTable):
                self._part(self.notes.table(read_table(block, self.findings)))
            elif isinstance(block, RawPicture):
                self._picture(block)
            elif block.label is None or index in self.inside:
                self._paragraph(self.notes.whole(block), index in self.inside)
            elif block.label.mark is Mark.CLAUSE:
                self._clause(block, block.label.text)
            else:
                self._subclause(block, block.label.text)
        self._close_chapters(0)
        if self.title is None:
            self.findings.add("F20", "none")
        return self.title, tuple(self.blocks)

    def _heading(self, raw: RawHeading) -> None:
        if not raw.text:
            self.findings.add("F21", "empty", raw.line.span)
        if raw.level == 1 and self.title is None:
            self._title(raw)
            return
        if raw.level == 1:
            first = self.title.span if self.title else START
            note = Note(Location(self.findings.path, first), "first")
            self.findings.add("F20", "second", raw.line.span, notes=(note,))
        elif raw.level > 3:
            self.findings.add("F21", "level", raw.line.span, level=raw.level)
        level = min(max(raw.level, 2), 3)
        text, mark = self._mark(raw)
        label, rest = chapter_label(text)
        number, column = raw.line.number, raw.column
        title = self.notes.refuse(_line(text[rest:], number, column + rest))
        self._close_chapters(level)
        self.chapters.append(_Open(label, raw.line.span, title, mark, level))

    def _title(self, raw: RawHeading) -> None:
        if self.chapters or self.blocks or self.clause or self.subclause:
            self.findings.add("F20", "late", raw.line.span)
        self._close_chapters(0)
        self.title = self.notes.refuse(_line(raw.text, raw.line.number, raw.column))

    def _mark(self, raw: RawHeading) -> tuple[str, str]:
        """The text of a heading without its mark, and the mark."""
        match = _MARK.search(raw.text)
        if match is None:
            if wrong := _BRACES.search(raw.text):
                column = raw.column + wrong.start()
                span = Span(raw.line.number, column, raw.line.number, column + len(wrong[0]))
                self.findings.add("F24", "malformed", span, mark=wrong[0])
            return raw.text, ""
        column = raw.column + raw.text.rindex("{")
        span = Span(raw.line.number, column, raw.line.number, raw.column + len(raw.text))
        if match[1] in self.marks:
            note = Note(Location(self.findings.path, self.marks[match[1]]), "first")
            self.findings.add("F24", "duplicate", span, notes=(note,), mark=match[1])
        self.marks.setdefault(match[1], span)
        return raw.text[: match.start()], match[1]

    def _clause(self, raw: RawParagraph, label: str) -> None:
        self._close_clause()
        self.clauses += 1
        self.clause = _Open(label, _label_span(raw, label))
        body = self.notes.marked(raw.body())
        if body.text:
            self.clause.blocks.append(body)

    def _subclause(self, raw: RawParagraph, label: str) -> None:
        self._close_subclause()
        self.subclause = _Open(label, _label_span(raw, label))
        body = self.notes.marked(raw.body())
        if body.text:
            self.subclause.blocks.append(body)

    def _paragraph(self, paragraph: Paragraph, in_quotation: bool) -> None:
        if not in_quotation and not self.clauses and self.clause is None and self.subclause is None:
            start = formula_at(paragraph.text)
            if start is not None:
                self._resolve(paragraph, start)
                return
        if not in_quotation and is_chapter_like(paragraph.text):
            self.findings.add("F19", "chapter", paragraph.span)
        self._part(paragraph, in_quotation)

    def _resolve(self, paragraph: Paragraph, start: int) -> None:
        """Split the resolving words off the end of a preamble."""
        before = paragraph.text[:start].rstrip(" \u00a0")
        if before:
            end = paragraph.at(len(before) - 1)
            span = Span(paragraph.span.line, paragraph.span.column, end.end_line, end.end_column)
            places = tuple(place for place in paragraph.places if place[0] < len(before))
            notes = tuple(note for note in paragraph.notes if note.offset <= len(before))
            self._part(Paragraph(before, span, places, notes))
        first = paragraph.at(start)
        span = Span(first.line, first.column, paragraph.span.end_line, paragraph.span.end_column)
        self._container().append(Formula(paragraph.text[start:], span))
        for note in paragraph.notes:
            if note.offset > start:
                self.findings.add("F29", "place", paragraph.at(note.offset - 1), mark=f"[^{note.label}]")
                self._part(note.text)

    def _picture(self, raw: RawPicture) -> None:
        picture = read_picture_line(raw, self.findings)
        if isinstance(picture, Picture):
            self.notes.refuse(picture.alt)
        self._part(picture)

    def _part(self, part: Paragraph | Table | Picture, in_quotation: bool = False) -> None:
        """A paragraph or table without a number: of the subclause that announces it, else of the clause."""
        if self.subclause is not None and (self.subclause.announces(part) or self._continues_quotation(in_quotation)):
            self.subclause.blocks.append(part)
            return
        self._close_subclause()
        (self.clause.blocks if self.clause is not None else self._container()).append(part)

    def _continues_quotation(self, in_quotation: bool) -> bool:
        return in_quotation and self.subclause is not None and len(self.subclause.blocks) > 1

    def _container(self) -> list[Block]:
        return self.chapters[-1].blocks if self.chapters else self.blocks

    def _close_subclause(self) -> None:
        if self.subclause is not None:
            done = self.subclause
            parts = tuple(block for block in done.blocks if isinstance(block, Paragraph | Table | Picture))
            subclause = Subclause(done.label, parts, done.span)
            (self.clause.blocks if self.clause is not None else self._container()).append(subclause)
        self.subclause = None

    def _close_clause(self) -> None:
        self._close_subclause()
        if self.clause is not None:
            done = self.clause
            parts = tuple(block for block in done.blocks if isinstance(block, Paragraph | Subclause | Table | Picture))
            self._container().append(Clause(done.label, parts, done.span))
        self.clause = None

    def _close_chapters(self, level: int) -> None:
        """Close open chapters of this level and deeper."""
        self._close_clause()
        while self.chapters and self.chapters[-1].level >= level:
            done = self.chapters.pop()
            title = done.title or Paragraph("", done.span)
            chapter = Chapter(title, tuple(done.blocks), done.label, done.mark, done.level, done.span)
            self._container().append(chapter)


def _line(text: str, line: int, column: int) -> Paragraph:
    places = ((0, line, column),) if text else ()
    return Paragraph(text, Span(line, column, line, column + len(text)), places)


def _label_span(raw: RawParagraph, label: str) -> Span:
    first = raw.lines[0]
    return Span(first.number, first.column, first.number, first.column + len(label))
