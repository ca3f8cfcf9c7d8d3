"""A term and its proof: which days were counted, which were skipped and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from reglament.diagnostics import Lang, Text
from reglament.i18n import LANGS, catalogue, translator


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CARRY_OVER = "carry_over"
    TRANSFER = "transfer"
    RELIGIOUS = "religious"


class Unit(StrEnum):
    """How a term is counted."""

    WORKING = "working"
    WORKING_FROM = "working_from"
    """The day of the event is the first."""
    CALENDAR = "calendar"
    CALENDAR_FROM = "calendar_from"
    MONTHS = "months"
    BEFORE_WORKING = "before_working"
    BEFORE_CALENDAR = "before_calendar"
    ON = "on"
    """A date that the norm itself names, such as the 10th."""
    FIXED = "fixed"
    """Set by whoever gave the task."""
    EXTENDED = "extended"
    """Set by the decision that extended the term."""
    BY_RULE = "by_rule"
    """Set by the Regulation as a day of the calendar: the 25th, the tenth of a month."""


@dataclass(frozen=True, slots=True)
class Step:
    """One day of a count: its kind, its number among the counted days (0: not counted), its name."""

    day: date
    kind: DayKind
    ordinal: int
    name: Text


@dataclass(frozen=True, slots=True)
class Term:
    """A computed date with its proof.

    `start` is the event, `due` the last admissible day, `planned` the working day to plan for when `due` is not one.
    `provisional` are the years of the count whose calendar may still change.
    """

    start: date
    due: date
    unit: Unit
    count: int
    steps: tuple[Step, ...]
    planned: date
    provisional: tuple[int, ...] = ()

    def explain(self, lang: Lang) -> str:
        """One line of proof in `lang`: what was counted from what, and the days that were skipped."""
        _ = translator("terms", lang)
        plural = catalogue("terms", lang).ngettext
        n = self.count
        pattern = {
            Unit.WORKING: _("{due}: working day {count} after {start}"),
            Unit.WORKING_FROM: _("{due}: working day {count} counting from {start}"),
            Unit.CALENDAR_FROM: _("{due}: calendar day {count} counting from {start}"),
            Unit.CALENDAR: plural(
                "{due}: {count} calendar day after {start}", "{due}: {count} calendar days after {start}", n
            ),
            Unit.MONTHS: plural("{due}: {count} month after {start}", "{due}: {count} months after {start}", n),
            Unit.BEFORE_WORKING: plural(
                "{due}: {count} working day before {start}", "{due}: {count} working days before {start}", n
            ),
            Unit.BEFORE_CALENDAR: plural(
                "{due}: {count} calendar day before {start}", "{due}: {count} calendar days before {start}", n
            ),
            Unit.ON: _("{due}: {start} or the next working day"),
            Unit.FIXED: _("{due}: the date is set in the paper"),
            Unit.EXTENDED: _("{due}: the term was extended on {start}"),
            Unit.BY_RULE: _("{due}: the date is set by the Regulation"),
        }[self.unit]
        head = pattern.format(due=_full(self.due), count=self.count, start=_full(self.start))
        skipped = "; ".join(self._skipped(lang))
        plan = _("plan for {planned}").format(planned=_full(self.planned)) if self.planned != self.due else ""
        doubts = (_("the calendar of {year} is provisional").format(year=year) for year in self.provisional)
        proof = "; ".join(part for part in (skipped, plan, *doubts) if part)
        return f"{head} ({proof})" if proof else head

    def explanation(self) -> Text:
        """The proof in all languages of the interface."""
        return {lang: self.explain(lang) for lang in LANGS}

    def _skipped(self, lang: Lang) -> Iterator[str]:
        _ = translator("terms", lang)
        names = {
            DayKind.WEEKEND: _("days off"),
            DayKind.HOLIDAY: _("holiday"),
            DayKind.CARRY_OVER: _("day off moved from a weekend"),
            DayKind.TRANSFER: _("day off moved by order"),
            DayKind.RELIGIOUS: _("religious day off"),
        }
        days = sorted((step.day, step.kind) for step in self.steps if step.kind is not DayKind.WORKING)
        for kind, run in groupby(days, key=lambda entry: entry[1]):
            dates = [day for day, _kind in run]
            yield f"{', '.join(map(_short_range, _adjacent(dates)))} {names[kind]}"


def fixed(day: date) -> Term:
    """The term that an assignment names itself."""
    return Term(day, day, Unit.FIXED, 0, (), day)


def extended(decided: date, day: date) -> Term:
    """The term that the decision of a day put in place of the old one."""
    return Term(decided, day, Unit.EXTENDED, 0, (), day)


def by_rule(day: date, planned: date) -> Term:
    """A day that the Regulation itself names; `planned` is the working day to plan for."""
    return Term(day, day, Unit.BY_RULE, 0, (), planned)


def _full(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _adjacent(days: list[date]) -> Iterator[list[date]]:
    """Days that follow one another together: two weekends with a week between them are two runs."""
    for _, run in groupby(enumerate(days), key=lambda entry: entry[1].toordinal() - entry[0]):
        yield [day for _index, day in run]


def _short_range(days: list[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return f"{first:%d.%m}"
    return f"{first:%d}-{last:%d.%m}" if first.month == last.month else f"{first:%d.%m}-{last:%d.%m}"
