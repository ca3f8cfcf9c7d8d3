"""A paper as plain data for the typst templates: what stands where, every text ready to be set.

Templates decide how it looks; nothing here is typst code, and no text of a drafter ever becomes any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from reglament.diagnostics import START, Span
from reglament.model.tree import Picture, Table
from reglament.render.align import Piece, PieceKind, Row, align, flatten
from reglament.render.columns import POINT, SIZES, common_size, stamp_part
from reglament.render.fact_rows import LONG_FACT, parted, stays_whole
from reglament.render.noted import pieces, runs
from reglament.render.paper import (
    Address,
    AnnexPaper,
    Facts,
    Letterhead,
    Paper,
    PaperBlock,
    ParallelPaper,
    Signature,
    Stamp,
)
from reglament.render.pictures import EMBLEM, Gallery
from reglament.render.sheet_table import table_data
from reglament.render.typography import A4, Typography, bind, soften

Data = dict[str, Any]

GUTTER = 8.0
"""Between its two columns, millimetres."""
LEAD = 300
"""Characters up to which a paragraph before a table or a list is kept with it."""
FACT_ROOM = (0.34, 0.62)
"""Parts of the width that the label and the values of a fact have in one language; side by side they run on."""
ADDRESS_PART = 0.46
"""The part of the width that each side of the opening of a letter takes."""
WHOLE_ROW = 400
"""Characters on one side up to which a row of a side-by-side version stays on one page."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text is set: the width of its lines and of its tables in millimetres, its font size in points."""

    line: float
    table: float
    size: float
    fact: tuple[float, float] = (1.0, 1.0)
    cells: float = SIZES[0]
    """The largest font size of tables."""
    height: float = A4[1]
    """Of the text of a page, millimetres."""

    def holding(self, pieces: Iterable[Piece | None]) -> Room:
        """The same room for a text with these pieces: all its tables are set in one size."""
        tables = [piece.table for piece in pieces if piece is not None and piece.table is not None]
        return replace(self, cells=common_size(tables, self.table))

    def text(self, text: str, part: float = 1.0) -> str:
        """The text bound, with places to break what is too long for a line (or a part of it)."""
        return self.soft(bind(text), part)

    def soft(self, bound: str, part: float = 1.0) -> str:
        """A bound text with places to break what is too long."""
        return soften(bound, self.line * part / (self.size * POINT))


