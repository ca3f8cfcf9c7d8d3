"""Clause 2 and the approving decree: the composition of the akimat, control of an act's execution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.model.tree import Paragraph, TextTree, paragraphs
from reglament.parity import FactKind, facts
from reglament.parity.names import same_surname
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import day, entries, finding, note, word
from reglament.rules.registers import OFFICE

_MEMBER_RANKS = ("akim", "deputy_akim", "head_of_apparatus")

_SOURCES = RuleSpec(
    id="R2.1",
    name="member-from-outside-the-sources",
    clauses=("2",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("composition",),
    title=t(
        kk="Әкімдіктің құрамына Регламентте аталған лауазымды адамдар ғана кіреді",
        ru="В состав акимата входят только названные в Регламенте лица",
        en="Who may be a member of the akimat is settled",
    ),
    explanation=t(
        kk="Әкімдіктің құрамына әкімнің орынбасарлары, аппарат басшысы, жергілікті бюджеттен қаржыландырылатын "
        "атқарушы органдардың бірінші басшылары кіреді. Әкімнің өзі де мүшелердің қатарында саналады.",
        ru="В состав акимата входят заместители акима, руководитель аппарата, первые руководители исполнительных "
        "органов, финансируемых из местного бюджета. Сам аким считается в числе членов.",
        en="Members of the akimat are the deputy akims, the head of the apparatus and the first heads of executive "
        "bodies financed from the local budget. The akim is counted among the members.",
    ),
    messages={
        "rank": t(
            kk="құрамдағы {person} атқаратын лауазым әкімдік мүшелігіне құқық бермейді: {position}",
            ru="должность не даёт права на членство в акимате: {person}, {position}",
            en="the position gives no right to membership of the akimat: {person}, {position}",
        ),
        "funding": t(
            kk="құрамдағы {person} басқаратын бөлімше жергілікті бюджеттен қаржыландырылмайды: {unit}",
            ru="подразделение члена акимата не финансируется из местного бюджета: {person}, {unit}",
            en="the unit of this member is not financed from the local budget: {person}, {unit}",
        ),
        "fix": t(
            kk="құрамды түзетіңіз немесе лауазымның дәрежесін (rank) және бөлімшенің қаржыландырылуын (funding) "
            "тексеріңіз",
            ru="исправьте состав либо проверьте ранг должности (rank) и финансирование подразделения (funding)",
            en="correct the composition, or check the rank of the position and the funding of the unit",
        ),
    },
    readings=("A-03",),
    profile=Profile.DRAFT,
)


def _sources(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every member is a deputy akim, the head of the apparatus or the head of a body on the local budget."""
    for at, member in entries(document, "/members"):
        who, seat = str(member.get("person")), str(member.get("position"))
        position = ctx.registers.position(seat)
        if position is None or names.rank_of(ctx, seat) in _MEMBER_RANKS:
            continue
        person = names.person(ctx, who)
        unit = ctx.registers.unit(position.unit) if position.unit else None
        if names.rank_of(ctx, seat) != "head_of_unit":
            place = document.at(f"{at}/position")
            yield finding("R2.1", "rank", place, person=person, position=names.position(ctx, seat))
        elif unit is not None and unit.funding != "local_budget":
            yield finding("R2.1", "funding", document.at(at), person=person, unit=names.unit(ctx, str(position.unit)))


