"""Markdown line by line: headings, tables, pictures, footnotes and paragraphs before they are put into a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reglament.diagnostics import Span
from reglament.loading.findings import Findings
from reglament.loading.labels import Label, Wrap, ends_part, is_dotted, is_item, label_of, wrap
from reglament.model.tree import Paragraph

_INDENT = " \u00a0"
_HEADING = re.compile(r"(#{1,6})(?:([ \u00a0]+)(.*)|([^#].*)|)$")
_DELIMITER = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
_QUOTED_LABEL = re.compile(r"[«\"“„][0-9]{1,3}(?:-[0-9]{1,3})*[.)][ \u00a0]")
_NOTE = re.compile(r"\[\^([^\[\]]*)\]:[ \u00a0]*")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(([^()]*)\)")
_MARKS = re.compile(r"(?:[ \u00a0]*\[\^[^\[\]\s]{1,5}\])+$")
_TOO_LONG_TO_WRAP = 130
"""Editors that break lines break them before this."""

_HYPHENS = "-\u2010\u2011\u2013"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its indentation and trailing spaces; line and column count from 1."""

    text: str
    number: int
    column: int

    @property
    def span(self) -> Span:
        """All of it."""
        return Span(self.number, self.column, self.number, self.column + len(self.text))


@dataclass(frozen=True, slots=True)
class RawHeading:
    """A `#` line."""

    level: int
    text: str
    column: int
    line: Line


