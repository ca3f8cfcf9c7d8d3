"""The route: whose visa a package needs, in which order, and why (clauses 16-18, 22, 28-30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from reglament.diagnostics import Location
from reglament.gate.faults import Params, nothing
from reglament.gate.package import Change, Package
from reglament.gate.policy import Policy
from reglament.model.documents import Document
from reglament.rules.executors import tasks


class Stage(IntEnum):
    """The order of visas: one stage begins to count when the ones before it are done."""

    UNITS = 1
    """Units concerned, finance, economy (clauses 22-24)."""
    EXPERTISE = 2
    """Expertise in the apparatus (clause 28)."""
    OFFICIALS = 3
    """Deputies by portfolio, head of the apparatus (clause 29)."""
    SIGNATURE = 4
    """The akim (clause 30)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a visa is asked: an msgid with its facts, the clause, and the place that shows it."""

    message: str
    clause: str
    params: Params = field(default_factory=nothing)
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """One visa of the route: of which office, for which unit (empty for officials), in which stage, for which reasons.

    `optional` visas are asked and reported, and hold nothing up. `replaceable` ones may be missing or refused when
    the developer has explained and proved it and the matter was decided above (clauses 20, 23).
    """

    position: str
    unit: str
    stage: Stage
    reasons: tuple[Reason, ...]
    replaceable: bool = False
    optional: bool = False

    @property
    def id(self) -> str:
        """How a visa names its role: by the office."""
        return self.position


@dataclass(frozen=True, slots=True)
class Route:
    """All visas of a package in order; `needed` of the guardians suffice where a policy is changed."""

    roles: tuple[Role, ...]
    needed: int = 0
    lacking: tuple[Reason, ...] = field(default=())
    """Visas that ought to be asked and cannot: an office that nobody names."""

    def of(self, name: str) -> Role | None:
        """The role that a visa names: by its office, or by the only unit that goes by the name."""
        named = [role for role in self.roles if name in (role.position, role.unit)]
        return named[0] if len(named) == 1 else None


def route(package: Package, policy: Policy, on: date) -> Route:
    """Who must give a visa, as the policy of the base and the text of the head have it on a day."""
    if package.change is Change.POLICY:
        return _of_policy(policy)
    if package.change is Change.PAPERS:
        return _merged(_of_papers(package, policy))
    if package.act is None:
        return Route(())
    return _merged(_of_act(package.act, policy, on))


_Asked = Iterator[tuple[str, str, Stage, Reason, bool, bool]]
"""Office, unit, stage, reason, replaceable, optional."""


def _merged(asked: _Asked) -> Route:
    """One role an office, with all its reasons; asked for several, it is as strict as the strictest."""
    found: dict[str, Role] = {}
    lacking = []
    for position, unit, stage, reason, replaceable, optional in asked:
        if not position:
            lacking.append(reason)
            continue
        before = found.get(position)
        if before is None:
            found[position] = Role(position, unit, stage, (reason,), replaceable, optional)
        else:
            found[position] = Role(
                position,
                before.unit or unit,
                max(before.stage, stage),
                (*before.reasons, reason),
                before.replaceable and replaceable,
                before.optional and optional,
            )
    return Route(tuple(sorted(found.values(), key=lambda role: role.stage)), 0, tuple(lacking))


def _of_policy(policy: Policy) -> Route:
    reason = Reason("the request changes what visas are decided by", "22")
    roles = tuple(Role(one, "", Stage.OFFICIALS, (reason,)) for one in policy.settings.guardians)
    if not roles:
        return Route((), 0, (Reason("the settings name nobody who guards the registers (gate: guardians)", "22"),))
    return Route(roles, min(policy.settings.guardians_needed, len(roles)))


# ------------------------------------------------------------------ acts


def _of_act(act: Document, policy: Policy, on: date) -> _Asked:
    yield from _units(act, policy)
    yield from _expertise(policy)
    yield from _officials(act, policy)
    yield from _akim(policy, on)


def _units(act: Document, policy: Policy) -> _Asked:
    registers = policy.registers
    own = _own(act, policy)
    tags = _words(act, "/tags")
    weighty = act.get("/normative") is True or act.get("/expenses") is True
    for unit, shared in registers.touched(tags).items():
        if unit not in own:
            reason = Reason("its competence: {tags}", "22", {"tags": ", ".join(shared)}, act.at("/tags"))
            yield registers.head_of(unit) or "", unit, Stage.UNITS, reason, True, False
    for role in ("finance", "economy"):
        for one in registers.units.values():
            if one.role == role and one.id not in own:
                yield one.head, one.id, Stage.UNITS, _weight(act), True, not weighty
    told: set[str] = set()
    for task in tasks(act, registers, "units"):
        found = registers.unit(task.called.id)
        if found and found.role in ("executive_body", "territorial") and found.id not in own | told:
            told.add(found.id)
            reason = Reason("the text gives it a task", "22", {}, task.place)
            yield found.head, found.id, Stage.UNITS, reason, True, False


def _weight(act: Document) -> Reason:
    if act.get("/expenses") is True:
        return Reason("the draft spends money", "22", {}, act.at("/expenses"))
    if act.get("/normative") is True:
        return Reason("the draft is normative", "22", {}, act.at("/normative"))
    return Reason("every draft is shown to it", "22", {}, act.at())


def _own(act: Document, policy: Policy) -> frozenset[str]:
    """The developer, the units that it is a part of, and its own parts: one organisation does not ask itself."""
    developer = str(act.get("/developer") or "")
    registers = policy.registers
    below = {unit for unit in registers.units if developer in registers.line(unit)}
    return frozenset({*registers.line(developer), *below})


def _expertise(policy: Policy) -> _Asked:
    reason = Reason("expertise in the apparatus", "28")
    if not policy.settings.expertise:
        yield (
            "",
            "",
            Stage.EXPERTISE,
            Reason("the settings name no office of the expertise (gate: expertise)", "28"),
            False,
            False,
        )
    for position in policy.settings.expertise:
        found = policy.registers.position(position)
        yield position, found.unit if found else "", Stage.EXPERTISE, reason, False, False


def _officials(act: Document, policy: Policy) -> _Asked:
    tags = set(_words(act, "/tags"))
    for position in policy.registers.positions.values():
        shared = sorted(tags.intersection(position.portfolio))
        if position.rank == "deputy_akim" and shared:
            reason = Reason("its portfolio: {tags}", "29", {"tags": ", ".join(shared)}, act.at("/tags"))
            yield position.id, "", Stage.OFFICIALS, reason, False, False
        elif position.rank == "head_of_apparatus":
            reason = Reason("the head of the apparatus agrees every draft", "29")
            yield position.id, "", Stage.OFFICIALS, reason, False, False


def _akim(policy: Policy, on: date) -> _Asked:
    thrones = [one.id for one in policy.registers.positions.values() if one.rank == "akim"]
    if not thrones:
        yield "", "", Stage.SIGNATURE, Reason("the registers know no akim", "30"), False, False
    for position in thrones:
        yield position, "", Stage.SIGNATURE, Reason("the akim decides last", "30"), False, False


# ------------------------------------------------------------------ other papers

_NAMED: Mapping[str, tuple[tuple[str, str, Stage], ...]] = {
    "agenda": (("/agreed", "17", Stage.SIGNATURE),),
    "protocol": (("/visa", "18", Stage.OFFICIALS), ("/signed", "18", Stage.SIGNATURE)),
    "extract": (("/certified", "18", Stage.OFFICIALS),),
    "quarterly_list": (("/submitted", "8", Stage.OFFICIALS), ("/approved", "8", Stage.SIGNATURE)),
    "work_plan": (("/submitted", "10", Stage.OFFICIALS), ("/approved", "10", Stage.SIGNATURE)),
    "reference": (("/visa", "16", Stage.UNITS),),
    "dispatch_list": (("/approved", "17", Stage.OFFICIALS),),
    "outgoing_letter": (("/signer", "45", Stage.SIGNATURE),),
    "late_memo": (("/signed", "17", Stage.OFFICIALS),),
    "org_plan": (("/approved", "42", Stage.SIGNATURE),),
    "archive_inventory": (("/approved", "18", Stage.OFFICIALS),),
}
"""Officials that a paper names for its visa, approval or signature: the field, the clause, the stage."""


def _of_papers(package: Package, policy: Policy) -> _Asked:
    """Of each changed paper the officials whom it names; where it names none, or is gone, the head of the apparatus."""
    for identifier in dict.fromkeys(map(_paper, package.changed)):
        document = package.repository.documents.get(identifier)
        named = list(_named(document, policy)) if document is not None else []
        yield from named or _keeper(identifier, policy)


def _named(document: Document, policy: Policy) -> _Asked:
    for pointer, clause, stage in _NAMED.get(document.kind, ()):
        position = document.get(f"{pointer}/position")
        if isinstance(position, str) and policy.registers.position(position):
            reason = Reason("named in {paper}", clause, {"paper": document.id}, document.at(pointer))
            yield position, "", stage, reason, False, False


def _keeper(identifier: str, policy: Policy) -> _Asked:
    heads = [one.id for one in policy.registers.positions.values() if one.rank == "head_of_apparatus"]
    reason = Reason("the apparatus keeps {paper}", "17", {"paper": identifier})
    for position in heads or [""]:
        yield position, "", Stage.OFFICIALS, reason, False, False


def _paper(path: str) -> str:
    """The id of the paper to which a file belongs."""
    name = path.removeprefix("content/")
    folder, _, file = name.rpartition("/")
    return f"{folder}/{file.partition('.')[0]}"


def _words(document: Document, pointer: str) -> tuple[str, ...]:
    given = document.get(pointer)
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()
