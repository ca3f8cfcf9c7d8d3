"""Clause 41: assignments of higher bodies, their marks of urgency and types of control."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.control import Control
from reglament.control.assignments import (
    URGENT_DAYS,
    control_of,
    first_term,
    from_above,
    marked_term,
    term_of,
)
from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, finding, note, word

_KINDS = ("assignment",)
_TERM = t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}")
_CONTROL = {
    Control.URGENT: t(kk="шұғыл", ru="срочный", en="urgent"),
    Control.SHORT: t(kk="қысқа мерзімді", ru="краткосрочный", en="short-term"),
    Control.MEDIUM: t(kk="орта мерзімді", ru="среднесрочный", en="medium-term"),
    Control.LONG: t(kk="ұзақ мерзімді", ru="долгосрочный", en="long-term"),
}
_MARKS = {
    "very_urgent": t(kk="өте шұғыл", ru="весьма срочно", en="very urgent"),
    "urgent": t(kk="шұғыл", ru="срочно", en="urgent"),
    "expedite": t(kk="жеделдету", ru="ускорить", en="expedite"),
}
_MARKED = RuleSpec(
    id="R41.1",
    name="marked-term-too-long",
    clauses=("41",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Жоғары тұрған органның шұғыл тапсырмасының мерзімі белгісіне сай болады",
        ru="Срок срочного поручения вышестоящего органа отвечает его пометке",
        en="The term of an urgent assignment from above agrees with its mark",
    ),
    explanation=t(
        kk="Президенттің, оның Әкімшілігінің, Үкіметтің, Премьер-Министр Кеңсесі басшысының тапсырмасы «өте шұғыл» "
        "деген белгімен үш жұмыс күнінде, «шұғыл» немесе «жеделдету» деген белгімен он жұмыс күніне дейінгі мерзімде "
        "орындалады. Бұл мерзім әкімнің тапсырмасындағы күнтізбелік он күннен бөлек.",
        ru="Поручение Президента, его Администрации, Правительства, Руководителя Канцелярии Премьер-Министра с "
        "пометкой «весьма срочно» исполняют за три рабочих дня, с пометкой «срочно» или «ускорить» — до десяти "
        "рабочих дней. Это не десять календарных дней поручения акима.",
        en="An assignment of the President, his Administration, the Government or the head of the Prime Minister's "
        "Office is done in three working days when marked very urgent, in up to ten when marked urgent or expedite. "
        "These are not the ten calendar days of an assignment of the akim.",
    ),
    messages={
        "long": t(
            kk="«{mark}» деген белгімен мерзім {limit} күнінен кеш болмауы керек, ал карточкада – {due}",
            ru="с пометкой «{mark}» срок не позднее {limit}, а в карточке — {due}",
            en="marked “{mark}” it is due by {limit} at the latest; the card says {due}",
        ),
        "term": _TERM,
        "fix": t(
            kk="due күнін түзетіңіз; белгі болмаса, mark өрісін алып тастаңыз",
            ru="исправьте дату due; если пометки нет, уберите поле mark",
            en="correct due; if there is no such mark, take mark away",
        ),
    },
    readings=("A-01", "A-21"),
)


def _marked(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A mark of urgency bounds the term that is set."""
    received = day(document, "/received")
    limit = marked_term(word(document, "/mark"), received, ctx.calendar) if received else None
    given = first_term(document, ctx.calendar)
    if not from_above(document) or limit is None or given is None or given.due <= limit.due:
        return
    proof = note(document.at("/received"), "term", proof=limit.explanation())
    facts = {"mark": _MARKS[word(document, "/mark")]}
    yield finding("R41.1", "long", document.at(_where(document)), proof, limit=limit.due, due=given.due, **facts)


def _where(document: Document) -> str:
    """Where the term stands: as a date, as a number of days, or nowhere."""
    return next((f"/{name}" for name in ("due", "term") if document.get(f"/{name}") is not None), "/received")


