"""Names of people, positions and units as messages quote them, and who is who on a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from reglament.diagnostics import Param, Text
from reglament.model.sitting import Seating
from reglament.rules.base import Context


def person(ctx: Context, key: str) -> Param:
    """The short name of a person, or the id when the registers do not know it."""
    found = ctx.registers.person(key)
    return found.short or key if found else key


def position(ctx: Context, key: str) -> Param:
    """The title of a position, or the id."""
    found = ctx.registers.position(key)
    return found.title or key if found else key


def unit(ctx: Context, key: str) -> Param:
    """The name of a unit, or the id."""
    found = ctx.registers.unit(key)
    return found.name or key if found else key


def subjects(ctx: Context, tags: Iterable[str]) -> Text:
    """The names of tags in one line for each language."""
    listed = tuple(tags)
    return {lang: ctx.registers.subjects(listed, lang) for lang in ("kk", "ru", "en")}


def people(ctx: Context, keys: tuple[str, ...]) -> Text:
    """Short names in one line for each language."""
    names = [person(ctx, key) for key in keys]
    return {
        lang: ", ".join(str(name.get(lang, "")) if isinstance(name, dict) else str(name) for name in names)
        for lang in ("kk", "ru", "en")
    }


def members(ctx: Context, on: date) -> tuple[str, ...]:
    """Members of the akimat on a day: those of the composition who still hold their office (A-05), and the akim (A-03).

    The settings may leave the akim out (`readings: {akim_is_member: false}`) and let substitutes in (A-08,
    `substitutes_vote: true`).
    """
    return ctx.registers.sitting(on, Seating.of(ctx.settings))


def addressees(ctx: Context, on: date) -> tuple[str, ...]:
    """Members to whom papers of meetings are sent: each in person, whoever may sit in for them."""
    return ctx.registers.sitting(on, replace(Seating.of(ctx.settings), substitutes=False))


def positions_of_rank(ctx: Context, rank: str) -> Iterator[str]:
    """Ids of the positions of a rank."""
    return (position.id for position in ctx.registers.positions.values() if position.rank == rank)


def holder_of_rank(ctx: Context, rank: str, on: date) -> str | None:
    """Who holds the position of a rank on a day; None when nobody does."""
    return next((who for key in positions_of_rank(ctx, rank) if (who := ctx.registers.holder(key, on))), None)


def filled(ctx: Context, rank: str, on: date) -> bool:
    """Whether the appointments name anybody in the rank on a day, be it somebody whom the register of people lacks."""
    seats = set(positions_of_rank(ctx, rank))
    return any(entry.position in seats and entry.covers(on) for entry in ctx.registers.appointments)


def rank_of(ctx: Context, key: str) -> str:
    """The rank of a position; empty when unknown."""
    found = ctx.registers.position(key)
    return found.rank if found else ""


def stands_for(ctx: Context, who: str, seat: str, on: date) -> bool:
    """Whether `who` holds position `seat` on a day, or acts for its holder."""
    return ctx.registers.holds(who, seat, on)


def holds_rank(ctx: Context, who: str, rank: str, on: date) -> bool:
    """Whether `who` holds, or acts in, a position of `rank` on a day."""
    return any(stands_for(ctx, who, seat, on) for seat in positions_of_rank(ctx, rank))


def stands_for_rank(ctx: Context, who: str, rank: str, on: date) -> bool:
    """Whether `who` holds, or acts in, a position of `rank` on a day, as far as the registers can tell.

    While they name nobody in that rank on the day, nobody is accused of not holding it: X3 says once that the office
    is not in the register.
    """
    return holds_rank(ctx, who, rank, on) or holder_of_rank(ctx, rank, on) is None


def reading(ctx: Context, name: str, default: object) -> object:
    """A reading chosen in the settings of the akimat (`readings:`)."""
    readings = ctx.settings.get("readings")
    return readings.get(name, default) if isinstance(readings, dict) else default
