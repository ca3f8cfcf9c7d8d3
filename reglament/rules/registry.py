"""All rules, by id. A new module of rules is added to the tuple here; nothing registers itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from reglament.rules import (
    above,
    above_terms,
    adoption,
    agenda,
    approvals,
    calendars,
    composition,
    control_cards,
    control_rules,
    disagreements,
    dispatch,
    copies,
    drafts,
    effectiveness,
    events,
    executors,
    expertise,
    extension_rules,
    extracts,
    finals,
    form,
    foundations,
    general,
    letters,
    materials,
    meetings_calling,
    meetings_chair,
    meetings_guests,
    meetings_materials,
    meetings_memo,
    meetings_openness,
    meetings_quorum,
    meetings_voters,
    meetings_votes,
    names_written,
    note_facts,
    notes,
    numbering,
    originals,
    oversight,
    parity,
    parity_shape,
    placeholders,
    planning,
    plans,
    proposals,
    protocols,
    questions,
    public_build,
    references,
    refusals,
    registers,
    rendering,
    repeals,
    replies,
    reporting,
    roles,
    schema_findings,
    sending,
    texts,
    waivers,
    writing,
)
from reglament.rules.base import Rule

_FAMILIES: tuple[tuple[Rule, ...], ...] = (
    general.RULES,
    foundations.RULES,
    composition.RULES,
    letters.RULES,
    repeals.RULES,
    adoption.RULES,
    planning.RULES,
    meetings_calling.RULES,
    meetings_chair.RULES,
    meetings_openness.RULES,
    meetings_quorum.RULES,
    meetings_votes.RULES,
    meetings_guests.RULES,
    meetings_voters.RULES,
    questions.RULES,
    effectiveness.RULES,
    plans.RULES,
    events.RULES,
    materials.RULES,
    agenda.RULES,
    meetings_materials.RULES,
    meetings_memo.RULES,
    dispatch.RULES,
    protocols.RULES,
    sending.RULES,
    extracts.RULES,
    proposals.RULES,
    drafts.RULES,
    disagreements.RULES,
    approvals.RULES,
    executors.RULES,
    expertise.RULES,
    replies.RULES,
    refusals.RULES,
    finals.RULES,
    notes.RULES,
    control_cards.RULES,
    note_facts.RULES,
    originals.RULES,
    copies.RULES,
    public_build.RULES,
    control_rules.RULES,
    above.RULES,
    reporting.RULES,
    above_terms.RULES,
    extension_rules.RULES,
    oversight.RULES,
    numbering.RULES,
    parity.RULES,
    parity_shape.RULES,
    references.RULES,
    names_written.RULES,
    registers.RULES,
    roles.RULES,
    texts.RULES,
    writing.RULES,
    placeholders.RULES,
    calendars.RULES,
    form.RULES,
    schema_findings.RULES,
    rendering.RULES,
    waivers.RULES,
)

_LETTERS = "RXLFSPW"
"""The order of families: the Regulation, what cuts across it, the law on acts, files, schemas, rendering, waivers."""


def _place(rule: Rule) -> tuple[int, tuple[int, ...], str]:
    """Where a rule stands in the list: by family, then by the numbers in its id."""
    numbers = tuple(int(number) for number in re.findall(r"\d+", rule.spec.id))
    decree = rule.spec.id.startswith("RD")
    return _LETTERS.find(rule.spec.id[0]), (0, *numbers) if decree else numbers, rule.spec.id


ALL: Mapping[str, Rule] = MappingProxyType(
    {rule.spec.id: rule for rule in sorted((rule for family in _FAMILIES for rule in family), key=_place)}
)
"""Every rule of the tool: the approving decree, the clauses of the Regulation in order, then the other families."""
