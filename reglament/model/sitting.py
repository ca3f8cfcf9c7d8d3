"""Clause 14 in whole numbers: who sits for whom, who was in the room at each item, quorum and majority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reglament.model.days import as_day

MATERIALS_BEFORE = 2
"""Working days before a meeting by which its materials are delivered (clause 17)."""


def has_quorum(present: int, total: int) -> bool:
    """Whether `present` of `total` members are at least two thirds; exactly two thirds is enough."""
    return 3 * present >= 2 * total


def quorum(total: int) -> int:
    """The least number of members that makes a quorum."""
    return (2 * total + 2) // 3


def has_majority(votes_for: int, present: int) -> bool:
    """Whether the votes for are more than half of the members present: who abstains stays in the count."""
    return 2 * votes_for > present


def majority(present: int) -> int:
    """The least number of votes for that adopts a decree."""
    return present // 2 + 1


@dataclass(frozen=True, slots=True)
class Seating:
    """How the akimat reads who is a member: readings A-03 and A-08 of clauses 2 and 14."""

    akim: bool = True
    """The akim is counted among the members."""
    substitutes: bool = False
    """Who acts for an absent member sits in that member's place."""

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> Seating:
        """The readings chosen in the settings; the default ones where nothing is chosen."""
        readings = settings.get("readings")
        chosen = readings if isinstance(readings, Mapping) else {}
        return cls(chosen.get("akim_is_member") is not False, chosen.get("substitutes_vote") is True)


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody came or left: from which item (its place in the list, from 0) on."""

    person: str
    item: int
    came: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was in the room at each item of a protocol.

    `listed` took part in the meeting at any time; `moves` say who came later or left earlier. A person whose first
    move is a coming was not there before it.
    """

    listed: tuple[str, ...]
    moves: tuple[Move, ...]
    days: tuple[date | None, ...]
    """The day of each item, by its place in the list."""

    @classmethod
    def of(cls, protocol: Mapping[str, Any]) -> Attendance:
        """The attendance that the plain data of a protocol record; what cannot be read is passed over."""
        items = _mappings(protocol.get("items"))
        days = tuple(_days(protocol, items))
        numbers = [item.get("number") for item in items]
        moves = [*_moves(protocol, "departures", numbers, days), *_moves(protocol, "arrivals", numbers, days)]
        listed = protocol.get("present")
        here = (one for one in listed if isinstance(one, str)) if isinstance(listed, list) else ()
        return cls(tuple(dict.fromkeys(here)), tuple(sorted(moves, key=lambda move: move.item)), days)

    def at(self, item: int) -> tuple[str, ...]:
        """Who was in the room at the item in that place of the list, in the order of the protocol."""
        return tuple(who for who in self.listed if self._there(who, item))

    def moved(self, who: str) -> bool:
        """Whether the person came later or left earlier."""
        return any(move.person == who for move in self.moves)

    def _there(self, who: str, item: int) -> bool:
        own = [move for move in self.moves if move.person == who]
        before = [move for move in own if move.item <= item]
        if before:
            return before[-1].came
        return not (own and own[0].came)


def _days(protocol: Mapping[str, Any], items: list[Mapping[str, Any]]) -> Iterator[date | None]:
    """The day of each item: its own, else that of the item before it, else the first day of the meeting."""
    meeting = protocol.get("meeting")
    on = as_day(meeting.get("date")) if isinstance(meeting, Mapping) else None
    for item in items:
        on = as_day(item.get("day")) or on
        yield on


def _moves(
    protocol: Mapping[str, Any], name: str, numbers: list[object], days: tuple[date | None, ...]
) -> Iterator[Move]:
    for entry in _mappings(protocol.get(name)):
        who, number, on = entry.get("person"), entry.get("from_item"), as_day(entry.get("from_day"))
        if not isinstance(who, str):
            continue
        if number in numbers:
            yield Move(who, numbers.index(number), name == "arrivals")
        elif on is not None:
            later = (place for place, day in enumerate(days) if day is not None and day >= on)
            yield Move(who, next(later, len(days)), name == "arrivals")


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
