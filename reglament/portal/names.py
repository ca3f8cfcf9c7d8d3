"""Names of people, positions and units as the registers give them, and who holds what on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reglament.model.documents import Repository

Entry = Mapping[str, Any]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id may look like: it becomes a part of an address."""


@dataclass(frozen=True)
class Holding:
    """A person in a position: from when, to when (empty: still), whether as acting."""

    person: str
    position: str
    start: str
    end: str
    acting: bool

    def on(self, day: date) -> bool:
        """Whether it lasts on `day`."""
        text = day.isoformat()
        return self.start <= text and (not self.end or text <= self.end)


@dataclass(frozen=True)
class Names:
    """Register entries by id, in the order of the registers; entries without an id are left out."""

    persons: Mapping[str, Entry]
    positions: Mapping[str, Entry]
    units: Mapping[str, Entry]
    holdings: tuple[Holding, ...]
    members: tuple[Entry, ...]
    akimat: Entry

    @classmethod
    def of(cls, repository: Repository, as_of: date) -> Names:
        """Read the registry papers; of several compositions, the one in force on `as_of`."""
        holdings = tuple(
            Holding(str(row.get("person")), str(row.get("position")), _day(row, "from"), _day(row, "to"), acting)
            for document in repository.of_kind("appointments")
            for acting in (False, True)
            for row in dicts(document.get("/acting" if acting else "/appointments"))
        )
        compositions = sorted(
            (str(document.get("/effective_from", "")), document.id, dicts(document.get("/members")))
            for document in repository.of_kind("composition")
            if str(document.get("/effective_from", "")) <= as_of.isoformat()
        )
        akimat = next((d.data for d in repository.of_kind("akimat") if isinstance(d.data, dict)), {})
        return cls(
            _by_id(repository, "persons"),
            _by_id(repository, "positions"),
            _by_id(repository, "units"),
            holdings,
            tuple(compositions[-1][2]) if compositions else (),
            akimat,
        )

    def holders(self, position: str, day: date) -> list[Holding]:
        """Who holds or acts in `position` on `day`; who acts comes first."""
        found = [holding for holding in self.holdings if holding.position == position and holding.on(day)]
        return sorted(found, key=lambda holding: not holding.acting)

    def of_person(self, person: str) -> list[Holding]:
        """Everything the person held, the newest first."""
        found = [holding for holding in self.holdings if holding.person == person]
        return sorted(found, key=lambda holding: (holding.start, holding.position), reverse=True)

    def staff(self, unit: str) -> list[str]:
        """Positions of a unit, its head first."""
        head = self.units.get(unit, {}).get("head")
        own = [name for name, entry in self.positions.items() if entry.get("unit") == unit]
        if isinstance(head, str) and head in self.positions and head not in own:
            own.append(head)
        return sorted(own, key=lambda name: name != head)


def dicts(value: object) -> list[dict[str, Any]]:
    """The mappings in a list; nothing when it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def strings(value: object) -> list[str]:
    """The strings in a list; nothing when it is no list."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _by_id(repository: Repository, kind: str) -> dict[str, Entry]:
    return {row["id"]: row for row in _rows(repository, kind) if _SLUG.fullmatch(str(row.get("id")))}


def _rows(repository: Repository, kind: str) -> Iterator[dict[str, Any]]:
    for document in repository.of_kind(kind):
        yield from dicts(document.get(f"/{kind}"))


def _day(row: Entry, key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""
