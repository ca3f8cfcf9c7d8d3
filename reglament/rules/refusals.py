"""Clause 23: on what grounds a unit may not refuse to approve a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import entries, finding, word

_FORMAL: Mapping[str, Text] = {
    "others_not_signed_yet": t(
        kk="басқа органдар әлі бұрыштама қоймаған",
        ru="другие органы ещё не завизировали",
        en="others have not given their visas yet",
    ),
    "other_formal": t(kk="формальды белгі", ru="формальный признак", en="a formal ground"),
}

_GROUND = RuleSpec(
    id="R23.6",
    name="refusal-on-a-formal-ground",
    clauses=("23",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("refusal",),
    title=t(
        kk="Жобаны келісуден формальды себеппен бас тартуға болмайды",
        ru="В согласовании нельзя отказать по формальным признакам",
        en="Approval may not be refused on formal grounds",
    ),
    explanation=t(
        kk="Бөлімше жобаға алдымен басқа органдардың бұрыштама қоюын талап етпейді және өзге формальды белгілер "
        "бойынша бас тартпайды. Бас тарту мәні бойынша дәлелденеді: заңнама, құзырет, қаражат, жоспарлар.",
        ru="Подразделение не требует, чтобы проект сначала завизировали другие органы, и не отказывает по другим "
        "формальным признакам. Отказ мотивируют по существу: законодательство, компетенция, финансирование, планы.",
        en="A unit does not ask for the visas of others first, nor refuse on other formal grounds. A refusal is "
        "reasoned in substance: law, competence, money, plans.",
    ),
    messages={
        "formal": t(
            kk="келісуден бас тартудың себебіне жол берілмейді: {reason}; бөлімше: {unit}",
            ru="недопустимая причина отказа в согласовании: {reason}; подразделение: {unit}",
            en="an inadmissible reason to refuse approval: {reason}; unit: {unit}",
        ),
        "fix": t(
            kk="бөлімшеден мәні бойынша жауап алыңыз: келісу, ескертулер немесе дәлелді бас тарту",
            ru="получите от подразделения ответ по существу: согласование, замечания или мотивированный отказ",
            en="get a reply in substance from the unit: approval, remarks or a reasoned refusal",
        ),
    },
)


def _ground(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The reason of a refusal is none of the formal grounds."""
    reason = _FORMAL.get(word(document, "/reason"))
    if reason is not None:
        unit = names.unit(ctx, word(document, "/unit"))
        yield finding("R23.6", "formal", document.at("/reason"), reason=reason, unit=unit)


_RECORDED = RuleSpec(
    id="R24.4",
    name="refusal-not-in-the-sheet",
    clauses=("24",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("refusal",),
    title=t(
        kk="Бас тарту келісу парағында да бас тарту деп жазылады",
        ru="Отказ записывается отказом и в листе согласования",
        en="A refusal is recorded as such in the approval sheet",
    ),
    explanation=t(
        kk="Бөлімшенің жауабы – үш түрдің бірі. Бас тарту құжаты болса, келісу парағында сол бөлімшенің жауабы refused "
        "болуға тиіс; кейін келіссе, ол қосымша келісу кезеңінде (round) жазылады.",
        ru="Ответ подразделения — один из трёх видов. Если есть документ об отказе, то и в листе согласования ответ "
        "подразделения — refused; если позже оно согласовало проект, это записывают в дополнительном этапе (round).",
        en="The reply of a unit is one of three kinds. Where there is a refusal, the reply of that unit in the sheet "
        "is refused; a later consent stands in a further round.",
    ),
    messages={
        "absent": t(
            kk="бас тартқан бөлімшенің жауабы келісу парағында refused деп жазылмаған: {unit}",
            ru="в листе согласования нет ответа refused подразделения, которое отказало: {unit}",
            en="the approval sheet has no reply refused of the unit that refused: {unit}",
        ),
        "fix": t(
            kk="келісу парағындағы reply/kind өрісін түзетіңіз немесе бас тарту құжатын алып тастаңыз",
            ru="исправьте reply/kind в листе согласования или уберите документ об отказе",
            en="correct reply/kind in the approval sheet, or take the refusal out",
        ),
    },
)


def _recorded(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A refusal has its reply in the approval sheet of the dossier."""
    unit = word(document, "/unit")
    for sheet in ctx.repository.in_dossier(document.dossier, "approval_sheet"):
        replies = [
            word(sheet, f"{at}/reply/kind")
            for at, request in entries(sheet, "/requests")
            if request.get("unit") == unit
        ]
        if "refused" not in replies and ctx.registers.unit(unit):
            yield finding("R24.4", "absent", document.at("/unit"), unit=names.unit(ctx, unit))


RULES = (
    Rule(_GROUND, document=_ground),
    Rule(_RECORDED, document=_recorded, needs=("units",)),
)
