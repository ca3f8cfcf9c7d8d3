"""What falls due and what is overdue on a day: assignments and every other term of the Regulation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType

from reglament.calendar import MissingYear, Term, WorkingCalendar
from reglament.control import duties_drafts, duties_meetings, duties_periodic
from reglament.control.assignments import State, assignments
from reglament.control.duties import Desk, Duty, Matter, said
from reglament.diagnostics import Location, Text
from reglament.model.documents import Repository
from reglament.model.facts import bilingual
from reglament.model.registers import Registers

NO_SETTINGS: Mapping[str, object] = MappingProxyType({})

_ASSIGNMENT = {
    "kk": "тапсырманы орындау: «{title}»",
    "ru": "исполнить поручение: «{title}»",
    "en": "carry out the assignment: “{title}”",
}


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due: what, by which clauses, asked by which paper, by when with the proof, who answers.

    `paper` is the id of the paper that asks for it, or at which the awaited paper is to lie; `location` is where its
    ground stands. `unit`, `position` and `person` are ids, each may be empty. `days` are the working days left, 0 on
    the day itself, negative when it is overdue; None when the calendar lacks a year. `since` is the first day on which
    it is overdue, None while it is not.
    """

    matter: Matter
    what: Text
    clauses: tuple[str, ...]
    paper: str
    location: Location
    term: Term
    unit: str
    position: str
    person: str
    days: int | None
    since: date | None

    @property
    def due(self) -> date:
        """The last day on which it is in time."""
        return self.term.due

    @property
    def planned(self) -> date:
        """The working day to plan for: the last day itself, or the one before it when it is a day off."""
        return self.term.planned

    @property
    def overdue(self) -> bool:
        """Whether the last day has passed."""
        return self.since is not None


def falling_due(
    repository: Repository,
    registers: Registers,
    calendar: WorkingCalendar,
    as_of: date,
    days: int,
    settings: Mapping[str, object] = NO_SETTINGS,
) -> tuple[Due, ...]:
    """What is overdue on `as_of` or falls due within `days` working days: the oldest first, then by paper.

    A term that cannot be counted, because the calendar lacks a year, is left out: the check names the year.
    """
    until = as_of + timedelta(days=2 * max(days, 0) + 31)
    desk = Desk(repository, registers, calendar, as_of, until, settings)
    found = (due for duty in _duties(desk) if (due := _counted(duty, calendar, as_of, days)) is not None)
    return tuple(sorted(found, key=lambda due: (due.due, due.paper, due.matter, due.unit, due.location.pointer)))


def _duties(desk: Desk) -> Iterator[Duty]:
    yield from _assignments(desk)
    yield from duties_meetings.duties(desk)
    yield from duties_drafts.duties(desk)
    yield from duties_periodic.duties(desk)


def _assignments(desk: Desk) -> Iterator[Duty]:
    """Assignments that are neither done nor cancelled."""
    for item in assignments(desk.repository, desk.calendar, desk.as_of):
        if item.term is None or item.state not in (State.OVERDUE, State.DUE_SOON, State.OPEN):
            continue
        document = item.document
        what = said(_ASSIGNMENT, title=bilingual(document, "/title") or {"ru": document.id})
        clauses = ("45",) if item.extension else ("41", "43", "44") if item.control else ("40",)
        place, term = document.at("/due" if document.get("/due") else "/received"), partial(_given, item.term)
        yield Duty(Matter.ASSIGNMENT, what, clauses, document.id, place, term, item.unit, item.position, item.person)


def _given(term: Term) -> Term:
    return term


def _counted(duty: Duty, calendar: WorkingCalendar, as_of: date, days: int) -> Due | None:
    """The duty with its term counted; None when it lies further ahead."""
    try:
        term = duty.term()
    except MissingYear:
        return None
    left: int | None = None
    try:
        left = calendar.left(as_of, term.due)
    except MissingYear:
        if (term.due - as_of).days > days:
            return None
    if left is not None and left > days:
        return None
    since = term.due + timedelta(days=1) if as_of > term.due else None
    return Due(
        duty.matter,
        duty.what,
        duty.clauses,
        duty.paper,
        duty.location,
        term,
        duty.unit,
        duty.position,
        duty.person,
        left,
        since,
    )
