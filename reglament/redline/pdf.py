"""A redline as data for the typst template `redline`: the paper as it looks, with marks on what changed.

Nothing here is typst code, and no text of a drafter ever becomes any.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from reglament.diagnostics import Lang
from reglament.model.tree import Align, Paragraph, Table
from reglament.redline.comparing import Entry, Redline, RowChange, Section, Status
from reglament.redline.listing import Kind
from reglament.redline.summary import fate, section_name, summary, words
from reglament.redline.words import Op, Segment
from reglament.render.columns import PADDING, POINT, SIZES, columns
from reglament.render.paper import Initials, Letterhead
from reglament.render.pictures import EMBLEM
from reglament.render.sheet import Sheet
from reglament.render.typography import A4, Typography, bind, soften
from reglament.render.typst import Rendered, Typesetter

Data = dict[str, Any]
Spans = list[list[str]]

_FRAME = ("lang", "keywords", "size", "pitch", "indent", "stamp", "margins", "landscape", "upright", "turned", "cut")
"""What a redline takes from the sheet of its paper."""
_DATED = (Kind.DATE, Kind.NUMBER, Kind.PLACE)
_FORMS = {
    Kind.DRAFT: "right",
    Kind.STAMP: "stamp",
    Kind.NAME: "name",
    Kind.TITLE: "title",
    Kind.CHAPTER: "heading",
    Kind.FORMULA: "formula",
    Kind.FOOTNOTE: "note",
    Kind.PICTURE: "picture",
    Kind.VISAS: "label",
    Kind.EXECUTOR: "small",
    Kind.MARK: "small",
    Kind.REFERENCE: "label",
    Kind.ADDRESSEE: "stamp",
}
"""How blocks are set that are no running text."""


def as_pdf(redline: Redline, lang: Lang, typesetter: Typesetter, created: date, *, old: str, new: str) -> Rendered:
    """The redline as PDF/A-2a and PDF/UA-1; `old` and `new` say in the interface language which versions these are.

    A letter that the font lacks is set as a sign that everybody sees. Raises RenderError when it cannot be set.
    """
    data = _data(redline, lang, typesetter.typography, old=old, new=new)
    return typesetter.set_data("redline", redline.new.doc_id, data, created)


def _data(redline: Redline, lang: Lang, typography: Typography, *, old: str, new: str) -> Data:
    _ = words(lang)
    paper = redline.new if redline.new.blocks or redline.new.title else redline.old
    frame = Sheet(typography).single(paper, annexes=False)
    title = paper.title or paper.kind_title or paper.doc_id
    return {
        **{name: frame[name] for name in _FRAME},
        "title": bind(f"{_('Changes')}: {title}"),
        "subject": bind(f"{old} → {new}"),
        "initials": {"when": Initials.NEVER.value, "label": "", "pages": 0},
        "head": {
            "lang": lang,
            "versions": bind(f"{old} → {new}"),
            "summary": bind(summary(redline, lang)),
            "added": _("added"),
            "removed": _("removed"),
        },
        "sections": [_section(section, lang, typography, redline) for section in redline.sections],
    }  # fmt: skip


def _section(section: Section, lang: Lang, typography: Typography, redline: Redline) -> Data:
    landscape = section.annex.landscape if section.annex is not None else redline.new.landscape
    page = typography.turned if landscape else typography
    width = A4[1 if landscape else 0] - page.left - page.right
    letterhead = redline.new.letterhead or redline.old.letterhead
    return {
        "landscape": landscape,
        "annex": section.annex is not None,
        "name": section_name(section, lang),
        "items": [*_items(section.entries, lang, width, letterhead)],
    }


def _items(entries: Sequence[Entry], lang: Lang, width: float, head: Letterhead | None) -> Iterator[Data]:
    dated = {entry.kind: entry for entry in reversed(entries) if entry.kind in _DATED}
    told = False
    deepest = 1
    for entry in entries:
        if entry.kind in _DATED:
            if not told:
                cells = [_spans(dated[kind].segments) if kind in dated else [] for kind in _DATED]
                changed = any(one.status is not Status.SAME for one in dated.values())
                yield {"is": "dates", "cells": cells, "changed": changed, "fate": ""}
            told = True
            continue
        item = {"changed": entry.status is not Status.SAME, "fate": _fate(entry, lang)}
        if entry.kind is Kind.CHAPTER:
            deepest = min(entry.level, deepest + 1)
            item["level"] = deepest
        yield {**item, **_body(entry, width, head)}


def _fate(entry: Entry, lang: Lang) -> str:
    """What marks do not say: that a block was moved, only renumbered, or that a picture is another one."""
    told = entry.picture or entry.renumbered or entry.status in (Status.MOVED_AWAY, Status.MOVED_HERE)
    return bind(fate(entry, lang)) if told else ""


def _body(entry: Entry, width: float, head: Letterhead | None) -> Data:
    if not entry.rows:
        return {"is": _FORMS.get(entry.kind, "paragraph"), "spans": _spans(entry.segments)}
    rows = [[_spans(cell) for cell in row.cells] for row in entry.rows]
    if entry.kind is Kind.LETTERHEAD:
        named = head is not None and bool(head.kind_kk or head.kind_ru)
        first, *others = rows
        kinds = others.pop() if named and others else []
        return {
            "is": "letterhead",
            "bodies": first,
            "addresses": others,
            "kinds": kinds,
            "emblem": head is not None and head.emblem,
            "room": EMBLEM[1],
        }
    if entry.kind in (Kind.SIGNATURE, Kind.VISA):
        return {"is": "signature" if entry.kind is Kind.SIGNATURE else "visa", "cells": rows[-1]}
    if entry.kind is Kind.FACTS:
        return {"is": "facts", "rows": rows}
    return {"is": "table", **_table(entry, width)}


def _table(entry: Entry, width: float) -> Data:
    """Widths that fit what both versions say; rows that came or went have their status."""
    count = max(len(row.cells) for row in entry.rows)
    shown = [tuple(Paragraph("".join(one.text for one in cell)) for cell in row.cells) for row in entry.rows]
    filled = tuple((*row, *(Paragraph("") for _ in range(count - len(row)))) for row in shown)
    aligns = (*entry.aligns, *(Align.LEFT for _ in range(count)))[:count]
    plan = columns(Table((), filled, aligns), width, SIZES[0])
    rooms = [max(one - 2 * PADDING, 1.0) / (plan.size * POINT) for one in plan.widths]
    return {
        "size": plan.size,
        "widths": list(plan.widths),
        "aligns": [one.value for one in aligns],
        "rows": [_row(row, rooms) for row in entry.rows],
    }


def _row(row: RowChange, rooms: Sequence[float]) -> Data:
    cells = [_spans(cell, room) for cell, room in zip(row.cells, rooms, strict=False)]
    return {
        "cells": [*cells, *([] for _ in range(len(rooms) - len(cells)))],
        "status": row.status.value,
        "head": row.head,
    }


def _spans(segments: Iterable[Segment], room: float = 30.0) -> Spans:
    """The segments as the template takes them; what is too long for a line gets places to break."""
    marks = {Op.SAME: "", Op.DELETED: "del", Op.INSERTED: "ins"}
    return [[marks[one.op], soften(bind(one.text), room)] for one in segments]
