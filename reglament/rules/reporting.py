"""Clause 42: organisational plans and quarterly reports on assignments from above."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reglament.control import Controlled, State
from reglament.control.assignments import controlled, from_above
from reglament.control.duties_periodic import report_day
from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document, Source
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import bilingual, day, entries, finding, note, number, period_of, word
from reglament.rules.registers import OFFICE

_PLAN = ("org_plan",)
_REPORT = ("execution_report",)

_APPROVED = RuleSpec(
    id="R42.1",
    name="org-plan-approved",
    clauses=("42",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PLAN,
    title=t(
        kk="Ұйымдастыру жоспарын әкім бекітеді, әр іс-шараның жауаптысы бар",
        ru="Организационный план утверждает аким, у каждого мероприятия есть ответственный",
        en="The akim approves an organisational plan; every measure has a named official",
    ),
    explanation=t(
        kk="Жоғары тұрған органдардың актілері мен тапсырмаларын іске асыру жоспарын әкім бекітеді; онда әр іс-шараға "
        "нақты жауапты лауазымды адам көрсетіледі.",
        ru="План реализации актов и поручений вышестоящих органов утверждает аким; в нём у каждого мероприятия указано "
        "конкретное ответственное лицо.",
        en="The akim approves the plan by which acts and assignments from above are carried out; it names an official "
        "who answers for each measure.",
    ),
    messages={
        "unapproved": t(
            kk="ұйымдастыру жоспарын әкім бекітпеген",
            ru="организационный план не утверждён акимом",
            en="the organisational plan is not approved by the akim",
        ),
        "other": t(
            kk="жоспарды {person} бекіткен, ал {date} күні ол әкім де, оның міндетін атқарушы да емес",
            ru="план утвердило лицо, которое на {date} не аким и не исполняет его обязанности: {person}",
            en="the plan was approved by {person}, who was neither akim nor acting akim on {date}",
        ),
        "nobody": t(
            kk="{number}-іс-шараға жауапты нақты лауазымды адам көрсетілмеген",
            ru="у мероприятия {number} не указано ответственное лицо",
            en="measure {number} names no responsible official",
        ),
        "fix": t(
            kk="жоспарды әкімге бекіттіріп, approved өрісін, ал іс-шараларда official өрісін толтырыңыз",
            ru="утвердите план у акима и заполните поле approved, а в мероприятиях — поле official",
            en="have the akim approve the plan and fill in approved, and official in each measure",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _approved(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The akim approved the plan, and every measure has an official."""
    who, on = word(document, "/approved/person"), day(document, "/approved/date")
    if document.get("/approved") is None:
        yield finding("R42.1", "unapproved", document.at("/title"))
    elif on and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", on):
        yield finding("R42.1", "other", document.at("/approved"), person=names.person(ctx, who), date=on)
    for at, entry in entries(document, "/measures"):
        if entry.get("official") is None:
            yield finding("R42.1", "nobody", document.at(at), number=str(entry.get("number", "")))


