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
from reglament.rules.sheets import asked, past_expertise
from reglament.rules.since import old_act

_NOT_SENT = {
    "missing": t(
        kk="жоба мына бөлімшеге келісуге жіберілмеген: {unit}",
        ru="проект не направлен на согласование подразделению: {unit}",
        en="the draft was not sent for approval to this unit: {unit}",
    ),
    "fix": t(
        kk="жобаны осы бөлімшеге жіберіп, requests тізіміне қосыңыз",
        ru="направьте проект этому подразделению и внесите его в список requests",
        en="send the draft to this unit and add it to the list requests",
    ),
}

_CONCERNED = RuleSpec(
    id="R22.1",
    name="unit-concerned-not-asked",
    clauses=("22",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Жоба мәселе өз құзыретіне кіретін бөлімшелермен келісіледі",
        ru="Проект согласуют подразделения, в чью компетенцию входит вопрос",
        en="A draft is approved by the units whose competence it touches",
    ),
    explanation=t(
        kk="Мүдделі бөлімшелер қаралатын мәселенің мәнінен анықталады: актінің белгілері (tags) бөлімшенің құзыретімен "
        "(units.yml, competence) салыстырылады. Әзірлеушінің өзінен, аппараттан және әкімдікке бағынбайтын органнан "
        "мұндай сұрау талап етілмейді.",
        ru="Заинтересованность определяется предметом вопроса: метки акта (tags) сравниваются с компетенцией "
        "подразделений (units.yml, competence). Самого разработчика, аппарат и органы, не подчинённые акимату, по "
        "этому правилу не запрашивают.",
        en="Which units are concerned follows from the subject: the tags of the act are compared with the competence "
        "of the units (units.yml). The developer itself, the apparatus and bodies outside the akimat are not asked "
        "this way.",
    ),
    messages={
        **_NOT_SENT,
        "missing": t(
            kk="жоба мәселе ({tags}) құзыретіне кіретін бөлімшеге келісуге жіберілмеген: {unit}",
            ru="проект не направлен на согласование подразделению, в чью компетенцию входит вопрос ({tags}): {unit}",
            en="the draft was not sent to the unit whose competence it touches ({tags}): {unit}",
        ),
    },
)


def concerned(document: Document, ctx: Context) -> dict[str, tuple[str, ...]]:
    """Units whose competence the act touches and that were not asked, with the tags that they share with it."""
    act = act_of(document, ctx)
    known = asked(document, ctx)
    touched = ctx.registers.touched(words(act, "/tags")) if act else {}
    return {unit: tags for unit, tags in touched.items() if unit not in known}


