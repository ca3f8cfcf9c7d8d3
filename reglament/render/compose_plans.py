"""Quarterly lists (clause 8), work plans (clause 10) and control cards of assignments (clauses 37-45)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reglament.model.tree import Block, Paragraph
from reglament.render import dates
from reglament.render.desk import Desk, present, stamps
from reglament.render.paper import Facts, Paper

STATUSES = {"planned": "planned", "considered": "considered", "excluded": "excluded", "moved": "moved"}
STATES = {"open": "under control", "done": "done", "cancelled": "cancelled"}
MARKS = {"very_urgent": "very urgent", "urgent": "urgent", "expedite": "expedite"}
LEVELS = {
    "president": "President",
    "administration": "Administration of the President",
    "government": "Government",
    "pm_office": "Office of the Prime Minister",
    "akimat": "akimat",
    "akim": "akim",
    "deputy_akim": "deputy akim",
    "apparatus": "request of a department of the apparatus",
    "other": "other",
}
EXTENSIONS = {"granted": "granted", "refused": "extension refused"}


def quarterly_list(desk: Desk) -> Paper:
    """The list of questions of a quarter, under the approval of the akim."""
    head = ("No.", "Question", "Month", "Initiator", "Rapporteur", "Mark")
    rows = [
        (
            f"{item.get('number', '')}.",
            desk.say(item.get("title")),
            dates.month(item.get("planned"), desk.lang),
            desk.unit(item.get("initiator")),
            desk.described(item.get("rapporteur")),
            _mark(desk, item),
        )
        for item in desk.items()
    ]
    return _listing(desk, head, rows, (0.8, 6.5, 2.6, 4.5, 5, 3), "LIST OF QUESTIONS")


def _mark(desk: Desk, item: Mapping[str, Any]) -> str:
    status = item.get("status")
    word = desk.word(STATUSES, status)
    moved = dates.month(item.get("moved_to"), desk.lang)
    return ": ".join(part for part in (word, moved) if part)


def work_plan(desk: Desk) -> Paper:
    """The plan of work of a unit or of the akimat: measure, form of completion, term, executors."""
    head = ("No.", "Measure", "Form of completion", "Term", "Executors")
    rows = [
        (
            f"{item.get('number', '')}.",
            desk.say(item.get("measure")),
            desk.say(item.get("form")),
            dates.legal(item.get("due"), desk.lang),
            ", ".join(filter(None, (desk.unit(item.get("executor")), desk.units(item.get("co_executors"))))),
        )
        for item in desk.items()
    ]
    return _listing(desk, head, rows, (0.8, 7.5, 4, 3, 6.5), "WORK PLAN")


def _listing(
    desk: Desk, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...], kind: str
) -> Paper:
    blocks: tuple[Block, ...] = (desk.table(head, rows, widths),) if rows else ()
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=blocks,
        kind_title=desk.kind_title(kind),
        stamps=stamps(desk.stamp("APPROVED", desk.get("/approved"))),
        signatures=present(desk.signature(desk.get("/submitted"))),
        landscape=True,
        subject=desk.label(kind).capitalize(),
    )


def assignment(desk: Desk) -> Paper:
    """The control card: what, on whose word, by whom, by when; extensions and the result."""
    blocks: list[Block] = []
    text = desk.say(desk.get("/text"))
    if text:
        blocks.append(Paragraph(text))
    extensions = [
        (
            f"{number}.",
            dates.short(one.get("requested")),
            desk.say(one.get("reason")),
            _granted(desk, one),
            dates.short(one.get("new_due")),
        )
        for number, one in enumerate(desk.items("/extensions"), start=1)
    ]
    if extensions:
        blocks.append(Paragraph(desk.label("Extensions of the term:")))
        head = ("No.", "Requested", "Reason", "Decision", "New term")
        blocks.append(desk.table(head, extensions, (1, 2.6, 8, 3.5, 2.6)))
    result = desk.get("/executed")
    if isinstance(result, Mapping):
        lines = (desk.say(result.get("result")), dates.legal(result.get("date"), desk.lang))
        closing = Facts(((desk.label("Result"), tuple(line for line in lines if line)),))
    else:
        closing = Facts(((desk.label("Result"), ("",)),))
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*blocks, closing),
        kind_title=desk.label("CONTROL CARD"),
        number=f"№ {desk.get('/number')}" if desk.get("/number") else "",
        intro=(Facts(tuple(row for row in _face(desk) if any(row[1]))),),
        subject=desk.label("CONTROL CARD").capitalize(),
    )


def _granted(desk: Desk, one: Mapping[str, Any]) -> str:
    word = one.get("decision")
    said = desk.word(EXTENSIONS, word)
    return " ".join(part for part in (said, dates.short(one.get("decided"))) if part)


def _face(desk: Desk) -> tuple[tuple[str, tuple[str, ...]], ...]:
    marks = [desk.word(MARKS, desk.get("/mark")), desk.label("control stamp") if desk.get("/stamp") is True else ""]
    return (
        (desk.label("Source"), _source(desk, desk.word(LEVELS, desk.get("/source/level")))),
        (desk.label("Issuer"), (desk.described(desk.get("/issuer")),)),
        (desk.label("Issued"), (dates.legal(desk.get("/issued"), desk.lang),)),
        (desk.label("Received"), (dates.legal(desk.get("/received"), desk.lang),)),
        (desk.label("Term"), (dates.legal(desk.get("/due"), desk.lang),)),
        (desk.label("Mark"), (", ".join(filter(None, marks)),)),
        (desk.label("Executor"), (desk.unit(desk.get("/executor")) if desk.get("/executor") else "",)),
        (desk.label("Responsible"), (desk.described(desk.get("/responsible")),)),
        (desk.label("Co-executors"), (desk.units(desk.get("/co_executors")),)),
        (desk.label("Curator"), (desk.described(desk.get("/curator")),)),
        (desk.label("State"), (desk.word(STATES, desk.get("/state")),)),
    )


def _source(desk: Desk, level: str) -> tuple[str, ...]:
    """Where the assignment comes from: what its own title says, else who gave it, in which paper and clause."""
    clause = desk.get("/source/clause")
    suffix = desk.fill("clause {number}", number=clause) if clause else ""
    title = desk.say(desk.get("/source/title"))
    paper = desk.paper(desk.get("/source/paper"))
    if paper is not None and not title:
        title = f"«{desk.title_of(paper) or paper.id}»"
        return tuple(filter(None, (level, ", ".join(filter(None, (title, suffix))))))
    return (", ".join(filter(None, (title or level, suffix))),)
