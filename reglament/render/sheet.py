"""A paper as plain data for the typst templates: what stands where, every text ready to be set.

Templates decide how it looks; nothing here is typst code, and no text of a drafter ever becomes any.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from reglament.diagnostics import Span
from reglament.model.tree import Table
from reglament.render.align import Piece, PieceKind, Row, align, flatten
from reglament.render.columns import PADDING, POINT, columns, ems
from reglament.render.paper import AnnexPaper, Facts, Letterhead, Paper, PaperBlock, ParallelPaper, Signature, Stamp
from reglament.render.typography import NBSP, Typography, bind

Data = dict[str, Any]

A4 = (210.0, 297.0)
PARALLEL_SIZE = 11.0
"""Font size of the side-by-side version, points."""
GUTTER = 8.0
"""Between its two columns, millimetres."""
LEAD = 300
"""Characters up to which a paragraph before a table or a list is kept with it."""
TALL_ROW = 30
"""Lines of a table row from which it may be split over pages; shorter rows stay whole."""


@dataclass
class Sheet:
    """Collects the data of one paper; `spans` are the source places of the marked paragraphs, in order."""

    typography: Typography
    spans: list[Span] = field(default_factory=list)

    def single(self, paper: Paper, *, spacing: float | None = None, annexes: bool = True) -> Data:
        """The data of a paper in one language; `spacing` overrides the paper's own."""
        return {
            **self._frame(paper, spacing or paper.spacing, self.typography.size),
            **self._head(paper),
            "intro": self._items(paper.intro, self._width(landscape=paper.landscape)),
            "body": self._items(paper.blocks, self._width(landscape=paper.landscape)),
            **_foot(paper),
            "annexes": [self._annex(one) for one in paper.annexes] if annexes else [],
        }

    def parallel(self, both: ParallelPaper) -> Data:
        """The data of a side-by-side version; tables run over the whole width, one language after the other."""
        left, right = both.left, both.right
        wide = self._width(landscape=left.landscape)
        return {
            **self._frame(left, 1.0, min(PARALLEL_SIZE, self.typography.size)),
            "initials": self._initials(left, right),
            "letterhead": _letterhead(left.letterhead),
            "langs": [left.lang, right.lang],
            "heads": [self._head(left), self._head(right)],
            "intro": self._rows(align(left.intro, right.intro), wide),
            "body": self._rows(align(left.blocks, right.blocks), wide),
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
            "margins": _margins(set_up.turned if paper.landscape else set_up),
            "landscape": paper.landscape,
            "upright": _margins(set_up),
            "turned": _margins(set_up.turned),
            "initials": self._initials(paper),
        }

    def _initials(self, *papers: Paper) -> Data:
        labels = " / ".join(dict.fromkeys(one.initials_label.rstrip(":") for one in papers if one.initials_label))
        return {
            "when": papers[0].initials.value,
            "label": f"{labels}:" if labels else "",
            "pages": self.typography.initials_after,
        }

    def _width(self, *, landscape: bool) -> float:
        page = self.typography.turned if landscape else self.typography
        return A4[1 if landscape else 0] - page.left - page.right

    def _head(self, paper: Paper) -> Data:
        return {
            "draft": paper.draft,
            "letterhead": _letterhead(paper.letterhead),
            "stamps": [_stamp(one) for one in paper.stamps],
            "kind": paper.kind_title,
            "heading": bind(paper.title),
            "date": bind(paper.date),
            "number": bind(paper.number),
            "place": bind(paper.place),
        }

    def _annex(self, annex: AnnexPaper) -> Data:
        return {
            "stamp": _stamp(annex.stamp),
            "heading": bind(annex.title),
            "landscape": annex.landscape,
            "body": self._items(annex.blocks, self._width(landscape=annex.landscape)),
        }

    def _annex_pair(self, one: AnnexPaper | None, two: AnnexPaper | None) -> Data:
        landscape = any(annex.landscape for annex in (one, two) if annex is not None)
        return {
            "stamps": [_stamp(annex.stamp) if annex is not None else None for annex in (one, two)],
            "headings": [bind(annex.title) if annex is not None else "" for annex in (one, two)],
            "landscape": landscape,
            "body": self._rows(
                align(one.blocks if one is not None else (), two.blocks if two is not None else ()),
                self._width(landscape=landscape),
            ),
        }

    def _items(self, blocks: Iterable[PaperBlock], width: float) -> list[Data]:
        deepest = 1
        items: list[Data] = []
        for piece in flatten(blocks):
            deepest = min(piece.level, deepest + 1) if piece.level else deepest
            items.append(self._item(piece, width, deepest))
        for one, following in pairwise(items):
            if one["is"] == "paragraph":
                one["leads"] = _leads(one["text"], following)
        return items

    def _rows(self, rows: Iterable[Row], width: float) -> list[Data]:
        deepest = 1
        said: list[Data] = []
        for row in rows:
            level = max((piece.level for piece in (row.left, row.right) if piece is not None), default=0)
            deepest = min(level, deepest + 1) if level else deepest
            sides = [
                self._item(piece, width, deepest) if piece is not None else None for piece in (row.left, row.right)
            ]
            said += _level_facts(sides)
        return said

    def _item(self, piece: Piece, width: float, level: int) -> Data:
        """One piece; headings keep their depth, but never skip one."""
        if piece.table is not None:
            return {"is": "table", **self._table(piece.table, width)}
        if piece.facts is not None:
            return {"is": "facts", "rows": _facts(piece.facts)}
        kind = {PieceKind.CHAPTER: "heading", PieceKind.FORMULA: "formula"}.get(piece.kind, "paragraph")
        said = (piece.label, piece.text.text if piece.text is not None else "")
        item: Data = {"is": kind, "text": NBSP.join(bind(one) for one in said if one), "mark": self._mark(piece)}
        return {**item, "level": level} if kind == "heading" else item

    def _mark(self, piece: Piece) -> int:
        """The number of a paragraph among the marked ones."""
        self.spans.append(piece.text.span if piece.text is not None else Span(1, 1, 1, 1))
        return len(self.spans) - 1

    def _table(self, table: Table, width: float) -> Data:
        plan = columns(table, width)
        rows = []
        for row in table.rows:
            sizes = [_lines(cell.text, room, plan.size) for cell, room in zip(row, plan.widths, strict=False)]
            self.spans.append(row[0].span if row else table.span)
            rows.append(
                {
                    "cells": [bind(cell.text) for cell in row],
                    "splits": max(sizes, default=0) > TALL_ROW,
                    "mark": len(self.spans) - 1,
                }
            )
        return {
            "size": plan.size,
            "widths": list(plan.widths),
            "aligns": [one.value for one in table.aligns] or ["left"] * len(plan.widths),
            "head": [bind(cell.text) for cell in table.head],
            "rows": rows,
        }


