"""Clause 8: the quarterly list of questions for the meetings of the akimat: approval and dispatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, entries, finding, note, period_of, word, words
from reglament.rules.registers import MEMBERS, OFFICE
from reglament.settings import MARKER

LIST = ("quarterly_list",)
LIST_DAYS = 3

_APPROVED = RuleSpec(
    id="R8.1",
    name="list-not-approved-by-akim",
    clauses=("8",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Мәселелер тізбесін әкім бекітеді",
        ru="Перечень вопросов утверждает аким",
        en="The list of questions is approved by the akim",
    ),
    explanation=t(
        kk="Отырыстарда қаралатын мәселелердің тоқсандық тізбесін әкім немесе оның міндетін атқарушы бекітеді; әр "
        "тоқсанға бір тізбе болады. Бекітілген тізбеге мәселе қосылса, өзгерісті әкім қайта бекітеді.",
        ru="Ежеквартальный перечень вопросов заседаний утверждает аким или исполняющий его обязанности; на каждый "
        "квартал приходится один перечень. Если в утверждённый перечень включён вопрос, изменение снова утверждает "
        "аким.",
        en="The quarterly list of questions is approved by the akim or whoever acts for the akim; there is one list "
        "for each quarter. When a question is added to an approved list, the akim approves the change anew.",
    ),
    messages={
        "other": t(
            kk="тізбені {date} күні {person} бекіткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="перечень утвердил {date} не аким и не исполняющий его обязанности: {person}",
            en="the list was approved on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "two": t(
            kk="{year} жылғы {quarter}-тоқсанға екі тізбе бар",
            ru="на {quarter} квартал {year} года есть два перечня",
            en="there are two lists for quarter {quarter} of {year}",
        ),
        "added": t(
            kk="мәселе бекітілген тізбеге {added} күні қосылған, ал өзгеріс одан кейін бекітілмеген",
            ru="вопрос включён в утверждённый перечень {added}, а изменение после этого не утверждено",
            en="the question was added to the approved list on {added}, and the change was not approved after that",
        ),
        "first": t(kk="бірінші тізбе", ru="первый перечень", en="the first list"),
        "approved": t(kk="соңғы рет бекітілген күні", ru="последнее утверждение", en="approved last on this day"),
        "fix": t(
            kk="тізбені әкімге бекіттіріп, approved өрісін түзетіңіз",
            ru="утвердите перечень у акима и исправьте поле approved",
            en="have the akim approve the list and correct the field approved",
        ),
        "fix-two": t(
            kk="тізбелерді біріктіріп, бір құжат қалдырыңыз",
            ru="объедините перечни и оставьте один документ",
            en="merge the lists and keep one paper",
        ),
        "fix-added": t(
            kk="өзгерісті әкімге бекіттіріп, amendments өрісіне жазыңыз",
            ru="утвердите изменение у акима и внесите подпись в поле amendments",
            en="have the akim approve the change and record it in amendments",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _approved(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A list is approved by the akim or the acting akim, again when it changes; a quarter has one list."""
    approvals = ["/approved", *(at for at, _ in entries(document, "/amendments"))]
    for at in approvals:
        yield from by_akim("R8.1", document, ctx, at)
    last = max(approvals, key=lambda at: day(document, f"{at}/date") or date.min)
    approved = day(document, f"{last}/date")
    for at, item in entries(document, "/items"):
        added = as_day(item.get("added"))
        if added and approved and added > approved:
            place = document.at(f"{at}/added")
            before = note(document.at(last), "approved")
            yield Diagnostic("R8.1", "added", place, {"added": added}, (before,), "fix-added")
    yield from _single(document, ctx)


def by_akim(rule: str, document: Document, ctx: Context, at: str) -> Iterator[Diagnostic]:
    """The message `other` of `rule` when the signature at `at` is not of the akim or the acting akim (A-04)."""
    who, on = word(document, f"{at}/person"), day(document, f"{at}/date")
    if on and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", on):
        yield finding(rule, "other", document.at(at), person=names.person(ctx, who), date=on)


