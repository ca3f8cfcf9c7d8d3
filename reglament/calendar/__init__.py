"""Working days and terms, with a proof for every date."""

from reglament.calendar.terms import DayKind, Step, Term, Unit, by_rule, extended, fixed
from reglament.calendar.working import DayOff, End, MissingYear, Start, WorkingCalendar, add_months

__all__ = [
    "DayKind",
    "DayOff",
    "End",
    "MissingYear",
    "Start",
    "Step",
    "Term",
    "Unit",
    "WorkingCalendar",
    "add_months",
    "by_rule",
    "extended",
    "fixed",
]
