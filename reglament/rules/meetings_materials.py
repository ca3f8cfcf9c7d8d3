"""Clause 17: materials in time, the conflict inside the clause, emergency meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.agenda import DAYS_BEFORE, WORKING_DAYS_BEFORE
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import Entry, as_text, day, entries, finding, note, word
from reglament.rules.meetings import AGENDA, regular_day
from reglament.rules.registers import OFFICE
from reglament.rules.since import number_reading

TARGET_DAYS = 4
"""How many working days before a meeting the initiator had better deliver, unless the akimat says otherwise (A-12)."""


def _facts(ctx: Context, item: Entry) -> dict[str, Param]:
    return {"title": as_text(item[1].get("title")), "unit": names.unit(ctx, str(item[1].get("initiator")))}


_CONFLICT = RuleSpec(
    id="R17.5",
    name="materials-after-dispatch",
    clauses=("17",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=AGENDA,
    title=t(
        kk="Материалдар күн тәртібі таратылғанға дейін түседі",
        ru="Материалы поступают до рассылки повестки",
        en="Materials come before the agenda is sent",
    ),
    explanation=t(
        kk="Аппарат материалдарды отырысқа үш күн қалғанда таратады, ал бастамашыға екі жұмыс күні қалғанға дейін "
        "тапсыруға болады. Бұл екі мерзім кейде қайшы келеді: материал мерзімінде тапсырылса да, таратуға үлгермейді. "
        "Сондықтан таратудан кейін түскен материал ескертумен белгіленеді.",
        ru="Аппарат рассылает материалы за три дня до заседания, а инициатор вправе сдать их за два рабочих дня. Эти "
        "сроки иногда противоречат друг другу: материал сдан вовремя, но в рассылку не попал. Поэтому о материале, "
        "поступившем после рассылки, инструмент предупреждает.",
        en="The apparatus sends materials three days before the meeting, while the initiator may deliver two working "
        "days before it. The two terms sometimes conflict: delivered in time, the material still misses the dispatch. "
        "So one that comes after the dispatch gets a warning.",
    ),
    messages={
        "after-term": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні тапсырылған, ал таратудың соңғы күні – {due}; "
            "енгізген бөлімше: {unit}",
            ru="материалы по вопросу «{title}» сданы {submitted}, а разослать их надо было не позже {due}; вносит "
            "подразделение: {unit}",
            en="the materials on '{title}' were delivered on {submitted}, but had to be sent out by {due}; unit: "
            "{unit}",
        ),
        "after-sending": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні тапсырылған, ал күн тәртібі одан бұрын, {sent} "
            "күні таратылған; енгізген бөлімше: {unit}",
            ru="материалы по вопросу «{title}» сданы {submitted}, а повестка разослана раньше, {sent}; вносит "
            "подразделение: {unit}",
            en="the materials on '{title}' were delivered on {submitted}, after the agenda was sent on {sent}; unit: "
            "{unit}",
        ),
        "sent": t(kk="таратылған күні", ru="день рассылки", en="the day it was sent"),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="материалдарды мүшелер мен шақырылғандарға қосымша таратыңыз; келесіде оларды ертерек сұраңыз "
            "(readings.initiator_days)",
            ru="разошлите материалы членам и приглашённым дополнительно; впредь запрашивайте их раньше "
            "(readings.initiator_days)",
            en="send the materials to members and invited persons in addition; next time ask for them earlier "
            "(readings.initiator_days)",
        ),
    },
    readings=("A-12", "A-29"),
    profile=Profile.PUBLISH,
)


def _conflict(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Materials that keep the initiator's term do not come after the dispatch."""
    meeting, sent = regular_day(document), day(document, "/dispatch/date")
    for at, item in entries(document, "/items") if meeting else ():
        submitted = day(document, f"{at}/submitted")
        if (
            submitted is None
            or meeting is None
            or submitted > ctx.calendar.before_working(meeting, WORKING_DAYS_BEFORE).due
        ):
            continue  # later than that is R17.4
        term = ctx.calendar.before_calendar(meeting, DAYS_BEFORE)
        place, facts = document.at(f"{at}/submitted"), _facts(ctx, (at, item))
        if submitted > term.due:
            proof = note(document.at("/meeting/date"), "term", proof=term.explanation())
            yield finding("R17.5", "after-term", place, proof, submitted=submitted, due=term.due, **facts)
        elif sent and submitted > sent:
            where = note(document.at("/dispatch/date"), "sent")
            yield finding("R17.5", "after-sending", place, where, submitted=submitted, sent=sent, **facts)


