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

_DECLARES = t(
    kk="қағиданы немесе құқықтық негізді белгілейді, есептейтін ештеңе жоқ",
    ru="устанавливает принцип или правовое основание, вычислять нечего",
    en="states a principle or a legal basis; there is nothing to compute",
)
_PEOPLE = t(
    kk="мәнін адамдар бағалайды, құрал оны өлшей алмайды",
    ru="существо оценивают люди, инструмент его не измерит",
    en="people judge the substance; a tool cannot measure it",
)
_NO_RECORD = t(
    kk="қазіргі құжаттарда бұл фактілер жазылмайды",
    ru="в нынешних документах эти факты не записываются",
    en="the papers as they are now do not record these facts",
)

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
    "3": _DECLARES,
    "27": _PEOPLE,
    "30": _NO_RECORD,
    "31": _NO_RECORD,
    "32": _NO_RECORD,
    "33": _NO_RECORD,
    "34": _NO_RECORD,
    "35": _NO_RECORD,
    "1": _DECLARES,
    "4": _DECLARES,
    "5": _NO_RECORD,
    "6": _NO_RECORD,
    "7": _PEOPLE,
    "9": _NO_RECORD,
    "19": _PEOPLE,
    "25": _NO_RECORD,
    "36": _EXECUTION,
    **dict.fromkeys(("1", "3", "4"), _DECLARES),
    **dict.fromkeys(("7", "19", "27"), _PEOPLE),
    **dict.fromkeys(("5", "6", "9", "25", "30", "31", "32", "33", "34", "35"), _NO_RECORD),
    **dict.fromkeys(("7", "11", "13", "27", "38", "50"), _PEOPLE),
    **dict.fromkeys(("5", "6", "9", "30", "31", "32", "33", "34", "35", "42", "43", "45", "47", "49"), _NO_RECORD),
    **dict.fromkeys(("1", "4", "36", "37", "46", "48"), _DECLARES),
    **dict.fromkeys(("7", "11", "13", "19", "38", "50"), _PEOPLE),
    **dict.fromkeys(("5", "6", "9", "25", "33", "42", "43", "45", "47", "49"), _NO_RECORD),
}
"""Clauses without a rule, each with its reason."""


def rules_of(clause: str) -> Iterator[RuleSpec]:
    """Rules that rest on a clause."""
    return (rule.spec for rule in ALL.values() if clause in rule.spec.clauses)
