"""Which days are working days."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WorkingCalendar:
    """The five-day working calendar of the years that have data."""