def _margins(page: Typography) -> Data:
    return {"top": page.top, "bottom": page.bottom, "left": page.left, "right": page.right}


def _lines(text: str, room: float, size: float) -> float:
    """About how many lines a text takes in a cell `room` millimetres wide."""
    return ems(text) * size * POINT / max(room - 2 * PADDING, 1.0)


def _level_facts(sides: list[Data | None]) -> list[Data]:
    """One row; two groups of as many facts become a row each, so that every fact stands level."""
    left, right = sides
    if left and right and left["is"] == right["is"] == "facts" and len(left["rows"]) == len(right["rows"]):
        pairs = zip(left["rows"], right["rows"], strict=True)
        return [{"wide": False, "sides": [{"is": "facts", "rows": [one]} for one in pair]} for pair in pairs]
    return [{"wide": any(side is not None and side["is"] == "table" for side in sides), "sides": sides}]


def _leads(text: str, following: Data) -> bool:
    """Whether a short paragraph announces what follows and must not be parted from it."""
    return len(text) <= LEAD and (text.endswith(":") or following["is"] in {"table", "facts"})


def _letterhead(head: Letterhead | None) -> Data | None:
    if head is None:
        return None
    return {
        "bodies": [head.body_kk, head.body_ru],
        "kinds": [head.kind_kk, head.kind_ru],
        "addresses": [head.address_kk, head.address_ru],
        "emblem": head.emblem,
    }


def _stamp(stamp: Stamp) -> Data:
    return {"lines": [bind(line) for line in stamp.lines], "side": stamp.side.value}


def _facts(facts: Facts) -> list[Data]:
    return [{"label": bind(label), "lines": [bind(line) for line in lines]} for label, lines in facts.rows]


def _foot(paper: Paper) -> Data:
    return {
        "signatures": [_signature(one) for one in paper.signatures],
        "visas": [_signature(one) for one in paper.visas],
        "visa_label": paper.visa_label,
        "executor": bind(paper.executor),
    }


def _signature(one: Signature) -> Data:
    return {"position": bind(one.position), "note": one.note, "name": bind(one.name)}


def _pairs(
    left: tuple[AnnexPaper, ...], right: tuple[AnnexPaper, ...]
) -> list[tuple[AnnexPaper | None, AnnexPaper | None]]:
    count = max(len(left), len(right))
    return [(left[n] if n < len(left) else None, right[n] if n < len(right) else None) for n in range(count)]
