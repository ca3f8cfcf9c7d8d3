"""Clauses 17, 18 and 31: the list by which a paper is sent, approved by the head of the apparatus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reglament.diagnostics import Diagnostic, Location, Severity, Text
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, entries, finding, note, word, words
from reglament.rules.registers import OFFICE

LISTED: Mapping[str, Text] = {
    "absent": t(
        kk="құжат {sent} күні таратылған, бірақ аппарат басшысы бекіткен тарату тізбесі көрсетілмеген",
        ru="документ разослан {sent}, но указатель рассылки, утверждённый руководителем аппарата, не указан",
        en="the paper was sent on {sent}, but no list approved by the head of the apparatus is named",
    ),
    "missing": t(
        kk="тарату тізбесінде бар, бірақ құжат жіберілмеген алушылар: {people}",
        ru="есть в указателе рассылки, но документ им не направлен: {people}",
        en="these are on the dispatch list, but the paper was not sent to them: {people}",
    ),
    "extra": t(
        kk="құжат жіберілген, бірақ тарату тізбесінде жоқ алушылар: {people}",
        ru="документ направлен, но в указателе рассылки их нет: {people}",
        en="the paper was sent to these, who are not on the dispatch list: {people}",
    ),
    "list": t(kk="тарату тізбесі", ru="указатель рассылки", en="the dispatch list"),
    "fix-missing": t(
        kk="құжатты оларға да жіберіңіз немесе тізбені жаңартып, қайта бекітіңіз",
        ru="направьте документ и им либо обновите указатель и утвердите его заново",
        en="send the paper to them too, or renew the list and have it approved again",
    ),
    "fix-extra": t(
        kk="тізбені жаңартып, қайта бекітіңіз",
        ru="обновите указатель и утвердите его заново",
        en="renew the list and have it approved again",
    ),
}
"""Messages that every rule on a dispatch list has, besides `late`, `other` and `fix` of its own."""


def by_list(rule: str, document: Document, ctx: Context, top: str) -> Iterator[Diagnostic]:
    """Faults of the list of the dispatch under `top`, by the messages of `rule`."""
    sent, paper = day(document, f"{top}/date"), _list_of(document, ctx, top)
    if sent is None:
        return
    approval = _approval(document, paper, top)
    if approval is None:
        # A list that is not there is reported by X2.1, one that bears no stamp of approval by X15.
        if paper is None and not word(document, f"{top}/list"):
            yield finding(rule, "absent", document.at(f"{top}/date"), sent=sent)
        return
    who, approved, place, on_day = approval
    if approved and approved > sent:
        yield finding(rule, "late", on_day, sent=sent, approved=approved)
    known = approved is not None and ctx.registers.person(who) is not None
    if approved and known and not names.stands_for_rank(ctx, who, "head_of_apparatus", approved):
        yield finding(rule, "other", place, person=names.person(ctx, who), date=approved)
    if paper is not None:
        yield from _compared(rule, document, paper, ctx, top, sent)


def _list_of(document: Document, ctx: Context, top: str) -> Document | None:
    """The paper that is the list: named by the dispatch, else the one that says it is the list of this paper."""
    named = ctx.repository.documents.get(word(document, f"{top}/list"))
    if named is not None and named.kind == "dispatch_list":
        return named
    lists = ctx.repository.naming(document.id, "dispatch_list")
    return next((one for one in lists if word(one, "/of") == document.id), None)


def _approval(
    document: Document, paper: Document | None, top: str
) -> tuple[str, date | None, Location, Location] | None:
    """Who approved the list and when, and the places of that: by the dispatch itself, else by the list."""
    for holder, at in ((document, f"{top}/list_approved"), (paper, "/approved")):
        if holder is not None and holder.get(at) is not None:
            return word(holder, f"{at}/person"), day(holder, f"{at}/date"), holder.at(at), holder.at(f"{at}/date")
    return None


def _compared(
    rule: str, document: Document, paper: Document, ctx: Context, top: str, sent: date
) -> Iterator[Diagnostic]:
    """The recipients are those of the list: people, and the heads of the units that it names."""
    listed = set()
    for _, entry in entries(paper, "/recipients"):
        head = ctx.registers.head_of(str(entry.get("unit"))) if entry.get("unit") else None
        listed.add(entry.get("person") or (ctx.registers.holder(head, sent) if head else None))
    wanted = {one for one in listed if isinstance(one, str)}
    got = set(words(document, f"{top}/recipients"))
    place, where = document.source.key(f"{top}/recipients"), note(paper.source.key("/recipients"), "list")
    if missing := tuple(sorted(wanted - got)):
        yield finding(rule, "missing", place, where, people=names.people(ctx, missing))
    if extra := tuple(sorted(got - wanted)):
        yield finding(rule, "extra", place, where, people=names.people(ctx, extra))


_AGENDA = RuleSpec(
    id="R17.3",
    name="dispatch-list-not-approved",
    clauses=("17",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("agenda",),
    title=t(
        kk="Тарату тізбесін аппарат басшысы бекітеді",
        ru="Указатель рассылки утверждает руководитель аппарата",
        en="The dispatch list is approved by the head of the apparatus",
    ),
    explanation=t(
        kk="Күн тәртібі аппарат басшысы бекіткен тарату тізбесі бойынша жіберіледі, сондықтан тізбе таратылғанға "
        "дейін бекітіледі.",
        ru="Повестка рассылается по указателю, который утвердил руководитель аппарата, поэтому он утверждается не "
        "позже рассылки.",
        en="The agenda is sent by the list that the head of the apparatus approved, so the list is approved not "
        "later than that.",
    ),
    messages={
        "late": t(
            kk="күн тәртібі {sent} күні таратылған, ал тарату тізбесі кейін – {approved} күні бекітілген",
            ru="повестка разослана {sent}, а указатель рассылки утверждён позже — {approved}",
            en="the agenda was sent on {sent}, but the dispatch list was approved later, on {approved}",
        ),
        "other": t(
            kk="тарату тізбесін {date} күні {person} бекіткен, бірақ ол аппарат басшысы да, оның міндетін атқарушы "
            "да емес",
            ru="указатель рассылки {date} утвердил не руководитель аппарата и не исполняющий его обязанности: {person}",
            en="the dispatch list was approved on {date} by {person}, neither the head of the apparatus nor acting "
            "for them",
        ),
        **LISTED,
        "fix": t(
            kk="тарату тізбесін аппарат басшысына бекіттіріп, dispatch/list_approved өрісіне жазыңыз",
            ru="утвердите указатель у руководителя аппарата и внесите подпись в поле dispatch/list_approved",
            en="have the head of the apparatus approve the list and record it in dispatch/list_approved",
        ),
    },
    profile=Profile.PUBLISH,
)


def _agenda(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The agenda is sent by the list that the head of the apparatus approved not later than that."""
    yield from by_list("R17.3", document, ctx, "/dispatch")


