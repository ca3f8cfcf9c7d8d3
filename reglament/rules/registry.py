"""All rules, by id. A new module of rules is added to the tuple here; nothing registers itself."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reglament.rules import (
    agenda,
    approvals,
    attendance,
    calendars,
    control_rules,
    drafts,
    form,
    general,
    materials,
    notes,
    numbering,
    planning,
    protocols,
    references,
    rendering,
    roles,
    schema_findings,
    voting,
    writing,
)
from reglament.rules.base import Rule

_FAMILIES: tuple[tuple[Rule, ...], ...] = (
    general.RULES,
    planning.RULES,
    attendance.RULES,
    voting.RULES,
    materials.RULES,
    agenda.RULES,
    protocols.RULES,
    drafts.RULES,
    approvals.RULES,
    notes.RULES,
    control_rules.RULES,
    numbering.RULES,
    references.RULES,
    roles.RULES,
    writing.RULES,
    calendars.RULES,
    form.RULES,
    schema_findings.RULES,
    rendering.RULES,
)

ALL: Mapping[str, Rule] = MappingProxyType({rule.spec.id: rule for family in _FAMILIES for rule in family})
"""Every rule of the tool in the order of the Regulation, then the families that cut across it."""
