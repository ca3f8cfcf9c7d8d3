"""People, positions and units as pages show them: the registers, less whatever could not be an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from reglament.model.registers import Appointment, Composition, Person, Position, Registers, Unit

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id may look like: it becomes a part of an address."""

_Entry = TypeVar("_Entry", Person, Unit)


@dataclass(frozen=True)
class Names:
    """The registers for pages: people and units with an id fit for an address."""

    registers: Registers
    persons: Mapping[str, Person]
    units: Mapping[str, Unit]

    @classmethod
    def of(cls, registers: Registers) -> Names:
        """Pick what gets pages."""
        return cls(registers, _addressable(registers.persons), _addressable(registers.units))

    @property
    def positions(self) -> Mapping[str, Position]:
        """Positions by id."""
        return self.registers.positions

    def composition(self, on: date) -> Composition | None:
        """The composition of the akimat in force on a day."""
        return self.registers.composition(on)

    def holders(self, position: str, on: date) -> list[Appointment]:
        """Who holds or acts in `position` on a day; who acts comes first."""
        found = [entry for entry in self.registers.appointments if entry.position == position and entry.covers(on)]
        return sorted(found, key=lambda entry: not entry.acting)

    def of_person(self, person: str) -> list[Appointment]:
        """Everything the person held, the newest first."""
        found = [entry for entry in self.registers.appointments if entry.person == person]
        return sorted(found, key=lambda entry: (entry.first, entry.position), reverse=True)

    def children(self, unit: str) -> list[str]:
        """Units that are parts of a unit."""
        return [name for name, entry in self.units.items() if entry.parent == unit]

    def staff(self, unit: str) -> list[str]:
        """Positions of a unit other than its head's."""
        return [name for name, entry in self.positions.items() if entry.unit == unit and name != self.units[unit].head]


def dicts(value: object) -> list[dict[str, Any]]:
    """The mappings in a list; nothing when it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    """The strings in a list; nothing when it is no list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _addressable(entries: Mapping[str, _Entry]) -> dict[str, _Entry]:
    return {name: entry for name, entry in entries.items() if _SLUG.fullmatch(name)}
