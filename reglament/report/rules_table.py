"""The list of rules: id, severity, stage, clauses, title."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from reglament.diagnostics import Lang, Severity
from reglament.errors import UsageError
from reglament.i18n import pick
from reglament.loading.kinds import PLACES
from reglament.report.messages import clauses, severity_word
from reglament.rules.base import Profile, RuleSpec
from reglament.rules.coverage import CLAUSE_NUMBERS, CLAUSES
from reglament.rules.registry import ALL

VERSION = 1
_ORDER = tuple(Profile)


def select(
    clause: str | None = None, kind: str | None = None, profile: str | None = None, severity: str | None = None
) -> tuple[RuleSpec, ...]:
    """Rules in the order of the registry: of a clause, on a kind of paper, that bind at a stage, of a weight.

    A rule without kinds looks at papers of every kind. Raises UsageError for a clause or kind that does not exist.
    """
    if clause is not None and clause not in CLAUSE_NUMBERS:
        raise UsageError(
            "There is no clause {clause}: they are {first} to {last}.", clause=clause, first=1, last=CLAUSES
        )
    if kind is not None and kind not in PLACES:
        raise UsageError("There is no kind {kind}. There are: {kinds}.", kind=kind, kinds=", ".join(PLACES))
    return tuple(
        spec
        for spec in (rule.spec for rule in ALL.values())
        if (clause is None or clause in spec.clauses)
        and (kind is None or not spec.kinds or kind in spec.kinds)
        and (profile is None or _ORDER.index(spec.profile) <= _ORDER.index(Profile(profile)))
        and (severity is None or spec.severity is Severity[severity.upper()])
    )


def rules_table(lang: Lang, specs: Iterable[RuleSpec] | None = None) -> str:
    """Every rule, or those given, on a line, in aligned columns."""
    rows = [
        (
            spec.id,
            severity_word(spec.severity, lang),
            spec.profile.value,
            clauses(spec, lang).strip("()"),
            pick(spec.title, lang),
        )
        for spec in (select() if specs is None else specs)
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    lines = (
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1])) for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def rules_json(specs: Sequence[RuleSpec]) -> str:
    """A JSON object: `version`, `rules`, with titles and explanations in the three languages."""
    listed = [
        {
            "id": spec.id,
            "name": spec.name,
            "clauses": list(spec.clauses),
            "severity": spec.severity.name.lower(),
            "profile": spec.profile.value,
            "scope": spec.scope.value,
            "kinds": list(spec.kinds),
            "readings": list(spec.readings),
            "options": list(spec.options),
            "title": dict(spec.title),
            "explanation": dict(spec.explanation),
        }
        for spec in specs
    ]
    return json.dumps({"version": VERSION, "rules": listed}, ensure_ascii=False, indent=2) + "\n"
