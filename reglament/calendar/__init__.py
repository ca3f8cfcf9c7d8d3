"""Working days and terms, with a proof for every date."""

from reglament.calendar.working import WorkingCalendar

__all__ = ["WorkingCalendar"]