_TARGET = RuleSpec(
    id="R17.8",
    name="materials-after-own-target",
    clauses=("17",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=AGENDA,
    title=t(
        kk="Материалдар әкімдіктің ішкі мерзімінде тапсырылады",
        ru="Материалы сдаются к внутреннему сроку акимата",
        en="Materials keep the akimat's own earlier term",
    ),
    explanation=t(
        kk="Таратуға үлгеру үшін материалдарды Регламенттегі мерзімнен бұрын, әдепкіде отырысқа төрт жұмыс күні "
        "қалғанда тапсырған дұрыс. Күндер санын әкімдік өзі белгілейді (readings.initiator_days); бұл – еске салу "
        "ғана.",
        ru="Чтобы успеть к рассылке, материалы лучше сдавать раньше срока Регламента: по умолчанию за четыре рабочих "
        "дня до заседания. Число дней акимат устанавливает сам (readings.initiator_days); это только напоминание.",
        en="To be in time for the dispatch, materials are best delivered before the term of the Regulation: by default "
        "four working days before the meeting. The akimat sets the number itself (readings.initiator_days); this is a "
        "reminder only.",
    ),
    messages={
        "late": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні тапсырылған, ал әкімдіктің ішкі мерзімі – {due}",
            ru="материалы по вопросу «{title}» сданы {submitted}, а внутренний срок акимата — {due}",
            en="the materials on '{title}' were delivered on {submitted}; the akimat's own term was {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="келесі отырысқа материалдарды ертерек тапсырыңыз немесе reglament.yml файлында readings.initiator_days "
            "санын өзгертіңіз",
            ru="к следующему заседанию сдайте материалы раньше или измените число readings.initiator_days в "
            "reglament.yml",
            en="deliver earlier for the next meeting, or change readings.initiator_days in reglament.yml",
        ),
    },
    readings=("A-12",),
    profile=Profile.PUBLISH,
)


