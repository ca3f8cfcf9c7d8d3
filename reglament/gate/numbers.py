"""The number of an act in a request: free, and the next one of its kind and year, in what a merge would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reglament.gate.faults import Params
from reglament.gate.package import Flaw
from reglament.model.documents import Document
from reglament.model.facts import day, word
from reglament.model.numbering import Numbered, Numbering, plain_number


def numbered(act: Document) -> Numbered | None:
    """The act with its number; None while it has none."""
    on, number = day(act, "/date"), word(act, "/number")
    return Numbered(act.id, on, number) if on is not None and number and "[[" not in number else None


def misnumbered(
    before: Document | None, act: Document, others: Sequence[Numbered], numbering: Numbering
) -> Iterator[Flaw]:
    """What is wrong with the number that a request gives to an act, or takes from it; nothing when it does neither.

    `before` is the act as the base has it, `others` are the other acts of its kind.
    """
    path = act.source.path
    mine, was = numbered(act), numbered(before) if before is not None else None
    if mine is None and was is not None:
        yield Flaw("{path} loses its date or its number {number}: an act keeps them.", path, {"number": was.number})
    if mine is None or (was is not None and before is not None and (before.kind, was) == (act.kind, mine)):
        return
    own = [one for one in others if one.date.year == mine.date.year]
    taken = [one.id for one in own if plain_number(one.number) == plain_number(mine.number)]
    if taken:
        facts = {"number": mine.number, "act": taken[0]}
        yield Flaw("No. {number} is taken by {act}: {path} takes the next number.", path, facts)
    elif not numbering.gaps and (following := numbering.next(act.kind, mine.date, others)) is not None:
        if following.form.ordinal(mine.number, mine.date) != following.ordinal:
            facts = {"number": mine.number, "next": following.number}
            yield Flaw("No. {number} of {path} is not the next one: that is {next}.", path, facts)
        elif following.after is not None and mine.date < following.after.date:
            days: Params = {"date": mine.date, "act": following.after.id, "last": following.after.date}
            yield Flaw("{path} is dated {date}, before {act} with the number before it ({last}).", path, days)
