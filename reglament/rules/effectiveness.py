"""Clause 9: information of the units and meetings for the preliminary assessment of effectiveness."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from reglament.calendar import Term
from reglament.diagnostics import Diagnostic, Param, Severity, Text
from reglament.i18n import LANGS
from reglament.model.documents import Document
from reglament.model.registers import Unit
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, entries, finding, note, period_of, word
from reglament.rules.planning import nearest
from reglament.rules.registers import OFFICE

INFO = ("effectiveness_info",)
DAY_OF_MONTH = 10
LAST_QUARTER = 4
_STRUCTURAL = ("finance", "economy", "executive_body")

_DELIVERED = RuleSpec(
    id="R9.1",
    name="effectiveness-information-late",
    clauses=("9",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=INFO,
    title=t(
        kk="Тиімділікті бағалау ақпараты тоқсаннан кейінгі айдың 10-ына дейін беріледі",
        ru="Информация для оценки эффективности представляется до 10 числа месяца после квартала",
        en="Information for the assessment is handed in by the 10th of the month after the quarter",
    ),
    explanation=t(
        kk="Жергілікті бюджеттен қаржыландырылатын әр бөлімшенің басшысы тиімділікті алдын ала бағалау жөніндегі "
        "ақпаратты есепті тоқсаннан кейінгі айдың 10-ынан кешіктірмей аппаратқа береді. Бұл күн демалысқа түссе, "
        "мерзім келесі жұмыс күні аяқталады.",
        ru="Руководитель каждого подразделения, финансируемого из местного бюджета, представляет аппарату информацию "
        "по предварительной оценке не позже 10 числа месяца после отчётного квартала. Если этот день выходной, срок "
        "истекает в ближайший рабочий день.",
        en="The head of each unit financed from the local budget hands the information for the preliminary assessment "
        "to the apparatus by the 10th of the month after the quarter. When that is a day off, the term ends on the "
        "next working day.",
    ),
    messages={
        "late": t(
            kk="ақпарат {delivered} күні берілген, ал мерзімі – {due}; бөлімше: {unit}",
            ru="информация представлена {delivered}, а срок — {due}; подразделение: {unit}",
            en="the information came on {delivered}; it was due by {due}; unit: {unit}",
        ),
        "missing": t(
            kk="мерзім {due} күні өтіп кетті, ақпарат бермеген бөлімшелер: {units}",
            ru="срок истёк {due}, информацию не представили: {units}",
            en="the term ended on {due}; these units have handed in nothing: {units}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="бөлімшеден ақпаратты алып, түскен күнін entries/delivered өрісіне жазыңыз",
            ru="получите информацию от подразделения и внесите дату поступления в entries/delivered",
            en="get the information from the unit and record the day it came in entries/delivered",
        ),
    },
    readings=("A-02", "A-31"),
    options=("readings.term_end",),
    profile=Profile.PUBLISH,
)


def term_of(document: Document, ctx: Context) -> Term | None:
    """The 10th of the month after the quarter of the paper, with its proof; None when the period is not legible."""
    period = period_of(document)
    if period is None:
        return None
    return ctx.calendar.on(since.quarter_start(*since.next_quarter(*period)).replace(day=DAY_OF_MONTH))


def structural(ctx: Context) -> Iterator[Unit]:
    """Executive bodies on the local budget: the structural units of the akimat (clause 2)."""
    return (
        unit for unit in ctx.registers.units.values() if unit.funding == "local_budget" and unit.role in _STRUCTURAL
    )


def _delivered(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each unit's information came by the 10th of the month after the quarter, or the next working day."""
    term = term_of(document, ctx)
    if term is None:
        return
    proof = note(document.at("/quarter"), "term", proof=term.explanation())
    came: set[str] = set()
    for at, entry in entries(document, "/entries"):
        delivered = as_day(entry.get("delivered"))
        if "delivered" in entry:
            came.add(str(entry.get("unit")))
        if delivered and delivered > term.due:
            facts = {"delivered": delivered, "due": term.due, "unit": names.unit(ctx, str(entry.get("unit")))}
            yield finding("R9.1", "late", document.at(f"{at}/delivered"), proof, **facts)
    missing = [unit.short or unit.name for unit in structural(ctx) if unit.id not in came]
    if missing and ctx.as_of > term.due:
        place = document.source.key("/entries")
        yield finding("R9.1", "missing", place, proof, due=term.due, units=_joined(missing))


def _joined(texts: list[Text]) -> Text:
    return {lang: ", ".join(text.get(lang) or text.get("ru", "") for text in texts) for lang in LANGS}


