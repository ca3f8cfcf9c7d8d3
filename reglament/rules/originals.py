"""Clauses 29 and 30: the report to the akim, and the signature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, SIGNED, beside
from reglament.rules.facts import day, entries, finding, note, word
from reglament.rules.registers import OFFICE

_SETTLED = RuleSpec(
    id="R29.2",
    name="substantive-remarks-not-settled",
    clauses=("29",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Орынбасардың мазмұнды ескертулері кеңес хаттамасымен ресімделеді",
        ru="Содержательные замечания заместителя рассматриваются на совещании с протоколом",
        en="A deputy's substantive remarks are settled at a meeting with a protocol",
    ),
    explanation=t(
        kk="Әкім орынбасарының жобаның мазмұны бойынша ескертуі болса, ол кеңес жинай алады, ал кеңестің қорытындысы "
        "хаттамаға жазылады. Регламентте «қажет болғанда» делінген, сондықтан бұл – ескерту ғана.",
        ru="Если у заместителя акима есть замечания к содержанию проекта, он может собрать совещание, а его итоги "
        "записывают в протокол. Регламент говорит «при необходимости», поэтому это лишь предупреждение.",
        en="A deputy akim who has remarks on the substance of a draft may call a meeting, and its results go into a "
        "protocol. The Regulation says “if necessary”, so this is only a warning.",
    ),
    messages={
        "open": t(
            kk="орынбасардың мазмұнды ескертулері бойынша кеңес хаттамасы жоқ: {person}",
            ru="по содержательным замечаниям заместителя нет протокола совещания: {person}",
            en="there is no protocol of a meeting on the deputy's substantive remarks: {person}",
        ),
        "fix": t(
            kk="хаттаманың нөмірі мен күнін settled өрісіне жазыңыз",
            ru="внесите номер и дату протокола в поле settled",
            en="record the number and date of the protocol in settled",
        ),
    },
    profile=Profile.PUBLISH,
)


def _settled(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A deputy's substantive remarks led to minutes of a consultation."""
    for at, official in entries(document, "/officials"):
        deputy = names.rank_of(ctx, word(document, f"{at}/position")) == "deputy_akim"
        if official.get("substantive") is True and deputy and official.get("settled") is None:
            person = names.person(ctx, word(document, f"{at}/person"))
            yield finding("R29.2", "open", document.at(f"{at}/substantive"), person=person)


_REPORTED = RuleSpec(
    id="R29.3",
    name="reported-or-signed-before-expertise",
    clauses=("29",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Жоба әкімге сараптамадан кейін баяндалады",
        ru="Проект докладывается акиму после экспертизы",
        en="A draft is reported to the akim after expertise",
    ),
    explanation=t(
        kk="Сараптамадан өткен жобаны әкімге немесе оны алмастыратын адамға аппарат басшысы баяндайды. Сондықтан "
        "баяндау "
        "да, қол қою да сараптама қорытындысынан бұрын бола алмайды, ал қайтарылған жоба әуелі қайта енгізіледі.",
        ru="После экспертизы проект докладывает акиму или лицу, его замещающему, руководитель аппарата. Поэтому ни "
        "доклад, ни подпись не могут быть раньше заключения, а возвращённый проект сначала вносится заново.",
        en="After expertise the head of the apparatus reports a draft to the akim or the person standing in. So "
        "neither "
        "the report nor the signature precedes the conclusion, and a draft that was returned is submitted again "
        "first.",
    ),
    messages={
        "reported": t(
            kk="жоба әкімге {reported} күні баяндалған, ал сараптама қорытындысы {concluded} күні берілген",
            ru="проект доложен акиму {reported}, а экспертное заключение дано {concluded}",
            en="the draft was reported to the akim on {reported}; the conclusion was given on {concluded}",
        ),
        "signed": t(
            kk="актіге {signed} күні қол қойылған, ал сараптама қорытындысы {concluded} күні берілген",
            ru="акт подписан {signed}, а экспертное заключение дано {concluded}",
            en="the act was signed on {signed}; the conclusion was given on {concluded}",
        ),
        "early": t(
            kk="актіге {signed} күні қол қойылған, ал жоба әкімге {reported} күні баяндалған",
            ru="акт подписан {signed}, а проект доложен акиму {reported}",
            en="the act was signed on {signed}; the draft was reported to the akim on {reported}",
        ),
        "returned": t(
            kk="актіге қол қойылған, ал жоба сараптамадан қайтарылып, қайта енгізілмеген",
            ru="акт подписан, хотя проект возвращён с экспертизы и заново не вносился",
            en="the act was signed although the draft was returned by the experts and not submitted again",
        ),
        "another": t(
            kk="жобаны әкімге аппарат басшысы емес, басқа адам баяндаған: {person}",
            ru="проект доложил акиму не руководитель аппарата: {person}",
            en="the draft was reported to the akim not by the head of the apparatus: {person}",
        ),
        "there": t(kk="қорытынды", ru="заключение", en="the conclusion"),
        "fix": t(
            kk="күндерді түзетіңіз; сараптама шынымен өтпеген болса, актіні қайтарып, сараптамаға жіберіңіз",
            ru="исправьте даты; если экспертизы действительно не было, верните акт и направьте проект на экспертизу",
            en="correct the dates; if there was no expertise, take the act back and send the draft to the experts",
        ),
    },
    profile=Profile.PUBLISH,
)


