"""Control of execution: assignments with their terms and states, and meetings to come."""

from reglament.control.assignments import Controlled, State, assignments
from reglament.control.meetings import Upcoming, upcoming_meetings

__all__ = ["Controlled", "State", "Upcoming", "assignments", "upcoming_meetings"]
