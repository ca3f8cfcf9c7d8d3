"""The working calendar that every term needs."""

from __future__ import annotations

from collections.abc import Collection

from reglament.diagnostics import Diagnostic, Location, Param, Severity
from reglament.rules.base import Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import finding, note

MISSING_YEAR = "X9"

_MISSING = RuleSpec(
    id=MISSING_YEAR,
    name="calendar-of-year-missing",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Мерзімді есептейтін жылдың жұмыс күнтізбесі жоқ",
        ru="Нет рабочего календаря года, в котором считается срок",
        en="There is no working calendar for the year of a term",
    ),
    explanation=t(
        kk="Жұмыс күндері бойынша мерзім тек сол жылдың мерекелері мен ауыстырылған демалыс күндері белгілі болғанда "
        "ғана дұрыс есептеледі. Күнтізбе болмаса, құрал күнді болжамайды.",
        ru="Срок можно верно посчитать, только когда известны праздники и перенесённые выходные этого года. Без "
        "календаря инструмент не угадывает дату.",
        en="A term can only be counted when the holidays and moved days off of its year are known. Without a "
        "calendar the tool does not guess.",
    ),
    messages={
        "missing": t(
            kk="{year} жылдың жұмыс күнтізбесі жоқ, мерзімін есептеу мүмкін емес құжаттардың саны: {count}",
            ru="нет рабочего календаря на {year} год, поэтому сроки не посчитать; документов, где это нужно: {count}",
            en="there is no working calendar for {year}, so terms cannot be counted; papers that need it: {count}",
        ),
        "also": t(kk="мұнда да", ru="и здесь", en="here too"),
        "fix": t(
            kk="content/calendar/{year}.yml файлын қосыңыз: мерекелер, ауыстырылған демалыс күндері, негіздемесі",
            ru="добавьте файл content/calendar/{year}.yml: праздники, перенесённые выходные и их основания",
            en="add content/calendar/{year}.yml with the holidays, the moved days off and their grounds",
        ),
    },
)


def missing_year(year: Param, places: Collection[Location]) -> Diagnostic:
    """The finding for a year without a calendar: at the first paper that needs it, the others in notes."""
    first, *others = sorted(places, key=lambda place: (place.path, place.span))
    return finding(
        MISSING_YEAR, "missing", first, *(note(place, "also") for place in others), year=year, count=len(places)
    )


RULES = (Rule(_MISSING),)