@dataclass
class Sheet:
    """Collects the data of one paper; `spans` are the source places of the marked paragraphs, in order.

    `prints` are the pictures that the data name, by name.
    """

    typography: Typography
    gallery: Gallery = field(default_factory=Gallery)
    spans: list[Span] = field(default_factory=list)
    prints: dict[str, bytes] = field(default_factory=dict)

    def single(self, paper: Paper, *, spacing: float | None = None, annexes: bool = True) -> Data:
        """The data of a paper in one language; `spacing` overrides the paper's own."""
        room = self._room(landscape=paper.landscape)
        return {
            **self._frame(paper, spacing or max(paper.spacing, self.typography.spacing), self.typography.size),
            **self._head(paper, room),
            "intro": self._items(paper.intro, room),
            "body": self._items(paper.blocks, room),
            **_foot(paper),
            "annexes": [self._annex(one) for one in paper.annexes] if annexes else [],
        }

    def parallel(self, both: ParallelPaper) -> Data:
        """The data of a side-by-side version; tables run over the whole width, one language after the other."""
        left, right = both.left, both.right
        room = self._room(landscape=left.landscape, columns=True)
        return {
            **self._frame(left, 1.0, room.size),
            "initials": self._initials(left, right),
            "letterhead": self._letterhead(left.letterhead),
            "langs": [left.lang, right.lang],
            "heads": [self._head(left, room), self._head(right, room)],
            "intro": self._rows(align(left.intro, right.intro), room),
            "body": self._rows(align(left.blocks, right.blocks), room, closed=left.closed or right.closed),
            "feet": [_foot(left), _foot(right)],
            "annexes": [
                self._annex_pair(one, two) for one, two in _pairs(left.annexes, right.annexes)
            ],
        }  # fmt: skip

    def _frame(self, paper: Paper, spacing: float, size: float) -> Data:
        set_up = self.typography
        return {
            "title": bind(paper.title or paper.kind_title or paper.subject or paper.doc_id),
            "lang": paper.lang,
            "keywords": list(paper.keywords),
            "subject": paper.subject,
            "size": size,
            "pitch": set_up.PITCH * spacing,
            "indent": set_up.indent,
            "narrow": set_up.indent * set_up.NARROW,
            "stamp": set_up.stamp,
            "margins": _margins(set_up.turned if paper.landscape else set_up),
            "landscape": paper.landscape,
            "upright": _margins(set_up),
            "turned": _margins(set_up.turned),
            "initials": self._initials(paper),
            "cut": False,
        }

    def _initials(self, *papers: Paper) -> Data:
        labels = " / ".join(dict.fromkeys(one.initials_label.rstrip(":") for one in papers if one.initials_label))
        return {
            "when": papers[0].initials.value,
            "label": f"{labels}:" if labels else "",
            "pages": self.typography.initials_after,
        }

    def _room(self, *, landscape: bool, columns: bool = False) -> Room:
        page = self.typography.turned if landscape else self.typography
        width = A4[1 if landscape else 0] - page.left - page.right
        height = A4[0 if landscape else 1] - page.top - page.bottom
        if not columns:
            return Room(width, width, page.size, FACT_ROOM, height=height)
        return Room((width - GUTTER) / 2, width, min(page.parallel, page.size), height=height)

    def _head(self, paper: Paper, room: Room) -> Data:
        return {
            "draft": paper.draft,
            "letterhead": self._letterhead(paper.letterhead),
            "stamps": [_stamp(one) for one in paper.stamps],
            "address": _address(paper.address, room),
            "letter": paper.letter,
            "kind": paper.kind_title,
            "heading": room.text(paper.title),
            "date": bind(paper.date),
            "number": bind(paper.number),
            "place": bind(paper.place),
        }

    def _annex(self, annex: AnnexPaper) -> Data:
        room = self._room(landscape=annex.landscape)
        return {
            "stamp": _stamp(annex.stamp),
            "part": stamp_part(annex.stamp.lines, min(room.size, self.typography.stamp), room.line),
            "heading": room.text(annex.title),
            "landscape": annex.landscape,
            "body": self._items(annex.blocks, room),
        }

    def _annex_pair(self, one: AnnexPaper | None, two: AnnexPaper | None) -> Data:
        landscape = any(annex.landscape for annex in (one, two) if annex is not None)
        room = self._room(landscape=landscape, columns=True)
        return {
            "stamps": [_stamp(annex.stamp) if annex is not None else None for annex in (one, two)],
            "headings": [room.text(annex.title) if annex is not None else "" for annex in (one, two)],
            "landscape": landscape,
            "body": self._rows(
                align(one.blocks if one is not None else (), two.blocks if two is not None else ()),
                room,
            ),
        }

    def _items(self, blocks: Iterable[PaperBlock], room: Room) -> list[Data]:
        deepest = 1
        items: list[Data] = []
        flat = flatten(blocks)
        room = room.holding(flat)
        for piece in flat:
            deepest = min(piece.level, deepest + 1) if piece.level else deepest
            item = self._item(piece, room, deepest)
            items += [item] if item is not None else []
        for one, following in pairwise(items):
            if one["is"] == "paragraph":
                one["leads"] = _leads(one["text"], following)
        return items

    def _rows(self, rows: Iterable[Row], room: Room, *, closed: bool = False) -> list[Data]:
        """The rows of a side-by-side text; the last one stays with the signatures of a `closed` text."""
        deepest = 1
        said: list[Data] = []
        rows = tuple(rows)
        room = room.holding(piece for row in rows for piece in (row.left, row.right))
        for row in rows:
            level = max((piece.level for piece in (row.left, row.right) if piece is not None), default=0)
            deepest = min(level, deepest + 1) if level else deepest
            sides = [self._item(piece, room, deepest) if piece is not None else None for piece in (row.left, row.right)]
            if (shared := row.shared) is not None:
                sides = [self._picture(shared, replace(room, line=room.table)), None]
            whole = row_stays_whole(row.left, row.right)
            said += _level_facts(sides, whole=whole) if any(sides) else []
        for upper, lower in pairwise(said):
            upper["tied"] = _row_leads(upper, lower)
        if said:
            said[-1]["tied"] = closed
        return said

    def _item(self, piece: Piece, room: Room, level: int) -> Data | None:
        """One piece, None when there is nothing to print; headings keep their depth, but never skip one."""
        if piece.table is not None:
            return {"is": "table", **self._table(piece.table, room)} if piece.table.aligns else None
        if piece.facts is not None:
            return _facts(piece.facts, room)
        if piece.picture is not None:
            return self._picture(piece.picture, room)
        if not piece.line.strip():
            return None
        kind = {PieceKind.CHAPTER: "heading", PieceKind.FORMULA: "formula"}.get(piece.kind, "paragraph")
        said = list(pieces(piece.label, piece.text, room.soft))
        text = "".join(one for one, _ in said)
        item: Data = {"is": kind, "text": text, "mark": self._mark(_span(piece))}
        item |= {"runs": runs(piece.label, piece.text, room.soft)} if len(said) > 1 else {}
        return {**item, "level": level} if kind == "heading" else item

    def _picture(self, picture: Picture, room: Room) -> Data:
        """A picture as large as it is, at most as the room; its words in a frame when there is no file."""
        shown = self.gallery.get(picture)
        said: Data = {"is": "picture", "alt": picture.alt.text, "file": "", "width": room.line, "height": 0.0}
        if shown is None:
            return said
        self.prints[shown.name] = shown.data
        width, height = shown.size(room.line, room.height)
        return {**said, "file": shown.name, "width": round(width, 3), "height": round(height, 3)}

    def _letterhead(self, head: Letterhead | None) -> Data | None:
        if head is None:
            return None
        picture, shown = head.picture, self.gallery.get(head.picture) if head.picture is not None else None
        said: Data = {
            "bodies": [head.body_kk, head.body_ru],
            "kinds": [head.kind_kk, head.kind_ru],
            "addresses": [list(head.address_kk), list(head.address_ru)],
            "emblem": head.emblem,
            "room": EMBLEM[1],
            "picture": None,
        }
        if shown is None or picture is None:
            return said
        self.prints[shown.name] = shown.data
        width, height = shown.size(*EMBLEM, fill=True)
        drawn = {"file": shown.name, "alt": picture.alt.text, "width": round(width, 3), "height": round(height, 3)}
        return {**said, "picture": drawn}

    def _table(self, table: Table, room: Room) -> Data:
        return table_data(table, room.table, self._mark, room.cells)

    def _mark(self, span: Span) -> int:
        """The number of a place among the marked ones."""
        self.spans.append(span)
        return len(self.spans) - 1


