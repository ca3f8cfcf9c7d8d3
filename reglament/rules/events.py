"""Clause 10: the monthly list of significant events with the akim's participation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reglament.calendar import add_months
from reglament.diagnostics import Diagnostic, Location, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, entries, finding, note, word
from reglament.rules.questions import heads_a_unit
from reglament.rules.registers import OFFICE
from reglament.settings import MARKER

EVENTS = ("events_list",)
DAY_OF_MONTH = 25

_ABSENT = RuleSpec(
    id="R10.3",
    name="month-without-events-list",
    clauses=("10",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Маңызды іс-шаралар тізбесі ай сайын жасалады",
        ru="Перечень значимых мероприятий составляется ежемесячно",
        en="The list of significant events is compiled every month",
    ),
    explanation=t(
        kk="Аппарат ай сайын 25-інде келесі айда әкімнің қатысуымен өтетін маңызды іс-шаралардың тізбесін жасайды. Ай "
        "аяқталғанда тізбе болмаса, бұл қате. Алғашқы тізбеге немесе papers_from баптауына дейінгі айлар "
        "тексерілмейді.",
        ru="Аппарат ежемесячно, 25 числа, составляет перечень значимых мероприятий следующего месяца с участием акима. "
        "Если месяц закончился, а перечня нет — это ошибка. Месяцы до первого перечня или до настройки papers_from не "
        "проверяются.",
        en="On the 25th of every month the apparatus compiles the list of next month's significant events with the "
        "akim. When the month ends without one, it is an error. Months before the first list, or before the setting "
        "papers_from, are not checked.",
    ),
    messages={
        "absent": t(
            kk="{month} айына арналған іс-шаралар тізбесі жоқ, ол {due} күні жасалуға тиіс еді",
            ru="нет перечня мероприятий на {month}, его следовало составить {due}",
            en="there is no list of events for {month}; it was to be compiled on {due}",
        ),
        "fix": t(
            kk="тізбені жасаңыз: content/plans/{folder}/events.yml",
            ru="составьте перечень: content/plans/{folder}/events.yml",
            en="compile the list: content/plans/{folder}/events.yml",
        ),
    },
    readings=("A-06",),
    options=("papers_from",),
    profile=Profile.PUBLISH,
)


def _absent(ctx: Context) -> Iterator[Diagnostic]:
    """For every month that has ended there is a list of the events of the month after it."""
    lists = {month: paper for paper in ctx.repository.of_kind("events_list") if (month := month_of(paper))}
    first = since.begins(ctx, add_months(min(lists), -1)) if lists else None
    if first is None or ctx.repository.has_unread("plans/"):
        return
    for year, number in since.months(first, ctx.as_of):
        compiled_in = date(year, number, 1)
        covered = add_months(compiled_in, 1)
        if ctx.as_of < covered or covered in lists:
            continue
        before = [month for month in lists if month < covered]
        place = lists[max(before)].at("/month") if before else Location(MARKER)
        facts: dict[str, Param] = {
            "month": since.month_named(covered),
            "due": twenty_fifth(covered),
            "folder": f"{covered:%Y/%m}",
        }
        yield finding("R10.3", "absent", place, **facts)


def month_of(document: Document) -> date | None:
    """The first day of the month that a list covers, or None."""
    return as_day(f"{word(document, '/month')}-01")


def twenty_fifth(covered: date) -> date:
    """The 25th of the month before the covered one (reading A-06)."""
    return add_months(covered, -1).replace(day=DAY_OF_MONTH)


_COMPILED = RuleSpec(
    id="R10.6",
    name="events-list-not-of-the-25th",
    clauses=("10",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=EVENTS,
    title=t(
        kk="Іс-шаралар тізбесі алдыңғы айдың 25-інде жасалады",
        ru="Перечень мероприятий составляется 25 числа предыдущего месяца",
        en="The list of events is compiled on the 25th of the month before",
    ),
    explanation=t(
        kk="Тізбе алдыңғы айдың 25-інде жасалады. 25-і демалыс күні болса, оны алдындағы жұмыс күнінен бастап 25-іне "
        "дейін жасауға болады.",
        ru="Перечень составляется 25 числа предыдущего месяца. Если 25-е — выходной, его можно составить с рабочего "
        "дня перед ним по 25-е.",
        en="The list is compiled on the 25th of the month before. When the 25th is a day off, it may be compiled from "
        "the working day before it to the 25th.",
    ),
    messages={
        "day": t(
            kk="тізбе {compiled} күні жасалған, ал {due} күні жасалуға тиіс еді",
            ru="перечень составлен {compiled}, а его следовало составить {due}",
            en="the list was compiled on {compiled}; it was to be compiled on {due}",
        ),
        "window": t(
            kk="тізбе {compiled} күні жасалған, ал {first}–{due} аралығында жасалуға тиіс еді: {due} – демалыс күні",
            ru="перечень составлен {compiled}, а его следовало составить с {first} по {due}: {due} — выходной",
            en="the list was compiled on {compiled}; it was due from {first} to {due}, as {due} is a day off",
        ),
        "covers": t(kk="тізбе қамтитын ай", ru="месяц, на который составлен перечень", en="the month of the list"),
        "fix": t(
            kk="compiled/date күнін және month өрісін тексеріңіз; келесі тізбені уақытында жасаңыз",
            ru="проверьте дату compiled/date и поле month; следующий перечень составьте в срок",
            en="check compiled/date and month; compile the next list in time",
        ),
    },
    readings=("A-06",),
    profile=Profile.PUBLISH,
)


def _compiled(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A list is dated the 25th of the month before, or the working day before a 25th that is a day off, or between."""
    covered, compiled = month_of(document), day(document, "/compiled/date")
    if covered is None or compiled is None:
        return
    due = twenty_fifth(covered)
    first = ctx.calendar.back(due)
    if not first <= compiled <= due:
        message = "day" if first == due else "window"
        second = note(document.at("/month"), "covers")
        place = document.at("/compiled/date")
        yield finding("R10.6", message, place, second, compiled=compiled, first=first, due=due)


