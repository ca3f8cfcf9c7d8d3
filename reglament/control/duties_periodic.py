"""Terms that come back: work plans, lists of events, effectiveness, quarterly reports (clauses 9, 10, 42)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from reglament.calendar import Term, WorkingCalendar, add_months, by_rule, fixed
from reglament.calendar.periods import month_named, months, next_quarter, quarter_start, quarters
from reglament.control.duties import Desk, Duty, Matter, said
from reglament.diagnostics import Location
from reglament.model.documents import Document
from reglament.model.facts import as_day, as_text, day, entries, period_of, word

LIST_DAY = 25
"""Day of the month on which the list of the next month's events is made (clause 10)."""

EFFECTIVENESS_DAY = 10
"""Day of the month after a quarter by which units deliver their information (clause 9)."""

REPORT_DAY = 25
"""Day of the month by which the quarterly report is handed in (clause 42)."""

PLAN_DAYS = 10
"""Calendar days before a quarter by which its work plan is handed in (clause 10)."""

_PLAN = {
    "kk": "{year} жылғы {quarter}-тоқсанға арналған жұмыс жоспарын тапсыру",
    "ru": "сдать план работы на {quarter} квартал {year} года",
    "en": "hand in the work plan for quarter {quarter} of {year}",
}
_EVENTS = {
    "kk": "{month} айына арналған іс-шаралар тізбесін жасау",
    "ru": "составить перечень мероприятий на {month}",
    "en": "compile the list of events for {month}",
}
_EFFECTIVENESS = {
    "kk": "{year} жылғы {quarter}-тоқсан бойынша тиімділікті бағалауға ақпарат беру",
    "ru": "представить информацию для оценки эффективности за {quarter} квартал {year} года",
    "en": "deliver the information for the assessment of effectiveness for quarter {quarter} of {year}",
}
_REPORT = {
    "kk": "{year} жылғы {quarter}-тоқсан бойынша тапсырмалардың орындалуы туралы есепті ұсыну",
    "ru": "представить отчет об исполнении поручений за {quarter} квартал {year} года",
    "en": "hand in the report on the execution of assignments for quarter {quarter} of {year}",
}
_MEASURE = {
    "kk": "ұйымдастыру жоспарының іс-шарасын орындау: «{title}»",
    "ru": "исполнить мероприятие организационного плана: «{title}»",
    "en": "carry out the measure of the organisational plan: “{title}”",
}

Period = tuple[int, int]
"""A year with the number of a quarter or of a month."""


def duties(desk: Desk) -> Iterator[Duty]:
    """What comes back every month or quarter, and the measures of organisational plans."""
    yield from _plans(desk)
    yield from _events(desk)
    yield from _effectiveness(desk)
    yield from _measures(desk)
    yield from _reports(desk)


def report_day(year: int, quarter: int, reading: object) -> date:
    """By when the report of a quarter is handed in: the 25th of its last month, or of the next (reading A-23)."""
    last = add_months(quarter_start(year, quarter), 3 if reading == "next" else 2)
    return last.replace(day=REPORT_DAY)


def effectiveness_term(year: int, quarter: int, calendar: WorkingCalendar) -> Term:
    """By when the information of a quarter is delivered (clause 9). Raises MissingYear."""
    tenth = quarter_start(*next_quarter(year, quarter)).replace(day=EFFECTIVENESS_DAY)
    return calendar.on(tenth)


def _set(day: date, calendar: WorkingCalendar) -> Term:
    return by_rule(day, calendar.back(day))


def _plans(desk: Desk) -> Iterator[Duty]:
    """Units that hand in work plans: those of the quarters that are not over."""
    made: dict[str, dict[Period, Document]] = {}
    for plan in desk.repository.of_kind("work_plan"):
        if period := period_of(plan):
            made.setdefault(word(plan, "/owner"), {})[period] = plan
    for owner, plans in made.items():
        for period in quarters(max(desk.as_of, quarter_start(*min(plans))), desk.until):
            if period not in plans and not desk.unread(f"plans/{period[0]}/"):
                term = partial(desk.calendar.before_calendar, quarter_start(*period), PLAN_DAYS)
                what = said(_PLAN, year=period[0], quarter=period[1])
                place = (f"plans/{period[0]}/q{period[1]}/plan", plans[max(plans)].at())
                yield desk.duty(Matter.PLAN, what, ("10",), place, term, owner)


def _events(desk: Desk) -> Iterator[Duty]:
    """Lists of events of the months that are not over; each is made in the month before (reading A-06)."""
    made: dict[Period, Document] = {}
    for paper in desk.repository.of_kind("events_list"):
        first = as_day(f"{word(paper, '/month')}-01")
        if first is not None:
            made[first.year, first.month] = paper
    if not made:
        return
    begins = desk.begins(date(*min(made), 1)) or desk.as_of
    for year, month in months(max(begins, desk.as_of.replace(day=1)), desk.until):
        if (year, month) not in made and not desk.unread(f"plans/{year}/"):
            on = add_months(date(year, month, 1), -1).replace(day=LIST_DAY)
            place = (f"plans/{year}/{month:02}/events", made[max(made)].at("/month"))
            what = said(_EVENTS, month=month_named(date(year, month, 1)))
            yield desk.duty(Matter.EVENTS, what, ("10",), place, partial(_set, on, desk.calendar), desk.apparatus())


