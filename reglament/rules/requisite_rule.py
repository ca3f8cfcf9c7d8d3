"""Family X15: a requisite that a paper of its kind must bear, and of which no other rule speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import finding
from reglament.rules.requisite_table import REQUISITES
from reglament.rules.requisites import Due, Origin, Requisite, is_done, is_there

_MISSING = RuleSpec(
    id="X15",
    name="requisite-missing",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=tuple(kind for kind, listed in REQUISITES.items() if any(one.mandatory and not one.told for one in listed)),
    title=t(
        kk="Құжатта оның түріне міндетті деректемелердің бәрі бар",
        ru="В документе есть все обязательные реквизиты его вида",
        en="A paper bears every requisite that its kind must have",
    ),
    explanation=t(
        kk="Құжаттың әр түрінің міндетті деректемелері бар: бекіту грифі, қолы, күні, тіркеу нөмірі. Дерек болмаса, "
        "парақта оның орны бос қалар еді. Жобаға күн, нөмір және қол әлі керек емес; бекітілген, тапсырылған немесе "
        "жіберілген құжат оларсыз болмайды. Өз ережесі бар деректемелер бұл жерде қайталанбайды.",
        ru="У каждого вида документа есть обязательные реквизиты: гриф утверждения, подпись, дата, регистрационный "
        "номер. Без данных на листе осталось бы пустое место. Проекту дата, номер и подпись ещё не нужны; "
        "утверждённый, сданный или отправленный документ без них не бывает. Реквизиты, о которых говорят другие "
        "правила, здесь не повторяются.",
        en="Every kind of paper has its requisites: a stamp of approval, a signature, a date, a registration number. "
        "Without the data the sheet would show a blank. A draft needs no date, number and signature yet; a paper that "
        "was approved, handed in or sent is never without them. Requisites that other rules speak of are not repeated "
        "here.",
    ),
    messages={
        "missing": t(
            kk="міндетті деректеме жоқ: {requisite}",
            ru="нет обязательного реквизита: {requisite}",
            en="a requisite is missing: {requisite}",
        ),
        "fix": t(
            kk="{field} өрісін толтырыңыз",
            ru="заполните поле {field}",
            en="fill in the field {field}",
        ),
        "fix-text": t(
            kk="{name}.kk.md және {name}.ru.md файлдарын қосыңыз",
            ru="добавьте файлы {name}.kk.md и {name}.ru.md",
            en="add the files {name}.kk.md and {name}.ru.md",
        ),
    },
    profile=Profile.PUBLISH,
)


def _missing(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """One finding for each requisite that the table asks for; a text that could not be read is not missing."""
    place = document.source.key("/kind")
    for one in lacking(document):
        if one.origin is not Origin.TEXT:
            field = one.pointers[0].strip("/").replace("/", ".")
            yield finding("X15", "missing", place, requisite=one.name, field=field)
        elif not ctx.repository.has_unread(f"{document.id}."):
            found = finding("X15", "missing", place, requisite=one.name, name=document.name)
            yield replace(found, fix="fix-text")


def lacking(document: Document) -> Iterator[Requisite]:
    """The requisites of a paper whose data is missing and of which no other rule speaks.

    A field that is there but empty or broken is a fault of its own, told by the schema.
    """
    for one in REQUISITES.get(document.kind, ()):
        asked = one.mandatory and not one.told and one.concerns(document)
        if asked and (one.due is Due.ALWAYS or is_done(document)) and not is_there(document, one):
            yield one


RULES = (Rule(_MISSING, document=_missing),)