_OFFICIALS = RuleSpec(
    id="R42.2",
    name="org-plan-unit-official",
    clauses=("42",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PLAN,
    title=t(
        kk="Әр бөлімшеде тапсырмаларға жауапты адам тағайындалады",
        ru="В каждом подразделении назначается ответственный за поручения",
        en="Every unit names an official responsible for assignments",
    ),
    explanation=t(
        kk="Бөлімше басшысы жоспардағы тапсырмалардың орындалуын бақылайтын жауапты лауазымды адамды тағайындайды. "
        "Іс-шарасы бар әр бөлімше officials тізімінде бір рет тұрады.",
        ru="Руководитель подразделения назначает ответственное лицо, которое контролирует исполнение поручений плана. "
        "Каждое подразделение, у которого есть мероприятия, стоит в списке officials один раз.",
        en="The head of a unit names an official who watches the execution of the plan's assignments. Every unit with "
        "measures stands once in officials.",
    ),
    messages={
        "absent": t(
            kk="бөлімшенің ({unit}) іс-шарасы бар, бірақ жауапты адамы officials тізімінде жоқ",
            ru="у подразделения ({unit}) есть мероприятие, но его ответственного лица нет в списке officials",
            en="the unit ({unit}) has a measure, but officials has no responsible official of it",
        ),
        "twice": t(
            kk="бөлімше ({unit}) officials тізімінде бірнеше рет тұр",
            ru="подразделение ({unit}) названо в списке officials несколько раз",
            en="the unit ({unit}) stands more than once in officials",
        ),
        "fix": t(
            kk="officials тізімінде бөлімшенің бір жауапты адамын көрсетіңіз",
            ru="укажите в списке officials одно ответственное лицо подразделения",
            en="name one responsible official of the unit in officials",
        ),
    },
)


def _officials(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Units with measures and units with officials are the same."""
    named = Counter(word(document, f"{at}/unit") for at, _ in entries(document, "/officials"))
    missed: set[str] = set()
    for at, _ in entries(document, "/measures"):
        unit = word(document, f"{at}/unit")
        if unit and unit not in named and unit not in missed:
            missed.add(unit)
            yield finding("R42.2", "absent", document.at(f"{at}/unit"), unit=names.unit(ctx, unit))
    seen: set[str] = set()
    for at, _ in entries(document, "/officials"):
        unit = word(document, f"{at}/unit")
        if unit in seen:
            yield finding("R42.2", "twice", document.at(f"{at}/unit"), unit=names.unit(ctx, unit))
        seen.add(unit)


_QUARTERLY = RuleSpec(
    id="R42.3",
    name="quarterly-report",
    clauses=("42",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(*_REPORT, *_PLAN),
    title=t(
        kk="Тоқсандық есеп айдың 25-іне қарай толық ұсынылады",
        ru="Квартальный отчёт представляется к 25 числу и полностью заполнен",
        en="The quarterly report is complete and handed in by the 25th",
    ),
    explanation=t(
        kk="Жауапты лауазымды адам әр тоқсанның соңғы айының 25-іне қарай (баптауда readings.report_month: next "
        "болса, келесі айдың 25-іне қарай) аппаратқа есеп береді: барысы мен нәтижелері, тапсырмалардың саны, кешігу "
        "себептері. Есепті жоспарда жауапты адамы бар әр бөлімше ұсынады.",
        ru="Ответственное лицо к 25 числу последнего месяца квартала (с настройкой readings.report_month: next — к 25 "
        "числу следующего месяца) представляет в аппарат отчёт: ход и итоги, число поручений, причины задержек. Отчёт "
        "представляет каждое подразделение, у которого по плану есть ответственное лицо.",
        en="By the 25th of the last month of a quarter (with readings.report_month: next, of the next month) the "
        "responsible official hands in a report to the apparatus: course and results, numbers of assignments, reasons "
        "of delays. Every unit with an official under a plan reports.",
    ),
    messages={
        "late": t(
            kk="есеп {submitted} күні ұсынылған, ал мерзімі – {due}",
            ru="отчёт представлен {submitted}, а срок — {due}",
            en="the report was handed in on {submitted}; it was due by {due}",
        ),
        "absent": t(
            kk="бөлімшенің ({unit}) {year} жылғы {quarter}-тоқсандағы есебі жоқ, мерзімі – {due}",
            ru="нет отчёта подразделения ({unit}) за {quarter} квартал {year} года, срок — {due}",
            en="there is no report of the unit ({unit}) for quarter {quarter} of {year}, due by {due}",
        ),
        "period": t(
            kk="есептің қай жылдың қай тоқсанына арналғаны көрсетілмеген",
            ru="не указано, за какой год и квартал отчёт",
            en="the report does not say for which year and quarter it is",
        ),
        "counts": t(
            kk="есепте тапсырмалардың саны көрсетілмеген",
            ru="в отчёте не указано число поручений",
            en="the report gives no numbers of assignments",
        ),
        "unsigned": t(
            kk="есепті кім және қашан ұсынғаны көрсетілмеген",
            ru="не указано, кто и когда представил отчёт",
            en="the report does not say who handed it in and when",
        ),
        "fix": t(
            kk="есептің year, quarter, counts, submitted өрістерін толтырып, мерзімінде аппаратқа беріңіз",
            ru="заполните в отчёте поля year, quarter, counts, submitted и представьте его в аппарат в срок",
            en="fill in year, quarter, counts, submitted and hand the report in to the apparatus in time",
        ),
    },
    readings=("A-23", "A-32"),
    options=("readings.report_month",),
    profile=Profile.PUBLISH,
)


def _quarterly(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each report is complete and in time; each unit of a plan has its reports."""
    if document.kind == "org_plan":
        yield from _missing(document, ctx)
    elif word(document, "/subtype") == "quarterly":
        yield from _complete(document, ctx)


def _complete(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    period, submitted = period_of(document), day(document, "/submitted/date")
    if document.get("/year") is None or document.get("/quarter") is None:
        yield finding("R42.3", "period", document.at("/subtype"))
    if document.get("/counts") is None:
        yield finding("R42.3", "counts", document.at("/progress"))
    if document.get("/submitted") is None:
        yield finding("R42.3", "unsigned", document.at("/title"))
    if period and submitted:
        due = report_day(*period, since.word_reading(ctx, "report_month", "last"))
        if submitted > due:
            yield finding("R42.3", "late", document.at("/submitted/date"), submitted=submitted, due=due)


def _missing(plan: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Quarters from the approval of the plan until its assignment is carried out."""
    approved = day(plan, "/approved/date")
    begins = since.begins(ctx, approved)
    if approved is None or begins is None or ctx.repository.has_unread("assignments/"):
        return
    made = {
        (word(d, "/unit"), number(d, "/year"), number(d, "/quarter"))
        for d in ctx.repository.of_kind("execution_report")
        if word(d, "/subtype") == "quarterly"
    }
    card = ctx.repository.documents.get(word(plan, "/assignment"))
    last = (day(card, "/executed/date") if card else None) or ctx.as_of
    for year, quarter in since.quarters(max(begins, approved), min(last, ctx.as_of)):
        due = report_day(year, quarter, since.word_reading(ctx, "report_month", "last"))
        for at, _ in entries(plan, "/officials") if approved <= due < ctx.as_of else ():
            unit = word(plan, f"{at}/unit")
            if (unit, year, quarter) not in made:
                facts: dict[str, Param] = {"unit": names.unit(ctx, unit), "year": str(year), "quarter": quarter}
                yield finding("R42.3", "absent", plan.at(f"{at}/unit"), due=due, **facts)


_FIGURES = RuleSpec(
    id="R42.4",
    name="report-figures",
    clauses=("42",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(*_REPORT, "assignment"),
    title=t(
        kk="Есептің сандары бақылау карточкаларына сай",
        ru="Показатели отчёта сходятся с контрольными карточками",
        en="The figures of a report equal the control cards",
    ),
    explanation=t(
        kk="Жиыны қосылғыштардың қосындысына тең. Әр сан бөлімшенің жоғары тұрған органдардан түскен тапсырмаларының "
        "карточкаларымен тексеріледі: тоқсанда орындауда болғандар, деректер күніндегі (as_of, болмаса ұсынылған күн) "
        "жағдайы бойынша. Кеш орындалған және мерзімі өткен әр тапсырманың себебі delays тізімінде тұрады.",
        ru="Всего равно сумме слагаемых. Каждое число сверяется с карточками поручений вышестоящих органов, которые "
        "исполняло подразделение: находившиеся на исполнении в квартале, по состоянию на день данных (as_of, иначе "
        "день представления). Причина по каждому исполненному с опозданием или просроченному стоит в списке delays.",
        en="The total is the sum of the parts. Every figure is compared with the cards of the unit's assignments from "
        "above: those in execution during the quarter, as they stood on the day of the figures (as_of, else the day of "
        "handing in). The reason for each late or overdue one stands in delays.",
    ),
    messages={
        "sum": t(
            kk="барлығы {total} деп көрсетілген, ал қосылғыштардың қосындысы – {sum}",
            ru="всего указано {total}, а сумма слагаемых — {sum}",
            en="the total is given as {total}; the parts add up to {sum}",
        ),
        "cards": t(
            kk="{figure} – {stated} деп көрсетілген, ал карточкалар бойынша – {counted}",
            ru="{figure}: указано {stated}, а по карточкам — {counted}",
            en="{figure}: stated {stated}, by the cards {counted}",
        ),
        "reason": t(
            kk="«{title}» тапсырмасының кешігу себебі көрсетілмеген",
            ru="не указана причина задержки по поручению «{title}»",
            en="the reason for the delay of “{title}” is not given",
        ),
        "card": t(kk="карточка осында", ru="карточка здесь", en="the card is here"),
        "fix": t(
            kk="сандарды карточкалар бойынша түзетіңіз, кешігу себептерін delays тізіміне жазыңыз",
            ru="исправьте числа по карточкам, причины задержек внесите в список delays",
            en="correct the figures by the cards, and write the reasons for delays in the list delays",
        ),
    },
    profile=Profile.PUBLISH,
)

_PARTS = ("done_on_time", "done_late", "overdue", "open")
_FIGURE = {
    "total": t(kk="барлығы", ru="всего", en="total"),
    "done_on_time": t(kk="мерзімінде орындалғаны", ru="исполнено в срок", en="done in time"),
    "done_late": t(kk="кеш орындалғаны", ru="исполнено с опозданием", en="done late"),
    "overdue": t(kk="мерзімі өткені", ru="не исполнено и просрочено", en="overdue"),
    "open": t(kk="мерзімі келмегені", ru="срок не наступил", en="not yet due"),
}
_STATES = {State.DONE: "done_on_time", State.DONE_LATE: "done_late", State.OVERDUE: "overdue"}


def _facts(document: Document) -> dict[str, Any] | None:
    """Of a card from above: what its term and state are told by. Of a quarterly report: its period and figures."""
    if document.kind == "assignment":
        return {name: document.get(f"/{name}") for name in _CARD} if from_above(document) else None
    if word(document, "/subtype") != "quarterly":
        return None
    return {name: document.get(f"/{name}") for name in _STATED}


_CARD = (
    *("source", "executor", "received", "due", "term", "mark", "extensions", "executed", "state"),
    *("number", "title", "responsible"),
)
_STATED = ("unit", "year", "quarter", "as_of", "submitted", "counts", "delays")


def _figures(ctx: Context, facts: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """The sum, each figure by the cards, and a reason for each delay."""
    cards: dict[object, list[Document]] = defaultdict(list)
    reports: list[Document] = []
    for name, told in facts.items():
        document = Document(name, "", Source("", told, {}, ""))
        if "counts" in told:
            reports.append(document)
        else:
            cards[word(document, "/executor")].append(document)
    for report in reports:
        yield from _figures_of(report, cards[word(report, "/unit")], ctx)


def _figures_of(report: Document, cards: list[Document], ctx: Context) -> Iterator[Diagnostic]:
    stated = {name: number(report, f"/counts/{name}") for name in _FIGURE}
    parts = [stated[name] for name in _PARTS]
    numbers = [part for part in parts if part is not None]
    if stated["total"] is None or len(numbers) != len(parts):
        return
    document = ctx.repository.documents[report.id]
    if sum(numbers) != stated["total"]:
        yield finding("R42.4", "sum", document.at("/counts/total"), total=stated["total"], sum=sum(numbers))
        return
    on = day(report, "/as_of") or day(report, "/submitted/date")
    items = _in_execution(report, cards, ctx, on) if on else None
    if items is None:
        return
    counted = Counter(_STATES.get(item.state, "open") for item in items)
    for name in _PARTS:
        if stated[name] != counted[name]:
            given: dict[str, Param] = {"figure": _FIGURE[name], "stated": stated[name] or 0, "counted": counted[name]}
            yield finding("R42.4", "cards", document.at(f"/counts/{name}"), **given)
    yield from _reasons(document, items, ctx)


def _in_execution(report: Document, cards: list[Document], ctx: Context, on: date) -> list[Controlled] | None:
    """Cards from above of the unit that were in execution in the quarter, as they stood on the day of the figures."""
    period = period_of(report)
    if ctx.repository.has_unread("assignments/") or period is None:
        return None
    first = since.quarter_start(*period)
    found = []
    for card in cards:
        received, executed = day(card, "/received"), day(card, "/executed/date")
        over = word(card, "/state") == "cancelled" or (executed is not None and executed < first)
        if not over and received is not None and received <= on:
            found.append(_as_it_stood(card, ctx, on))
    return found


def _as_it_stood(card: Document, ctx: Context, on: date) -> Controlled:
    """The card on a day: what was executed later was open, or overdue, on it."""
    item = controlled(card, ctx.calendar, on)
    executed = day(card, "/executed/date")
    if executed is None or executed <= on:
        return item
    overdue = item.due is not None and on > item.due
    return Controlled(card, State.OVERDUE if overdue else State.OPEN, item.due, item.term, item.days)


def _reasons(document: Document, items: list[Controlled], ctx: Context) -> Iterator[Diagnostic]:
    told = {word(document, f"{at}/assignment") for at, _ in entries(document, "/delays")}
    for item in items:
        card = item.document
        if item.state in (State.DONE_LATE, State.OVERDUE) and card.id not in told:
            place = document.at("/delays" if document.get("/delays") else "/counts")
            there = note(ctx.repository.documents[card.id].at("/number"), "card")
            yield finding("R42.4", "reason", place, there, title=bilingual(card, "/title"))


RULES = (
    Rule(_APPROVED, document=_approved, needs=OFFICE),
    Rule(_OFFICIALS, document=_officials),
    Rule(_QUARTERLY, document=_quarterly),
    Rule(_FIGURES, facts=_facts, fold=_figures),
)
