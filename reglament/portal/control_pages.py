"""Plans, the board of assignments and the working calendar."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import get_day_names, get_month_names

from reglament.calendar import DayKind
from reglament.control import Controlled
from reglament.model.documents import Document
from reglament.portal.body import Page
from reglament.portal.face import PLAIN, Face, Link, page_of
from reglament.portal.names import dicts
from reglament.portal.shared import (
    Fact,
    Task,
    facets,
    filled,
    foreign,
    official_fact,
    related,
    task,
)
from reglament.portal.terms import deadlines
from reglament.portal.words import control_name, day_name, level_name, mark_name

PLANS = ("quarterly_list", "work_plan")
"""Plans with pages made for them."""
LISTED = (*PLANS, "events_list", "effectiveness_info")
"""Papers of a period that the list of plans names."""
GROUPS = (("overdue", ("overdue",)), ("due_soon", ("due_soon",)), ("open", ("open",)))
CLOSED = frozenset({"done", "done_late", "cancelled"})


@dataclass(frozen=True)
class Cell:
    """A day of a month; `kind` is empty outside the month."""

    number: int
    kind: str
    name: str
    today: bool


@dataclass(frozen=True)
class Month:
    """A month as rows of seven days, with its number of working days."""

    name: str
    weeks: tuple[tuple[Cell, ...], ...]
    working: int


def plan_pages(face: Face) -> Iterator[Page]:
    """Quarterly lists and work plans."""
    _ = face.gettext
    plans = sorted(
        face.repository.of_kind(*LISTED),
        key=_quarter,
        reverse=True,
    )
    rows = [
        (
            Link(page_of(d), face.title(d)),
            face.period(d),
            face.kind(d.kind),
            len(_shown_items(face, d)),
        )
        for d in plans
    ]
    yield Page("plans/index.html", "plans.html", _("Plans"), {"rows": rows}, section="plans")
    for document in plans:
        if document.kind in PLANS:
            yield _plan(face, document)


def assignment_pages(face: Face) -> Iterator[Page]:
    """The board and a page for each assignment."""
    _ = face.gettext
    tasks = [task(face, item) for item in face.controlled]
    yield Page(
        "assignments/index.html",
        "assignments.html",
        _("Assignments"),
        {
            "groups": [(state, [t for t in tasks if t.state in states]) for state, states in GROUPS],
            "done": [t for t in tasks if t.state in CLOSED],
            "papers": [face.link(d) for d in face.repository.of_kind(*PLAIN) if d.id.startswith("assignments/")],
            "total": len(tasks),
            "deadlines": deadlines(face),
        },
        section="assignments",
    )
    for item, shown in zip(face.controlled, tasks, strict=True):
        yield _assignment(face, item, shown)


def calendar_pages(face: Face) -> Iterator[Page]:
    """The list of years and a page for each year with data."""
    _ = face.gettext
    years = sorted(face.site.calendar.years)
    links = [Link(f"calendar/{year}.html", str(year)) for year in years]
    now = face.site.as_of.year
    current = now if now in years else (years[-1] if years else 0)
    yield _year(face, "calendar/index.html", current, links)
    for year in years:
        yield _year(face, f"calendar/{year}.html", year, links)


def _quarter(document: Document) -> tuple[int, int, str, str]:
    year, quarter, month = document.get("/year"), document.get("/quarter"), document.get("/month")
    if isinstance(month, str) and re.fullmatch(r"\d{4}-\d\d", month):
        year, quarter = int(month[:4]), (int(month[5:]) + 2) // 3
    return (
        year if isinstance(year, int) else 0,
        quarter if isinstance(quarter, int) else 0,
        str(month or ""),
        document.id,
    )


def _plan(face: Face, document: Document) -> Page:
    _ = face.gettext
    facts = filled(
        Fact(_("Period"), face.period(document)),
        Fact(
            _("Owner"),
            links=(face.unit(document.get("/owner")),) if document.get("/owner") else (),
        ),
        official_fact(face, _("Submitted by"), document.get("/submitted")),
        official_fact(face, _("Approved by"), document.get("/approved")),
        Fact(_("Sent out"), face.full(document.get("/dispatched/date"))),
    )
    return Page(
        page_of(document),
        "plan.html",
        face.title(document),
        {
            "kind": document.kind,
            "kind_name": face.kind(document.kind),
            "facts": facts,
            "items": [_plan_item(face, item) for item in _shown_items(face, document)],
            "files": face.site.files.get(document.id, ()),
            "bundle": face.site.bundles.get(document.dossier, ()),
            "related": related(face, document),
        },
        section="plans",
        crumbs=(Link("plans/index.html", _("Plans")),),
        facets=facets(face, document),
    )


def _shown_items(face: Face, document: Document) -> list[dict[str, object]]:
    items = dicts(document.get("/items")) or dicts(document.get("/entries"))
    return [item for item in items if _shown(face, item)]


def _shown(face: Face, item: dict[str, object]) -> bool:
    """A question of a closed meeting is not shown: its folder exists, but not for the public."""
    for key in ("meeting", "dossier"):
        folder = item.get(key)
        if not isinstance(folder, str) or folder in face.relations.folders:
            continue
        if next(face.site.repository.in_dossier(folder), None) is not None:
            return False
    return True


def _plan_item(face: Face, item: dict[str, object]) -> dict[str, object]:
    agenda = face.document(f"{item.get('meeting')}/protocol") or face.document(f"{item.get('meeting')}/agenda")
    act = face.document(f"{item.get('dossier')}/act")
    co_executors = item.get("co_executors")
    return {
        "number": item.get("number", ""),
        "title": face.text(item.get("title")) or face.text(item.get("measure")),
        "unit": face.unit(item.get("initiator") or item.get("executor")),
        "others": [face.unit(unit) for unit in (co_executors if isinstance(co_executors, list) else [])],
        "rapporteur": face.official(item.get("rapporteur")),
        "planned": face.month(item.get("planned")),
        "moved_to": face.month(item.get("moved_to")),
        "form": face.text(item.get("form")),
        "due": face.short(item.get("due")),
        "status": str(item.get("status") or ""),
        "meeting": Link(page_of(agenda), face.requisites(agenda)) if agenda else None,
        "act": Link(page_of(act), face.kind(act.kind)) if act else None,
    }


def _card_facts(face: Face, item: Controlled, shown: Task) -> tuple[Fact, ...]:
    """What the card says beside the assignment itself."""
    _ = face.gettext
    document = item.document
    source = document.get("/source") if isinstance(document.get("/source"), dict) else {}
    paper = face.document(source.get("paper"))
    clause = source.get("clause")
    where = (
        Link(
            f"{page_of(paper)}#c-{clause}" if paper and _has_clause(paper, face.lang, clause) else page_of(paper),
            face.requisites(paper),
            _("clause {n}").format(n=clause) if clause else "",
        )
        if paper
        else Link("", face.text(source.get("title")))
    )
    mark = document.get("/mark")
    co_executors = document.get("/co_executors")
    return filled(
        Fact(_("Number"), f"№ {shown.number}" if shown.number else ""),
        Fact(
            _("Source"),
            level_name(_, str(source.get("level") or "")),
            links=(where,) if where.text else (),
        ),
        official_fact(face, _("Given by"), document.get("/issuer")),
        Fact(_("Issued"), face.full(document.get("/issued"))),
        Fact(_("Received by the akimat"), face.full(document.get("/arrived"))),
        Fact(_("Received"), face.full(document.get("/received"))),
        Fact(_("Mark"), mark_name(_, str(mark)) if mark else ""),
        Fact(_("Type of control"), control_name(_, item.control.value) if item.control else ""),
        Fact(_("Executor"), links=(shown.unit,) if shown.unit.text else ()),
        official_fact(face, _("Responsible"), document.get("/responsible")),
        Fact(
            _("Co-executors"),
            links=tuple(face.unit(unit) for unit in (co_executors if isinstance(co_executors, list) else [])),
        ),
        official_fact(face, _("Curator"), document.get("/curator")),
    )


def _assignment(face: Face, item: Controlled, shown: Task) -> Page:
    _ = face.gettext
    document = item.document
    return Page(
        page_of(document),
        "assignment.html",
        face.title(document),
        {
            "task": shown,
            "text": face.text(document.get("/text")),
            "facts": _card_facts(face, item, shown),
            "missing_year": item.missing_year,
            "since": face.full(item.since),
            "history": [(face.short(e.get("date")), face.text(e.get("text"))) for e in dicts(document.get("/history"))],
            "measures": [_measure(face, entry) for entry in _measures(face, document)],
            "extensions": [_extension(face, entry) for entry in dicts(document.get("/extensions"))],
            "executed": (
                face.full(document.get("/executed/date")),
                face.text(document.get("/executed/result")),
            ),
            "files": face.site.files.get(document.id, ()),
            "bundle": face.site.bundles.get(document.dossier, ()),
            "papers": _papers_of(face, document),
        },
        section="assignments",
        crumbs=(Link("assignments/index.html", _("Assignments")),),
        facets=facets(face, document),
        description=foreign(face, {"number": shown.number, "date": document.get("/issued")}),
    )


def _papers_of(face: Face, card: Document) -> list[Link]:
    """The plan, reports and letters of an assignment: those that name it, and those that lie in its folder."""
    beside = [d for d in face.relations.folders.get(card.id, ()) if d.kind in PLAIN]
    found = {d.id: d for d in (*beside, *face.relations.followers.get(card.id, ()))}
    return [face.link(d) for d in found.values()]


def _has_clause(paper: Document, lang: str, number: object) -> bool:
    tree = paper.texts.get(lang) or next(iter(paper.texts.values()), None)
    return tree is not None and any(clause.number == number for clause in tree.clauses())


def _measures(face: Face, card: Document) -> Iterator[dict[str, object]]:
    """Measures of the organisational plans of an assignment."""
    for plan in face.repository.of_kind("org_plan"):
        if plan.get("/assignment") == card.id:
            yield from dicts(plan.get("/measures"))


def _measure(face: Face, entry: dict[str, object]) -> dict[str, object]:
    return {
        "number": entry.get("number", ""),
        "title": face.text(entry.get("measure")),
        "due": face.short(entry.get("due")),
        "unit": face.unit(entry.get("unit")),
        "official": face.official(entry.get("official")),
        "done": face.short(entry.get("done")),
        "result": face.text(entry.get("result")),
    }


def _extension(face: Face, entry: dict[str, object]) -> dict[str, object]:
    return {
        "requested": face.short(entry.get("requested")),
        "by": face.official(entry.get("by")),
        "reason": face.text(entry.get("reason")),
        "decided": face.short(entry.get("decided")),
        "decision": str(entry.get("decision") or "waiting"),
        "new_due": face.short(entry.get("new_due")),
    }


def _year(face: Face, path: str, year: int, links: list[Link]) -> Page:
    _ = face.gettext
    days = [
        (face.full(day), day_name(_, entry.kind.value), face.text(entry.name))
        for day, entry in sorted(face.site.calendar.days_off.items())
        if day.year == year
    ]
    worked = [face.full(day) for day in sorted(face.site.calendar.worked_weekends) if day.year == year]
    return Page(
        path,
        "calendar.html",
        _("Working calendar of {year}").format(year=year) if year else _("Working calendar"),
        {
            "months": [_month(face, year, month) for month in range(1, 13)] if year else [],
            "heads": [get_day_names("short", locale=face.lang)[day] for day in range(7)],
            "links": links,
            "year": str(year),
            "days": days,
            "worked": worked,
            "provisional": year in face.site.calendar.provisional,
        },
        section="calendar",
        crumbs=() if path == "calendar/index.html" else (Link("calendar/index.html", _("Calendar")),),
    )


def _month(face: Face, year: int, month: int) -> Month:
    calendar = face.site.calendar
    weeks = []
    working = 0
    for week in months.Calendar().monthdatescalendar(year, month):
        cells = []
        for day in week:
            inside = day.month == month
            kind = calendar.kind(day) if inside else None
            working += kind is DayKind.WORKING
            name = face.text(calendar.name(day)) if inside else ""
            shift = day in calendar.worked_weekends and inside
            label = "worked" if shift else (kind.value if kind else "")
            cells.append(
                Cell(
                    day.day if inside else 0,
                    label,
                    name,
                    inside and day == face.site.as_of,
                )
            )
        weeks.append(tuple(cells))
    return Month(
        get_month_names("wide", "stand-alone", locale=face.lang)[month],
        tuple(weeks),
        working,
    )
