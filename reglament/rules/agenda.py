"""Clause 17: the agenda, its agreement and its dispatch."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.model.sitting import MATERIALS_BEFORE
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_text, day, entries, finding, note, word, words
from reglament.rules.registers import MEMBERS, OFFICE

DAYS_BEFORE = 3
WORKING_DAYS_BEFORE = MATERIALS_BEFORE

_AGENDA = ("agenda",)

_AGREED = RuleSpec(
    id="R17.1",
    name="agenda-sent-before-agreement",
    clauses=("17",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_AGENDA,
    title=t(
        kk="Күн тәртібі таратылғанға дейін әкіммен келісіледі",
        ru="Повестка дня согласуется с акимом до рассылки",
        en="The agenda is agreed with the akim before it is sent",
    ),
    explanation=t(
        kk="Аппарат күн тәртібінің жобасын әкіммен немесе оның міндетін атқарушымен келіскеннен кейін ғана таратады. "
        "Шұғыл отырыс та бұл талаптан босатпайды.",
        ru="Аппарат рассылает проект повестки только после согласования с акимом или исполняющим его обязанности. "
        "Экстренное заседание от этого не освобождает.",
        en="The apparatus sends the draft agenda only after the akim, or whoever acts for the akim, has agreed to "
        "it. An emergency meeting does not waive this.",
    ),
    messages={
        "absent": t(
            kk="күн тәртібі {date} күні таратылған, бірақ әкіммен келісілгені көрсетілмеген",
            ru="повестка разослана {date}, но согласование с акимом не указано",
            en="the agenda was sent on {date}, but its agreement with the akim is not recorded",
        ),
        "late": t(
            kk="күн тәртібі {sent} күні таратылған, ал әкіммен кейін – {agreed} күні келісілген",
            ru="повестка разослана {sent}, а согласована с акимом позже — {agreed}",
            en="the agenda was sent on {sent} and agreed with the akim only later, on {agreed}",
        ),
        "other": t(
            kk="күн тәртібіне {date} күні {person} келісім берген, бірақ ол сол күні әкім де, әкімнің міндетін "
            "атқарушы да емес",
            ru="повестку {date} согласовал не аким и не исполняющий его обязанности: {person}",
            en="the agenda was agreed on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "final": t(
            kk="күн тәртібі түпкілікті деп белгіленген, бірақ әкіммен келісілгені көрсетілмеген",
            ru="повестка отмечена окончательной, но согласование с акимом не указано",
            en="the agenda is marked as final, but its agreement with the akim is not recorded",
        ),
        "after": t(
            kk="отырыс {meeting} күні өткен, ал күн тәртібі әкіммен кейін – {agreed} күні келісілген",
            ru="заседание прошло {meeting}, а повестка согласована с акимом позже — {agreed}",
            en="the meeting was held on {meeting}, and the akim agreed to the agenda only later, on {agreed}",
        ),
        "sent": t(kk="таратылған күні", ru="день рассылки", en="the day it was sent"),
        "fix": t(
            kk="алдымен әкімнің келісімін алыңыз (agreed), содан кейін таратыңыз (dispatch)",
            ru="сначала получите согласие акима (agreed), потом рассылайте (dispatch)",
            en="get the akim's agreement first (agreed), then send the agenda (dispatch)",
        ),
    },
    readings=("A-04", "A-13"),
    profile=Profile.PUBLISH,
)


def _agreed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The agenda is agreed with the akim or the acting akim not later than it is sent, and before the meeting."""
    sent, agreed = day(document, "/dispatch/date"), day(document, "/agreed/date")
    who, meeting = word(document, "/agreed/person"), day(document, "/meeting/date")
    if document.get("/agreed") is None:
        if sent:
            yield finding("R17.1", "absent", document.at("/dispatch/date"), date=sent)
        elif word(document, "/status") == "final":
            yield finding("R17.1", "final", document.at("/status"))
    if sent and agreed and agreed > sent:
        second = note(document.at("/dispatch/date"), "sent")
        yield finding("R17.1", "late", document.at("/agreed/date"), second, sent=sent, agreed=agreed)
    elif agreed and meeting and agreed > meeting:
        yield finding("R17.1", "after", document.at("/agreed/date"), meeting=meeting, agreed=agreed)
    if agreed and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", agreed):
        yield finding("R17.1", "other", document.at("/agreed"), person=names.person(ctx, who), date=agreed)


