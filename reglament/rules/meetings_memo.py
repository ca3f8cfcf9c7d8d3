"""Clause 17: the memo of the head of the apparatus to the akim on materials that did not come in time."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.agenda import WORKING_DAYS_BEFORE
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import Entry, as_text, day, entries, finding, note, word
from reglament.rules.meetings import item_numbered, regular_day
from reglament.rules.registers import OFFICE

_MEMO = RuleSpec(
    id="R17.6",
    name="late-materials-without-memo",
    clauses=("17",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("agenda", "late_memo"),
    title=t(
        kk="Кешіккен материал туралы аппарат басшысы әкімге баяндайды",
        ru="О несвоевременных материалах руководитель аппарата докладывает акиму",
        en="The head of the apparatus reports late materials to the akim",
    ),
    explanation=t(
        kk="Материалдар екі жұмыс күні қалғанға дейін берілмесе, аппарат басшысы бұл туралы әкімге немесе оның "
        "міндетін атқарушыға баяндайды (late-memo.yml). Баянхатта мәселе мен жауапты бөлімшенің бірінші басшысы "
        "аталады.",
        ru="Если материалы не представлены за два рабочих дня, руководитель аппарата докладывает об этом акиму или "
        "исполняющему его обязанности (late-memo.yml). В докладной названы вопрос и первый руководитель "
        "подразделения, которое за это отвечает.",
        en="When materials do not come two working days before, the head of the apparatus reports it to the akim or "
        "whoever acts for the akim (late-memo.yml). The memo names the question and the first head of the unit that "
        "answers for it.",
    ),
    messages={
        "absent": t(
            kk="«{title}» мәселесінің материалдары {due} күнгі мерзімде тапсырылмаған, ал бұл туралы әкімге баянхат "
            "жоқ; бөлімше: {unit}",
            ru="материалы по вопросу «{title}» не сданы к сроку {due}, а докладной об этом акиму нет; подразделение: "
            "{unit}",
            en="the materials on '{title}' were not delivered by {due}, and there is no memo to the akim about it; "
            "unit: {unit}",
        ),
        "unsigned": t(
            kk="баянхатқа аппарат басшысы қол қоймаған",
            ru="докладная не подписана руководителем аппарата",
            en="the memo is not signed by the head of the apparatus",
        ),
        "signer": t(
            kk="баянхатқа {date} күні {person} қол қойған, бірақ ол аппарат басшысы да, оның міндетін атқарушы да емес",
            ru="докладную от {date} подписал не руководитель аппарата и не исполняющий его обязанности: {person}",
            en="the memo of {date} is signed by {person}, neither the head of the apparatus nor acting in that office",
        ),
        "addressee": t(
            kk="баянхат {person} атына жазылған, бірақ ол {date} күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="докладная от {date} адресована не акиму и не исполняющему его обязанности: {person}",
            en="the memo of {date} is addressed to {person}, neither the akim nor acting for the akim",
        ),
        "head": t(
            kk="баянхатта жауапты ретінде {person} аталған, бірақ ол бөлімшенің бірінші басшысы да, оның міндетін "
            "атқарушы да емес; бөлімше: {unit}",
            ru="в докладной назван не первый руководитель подразделения и не исполняющий его обязанности: {person}; "
            "подразделение: {unit}",
            en="the memo names {person}, who is neither the first head nor acting for the head of the unit: {unit}",
        ),
        "unit": t(
            kk="баянхатта «{title}» мәселесі бойынша басқа бөлімше аталған; мәселені енгізген: {unit}",
            ru="в докладной по вопросу «{title}» названо другое подразделение; вопрос внесло: {unit}",
            en="the memo names another unit for '{title}'; it was brought in by: {unit}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="баянхат жасаңыз (new late_memo), аппарат басшысына қол қойғызып, әкімге жіберіңіз",
            ru="составьте докладную (new late_memo), подпишите у руководителя аппарата и направьте акиму",
            en="write a memo (new late_memo), have the head of the apparatus sign it and send it to the akim",
        ),
        "fix-head": t(
            kk="баянхатта бөлімшенің бірінші басшысын көрсетіңіз",
            ru="укажите в докладной первого руководителя подразделения",
            en="name the first head of the unit in the memo",
        ),
        "fix-unit": t(
            kk="баянхатта мәселені енгізген бөлімшені көрсетіңіз",
            ru="укажите в докладной подразделение, которое внесло вопрос",
            en="name in the memo the unit that brought the question in",
        ),
    },
    readings=("A-12", "A-13"),
    profile=Profile.PUBLISH,
)


def _memo(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Late or missing materials of a regular meeting are in a memo of the head of the apparatus to the akim."""
    if document.kind == "late_memo":
        yield from _addressed(document, ctx)
        yield from _answering(document, ctx)
        return
    meeting = regular_day(document)
    for at, item in entries(document, "/items") if meeting else ():
        submitted = day(document, f"{at}/submitted")
        nothing = "submitted" not in item and item.get("materials") == []
        if meeting is None or (submitted is None and not nothing):
            continue
        term = ctx.calendar.before_working(meeting, WORKING_DAYS_BEFORE)
        if (submitted or ctx.as_of) > term.due and not _reported(document, item.get("number"), ctx):
            proof = note(document.at("/meeting/date"), "term", proof=term.explanation())
            place = document.at(f"{at}/submitted") if submitted else document.source.key(f"{at}/materials")
            yield finding("R17.6", "absent", place, proof, due=term.due, **_facts(ctx, (at, item)))