_STRICT = RuleSpec(
    id="R9.4",
    name="effectiveness-information-after-the-10th",
    clauses=("9",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=INFO,
    title=t(
        kk="Мерзім қатаң түсіндірілсе, ақпарат айдың 10-ынан кешіктірілмейді",
        ru="При строгом толковании срока информация представляется не позже 10 числа",
        en="Read strictly, the information is due by the 10th even when it is a day off",
    ),
    explanation=t(
        kk="Айдың 10-ы демалыс күні болғанда ақпаратты келесі жұмыс күні беруге болады деп саналады. Қатаң "
        "түсіндірілсе, мерзім 10-ында аяқталады, сондықтан мұндай жағдай еске салынады.",
        ru="Когда 10-е — выходной, информацию принято представлять в ближайший рабочий день. При строгом толковании "
        "срок истекает 10-го, поэтому о таком случае инструмент напоминает.",
        en="When the 10th is a day off, the information may come on the next working day. Read strictly the term ends "
        "on the 10th, so this is a reminder.",
    ),
    messages={
        "strict": t(
            kk="ақпарат {delivered} күні берілген: {tenth} – демалыс күні, бірақ қатаң түсіндірілсе, мерзім сол күні "
            "аяқталады; бөлімше: {unit}",
            ru="информация представлена {delivered}: {tenth} — выходной, но при строгом толковании срок истекает в "
            "этот день; подразделение: {unit}",
            en="the information came on {delivered}: {tenth} is a day off, but read strictly the term ends on it; "
            "unit: {unit}",
        ),
        "fix": t(
            kk="ештеңе істеу міндетті емес; келесі жолы ақпаратты 10-ына дейін алыңыз",
            ru="исправлять ничего не нужно; в следующий раз получите информацию до 10 числа",
            en="nothing need be mended; next time get the information before the 10th",
        ),
    },
    readings=("A-02",),
    profile=Profile.PUBLISH,
)


def _strict(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Information that came in time only because the 10th is a day off."""
    term = term_of(document, ctx)
    for at, entry in entries(document, "/entries"):
        delivered = as_day(entry.get("delivered"))
        if term and delivered and term.start < delivered <= term.due:
            unit = names.unit(ctx, str(entry.get("unit")))
            place = document.at(f"{at}/delivered")
            yield finding("R9.4", "strict", place, delivered=delivered, tenth=term.start, unit=unit)


_MEETING = RuleSpec(
    id="R9.2",
    name="no-meeting-on-effectiveness",
    clauses=("9",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=INFO,
    title=t(
        kk="Аппарат басшысы тоқсан сайын тиімділікті алдын ала бағалау кеңесін өткізеді",
        ru="Раз в квартал руководитель аппарата проводит совещание по предварительной оценке эффективности",
        en="The head of the apparatus holds a meeting on the assessment every quarter",
    ),
    explanation=t(
        kk="Аппарат басшысы тоқсанына бір рет бөлімше басшылары мен өзге мемлекеттік органдарды жинап, жұмыстың "
        "тиімділігін алдын ала бағалайды. Кеңес сол тоқсанның ішінде немесе оның қорытындысы бойынша келесі тоқсанда "
        "өтеді.",
        ru="Раз в квартал руководитель аппарата собирает руководителей подразделений и другие государственные органы, "
        "чтобы предварительно оценить эффективность работы. Совещание проходит в самом квартале или, по его итогам, в "
        "следующем.",
        en="Once a quarter the head of the apparatus calls the heads of units and other state bodies together to "
        "assess the work beforehand. The meeting is held in the quarter itself or, on its results, in the next one.",
    ),
    messages={
        "none": t(
            kk="{year} жылғы {quarter}-тоқсан бойынша алдын ала бағалау кеңесі жазылмаған",
            ru="за {quarter} квартал {year} года не записано ни одного совещания по предварительной оценке",
            en="no meeting on the preliminary assessment is recorded for quarter {quarter} of {year}",
        ),
        "chair": t(
            kk="кеңесті {date} күні {person} өткізген, бірақ ол аппарат басшысы да, оның міндетін атқарушы да емес",
            ru="совещание {date} провёл не руководитель аппарата и не исполняющий его обязанности: {person}",
            en="the meeting of {date} was held by {person}, neither the head of the apparatus nor acting for them",
        ),
        "outside": t(
            kk="кеңес {date} күні өткен, бұл тоқсанға қатысы жоқ",
            ru="совещание прошло {date}, к этому кварталу оно не относится",
            en="the meeting was held on {date}, which does not concern this quarter",
        ),
        "fix": t(
            kk="кеңесті өткізіп, meetings тізіміне күнін және өткізген адамды жазыңыз",
            ru="проведите совещание и внесите в список meetings дату и кто его провёл",
            en="hold the meeting and record its date and chair in meetings",
        ),
    },
    profile=Profile.PUBLISH,
)


def _meeting(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """There is at least one meeting of the quarter, held by the head of the apparatus."""
    period, term = period_of(document), term_of(document, ctx)
    if period is None or term is None:
        return
    if not document.get("/meetings") and ctx.as_of > term.due:
        place = document.source.key("/kind")
        yield finding("R9.2", "none", place, year=period[0], quarter=period[1])
    first, end = since.quarter_start(*period), since.quarter_start(*since.next_quarter(*since.next_quarter(*period)))
    for at, meeting in entries(document, "/meetings"):
        held, who = as_day(meeting.get("date")), word(document, f"{at}/chair/person")
        if held and not first <= held < end:
            yield finding("R9.2", "outside", document.at(f"{at}/date"), date=held)
        if held and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "head_of_apparatus", held):
            yield finding("R9.2", "chair", document.at(f"{at}/chair"), person=names.person(ctx, who), date=held)


_SCHEDULE = RuleSpec(
    id="R9.3",
    name="assessment-schedule-not-named",
    clauses=("9",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=INFO,
    title=t(
        kk="Төртінші тоқсанның ақпаратында жылдық бағалаудың кестесі көрсетіледі",
        ru="В информации за четвёртый квартал указывается график годовой оценки",
        en="The information of the fourth quarter names the schedule of the yearly assessment",
    ),
    explanation=t(
        kk="Жылдық бағалау Қазақстан Республикасы Президентінің Әкімшілігі бекіткен кестеге сәйкес өткізіледі. "
        "Төртінші тоқсанның ақпараты жылды қорытады, сондықтан онда кестенің атауы, күні мен нөмірі көрсетіледі "
        "(schedule).",
        ru="Годовая оценка проводится по графику, утверждённому Администрацией Президента Республики Казахстан. "
        "Информация за четвёртый квартал завершает год, поэтому в ней указывают график: название, дату и номер "
        "(schedule).",
        en="The yearly assessment follows the schedule approved by the Administration of the President. The "
        "information of the fourth quarter closes the year, so it names the schedule: title, date, number (schedule).",
    ),
    messages={
        "absent": t(
            kk="{year} жылды бағалау кестесі көрсетілмеген",
            ru="не указан график оценки за {year} год",
            en="the schedule of the assessment for {year} is not named",
        ),
        "fix": t(
            kk="schedule өрісіне кестенің атауын, күнін және нөмірін жазыңыз",
            ru="внесите название, дату и номер графика в поле schedule",
            en="write the title, date and number of the schedule in schedule",
        ),
    },
    profile=Profile.PUBLISH,
)


def _schedule(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The information of a fourth quarter names the schedule of the yearly assessment."""
    period = period_of(document)
    if period and period[1] == LAST_QUARTER and document.get("/schedule") is None:
        yield finding("R9.3", "absent", document.at("/quarter"), year=period[0])


_ABSENT = RuleSpec(
    id="R9.5",
    name="quarter-without-effectiveness-information",
    clauses=("9",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Аяқталған әр тоқсанның тиімділік ақпараты бар",
        ru="За каждый закончившийся квартал есть информация для оценки",
        en="Every quarter that is over has its information for the assessment",
    ),
    explanation=t(
        kk="Ақпарат әр тоқсанның қорытындысы бойынша беріледі. Мерзімі өткен тоқсанның ақпараты мүлде болмаса, бұл "
        "қате. Алғашқы ақпаратқа немесе papers_from баптауына дейінгі тоқсандар тексерілмейді.",
        ru="Информация представляется по итогам каждого квартала. Если срок прошёл, а информации за квартал нет вовсе "
        "— это ошибка. Кварталы до первой информации или до настройки papers_from не проверяются.",
        en="The information is handed in for every quarter. When the term is over and a quarter has none at all, it is "
        "an error. Quarters before the first one, or before the setting papers_from, are not checked.",
    ),
    messages={
        "absent": t(
            kk="{year} жылғы {quarter}-тоқсанның тиімділік ақпараты жоқ, мерзімі {due} күні өтіп кетті",
            ru="нет информации по оценке за {quarter} квартал {year} года, срок истёк {due}",
            en="there is no information for the assessment of quarter {quarter} of {year}; the term ended on {due}",
        ),
        "fix": t(
            kk="бөлімшелердің ақпаратын жинап, content/plans/{year}/q{quarter}/effectiveness.yml файлын жасаңыз",
            ru="соберите информацию подразделений и создайте файл content/plans/{year}/q{quarter}/effectiveness.yml",
            en="collect the information and create content/plans/{year}/q{quarter}/effectiveness.yml",
        ),
    },
    readings=("A-02", "A-31"),
    options=("papers_from",),
    profile=Profile.PUBLISH,
)


def _absent(ctx: Context) -> Iterator[Diagnostic]:
    """Every quarter whose term is over has a paper, from the first paper or the setting on."""
    papers = {period: one for one in ctx.repository.of_kind("effectiveness_info") if (period := period_of(one))}
    if ctx.repository.has_unread("plans/"):
        return
    first = since.begins(ctx, since.quarter_start(*min(papers))) if papers else None
    for period in since.quarters(first, ctx.as_of - timedelta(days=1)) if first else ():
        tenth = since.quarter_start(*since.next_quarter(*period)).replace(day=DAY_OF_MONTH)
        if period in papers or ctx.as_of <= tenth:
            continue
        due = ctx.calendar.on(tenth).due
        if ctx.as_of > due:
            facts: dict[str, Param] = {"year": period[0], "quarter": period[1], "due": due}
            yield finding("R9.5", "absent", nearest(papers, period, "/quarter"), **facts)


RULES = (
    Rule(_DELIVERED, document=_delivered, needs=("units",)),
    Rule(_STRICT, document=_strict),
    Rule(_MEETING, document=_meeting, needs=OFFICE),
    Rule(_SCHEDULE, document=_schedule),
    Rule(_ABSENT, repository=_absent),
)
