"""Which clauses of the Regulation have rules, and why the others have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reglament.diagnostics import Text
from reglament.rules.base import RuleSpec, t
from reglament.rules.registry import ALL

CLAUSES = 50
"""How many clauses the Regulation has."""

DECREE_POINTS = 5
"""How many points the decree has that approved it: `D1` to `D5`."""

CLAUSE_NUMBERS = (
    *(f"D{number}" for number in range(1, DECREE_POINTS + 1)),
    *map(str, range(1, CLAUSES + 1)),
)
"""Every point of the decree and every clause of the Regulation, as rules name them."""

_EXECUTION = t(
    kk="актілер мен тапсырмалар қай құқықтық негізде орындалатынын атайды; орындаудың өзі 37-47-тармақтар бойынша "
    "тексеріледі",
    ru="называет правовые основания исполнения актов и поручений; само исполнение проверяется по пунктам 37-47",
    en="names the legal bases on which acts and assignments are executed; execution itself is checked by clauses 37-47",
)

# One clause a line, so that those who add rules to different clauses do not meet here.
REASONS: Mapping[str, Text] = {
    "D1": t(
        kk="Регламенттің өзін бекітеді, тексеретін ештеңе жоқ",
        ru="утверждает сам Регламент, проверять нечего",
        en="approves the Regulation itself; there is nothing to check",
    ),
    "36": _EXECUTION,
}
"""Clauses without a rule, each with its reason."""


def rules_of(clause: str) -> Iterator[RuleSpec]:
    """Rules that rest on a clause."""
    return (rule.spec for rule in ALL.values() if clause in rule.spec.clauses)
