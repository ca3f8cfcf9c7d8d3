"""Clause 18: a protocol and its extracts go out on the day of signature, to members and to those with tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_list, day, entries, finding, note, word, words
from reglament.rules.registers import MEMBERS
from reglament.rules.since import number_reading

_DISPATCHED = RuleSpec(
    id="R18.6",
    name="protocol-not-sent-on-signature-day",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("protocol", "extract"),
    title=t(
        kk="Хаттама қол қойылған күні таратылады",
        ru="Протокол рассылается в день подписания",
        en="A protocol is sent on the day it is signed",
    ),
    explanation=t(
        kk="Хаттама немесе одан үзінді қол қойылған күні әкімдік мүшелеріне және отырыста тапсырма алған органдардың "
        "басшыларына жіберіледі. Өз тапсырмасы бар үзіндіні алған адам хаттаманы алды деп саналады.",
        ru="В день подписания протокол или выписку из него получают члены акимата и руководители органов, которым на "
        "заседании даны поручения. Получивший выписку со своим поручением считается получившим протокол.",
        en="On the day of signature the protocol or its extract goes to the members and to the heads of bodies that "
        "were given tasks at the meeting. Whoever got an extract with their task counts as having got the protocol.",
    ),
    messages={
        "day": t(
            kk="хаттамаға {signed} күні қол қойылған, ал ол {sent} күні таратылған",
            ru="протокол подписан {signed}, а разослан {sent}",
            en="the protocol was signed on {signed} but sent on {sent}",
        ),
        "unsent": t(
            kk="хаттамаға {signed} күні қол қойылған, бірақ ол таратылмаған",
            ru="протокол подписан {signed}, но не разослан",
            en="the protocol was signed on {signed} but has not been sent",
        ),
        "left-out": t(
            kk="хаттаманы алмаған мүшелер мен тапсырма алғандар: {people}",
            ru="протокол не получили члены акимата или получившие поручения: {people}",
            en="the protocol was not sent to these members or heads with tasks: {people}",
        ),
        "extract": t(
            kk="хаттамаға {signed} күні қол қойылған, ал одан үзінді {sent} күні таратылған",
            ru="протокол подписан {signed}, а выписка из него разослана {sent}",
            en="the protocol was signed on {signed}, but its extract was sent on {sent}",
        ),
        "signed": t(kk="хаттамаға қол қойылған күні", ru="день подписания протокола", en="the day of signature"),
        "fix": t(
            kk="хаттаманы қол қойылған күні таратып, dispatched өрісіне күні мен алушыларды жазыңыз",
            ru="разошлите протокол в день подписания и внесите в поле dispatched дату и получателей",
            en="send the protocol on the day of signature and record the date and the recipients in dispatched",
        ),
    },
    readings=("A-34",),
    profile=Profile.PUBLISH,
)


def _dispatched(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The protocol or its extracts go to members and to heads with tasks on the day of its signature."""
    if document.kind == "extract":
        yield from _extract(document, ctx)
        return
    signed, sent = day(document, "/signed/date"), day(document, "/dispatched/date")
    extracts = [one for one in _extracts(document, ctx) if one.get("/dispatched") is not None]
    if signed and document.get("/dispatched") is None and not extracts:
        if ctx.as_of >= signed:
            yield finding("R18.6", "unsent", document.source.key("/signed"), signed=signed)
        return
    if signed and sent and _untimely(signed, sent, ctx):
        yield finding("R18.6", "day", document.at("/dispatched/date"), signed=signed, sent=sent)
    on = sent or signed
    if on is None or (document.get("/dispatched") is not None and not words(document, "/dispatched/recipients")):
        return
    missing = tuple(sorted(set(_left_out(document, extracts, ctx, on))))
    if missing:
        place = "/dispatched/recipients" if document.get("/dispatched") is not None else "/signed"
        yield finding("R18.6", "left-out", document.source.key(place), people=names.people(ctx, missing))


def _untimely(signed: date, sent: date, ctx: Context) -> bool:
    """Whether it was sent before the signature, or later than the days of grace of the akimat (A-34)."""
    return not 0 <= (sent - signed).days <= number_reading(ctx, "dispatch_grace_days", 0)


def _extract(extract: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An extract is sent on the day on which its protocol was signed."""
    protocol, sent = ctx.repository.documents.get(word(extract, "/protocol")), day(extract, "/dispatched/date")
    signed = day(protocol, "/signed/date") if protocol else None
    if protocol and signed and sent and _untimely(signed, sent, ctx):
        where = note(protocol.at("/signed/date"), "signed")
        yield finding("R18.6", "extract", extract.at("/dispatched/date"), where, signed=signed, sent=sent)


def _extracts(protocol: Document, ctx: Context) -> Iterator[Document]:
    found = ctx.repository.naming(protocol.id, "extract")
    return (extract for extract in found if word(extract, "/protocol") == protocol.id)


def _left_out(protocol: Document, extracts: list[Document], ctx: Context, on: date) -> Iterator[str]:
    """Members who got neither the protocol nor an extract, and heads who got none with their task."""
    got = set(words(protocol, "/dispatched/recipients"))
    anything = got.union(*(words(extract, "/dispatched/recipients") for extract in extracts))
    yield from (who for who in names.addressees(ctx, on) if who not in anything)
    for at, item in entries(protocol, "/items"):
        holding = [one for one in extracts if item.get("number") in as_list(one.get("/items"))]
        reached = got.union(*(words(extract, "/dispatched/recipients") for extract in holding))
        for _, task in entries(protocol, f"{at}/tasks"):
            head = ctx.registers.head_of(str(task.get("executor")))
            holder = ctx.registers.holder(head, on) if head else None
            if holder and holder not in reached:
                yield holder


RULES = (Rule(_DISPATCHED, document=_dispatched, needs=(*MEMBERS, "units")),)
