"""The route: whose visa a package needs, in which order, and why (clauses 16-18, 22, 28-30)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from reglament.diagnostics import Location
from reglament.gate.faults import Params, nothing
from reglament.gate.package import Change, Package
from reglament.gate.policy import Policy
from reglament.model.documents import Document, Repository
from reglament.model.tree import pictures
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
    the developer has explained and proved it and the matter was decided above (clauses 20, 23). An `own` one is the
    developer's: whoever wrote the draft may give it, since it answers for the draft (clause 21).
    """

    position: str
    unit: str
    stage: Stage
    reasons: tuple[Reason, ...]
    replaceable: bool = False
    optional: bool = False
    own: bool = False

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


def route(package: Package, policy: Policy) -> Route:
    """Who must give a visa, as the policy of the base and the text of the head have it."""
    if package.change is Change.POLICY:
        return _of_policy(policy)
    if package.change is Change.PAPERS:
        return _merged(_of_papers(package, policy))
    if package.change in _KEEPING:
        message, clause = _KEEPING[package.change]
        return _merged(_keeper(Reason(message, clause, {"paper": package.dossier}), policy))
    if package.act is None:
        return Route(())
    return _merged(_of_act(package.act, policy))


_KEEPING = {
    Change.KEPT: ("the text of {paper} has its visas; the apparatus records what comes after", "30"),
    Change.DROPPED: ("the apparatus lets the draft {paper} go", "22"),
}
"""Changes of a dossier that the apparatus alone answers for: why, and by which clause."""
_Asked = Iterator[Role | Reason]
"""Visas with one reason each; a reason alone where nobody can be asked."""


def _ask(position: str | None, unit: str, stage: Stage, reason: Reason, **how: bool) -> Role | Reason:
    return Role(position, unit, stage, (reason,), **how) if position else reason


def _merged(asked: _Asked) -> Route:
    """One role an office, with all its reasons; asked for several, it is as strict as the strictest."""
    found: dict[str, Role] = {}
    lacking = []
    for one in asked:
        if isinstance(one, Reason):
            lacking.append(one)
            continue
        before = found.get(one.position, one)
        found[one.position] = Role(
            one.position,
            before.unit or one.unit,
            max(before.stage, one.stage),
            one.reasons if before is one else (*before.reasons, *one.reasons),
            before.replaceable and one.replaceable,
            before.optional and one.optional,
            before.own and one.own,
        )
    return Route(tuple(sorted(found.values(), key=lambda role: role.stage)), 0, tuple(lacking))


def _of_policy(policy: Policy) -> Route:
    reason = Reason("the request changes what visas are decided by", "22")
    roles = tuple(Role(one, "", Stage.OFFICIALS, (reason,)) for one in dict.fromkeys(policy.settings.guardians))
    if not roles:
        return Route((), 0, (Reason("the settings name nobody who guards the registers (gate: guardians)", "22"),))
    return Route(roles, min(policy.settings.guardians_needed, len(roles)))


# ------------------------------------------------------------------ acts


def _of_act(act: Document, policy: Policy) -> _Asked:
    yield _developer(act, policy)
    yield from _units(act, policy)
    yield from _expertise(policy)
    yield from _officials(act, policy)
    yield from _akim(policy)


def _developer(act: Document, policy: Policy) -> Role | Reason:
    """The head of the developer signs the draft: so nobody is made its developer without knowing (clauses 20, 21)."""
    unit = _word(act, "/developer")
    position = policy.registers.head_of(unit)
    if position is None:
        return Reason("the registers know no head of the developer", "21", {}, act.at("/developer"))
    reason = Reason("it is the developer and answers for the draft", "21", {}, act.at("/developer"))
    return _ask(position, unit, Stage.UNITS, reason, own=True)


def _units(act: Document, policy: Policy) -> _Asked:
    registers = policy.registers
    own = _own(act, policy)
    for unit, shared in registers.touched(_words(act, "/tags")).items():
        if unit not in own:
            reason = Reason("its competence: {tags}", "22", {"tags": ", ".join(shared)}, act.at("/tags"))
            yield _ask(registers.head_of(unit), unit, Stage.UNITS, reason, replaceable=True)
    reason, optional = _weight(act)
    for one in registers.units.values():
        if one.role in ("finance", "economy") and one.id not in own:
            yield _ask(one.head, one.id, Stage.UNITS, reason, replaceable=True, optional=optional)
    told: set[str] = set()
    for task in tasks(act, registers, "units"):
        found = registers.unit(task.called.id)
        if found and found.role in ("executive_body", "territorial") and found.id not in own | told:
            told.add(found.id)
            reason = Reason("the text gives it a task", "22", {}, task.place)
            yield _ask(found.head, found.id, Stage.UNITS, reason, replaceable=True)


def _weight(act: Document) -> tuple[Reason, bool]:
    """Why finance and economy are asked, and whether their visa is not required."""
    for pointer in ("/expenses", "/amount"):
        if act.get(pointer) not in (None, False):
            return Reason("the draft spends money", "22", {}, act.at(pointer)), False
    if act.get("/normative") is True:
        return Reason("the draft is normative", "22", {}, act.at("/normative")), False
    return Reason("every draft is shown to it", "22", {}, act.at()), True


def _own(act: Document, policy: Policy) -> frozenset[str]:
    """The developer, the units that it is a part of, and its own parts: one organisation does not ask itself."""
    developer = _word(act, "/developer")
    registers = policy.registers
    below = {unit for unit in registers.units if developer and developer in registers.line(unit)}
    return frozenset({*registers.line(developer), *below})


def _expertise(policy: Policy) -> _Asked:
    reason = Reason("expertise in the apparatus", "28")
    if not policy.settings.expertise:
        yield Reason("the settings name no office of the expertise (gate: expertise)", "28")
    for position in policy.settings.expertise:
        found = policy.registers.position(position)
        yield _ask(position, found.unit if found else "", Stage.EXPERTISE, reason)


