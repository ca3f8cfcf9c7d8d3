"""Facts of meetings that the rules of chapter 3 share: items with who was in the room, votes, agendas of protocols."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reglament.diagnostics import Text
from reglament.model.documents import Document
from reglament.model.sitting import Attendance, Seating, has_majority, has_quorum
from reglament.rules import names
from reglament.rules.base import Context
from reglament.rules.facts import as_text, day, entries, number, word, words

PROTOCOL = ("protocol",)
AGENDA = ("agenda",)

DECIDED = ("adopted", "not_adopted", "noted")
"""Results by which the akimat took a decision on an item."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a protocol: who of the members was in the room, and who else was listed there."""

    at: str
    title: Text
    result: str
    day: date | None
    members: tuple[str, ...]
    """Members of the akimat on the day of the item."""
    room: tuple[str, ...]
    """Everyone listed as present who was in the room at the item."""

    @property
    def present(self) -> int:
        """How many members were in the room."""
        return len(set(self.room) & set(self.members))


@dataclass(frozen=True, slots=True)
class Vote:
    """The recorded vote on one item."""

    item: Item
    stated: int
    """How many members were present by the record of the vote."""
    votes_for: int
    against: int
    abstain: int

    @property
    def present(self) -> int:
        """The members from whom the majority is counted: silent ones cannot be left out of the record of the vote."""
        return max(self.stated, self.item.present)

    @property
    def adopted(self) -> bool:
        """Whether the votes for are a majority of the members present."""
        return has_majority(self.votes_for, self.present)

    @property
    def disputed(self) -> bool:
        """Whether the item counts as adopted without a majority, which is a finding of its own."""
        return self.item.result == "adopted" and not self.adopted


def items(document: Document, ctx: Context) -> Iterator[Item]:
    """Items of a protocol in their order."""
    data = document.data if isinstance(document.data, Mapping) else {}
    attendance = Attendance.of(data)
    for place, (at, item) in enumerate(entries(document, "/items")):
        on = attendance.days[place]
        members = names.members(ctx, on) if on else ()
        yield Item(at, as_text(item.get("title")), str(item.get("result")), on, members, _room(attendance, place, ctx))


def _room(attendance: Attendance, place: int, ctx: Context) -> tuple[str, ...]:
    """Who was there; an akim who is no member (A-03) may chair, but is not counted."""
    on, here = attendance.days[place], attendance.at(place)
    if on is None or Seating.of(ctx.settings).akim:
        return here
    akim = ctx.registers.akim(on)
    return tuple(who for who in here if who != akim or who in names.members(ctx, on))


def votes(document: Document, ctx: Context) -> Iterator[Vote]:
    """Votes whose four numbers are whole."""
    for item in items(document, ctx):
        numbers = [number(document, f"{item.at}/vote/{name}") for name in ("present", "for", "against", "abstain")]
        stated, votes_for, against, abstain = numbers
        if stated is None or votes_for is None or against is None or abstain is None:
            continue
        yield Vote(item, stated, votes_for, against, abstain)


def moved(document: Document) -> bool:
    """Whether the protocol records that members came later or left earlier."""
    return any(document.get(f"/{name}") for name in ("arrivals", "departures"))


def present_members(document: Document, ctx: Context, on: date) -> int:
    """How many members took part in the meeting at any time."""
    return len(set(words(document, "/present")) & set(names.members(ctx, on)))


def took_place(document: Document, ctx: Context) -> bool:
    """Whether the meeting of a protocol had a quorum; one without did not take place (clause 14)."""
    on = day(document, "/meeting/date")
    members = names.members(ctx, on) if on else ()
    return on is not None and (not members or has_quorum(present_members(document, ctx, on), len(members)))


def agenda_of(protocol: Document, ctx: Context) -> Document | None:
    """The agenda of a protocol: the one that it names, else the one in its folder."""
    named = ctx.repository.documents.get(word(protocol, "/agenda"))
    if named is not None and named.kind == "agenda":
        return named
    return next(ctx.repository.in_dossier(protocol.dossier, "agenda"), None)


def item_numbered(document: Document, wanted: object) -> tuple[str, Mapping[str, Any]] | None:
    """The item with that number: its pointer and its data."""
    return next((entry for entry in entries(document, "/items") if entry[1].get("number") == wanted), None)


def regular_day(agenda: Document) -> date | None:
    """The day of a meeting to which the terms of clause 17 apply; None for an emergency one (A-13)."""
    return None if word(agenda, "/meeting/kind") == "emergency" else day(agenda, "/meeting/date")


def of_apparatus(ctx: Context, unit_id: str) -> bool:
    """Whether the unit is the apparatus or a division of it; any may be while no unit is marked so (R4.1)."""
    if not any(unit.role == "apparatus" for unit in ctx.registers.units.values()):
        return True
    seen: set[str] = set()
    while (unit := ctx.registers.unit(unit_id)) is not None and unit.id not in seen:
        if unit.role == "apparatus":
            return True
        seen.add(unit.id)
        unit_id = unit.parent
    return False
