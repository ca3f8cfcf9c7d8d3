"""Terms of drafts and acts: replies, expertise, notices, short reports (clauses 23, 26, 28, point 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from reglament.calendar import MissingYear, WorkingCalendar, fixed
from reglament.control.duties import Desk, Duty, Matter, said, title_of
from reglament.model.documents import Document
from reglament.model.facts import as_day, day, entries, word

REPLY_DAYS = 3
"""Working days for a reply, from receipt or from registration, whichever is later (clause 23)."""

EXPERTISE_DAYS = 3
"""Working days for the conclusion, from registration of the draft (clause 28, reading A-20)."""

IN_WORK = ("draft", "approval")
"""States of a draft that still awaits replies."""

ADOPTED = ("signed", "registered", "in_force")
"""States of an act that was adopted and not repealed."""

NOTICE_DAYS = 7
"""Calendar days for the notice to the justice bodies (point 4 of the decree)."""

_NOTICE = {
    "kk": "әділет органдарына акт туралы хабарлау: «{title}»",
    "ru": "известить органы юстиции об акте: «{title}»",
    "en": "notify the justice bodies of the act: “{title}”",
}
_SHORT = {
    "kk": "актінің орындалуы туралы қысқаша есеп ұсыну: «{title}»",
    "ru": "представить краткий отчет об исполнении акта: «{title}»",
    "en": "hand in the short report on the act: “{title}”",
}
_REPLY = {
    "kk": "жоба бойынша жауап беру: «{title}»",
    "ru": "дать ответ по проекту: «{title}»",
    "en": "reply to the draft: “{title}”",
}
_EXPERTISE = {
    "kk": "жоба бойынша сараптама қорытындысын беру: «{title}»",
    "ru": "дать заключение экспертизы по проекту: «{title}»",
    "en": "give the conclusion on the draft: “{title}”",
}


def received_on(request: Mapping[str, Any]) -> date | None:
    """The day from which a unit has its term: of receipt or of registration, whichever is later (clause 23)."""
    return max(filter(None, (as_day(request.get(name)) for name in ("received", "registered"))), default=None)


def reply_due(request: Mapping[str, Any], calendar: WorkingCalendar) -> date | None:
    """By when a unit replies: the day that was set, else three working days from receipt and registration (clause 23);
    None without them, or when the calendar does not know the year."""
    due = request.get("due")
    if isinstance(due, Mapping):
        return as_day(due.get("date"))
    received = received_on(request)
    try:
        return calendar.working_days(received, REPLY_DAYS).due if received is not None else None
    except MissingYear:
        return None


def duties(desk: Desk) -> Iterator[Duty]:
    """What drafts under approval wait for, and what adopted acts ask for."""
    for sheet in desk.repository.of_kind("approval_sheet"):
        act = desk.repository.documents.get(word(sheet, "/act"))
        if act is not None and word(act, "/status") in IN_WORK:
            yield from _replies(desk, sheet, act)
            yield from _expertise(desk, sheet, act)
    for act in desk.repository.of_kind("decree", "decision", "order"):
        yield from _adopted(desk, act)


def _replies(desk: Desk, sheet: Document, act: Document) -> Iterator[Duty]:
    """Each unit that has the draft and has not replied."""
    for pointer, request in entries(sheet, "/requests"):
        received = received_on(request)
        if request.get("reply") is not None or received is None:
            continue
        other = day(sheet, f"{pointer}/due/date")
        term = partial(fixed, other) if other else partial(desk.calendar.working_days, received, REPLY_DAYS)
        what, place = said(_REPLY, title=title_of(act)), (sheet.id, sheet.at(pointer))
        yield desk.duty(Matter.REPLY, what, ("23",), place, term, word(sheet, f"{pointer}/unit"))


def _expertise(desk: Desk, sheet: Document, act: Document) -> Iterator[Duty]:
    """A draft that was registered with the apparatus and has no conclusion: by its paper, else by the sheet."""
    paper = next(desk.repository.in_dossier(sheet.dossier, "expertise"), None)
    if paper is not None:
        waiting = [at for at, entry in entries(paper, "/rounds") if not entry.get("conclusion")]
        places = [(paper, f"{at}/registered/date") for at in waiting if not paper.get(f"{at}/returned")]
    else:
        places = [(sheet, "/expertise/registered"), (sheet, "/registered/date")]
        places = [] if day(sheet, "/expertise/concluded") else places
    for source, pointer in places:
        registered = day(source, pointer)
        if registered is not None:
            term = partial(desk.calendar.working_days, registered, EXPERTISE_DAYS)
            what, place = said(_EXPERTISE, title=title_of(act)), (source.id, source.at(pointer))
            yield desk.duty(Matter.EXPERTISE, what, ("28",), place, term, desk.apparatus())
            return


def _adopted(desk: Desk, act: Document) -> Iterator[Duty]:
    """An act that was adopted: the notice to the justice bodies, the short report on how it was carried out."""
    on = day(act, "/date")
    if on is None or word(act, "/status") not in ADOPTED or not desk.kept_here(on):
        return
    if act.get("/registration") is not None and day(act, "/justice_notice/date") is None:
        place, term = (act.id, act.at("/date")), partial(desk.calendar.calendar_days, on, NOTICE_DAYS)
        what = said(_NOTICE, title=title_of(act))
        yield desk.duty(Matter.NOTICE, what, ("D4",), place, term, desk.apparatus())
    due = day(act, "/report/due")
    if due is not None and day(act, "/report/submitted") is None and not act.get("/report/paper"):
        place, what = (act.id, act.at("/report/due")), said(_SHORT, title=title_of(act))
        yield desk.duty(Matter.SHORT_REPORT, what, ("26",), place, partial(fixed, due), word(act, "/developer"))
