"""The memo of the head of the apparatus to the akim on materials that did not come in time (clause 17)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reglament.calendar import MissingYear, WorkingCalendar
from reglament.model.documents import Document
from reglament.model.sitting import MATERIALS_BEFORE
from reglament.render import dates, names
from reglament.render.desk import BLANK_NUMBER, Desk, present
from reglament.render.paper import Address, Paper, PaperBlock


def late_memo(desk: Desk) -> Paper | None:
    """The memo: to the akim, what it is about, the text, a table of questions with terms, the head of the apparatus.

    None when its text is written in another language only.
    """
    tree = desk.tree
    if desk.document.texts and tree is None:
        return None
    signed = desk.get("/signed")
    on = signed.get("date") if isinstance(signed, Mapping) else None
    to = desk.get("/addressee")
    addressed = (
        names.addressed(desk.post(to, on), desk.person(to.get("person")), desk.lang) if isinstance(to, Mapping) else ()
    )
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*(tree.blocks if tree is not None else ()), *_table(desk)),
        kind_title=desk.label("MEMO"),
        address=Address(
            (dates.legal(on, desk.lang) or dates.blank(desk.lang), f"№ {desk.get('/number') or BLANK_NUMBER}"),
            (addressed,) if addressed else (),
        ),
        signatures=present(desk.signature(signed)) or present(desk.waiting("head_of_apparatus")),
        subject=desk.label("MEMO").capitalize(),
    )


def _table(desk: Desk) -> Iterator[PaperBlock]:
    agenda = desk.paper(desk.get("/agenda"))
    due = _due(desk, agenda)
    head = ("No.", "Question", "Unit and its first head", "Materials due", "Delivered")
    rows = [_row(desk, agenda, due, one) for one in desk.items()]
    if rows:
        yield desk.table(head, rows, (0.8, 6, 5.2, 2.6, 2.6))


def _row(desk: Desk, agenda: Document | None, due: str, one: Mapping[str, Any]) -> tuple[str, ...]:
    number = one.get("number")
    asked = agenda.get("/items") if agenda is not None else None
    listed = asked if isinstance(asked, list) else []
    item = next((each for each in listed if isinstance(each, dict) and each.get("number") == number), {})
    unit = desk.unit(one.get("unit")) if one.get("unit") else ""
    head = one.get("head")
    answering = desk.person(head.get("person")) if isinstance(head, Mapping) else ""
    return (
        f"{number}." if number is not None else "",
        desk.say(item.get("title")),
        ", ".join(filter(None, (unit, answering))),
        due,
        dates.short(one.get("submitted")) or desk.label("not delivered"),
    )


def _due(desk: Desk, agenda: Document | None) -> str:
    """By when the materials of the meeting had to come; empty when the calendar does not know the year."""
    meeting = dates.parse(agenda.get("/meeting/date")) if agenda is not None else None
    if meeting is None:
        return ""
    try:
        return dates.short(WorkingCalendar.of(desk.repository).before_working(meeting, MATERIALS_BEFORE).due)
    except MissingYear:
        return ""