_MEMBERSHIP = RuleSpec(
    id="R2.5",
    name="membership-without-office",
    clauses=("2",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("composition",),
    title=t(
        kk="Мүше құрамға бір рет және өз лауазымымен кіреді",
        ru="Член входит в состав один раз и по своей должности",
        en="A member stands in the composition once and by the office held",
    ),
    explanation=t(
        kk="Құрам дербес: әр мүше бір рет жазылады және құрам күшіне енген күні сол лауазымда болуға тиіс. "
        "Лауазымынан босатылған адам кворумда есептелмейді.",
        ru="Состав персональный: каждый член записан один раз и на день начала действия состава занимает указанную "
        "должность. Освобождённый от должности в кворуме не считается.",
        en="The composition is personal: each member is listed once and holds the stated office on the day it takes "
        "effect. Whoever has left the office is not counted in the quorum.",
    ),
    messages={
        "twice": t(
            kk="құрамда бір адам екі рет жазылған: {person}",
            ru="один человек записан в составе дважды: {person}",
            en="one person stands in the composition twice: {person}",
        ),
        "office": t(
            kk="{date} күні {person} мына лауазымда болмаған: {position}",
            ru="на {date} {person} не занимает должность: {position}",
            en="on {date} {person} did not hold the position: {position}",
        ),
        "first": t(kk="бірінші рет осында", ru="первый раз здесь", en="first listed here"),
        "fix": t(
            kk="құрамды registry/appointments.yml файлындағы тағайындаулармен салыстырыңыз",
            ru="сверьте состав с назначениями в registry/appointments.yml",
            en="compare the composition with the appointments in registry/appointments.yml",
        ),
    },
    profile=Profile.DRAFT,
)


def _membership(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each member is listed once and holds the stated position on the day the composition takes effect."""
    since = day(document, "/effective_from")
    seen: dict[str, str] = {}
    for at, member in entries(document, "/members"):
        who, seat = str(member.get("person")), str(member.get("position"))
        person = names.person(ctx, who)
        if who in seen:
            yield finding("R2.5", "twice", document.at(at), note(document.at(seen[who]), "first"), person=person)
        seen.setdefault(who, at)
        known = ctx.registers.person(who) and ctx.registers.position(seat)
        if since and known and not names.stands_for(ctx, who, seat, since):
            position = names.position(ctx, seat)
            yield finding("R2.5", "office", document.at(at), date=since, person=person, position=position)


_CONTROL = RuleSpec(
    id="RD.6",
    name="control-official-not-in-office",
    clauses=("39", "D5"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актінің орындалуын бақылау қызметтегі бір лауазымды адамға жүктеледі",
        ru="Контроль за исполнением акта возложен на одно действующее должностное лицо",
        en="Control of an act's execution is laid on one official in office",
    ),
    explanation=t(
        kk="Актіде орындалуын бақылау жүктелетін бір лауазымды адам аталады (control өрісі). Ол акт қабылданған "
        "күні, ал жоба үшін бүгінгі күні, көрсетілген лауазымда болуға тиіс.",
        ru="Акт называет одно должностное лицо, на которое возлагается контроль за исполнением (поле control). На "
        "дату акта, а для проекта — на сегодня, это лицо занимает указанную должность.",
        en="An act names one official who controls its execution (field control). On the date of the act, for a "
        "draft on today's date, that official holds the stated position.",
    ),
    messages={
        "office": t(
            kk="актінің орындалуын бақылау {person} деген адамға жүктелген, бірақ {date} күні ол мына лауазымда "
            "емес: {position}",
            ru="контроль возложен на лицо, которое на {date} не занимает указанную должность: {person}, {position}",
            en="control is laid on someone who on {date} does not hold the stated position: {person}, {position}",
        ),
        "named": t(
            kk="мәтінде бақылау «{named}» деп аталған адамға жүктелген, ал control өрісінде басқа адам: {person}",
            ru="в тексте контроль возложен на другое лицо («{named}»), чем указано в поле control: {person}",
            en="the text lays control on “{named}”, but the field control names another official: {person}",
        ),
        "field": t(kk="control өрісі", ru="поле control", en="the field control"),
        "fix": t(
            kk="control өрісінде және актінің мәтінінде қызметтегі лауазымды адамды атаңыз",
            ru="укажите в поле control и в тексте акта действующее должностное лицо",
            en="name an official in office, in the field control and in the text of the act",
        ),
    },
)


def _control(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The official who controls an act holds the stated position on its date."""
    who, seat = word(document, "/control/person"), word(document, "/control/position")
    on = day(document, "/date") or ctx.as_of
    known = ctx.registers.person(who) and ctx.registers.position(seat)
    if known and not names.stands_for(ctx, who, seat, on):
        facts = {"person": names.person(ctx, who), "position": names.position(ctx, seat)}
        yield finding("RD.6", "office", document.at("/control"), date=on, **facts)
    elif known:
        yield from _named_otherwise(document, ctx, who)


_LAID = re.compile(r"орындалуын\s+бақылау|контроль\s+за\s+(?:ходом\s+)?исполнени", re.IGNORECASE)


def _named_otherwise(document: Document, ctx: Context, who: str) -> Iterator[Diagnostic]:
    """Both texts name somebody on the control of execution, and neither names the official of the field.

    When only one of them does, the texts differ, and X1.9 says so.
    """
    found: list[tuple[TextTree, Paragraph, str]] = []
    for lang, tree in document.texts.items():
        own = [fact.value for fact in facts(ctx.registers.short_name(who, lang), lang) if fact.kind is FactKind.NAME]
        for one in paragraphs(tree.blocks):
            named = [fact for fact in facts(one.text, lang) if fact.kind is FactKind.NAME] if own else []
            if not named or not _LAID.search(one.text):
                continue
            if any(same_surname(own[0], fact.value) for fact in named):
                return
            found.append((tree, one, one.text[named[0].start : named[0].end]))
    for tree, one, named_there in found[:1]:
        told = {"named": named_there, "person": names.person(ctx, who)}
        yield finding("RD.6", "named", tree.locate(one.span), note(document.at("/control"), "field"), **told)


RULES = (
    Rule(_SOURCES, document=_sources, needs=("positions", "units")),
    Rule(_MEMBERSHIP, document=_membership, needs=OFFICE),
    Rule(_CONTROL, document=_control, needs=OFFICE),
)
