"""Which days are working days: the five-day week, less holidays and moved days off, plus worked weekends."""

from __future__ import annotations

from bisect import bisect
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Any

from reglament.calendar.terms import DayKind, Step, Term, Unit
from reglament.diagnostics import Text
from reglament.model.documents import Repository

SATURDAY = 5


class MissingYear(Exception):
    """A term needs a day of a year for which the akimat has no calendar."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no working calendar for {year}")
        self.year = year


class Start(StrEnum):
    """Reading A-01: whether the day of the event is itself the first day of a term of working or calendar days."""

    EXCLUDE = "exclude"
    INCLUDE = "include"


class End(StrEnum):
    """Reading A-02: where a forward term in calendar days or months ends when its last day is a day off."""

    ROLL = "roll"
    """On the next working day."""
    STAY = "stay"
    """On that very day."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is not worked, other than by the week: its kind and its name in the calendar."""

    kind: DayKind
    name: Text


@dataclass(frozen=True)
class WorkingCalendar:
    """The working days of the years that have data, and terms counted over them.

    Day 0 is the day of the event (reading A-01). Forward terms in calendar days and months roll to the next
    working day; backward terms never roll (A-02). Every function raises MissingYear when it needs a day of a
    year without data.
    """

    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    worked_weekends: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()
    provisional: frozenset[int] = frozenset()
    start: Start = Start.EXCLUDE
    end: End = End.ROLL

    @classmethod
    def of(cls, repository: Repository, settings: Mapping[str, object] | None = None) -> WorkingCalendar:
        """The calendar in the repository's papers of kind `calendar`; malformed entries are the schema's business.

        `settings` are those of the akimat: `readings.term_start` and `readings.term_end` choose how terms are read.
        """
        days_off: dict[date, DayOff] = {}
        worked: set[date] = set()
        years: set[int] = set()
        provisional: set[int] = set()
        for document in repository.of_kind("calendar"):
            year = document.get("/year")
            if not isinstance(year, int):
                continue
            years.add(year)
            if document.get("/status") != "final":
                provisional.add(year)
            days_off.update(_days_off(document.get("/days_off")))
            worked.update(day for day, _ in _dated(document.get("/worked_weekends")))
        start, end = _readings(settings or {})
        return cls(days_off, frozenset(worked), frozenset(years), frozenset(provisional), start, end)

    def kind(self, day: date) -> DayKind:
        """Why `day` is or is not worked."""
        if day.year not in self.years:
            raise MissingYear(day.year)
        if day in self.worked_weekends:
            return DayKind.WORKING
        if day in self.days_off:
            return self.days_off[day].kind
        return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING

    def name(self, day: date) -> Text:
        """The name of the holiday on `day`; empty when it has none."""
        entry = self.days_off.get(day)
        return entry.name if entry else {}

    def is_working(self, day: date) -> bool:
        """Whether `day` is a working day."""
        return self.kind(day) is DayKind.WORKING

    def forward(self, day: date) -> date:
        """The nearest working day at or after `day`."""
        while not self.is_working(day):
            day = _shifted(day, 1)
        return day

    def back(self, day: date) -> date:
        """The nearest working day at or before `day`."""
        while not self.is_working(day):
            day = _shifted(day, -1)
        return day

    def working_days(self, start: date, count: int) -> Term:
        """The `count`-th working day after `start` (with `Start.INCLUDE`: counting `start` itself)."""
        if self.start is Start.INCLUDE:
            return self._count(start, start, count, 1, Unit.WORKING_FROM)
        return self._count(start, _shifted(start, 1), count, 1, Unit.WORKING)

    def before_working(self, event: date, count: int) -> Term:
        """The latest day that is `count` working days before `event`."""
        return self._count(event, _shifted(event, -1), count, -1, Unit.BEFORE_WORKING)

    def calendar_days(self, start: date, count: int) -> Term:
        """`count` calendar days after `start` (`Start.INCLUDE`: counting it), rolled to the next working day."""
        if self.start is Start.INCLUDE:
            return self._rolled(start, _shifted(start, count - 1), count, Unit.CALENDAR_FROM)
        return self._rolled(start, _shifted(start, count), count, Unit.CALENDAR)

    def months(self, start: date, count: int) -> Term:
        """The same day `count` months later, or the last of that month, rolled to the next working day."""
        return self._rolled(start, add_months(start, count), count, Unit.MONTHS)

    def on(self, day: date) -> Term:
        """A date that the norm names, rolled to the next working day."""
        return self._rolled(day, day, 0, Unit.ON)

    def before_calendar(self, event: date, count: int) -> Term:
        """`count` calendar days before `event`; not rolled."""
        due = _shifted(event, -count)
        step = self._step(due, count)
        return self._term(event, due, Unit.BEFORE_CALENDAR, count, (step,), planned=self.back(due))

    def left(self, as_of: date, due: date) -> int:
        """Working days from `as_of` to `due`: 0 on the day itself, negative after it."""
        low, high = sorted((as_of, due))
        days = sum(bisect(self._worked(year), high) - bisect(self._worked(year), low) for year in _years(low, high))
        return days if due >= as_of else -max(days, 1)

    def _worked(self, year: int) -> list[date]:
        """The working days of a year in order."""
        known = self._by_year.get(year)
        if known is None:
            days = _range(date(year, 1, 1), date(year, 12, 31))
            known = self._by_year[year] = [day for day in days if self.is_working(day)]
        return known

    @cached_property
    def _by_year(self) -> dict[int, list[date]]:
        return {}

    def _count(self, start: date, day: date, count: int, stride: int, unit: Unit) -> Term:
        steps: list[Step] = []
        counted = 0
        while True:
            working = self.is_working(day)
            counted += working
            steps.append(self._step(day, counted if working else 0))
            if counted >= count:
                return self._term(start, day, unit, count, tuple(steps), planned=day)
            day = _shifted(day, stride)

    def _rolled(self, start: date, end: date, count: int, unit: Unit) -> Term:
        due = self.forward(end) if self.end is End.ROLL else end
        steps = tuple(self._step(day, 0) for day in _range(end, due))
        return self._term(start, due, unit, count, steps, planned=due if self.end is End.ROLL else self.back(due))

    def _term(self, start: date, due: date, unit: Unit, count: int, steps: tuple[Step, ...], planned: date) -> Term:
        years = sorted({step.day.year for step in steps} & self.provisional)
        return Term(start, due, unit, count, steps, planned, tuple(years))

    def _step(self, day: date, ordinal: int) -> Step:
        return Step(day, self.kind(day), ordinal, self.name(day))


