"""Registers that others rest on: one finding for a missing one, and no guesses without it."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Repository
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import finding
from reglament.settings import MARKER

FOLDER = "registry/"
NAMES = {
    "akimat": t(kk="әкімдік туралы дерек", ru="сведений об акимате", en="facts of the akimat"),
    "persons": t(kk="адамдар тізілімі", ru="реестра лиц", en="register of persons"),
    "positions": t(kk="лауазымдар тізілімі", ru="реестра должностей", en="register of positions"),
    "units": t(kk="бөлімшелер тізілімі", ru="реестра подразделений", en="register of units"),
    "appointments": t(kk="тағайындаулар тізілімі", ru="реестра назначений", en="register of appointments"),
    "composition": t(kk="әкімдіктің құрамы", ru="состава акимата", en="composition of the akimat"),
}
"""The registers by kind."""

OFFICE = ("positions", "appointments")
"""What tells who holds an office on a day."""

MEMBERS = (*OFFICE, "composition")
"""What tells who is a member of the akimat on a day."""

_MISSING = RuleSpec(
    id="X10",
    name="register-missing",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Құжаттарды тексеруге қажет тізілімдер бар",
        ru="Реестры, по которым проверяются документы, на месте",
        en="The registers that papers are checked by are there",
    ),
    explanation=t(
        kk="Құжаттардағы адамдар, лауазымдар мен бөлімшелер content/registry қалтасындағы тізілімдер бойынша "
        "тексеріледі. "
        "Тізілім болмаса, оған қатысты тексерулер жүргізілмейді, сондықтан олардың нәтижесіне сенуге болмайды.",
        ru="Лица, должности и подразделения в документах проверяются по реестрам из папки content/registry. Если "
        "реестра "
        "нет, связанные с ним проверки не выполняются, и полагаться на их молчание нельзя.",
        en="People, positions and units in papers are checked by the registers in content/registry. Where a register "
        "is "
        "missing, the checks that need it are not made, and their silence means nothing.",
    ),
    messages={
        "missing": t(
            kk="{register} жоқ: оны қажет ететін тексерулер жүргізілмеді",
            ru="нет {register}: проверки, которым это нужно, не выполнены",
            en="there is no {register}, so the checks that need it were not made",
        ),
        "fix": t(
            kk="content/registry/{kind}.yml файлын жасаңыз немесе қайтарыңыз (алғашқы жолы «kind: {kind}»)",
            ru="создайте или верните файл content/registry/{kind}.yml (первая строка «kind: {kind}»)",
            en="create or bring back content/registry/{kind}.yml (first line `kind: {kind}`)",
        ),
    },
)


def unusable(ctx: Context) -> frozenset[str]:
    """Kinds of registers that are missing or hold nothing, or of which a file cannot be read."""
    registers = ctx.registers
    there = {
        "akimat": registers.akimat,
        "persons": registers.persons,
        "positions": registers.positions,
        "units": registers.units,
        "appointments": [entry for entry in registers.appointments if not entry.acting],
        "composition": registers.compositions,
    }
    return frozenset(kind for kind in NAMES if not there[kind] or _may_be_unread(kind, ctx.repository))


def _may_be_unread(kind: str, repository: Repository) -> bool:
    """Whether a file that cannot be read is a register of this kind: by its name, else it may be any."""
    stems = {name.rpartition("/")[2] for name in repository.unread if name.startswith(FOLDER)}
    return kind in stems or bool(stems - NAMES.keys())


def _missing(ctx: Context) -> Iterator[Diagnostic]:
    """Where there are papers, there is every register."""
    there = ctx.repository.kinds
    if there <= NAMES.keys() | {"calendar"}:
        return
    for kind, name in NAMES.items():
        if kind not in there and not _may_be_unread(kind, ctx.repository):
            yield finding("X10", "missing", Location(MARKER), register=name, kind=kind)


RULES = (Rule(_MISSING, repository=_missing),)
