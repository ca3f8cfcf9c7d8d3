"""When an assignment falls due, and where it stands on a day (clauses 40, 41, 44, 45)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reglament.calendar import MissingYear, Term, WorkingCalendar, fixed
from reglament.model.documents import Document, Repository

UPPER_LEVELS = frozenset({"president", "administration", "government", "pm_office"})
"""Sources whose terms are counted in working days (clauses 41, 43)."""

SOON = 5
"""Working days before the term from which an assignment counts as due soon."""


class State(StrEnum):
    """Where an assignment stands."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    OPEN = "open"
    DONE = "done"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Controlled:
    """An assignment on a day: its term with proof, its state, working days left (negative: overdue by).

    `due`, `term` and `days` are None when the paper lacks the dates to compute them or the year has no calendar
    (`missing_year`).
    """

    document: Document
    state: State
    due: date | None
    term: Term | None
    days: int | None
    missing_year: int | None = None


def assignments(repository: Repository, calendar: WorkingCalendar, as_of: date) -> tuple[Controlled, ...]:
    """Every assignment on `as_of`: the overdue first, then by term, then by id."""
    found = [_controlled(document, calendar, as_of) for document in repository.of_kind("assignment")]
    order = list(State)
    return tuple(sorted(found, key=lambda c: (order.index(c.state), c.due or date.max, c.document.id)))


def term_of(document: Document, calendar: WorkingCalendar) -> Term | None:
    """The term in force: the granted extension, the date that was set, or the one that the Regulation supplies.

    Raises MissingYear when the calendar lacks a year. None when the paper names no date to count from.
    """
    explicit = _extended(document) or _day(document.get("/due"))
    if explicit is not None:
        return fixed(explicit)
    received = _day(document.get("/received"))
    if received is None:
        return None
    mark = document.get("/mark")
    if document.get("/source/level") in UPPER_LEVELS:
        if mark == "very_urgent":
            return calendar.working_days(received, 3)
        if mark in {"urgent", "expedite"}:
            return calendar.working_days(received, 10)
        return calendar.months(received, 1)
    return calendar.calendar_days(received, 10) if mark else calendar.months(received, 1)


def _controlled(document: Document, calendar: WorkingCalendar, as_of: date) -> Controlled:
    """A day without a calendar takes away only what is counted on it: a term that is known stays known."""
    term, days, missing = None, None, None
    try:
        term = term_of(document, calendar)
        days = calendar.left(as_of, term.due) if term else None
    except MissingYear as year:
        missing = year.year
    due = term.due if term else None
    state = _state(document, due, days, as_of)
    needless = state is State.CANCELLED or (term is not None and state in (State.DONE, State.DONE_LATE))
    return Controlled(document, state, due, term, days, None if needless else missing)


def _state(document: Document, due: date | None, days: int | None, as_of: date) -> State:
    declared = document.get("/state")
    if declared == "cancelled":
        return State.CANCELLED
    executed = _day(document.get("/executed/date"))
    if declared == "done" or executed is not None:
        late = due is not None and executed is not None and executed > due
        return State.DONE_LATE if late else State.DONE
    if due is None:
        return State.OPEN
    if as_of > due:
        return State.OVERDUE
    return State.DUE_SOON if days is not None and days <= SOON else State.OPEN


def _extended(document: Document) -> date | None:
    granted: date | None = None
    extensions = document.get("/extensions")
    for entry in extensions if isinstance(extensions, list) else ():
        if isinstance(entry, dict) and entry.get("decision") == "granted":
            granted = _day(entry.get("new_due")) or granted
    return granted


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
