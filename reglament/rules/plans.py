"""Clause 10: work plans of the akimat and of its units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, entries, finding, note, period_of, word, year_of
from reglament.rules.planning import by_akim, nearest
from reglament.rules.registers import OFFICE

PLAN = ("work_plan",)
DAYS_BEFORE = 10

_SUBMITTED = RuleSpec(
    id="R10.1",
    name="plan-submitted-late",
    clauses=("10",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PLAN,
    title=t(
        kk="Жоспар кезең басталардан он күн бұрын ұсынылады",
        ru="План представляется за десять дней до начала периода",
        en="A plan is handed in ten days before its period",
    ),
    explanation=t(
        kk="Бөлімшелер тоқсандық (жылдық) жұмыс жоспарын және негізгі іс-шаралардың тізбесін аппарат басшысына келесі "
        "кезең басталардан он күн бұрын береді. Күндер – күнтізбелік; мерзім демалысқа түссе, ілгері жылжымайды, "
        "сондықтан жоспарды одан бұрынғы жұмыс күні тапсырған дұрыс.",
        ru="Подразделения передают руководителю аппарата план работы и перечень основных мероприятий на квартал (год) "
        "за десять дней до начала периода. Дни календарные; если последний день выходной, срок вперёд не переносится, "
        "поэтому план лучше сдать в рабочий день перед ним.",
        en="Units hand the plan and the list of main measures for a quarter (year) to the head of the apparatus ten "
        "days before the period. These are calendar days; a term on a day off does not roll forward, so the plan is "
        "best handed in on the working day before it.",
    ),
    messages={
        "late": t(
            kk="жоспар {submitted} күні ұсынылған, ал мерзімі – {due}",
            ru="план представлен {submitted}, а срок — {due}",
            en="the plan was handed in on {submitted}; it was due by {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="ұсынылған күнді (submitted) тексеріңіз; жоспар шынымен кешіксе, себебін аппарат басшысына хабарлаңыз",
            ru="проверьте дату представления (submitted); если план действительно опоздал, доложите причину "
            "руководителю аппарата",
            en="check the date in submitted; if the plan was really late, tell the head of the apparatus why",
        ),
    },
    readings=("A-02",),
    profile=Profile.PUBLISH,
)


def _submitted(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A plan is handed in at least ten calendar days before its period begins."""
    start, submitted = start_of(document), day(document, "/submitted/date")
    if start is None or submitted is None:
        return
    term = ctx.calendar.before_calendar(start, DAYS_BEFORE)
    if submitted > term.due:
        pointer = "/quarter" if document.get("/quarter") is not None else "/year"
        proof = note(document.at(pointer), "term", proof=term.explanation())
        place = document.at("/submitted/date")
        yield finding("R10.1", "late", place, proof, submitted=submitted, due=term.due)


def start_of(document: Document) -> date | None:
    """The first day of the quarter or year of a plan; None when the period is not legible."""
    period, year = period_of(document), year_of(document)
    if period is not None:
        return since.quarter_start(*period)
    return date(year, 1, 1) if year is not None and document.get("/quarter") is None else None


def of_akimat(document: Document, ctx: Context) -> bool:
    """Whether it is the plan of the whole akimat: said by `scope`, else when the apparatus owns it."""
    scope = document.get("/scope")
    owner = ctx.registers.unit(word(document, "/owner"))
    return scope == "akimat" or (scope is None and owner is not None and owner.role == "apparatus")


