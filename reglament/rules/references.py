"""Family X2: what a paper names exists: people, positions, units, papers, dossiers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.model.documents import Document
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import escaped, finding, values

_WHAT: Mapping[str, Text] = {
    "person": t(kk="адам", ru="лицо", en="person"),
    "position": t(kk="лауазым", ru="должность", en="position"),
    "unit": t(kk="бөлімше", ru="подразделение", en="unit"),
    "paper": t(kk="құжат", ru="документ", en="paper"),
    "folder": t(kk="қалта", ru="папка", en="folder"),
}

_FIELDS: Mapping[str, str] = {
    "person": "person",
    "members": "person",
    "present": "person",
    "recipients": "person",
    "position": "position",
    "head": "position",
    "unit": "unit",
    "initiator": "unit",
    "executor": "unit",
    "co_executors": "unit",
    "developer": "unit",
    "prepared_by": "unit",
    "owner": "unit",
    "storage": "unit",
    "parent": "unit",
    "paper": "paper",
    "act": "paper",
    "agenda": "paper",
    "assignment": "paper",
    "amends": "paper",
    "repeals": "paper",
    "dossier": "folder",
    "meeting": "folder",
}
"""What a text (or each text of a list) under a key names."""

_REFERENCES = RuleSpec(
    id="X2.1",
    name="reference-to-nothing",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
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
            kk="«{name}» деген {what} жоқ; мүмкін, «{near}» болар",
            ru="{what} «{name}» не существует; возможно, имелось в виду «{near}»",
            en="{what} '{name}' does not exist; perhaps '{near}' was meant",
        ),
        "unknown": t(
            kk="«{name}» деген {what} жоқ",
            ru="{what} «{name}» не существует",
            en="{what} '{name}' does not exist",
        ),
        "fix": t(
            kk="белгіні түзетіңіз немесе аталған нәрсені тізілімге не content қалтасына қосыңыз",
            ru="исправьте обозначение или добавьте то, что оно называет, в реестр или в папку content",
            en="correct the id, or add what it names to the registers or to content",
        ),
    },
)


def _references(ctx: Context) -> Iterator[Diagnostic]:
    """Every id in the metadata is defined in the registers or is the id of a paper or the folder of one."""
    known = _known(ctx)
    for document in ctx.repository:
        for pointer, value in values(document.data):
            if isinstance(value, dict):
                for key, inner in value.items():
                    what = _FIELDS.get(str(key))
                    if what is not None and what in known:
                        yield from _named(document, f"{pointer}/{escaped(str(key))}", inner, what, known[what])


def _named(document: Document, pointer: str, value: Any, what: str, known: Collection[str]) -> Iterator[Diagnostic]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield from _named(document, f"{pointer}/{index}", item, what, known)
    elif isinstance(value, str) and value not in known:
        near = get_close_matches(value, known, n=1, cutoff=0.6)
        if near:
            yield finding("X2.1", "near", document.at(pointer), what=_WHAT[what], name=value, near=near[0])
        else:
            yield finding("X2.1", "unknown", document.at(pointer), what=_WHAT[what], name=value)


def _known(ctx: Context) -> Mapping[str, Collection[str]]:
    """What there is of each sort; a sort is left out when its register cannot be read, which is said elsewhere."""
    papers = ctx.repository.documents.keys() | ctx.repository.unread
    registers: Mapping[str, Collection[str]] = {
        "person": ctx.registers.persons,
        "position": ctx.registers.positions,
        "unit": ctx.registers.units,
    }
    return {
        **{what: ids for what, ids in registers.items() if f"registry/{what}s" not in ctx.repository.unread},
        "paper": papers,
        "folder": {paper.rpartition("/")[0] for paper in papers},
    }


RULES = (Rule(_REFERENCES, repository=_references),)