_PROPOSED = RuleSpec(
    id="R10.4",
    name="event-without-proper-proposer-or-date",
    clauses=("10",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=EVENTS,
    title=t(
        kk="Іс-шараны әкімнің орынбасары немесе бөлімше басшысы ұсынады, ол тізбенің айында өтеді",
        ru="Мероприятие предложено заместителем акима или руководителем подразделения и проходит в месяце перечня",
        en="An event is proposed by a deputy akim or head of unit and falls in the month of the list",
    ),
    explanation=t(
        kk="Тізбе әкімнің орынбасарлары мен бөлімше басшыларының ұсыныстары негізінде келесі айға жасалады. Басқа адам "
        "ұсынған немесе басқа айда өтетін іс-шара қате жазылған болуы мүмкін.",
        ru="Перечень составляется на следующий месяц по предложениям заместителей акима и руководителей подразделений. "
        "Мероприятие, предложенное другим лицом или назначенное на другой месяц, скорее всего, внесено по ошибке.",
        en="The list is made for the next month from proposals of deputy akims and heads of units. An event proposed "
        "by another, or on a day of another month, is likely a mistake.",
    ),
    messages={
        "outsider": t(
            kk="іс-шараны ұсынған адам {date} күні әкімнің орынбасары да, бөлімше басшысы да емес: {person}",
            ru="мероприятие предложило лицо, которое на {date} не заместитель акима и не руководитель подразделения: "
            "{person}",
            en="the event was proposed by {person}, who on {date} was neither a deputy akim nor a head of unit",
        ),
        "outside": t(
            kk="іс-шара {date} күні өтеді, ал тізбе {month} айына жасалған",
            ru="мероприятие назначено на {date}, а перечень составлен на {month}",
            en="the event is on {date}, but the list is for {month}",
        ),
        "covers": t(kk="тізбе қамтитын ай", ru="месяц, на который составлен перечень", en="the month of the list"),
        "fix": t(
            kk="іс-шараның proposer және date өрістерін түзетіңіз немесе оны өз айының тізбесіне көшіріңіз",
            ru="исправьте поля proposer и date или перенесите мероприятие в перечень его месяца",
            en="correct proposer and date, or move the event to the list of its month",
        ),
    },
    readings=("A-06",),
    profile=Profile.REVIEW,
)


def _proposed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each event has a proposer of the two sorts and a day of the covered month."""
    covered = month_of(document)
    on = day(document, "/compiled/date") or ctx.as_of
    for at, _ in entries(document, "/items"):
        who, held = word(document, f"{at}/proposer/person"), day(document, f"{at}/date")
        entitled = heads_a_unit(ctx, who, on) or names.stands_for_rank(ctx, who, "deputy_akim", on)
        if ctx.registers.person(who) and not entitled:
            place = document.at(f"{at}/proposer")
            yield finding("R10.4", "outsider", place, person=names.person(ctx, who), date=on)
        if covered and held and not _within(covered, held, day(document, f"{at}/date_end") or held):
            second = note(document.at("/month"), "covers")
            facts: dict[str, Param] = {"date": held, "month": since.month_named(covered)}
            yield finding("R10.4", "outside", document.at(f"{at}/date"), second, **facts)


def _within(covered: date, first: date, last: date) -> bool:
    """Whether the days from `first` to `last` touch the month."""
    return first <= add_months(covered, 1) - timedelta(days=1) and last >= covered


RULES = (
    Rule(_ABSENT, repository=_absent),
    Rule(_COMPILED, document=_compiled),
    Rule(_PROPOSED, document=_proposed, needs=(*OFFICE, "units")),
)