_APPROVED = RuleSpec(
    id="R10.2",
    name="plan-not-approved-by-akim",
    clauses=("10",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PLAN,
    title=t(
        kk="Әкімдіктің жұмыс жоспарын әкім бекітеді",
        ru="План работы акимата утверждает аким",
        en="The work plan of the akimat is approved by the akim",
    ),
    explanation=t(
        kk="Әкімдіктің жұмыс жоспарын әкім немесе оның міндетін атқарушы бекітеді. Бөлімшенің өз жоспарына (scope: "
        "unit) бұл талап қолданылмайды.",
        ru="План работы акимата утверждает аким или исполняющий его обязанности. К плану подразделения (scope: unit) "
        "это не относится.",
        en="The work plan of the akimat is approved by the akim or whoever acts for the akim. This does not hold for "
        "the plan of a unit (scope: unit).",
    ),
    messages={
        "other": t(
            kk="жоспарды {date} күні {person} бекіткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="план утвердил {date} не аким и не исполняющий его обязанности: {person}",
            en="the plan was approved on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "absent": t(
            kk="әкімдіктің жоспары бекітілмеген, ал кезең {start} күні басталып кетті",
            ru="план акимата не утверждён, а период начался {start}",
            en="the plan of the akimat is not approved, though its period began on {start}",
        ),
        "fix": t(
            kk="жоспарды әкімге бекіттіріп, approved өрісін толтырыңыз",
            ru="утвердите план у акима и заполните поле approved",
            en="have the akim approve the plan and fill in approved",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _approved(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The plan of the akimat is approved by the akim or the acting akim."""
    if not of_akimat(document, ctx):
        return
    yield from by_akim("R10.2", document, ctx, "/approved")
    start = start_of(document)
    if document.get("/approved") is None and start and ctx.as_of >= start:
        yield finding("R10.2", "absent", document.source.key("/kind"), start=start)


_LATE = RuleSpec(
    id="R10.7",
    name="plan-approved-late",
    clauses=("10",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PLAN,
    title=t(
        kk="Әкімдіктің жоспары кезең басталғанға дейін бекітіледі",
        ru="План акимата утверждается до начала периода",
        en="The plan of the akimat is approved before its period",
    ),
    explanation=t(
        kk="Жоспар келесі кезеңге жасалады, сондықтан кезең басталғаннан кейін бекітілген жоспар кешіккен болып "
        "саналады. Регламент бекіту күнін белгілемейді, сондықтан бұл – ескерту ғана.",
        ru="План составляется на следующий период, поэтому утверждённый после его начала считается опоздавшим. Дату "
        "утверждения Регламент не называет, поэтому это лишь предупреждение.",
        en="A plan is made for the next period, so one approved after it began is late. The Regulation names no date "
        "for the approval, so this is only a warning.",
    ),
    messages={
        "late": t(
            kk="жоспар {approved} күні бекітілген, ал кезең {start} күні басталған",
            ru="план утверждён {approved}, а период начался {start}",
            en="the plan was approved on {approved}, but its period began on {start}",
        ),
        "fix": t(
            kk="келесі жоспарды кезең басталғанға дейін бекіттіріңіз",
            ru="следующий план утвердите до начала периода",
            en="have the next plan approved before its period begins",
        ),
    },
    profile=Profile.PUBLISH,
)


def _late(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The plan of the akimat is approved not later than the first day of its period."""
    start, approved = start_of(document), day(document, "/approved/date")
    if start and approved and approved > start and of_akimat(document, ctx):
        yield finding("R10.7", "late", document.at("/approved/date"), approved=approved, start=start)


_ABSENT = RuleSpec(
    id="R10.8",
    name="period-without-plan",
    clauses=("10",),
    severity=Severity.WARNING,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Әр тоқсан мен жылдың жоспары бар",
        ru="На каждый квартал и год есть план",
        en="Every quarter and year has a plan",
    ),
    explanation=t(
        kk="Жоспарлар тоқсанға да, жылға да жасалады: басталған әр тоқсанның жоспары болады, ал бірінші тоқсанның "
        "жоспарымен бірге жылдық жоспар беріледі. Алғашқы жоспарға немесе papers_from баптауына дейінгі кезеңдер "
        "тексерілмейді.",
        ru="Планы составляют и на квартал, и на год: план есть у каждого начавшегося квартала, а вместе с планом "
        "первого квартала представляют план на год. Периоды до первого плана или до настройки papers_from не "
        "проверяются.",
        en="Plans are made for quarters and for the year: every quarter that has begun has one, and the plan of the "
        "first quarter comes with the plan of the year. Periods before the first plan, or before the setting "
        "papers_from, are not checked.",
    ),
    messages={
        "quarter": t(
            kk="әкімдіктің {year} жылғы {quarter}-тоқсанға арналған жұмыс жоспары жоқ",
            ru="нет плана работы акимата на {quarter} квартал {year} года",
            en="the akimat has no work plan for quarter {quarter} of {year}",
        ),
        "year": t(
            kk="бірінші тоқсанның жоспары бар, ал {year} жылдың жоспары жоқ",
            ru="план на первый квартал есть, а плана на {year} год нет",
            en="there is a plan for the first quarter, but none for the year {year}",
        ),
        "fix": t(
            kk="жоспарды жасап, бекіттіріңіз; жылдық жоспарда quarter өрісі болмайды",
            ru="составьте и утвердите план; в плане на год поля quarter нет",
            en="make the plan and have it approved; a plan of a year has no field quarter",
        ),
    },
    readings=("A-07",),
    options=("papers_from",),
    profile=Profile.PUBLISH,
)


def _absent(ctx: Context) -> Iterator[Diagnostic]:
    """Every quarter that has begun has a plan of the akimat; that of a first quarter comes with one of the year."""
    own = [plan for plan in ctx.repository.of_kind("work_plan") if of_akimat(plan, ctx)]
    plans = {period: plan for plan in own if (period := period_of(plan))}
    if ctx.repository.has_unread("plans/"):
        return
    first = since.begins(ctx, since.quarter_start(*min(plans))) if plans else None
    for period in since.quarters(first, ctx.as_of) if first else ():
        if period not in plans:
            facts = {"year": period[0], "quarter": period[1]}
            yield finding("R10.8", "quarter", nearest(plans, period, "/quarter"), **facts)
    yearly = {year_of(plan) for plan in own if plan.get("/quarter") is None}
    for (year, quarter), plan in plans.items():
        if quarter == 1 and year not in yearly:
            yield finding("R10.8", "year", plan.at("/quarter"), year=year)


_REQUESTS = RuleSpec(
    id="R10.5",
    name="request-on-plan-incomplete",
    clauses=("10",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=PLAN,
    title=t(
        kk="Жоспар туралы кезектен тыс ақпарат сұрауы толық жазылады",
        ru="Внеочередной запрос информации о плане записывается полностью",
        en="A request for information out of turn is fully recorded",
    ),
    explanation=t(
        kk="Жоспардың орындалуы туралы ақпаратты әкім, оның орынбасарлары, аппарат басшысы және оның орынбасарлары "
        "өзге мерзімде ауызша не жазбаша талап ете алады. Сұрауда кім талап еткені, мерзімі мен жауап берілген күн "
        "жазылады.",
        ru="Информацию об исполнении плана в иной срок, устно или письменно, могут потребовать аким, его заместители, "
        "руководитель аппарата и его заместители. В записи о запросе указывают, кто потребовал, к какому сроку и "
        "когда ответили.",
        en="The akim, the deputy akims, the head of the apparatus and their deputies may ask for information on the "
        "plan at another time, orally or in writing. The record says who asked, by when, and when it was answered.",
    ),
    messages={
        "stranger": t(
            kk="ақпаратты талап еткен адамның мұндай құқығы жоқ: {person}",
            ru="информацию потребовало лицо, у которого нет такого права: {person}",
            en="the information was asked for by somebody who may not do so: {person}",
        ),
        "open": t(
            kk="сұраудың мерзімі көрсетілмеген",
            ru="не указан срок ответа на запрос",
            en="the request has no due date",
        ),
        "due": t(
            kk="сұрауға жауап {due} күніне дейін берілуге тиіс еді, берілген күні жазылмаған",
            ru="на запрос надо было ответить до {due}, дата ответа не указана",
            en="the request was due on {due}; no answer is recorded",
        ),
        "late": t(
            kk="сұрауға {answered} күні жауап берілген, ал мерзімі – {due}",
            ru="на запрос ответили {answered}, а срок — {due}",
            en="the request was answered on {answered}; it was due on {due}",
        ),
        "fix": t(
            kk="requests жазбасын толықтырыңыз: by, due, form, answered",
            ru="дополните запись requests: by, due, form, answered",
            en="complete the entry in requests: by, due, form, answered",
        ),
    },
    profile=Profile.PUBLISH,
)

_MAY_ASK = ("akim", "deputy_akim", "head_of_apparatus", "deputy_head_of_apparatus")


def _requests(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A request comes from somebody entitled to it, has a due date and is answered by it."""
    for at, request in entries(document, "/requests"):
        who, on = word(document, f"{at}/by/person"), as_day(request.get("date"))
        known = on is not None and ctx.registers.person(who) is not None
        if on and known and not any(names.holds_rank(ctx, who, rank, on) for rank in _MAY_ASK):
            yield finding("R10.5", "stranger", document.at(f"{at}/by"), person=names.person(ctx, who))
        due, answered = as_day(request.get("due")), as_day(request.get("answered"))
        if "due" not in request:
            yield finding("R10.5", "open", document.at(at))
        elif due and answered and answered > due:
            yield finding("R10.5", "late", document.at(f"{at}/answered"), answered=answered, due=due)
        elif due and "answered" not in request and ctx.as_of > due:
            yield finding("R10.5", "due", document.at(f"{at}/due"), due=due)


RULES = (
    Rule(_SUBMITTED, document=_submitted),
    Rule(_APPROVED, document=_approved, needs=(*OFFICE, "units")),
    Rule(_LATE, document=_late, needs=("units",)),
    Rule(_ABSENT, repository=_absent, needs=("units",)),
    Rule(_REQUESTS, document=_requests, needs=OFFICE),
)