def _concerned(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every unit whose competence has a tag of the act is asked, or is the developer itself."""
    for unit, tags in concerned(document, ctx).items():
        yield finding(
            "R22.1",
            "missing",
            document.source.key("/requests"),
            unit=names.unit(ctx, unit),
            tags=names.subjects(ctx, tags),
        )


_FINANCE = RuleSpec(
    id="R22.2",
    name="finance-not-asked",
    clauses=("22",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Нормативтік немесе шығыс көздейтін жоба қаржы бөлімшесімен келісіледі",
        ru="Нормативный или требующий расходов проект согласует подразделение финансов",
        en="A normative or costly draft is approved by the finance unit",
    ),
    explanation=t(
        kk="Қаржы бөлімшесі жобаның қаржылық жағынан орынды екенін және оған қаражат бар-жоғын бағалайды. Нормативтік "
        "жоба мен шығыс көздейтін жоба үшін бұл міндетті, өзгелері үшін R22.6 ескертеді. Жобаны сол бөлімшенің өзі "
        "әзірлесе, бөлек сұраудың қажеті жоқ.",
        ru="Подразделение финансов оценивает, оправданны ли расходы и есть ли на них деньги. Для нормативного проекта "
        "и для проекта с расходами это обязательно, об остальных предупреждает R22.6. Если проект разработало само это "
        "подразделение, отдельный запрос не нужен.",
        en="The finance unit judges whether the spending makes sense and is funded. For a normative or costly draft "
        "this is mandatory; of the others R22.6 warns. A unit that drafted the act itself need not be asked.",
    ),
    messages=_NOT_SENT,
    readings=("A-17",),
)

_ECONOMY = RuleSpec(
    id="R22.3",
    name="economy-not-asked",
    clauses=("22",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Нормативтік немесе шығыс көздейтін жоба экономика бөлімшесімен келісіледі",
        ru="Нормативный или требующий расходов проект согласует подразделение экономики",
        en="A normative or costly draft is approved by the economy unit",
    ),
    explanation=t(
        kk="Экономика бөлімшесі жобаның экономикалық орындылығын және даму жоспарларына сай екенін бағалайды. "
        "Нормативтік жоба мен шығыс көздейтін жоба үшін бұл міндетті, өзгелері үшін R22.6 ескертеді.",
        ru="Подразделение экономики оценивает, выгоден ли проект и отвечает ли он планам развития. Для нормативного "
        "проекта и для проекта с расходами это обязательно, об остальных предупреждает R22.6.",
        en="The economy unit judges whether the draft makes economic sense and fits the development plans. For a "
        "normative or costly draft this is mandatory; of the others R22.6 warns.",
    ),
    messages=_NOT_SENT,
    readings=("A-17",),
)

_EITHER = RuleSpec(
    id="R22.6",
    name="finance-or-economy-not-asked-of-a-plain-draft",
    clauses=("22",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Кез келген жоба қаржы және экономика бөлімшелерімен келісіледі",
        ru="Любой проект согласуют подразделения финансов и экономики",
        en="Every draft is approved by the finance and the economy unit",
    ),
    explanation=t(
        kk="Регламент қаржы және экономика бөлімшелерінің келісімін барлық жобаға талап етеді. Нормативтік емес және "
        "шығыс көздемейтін жобада оның жоқтығы – қате емес, ескерту.",
        ru="Регламент требует согласования с подразделениями финансов и экономики для всех проектов. Если проект не "
        "нормативный и не требует расходов, его отсутствие — не ошибка, а предупреждение.",
        en="The Regulation asks for the approval of the finance and the economy unit for all drafts. Where a draft is "
        "neither normative nor costly, its absence is a warning, not an error.",
    ),
    messages=_NOT_SENT,
    readings=("A-17",),
)


def _offices(document: Document, ctx: Context, rule: str, *roles: str) -> Iterator[Diagnostic]:
    """The unit of each role is asked; one whose competence the act touches is a matter of R22.1."""
    known, touched = asked(document, ctx), concerned(document, ctx)
    for role in roles:
        units = [unit.id for unit in ctx.registers.units.values() if unit.role == role]
        if units and not known.intersection(units) and not touched.keys() & set(units):
            yield finding(rule, "missing", document.source.key("/requests"), unit=names.unit(ctx, units[0]))


def _weighty(document: Document, ctx: Context) -> bool | None:
    """Whether the act is normative or costs money; None when it is not there."""
    act = act_of(document, ctx)
    return None if act is None else act.get("/normative") is True or act.get("/expenses") is True


def _finance(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A normative draft, or one with costs, is sent to the finance unit."""
    if _weighty(document, ctx):
        yield from _offices(document, ctx, "R22.2", "finance")


def _economy(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A normative draft, or one with costs, is sent to the economy unit."""
    if _weighty(document, ctx):
        yield from _offices(document, ctx, "R22.3", "economy")


def _either(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Any other draft is sent to the finance and the economy unit."""
    if _weighty(document, ctx) is False:
        yield from _offices(document, ctx, "R22.6", "finance", "economy")


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
    if act is None or not past_expertise(document, ctx):
        return
    asked = [entry for _, entry in entries(document, "/officials")]
    tags, on = set(words(act, "/tags")), day(act, "/date") or ctx.as_of
    for position in ctx.registers.positions.values():
        if ctx.registers.holder(position.id, on) is None:
            continue  # nobody is asked in a vacant office: R7.1 tells of it
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
    if status in ("", "draft") or old_act(document, ctx) or ctx.repository.has_unread(f"{document.dossier}/"):
        return
    if beside(document, ctx, "approval_sheet") is None:
        yield finding("R22.5", "missing", document.at("/status"), status=status)


RULES = (
    Rule(_SHEET, document=_sheet),
    Rule(_CONCERNED, document=_concerned, needs=("units",)),
    Rule(_FINANCE, document=_finance, needs=("units",)),
    Rule(_ECONOMY, document=_economy, needs=("units",)),
    Rule(_EITHER, document=_either, needs=("units",)),
    Rule(_OFFICIALS, document=_officials, needs=OFFICE),
)
