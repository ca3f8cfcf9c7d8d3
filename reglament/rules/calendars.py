"""The working calendar that every term needs."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Rule, RuleSpec, Scope, t

MISSING_YEAR = "X9"

_MISSING = RuleSpec(
    id=MISSING_YEAR,
    name="calendar-of-year-missing",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
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
            kk="{year} жылдың жұмыс күнтізбесі жоқ, сондықтан осы құжаттың мерзімін есептеу мүмкін емес",
            ru="нет рабочего календаря на {year} год, поэтому срок по этому документу посчитать нельзя",
            en="there is no working calendar for {year}, so a term of this paper cannot be counted",
        ),
        "fix": t(
            kk="content/calendar/{year}.yml файлын қосыңыз: мерекелер, ауыстырылған демалыс күндері, негіздемесі",
            ru="добавьте файл content/calendar/{year}.yml: праздники, перенесённые выходные и их основания",
            en="add content/calendar/{year}.yml with the holidays, the moved days off and their grounds",
        ),
    },
)

RULES = (Rule(_MISSING),)