_PROTOCOL = RuleSpec(
    id="R18.7",
    name="protocol-dispatch-list-not-approved",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("protocol", "extract"),
    title=t(
        kk="Хаттаманы тарату тізбесін аппарат басшысы бекітеді",
        ru="Перечень рассылки протокола утверждает руководитель аппарата",
        en="The protocol's dispatch list is approved by the head of the apparatus",
    ),
    explanation=t(
        kk="Хаттама аппарат басшысы бекіткен тізбе бойынша жіберіледі, сондықтан тізбе таратылғанға дейін бекітіледі.",
        ru="Протокол рассылается по перечню, который утвердил руководитель аппарата, поэтому он утверждается не "
        "позже рассылки.",
        en="The protocol is sent by a list that the head of the apparatus approved, so the list is approved not "
        "later than that.",
    ),
    messages={
        "late": t(
            kk="хаттама {sent} күні таратылған, ал тарату тізбесі кейін – {approved} күні бекітілген",
            ru="протокол разослан {sent}, а указатель рассылки утверждён позже — {approved}",
            en="the protocol was sent on {sent}, but the dispatch list was approved later, on {approved}",
        ),
        "other": t(
            kk="тарату тізбесін {date} күні {person} бекіткен, бірақ ол аппарат басшысы да, оның міндетін атқарушы "
            "да емес",
            ru="указатель рассылки утвердил {date} не руководитель аппарата и не исполняющий его обязанности: {person}",
            en="the dispatch list was approved on {date} by {person}, neither the head of the apparatus nor acting "
            "for them",
        ),
        **LISTED,
        "fix": t(
            kk="тізбені аппарат басшысына бекіттіріп, dispatched/list_approved өрісіне жазыңыз",
            ru="утвердите перечень у руководителя аппарата и внесите подпись в поле dispatched/list_approved",
            en="have the head of the apparatus approve the list and record it in dispatched/list_approved",
        ),
    },
    profile=Profile.PUBLISH,
)


def _protocol(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A protocol or extract is sent by the list that the head of the apparatus approved not later than that."""
    yield from by_list("R18.7", document, ctx, "/dispatched")


RULES = (
    Rule(_AGENDA, document=_agenda, needs=(*OFFICE, "units")),
    Rule(_PROTOCOL, document=_protocol, needs=(*OFFICE, "units")),
)