def _reported(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Conclusion, report to the akim, signature: in this order."""
    sheet = beside(document, ctx, "approval_sheet")
    concluded, where = _conclusion(document, ctx)
    signed = day(document, "/date") if word(document, "/status") in SIGNED else None
    reported = day(sheet, "/report_to_akim/date") if sheet is not None else None
    if sheet is not None and reported is not None:
        who, place = word(sheet, "/report_to_akim/person"), sheet.at("/report_to_akim")
        if who and not names.stands_for_rank(ctx, who, "head_of_apparatus", reported):
            yield finding("R29.3", "another", place, person=names.person(ctx, who))
        if concluded is not None and reported < concluded:
            at = sheet.at("/report_to_akim/date")
            yield finding("R29.3", "reported", at, note(where(), "there"), reported=reported, concluded=concluded)
        elif signed is not None and signed < reported:
            yield finding("R29.3", "early", document.at("/date"), signed=signed, reported=reported)
    if signed is not None and concluded is not None and signed < concluded and reported is None:
        place = document.at("/date")
        yield finding("R29.3", "signed", place, note(where(), "there"), signed=signed, concluded=concluded)
    if signed is not None and concluded is None and (place := where()).pointer.endswith("/returned"):
        yield Diagnostic("R29.3", "returned", place)


def _conclusion(act: Document, ctx: Context) -> tuple[date | None, Callable[[], Location]]:
    """When the last conclusion was given, and how to find its place; None and that of the return when it was not."""
    paper = beside(act, ctx, "expertise")
    if paper is not None:
        rounds = list(entries(paper, "/rounds"))
        at = rounds[-1][0] if rounds else ""
        if rounds and rounds[-1][1].get("returned") is not None:
            return None, partial(paper.source.key, f"{at}/returned")
        return day(paper, f"{at}/conclusion/date"), partial(paper.at, f"{at}/conclusion")
    sheet = beside(act, ctx, "approval_sheet")
    if sheet is None:
        return None, act.at
    return day(sheet, "/expertise/concluded"), partial(sheet.at, "/expertise/concluded")


_SIGNER = RuleSpec(
    id="R30.1",
    name="act-not-signed-by-akim",
    clauses=("30",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актіге әкім қол қояды",
        ru="Акт подписывает аким",
        en="An act is signed by the akim",
    ),
    explanation=t(
        kk="Әкімдіктің қаулыларына, әкімнің шешімдері мен өкімдеріне әкім қол қояды. Әкімнің міндетін атқарушы да "
        "әкімнің лауазымы бойынша қол қояды: signer өрісінде әкімнің лауазымы, тағайындаулар тізілімінде оның "
        "міндетін "
        "атқару мерзімі болуға тиіс.",
        ru="Постановления акимата, решения и распоряжения акима подписывает аким. Исполняющий обязанности "
        "подписывает "
        "по должности акима: в поле signer — должность акима, в реестре назначений — срок исполнения обязанностей.",
        en="Decrees of the akimat, decisions and orders of the akim are signed by the akim. Whoever is acting "
        "signs in "
        "that office: signer names the akim's position, the register of appointments the acting term.",
    ),
    messages={
        "another": t(
            kk="актіге қол қоюшы – әкім емес: {position}",
            ru="акт подписывает не аким: {position}",
            en="the signer of the act is not the akim: {position}",
        ),
        "fix": t(
            kk="signer өрісінде әкімнің лауазымын көрсетіңіз",
            ru="укажите в поле signer должность акима",
            en="name the akim's position in signer",
        ),
    },
    readings=("A-04",),
)


def _signer(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The signer of an act signs as akim."""
    seat = word(document, "/signer/position")
    rank = names.rank_of(ctx, seat)
    if rank and rank != "akim":
        yield finding("R30.1", "another", document.at("/signer"), position=names.position(ctx, seat))


_ACTING = RuleSpec(
    id="R30.4",
    name="act-signed-by-acting-akim",
    clauses=("30",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актіге әкімнің міндетін атқарушы қол қойса, оның құқығы тексеріледі",
        ru="Если акт подписал исполняющий обязанности акима, его право подписи проверяют",
        en="When an acting akim signs an act, the right to sign is looked into",
    ),
    explanation=t(
        kk="30-тармақта тек әкім аталған, ал басқа тармақтарда алмастыру ашық айтылған. Міндет атқару туралы өкім "
        "күшінде "
        "болса, қол дұрыс деп саналады, бірақ өкімнің өзін тексерген жөн.",
        ru="В пункте 30 назван только аким, тогда как в других пунктах замещение оговорено прямо. Если действует "
        "распоряжение о возложении обязанностей, подпись принимается, но само распоряжение стоит проверить.",
        en="Clause 30 names the akim alone, while other clauses speak of substitution. With an order on acting in "
        "force "
        "the signature is accepted, but the order is worth a look.",
    ),
    messages={
        "acting": t(
            kk="{date} күні актіге әкімнің міндетін атқарушы қол қойған: {person}",
            ru="акт подписан {date} исполняющим обязанности акима: {person}",
            en="the act was signed on {date} by the acting akim: {person}",
        ),
        "fix": t(
            kk="міндет атқару туралы өкімнің қол қою құқығын беретінін тексеріңіз",
            ru="убедитесь, что распоряжение о возложении обязанностей даёт право подписи",
            en="make sure that the order on acting gives the right to sign",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _acting(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A signed act was signed by the akim in person."""
    who, seat, on = word(document, "/signer/person"), word(document, "/signer/position"), day(document, "/date")
    if on is None or word(document, "/status") not in SIGNED or names.rank_of(ctx, seat) != "akim":
        return
    if ctx.registers.acting(who, seat, on):
        yield finding("R30.4", "acting", document.at("/signer"), date=on, person=names.person(ctx, who))


RULES = (
    Rule(_SETTLED, document=_settled, needs=("positions",)),
    Rule(_REPORTED, document=_reported, needs=OFFICE),
    Rule(_SIGNER, document=_signer, needs=("positions",)),
    Rule(_ACTING, document=_acting, needs=OFFICE),
)
