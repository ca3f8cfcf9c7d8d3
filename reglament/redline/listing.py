"""A composed paper as one list of what is printed, in reading order: requisites, blocks, footnotes, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reglament.model.tree import Align, Paragraph, Table
from reglament.redline.matching import Item
from reglament.render.align import Piece, PieceKind, flatten
from reglament.render.paper import AnnexPaper, Letterhead, Paper, PaperBlock, Signature
from reglament.render.typography import plain

Cells = tuple[str, ...]


class Kind(StrEnum):
    """What is printed; the kinds of blocks are those of `PieceKind`."""

    DRAFT = "draft"
    LETTERHEAD = "letterhead"
    STAMP = "stamp"
    REFERENCE = "reference"
    """A line that registers a letter."""
    ADDRESSEE = "addressee"
    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    NAME = "name"
    """The name of the kind of paper."""
    TITLE = "title"
    CHAPTER = "chapter"
    CLAUSE = "clause"
    PART = "part"
    SUBCLAUSE = "subclause"
    SUBPART = "subpart"
    PARAGRAPH = "paragraph"
    FORMULA = "formula"
    TABLE = "table"
    FACTS = "facts"
    PICTURE = "picture"
    FOOTNOTE = "footnote"
    SIGNATURE = "signature"
    VISAS = "visas"
    """The words above the visas."""
    VISA = "visa"
    EXECUTOR = "executor"
    MARK = "mark"
    """A small line at the very foot."""


LONE = frozenset({Kind.DRAFT, Kind.LETTERHEAD, Kind.DATE, Kind.NUMBER, Kind.PLACE, Kind.NAME, Kind.TITLE, Kind.VISAS,
                  Kind.EXECUTOR})  # fmt: skip
"""What a paper has once."""
REQUISITES = LONE | {Kind.STAMP, Kind.REFERENCE, Kind.ADDRESSEE, Kind.SIGNATURE, Kind.VISA, Kind.MARK}
"""What is not text of the paper."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing that is printed: a text with its literal number, or rows of cells.

    `head` says that the first row is the head of a table, `level` is the depth of a heading, `aligns` are those of the
    columns, `stamp` is the digest of a picture.
    """

    kind: Kind
    label: str = ""
    text: str = ""
    rows: tuple[Cells, ...] = ()
    head: bool = False
    level: int = 0
    aligns: tuple[Align, ...] = ()
    stamp: str = ""

    @property
    def line(self) -> str:
        """The number and the text as they are printed."""
        return " ".join(part for part in (self.label, self.text) if part)

    @property
    def item(self) -> Item:
        """The same for matching."""
        text = "\n".join("\t".join(row) for row in self.rows) if self.rows else self.text
        shape = len(self.rows[0]) if self.rows else 0
        return Item(self.kind.value, self.label, text, self.stamp, self.kind in LONE, shape)


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself, or one of its annexes."""

    annex: AnnexPaper | None
    listed: tuple[Listed, ...]


def parts(paper: Paper) -> tuple[Part, ...]:
    """The paper, then its annexes; every space and hyphen an ordinary one."""
    return (
        Part(None, _clean(_main(paper))),
        *(Part(annex, _clean(_annex(annex))) for annex in paper.annexes),
    )


def _clean(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    return tuple(one for one in listed if one.line or one.stamp or any(map(any, one.rows)))


def _main(paper: Paper) -> Iterator[Listed]:
    yield _text(Kind.DRAFT, paper.draft)
    if paper.letterhead is not None:
        yield Listed(Kind.LETTERHEAD, rows=_letterhead(paper.letterhead))
    for stamp in paper.stamps:
        yield _text(Kind.STAMP, "\n".join(stamp.lines))
    if paper.address is not None:
        yield from (_text(Kind.REFERENCE, line) for line in paper.address.reference)
        yield from (_text(Kind.ADDRESSEE, "\n".join(lines)) for lines in paper.address.to)
    yield _text(Kind.DATE, paper.date)
    yield _text(Kind.NUMBER, paper.number)
    yield _text(Kind.PLACE, paper.place)
    yield _text(Kind.NAME, paper.kind_title)
    yield _text(Kind.TITLE, paper.title)
    yield from _blocks(paper.intro)
    yield from _blocks(paper.blocks)
    yield from (_signature(Kind.SIGNATURE, one) for one in paper.signatures)
    if paper.visas:
        yield _text(Kind.VISAS, paper.visa_label)
    yield from (_signature(Kind.VISA, one) for one in paper.visas)
    yield _text(Kind.EXECUTOR, paper.executor)
    yield from (_text(Kind.MARK, line) for line in paper.marks)


def _annex(annex: AnnexPaper) -> Iterator[Listed]:
    yield _text(Kind.STAMP, "\n".join(annex.stamp.lines))
    yield _text(Kind.TITLE, annex.title)
    yield from _blocks(annex.blocks)


def _text(kind: Kind, text: str) -> Listed:
    return Listed(kind, text=plain(text))


def _letterhead(head: Letterhead) -> tuple[Cells, ...]:
    addresses = ("\n".join(head.address_kk), "\n".join(head.address_ru))
    rows = ((head.body_kk, head.body_ru), addresses, (head.kind_kk, head.kind_ru))
    return tuple((plain(kk), plain(ru)) for kk, ru in rows if kk or ru)


def _signature(kind: Kind, one: Signature) -> Listed:
    return Listed(kind, rows=((plain(one.position), plain(one.note), plain(one.name)),))


def _blocks(blocks: Iterable[PaperBlock]) -> Iterator[Listed]:
    for piece in flatten(blocks):
        yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[Listed]:
    kind = Kind(piece.kind.value)
    notes: list[Paragraph] = [piece.text] if piece.text is not None else []
    if piece.table is not None:
        table = piece.table
        rows = tuple(tuple(_marked(cell) for cell in row) for row in _rows(table))
        yield Listed(kind, rows=rows, head=bool(table.head), aligns=table.aligns)
        notes = [cell for row in _rows(table) for cell in row]
    elif piece.facts is not None:
        facts = ((plain(f"{label}:"), plain("\n".join(values))) for label, values in piece.facts.rows)
        yield Listed(kind, rows=tuple(facts))
    elif piece.picture is not None:
        yield Listed(kind, text=plain(piece.picture.alt.text), stamp=piece.picture.digest or piece.picture.path)
    else:
        text = _marked(piece.text) if piece.text is not None else ""
        label, text = ("", f"{piece.label} {text}".strip()) if piece.kind is PieceKind.CHAPTER else (piece.label, text)
        yield Listed(kind, plain(label), text, level=piece.level)
    for paragraph in notes:
        for note in paragraph.notes:
            yield Listed(Kind.FOOTNOTE, f"[{plain(note.label)}]", plain(note.text.text))


def _rows(table: Table) -> tuple[tuple[Paragraph, ...], ...]:
    return (table.head, *table.rows) if table.head else table.rows


def _marked(paragraph: Paragraph) -> str:
    """The text with the marks of its footnotes in brackets."""
    text = paragraph.text
    for note in sorted(paragraph.notes, key=lambda one: one.offset, reverse=True):
        text = f"{text[: note.offset]}[{note.label}]{text[note.offset :]}"
    return plain(text)
