"""Clause 40: assignments of the akim and the deputies, their terms and their execution."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reglament.control import State
from reglament.control.assignments import controlled, first_term
from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.calendars import missing_year
from reglament.rules.facts import bilingual, day, finding, note, word

OWN = ("akim", "deputy_akim")
"""Whose assignments clause 40 orders."""

_OVERDUE = RuleSpec(
    id="R40.1",
    name="assignment-overdue",
    clauses=("40", "41", "44"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Тапсырма мерзімінде орындалады",
        ru="Поручение исполняется в срок",
        en="An assignment is executed in time",
    ),
    explanation=t(
        kk="Әкімнің және оның орынбасарларының тапсырмасында мерзім белгіленеді; белгіленбесе, тапсырма түскен "
        "күннен бастап бір ай, «шұғыл» деген белгі болса, он күн беріледі. Жоғары тұрған органдардың тапсырмалары өз "
        "белгілері бойынша есептеледі.",
        ru="В поручении акима и его заместителей устанавливается срок; если его нет, даётся месяц со дня "
        "поступления, с пометкой «срочно» — десять дней. Поручения вышестоящих органов считаются по их пометкам.",
        en="An assignment of the akim or a deputy sets its term; without one it is a month from receipt, or ten days "
        "when marked urgent. Assignments of higher bodies are counted by their own marks.",
    ),
    messages={
        "overdue": t(
            kk="«{title}» тапсырмасының мерзімі {due} күні өтіп кеткен, ол орындалмаған; жауапты: {person}",
            ru="срок поручения «{title}» истёк {due}, оно не исполнено; ответственный: {person}",
            en="the term of the assignment '{title}' ended on {due} and it is not done; responsible: {person}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="орындалса, executed өрісін толтырыңыз; мерзім ұзартылса, extensions тізіміне шешімді жазыңыз",
            ru="если исполнено, заполните поле executed; если срок продлён, внесите решение в список extensions",
            en="if it is done, fill in executed; if the term was extended, record the decision in extensions",
        ),
    },
    readings=("A-02", "A-21", "A-28"),
    profile=Profile.PUBLISH,
)


def _overdue(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An open assignment whose term has ended is named."""
    item = controlled(document, ctx.calendar, ctx.as_of)
    if item.missing_year is not None:
        yield missing_year(item.missing_year, [document.at()])
    if item.state is not State.OVERDUE or item.term is None:
        return
    place = document.at("/due") if document.get("/due") else document.at()
    start = item.extension.pointer if item.extension else "/received"
    counted = item.term.count or item.extension
    proof = [note(document.at(start), "term", proof=item.term.explanation())] if counted else []
    facts = {"title": bilingual(document, "/title"), "person": names.person(ctx, item.person)}
    yield finding("R40.1", "overdue", place, *proof, due=item.term.due, **facts)


_UNDATED = RuleSpec(
    id="R40.2",
    name="assignment-without-date",
    clauses=("40",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Әкімнің тапсырмасында мерзім көрсетіледі",
        ru="В поручении акима указан срок",
        en="An assignment of the akim sets a term",
    ),
    explanation=t(
        kk="Әкім мен оның орынбасарларының тапсырмасында орындау мерзімі белгіленеді. Мерзім де, «шұғыл» деген белгі "
        "де болмаса, түскен күннен бастап бір ай есептеледі – бұл әдеттегі тәртіп емес, көрсетілмеген мерзімнің орнын "
        "толтыру.",
        ru="В поручении акима и его заместителей устанавливается срок. Если нет ни срока, ни пометки «срочно», месяц "
        "отсчитывается со дня поступления — это замена пропущенному сроку, а не обычный порядок.",
        en="An assignment of the akim or a deputy sets its term. With neither a term nor a mark a month is counted "
        "from receipt: that fills a gap and is not the usual way.",
    ),
    messages={
        "undated": t(
            kk="тапсырмада мерзім де, шұғылдық белгісі де жоқ; Регламент бойынша мерзімі – {due}",
            ru="в поручении нет ни срока, ни пометки «срочно»; по Регламенту срок — {due}",
            en="the assignment has neither a term nor a mark of urgency; by the Regulation it is due on {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="тапсырма берушімен мерзімді нақтылап, due өрісіне жазыңыз",
            ru="уточните срок у давшего поручение и впишите его в поле due",
            en="ask whoever gave the assignment for the term and write it in due",
        ),
    },
)


