"""Control of execution: assignments with their terms and states, what else falls due, meetings to come."""

from reglament.control.assignments import Control, Controlled, Extension, State, assignments
from reglament.control.due import Due, falling_due
from reglament.control.duties import Matter
from reglament.control.meetings import Upcoming, upcoming_meetings

__all__ = [
    "Control",
    "Controlled",
    "Due",
    "Extension",
    "Matter",
    "State",
    "Upcoming",
    "assignments",
    "falling_due",
    "upcoming_meetings",
]
