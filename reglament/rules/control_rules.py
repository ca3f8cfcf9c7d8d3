"""Chapter 5: execution and control."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.control import State, assignments
from reglament.diagnostics import Diagnostic, Severity
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.calendars import missing_year
from reglament.rules.facts import bilingual, finding, note, word

_OVERDUE = RuleSpec(
    id="R40.1",
    name="assignment-overdue",
    clauses=("40", "41", "44"),
    severity=Severity.WARNING,
    scope=Scope.REPOSITORY,
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
    readings=("A-21", "A-28"),
)


def _overdue(ctx: Context) -> Iterator[Diagnostic]:
    """An open assignment whose term has ended is named."""
    for controlled in assignments(ctx.repository, ctx.calendar, ctx.as_of):
        document, due, term = controlled.document, controlled.due, controlled.term
        if controlled.missing_year is not None:
            yield missing_year(controlled.missing_year, [document.at()])
        if controlled.state is not State.OVERDUE or due is None:
            continue
        place = document.at("/due") if document.get("/due") else document.at()
        proof = [note(document.at("/received"), "term", proof=term.explanation())] if term and term.count else []
        person = names.person(ctx, word(document, "/responsible/person"))
        yield finding("R40.1", "overdue", place, *proof, title=bilingual(document, "/title"), due=due, person=person)


RULES = (Rule(_OVERDUE, repository=_overdue),)