def _margins(page: Typography) -> Data:
    return {"top": page.top, "bottom": page.bottom, "left": page.left, "right": page.right}


def _level_facts(sides: list[Data | None], *, whole: bool) -> list[Data]:
    """One row; two groups of as many facts become a row each, so that every fact stands level."""
    left, right = sides
    if left and right and left["is"] == right["is"] == "facts" and len(left["rows"]) == len(right["rows"]):
        pairs = zip(left["rows"], right["rows"], strict=True)
        return [
            _row(
                [{"is": "facts", "rows": [one]} for one in pair],
                whole=all(sum(map(len, one["lines"])) <= WHOLE_ROW for one in pair),
            )
            for pair in pairs
        ]
    return [_row(sides, whole=whole)]


def _row(sides: Sequence[Data | None], *, whole: bool) -> Data:
    wide = any(side is not None and side["is"] == "table" for side in sides) or (
        sides[1] is None and sides[0] is not None and sides[0]["is"] == "picture"
    )
    return {"wide": wide, "sides": list(sides), "whole": whole, "tied": False}


def row_stays_whole(*sides: Piece | None) -> bool:
    """Whether a row of a side-by-side version is not split over pages: both sides of it are short."""
    return all(_length(side) <= WHOLE_ROW for side in sides if side is not None)


def _length(piece: Piece) -> int:
    """Characters of a paragraph, a heading or the values of a group of facts."""
    if piece.facts is not None:
        return sum(len(line) for _, lines in piece.facts.rows for line in lines)
    return len(piece.line)


def _row_leads(row: Data, following: Data) -> bool:
    """Whether a row of a side-by-side text announces the one below it and must not be parted from it."""
    pairs = zip(row["sides"], following["sides"], strict=True)
    return any(
        one is not None
        and (
            one["is"] in {"heading", "formula"}
            or (one["is"] == "paragraph" and below is not None and _leads(one["text"], below))
        )
        for one, below in pairs
    )


def _leads(text: str, following: Data) -> bool:
    """Whether a short paragraph announces what follows and must not be parted from it."""
    return len(text) <= LEAD and (text.endswith(":") or following["is"] in {"table", "facts", "picture"})


def _address(address: Address | None, room: Room) -> Data | None:
    if address is None or not (address.reference or address.to):
        return None
    part = 1.0 if room.fact == (1.0, 1.0) else ADDRESS_PART
    return {
        "reference": [room.text(line, part) for line in address.reference],
        "to": [[room.text(line, part) for line in one] for one in address.to],
    }


def _stamp(stamp: Stamp) -> Data:
    return {"lines": [bind(line) for line in stamp.lines], "side": stamp.side.value}


def _facts(facts: Facts, room: Room) -> Data:
    # In a narrow column values run on after their label, so nothing is to be parted there.
    rows = parted(facts) if room.fact == FACT_ROOM else [(label, lines, False) for label, lines in facts.rows]
    return {"is": "facts", "rows": [_fact(*one, room) for one in rows], "whole": stays_whole(facts)}


def _fact(label: str, lines: tuple[str, ...], listed: bool, room: Room) -> Data:
    said = [room.text(line, room.fact[1]) for line in lines or ("",)]
    name = room.text(f"{label}:", room.fact[0]) if label else ""
    return {"label": name, "lines": said, "listed": listed, "splits": sum(map(len, said)) > LONG_FACT}


def _span(piece: Piece) -> Span:
    return piece.text.span if piece.text is not None else START


def _foot(paper: Paper) -> Data:
    return {
        "signatures": [_signature(one) for one in paper.signatures],
        "visas": [_signature(one) for one in paper.visas],
        "visa_label": paper.visa_label,
        "executor": bind(paper.executor),
        "marks": [bind(one) for one in paper.marks],
        "closed": paper.closed,
    }


def _signature(one: Signature) -> Data:
    return {"position": bind(one.position), "note": one.note, "name": bind(one.name)}


def _pairs(
    left: tuple[AnnexPaper, ...], right: tuple[AnnexPaper, ...]
) -> list[tuple[AnnexPaper | None, AnnexPaper | None]]:
    count = max(len(left), len(right))
    return [(left[n] if n < len(left) else None, right[n] if n < len(right) else None) for n in range(count)]
