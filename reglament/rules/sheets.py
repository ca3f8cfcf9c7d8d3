"""Facts of the approval of a draft that several rules read: who was asked, who is excused, who heads a unit."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context
from reglament.rules.dossiers import act_of, beside
from reglament.rules.facts import Entry, as_day, day, entries, number, word

DECIDED = ("signed", "registered", "in_force", "repealed")
"""Statuses of an act that is no draft any more."""

RULERS = ("akim", "deputy_akim", "head_of_apparatus")
"""Ranks that may set another term (clause 23) and order additional approval (clause 25)."""


def decided(act: Document | None) -> bool:
    """Whether the act has been signed."""
    return act is not None and word(act, "/status") in DECIDED


def round_of(sheet: Document, at: str) -> int:
    """The round of approval to which a request belongs; the first unless it says otherwise."""
    return number(sheet, f"{at}/round") or 1


def excused(sheet: Document, ctx: Context) -> frozenset[str]:
    """Units whose missing visa the explanatory note accounts for."""
    note = beside(sheet, ctx, "explanatory_note")
    return frozenset(str(entry.get("unit")) for _, entry in entries(note, "/missing_visas")) if note else frozenset()


def asked(sheet: Document, ctx: Context) -> frozenset[str]:
    """Units that need no request any more: those asked, the developer, and those that the note speaks of.

    A unit above or below the developer belongs to the same organisation.
    """
    act = act_of(sheet, ctx)
    requested = {word(sheet, f"{at}/unit") for at, _ in entries(sheet, "/requests")}
    developer = word(act, "/developer") if act else ""
    lines = {unit for one in (*requested, developer) for unit in ctx.registers.line(one)}
    below = {unit.id for unit in ctx.registers.units.values() if developer in ctx.registers.line(unit.id)}
    return frozenset(lines | below) | excused(sheet, ctx)


def heads(ctx: Context, unit: str) -> tuple[str, ...]:
    """Positions of the first heads who may sign for a unit: its own, and those of the units that it is a part of."""
    return tuple(head for one in ctx.registers.line(unit) if (head := ctx.registers.head_of(one)))


def is_head(ctx: Context, unit: str, position: str) -> bool:
    """Whether a position is that of the unit's first head; yes when the registers cannot tell."""
    known = heads(ctx, unit)
    return not known or ctx.registers.position(position) is None or position in known


def is_ruler(ctx: Context, position: str) -> bool:
    """Whether a position is that of the akim, a deputy or the head of the apparatus; yes when it is unknown."""
    return ctx.registers.position(position) is None or names.rank_of(ctx, position) in RULERS


def remarks(sheet: Document, decision: str) -> Iterator[tuple[str, str, Entry]]:
    """Remarks that the developer accepted or rejected: the request, the unit, the remark."""
    for at, request in entries(sheet, "/requests"):
        for place, remark in entries(sheet, f"{at}/reply/remarks"):
            if remark.get("decision") == decision:
                yield at, str(request.get("unit")), (place, remark)


def disagreement_of(act: Document, ctx: Context) -> Document | None:
    """The reference on disagreements in the dossier of an act, or None."""
    references = ctx.repository.in_dossier(act.dossier, "reference")
    return next((one for one in references if word(one, "/subtype") == "disagreement"), None)


def refusal_of(sheet: Document, unit: str, ctx: Context) -> Document | None:
    """The reasoned refusal of a unit in the dossier of a sheet, or None."""
    refusals = ctx.repository.in_dossier(sheet.dossier, "refusal")
    return next((one for one in refusals if word(one, "/unit") == unit), None)


def replied(sheet: Document, unit: str) -> bool:
    """Whether a unit has replied in any round."""
    return any(
        request.get("unit") == unit and as_day(sheet.get(f"{at}/reply/date")) is not None
        for at, request in entries(sheet, "/requests")
    )


def past_expertise(sheet: Document, ctx: Context) -> bool:
    """Whether the draft has passed its legal expertise: by the sheet itself, or by the conclusion in the dossier."""
    if day(sheet, "/expertise/concluded") is not None:
        return True
    papers = ctx.repository.in_dossier(sheet.dossier, "expertise")
    return any(day(paper, f"{at}/conclusion/date") for paper in papers for at, _ in entries(paper, "/rounds"))
