"""When an assignment falls due, and where it stands on a day (clauses 40, 41, 43, 44, 45)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from reglament.calendar import MissingYear, Term, WorkingCalendar, extended, fixed
from reglament.model.documents import Document, Repository
from reglament.model.facts import as_day, day, entries, number, word

UPPER_LEVELS = frozenset({"president", "administration", "government", "pm_office"})
"""Sources whose terms are counted in working days (clauses 41, 43)."""

SOON = 5
"""Working days before the term from which an assignment counts as due soon."""

URGENT_DAYS = 10
"""Working days of an urgent assignment of a higher body; calendar days of one of the akim (clauses 40, 41)."""

VERY_URGENT_DAYS = 3
"""Working days of a very urgent assignment of a higher body (clause 41)."""

MEDIUM_MONTHS = 6
"""Months of medium-term control (clause 41)."""

LONGEST_DAYS, LONGEST_MONTHS = 3660, 120
"""Terms that an assignment may set; a longer one is a slip, which its schema reports."""


class State(StrEnum):
    """Where an assignment stands."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    OPEN = "open"
    DONE = "done"
    DONE_LATE = "done_late"
    CANCELLED = "cancelled"


class Control(StrEnum):
    """The types of control of assignments from above (clause 41)."""

    URGENT = "urgent"
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Extension:
    """One request to extend a term: the term that it would replace, and what was decided (clause 45)."""

    pointer: str
    requested: date | None
    decided: date | None
    granted: bool
    new_due: date | None
    old: Term | None


@dataclass(frozen=True, slots=True)
class Controlled:
    """An assignment on a day: its term with proof, its state, working days left (negative: overdue by).

    `due`, `term` and `days` are None when the paper lacks the dates to compute them or the year has no calendar
    (`missing_year`). `since` is the first day on which it is overdue, None while it is not. `control` is the type of
    control by the term in force, for assignments from above alone. `extension` is the request that gave the term in
    force. `unit`, `position` and `person` are ids of who answers for it, empty when the card does not say.
    """

    document: Document
    state: State
    due: date | None
    term: Term | None
    days: int | None
    missing_year: int | None = None
    since: date | None = None
    control: Control | None = None
    extension: Extension | None = None
    unit: str = ""
    position: str = ""
    person: str = ""


def assignments(repository: Repository, calendar: WorkingCalendar, as_of: date) -> tuple[Controlled, ...]:
    """Every assignment on `as_of`: the overdue first, then by term, then by id."""
    found = [controlled(document, calendar, as_of) for document in repository.of_kind("assignment")]
    order = list(State)
    return tuple(sorted(found, key=lambda c: (order.index(c.state), c.due or date.max, c.document.id)))


def from_above(document: Document) -> bool:
    """Whether a higher body gave the assignment, so that clauses 41-45 apply, not clause 40."""
    return word(document, "/source/level") in UPPER_LEVELS


def term_of(document: Document, calendar: WorkingCalendar, as_of: date | None = None) -> Term | None:
    """The term in force on `as_of`: the extended one, the date that was set, or the one that the Regulation supplies.

    Without `as_of` every decision counts. Raises MissingYear when the calendar lacks a year. None when the paper
    names no date to count from.
    """
    extension = extension_in_force(document, calendar, as_of)
    if extension is not None and extension.new_due is not None:
        return extended(extension.decided or extension.requested or extension.new_due, extension.new_due)
    return first_term(document, calendar)


def first_term(document: Document, calendar: WorkingCalendar) -> Term | None:
    """The term without extensions. Raises MissingYear; None when the paper names no date to count from."""
    explicit, received = day(document, "/due"), day(document, "/received")
    if explicit is not None:
        return fixed(explicit)
    if received is None or "due" in document.data:  # a date that cannot be read has a finding of its own
        return None
    counted = counted_term(document, received, calendar)
    return counted if counted is not None or "term" in document.data else _supplied(document, received, calendar)


def counted_term(document: Document, received: date, calendar: WorkingCalendar) -> Term | None:
    """The term that the assignment gives in days or months; None when it gives none. Raises MissingYear.

    Days from above are working days from receipt in the unit (clause 43), other days are calendar days.
    """
    days, months = number(document, "/term/days"), number(document, "/term/months")
    if days is not None and 0 < days <= LONGEST_DAYS:
        return calendar.working_days(received, days) if from_above(document) else calendar.calendar_days(received, days)
    return calendar.months(received, months) if months is not None and 0 < months <= LONGEST_MONTHS else None