def _single(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    period = period_of(document)
    for other in ctx.repository.of_kind("quarterly_list"):
        if other.id == document.id or period is None:
            break
        if period_of(other) == period:
            first = note(other.at("/quarter"), "first")
            facts = {"year": period[0], "quarter": period[1]}
            yield Diagnostic("R8.1", "two", document.at("/quarter"), facts, (first,), "fix-two")


_LATE = RuleSpec(
    id="R8.2",
    name="list-approved-late",
    clauses=("8",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Тізбе тоқсан басталғанға дейін бекітіледі",
        ru="Перечень утверждается до начала квартала",
        en="The list is approved before the quarter begins",
    ),
    explanation=t(
        kk="Тізбе тоқсандағы жұмысты жоспарлайды, сондықтан тоқсан басталғаннан кейін бекітілген тізбе кешіккен "
        "болып саналады. Регламент бекіту күнін белгілемейді, сондықтан бұл – ескерту ғана.",
        ru="Перечень нужен, чтобы спланировать квартал, поэтому утверждённый после его начала считается опоздавшим. "
        "Дату утверждения Регламент не называет, поэтому это лишь предупреждение.",
        en="The list plans the work of the quarter, so one approved after the quarter began is late. The Regulation "
        "names no date for the approval, so this is only a warning.",
    ),
    messages={
        "late": t(
            kk="тізбе {approved} күні бекітілген, ал тоқсан {start} күні басталған",
            ru="перечень утверждён {approved}, а квартал начался {start}",
            en="the list was approved on {approved}, but the quarter began on {start}",
        ),
        "fix": t(
            kk="келесі тоқсанның тізбесін тоқсан басталғанға дейін бекіттіріңіз",
            ru="перечень на следующий квартал утвердите до его начала",
            en="have the list of the next quarter approved before it begins",
        ),
    },
    profile=Profile.PUBLISH,
)


def _late(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A list is approved not later than the first day of its quarter."""
    period, approved = period_of(document), day(document, "/approved/date")
    if period and approved and approved > (start := since.quarter_start(*period)):
        yield finding("R8.2", "late", document.at("/approved/date"), approved=approved, start=start)


_RECIPIENTS = RuleSpec(
    id="R8.3",
    name="list-not-sent-to-all-members",
    clauses=("8",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Бекітілген тізбе әкімдіктің барлық мүшелеріне таратылады",
        ru="Утверждённый перечень рассылается всем членам акимата",
        en="The approved list goes to all members of the akimat",
    ),
    explanation=t(
        kk="Бекітілген тізбе әкімдік мүшелеріне таратылады, қажет болса басқа лауазымды адамдарға да жіберіледі. "
        "Алушылар таратылған күнгі құраммен салыстырылады.",
        ru="Утверждённый перечень рассылается членам акимата, а при необходимости и другим лицам. Получатели "
        "сверяются с составом на день рассылки.",
        en="The approved list is sent to the members of the akimat and, when needed, to others. The recipients are "
        "compared with the composition on the day of dispatch.",
    ),
    messages={
        "left-out": t(
            kk="тізбені алмаған әкімдік мүшелері: {people}",
            ru="перечень не получили члены акимата: {people}",
            en="the list was not sent to these members: {people}",
        ),
        "fix": t(
            kk="тізбені оларға да жіберіп, dispatched/recipients тізіміне қосыңыз",
            ru="направьте перечень и этим членам и внесите их в список dispatched/recipients",
            en="send the list to them too and add them to dispatched/recipients",
        ),
    },
    readings=("A-03",),
    options=("readings.akim_is_member",),
    profile=Profile.PUBLISH,
)


def _recipients(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The list goes to everybody who is a member on the day of dispatch."""
    sent = day(document, "/dispatched/date")
    if sent is None or not isinstance(document.get("/dispatched/recipients"), list):
        return
    missing = sorted(set(names.members(ctx, sent)) - set(words(document, "/dispatched/recipients")))
    if missing:
        place = document.source.key("/dispatched/recipients")
        yield finding("R8.3", "left-out", place, people=names.people(ctx, tuple(missing)))


_SENT = RuleSpec(
    id="R8.8",
    name="list-sent-late",
    clauses=("8",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Бекітілген тізбе кідіріссіз таратылады",
        ru="Утверждённый перечень рассылается без задержки",
        en="The approved list is sent without delay",
    ),
    explanation=t(
        kk="Регламент тізбені тарату мерзімін белгілемейді; ол бекітілгеннен кейін үш жұмыс күні ішінде таратылады "
        "деп саналады. Күндер саны баптауда өзгертіледі: readings.list_days.",
        ru="Срок рассылки перечня Регламент не называет; принято, что его рассылают в течение трёх рабочих дней после "
        "утверждения. Число дней меняется в настройке readings.list_days.",
        en="The Regulation names no term for sending the list; three working days after its approval are taken. The "
        "number of days is the setting readings.list_days.",
    ),
    messages={
        "late": t(
            kk="тізбе {sent} күні таратылған, ал тарату мерзімі – {due}",
            ru="перечень разослан {sent}, а разослать его надо было не позже {due}",
            en="the list was sent on {sent}; it had to be sent by {due}",
        ),
        "unsent": t(
            kk="тізбе таратылмаған, тарату мерзімі {due} күні өтіп кетті",
            ru="перечень не разослан, срок рассылки истёк {due}",
            en="the list has not been sent, and the time for that ended on {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="тізбені таратып, dispatched өрісіне күні мен алушыларды жазыңыз",
            ru="разошлите перечень и внесите дату и получателей в поле dispatched",
            en="send the list and record the date and the recipients in dispatched",
        ),
    },
    readings=("A-40",),
    options=("readings.list_days",),
    profile=Profile.PUBLISH,
)


def _sent(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An approved list is sent within the days that the akimat chose, three when it chose none."""
    approved, sent = day(document, "/approved/date"), day(document, "/dispatched/date")
    if approved is None or (sent is None and document.get("/dispatched") is not None):
        return
    term = ctx.calendar.working_days(approved, since.number_reading(ctx, "list_days", LIST_DAYS))
    proof = note(document.at("/approved/date"), "term", proof=term.explanation())
    if sent and sent > term.due:
        yield finding("R8.8", "late", document.at("/dispatched/date"), proof, sent=sent, due=term.due)
    elif sent is None and ctx.as_of > term.due:
        yield finding("R8.8", "unsent", document.at("/approved/date"), proof, due=term.due)


_ABSENT = RuleSpec(
    id="R8.9",
    name="quarter-without-list",
    clauses=("8",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Әр тоқсанның мәселелер тізбесі бар",
        ru="На каждый квартал есть перечень вопросов",
        en="Every quarter has a list of questions",
    ),
    explanation=t(
        kk="Тізбе тоқсан сайын жасалады. Басталған тоқсанның тізбесі болмаса, бұл қате; алғашқы тізбеге немесе "
        "papers_from баптауына дейінгі тоқсандар тексерілмейді.",
        ru="Перечень составляется ежеквартально. Если квартал начался, а перечня нет — это ошибка; кварталы до первого "
        "перечня или до настройки papers_from не проверяются.",
        en="The list is compiled every quarter. A quarter that has begun without one is an error; quarters before the "
        "first list, or before the setting papers_from, are not checked.",
    ),
    messages={
        "absent": t(
            kk="{year} жылғы {quarter}-тоқсанның мәселелер тізбесі жоқ",
            ru="нет перечня вопросов на {quarter} квартал {year} года",
            en="there is no list of questions for quarter {quarter} of {year}",
        ),
        "fix": t(
            kk="тізбені жасап, бекіттіріңіз: content/plans/{year}/q{quarter}/list.yml",
            ru="составьте и утвердите перечень: content/plans/{year}/q{quarter}/list.yml",
            en="compile the list and have it approved: content/plans/{year}/q{quarter}/list.yml",
        ),
    },
    readings=("A-32",),
    options=("papers_from",),
    profile=Profile.PUBLISH,
)


def _absent(ctx: Context) -> Iterator[Diagnostic]:
    """Every quarter that has begun, from the first list or the setting on, has a list."""
    lists = {period: paper for paper in ctx.repository.of_kind("quarterly_list") if (period := period_of(paper))}
    first = since.begins(ctx, since.quarter_start(*min(lists))) if lists else None
    if first is None or ctx.repository.has_unread("plans/"):
        return
    for period in since.quarters(first, ctx.as_of):
        if period not in lists:
            facts = {"year": period[0], "quarter": period[1]}
            yield finding("R8.9", "absent", nearest(lists, period, "/quarter"), **facts)


def nearest(papers: dict[tuple[int, int], Document], period: tuple[int, int], pointer: str) -> Location:
    """Where to say that a paper of a series is missing: at the one before it, else after it, else the settings."""
    before = [known for known in papers if known < period]
    chosen = max(before) if before else min(papers, default=None)
    return papers[chosen].at(pointer) if chosen else Location(MARKER)


RULES = (
    Rule(_APPROVED, document=_approved, needs=OFFICE),
    Rule(_LATE, document=_late),
    Rule(_RECIPIENTS, document=_recipients, needs=MEMBERS),
    Rule(_SENT, document=_sent),
    Rule(_ABSENT, repository=_absent),
)
