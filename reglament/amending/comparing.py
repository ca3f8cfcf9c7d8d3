"""Two texts compared piece by piece: where the second first departs from the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from reglament.amending.operations import Place
from reglament.diagnostics import START, Location, Span
from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph, Picture, Subclause, Table, TextTree


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a text departs from what is expected: the words on both sides, empty where there are none."""

    place: Place
    expected: str
    found: str
    at: Location


@dataclass(frozen=True, slots=True)
class _Piece:
    place: Place
    text: str
    span: Span


def first_difference(expected: TextTree, found: TextTree) -> Difference | None:
    """The first piece of `found` that is not that of `expected`; breaks of lines and spaces do not count."""
    last = START
    for wanted, piece in zip_longest(_pieces(expected), _pieces(found)):
        if piece is not None:
            last = piece.span
        if wanted is None or piece is None or wanted.text != piece.text:
            place = wanted.place if wanted is not None else piece.place
            words = (wanted.text if wanted is not None else "", piece.text if piece is not None else "")
            return Difference(place, *words, found.locate(last))
    return None


def _pieces(tree: TextTree) -> Iterator[_Piece]:
    """The title, then every part with its label; a row of a table, a footnote, a picture is one piece each."""
    if tree.title is not None:
        yield _piece(Place(title=True), tree.title)
    yield from _inside(tree.blocks, Place())


def _inside(blocks: tuple[Block, ...], place: Place) -> Iterator[_Piece]:
    for block in blocks:
        if isinstance(block, Paragraph | Formula):
            yield _piece(place, block)
            yield from _notes(place, block)
        elif isinstance(block, Table):
            for row in filter(None, (block.head, *block.rows)):
                yield _Piece(place, " | ".join(_plain(cell.marked) for cell in row), row[0].span)
                yield from _notes(place, *row)
        elif isinstance(block, Picture):
            yield _Piece(place, _plain(f"![{block.alt.text}]({block.digest})"), block.span)
        elif isinstance(block, Chapter):
            yield _piece(place, block.title, block.label)
            yield from _inside(block.blocks, place)
        else:
            inner = Place(clause=block.number) if isinstance(block, Clause) else _within(place, block)
            first = block.blocks[0] if block.blocks else None
            own = isinstance(first, Paragraph)
            yield _Piece(
                inner, _plain(f"{block.label} {first.marked if isinstance(first, Paragraph) else ''}"), block.span
            )
            if isinstance(first, Paragraph):
                yield from _notes(inner, first)
            yield from _inside(block.blocks[1:] if own else block.blocks, inner)


def _within(place: Place, block: Subclause) -> Place:
    return Place(clause=place.clause, subclause=block.number)


def _piece(place: Place, text: Paragraph | Formula, label: str = "") -> _Piece:
    said = text.marked if isinstance(text, Paragraph) else text.text
    return _Piece(place, _plain(f"{label} {said}"), text.span)


def _notes(place: Place, *texts: Paragraph | Formula) -> Iterator[_Piece]:
    for text in texts:
        if isinstance(text, Paragraph):
            yield from (_piece(place, note.text, f"[^{note.label}]:") for note in text.notes)


def _plain(text: str) -> str:
    return " ".join(text.split())