_TYPE = RuleSpec(
    id="R41.2",
    name="control-type-differs",
    clauses=("41", "45"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Бақылау түрі қолданыстағы мерзімге сай",
        ru="Вид контроля отвечает действующему сроку",
        en="The type of control agrees with the term in force",
    ),
    explanation=t(
        kk="Шұғыл бақылау – он жұмыс күніне дейін, қысқа мерзімді – бір айға дейін, орта мерзімді – алты айға дейін, "
        "ұзақ мерзімді – одан да көп. Шекаралық күн қысқарақ түріне жатады. Мерзім ұзартылса, түрі қайта анықталады. "
        "Бақылау түрі жоғары тұрған органдардың тапсырмаларына ғана қатысты.",
        ru="Срочный контроль — до десяти рабочих дней, краткосрочный — до месяца, среднесрочный — до шести месяцев, "
        "долгосрочный — дольше. Пограничный день относится к более короткому виду. После продления вид определяется "
        "заново. Виды контроля есть только у поручений вышестоящих органов.",
        en="Urgent control is up to ten working days, short-term up to a month, medium-term up to six months, "
        "long-term beyond. A day on the border belongs to the shorter type. After an extension the type is found "
        "anew. Only assignments of higher bodies have types of control.",
    ),
    messages={
        "other": t(
            kk="бақылау түрі «{declared}» деп көрсетілген, ал {due} мерзімі бойынша ол – {computed}",
            ru="указан вид контроля «{declared}», а по сроку {due} он {computed}",
            en="the type of control is given as {declared}; by the term {due} it is {computed}",
        ),
        "regime": t(
            kk="бақылау түрі жоғары тұрған органдардың тапсырмаларына ғана қойылады",
            ru="вид контроля устанавливают только для поручений вышестоящих органов",
            en="only assignments of higher bodies have a type of control",
        ),
        "received": t(kk="мерзім осы күннен есептеледі", ru="срок считается от этого дня", en="counted from this day"),
        "fix": t(
            kk="control_type өрісін немесе мерзімді түзетіңіз; source.level деңгейі тәртіпті анықтайды",
            ru="исправьте поле control_type или срок; порядок определяет уровень source.level",
            en="correct control_type or the term; source.level decides which order applies",
        ),
    },
    readings=("A-21", "A-22", "A-27"),
)


def _type(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The declared type of control is that of the term in force."""
    declared, received = word(document, "/control_type"), day(document, "/received")
    if declared not in {*Control}:
        return
    place = document.at("/control_type")
    if not from_above(document):
        yield finding("R41.2", "regime", place)
        return
    term = term_of(document, ctx.calendar, ctx.as_of)
    if term is None or received is None:
        return
    computed = control_of(received, term.due, ctx.calendar)
    if computed != declared:
        facts = {"declared": _CONTROL[Control(declared)], "computed": _CONTROL[computed]}
        yield finding("R41.2", "other", place, note(document.at("/received"), "received"), due=term.due, **facts)


_UNMARKED = RuleSpec(
    id="R41.3",
    name="urgent-without-mark",
    clauses=("41",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Мерзімі он жұмыс күнінен аспайтын тапсырманың шұғылдық белгісі болады",
        ru="У поручения со сроком до десяти рабочих дней есть пометка о срочности",
        en="An assignment due within ten working days has a mark of urgency",
    ),
    explanation=t(
        kk="Жоғары тұрған орган тапсырмасының мерзімі он жұмыс күнінен аспаса, ол шұғыл бақылауға қойылады, ал шұғыл "
        "бақылау «өте шұғыл», «шұғыл» немесе «жеделдету» белгісіне негізделеді.",
        ru="Поручение вышестоящего органа со сроком до десяти рабочих дней стоит на срочном контроле, а он основан на "
        "пометке «весьма срочно», «срочно» или «ускорить».",
        en="An assignment from above that is due within ten working days is under urgent control, which rests on a "
        "mark: very urgent, urgent or expedite.",
    ),
    messages={
        "absent": t(
            kk="мерзімі ({due}) он жұмыс күнінен аспайды, бірақ шұғылдық белгісі жоқ",
            ru="срок ({due}) не больше десяти рабочих дней, а пометки о срочности нет",
            en="it is due on {due}, within ten working days, but has no mark of urgency",
        ),
        "term": _TERM,
        "fix": t(
            kk="құжаттағы белгіні mark өрісіне жазыңыз немесе күндерді тексеріңіз",
            ru="внесите пометку документа в поле mark или проверьте даты",
            en="write the mark of the paper in mark, or check the dates",
        ),
    },
    readings=("A-22",),
)


def _unmarked(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A term of urgent length has a mark."""
    received, due = day(document, "/received"), day(document, "/due")
    if not from_above(document) or received is None or due is None or document.get("/mark") or due < received:
        return
    limit = ctx.calendar.working_days(received, URGENT_DAYS)
    if due <= limit.due:
        proof = note(document.at("/received"), "term", proof=limit.explanation())
        yield finding("R41.3", "absent", document.at("/due"), proof, due=due)


RULES = (
    Rule(_MARKED, document=_marked),
    Rule(_TYPE, document=_type),
    Rule(_UNMARKED, document=_unmarked),
)
