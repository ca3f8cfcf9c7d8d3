"""Footnotes: marks `word[^1]` in the text and notes `[^1]: …` in paragraphs of their own.

Labels are literal. What is no mark of a footnote, or has none, stays in the text letter by letter, after a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reglament.diagnostics import Location, Note, Span
from reglament.loading.findings import Findings
from reglament.loading.lines import Body, Raw, RawHeading, RawNote, RawParagraph, RawPicture, join
from reglament.model.tree import Footnote, Paragraph, Table

_LABEL = re.compile(r"[0-9]{1,3}|\*{1,5}")
_MARK = re.compile(r"\[\^(?:([^\[\]]*)\])?")
_SPACES = " \u00a0"
_WRITTEN = 40
"""Letters of an odd mark that a finding shows."""


class Notes:
    """The footnotes of one file. `blocks` is the text without those that have a mark: they go where the mark stands."""

    def __init__(self, raw: Sequence[Raw], findings: Findings) -> None:
        self._findings = findings
        self._asked = frozenset(_labels(raw))
        self._notes: dict[str, Paragraph] = {}
        self._marks: dict[str, Span] = {}
        self._literal: set[int] = set()
        """First lines of the footnotes that stay paragraphs."""
        self.blocks: list[Body] = []
        for block in raw:
            self.blocks += [block] if not isinstance(block, RawNote) else self._noted(block)

    def _noted(self, raw: RawNote) -> list[Body]:
        """Keep a footnote that a mark asks for; any other stays a paragraph."""
        first = raw.lines[0]
        span = Span(first.number, first.column, first.number, first.column + raw.rest)
        label = raw.label
        if _LABEL.fullmatch(label) is None:
            self._findings.add("F29", "label", span, mark=f"[^{label}]"[:_WRITTEN])
        elif label in self._notes:
            before = Note(Location(self._findings.path, self._notes[label].span), "first")
            self._findings.add("F29", "second_note", span, notes=(before,), label=label)
        elif label not in self._asked:
            self._findings.add("F29", "no_mark", span, label=label)
        else:
            text = join(raw.lines, raw.rest)
            if not text.text.strip(_SPACES):
                self._findings.add("F29", "empty", span, label=label)
            self.refuse(text)
            self._notes[label] = text
            return []
        self._literal.add(first.number)
        return [RawParagraph(raw.lines, None)]

    def whole(self, raw: RawParagraph) -> Paragraph:
        """A whole paragraph with its marks read."""
        text = raw.whole()
        return text if raw.lines[0].number in self._literal else self.marked(text)

    def marked(self, paragraph: Paragraph) -> Paragraph:
        """The paragraph with its marks taken out of the text, each with the footnote that it points to."""
        if "[^" not in paragraph.text:
            return paragraph
        found = [(match, note) for match in _MARK.finditer(paragraph.text) if (note := self._note(paragraph, match))]
        return _without(paragraph, found) if found else paragraph

    def table(self, table: Table) -> Table:
        """The table with the marks in its cells read."""
        rows = tuple(tuple(self.marked(cell) for cell in row) for row in table.rows)
        return replace(table, head=tuple(self.marked(cell) for cell in table.head), rows=rows)

    def refuse(self, paragraph: Paragraph) -> Paragraph:
        """The same paragraph, in which no footnote may be: a heading, a footnote, the words of a picture."""
        for match in _MARK.finditer(paragraph.text):
            self._findings.add("F29", "place", paragraph.at(match.start(), len(match[0])), mark=match[0][:_WRITTEN])
        return paragraph

    def _note(self, paragraph: Paragraph, match: re.Match[str]) -> Paragraph | None:
        """The footnote of a mark; None after a finding."""
        span = paragraph.at(match.start(), len(match[0]))
        label = match[1] or ""
        if _LABEL.fullmatch(label) is None:
            self._findings.add("F29", "label", span, mark=match[0][:_WRITTEN])
            return None
        if label in self._marks:
            before = Note(Location(self._findings.path, self._marks[label]), "first")
            self._findings.add("F29", "second_mark", span, notes=(before,), label=label)
            return None
        self._marks[label] = span
        if label not in self._notes:
            self._findings.add("F29", "no_note", span, label=label)
        return self._notes.get(label)


def _labels(raw: Sequence[Raw]) -> Iterator[str]:
    """The labels of all marks outside headings and footnotes."""
    for block in raw:
        if not isinstance(block, RawHeading | RawNote | RawPicture):
            for line in block.lines:
                yield from (match[1] or "" for match in _MARK.finditer(line.text))


def _without(paragraph: Paragraph, found: Sequence[tuple[re.Match[str], Paragraph]]) -> Paragraph:
    """The paragraph without its marks and the spaces before them."""
    text, start = "", 0
    places: list[tuple[int, int, int]] = []
    notes: list[Footnote] = []
    for match, note in found:
        end = len(paragraph.text[: match.start()].rstrip(_SPACES))
        text = _copied(paragraph, start, max(end, start), text, places)
        notes.append(Footnote(len(text), match[1], note))
        start = match.end()
        if not text:
            start += len(paragraph.text[start:]) - len(paragraph.text[start:].lstrip(_SPACES))
    text = _copied(paragraph, start, len(paragraph.text), text, places)
    return Paragraph(text, paragraph.span, tuple(places), tuple(notes))


def _copied(paragraph: Paragraph, start: int, end: int, text: str, places: list[tuple[int, int, int]]) -> str:
    """`text` and a stretch of the paragraph, whose places are noted."""
    if start < end:
        shift = len(text) - start
        first = paragraph.at(start)
        places.append((len(text), first.line, first.column))
        places += ((at + shift, line, column) for at, line, column in paragraph.places if start < at < end)
    return text + paragraph.text[start:end]