@dataclass(frozen=True, slots=True)
class RawTable:
    """Lines of a pipe table."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """Lines that make one paragraph; its label when the first of them begins with one."""

    lines: tuple[Line, ...]
    label: Label | None

    def body(self) -> Paragraph:
        """The text after the label."""
        return join(self.lines, self.label.rest if self.label else 0)

    def whole(self) -> Paragraph:
        """The text with the label in it."""
        return join(self.lines)

    @property
    def text(self) -> str:
        """The words of the whole paragraph."""
        return self.whole().text


@dataclass(frozen=True, slots=True)
class RawNote:
    """Lines of a footnote: the label of its mark, and where in the first line its text begins."""

    lines: tuple[Line, ...]
    label: str
    rest: int


@dataclass(frozen=True, slots=True)
class RawPicture:
    """A line `![What it shows](scheme.png)`: the words and the name of the file, each with its column."""

    line: Line
    alt: str
    alt_column: int
    name: str
    name_column: int


Body = RawHeading | RawTable | RawParagraph | RawPicture
"""What stands where it is written; a footnote goes where its mark is."""
Raw = Body | RawNote


def join(lines: tuple[Line, ...], offset: int = 0) -> Paragraph:
    """One paragraph of lines, the first from `offset` on.

    Lines are joined by a space; after the hyphen of a compound (`социально-`) by nothing.
    """
    pieces: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = 0
    for index, line in enumerate(lines):
        skip = offset if index == 0 else 0
        piece = line.text[skip:]
        if not piece:
            continue
        if pieces and not _is_compound(pieces[-1], piece):
            pieces.append(" ")
            length += 1
        places.append((length, line.number, line.column + skip))
        pieces.append(piece)
        length += len(piece)
    first, last = lines[0], lines[-1]
    start = places[0][1:] if places else (first.number, first.column + min(offset, len(first.text)))
    return Paragraph("".join(pieces), Span(*start, last.number, last.column + len(last.text)), tuple(places))


def bare(line: str) -> str:
    """The line without the marks of footnotes at its end."""
    return _MARKS.sub("", line)


def _is_compound(left: str, right: str) -> bool:
    return left[-1] in _HYPHENS and left[-2:-1].isalnum() and right[0].isalnum()


def scan(text: str, findings: Findings) -> list[Raw]:
    """The headings, tables and paragraphs of a text in order."""
    return list(_Scanner(text, findings).run())


class _Scanner:
    def __init__(self, text: str, findings: Findings) -> None:
        self.findings = findings
        self.lines = [
            Line(stripped.rstrip(_INDENT), number, len(line) - len(stripped) + 1)
            for number, line in enumerate(text.split("\n"), 1)
            for stripped in (line.lstrip(_INDENT),)
        ]
        self.open: list[Line] = []
        self.label: Label | None = None
        self.note: re.Match[str] | None = None
        self.after_heading: Line | None = None
        self.after_table = False

    def run(self) -> Iterator[Raw]:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            index += 1
            after_table, self.after_table = self.after_table, False
            if not line.text:
                yield from self._flush()
                self.after_heading = None
            elif heading := self._heading(line):
                yield from self._flush()
                yield heading
                self.after_heading = line
            elif size := self._table_size(index - 1):
                yield from self._flush()
                yield RawTable(tuple(self.lines[index - 1 : index - 1 + size]))
                index += size - 1
                self.after_table = True
            elif picture := _picture(line):
                yield from self._flush()
                yield picture
                self.after_heading = None
            elif note := _NOTE.match(line.text):
                yield from self._flush()
                self.open, self.note = [line], note
                self.after_heading = None
            else:
                if after_table and label_of(line.text) is None:
                    self.findings.add("F19", "under_table", line.span)
                yield from self._text(line)
                self.after_heading = None
        yield from self._flush()

    def _flush(self) -> Iterator[RawParagraph | RawNote]:
        if self.note is not None:
            yield RawNote(tuple(self.open), self.note[1], self.note.end())
        elif self.open:
            yield RawParagraph(tuple(self.open), self.label)
        self.open, self.label, self.note = [], None, None

    def _heading(self, line: Line) -> RawHeading | None:
        match = _HEADING.match(line.text)
        if match is None:
            return None
        start = match.start(3) if match[3] is not None else match.end(1)
        if match[4] is not None:
            self.findings.add("F21", "no_space", line.span)
            start = match.start(4)
        return RawHeading(len(match[1]), line.text[start:], line.column + start, line)

    def _table_size(self, index: int) -> int:
        """How many lines from `index` on are a table; 0 when none begins there."""
        first = self.lines[index].text
        if not first.startswith("|"):
            below = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
            if "|" not in first or "|" not in below or not is_delimiter(below):
                return 0
        piped = first.startswith("|")
        end = index + 1
        while end < len(self.lines) and (
            self.lines[end].text.startswith("|") or (not piped and "|" in self.lines[end].text)
        ):
            end += 1
        return end - index

    def _text(self, line: Line) -> Iterator[RawParagraph | RawNote]:
        label = label_of(line.text)
        if self.open and not self._begins(line, label):
            self._check_joined(line)
            self.open.append(line)
            return
        yield from self._flush()
        self.open, self.label = [line], label
        if label is not None and label.tight:
            self.findings.add("F19", "tight", self._label_span(line, label), label=label.text)
        elif label is None and is_dotted(line.text):
            number = line.text.split()[0]
            self.findings.add("F19", "dotted", Span(*line.span[:3], line.column + len(number)), label=number)
        elif label is None and self.after_heading is not None and (self._under_title() or line.text[0].islower()):
            self.findings.add("F19", "heading_wrap", line.span)

    def _begins(self, line: Line, label: Label | None) -> bool:
        """Whether a line right under a line of text begins a paragraph of its own."""
        above = bare(self.open[-1].text)
        if label is None:
            quoted = bool(_QUOTED_LABEL.match(line.text)) and above.endswith(":")
            return quoted or (is_item(line.text) and ends_part(above))
        decision = wrap(above, line.text, label)
        if label.tight and decision is not Wrap.LABEL:
            return False
        if decision is Wrap.DOUBTFUL_LABEL:
            self.findings.add("F19", "as_label", self._label_span(line, label), label=label.text)
        elif decision is Wrap.DOUBTFUL_TEXT:
            self.findings.add("F19", "as_text", self._label_span(line, label), label=label.text)
        return decision in {Wrap.LABEL, Wrap.DOUBTFUL_LABEL}

    def _check_joined(self, line: Line) -> None:
        """A line that ends an item, or a sentence that was hardly wrapped there: a paragraph may be meant to begin."""
        above = bare(self.open[-1].text)
        upper = line.text[0].isupper()
        sentence = upper and (above.endswith(":") or (len(above) > _TOO_LONG_TO_WRAP and ends_part(above)))
        if sentence or above.endswith(";"):
            self.findings.add("F19", "joined", Span(*line.span[:3], line.column + 1))

    def _under_title(self) -> bool:
        """Whether the line above is a `#` line: a title is often wrapped by mistake."""
        return self.after_heading is not None and not self.after_heading.text.startswith("##")

    @staticmethod
    def _label_span(line: Line, label: Label) -> Span:
        return Span(line.number, line.column, line.number, line.column + len(label.text))


def _picture(line: Line) -> RawPicture | None:
    match = _PICTURE.fullmatch(line.text)
    if match is None:
        return None
    return RawPicture(line, match[1], line.column + match.start(1), match[2], line.column + match.start(2))


def is_delimiter(text: str) -> bool:
    """Whether a line is the `|---|:-:|` line under the head of a table."""
    return _DELIMITER.match(text) is not None
