"""Meetings that are still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reglament.model.days import as_day
from reglament.model.documents import Document, Repository


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A meeting by its agenda."""

    agenda: Document
    day: date


def upcoming_meetings(repository: Repository, as_of: date) -> tuple[Upcoming, ...]:
    """Meetings on `as_of` or later, the nearest first."""
    found: list[Upcoming] = []
    for agenda in repository.of_kind("agenda"):
        day = as_day(agenda.get("/meeting/date"))
        if day is not None and day >= as_of:
            found.append(Upcoming(agenda, day))
    return tuple(sorted(found, key=lambda meeting: (meeting.day, meeting.agenda.id)))