def add_months(day: date, count: int) -> date:
    """The same number of the month `count` months later; the month's last day when it has no such number.

    Raises MissingYear for a year that no calendar can have.
    """
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise MissingYear(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _shifted(day: date, days: int) -> date:
    """The day so many days later; a day that no calendar can have is one of a year without data."""
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise MissingYear(MAXYEAR if days > 0 else MINYEAR) from error


def _readings(settings: Mapping[str, object]) -> tuple[Start, End]:
    chosen = settings.get("readings")
    readings = chosen if isinstance(chosen, Mapping) else {}
    start = Start.INCLUDE if readings.get("term_start") == Start.INCLUDE else Start.EXCLUDE
    end = End.STAY if readings.get("term_end") == End.STAY else End.ROLL
    return start, end


def _years(low: date, high: date) -> range:
    """The years of the days after `low` up to `high`."""
    return range(_shifted(low, 1).year, high.year + 1)


def _range(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=offset) for offset in range((last - first).days + 1))


def _dated(entries: Any) -> Iterator[tuple[date, Mapping[str, Any]]]:
    for entry in entries if isinstance(entries, list) else ():
        try:
            yield date.fromisoformat(entry["date"]), entry
        except (KeyError, TypeError, ValueError):
            continue


def _days_off(entries: Any) -> Iterator[tuple[date, DayOff]]:
    kinds = {kind.value: kind for kind in DayKind}
    for day, entry in _dated(entries):
        name = entry.get("name")
        kind = kinds.get(str(entry.get("type")), DayKind.HOLIDAY)
        yield day, DayOff(kind, name if isinstance(name, dict) else {})