def _supplied(document: Document, received: date, calendar: WorkingCalendar) -> Term:
    """The term of the Regulation for an assignment that sets none: by its mark, else a month."""
    mark = word(document, "/mark")
    if from_above(document):
        marked = marked_term(mark, received, calendar)
        return marked or calendar.months(received, 1)
    return calendar.calendar_days(received, URGENT_DAYS) if mark else calendar.months(received, 1)


def marked_term(mark: str, received: date, calendar: WorkingCalendar) -> Term | None:
    """The longest term of an assignment from above with a mark of urgency; None without one. Raises MissingYear."""
    days = {"very_urgent": VERY_URGENT_DAYS, "urgent": URGENT_DAYS, "expedite": URGENT_DAYS}.get(mark)
    return calendar.working_days(received, days) if days else None


def control_of(received: date, due: date, calendar: WorkingCalendar) -> Control:
    """The type of control by the term; of two classes that meet on a day the shorter (reading A-22).

    Raises MissingYear.
    """
    if due <= calendar.working_days(received, URGENT_DAYS).due:
        return Control.URGENT
    if due <= calendar.months(received, 1).due:
        return Control.SHORT
    return Control.MEDIUM if due <= calendar.months(received, MEDIUM_MONTHS).due else Control.LONG


def extensions(document: Document, calendar: WorkingCalendar) -> Iterator[Extension]:
    """The requests in the order of the card, each with the term that stood before it. Raises MissingYear."""
    term = first_term(document, calendar)
    for pointer, entry in entries(document, "/extensions"):
        decided, new_due = as_day(entry.get("decided")), as_day(entry.get("new_due"))
        granted = entry.get("decision") == "granted"
        yield Extension(pointer, as_day(entry.get("requested")), decided, granted, new_due, term)
        if granted and new_due is not None:
            term = extended(decided or new_due, new_due)


def extension_in_force(document: Document, calendar: WorkingCalendar, as_of: date | None) -> Extension | None:
    """The last request granted by the end of `as_of`; a request alone does not stop the clock (clause 45)."""
    found: Extension | None = None
    if not document.get("/extensions"):
        return None
    for extension in _known(document, calendar):
        known = as_of is None or extension.decided is None or extension.decided <= as_of
        if extension.granted and extension.new_due is not None and known:
            found = extension
    return found


def _known(document: Document, calendar: WorkingCalendar) -> Iterator[Extension]:
    """The requests, also where the calendar lacks the year of the first term: a date that was granted stays known."""
    try:
        yield from list(extensions(document, calendar))
    except MissingYear:
        for pointer, entry in entries(document, "/extensions"):
            days = (as_day(entry.get(name)) for name in ("requested", "decided", "new_due"))
            requested, decided, new_due = days
            yield Extension(pointer, requested, decided, entry.get("decision") == "granted", new_due, None)


def controlled(document: Document, calendar: WorkingCalendar, as_of: date) -> Controlled:
    """An assignment on a day. A year without a calendar takes away only what is counted in it."""
    term, days, missing = None, None, None
    try:
        term = term_of(document, calendar, as_of)
        days = calendar.left(as_of, term.due) if term else None
    except MissingYear as year:
        missing = year.year
    due = term.due if term else None
    state = _state(document, due, days, as_of)
    needless = state is State.CANCELLED or (term is not None and state in (State.DONE, State.DONE_LATE))
    return Controlled(
        document,
        state,
        due,
        term,
        days,
        None if needless else missing,
        since=due + timedelta(days=1) if due and state is State.OVERDUE else None,
        control=_control(document, due, calendar),
        extension=extension_in_force(document, calendar, as_of),
        unit=word(document, "/executor"),
        position=word(document, "/responsible/position"),
        person=word(document, "/responsible/person"),
    )


def _control(document: Document, due: date | None, calendar: WorkingCalendar) -> Control | None:
    received = day(document, "/received")
    if not from_above(document) or due is None or received is None:
        return None
    try:
        return control_of(received, due, calendar)
    except MissingYear:
        return None


def _state(document: Document, due: date | None, days: int | None, as_of: date) -> State:
    declared = document.get("/state")
    if declared == "cancelled":
        return State.CANCELLED
    executed = day(document, "/executed/date")
    if declared == "done" or executed is not None:
        late = due is not None and executed is not None and executed > due
        return State.DONE_LATE if late else State.DONE
    if due is None:
        return State.OPEN
    if as_of > due:
        return State.OVERDUE
    return State.DUE_SOON if days is not None and days <= SOON else State.OPEN