def _reported(agenda: Document, number: object, ctx: Context) -> bool:
    memos = ctx.repository.in_dossier(agenda.dossier, "late_memo")
    unread = ctx.repository.has_unread(f"{agenda.dossier}/late-memo")
    return unread or any(item_numbered(memo, number) for memo in memos if word(memo, "/agenda") == agenda.id)


def _addressed(memo: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The head of the apparatus signs the memo; it is addressed to the akim."""
    on, who, to = day(memo, "/signed/date"), word(memo, "/signed/person"), word(memo, "/addressee/person")
    agenda = ctx.repository.documents.get(word(memo, "/agenda"))
    meeting = day(agenda, "/meeting/date") if agenda else None
    if memo.get("/signed") is None and meeting and ctx.as_of >= meeting:
        yield finding("R17.6", "unsigned", memo.source.key("/kind"))
    if on is None:
        return
    if ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "head_of_apparatus", on):
        yield finding("R17.6", "signer", memo.at("/signed"), person=names.person(ctx, who), date=on)
    if ctx.registers.person(to) and not names.stands_for_rank(ctx, to, "akim", on):
        yield finding("R17.6", "addressee", memo.at("/addressee"), person=names.person(ctx, to), date=on)


def _answering(memo: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each question names its initiator and the first head of that unit."""
    agenda = ctx.repository.documents.get(word(memo, "/agenda"))
    on = day(memo, "/signed/date") or (day(agenda, "/meeting/date") if agenda else None)
    for at, item in entries(memo, "/items"):
        unit, who = str(item.get("unit")), word(memo, f"{at}/head/person")
        planned = item_numbered(agenda, item.get("number")) if agenda else None
        if planned and planned[1].get("initiator") not in (unit, None):
            yield finding("R17.6", "unit", memo.at(f"{at}/unit"), **_facts(ctx, planned))
            continue
        head = ctx.registers.head_of(unit)
        if on and head and ctx.registers.person(who) and not names.stands_for(ctx, who, head, on):
            facts: dict[str, Param] = {"person": names.person(ctx, who), "unit": names.unit(ctx, unit)}
            yield finding("R17.6", "head", memo.at(f"{at}/head"), **facts)


def _facts(ctx: Context, item: Entry) -> dict[str, Param]:
    return {"title": as_text(item[1].get("title")), "unit": names.unit(ctx, str(item[1].get("initiator")))}


RULES = (Rule(_MEMO, document=_memo, needs=(*OFFICE, "units")),)