def _effectiveness(desk: Desk) -> Iterator[Duty]:
    """Quarters that have ended: the units that have not delivered, or the whole paper when there is none."""
    made = {period: d for d in desk.repository.of_kind("effectiveness_info") if (period := period_of(d))}
    if not made:
        return
    begins = desk.begins(quarter_start(*min(made))) or desk.as_of
    for period in quarters(begins, desk.as_of):
        if quarter_start(*next_quarter(*period)) > desk.until:
            continue
        term = partial(effectiveness_term, *period, desk.calendar)
        what = said(_EFFECTIVENESS, year=period[0], quarter=period[1])
        paper = made.get(period)
        if paper is None and not desk.unread(f"plans/{period[0]}/"):
            place = (f"plans/{period[0]}/q{period[1]}/effectiveness", made[max(made)].at())
            yield desk.duty(Matter.EFFECTIVENESS, what, ("9",), place, term, desk.apparatus())
        for pointer, entry in entries(paper, "/entries") if paper else ():
            if paper is not None and entry.get("delivered") is None:
                unit = word(paper, f"{pointer}/unit")
                yield desk.duty(Matter.EFFECTIVENESS, what, ("9",), (paper.id, paper.at(pointer)), term, unit)


def _measures(desk: Desk) -> Iterator[Duty]:
    """Measures of organisational plans that are not done."""
    for plan in desk.repository.of_kind("org_plan"):
        for pointer, entry in entries(plan, "/measures"):
            due = as_day(entry.get("due"))
            if due is not None and entry.get("done") is None:
                what = said(_MEASURE, title=as_text(entry.get("measure")))
                unit, seat, person = _answers(entry.get("official"), word(plan, f"{pointer}/unit"))
                place = (plan.id, plan.at(f"{pointer}/due"))
                duty = desk.duty(Matter.MEASURE, what, ("42",), place, partial(fixed, due), unit, seat)
                yield _of(duty, person)


def _reports(desk: Desk) -> Iterator[Duty]:
    """Units with officials responsible under organisational plans: a report for every quarter."""
    made = {(*period, word(d, "/unit")) for d in _quarterly(desk) if (period := period_of(d))}
    asked: dict[tuple[int, int, str], Duty] = {}
    for plan in desk.repository.of_kind("org_plan"):
        approved = day(plan, "/approved/date")
        for pointer, entry in entries(plan, "/officials"):
            unit = word(plan, f"{pointer}/unit")
            for period in _periods(desk, plan, approved):
                key = (*period, unit)
                if key not in made and key not in asked:
                    place = (f"{plan.dossier}/report-{unit}-q{period[1]}", plan.at(pointer))
                    asked[key] = _report(desk, period, place, unit, entry)
    yield from asked.values()


def _quarterly(desk: Desk) -> Iterator[Document]:
    papers = desk.repository.of_kind("execution_report")
    return (paper for paper in papers if word(paper, "/subtype") == "quarterly")


def _periods(desk: Desk, plan: Document, approved: date | None) -> Iterator[Period]:
    """Quarters for which the plan asks for reports: from its approval until its assignment is carried out."""
    begins = desk.begins(approved)
    if approved is None or begins is None or desk.unread(f"{plan.dossier}/"):
        return
    card = desk.repository.documents.get(word(plan, "/assignment"))
    executed = day(card, "/executed/date") if card else None
    for period in quarters(max(approved, begins), min(desk.until, executed or desk.until)):
        if quarter_start(*period) <= desk.as_of + timedelta(days=31):
            yield period


def _report(desk: Desk, period: Period, place: tuple[str, Location], unit: str, entry: Mapping[str, Any]) -> Duty:
    on = report_day(*period, desk.reading("report_month"))
    what = said(_REPORT, year=period[0], quarter=period[1])
    _unit, seat, person = _answers(entry.get("official"), unit)
    duty = desk.duty(Matter.REPORT, what, ("42",), place, partial(_set, on, desk.calendar), unit, seat)
    return _of(duty, person)


def _answers(official: object, unit: str) -> tuple[str, str, str]:
    """Unit, position and person of the official who answers, as far as the plan names them."""
    if not isinstance(official, Mapping):
        return unit, "", ""
    seat, person = official.get("position"), official.get("person")
    return unit, seat if isinstance(seat, str) else "", person if isinstance(person, str) else ""


def _of(duty: Duty, person: str) -> Duty:
    """The duty, of the person whom the plan names."""
    return replace(duty, person=person) if person else duty
