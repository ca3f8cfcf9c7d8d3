"""Clauses 22 and 29: whose approval a draft needs."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, act_of, beside
from reglament.rules.facts import day, entries, finding, word, words
from reglament.rules.registers import OFFICE

_OFFICES = RuleSpec(
    id="R22.2",
    name="finance-or-economy-not-asked",
    clauses=("22",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Нормативтік немесе шығыс көздейтін жоба қаржы және экономика бөлімшелерімен келісіледі",
        ru="Нормативный или затратный проект согласуют подразделения финансов и экономики",
        en="A normative or costly draft is approved by the finance and the economy unit",
    ),
    explanation=t(
        kk="Жобалар қаржы бөлімшесімен – қаржылық орындылығы мен қаражаттың қамтамасыз етілуі бойынша, экономика "
        "бөлімшесімен – экономикалық орындылығы мен даму жоспарларына сәйкестігі бойынша келісіледі. Жобаны сол "
        "бөлімшенің өзі әзірлесе, бөлек сұраудың қажеті жоқ.",
        ru="Проекты согласуются с подразделением финансов — о целесообразности и обеспеченности деньгами, с "
        "подразделением экономики — об экономической целесообразности и соответствии планам развития. Если проект "
        "разработало само это подразделение, отдельный запрос не нужен.",
        en="Drafts are approved by the finance unit as to their funding and by the economy unit as to their economic "
        "sense and fit with development plans. A unit that drafted the act itself need not be asked.",
    ),
    messages={
        "missing": t(
            kk="жоба келісуге жіберілмеген бөлімше: {unit}",
            ru="проект не направлен на согласование; подразделение: {unit}",
            en="the draft was not sent for approval to this unit: {unit}",
        ),
        "fix": t(
            kk="жобаны осы бөлімшеге жіберіп, requests тізіміне қосыңыз",
            ru="направьте проект этому подразделению и внесите его в список requests",
            en="send the draft to this unit and add it to the list requests",
        ),
    },
    readings=("A-17",),
)


def _offices(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A normative draft, or one with costs, is sent to the units of finance and of economy."""
    act = act_of(document, ctx)
    if act is None or not (act.get("/normative") is True or act.get("/expenses") is True):
        return
    asked = {word(document, f"{at}/unit") for at, _ in entries(document, "/requests")} | {word(act, "/developer")}
    for role in ("finance", "economy"):
        units = [unit.id for unit in ctx.registers.units.values() if unit.role == role]
        if units and not asked.intersection(units):
            yield finding("R22.2", "missing", document.source.key("/requests"), unit=names.unit(ctx, units[0]))


_OFFICIALS = RuleSpec(
    id="R29.1",
    name="deputy-or-head-of-apparatus-not-asked",
    clauses=("29",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Жоба жетекшілік ететін орынбасармен және аппарат басшысымен келісіледі",
        ru="Проект согласуют курирующий заместитель и руководитель аппарата",
        en="A draft is approved by the supervising deputy and the head of the apparatus",
    ),
    explanation=t(
        kk="Отырыста қаралатын немесе қол қойылатын жобаны міндеттердің бөлінуіне сәйкес әкімнің орынбасары және "
        "аппарат басшысы келіседі. Орынбасар оның портфелі (portfolio) мен актінің белгілері (tags) бойынша "
        "анықталады.",
        ru="Проект, который выносится на заседание или подписывается, согласуют заместитель акима по распределению "
        "обязанностей и руководитель аппарата. Заместитель определяется по его направлениям (portfolio) и меткам "
        "акта (tags).",
        en="A draft that goes to a meeting or to signature is approved by the deputy akim in charge and by the head "
        "of the apparatus. The deputy is found by the portfolio of the position and the tags of the act.",
    ),
    messages={
        "missing": t(
            kk="экспертизадан өткен жобада мына лауазымды адамның келісімі жоқ: {position}",
            ru="у проекта, прошедшего экспертизу, нет согласования должностного лица: {position}",
            en="the draft has passed expertise but lacks the approval of this official: {position}",
        ),
        "fix": t(
            kk="лауазымды адамның келісімін алып, officials тізіміне қосыңыз",
            ru="получите согласование должностного лица и внесите его в список officials",
            en="get the official's approval and add it to the list officials",
        ),
    },
)


def _officials(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft past expertise has the approval of each deputy in charge and of the head of the apparatus."""
    act = act_of(document, ctx)
    if act is None or day(document, "/expertise/concluded") is None:
        return
    asked = [entry for _, entry in entries(document, "/officials")]
    tags = set(words(act, "/tags"))
    for position in ctx.registers.positions.values():
        in_charge = position.rank == "deputy_akim" and tags.intersection(position.portfolio)
        if (in_charge or position.rank == "head_of_apparatus") and not any(
            entry.get("position") == position.id for entry in asked
        ):
            place = document.source.key("/officials")
            yield finding("R29.1", "missing", place, position=names.position(ctx, position.id))


_SHEET = RuleSpec(
    id="R22.5",
    name="no-approval-sheet",
    clauses=("22",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Келісуге берілген жобаның келісу парағы бар",
        ru="У проекта на согласовании есть лист согласования",
        en="A draft under approval has its approval sheet",
    ),
    explanation=t(
        kk="Жоба мүдделі органдармен келісіледі, ал кімге жіберілгені және олардың жауабы келісу парағында "
        "(approval.yml) жазылады. Жобаның мәртебесі (status) «draft» болған кезде ғана парақ міндетті емес.",
        ru="Проект согласуют с заинтересованными органами; кому он направлен и что они ответили, записывают в листе "
        "согласования (approval.yml). Лист не нужен, только пока статус проекта (status) — draft.",
        en="A draft is approved by the bodies concerned; to whom it was sent and what they replied is recorded in the "
        "approval sheet (approval.yml). Only while its status is draft it needs none.",
    ),
    messages={
        "missing": t(
            kk="жобаның мәртебесі – «{status}», бірақ келісу парағы жоқ",
            ru="статус проекта — «{status}», а листа согласования нет",
            en="the status of the draft is “{status}”, but it has no approval sheet",
        ),
        "fix": t(
            kk="жобаның қалтасына approval.yml файлын қосыңыз (new approval_sheet пәрмені)",
            ru="добавьте в папку проекта файл approval.yml (команда new approval_sheet)",
            en="add approval.yml to the dossier (the command new approval_sheet)",
        ),
    },
)


def _sheet(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An act that is no longer a mere draft has an approval sheet in its dossier."""
    status = word(document, "/status")
    if status in ("", "draft") or ctx.repository.has_unread(f"{document.dossier}/"):
        return
    if beside(document, ctx, "approval_sheet") is None:
        yield finding("R22.5", "missing", document.at("/status"), status=status)


RULES = (
    Rule(_SHEET, document=_sheet),
    Rule(_OFFICES, document=_offices, needs=("units",)),
    Rule(_OFFICIALS, document=_officials, needs=OFFICE),
)