def _target(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Materials come before the akimat's own term, where the terms of the Regulation are kept."""
    meeting, sent = regular_day(document), day(document, "/dispatch/date")
    for at, item in entries(document, "/items") if meeting else ():
        submitted = day(document, f"{at}/submitted")
        if submitted is None or meeting is None:
            continue
        bounds = [ctx.calendar.before_working(meeting, WORKING_DAYS_BEFORE).due]
        bounds += [ctx.calendar.before_calendar(meeting, DAYS_BEFORE).due, *([sent] if sent else [])]
        term = ctx.calendar.before_working(meeting, number_reading(ctx, "initiator_days", TARGET_DAYS))
        if term.due < submitted <= min(bounds):
            proof = note(document.at("/meeting/date"), "term", proof=term.explanation())
            title = as_text(item.get("title"))
            place = document.at(f"{at}/submitted")
            yield finding("R17.8", "late", place, proof, submitted=submitted, due=term.due, title=title)


_EMERGENCY = RuleSpec(
    id="R17.7",
    name="emergency-without-instruction-or-consent",
    clauses=("17",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=AGENDA,
    title=t(
        kk="Шұғыл отырыс әкімнің тапсырмасымен өтеді, кеш материалға аппарат басшысы келіседі",
        ru="Экстренное заседание проводится по поручению акима, на поздние материалы есть согласие руководителя "
        "аппарата",
        en="An emergency meeting has the akim's instruction, and late materials the consent of the head of the "
        "apparatus",
    ),
    explanation=t(
        kk="Шұғыл отырыс әкімнің тапсырмасы бойынша өткізіледі (instruction немесе convened). Оның материалдары "
        "отырыс күні де енгізілуі мүмкін, бірақ алдымен аппарат басшысымен келісіледі (items/accepted). Тарату мен "
        "тапсыру мерзімдері мұндай отырысқа қолданылмайды, ал күн тәртібін әкіммен келісу бәрібір қажет.",
        ru="Экстренное заседание проводится по поручению акима (instruction или convened). Материалы к нему могут "
        "внести и в день заседания, но после согласования с руководителем аппарата (items/accepted). Сроки рассылки и "
        "сдачи к такому заседанию не применяются, а согласовать повестку с акимом всё равно нужно.",
        en="An emergency meeting is held on the akim's instruction (instruction or convened). Its materials may come "
        "on the day itself, once the head of the apparatus has agreed (items/accepted). The terms of dispatch and "
        "delivery do not apply, but the akim still agrees to the agenda.",
    ),
    messages={
        "instruction": t(
            kk="отырыс шұғыл, бірақ оны өткізу туралы әкімнің тапсырмасы көрсетілмеген",
            ru="заседание экстренное, но поручение акима о нём не указано",
            en="the meeting is an emergency one, but the akim's instruction is not named",
        ),
        "accepted": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні енгізілген, бірақ оған аппарат басшысының келісімі "
            "көрсетілмеген; әдеттегі мерзім – {due}",
            ru="материалы по вопросу «{title}» внесены {submitted}, но согласие руководителя аппарата на это не "
            "указано; обычный срок — {due}",
            en="the materials on '{title}' came on {submitted}, but the consent of the head of the apparatus is not "
            "recorded; the usual term was {due}",
        ),
        "other": t(
            kk="материалдарды кеш енгізуге {date} күні {person} келісім берген, бірақ ол аппарат басшысы да, оның "
            "міндетін атқарушы да емес",
            ru="согласие на поздние материалы дал {date} не руководитель аппарата и не исполняющий его обязанности: "
            "{person}",
            en="{person}, who agreed to late materials on {date}, is neither the head of the apparatus nor acting in "
            "that office",
        ),
        "consent": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні енгізілген, ал келісім кейін – {date} күні "
            "берілген",
            ru="материалы по вопросу «{title}» внесены {submitted}, а согласие дано позже — {date}",
            en="the materials on '{title}' came on {submitted}, the consent only later, on {date}",
        ),
        "after": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні, отырыстан ({meeting}) кейін енгізілген",
            ru="материалы по вопросу «{title}» внесены {submitted}, после заседания {meeting}",
            en="the materials on '{title}' came on {submitted}, after the meeting of {meeting}",
        ),
        "fix": t(
            kk="items/accepted өрісіне аппарат басшысын және келісім күнін жазыңыз; келісімсіз мәселе келесі отырысқа "
            "қалады",
            ru="внесите в поле items/accepted руководителя аппарата и день согласия; без согласия вопрос переносится",
            en="record the head of the apparatus and the day in items/accepted; without consent the question waits",
        ),
        "fix-instruction": t(
            kk="meeting/instruction өрісіне әкімнің тапсырмасын (күні, нөмірі) жазыңыз",
            ru="внесите в поле meeting/instruction поручение акима (дата, номер)",
            en="name the akim's instruction (date, number) in meeting/instruction",
        ),
    },
    readings=("A-13",),
    profile=Profile.PUBLISH,
)


def _emergency(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An emergency meeting names the akim's instruction; materials on the day have the consent for it."""
    meeting = day(document, "/meeting/date")
    if word(document, "/meeting/kind") != "emergency" or meeting is None:
        return
    if not document.get("/meeting/instruction") and not document.get("/convened"):
        yield finding("R17.7", "instruction", document.at("/meeting/kind"))
    usual = ctx.calendar.before_working(meeting, WORKING_DAYS_BEFORE).due
    for at, item in entries(document, "/items"):
        submitted = day(document, f"{at}/submitted")
        if submitted is None or submitted <= usual:
            continue
        title, place = as_text(item.get("title")), document.at(f"{at}/submitted")
        if submitted > meeting:
            yield finding("R17.7", "after", place, title=title, submitted=submitted, meeting=meeting)
        elif item.get("accepted") is None:
            yield finding("R17.7", "accepted", place, title=title, submitted=submitted, due=usual)
        else:
            yield from _consent(document, at, submitted, ctx)


def _consent(document: Document, at: str, submitted: date, ctx: Context) -> Iterator[Diagnostic]:
    who, on = word(document, f"{at}/accepted/person"), day(document, f"{at}/accepted/date")
    if on is None:
        return
    if ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "head_of_apparatus", on):
        yield finding("R17.7", "other", document.at(f"{at}/accepted"), person=names.person(ctx, who), date=on)
    elif on > submitted:
        title = as_text(document.get(f"{at}/title"))
        yield finding("R17.7", "consent", document.at(f"{at}/accepted/date"), title=title, submitted=submitted, date=on)


RULES = (
    Rule(_CONFLICT, document=_conflict),
    Rule(_EMERGENCY, document=_emergency, needs=OFFICE),
    Rule(_TARGET, document=_target),
)
