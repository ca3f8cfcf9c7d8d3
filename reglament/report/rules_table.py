"""The list of rules: id, severity, clauses, title."""

from __future__ import annotations

from reglament.diagnostics import Lang
from reglament.i18n import pick
from reglament.report.messages import clauses, severity_word
from reglament.rules.registry import ALL


def rules_table(lang: Lang) -> str:
    """Every rule on a line, in the order of the registry, in aligned columns."""
    rows = [
        (spec.id, severity_word(spec.severity, lang), clauses(spec, lang).strip("()"), pick(spec.title, lang))
        for spec in (rule.spec for rule in ALL.values())
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = (
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])) for row in rows
    )
    return "\n".join(lines) + "\n"