def _officials(act: Document, policy: Policy) -> _Asked:
    tags = set(_words(act, "/tags"))
    for position in policy.registers.positions.values():
        shared = sorted(tags.intersection(position.portfolio))
        if position.rank == "deputy_akim" and shared:
            reason = Reason("its portfolio: {tags}", "29", {"tags": ", ".join(shared)}, act.at("/tags"))
            yield _ask(position.id, "", Stage.OFFICIALS, reason)
        elif position.rank == "head_of_apparatus":
            yield _ask(position.id, "", Stage.OFFICIALS, Reason("the head of the apparatus agrees every draft", "29"))


def _akim(policy: Policy) -> _Asked:
    thrones = _of_rank(policy, "akim")
    if not thrones:
        yield Reason("the registers know no akim", "30")
    for position in thrones:
        yield _ask(position, "", Stage.SIGNATURE, Reason("the akim decides last", "30"))


def _of_rank(policy: Policy, rank: str) -> list[str]:
    return [one.id for one in policy.registers.positions.values() if one.rank == rank]


# ------------------------------------------------------------------ other papers

_CHIEF = frozenset({"akim"})
_HEADS = frozenset({"akim", "deputy_akim", "head_of_apparatus"})
_APPARATUS = frozenset({"head_of_apparatus"})
_ANY = frozenset({"head_of_unit", *_HEADS})
_NAMED: Mapping[str, tuple[tuple[str, str, Stage, frozenset[str]], ...]] = {
    "agenda": (("/agreed", "17", Stage.SIGNATURE, _CHIEF),),
    "protocol": (("/visa", "18", Stage.OFFICIALS, _APPARATUS), ("/signed", "18", Stage.SIGNATURE, _HEADS)),
    "extract": (("/certified", "18", Stage.OFFICIALS, _APPARATUS),),
    "quarterly_list": (("/submitted", "8", Stage.OFFICIALS, _APPARATUS), ("/approved", "8", Stage.SIGNATURE, _CHIEF)),
    "work_plan": (("/submitted", "10", Stage.OFFICIALS, _APPARATUS), ("/approved", "10", Stage.SIGNATURE, _CHIEF)),
    "reference": (("/visa", "16", Stage.UNITS, _ANY),),
    "dispatch_list": (("/approved", "17", Stage.OFFICIALS, _APPARATUS),),
    "outgoing_letter": (("/signer", "45", Stage.SIGNATURE, _HEADS),),
    "late_memo": (("/signed", "17", Stage.OFFICIALS, _APPARATUS),),
    "org_plan": (("/approved", "42", Stage.SIGNATURE, _CHIEF),),
    "archive_inventory": (("/approved", "18", Stage.OFFICIALS, _APPARATUS),),
}
"""Officials that a paper names for its visa, approval or signature: the field, the clause, the stage, and the ranks
that may. Whoever writes a paper could name anybody in it: of another rank, the head of the apparatus is asked too."""


def _of_papers(package: Package, policy: Policy) -> _Asked:
    """Of each changed paper the officials whom it names; where it names none who may, is gone, or does no longer name
    those whom it named before, the head of the apparatus."""
    for identifier in dict.fromkeys(one for path in package.changed for one in _changed(path, package.repository)):
        document, before = (one.documents.get(identifier) for one in (package.repository, package.before))
        named, sound = _named(document, policy) if document is not None else ([], False)
        yield from named
        if not sound:
            yield from _keeper(Reason("the apparatus keeps {paper}", "17", {"paper": identifier}), policy)
        elif document is not None and before is not None:
            now, was = ({role.position for role in _named(one, policy)[0]} for one in (document, before))
            if document.kind != before.kind or not was <= now:
                reason = Reason("{paper} was another paper, or of other officials", "17", {"paper": identifier})
                yield from _keeper(reason, policy)


def _named(document: Document, policy: Policy) -> tuple[list[Role], bool]:
    """The officials whom a paper names, and whether they are all that it needs, of ranks that may."""
    asked, sound = [], True
    fields = _NAMED.get(document.kind, ())
    for pointer, clause, stage, ranks in fields:
        position = document.get(f"{pointer}/position")
        known = isinstance(position, str) and policy.registers.position(position) is not None
        sound = sound and known and policy.rank(str(position)) in ranks
        if known:
            reason = Reason("named in {paper}", clause, {"paper": document.id}, document.at(pointer))
            asked.append(Role(str(position), "", stage, (reason,)))
    return asked, sound and bool(fields)


def _keeper(reason: Reason, policy: Policy) -> _Asked:
    for position in _of_rank(policy, "head_of_apparatus") or [""]:
        yield _ask(position, "", Stage.OFFICIALS, reason)


def _changed(path: str, repository: Repository) -> Iterator[str]:
    """The ids of the papers that a file is a part of: a picture of those that show it, whatever it is called."""
    name = path.removeprefix("content/")
    folder, _, file = name.rpartition("/")
    if file.endswith((".yml", ".md")):
        yield f"{folder}/{file.partition('.')[0]}"
        return
    showing = [one.id for one in repository.in_dossier(folder) if _shows(one, path)]
    yield from showing or [name]


def _shows(document: Document, path: str) -> bool:
    return any(picture.path == path for text in document.texts.values() for picture in pictures(text.blocks))


def _word(document: Document, pointer: str) -> str:
    given = document.get(pointer)
    return given if isinstance(given, str) else ""


def _words(document: Document, pointer: str) -> tuple[str, ...]:
    given = document.get(pointer)
    return tuple(one for one in given if isinstance(one, str)) if isinstance(given, list) else ()
