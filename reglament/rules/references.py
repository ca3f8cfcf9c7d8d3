"""Family X2: what a paper names exists: people, positions, units, papers, dossiers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from reglament.diagnostics import Diagnostic, Location, Param, Severity, Text
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import escaped, finding, note
from reglament.rules.registers import unusable

_WHAT: Mapping[str, Text] = {
    "person": t(kk="адам", ru="лица", en="person"),
    "position": t(kk="лауазым", ru="должности", en="position"),
    "unit": t(kk="бөлімше", ru="подразделения", en="unit"),
    "paper": t(kk="құжат", ru="документа", en="paper"),
    "meeting": t(kk="отырыс", ru="заседания", en="meeting"),
    "folder": t(kk="қалта", ru="папки", en="folder"),
}

_FIELDS: Mapping[str, str] = {
    "person": "person",
    "members": "person",
    "present": "person",
    "recipients": "person",
    "for": "person",
    "against": "person",
    "abstain": "person",
    "position": "position",
    "head": "position",
    "curator": "position",
    "unit": "unit",
    "initiator": "unit",
    "executor": "unit",
    "co_executors": "unit",
    "developer": "unit",
    "prepared_by": "unit",
    "submitter": "unit",
    "owner": "unit",
    "storage": "unit",
    "invited_by": "unit",
    "parent": "unit",
    "paper": "paper",
    "act": "paper",
    "agenda": "paper",
    "list": "paper",
    "protocol": "paper",
    "assignment": "paper",
    "letter": "paper",
    "keeper": "unit",
    "control_unit": "unit",
    "amends": "paper",
    "applied": "paper",
    "repeals": "paper",
    "dossier": "folder",
    "meeting": "meeting",
}
"""What a text (or each text of a list) under a key names."""

_LISTS = frozenset(
    ("members", "present", "recipients", "for", "against", "abstain", "co_executors", "amends", "applied", "repeals")
)
"""Keys whose ids stand in a list: a single text there breaks the schema, which is said once."""

_OTHERWISE = frozenset(
    (
        ("agenda", "meeting"),
        ("protocol", "meeting"),
        ("agenda", "prepared_by"),
        ("assignment", "curator"),
        ("composition", "act"),
        ("composition", "members"),
        ("late_memo", "head"),
        ("outgoing_letter", "executor"),
    )
)
"""Keys that hold no id in papers of a kind, but a mapping: a text there breaks the schema, too."""

_REGISTERED = ("person", "position", "unit")

FEW = 3
"""When more places than this name one unknown id, it is one finding: the register lacks it."""

Names = Sequence[tuple[str, str, str]]
"""What each text of a paper should name, the text, its pointer."""

_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")

_REFERENCES = RuleSpec(
    id="X2.1",
    name="reference-to-nothing",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Құжатта аталған нәрсенің бәрі бар",
        ru="Всё, на что ссылается документ, существует",
        en="Whatever a paper refers to exists",
    ),
    explanation=t(
        kk="Адамдар, лауазымдар мен бөлімшелер тізілімдегі (registry) белгісімен, құжаттар content ішіндегі жолымен, "
        "жоба мен отырыс өз қалтасымен аталады. Белгі тізілімде болмаса, одан кім немесе не туралы айтылғанын білу "
        "мүмкін емес.",
        ru="Люди, должности и подразделения называются своим обозначением из реестра (registry), документы — путём "
        "внутри content, дело и заседание — своей папкой. Если такого обозначения нет, неизвестно, о ком или о чём "
        "речь.",
        en="People, positions and units are named by their ids in the registers (registry), papers by their path in "
        "content, a dossier and a meeting by their folder. An id that is nowhere defined names nobody and nothing.",
    ),
    messages={
        "near": t(
            kk="мұндай {what} жоқ: {name}; мүмкін, {near} болар",
            ru="нет {what} с обозначением {name}; возможно, имелось в виду {near}",
            en="there is no {what} {name}; perhaps {near} was meant",
        ),
        "unknown": t(
            kk="мұндай {what} жоқ: {name}",
            ru="нет {what} с обозначением {name}",
            en="there is no {what} {name}",
        ),
        "many": t(
            kk="мұндай {what} жоқ: {name}, ал құжаттарда {count} жерде аталған",
            ru="нет {what} с обозначением {name}, а ссылок на него в документах: {count}",
            en="there is no {what} {name}, though {count} places refer to it",
        ),
        "many_near": t(
            kk="мұндай {what} жоқ: {name}, ал құжаттарда {count} жерде аталған; ұқсасы – {near}",
            ru="нет {what} с обозначением {name}, а ссылок на него в документах: {count}; похожее обозначение — {near}",
            en="there is no {what} {name}, though {count} places refer to it; there is {near}",
        ),
        "called": t(
            kk="{what} «{name}» деген атаумен жазылған, ал тізілімдегі белгісі керек: {near}",
            ru="вместо обозначения {what} написано название «{name}»; в реестре это {near}",
            en="the {what} is named “{name}” instead of by its id, which is {near}",
        ),
        "fix-called": t(
            kk="оның орнына {near} деп жазыңыз",
            ru="напишите вместо него {near}",
            en="write {near} instead",
        ),
        "also": t(kk="мұнда да аталған", ru="ссылка есть и здесь", en="referred to here too"),
        "fix-person": t(
            kk="белгіні түзетіңіз немесе адамды registry/persons.yml тізіліміне қосыңыз",
            ru="исправьте обозначение или внесите лицо в реестр registry/persons.yml",
            en="correct the id, or add the person to registry/persons.yml",
        ),
        "fix-position": t(
            kk="белгіні түзетіңіз немесе лауазымды registry/positions.yml тізіліміне қосыңыз",
            ru="исправьте обозначение или внесите должность в реестр registry/positions.yml",
            en="correct the id, or add the position to registry/positions.yml",
        ),
        "fix-unit": t(
            kk="белгіні түзетіңіз немесе бөлімшені registry/units.yml тізіліміне қосыңыз",
            ru="исправьте обозначение или внесите подразделение в реестр registry/units.yml",
            en="correct the id, or add the unit to registry/units.yml",
        ),
        "fix-paper": t(
            kk="белгіні түзетіңіз немесе content/{name}.yml файлын жасаңыз",
            ru="исправьте обозначение или создайте файл content/{name}.yml",
            en="correct the id, or create the file content/{name}.yml",
        ),
        "fix-meeting": t(
            kk="белгіні түзетіңіз немесе отырыстың күн тәртібін жасаңыз: content/{name}/agenda.yml",
            ru="исправьте обозначение или создайте повестку заседания: content/{name}/agenda.yml",
            en="correct the id, or create the agenda of the meeting: content/{name}/agenda.yml",
        ),
        "fix": t(
            kk="белгіні түзетіңіз немесе content/{name} қалтасында құжат жасаңыз",
            ru="исправьте обозначение или создайте документ в папке content/{name}",
            en="correct the id, or create a paper in the folder content/{name}",
        ),
    },
)


def _facts(document: Document) -> Names:
    """Every text that stands where an id belongs: what it should name, the text, its pointer."""
    return [(what, name, pointer) for pointer, what, name in _written(document)]


def _references(ctx: Context, facts: Mapping[str, Names]) -> Iterator[Diagnostic]:
    """Every id in the metadata is defined in the registers or is the id of a paper or the folder of one."""
    known, ids = _known(ctx), _names(ctx)
    unknown: dict[tuple[str, str], list[Location]] = defaultdict(list)
    for identifier, names in facts.items():
        for what, name, pointer in names:
            if what in known and name in known[what]:
                continue
            if _ID.fullmatch(name):
                if what in known:
                    unknown[what, name].append(ctx.repository.documents[identifier].at(pointer))
            elif what in _REGISTERED and (key := ids[what].get(name.casefold())):
                place = ctx.repository.documents[identifier].at(pointer)
                yield finding("X2.1", "called", place, what=_WHAT[what], name=name, near=key)
    for (what, name), places in unknown.items():
        if len(places) <= FEW:
            yield from (_unknown(what, name, known[what], place) for place in places)
        else:
            yield _unknown(what, name, known[what], *places)


def _unknown(what: str, name: str, known: Collection[str], place: Location, *others: Location) -> Diagnostic:
    near = _near(name, known)
    many, one = ("many_near", "near") if near else ("many", "unknown")
    message = many if others else one
    facts: dict[str, Param] = {"what": _WHAT[what], "name": name, "near": near, "count": len(others) + 1}
    notes = tuple(note(other, "also") for other in others)
    return Diagnostic("X2.1", message, place, facts, notes, f"fix-{what}")


def _names(ctx: Context) -> Mapping[str, Mapping[str, str]]:
    """Ids by what people call their bearers, in small letters, in any language."""
    registers = ctx.registers
    texts: Mapping[str, list[tuple[str, Text]]] = {
        "person": [pair for one in registers.persons.values() for pair in ((one.id, one.name), (one.id, one.short))],
        "position": [(one.id, one.title) for one in registers.positions.values()],
        "unit": [pair for one in registers.units.values() for pair in ((one.id, one.name), (one.id, one.short))],
    }
    return {
        what: {called.casefold(): key for key, text in pairs for called in text.values()}
        for what, pairs in texts.items()
    }


def _written(document: Document) -> Iterator[tuple[str, str, str]]:
    """Every text that stands where an id belongs: its pointer, what it should name, the text."""
    waiting: list[tuple[str, object]] = [("", document.data)]
    while waiting:
        pointer, value = waiting.pop()
        pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in pairs:
            at = f"{pointer}/{escaped(step) if isinstance(step, str) else step}"
            if isinstance(inner, dict | list):
                waiting.append((at, inner))
            what = _FIELDS.get(step) if isinstance(step, str) else None
            if what is None or (document.kind, step) in _OTHERWISE:
                continue
            if isinstance(inner, str) and step not in _LISTS:
                yield at, what, inner
            elif isinstance(inner, list):
                yield from ((f"{at}/{index}", what, name) for index, name in enumerate(inner) if isinstance(name, str))


def _near(name: str, known: Collection[str]) -> str:
    """The id that was probably meant: alike in every step of its path, so that `note` is not taken for `act`."""
    for other in get_close_matches(name, known, n=3, cutoff=0.7):
        pairs = list(zip(name.split("/"), other.split("/"), strict=False))
        if name.count("/") == other.count("/") and all(_alike(*pair) for pair in pairs):
            return other
    return ""


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= 0.7


def _known(ctx: Context) -> Mapping[str, Collection[str]]:
    """What there is of each sort; a sort is left out when its register cannot be used, which is said elsewhere."""
    papers = ctx.repository.documents.keys() | ctx.repository.unread
    registers: Mapping[str, Collection[str]] = {
        "person": ctx.registers.persons,
        "position": ctx.registers.positions,
        "unit": ctx.registers.units,
    }
    lame = unusable(ctx)
    return {
        **{what: ids for what, ids in registers.items() if f"{what}s" not in lame},
        "paper": papers,
        "meeting": {
            *(document.dossier for document in ctx.repository.of_kind("agenda", "protocol")),
            *(name.rpartition("/")[0] for name in ctx.repository.unread),
        },
        "folder": {paper.rpartition("/")[0] for paper in papers},
    }


RULES = (Rule(_REFERENCES, facts=_facts, fold=_references),)
