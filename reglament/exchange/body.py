"""The text of a DOCX as lines and tables in order."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.exchange.markup import Element, W, local, number, on, value
from reglament.exchange.numbering import Numbering
from reglament.exchange.pieces import Cell, Grid, Item, Line, Look, Turn
from reglament.exchange.refusal import Refused
from reglament.exchange.remarks import Sort
from reglament.exchange.runs import Context, Runs
from reglament.exchange.words import msgid

MAX_LINES = 30_000
MAX_CELLS = 60_000
MAX_COLUMNS = 64
MAX_LETTERS = 4_000_000

_WRAPPERS = frozenset({"sdtContent", "customXml", "smartTag"})
_SIDES = ("top", "left", "start", "bottom", "insideH")
_INVISIBLE = frozenset({"", "none", "nil"})


class Body:
    """Reads blocks one after another; numbers of lists count on in the order of reading.

    Raises Refused when there are more lines, cells or letters than a paper has.
    """

    def __init__(self, context: Context, numbering: Numbering) -> None:
        self._context = context
        self._numbering = numbering
        self._journal = context.journal
        self._number = self._cells = self._letters = 0

    def items(self, parent: Element) -> Iterator[Item]:
        """Everything below the body, a cell or a text box."""
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name == "sdt":
                content = child.find(W + "sdtContent")
                if child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") is not None and _is_contents(child):
                    self._tell(Sort.LEFT_OUT, msgid("A table of contents is left out: a word processor made it."))
                    self._number += sum(1 for _ in child.iter(W + "p"))
                elif content is not None:
                    yield from self.items(content)
            elif name in _WRAPPERS:
                yield from self.items(child)
            elif name == "sectPr":
                yield Turn(_is_landscape(child))
            elif name == "altChunk":
                raise Refused(
                    msgid("{file} holds {what}. Remove them in Word and save the paper as a plain .docx."),
                    file=self._journal.file,
                    what=msgid("another document merged in when it is opened"),
                )

    def _paragraph(self, element: Element) -> Iterator[Item]:
        self._number += 1
        here = self._number
        properties = element.find(W + "pPr")
        styles = self._context.styles
        style = styles.of(properties)
        runs = Runs(self._context, style, here)
        runs.walk(element)
        self._count(runs)
        text = runs.text.strip(" \t\n\u00a0")
        label = "" if runs.hidden and not text else self._label(properties, style, text, here)
        if text or label or runs.drawings:
            lead = len(runs.text) - len(runs.text.lstrip(" \t\n\u00a0"))
            look = Look(
                style=styles.name(style),
                outline=styles.heading(properties, style),
                align=styles.align(properties, style),
                bold=runs.letters > 0 and runs.bold >= runs.letters,
            )
            notes = tuple(type(note)(max(note.offset - lead, 0), note.label, note.text) for note in runs.notes)
            yield Line(text, label, look, here, notes, tuple(runs.drawings))
        for box in runs.boxes:
            self._tell(Sort.CHANGED, msgid("A text box: its text stands after the paragraph that held it."))
            yield from (item for item in self.items(box) if not isinstance(item, Turn))
        section = properties.find(W + "sectPr") if properties is not None else None
        if section is not None:
            yield Turn(_is_landscape(section))

    def _label(self, properties: Element | None, style: str, text: str, here: int) -> str:
        place = self._numbering.place(properties, style)
        if place is None:
            return ""
        label = self._numbering.label(place)
        if label.odd:
            self._journal.add(
                Sort.UNCLEAR,
                msgid("The number {label} is of a format that is not known ({name}); it is written in digits."),
                here,
                text,
                label=label.text,
                name=label.odd,
            )
        return label.text

    def _count(self, runs: Runs) -> None:
        self._letters += runs.length
        if self._number > MAX_LINES or self._letters > MAX_LETTERS:
            raise self._too_large()
        if runs.hidden and (words := "".join(runs.hidden).strip()):
            kept = self._context.keep_hidden
            message = msgid("Hidden text is kept: {text}") if kept else msgid("Hidden text is left out: {text}")
            sort = Sort.CHANGED if kept else Sort.LEFT_OUT
            self._journal.add(sort, message, self._number, runs.text, text=words[:300])
        if runs.emphasised and runs.bold < runs.letters:
            self._journal.count(
                Sort.CHANGED, msgid("Bold, italic or underlined words are set plain (pieces of text: {count})."), 1
            )

    def _table(self, element: Element) -> Iterator[Item]:
        here = self._number + 1
        rows: list[list[Cell]] = []
        heads = merged = 0
        for row in _below(element, "tr"):
            cells, joined = self._row(row)
            rows.append(cells)
            merged += joined
            heads += len(rows) == heads + 1 and on(row.find(f"{W}trPr/{W}tblHeader"))
        width = max((len(row) for row in rows), default=0)
        if width:
            empty = Cell((), covered=True)
            even = tuple((*row, *(empty,) * (width - len(row))) for row in rows)
            grid = Grid(even, heads, self._is_ruled(element), here)
            if merged and grid.ruled:
                self._journal.add(
                    Sort.CHANGED,
                    msgid("Joined cells of a table are parted: the text stays in the first (cells: {count})."),
                    here,
                    grid.words,
                    count=merged,
                )
            yield grid

    def _row(self, row: Element) -> tuple[list[Cell], int]:
        """The cells of a row, how many are joined to others."""
        cells: list[Cell] = []
        joined = 0
        covered = Cell((), covered=True)
        before = number(row.find(f"{W}trPr/{W}gridBefore"))
        cells += [covered] * min(max(before, 0), MAX_COLUMNS)
        for cell in _below(row, "tc"):
            properties = cell.find(W + "tcPr")
            span = number(properties.find(W + "gridSpan"), default=1) if properties is not None else 1
            merge = properties.find(W + "vMerge") if properties is not None else None
            blocks = tuple(item for item in self.items(cell) if not isinstance(item, Turn))
            continued = merge is not None and value(merge, default="continue") == "continue"
            cells.append(Cell(blocks, covered=continued and not blocks))
            extra = min(max(span, 1), MAX_COLUMNS) - 1
            cells += [covered] * extra
            joined += extra + continued
        self._cells += len(cells)
        if self._cells > MAX_CELLS or len(cells) > MAX_COLUMNS * 2:
            raise self._too_large()
        return cells, joined

    def _is_ruled(self, element: Element) -> bool:
        """Whether lines are drawn around the cells: a table of data rather than of a layout."""
        properties = element.find(W + "tblPr")
        own = properties.find(W + "tblBorders") if properties is not None else None
        if own is None and properties is not None:
            style = value(properties.find(W + "tblStyle"))
            own = self._context.styles.inherited(style, f"{W}tblPr/{W}tblBorders")
        if own is not None and any(value(own.find(W + side)) not in _INVISIBLE for side in _SIDES):
            return True
        cells = element.findall(f"{W}tr/{W}tc")
        drawn = sum(
            any(value(cell.find(f"{W}tcPr/{W}tcBorders/{W}{side}")) not in _INVISIBLE for side in ("left", "start"))
            for cell in cells
        )
        return bool(cells) and drawn * 2 > len(cells)

    def _tell(self, sort: Sort, message: str, words: str = "") -> None:
        self._journal.add(sort, message, self._number, words)

    def _too_large(self) -> Refused:
        return Refused(msgid("{file} is larger than a paper can be."), file=self._journal.file)


def _below(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in element:
        if local(child) == name:
            yield child
        elif local(child) == "sdt":
            content = child.find(W + "sdtContent")
            yield from _below(content, name) if content is not None else ()
        elif local(child) == "customXml":
            yield from _below(child, name)


def _is_contents(control: Element) -> bool:
    return "contents" in value(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")).lower()


def _is_landscape(section: Element) -> bool:
    size = section.find(W + "pgSz")
    return value(size, "orient") == "landscape"
