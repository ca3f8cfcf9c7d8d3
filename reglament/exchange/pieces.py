"""What a DOCX says, before anybody decides what it means: lines and tables in order, with literal labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reglament.exchange.refusal import Refusal
from reglament.exchange.remarks import Remark


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark stands after `offset` letters of its line."""

    offset: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of the text: its file's extension, its bytes, what it shows in words (may be empty)."""

    suffix: str
    data: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set, as far as it tells what the line is."""

    style: str = ""
    """The name of its style, in small letters."""
    outline: int = 0
    """Its level as a heading, from 1; 0 for running text."""
    align: str = ""
    """`center`, `right`, or empty."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its automatic label, its text (tabs as tabs, line breaks as line feeds), its place in the file."""

    text: str
    label: str = ""
    look: Look = Look()
    number: int = 0
    """Which paragraph of the file it is, counted from 1."""
    notes: tuple[Note, ...] = ()
    drawings: tuple[Drawing, ...] = ()

    @property
    def words(self) -> str:
        """The label and the text."""
        return f"{self.label} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `covered` when it only continues the one above or to the left."""

    blocks: tuple[Line | Grid, ...]
    covered: bool = False

    @property
    def lines(self) -> Iterator[Line]:
        """Its lines, those of tables inside it too."""
        return lines_of(self.blocks)

    @property
    def text(self) -> str:
        """All its lines in one."""
        return " ".join(line.words for line in self.lines if line.words)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, as many in each; how many rows repeat on every page; whether lines are drawn."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    ruled: bool = True
    number: int = 0
    """Which paragraph of the file it stands at."""

    @property
    def lines(self) -> Iterator[Line]:
        """Every line in it, row by row."""
        return (line for row in self.rows for cell in row for line in cell.lines)

    @property
    def words(self) -> str:
        """All its text."""
        return " ".join(line.words for line in self.lines if line.words)


@dataclass(frozen=True, slots=True)
class Turn:
    """The end of a section: whether its pages lie on their side."""

    landscape: bool


Item = Line | Grid | Turn


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that waits for a decision; `key` names it in the decisions."""

    key: str
    kind: str
    author: str
    date: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file: what it says, what was noticed on the way, its tracked changes."""

    name: str
    items: tuple[Item, ...]
    remarks: tuple[Remark, ...] = ()
    changes: tuple[Change, ...] = ()


Answer = Reading | Refusal
"""What reading a file gives."""


def lines_of(items: Iterable[Item]) -> Iterator[Line]:
    """Every line in reading order, those of tables included."""
    for item in items:
        if isinstance(item, Line):
            yield item
        elif isinstance(item, Grid):
            yield from item.lines
