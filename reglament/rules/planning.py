"""Chapter 2: planning."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, finding, note, number, word
from reglament.rules.registers import OFFICE

_APPROVED = RuleSpec(
    id="R8.1",
    name="list-not-approved-by-akim",
    clauses=("8", "10"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("quarterly_list", "work_plan"),
    title=t(
        kk="Мәселелер тізбесі мен жұмыс жоспарын әкім бекітеді",
        ru="Перечень вопросов и план работы утверждает аким",
        en="The list of questions and the work plan are approved by the akim",
    ),
    explanation=t(
        kk="Отырыстарда қаралатын мәселелердің тоқсандық тізбесін және әкімдіктің жұмыс жоспарын әкім немесе оның "
        "міндетін атқарушы бекітеді; әр тоқсанға бір тізбе болады.",
        ru="Ежеквартальный перечень вопросов заседаний и план работы акимата утверждает аким или исполняющий его "
        "обязанности; на каждый квартал приходится один перечень.",
        en="The quarterly list of questions and the akimat's work plan are approved by the akim or whoever acts for "
        "the akim; there is one list for each quarter.",
    ),
    messages={
        "other": t(
            kk="құжатты {date} күні {person} бекіткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="документ {date} утвердил не аким и не исполняющий его обязанности: {person}",
            en="the paper was approved on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "two": t(
            kk="{year} жылғы {quarter}-тоқсанға екі тізбе бар",
            ru="на {quarter} квартал {year} года есть два перечня",
            en="there are two lists for quarter {quarter} of {year}",
        ),
        "first": t(kk="бірінші тізбе", ru="первый перечень", en="the first list"),
        "fix": t(
            kk="құжатты әкімге бекіттіріп, approved өрісін түзетіңіз",
            ru="утвердите документ у акима и исправьте поле approved",
            en="have the akim approve the paper and correct the field approved",
        ),
        "fix-two": t(
            kk="тізбелерді біріктіріп, бір құжат қалдырыңыз",
            ru="объедините перечни и оставьте один документ",
            en="merge the lists and keep one paper",
        ),
    },
    readings=("A-04",),
)


def _approved(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A list or plan is approved by the akim or the acting akim; a quarter has one list."""
    who, on = word(document, "/approved/person"), day(document, "/approved/date")
    if on and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", on):
        yield finding("R8.1", "other", document.at("/approved"), person=names.person(ctx, who), date=on)
    if document.kind != "quarterly_list":
        return
    year, quarter = number(document, "/year"), number(document, "/quarter")
    for other in ctx.repository.of_kind("quarterly_list"):
        if other.id == document.id or year is None or quarter is None:
            break
        if (number(other, "/year"), number(other, "/quarter")) == (year, quarter):
            first = note(other.at("/quarter"), "first")
            yield finding("R8.1", "two", document.at("/quarter"), first, year=year, quarter=quarter)


RULES = (Rule(_APPROVED, document=_approved, needs=OFFICE),)
