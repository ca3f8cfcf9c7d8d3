"""The home page, the search page and the page about the portal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from reglament.control import State, upcoming_meetings
from reglament.portal.acts import IN_WORK, newest_rows
from reglament.portal.body import Page
from reglament.portal.face import Face, Link, page_of
from reglament.portal.names import dicts
from reglament.portal.relations import ACTS
from reglament.portal.shared import row, task
from reglament.render import dates

AHEAD = timedelta(days=31)
MANY = 8


def pages(face: Face) -> Iterator[Page]:
    """Home, search, about."""
    yield _home(face)
    _ = face.gettext
    yield Page("search.html", "search.html", _("Search"), section="search")
    yield Page("about.html", "about.html", _("About the portal"), _about(face), section="about")


def _home(face: Face) -> Page:
    _ = face.gettext
    tasks = [task(face, item) for item in face.controlled]
    drafts = [row(face, act) for act in face.repository.of_kind(*ACTS) if act.get("/status") in IN_WORK]
    late = [t for t in tasks if t.state == State.OVERDUE]
    soon = [t for t in tasks if t.state == State.DUE_SOON]
    meetings = [
        {
            "link": Link(page_of(found.agenda), face.title(found.agenda)),
            "day": face.full(found.day),
            "weekday": face.weekday(found.day),
            "iso": found.day.isoformat(),
            "time": str(found.agenda.get("/meeting/time") or ""),
            "place": face.text(found.agenda.get("/meeting/place")),
            "questions": [face.text(item.get("title")) for item in dicts(found.agenda.get("/items"))],
            "days": (found.day - face.site.as_of).days,
        }
        for found in upcoming_meetings(face.repository, face.site.as_of)
    ]
    return Page(
        "index.html",
        "home.html",
        face.site_name(),
        {
            "as_of": face.full(face.site.as_of),
            "body": face.body_name(),
            "meetings": meetings,
            "late": late,
            "soon": soon,
            "events": _events(face),
            "newest": newest_rows(face, MANY),
            "drafts": drafts[:MANY],
            "tiles": [
                ("overdue", len(late), _("overdue"), "assignments/index.html#overdue"),
                ("due_soon", len(soon), _("due soon"), "assignments/index.html#due_soon"),
                ("approval", len(drafts), _("drafts in work"), "acts/index.html"),
                ("meeting", len(meetings), _("meetings ahead"), "meetings/index.html"),
            ],
        },
        section="home",
    )


def _events(face: Face) -> list[tuple[str, str, Link]]:
    """Terms of the next month other than those already named as due soon."""
    last = face.site.as_of + AHEAD
    found = []
    for item in face.controlled:
        if item.state is State.OPEN and item.due is not None and item.due <= last:
            found.append((item.due, Link(page_of(item.document), face.title(item.document))))
    for plan in face.repository.of_kind("work_plan"):
        for entry in dicts(plan.get("/items")):
            due = dates.parse(entry.get("due"))
            if due is not None and face.site.as_of <= due <= last:
                found.append((due, Link(page_of(plan), face.text(entry.get("measure")), face.kind(plan.kind))))
    found.sort(key=lambda event: (event[0], event[1].text))
    return [(face.short(day), day.isoformat(), link) for day, link in found[:MANY]]


def _about(face: Face) -> dict[str, object]:
    akimat = face.site.registers.akimat
    regulation = akimat.get("regulation")
    entry = regulation if isinstance(regulation, dict) else {}
    number = entry.get("number")
    kinds = [(face.kind(kind), sum(1 for _d in face.repository.of_kind(kind))) for kind in (*ACTS, "assignment")]
    return {
        "body": face.body_name(),
        "address": ", ".join(p for p in (face.text(akimat.get("postcode")), face.text(akimat.get("address"))) if p),
        "phone": face.text(akimat.get("phone")),
        "email": face.text(akimat.get("email")),
        "regulation": face.text(entry.get("title")),
        "regulation_date": face.full(entry.get("date")),
        "regulation_number": number if isinstance(number, str) else "",
        "as_of": face.full(face.site.as_of),
        "counts": [(name, count) for name, count in kinds if count],
    }
