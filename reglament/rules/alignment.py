"""Clause 27: earlier acts are brought into line with a new one."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, act_of
from reglament.rules.facts import as_day, day, entries, finding, inner, word

_EARLIER = RuleSpec(
    id="R27.1",
    name="affected-act-left-as-it-is",
    clauses=("27",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note",),
    title=t(
        kk="Жобаға қайшы бұрынғы актілер сәйкестендіріледі",
        ru="Прежние акты, которые расходятся с проектом, приводятся в соответствие",
        en="Earlier acts that conflict with a draft are brought into line",
    ),
    explanation=t(
        kk="Әзірлеуші жобада бұрынғы актілерді сәйкестендіретін нормаларды (өзгерту, күшін жою) немесе оны жасау "
        "туралы "
        "мерзімі бар тапсырманы қарастырады. Жазбада affected: true деп белгіленген акт жобаның amends, repeals "
        "немесе "
        "alignment өрісінде болуға тиіс.",
        ru="Разработчик предусматривает в проекте нормы о приведении прежних актов в соответствие (изменение, утрата "
        "силы) или поручение об этом со сроком. Акт, отмеченный в записке affected: true, должен быть в полях "
        "amends, "
        "repeals или alignment проекта.",
        en="The developer provides in the draft for amending or repealing earlier acts, or for a task with a date "
        "to do "
        "so. An act marked affected: true in the note stands in amends, repeals or alignment of the draft.",
    ),
    messages={
        "left": t(
            kk="{date} № {number} актіні сәйкестендіру қажет, бірақ жобада бұл көзделмеген",
            ru="акт от {date} № {number} нужно привести в соответствие, но проект этого не предусматривает",
            en="the act of {date} No. {number} must be brought into line, but the draft does not provide for it",
        ),
        "fix": t(
            kk="актіні жобаның amends немесе repeals тізіміне қосыңыз немесе alignment өрісінде мерзімі бар "
            "тапсырма беріңіз",
            ru="внесите акт в amends или repeals проекта или дайте поручение со сроком в поле alignment",
            en="add the act to amends or repeals of the draft, or give a task with a date in alignment",
        ),
    },
)


def _earlier(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each earlier act that must be aligned is amended or repealed by the draft, or somebody is told to align it."""
    act = act_of(document, ctx)
    if act is None:
        return
    handled = set(_handled(act, ctx))
    general = any(one.get("acts") is None for _, one in entries(act, "/alignment"))
    for at, earlier in entries(document, "/earlier_acts"):
        key = (str(earlier.get("date")), str(earlier.get("number")))
        on = as_day(earlier.get("date"))
        if earlier.get("affected") is True and on is not None and key not in handled and not general:
            yield finding("R27.1", "left", document.at(at), date=on, number=key[1])


def _handled(act: Document, ctx: Context) -> Iterator[tuple[str, str]]:
    """Date and number of each act that the draft amends, repeals or has aligned."""
    lists = [act.get("/amends"), act.get("/repeals"), *(one.get("acts") for _, one in entries(act, "/alignment"))]
    for listed in lists:
        for one in listed if isinstance(listed, list) else ():
            other = ctx.repository.documents.get(one) if isinstance(one, str) else None
            said = other.data if other is not None else one
            yield str(inner(said, "date")), str(inner(said, "number"))


_ALIGNED = RuleSpec(
    id="R27.2",
    name="alignment-without-date",
    clauses=("27",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актілерді сәйкестендіру тапсырмасының нақты мерзімі бар",
        ru="Поручение о приведении актов в соответствие имеет конкретный срок",
        en="A task to align other acts names a date",
    ),
    explanation=t(
        kk="Бұрынғы актілерді сәйкестендіру тапсырмасы нақты мерзіммен беріледі: мерзімі жоқ тапсырманы бақылауға "
        "алу "
        "мүмкін емес. Мерзім актінің күнінен кейін болуға тиіс.",
        ru="Поручение привести прежние акты в соответствие даётся с конкретным сроком: без срока его нельзя взять на "
        "контроль. Срок должен наступать после даты акта.",
        en="A task to bring earlier acts into line names a date: without one it cannot be controlled. The date "
        "follows "
        "that of the act.",
    ),
    messages={
        "undated": t(
            kk="сәйкестендіру тапсырмасының мерзімі жоқ; орындаушы: {unit}",
            ru="у поручения о приведении актов в соответствие нет срока; исполнитель: {unit}",
            en="the task to align other acts has no date; executor: {unit}",
        ),
        "early": t(
            kk="сәйкестендіру мерзімі ({due}) актінің күнінен ({date}) кейін емес",
            ru="срок приведения актов в соответствие ({due}) не позже даты акта ({date})",
            en="the date of alignment ({due}) is not after the date of the act ({date})",
        ),
        "fix": t(
            kk="alignment жазбасының due өрісінде нақты күнді көрсетіңіз",
            ru="укажите конкретную дату в поле due записи alignment",
            en="name a concrete date in due of the entry in alignment",
        ),
    },
)


def _aligned(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every task to align other acts has a date after that of the act."""
    signed = day(document, "/date")
    for at, task in entries(document, "/alignment"):
        due = as_day(task.get("due"))
        if task.get("due") is None:
            unit = names.unit(ctx, word(document, f"{at}/executor"))
            yield finding("R27.2", "undated", document.at(at), unit=unit)
        elif due is not None and signed is not None and due <= signed:
            yield finding("R27.2", "early", document.at(f"{at}/due"), due=due, date=signed)


RULES = (
    Rule(_EARLIER, document=_earlier),
    Rule(_ALIGNED, document=_aligned),
)
