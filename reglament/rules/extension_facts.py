"""What extensions of terms are checked by: each check yields what is wrong, whoever gave the assignment (clause 45)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reglament.calendar import Term
from reglament.control import Extension
from reglament.control.assignments import extensions
from reglament.diagnostics import Location, Param, Text
from reglament.model.documents import Document
from reglament.model.officials import names_of
from reglament.rules.base import Context
from reglament.rules.facts import entries, word

AUTHORISED = frozenset({"president", "administration", "prime_minister", "deputy_prime_minister", "pm_office"})
"""Who may extend a term given from above (clause 45)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a request or a decision: the message, its place, the facts that it quotes, a term that was counted."""

    message: str
    location: Location
    facts: Mapping[str, Param] = field(default_factory=dict)
    term: Term | None = None


def requested_late(card: Document, ctx: Context) -> Iterator[Fault]:
    """The request is made a calendar day before the term at the latest (reading A-26)."""
    for one in extensions(card, ctx.calendar):
        if one.requested is None or one.old is None:
            continue
        limit = ctx.calendar.before_calendar(one.old.due, 1)
        if one.requested > limit.due:
            facts = {"requested": one.requested, "limit": limit.due}
            yield Fault("late", card.at(f"{one.pointer}/requested"), facts, limit)


def not_later(card: Document, ctx: Context) -> Iterator[Fault]:
    """The new term is later than the old one."""
    for one in extensions(card, ctx.calendar):
        if one.granted and one.new_due and one.old and one.new_due <= one.old.due:
            facts = {"new": one.new_due, "old": one.old.due}
            yield Fault("earlier", card.at(f"{one.pointer}/new_due"), facts)


def too_many(card: Document, ctx: Context) -> Iterator[Fault]:
    """One extension; a second in an exceptional case with disciplinary responsibility considered; never a third."""
    granted = [one for one in extensions(card, ctx.calendar) if one.granted]
    for number, one in enumerate(granted[1:], start=2):
        place = card.at(f"{one.pointer}/decision")
        if number > 2:
            yield Fault("third", place, {"number": number})
        elif card.get(f"{one.pointer}/exceptional") is not True:
            yield Fault("second", place)
        elif not card.get(f"{one.pointer}/discipline"):
            yield Fault("discipline", place)


def undecided(card: Document, ctx: Context, authorised: frozenset[str] | None) -> Iterator[Fault]:
    """A granted extension tells when it was decided, until when, and by whom, if `authorised` says who may."""
    for one in extensions(card, ctx.calendar):
        if not one.granted:
            continue
        place, level = card.at(f"{one.pointer}/decision"), word(card, f"{one.pointer}/decided_level")
        if one.decided is None or one.new_due is None or (authorised is not None and not level):
            yield Fault("undecided", place)
        elif authorised is not None and level not in authorised:
            yield Fault("authority", card.at(f"{one.pointer}/decided_level"))


def decided_late(card: Document, ctx: Context) -> Iterator[Fault]:
    """A decision that came after the old term had ended."""
    for one in extensions(card, ctx.calendar):
        if one.granted and one.decided and one.old and one.decided > one.old.due:
            facts = {"decided": one.decided, "old": one.old.due}
            yield Fault("after", card.at(f"{one.pointer}/decided"), facts)


@dataclass(frozen=True, slots=True)
class Request:
    """A request with what it tells: in the card, or in its letter."""

    extension: Extension
    entry: Mapping[str, Any]
    letter: Document | None
    contents: Mapping[str, Any]
    place: Location


def requests(card: Document, ctx: Context) -> Iterator[Request]:
    """The requests of a card with their contents."""
    written = dict(entries(card, "/extensions"))
    for one in extensions(card, ctx.calendar):
        entry = written[one.pointer]
        letter = ctx.repository.documents.get(word(card, f"{one.pointer}/letter"))
        asked = letter.get("/extension") if letter is not None else None
        told = asked or entry.get("contents")
        contents = {"reason": entry.get("reason"), **(told if isinstance(told, Mapping) else {})}
        place = letter.at("/extension") if letter is not None and asked else card.at(one.pointer)
        yield Request(one, entry, letter, contents, place)


def named_in(official: Mapping[str, Any], texts: Iterator[Text], ctx: Context) -> bool:
    """Whether the surname of an official stands, in whatever case, in one of the texts."""
    person = ctx.registers.person(str(official.get("person") or ""))
    name = person.name if person else official.get("name")
    stems = {_stem(called) for called in names_of(name)}
    return any(stem in text.casefold() for stated in texts for text in stated.values() for stem in stems)


def _stem(name: str) -> str:
    """The surname without its ending: the longest word of the name."""
    longest = max(name.split(), key=len)
    return longest[:-1] if len(longest) > 4 else longest