_DISPATCH = RuleSpec(
    id="R17.2",
    name="agenda-sent-late",
    clauses=("17",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_AGENDA,
    title=t(
        kk="Күн тәртібі отырысқа үш күн қалғанда таратылады",
        ru="Повестка дня рассылается за три дня до заседания",
        en="The agenda is sent three days before the meeting",
    ),
    explanation=t(
        kk="Күн тәртібі мен материалдар барлық мүшелер мен шақырылғандарға отырысқа дейін кемінде үш күн бұрын "
        "жіберіледі. Үш күн – күнтізбелік күн; мерзім демалыс күніне түссе, ол ілгері жылжымайды, ал жұмысты одан "
        "бұрынғы жұмыс күніне жоспарлау керек. Шұғыл отырысқа мерзім қолданылмайды.",
        ru="Повестка и материалы рассылаются всем членам акимата и приглашённым не позже чем за три дня до "
        "заседания. Три дня — календарные; если срок выпал на выходной, вперёд он не переносится, а рассылку "
        "планируют на рабочий день перед ним. К экстренному заседанию срок не применяется.",
        en="The agenda and the materials go to all members and invited persons at least three days before the "
        "meeting. These are calendar days; a term that falls on a day off does not roll forward, and the dispatch is "
        "planned for the working day before it. The term does not apply to an emergency meeting.",
    ),
    messages={
        "late": t(
            kk="күн тәртібі {sent} күні таратылған, ал отырыс {meeting} күні өтеді; тарату мерзімі – {due}",
            ru="повестка разослана {sent}, а заседание — {meeting}; разослать надо было не позже {due}",
            en="the agenda was sent on {sent} for the meeting of {meeting}; it had to be sent by {due}",
        ),
        "unsent": t(
            kk="отырыс {meeting} күні өтеді, күн тәртібі таратылмаған, тарату мерзімі {due} күні өтіп кетті",
            ru="заседание — {meeting}, повестка не разослана, а срок рассылки истёк {due}",
            en="the meeting is on {meeting}; the agenda has not been sent and the time for that ended on {due}",
        ),
        "left-out": t(
            kk="күн тәртібін алмаған мүшелер мен шақырылғандар: {people}",
            ru="повестку не получили члены акимата или приглашённые: {people}",
            en="the agenda was not sent to these members or invited persons: {people}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="отырыстың күнін ауыстырыңыз немесе отырыс шұғыл болса, әкімнің тапсырмасын көрсетіңіз (kind: "
            "emergency)",
            ru="перенесите заседание или, если оно экстренное, укажите поручение акима (kind: emergency)",
            en="move the meeting or, if it is an emergency one, name the akim's instruction (kind: emergency)",
        ),
        "fix-unsent": t(
            kk="күн тәртібін таратып, dispatch өрісін толтырыңыз немесе отырыстың күнін ауыстырыңыз",
            ru="разошлите повестку и заполните поле dispatch либо перенесите заседание",
            en="send the agenda and fill in dispatch, or move the meeting",
        ),
        "fix-left-out": t(
            kk="оларға жіберіп, dispatch/recipients тізіміне қосыңыз",
            ru="разошлите и им и внесите их в список dispatch/recipients",
            en="send it to them too and add them to dispatch/recipients",
        ),
    },
    readings=("A-02", "A-29"),
    profile=Profile.PUBLISH,
)


def _dispatch(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The agenda goes to all members and invited persons at least three calendar days before the meeting."""
    meeting, sent = day(document, "/meeting/date"), day(document, "/dispatch/date")
    if meeting is None:
        return
    if word(document, "/meeting/kind") != "emergency":
        yield from _in_time(document, ctx)
    if sent and isinstance(document.get("/dispatch/recipients"), list):
        missing = sorted(_addressees(document, ctx) - set(words(document, "/dispatch/recipients")))
        if missing:
            place = document.source.key("/dispatch/recipients")
            yield finding("R17.2", "left-out", place, people=names.people(ctx, tuple(missing)))


def _in_time(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    meeting, sent = day(document, "/meeting/date"), day(document, "/dispatch/date")
    if meeting is None:
        return
    term = ctx.calendar.before_calendar(meeting, DAYS_BEFORE)
    proof = note(document.at("/meeting/date"), "term", proof=term.explanation())
    if sent and sent > term.due:
        place = document.at("/dispatch/date")
        yield finding("R17.2", "late", place, proof, sent=sent, meeting=meeting, due=term.due)
    if not sent and document.get("/dispatch") is None and ctx.as_of > term.due:
        place = document.at("/meeting/date")
        yield finding("R17.2", "unsent", place, proof, meeting=meeting, due=term.due)


def _addressees(document: Document, ctx: Context) -> set[str]:
    """Members on the day of dispatch and the officials invited to the items."""
    sent = day(document, "/dispatch/date")
    people = set(names.addressees(ctx, sent)) if sent else set()
    for at, _ in entries(document, "/items"):
        for _, guest in entries(document, f"{at}/invited"):
            if isinstance(guest.get("person"), str):
                people.add(guest["person"])
    return people


_SUBMITTED = RuleSpec(
    id="R17.4",
    name="materials-submitted-late",
    clauses=("17",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_AGENDA,
    title=t(
        kk="Материалдар отырысқа екі жұмыс күні қалғанда тапсырылады",
        ru="Материалы представляются за два рабочих дня до заседания",
        en="Materials are handed in two working days before the meeting",
    ),
    explanation=t(
        kk="Мәселені енгізген бөлімше басшысы қажетті материалдарды аппарат басшысына отырысқа дейін кемінде екі "
        "жұмыс күні бұрын береді. Шұғыл отырыста материалдар сол күні енгізілуі мүмкін.",
        ru="Руководитель подразделения, внёсшего вопрос, передаёт материалы руководителю аппарата не позже чем за "
        "два рабочих дня до заседания. К экстренному заседанию материалы могут внести в тот же день.",
        en="The head of the unit that raises a question hands the materials to the head of the apparatus at least "
        "two working days before the meeting. For an emergency meeting they may come on the day itself.",
    ),
    messages={
        "late": t(
            kk="«{title}» мәселесінің материалдары {submitted} күні тапсырылған, ал мерзімі – {due}; енгізген "
            "бөлімше: {unit}",
            ru="материалы по вопросу «{title}» сданы {submitted}, а срок — {due}; вносит подразделение: {unit}",
            en="the materials on '{title}' were handed in on {submitted}; they were due by {due}; unit: {unit}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="мәселені келесі отырысқа қалдырыңыз; аппарат басшысы кешігу туралы әкімге баяндайды",
            ru="перенесите вопрос на следующее заседание; руководитель аппарата докладывает о задержке акиму",
            en="move the question to the next meeting; the head of the apparatus reports the delay to the akim",
        ),
    },
    readings=("A-12",),
    profile=Profile.PUBLISH,
)


def _submitted(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Materials of a regular meeting are handed in at least two working days before it."""
    meeting = day(document, "/meeting/date")
    if meeting is None or word(document, "/meeting/kind") == "emergency":
        return
    for at, item in entries(document, "/items"):
        submitted = day(document, f"{at}/submitted")
        if submitted is None:
            continue
        term = ctx.calendar.before_working(meeting, WORKING_DAYS_BEFORE)
        if submitted > term.due:
            proof = note(document.at("/meeting/date"), "term", proof=term.explanation())
            facts = {"title": as_text(item.get("title")), "unit": names.unit(ctx, str(item.get("initiator")))}
            place = document.at(f"{at}/submitted")
            yield finding("R17.4", "late", place, proof, submitted=submitted, due=term.due, **facts)


RULES = (
    Rule(_AGREED, document=_agreed, needs=OFFICE),
    Rule(_DISPATCH, document=_dispatch, needs=MEMBERS),
    Rule(_SUBMITTED, document=_submitted),
)