def _undated(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An assignment of the akim or a deputy has a date, a term or a mark."""
    set_here = any(document.get(f"/{name}") for name in ("due", "term", "mark"))
    if word(document, "/source/level") not in OWN or set_here or word(document, "/state") != "open":
        return
    term = first_term(document, ctx.calendar)
    if term is not None:
        proof = note(document.at("/received"), "term", proof=term.explanation())
        yield finding("R40.2", "undated", document.at(), proof, due=term.due)


_ENDED = RuleSpec(
    id="R40.3",
    name="term-before-receipt",
    clauses=("40", "41", "43"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Тапсырманың күндері рет-ретімен келеді",
        ru="Даты поручения следуют по порядку",
        en="The dates of an assignment follow one another",
    ),
    explanation=t(
        kk="Тапсырма алдымен беріледі, сосын әкімдікке, одан кейін бөлімшеге түседі, мерзімі содан соң ғана аяқталады. "
        "Бұл рет бұзылса, мерзімді есептеу мүмкін емес.",
        ru="Поручение дают, оно поступает в акимат, затем в подразделение, и лишь потом истекает срок. Если порядок "
        "нарушен, срок считать не от чего.",
        en="An assignment is given, reaches the akimat, then the unit, and only then does its term end. Out of this "
        "order no term can be counted.",
    ),
    messages={
        "order": t(
            kk="{earlier} күні {later} күнінен кеш болмауға тиіс",
            ru="дата {earlier} не может быть позже даты {later}",
            en="{earlier} cannot be later than {later}",
        ),
        "next": t(
            kk="кейінгі күн осында",
            ru="более поздняя по порядку дата здесь",
            en="the date that should come after it is here",
        ),
        "fix": t(
            kk="issued, arrived, received, due өрістеріндегі күндерді түзетіңіз",
            ru="исправьте даты в полях issued, arrived, received, due",
            en="correct the dates in issued, arrived, received, due",
        ),
    },
)


def _ended(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Given, received by the akimat, received by the unit, due: in this order."""
    dated = [(name, on) for name in ("issued", "arrived", "received", "due") if (on := day(document, f"/{name}"))]
    for (name, earlier), (following, later) in pairwise(dated):
        if earlier > later:
            there = note(document.at(f"/{following}"), "next")
            yield finding("R40.3", "order", document.at(f"/{name}"), there, earlier=earlier, later=later)
            return


_EXECUTED = RuleSpec(
    id="R40.4",
    name="execution-record",
    clauses=("37", "40"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Орындалған тапсырманың қашан және немен орындалғаны жазылады",
        ru="У исполненного поручения записано, когда и чем оно исполнено",
        en="A finished assignment tells when and by what it was done",
    ),
    explanation=t(
        kk="Тапсырма орындалған деп белгіленсе (state: done), executed өрісінде күні мен нәтижесі тұрады. Күні "
        "тапсырма берілген күннен ерте, бүгіннен кеш болмайды.",
        ru="Если поручение отмечено исполненным (state: done), в поле executed стоят дата и результат. Дата не раньше "
        "дня поручения и не позже сегодняшнего дня.",
        en="When an assignment is marked as done (state: done), executed has the date and the result. The date is "
        "not before the day on which it was given, nor after today.",
    ),
    messages={
        "absent": t(
            kk="тапсырма орындалды деп белгіленген, бірақ қашан және немен орындалғаны жазылмаған",
            ru="поручение отмечено исполненным, но не записано, когда и чем",
            en="the assignment is marked as done, but not when and by what",
        ),
        "open": t(
            kk="орындалған күні жазылған, бірақ тапсырма әлі орындалуда деп белгіленген",
            ru="дата исполнения записана, а поручение отмечено как находящееся на исполнении",
            en="a day of execution is recorded, yet the assignment is marked as open",
        ),
        "early": t(
            kk="орындалған күні ({executed}) тапсырма берілген күннен ({issued}) ерте",
            ru="дата исполнения ({executed}) раньше дня поручения ({issued})",
            en="it was done on {executed}, before it was given on {issued}",
        ),
        "future": t(
            kk="орындалған күні ({executed}) әлі келген жоқ",
            ru="дата исполнения ({executed}) ещё не наступила",
            en="the day of execution ({executed}) has not come yet",
        ),
        "fix": t(
            kk="state пен executed өрістерін сәйкестендіріңіз",
            ru="приведите в соответствие поля state и executed",
            en="make state and executed agree",
        ),
    },
    profile=Profile.PUBLISH,
)


def _executed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """State and record of execution agree."""
    state, issued, executed = word(document, "/state"), day(document, "/issued"), day(document, "/executed/date")
    if state == "done" and document.get("/executed") is None:
        yield finding("R40.4", "absent", document.at("/state"))
    if executed is None:
        return
    if state == "open":
        yield finding("R40.4", "open", document.at("/state"))
    elif issued is not None and executed < issued:
        yield finding("R40.4", "early", document.at("/executed/date"), executed=executed, issued=issued)
    elif executed > ctx.as_of:
        yield finding("R40.4", "future", document.at("/executed/date"), executed=executed)


RULES = (
    Rule(_OVERDUE, document=_overdue),
    Rule(_UNDATED, document=_undated),
    Rule(_ENDED, document=_ended),
    Rule(_EXECUTED, document=_executed),
)
