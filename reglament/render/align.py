"""Blocks laid out flat, and two languages of one text set row against row.

`flatten` gives the pieces of a text in reading order, one per paragraph, heading or table on the sheet. `align` puts
the pieces of two languages side by side: what carries the same number in the same place stands in one row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from reglament.model.tree import Chapter, Clause, Formula, Paragraph, Picture, Subclause, Table
from reglament.render.paper import Facts, PaperBlock

Key = tuple[str, ...]
"""Where a piece stands, in terms that do not depend on the language: `("chapter 2", "clause 5-1", "subclause 3")`."""


class PieceKind(StrEnum):
    """What a piece is on the sheet."""

    CHAPTER = "chapter"
    CLAUSE = "clause"
    """The number of a clause and the text after it."""
    PART = "part"
    """A further part of a clause."""
    SUBCLAUSE = "subclause"
    SUBPART = "subpart"
    """A further part of a subclause."""
    PARAGRAPH = "paragraph"
    FORMULA = "formula"
    TABLE = "table"
    FACTS = "facts"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading, table, picture or group of facts on the sheet: its literal label, what it consists of.

    `level` is the depth of a heading (2 or 3), 0 for everything else.
    """

    kind: PieceKind
    key: Key
    label: str = ""
    text: Paragraph | None = None
    table: Table | None = None
    facts: Facts | None = None
    picture: Picture | None = None
    level: int = 0

    @property
    def line(self) -> str:
        """The label and the text as one printed line; empty for a table."""
        body = self.text.text if self.text is not None else ""
        return " ".join(part for part in (self.label, body) if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a side-by-side version; a side is None where the other language says more."""

    left: Piece | None
    right: Piece | None

    @property
    def shared(self) -> Picture | None:
        """The one picture that both languages show, with the words of the left one; None when there is no such."""
        left = self.left.picture if self.left is not None else None
        right = self.right.picture if self.right is not None else None
        return left if left is not None and right is not None and left.digest == right.digest else None


def flatten(blocks: Iterable[PaperBlock]) -> tuple[Piece, ...]:
    """The pieces of a text in reading order."""
    return tuple(_pieces(blocks, ()))


def align(left: Iterable[PaperBlock], right: Iterable[PaperBlock]) -> tuple[Row, ...]:
    """The rows of a side-by-side version: every piece of both texts, each exactly once and in its own order.

    Pieces share a row when their keys are equal; a clause that only one language has stands in a row of its own, so
    that the reader sees the gap and everything after it is still level.
    """
    one, two = flatten(left), flatten(right)
    matcher = SequenceMatcher(None, [piece.key for piece in one], [piece.key for piece in two], autojunk=False)
    rows: list[Row] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag == "equal":
            rows += map(Row, one[start:end], two[other_start:other_end])
        else:
            rows += (Row(piece, None) for piece in one[start:end])
            rows += (Row(None, piece) for piece in two[other_start:other_end])
    return tuple(rows)


def _pieces(blocks: Iterable[PaperBlock], parent: Key) -> Iterator[Piece]:
    seen: dict[str, int] = {}
    for block in blocks:
        key = (*parent, _own_key(block, seen))
        match block:
            case Chapter():
                yield Piece(PieceKind.CHAPTER, key, block.label, block.title, level=block.level)
                yield from _pieces(block.blocks, key)
            case Clause():
                yield from _labelled(block, key, PieceKind.CLAUSE, PieceKind.PART)
            case Subclause():
                yield from _labelled(block, key, PieceKind.SUBCLAUSE, PieceKind.SUBPART)
            case Formula():
                yield Piece(PieceKind.FORMULA, key, text=Paragraph(block.text, block.span))
            case Table():
                yield Piece(PieceKind.TABLE, key, table=block)
            case Picture():
                yield Piece(PieceKind.PICTURE, key, picture=block)
            case Facts():
                yield Piece(PieceKind.FACTS, key, facts=block)
            case Paragraph():
                yield Piece(PieceKind.PARAGRAPH, key, text=block)


def _labelled(block: Clause | Subclause, key: Key, first: PieceKind, further: PieceKind) -> Iterator[Piece]:
    """The label with the text after it, then the rest; a label that no text follows stands alone."""
    rest: tuple[Paragraph | Subclause | Table | Picture, ...] = block.blocks
    text: Paragraph | None = None
    if rest and isinstance(rest[0], Paragraph):
        text, rest = rest[0], rest[1:]
    yield Piece(first, key, block.label, text)
    for piece in _pieces(rest, key):
        if piece.kind is PieceKind.PARAGRAPH:
            yield Piece(further, piece.key, text=piece.text)
        else:
            yield piece


def _own_key(block: PaperBlock, seen: dict[str, int]) -> str:
    """A name of the block among its siblings: its mark or number, else how many of its sort stood before it."""
    sort = type(block).__name__.lower()
    match block:
        case Chapter() if block.id:
            name = f"{sort} #{block.id}"
        case Chapter() if number := re.search(r"\d+(-\d+)?", block.label):
            name = f"{sort} {number[0]}"
        case Clause() | Subclause():
            name = f"{sort} {block.number}"
        case _:
            name = sort
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name} +{seen[name]}"
