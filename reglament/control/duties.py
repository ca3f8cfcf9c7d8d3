"""What a duty with a term is, and who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reglament.calendar import Term, WorkingCalendar
from reglament.diagnostics import Location, Text
from reglament.i18n import LANGS
from reglament.model.documents import Document, Repository
from reglament.model.facts import as_day
from reglament.model.registers import Registers


class Matter(StrEnum):
    """What falls due."""

    ASSIGNMENT = "assignment"
    MEASURE = "measure"
    """A measure of an organisational plan (clause 42)."""
    DISPATCH = "dispatch"
    """Agenda and materials to members and guests (clause 17)."""
    MATERIALS = "materials"
    """Materials of the initiator to the apparatus (clause 17)."""
    PROTOCOL = "protocol"
    """Signature of a protocol (clause 18)."""
    PROTOCOL_DISPATCH = "protocol_dispatch"
    """A signed protocol to members and executors (clause 18)."""
    REPLY = "reply"
    """Reply to a draft sent for approval (clause 23)."""
    EXPERTISE = "expertise"
    """Conclusion on a draft (clause 28)."""
    NOTICE = "notice"
    """Notice of an act to the justice bodies (point 4 of the decree)."""
    SHORT_REPORT = "short_report"
    """Short report on how an act was carried out (clause 26)."""
    REPORT = "report"
    """Quarterly report on assignments from above (clause 42)."""
    PLAN = "plan"
    """Work plan of a unit for the next quarter (clause 10)."""
    EVENTS = "events"
    """List of the events of the next month (clause 10)."""
    EFFECTIVENESS = "effectiveness"
    """Information for the assessment of effectiveness (clause 9)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that must be done by a day.

    `paper` is the id of the paper that asks for it, or at which the awaited paper is to lie. `unit`, `position` and
    `person` are ids of who answers, each may be empty. `term` raises MissingYear when the calendar lacks a year.
    """

    matter: Matter
    what: Text
    clauses: tuple[str, ...]
    paper: str
    location: Location
    term: Callable[[], Term]
    unit: str = ""
    position: str = ""
    person: str = ""


@dataclass(frozen=True)
class Desk:
    """Where duties are looked for: the papers, the registers, the calendar, the day, how far ahead, the settings."""

    repository: Repository
    registers: Registers
    calendar: WorkingCalendar
    as_of: date
    until: date
    """The last day of which a duty may still be asked for."""
    settings: Mapping[str, object]

    def duty(
        self,
        matter: Matter,
        what: Text,
        clauses: tuple[str, ...],
        place: tuple[str, Location],
        term: Callable[[], Term],
        unit: str = "",
        position: str = "",
    ) -> Duty:
        """A duty of a unit's head, or of who holds a position on the day."""
        seat = position or self.registers.head_of(unit) or ""
        person = self.registers.holder(seat, self.as_of) if seat else None
        return Duty(matter, what, clauses, *place, term, unit, seat, person or "")

    def apparatus(self) -> str:
        """The unit that is the apparatus; empty when the register has none."""
        return next((unit.id for unit in self.registers.units.values() if unit.role == "apparatus"), "")

    def begins(self, earliest: date | None) -> date | None:
        """From which day on a series of papers must have no gap: `papers_from`, else its first paper; else None."""
        return as_day(self.settings.get("papers_from")) or earliest

    def kept_here(self, on: date | None) -> bool:
        """Whether papers of that day belong here: yes, unless it lies before the setting `papers_from`."""
        first = as_day(self.settings.get("papers_from"))
        return first is None or on is None or on >= first

    def reading(self, name: str) -> object:
        """What the akimat chose for a norm with two readings; None when it chose nothing."""
        readings = self.settings.get("readings")
        return readings.get(name) if isinstance(readings, Mapping) else None

    def unread(self, prefix: str) -> bool:
        """Whether a file there could not be read, so that nobody can say that it is missing."""
        return self.repository.has_unread(prefix)


def said(patterns: Text, /, **facts: object) -> Text:
    """The texts with their places filled in; a fact in several languages is said in that of the text."""
    return {
        lang: pattern.format_map({name: _in(lang, fact) for name, fact in facts.items()})
        for lang, pattern in patterns.items()
    }


def _in(lang: str, fact: object) -> str:
    if isinstance(fact, date):
        return f"{fact:%d.%m.%Y}"
    if isinstance(fact, Mapping):
        return str(fact.get(lang) or fact.get("ru") or next(iter(fact.values()), ""))
    return str(fact)


def title_of(document: Document) -> Text:
    """What a paper is called, in the languages that it has; its id when it has no title."""
    titles = {lang: title for lang in LANGS if (title := document.title(lang))}
    return titles or {"ru": document.id}
