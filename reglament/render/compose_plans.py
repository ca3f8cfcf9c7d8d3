"""Plans: the list of questions of a quarter (clause 8), work plans and lists of events (10), plans from above (42)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reglament.model.tree import Formula
from reglament.render import dates, names
from reglament.render.desk import Desk, facts
from reglament.render.listing import Grid, listing, ordinal
from reglament.render.paper import Paper, PaperBlock

STATUSES = {"planned": "planned", "considered": "considered", "excluded": "excluded", "moved": "moved"}


def quarterly_list(desk: Desk) -> Paper:
    """The list of questions of a quarter, under the approval of the akim; later changes name who approved them."""
    grid = Grid(
        ("No.", "Question", "Month", "Initiator", "Proposed by", "Rapporteur", "Mark"),
        [
            (
                ordinal(item.get("number")),
                desk.say(item.get("title")),
                dates.month(item.get("planned"), desk.lang),
                desk.unit(item.get("initiator")),
                desk.described(item.get("proposer")),
                desk.described(item.get("rapporteur")),
                _mark(desk, item),
            )
            for item in desk.items()
        ],
        (0.9, 6.2, 2.6, 4, 4.4, 4.4, 2.6),
    )
    changes = tuple(_approval(desk, one) for one in desk.items("/amendments"))
    return listing(
        desk,
        "LIST OF QUESTIONS",
        (*grid.block(desk), *facts([(desk.label("Changes approved"), changes)])),
        marks=[desk.stamp("APPROVED", desk.get("/approved"))],
    )


def _approval(desk: Desk, one: Mapping[str, Any]) -> str:
    said = (desk.described(one, one.get("date")), dates.legal(one.get("date"), desk.lang))
    return ", ".join(filter(None, said))


def _mark(desk: Desk, item: Mapping[str, Any]) -> str:
    status = item.get("status")
    word = desk.word(STATUSES, status)
    moved = dates.month(item.get("moved_to"), desk.lang)
    return ": ".join(part for part in (word, moved) if part)


def work_plan(desk: Desk) -> Paper:
    """The plan of work of a unit or of the akimat: measure, form of completion, term, executors."""
    grid = Grid(
        ("No.", "Measure", "Form of completion", "Term", "Executors"),
        [
            (
                ordinal(item.get("number")),
                desk.say(item.get("measure")),
                desk.say(item.get("form")),
                dates.legal(item.get("due"), desk.lang),
                ", ".join(filter(None, (desk.unit(item.get("executor")), desk.units(item.get("co_executors"))))),
            )
            for item in desk.items()
        ],
        (0.9, 8, 4.4, 3.2, 6.5),
    )
    return listing(
        desk,
        "WORK PLAN",
        grid.block(desk),
        marks=[desk.stamp("APPROVED", desk.get("/approved"))],
        signatures=[desk.dated(desk.get("/submitted"))],
    )


def events_list(desk: Desk) -> Paper:
    """The significant events of a month: when, what, where, what the akim does there, who proposed it and holds it."""
    grid = Grid(
        ("No.", "Date and time", "Event", "Place", "Part of the akim", "Proposed by", "Held by"),
        [
            (
                ordinal(item.get("number")),
                _when(desk, item),
                desk.say(item.get("title")),
                desk.say(item.get("place")),
                desk.say(item.get("akim")),
                desk.described(item.get("proposer")),
                desk.unit(item.get("unit")),
            )
            for item in desk.items()
        ],
        (0.9, 2.8, 5.4, 3.8, 3.4, 4.6, 4),
    )
    return listing(
        desk,
        "LIST OF EVENTS",
        grid.block(desk),
        signatures=[desk.dated(desk.get("/compiled"))],
    )


def _when(desk: Desk, item: Mapping[str, Any]) -> str:
    days = dates.span(item.get("date"), item.get("date_end"), desk.lang)
    time = item.get("time")
    return ", ".join(part for part in (days, time if isinstance(time, str) else "") if part)


def org_plan(desk: Desk) -> Paper:
    """The plan that carries out an act or assignment from above, with the official who answers for each measure."""
    measures = desk.items("/measures")
    outcome = any(one.get("done") or one.get("result") for one in measures)
    grid = Grid(
        ("No.", "Measure", "Term", "Executor", "Responsible official", *(("Mark of execution",) if outcome else ())),
        [
            (
                ordinal(one.get("number")),
                desk.say(one.get("measure")),
                dates.legal(one.get("due"), desk.lang),
                desk.unit(one.get("unit")),
                desk.described(one.get("official")),
                *((_outcome(desk, one),) if outcome else ()),
            )
            for one in measures
        ],
        (0.9, 5.2, 2.7, 4.8, 6.2, *((4,) if outcome else ())),
    )
    officials = Grid(
        ("No.", "Unit", "Official who answers for execution"),
        [
            (f"{number}.", desk.unit(one.get("unit")), desk.described(one.get("official")))
            for number, one in enumerate(desk.items("/officials"), start=1)
        ],
        (0.9, 9, 14),
    ).block(desk)
    heading: tuple[PaperBlock, ...] = (Formula(desk.label("Responsible in the units:")),) if officials else ()
    return listing(
        desk,
        "PLAN OF ORGANISATIONAL MEASURES",
        (*grid.block(desk), *heading, *officials),
        intro=facts([(desk.label("Basis"), (_basis(desk),))]),
        marks=[desk.stamp("APPROVED", desk.get("/approved"))],
    )


def _basis(desk: Desk) -> str:
    """What the plan carries out: the assignment by title, number and day, else the act as it is named."""
    card = desk.paper(desk.get("/assignment"))
    if card is None:
        return desk.say(desk.get("/source"))
    number, issued = card.get("/number"), dates.attributive(card.get("/issued"), desk.lang)
    named = desk.fill("assignment of {date} No. {number}", date=issued, number=number) if number and issued else ""
    title = desk.title_of(card)
    return " ".join(part for part in (named, names.quoted(title)) if part)


def _outcome(desk: Desk, one: Mapping[str, Any]) -> str:
    """When a measure was carried out and with what result."""
    day = dates.short(one.get("done"))
    done = desk.fill("done {date}", date=day) if day else ""
    return ". ".join(part for part in (done, desk.say(one.get("result"))) if part)
