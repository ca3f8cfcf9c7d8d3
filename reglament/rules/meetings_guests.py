"""Clauses 15 and 16: who attends without a vote: advisory voices, invited persons and their turnout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reglament.diagnostics import Diagnostic, Param, Severity, Text
from reglament.i18n import LANGS
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import Entry, as_text, day, entries, finding, note, word, words
from reglament.rules.meetings import PROTOCOL, agenda_of, of_apparatus, took_place
from reglament.rules.registers import MEMBERS, OFFICE

_VOICE = RuleSpec(
    id="R15.2",
    name="advisory-voice-without-ground",
    clauses=("15",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Кеңесші дауыс құқығы бар адамдар ғана кеңесші дауыспен қатысады",
        ru="С совещательным голосом участвуют те, кто имеет на это право",
        en="Only those entitled to it have an advisory voice",
    ),
    explanation=t(
        kk="Отырысқа кеңесші дауыс құқығымен орталық атқарушы органдардың аумақтық бөлімшелерінің басшылары және әкім "
        "бекіткен тізбедегі лауазымды адамдар қатысады. Хаттаманың advisory тізімінде басқа адам болса, ол жай "
        "шақырылған адам болуы мүмкін. Депутаттар мен аудан әкімдері кеңесші дауыссыз қатысады.",
        ru="С правом совещательного голоса присутствуют руководители территориальных подразделений центральных "
        "исполнительных органов и должностные лица из перечня, утверждённого акимом. Если в списке advisory протокола "
        "стоит кто-то другой, он, возможно, просто приглашённый. Депутаты и акимы районов присутствуют без "
        "совещательного голоса.",
        en="Heads of territorial subdivisions of central executive bodies and officials on the list approved by the "
        "akim attend with an advisory voice. Anybody else in the protocol's list advisory is perhaps just invited. "
        "Deputies of parliament and of the maslikhat and district akims attend without it.",
    ),
    messages={
        "none": t(
            kk="{person} кеңесші дауыспен қатысқан деп жазылған, бірақ ол аумақтық бөлімшенің басшысы да емес, {date} "
            "күні қолданыстағы тізбеде де жоқ",
            ru="с совещательным голосом записано лицо, которое не руководит территориальным подразделением и не "
            "входит в перечень, действующий {date}: {person}",
            en="{person} is recorded with an advisory voice, but heads no territorial subdivision and is not on the "
            "list in effect on {date}",
        ),
        "fix": t(
            kk="оны invited тізіміне көшіріңіз, тізбеге (registry/advisory.yml) қосыңыз немесе бөлімшесін units.yml "
            "файлында role: territorial деп белгілеңіз",
            ru="перенесите это лицо в список invited, внесите в перечень (registry/advisory.yml) или отметьте его "
            "подразделение в units.yml как role: territorial",
            en="move them to invited, add them to the list (registry/advisory.yml), or mark their unit in units.yml "
            "as role: territorial",
        ),
    },
    readings=("A-10",),
    profile=Profile.PUBLISH,
)


def _voice(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever has an advisory voice heads a territorial subdivision or is on the list in effect."""
    on = day(document, "/meeting/date")
    if on is None or ctx.repository.has_unread("registry/"):
        return
    listed = _listed(ctx, on)
    for at, guest in entries(document, "/advisory"):
        if _heads_subdivision(ctx, guest, on) or any(_same(guest, other) for other in listed):
            continue
        yield finding("R15.2", "none", document.at(at), person=_called(ctx, guest), date=on)


def _listed(ctx: Context, on: date) -> list[Mapping[str, Any]]:
    """Who is on the list in effect on a day: a later list takes the place of an earlier one."""
    lists = [(start, one) for one in ctx.repository.of_kind("advisory_list") if (start := day(one, "/effective_from"))]
    ruling = max((one for one in lists if one[0] <= on), key=lambda one: one[0], default=None)
    return [entry for _, entry in entries(ruling[1], "/members")] if ruling else []


def _heads_subdivision(ctx: Context, guest: Mapping[str, Any], on: date) -> bool:
    who = guest.get("person")
    if not isinstance(who, str):
        return False
    units = (
        one for one in ctx.registers.units.values() if one.role == "territorial" or one.funding == "republican_budget"
    )
    return any(unit.head and names.stands_for(ctx, who, unit.head, on) for unit in units)


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries mean one official: the same person or position, or the same name in some language."""
    if any(isinstance(one.get(key), str) and one.get(key) == other.get(key) for key in ("person", "position")):
        return True
    mine, theirs = as_text(one.get("name")), as_text(other.get("name"))
    return any(lang in mine and _plain(mine[lang]) == _plain(theirs.get(lang, "")) for lang in LANGS)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _called(ctx: Context, guest: Mapping[str, Any]) -> Param:
    who = guest.get("person")
    return names.person(ctx, who) if isinstance(who, str) else as_text(guest.get("name"))


_LIST = RuleSpec(
    id="R15.3",
    name="advisory-list-not-approved-by-akim",
    clauses=("15",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("advisory_list",),
    title=t(
        kk="Кеңесші дауыспен қатысатындардың тізбесін әкім бекітеді",
        ru="Перечень лиц с правом совещательного голоса утверждает аким",
        en="The akim approves the list of those with an advisory voice",
    ),
    explanation=t(
        kk="Отырыстарға кеңесші дауыс құқығымен қатысатын лауазымды адамдардың тізбесін әкім немесе оның міндетін "
        "атқарушы бекітеді; бекітілмеген тізбе қолданылмайды.",
        ru="Перечень должностных лиц, которые присутствуют на заседаниях с правом совещательного голоса, утверждает "
        "аким или исполняющий его обязанности; без утверждения он не действует.",
        en="The list of officials who attend meetings with an advisory voice is approved by the akim or whoever acts "
        "for the akim; without that it is not in effect.",
    ),
    messages={
        "absent": t(
            kk="тізбе {date} күнінен бастап қолданылады деп жазылған, бірақ оны әкім бекітпеген",
            ru="перечень действует с {date}, но акимом не утверждён",
            en="the list is in effect from {date}, but the akim has not approved it",
        ),
        "other": t(
            kk="тізбені {date} күні {person} бекіткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="перечень утвердил {date} не аким и не исполняющий его обязанности: {person}",
            en="the list was approved on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "late": t(
            kk="тізбе {from_} күнінен бастап қолданылады деп жазылған, ал бекітілгені – {date}",
            ru="перечень действует с {from_}, а утверждён позже — {date}",
            en="the list is in effect from {from_}, but was approved later, on {date}",
        ),
        "fix": t(
            kk="тізбені әкімге бекіттіріп, approved өрісіне жазыңыз",
            ru="утвердите перечень у акима и внесите подпись в поле approved",
            en="have the akim approve the list and record it in approved",
        ),
        "fix-late": t(
            kk="effective_from күнін бекітілген күннен ерте қоймаңыз",
            ru="поставьте в effective_from день не раньше утверждения",
            en="let effective_from be not earlier than the approval",
        ),
    },
    readings=("A-04", "A-10"),
)


def _list(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The list is approved by the akim not later than it takes effect."""
    start, approved = day(document, "/effective_from"), day(document, "/approved/date")
    who = word(document, "/approved/person")
    if start and document.get("/approved") is None and ctx.as_of >= start:
        yield finding("R15.3", "absent", document.at("/effective_from"), date=start)
    if approved and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", approved):
        yield finding("R15.3", "other", document.at("/approved"), person=names.person(ctx, who), date=approved)
    elif approved and start and approved > start:
        yield finding("R15.3", "late", document.at("/effective_from"), date=approved, from_=start)


_INVITED = RuleSpec(
    id="R16.4",
    name="invited-without-list",
    clauses=("16",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("agenda", "protocol"),
    title=t(
        kk="Шақырылғандар тізімін аппарат немесе мәселені енгізген бөлімше айқындайды",
        ru="Список приглашённых определяет аппарат или подразделение, вносящее вопрос",
        en="The list of those invited is made by the apparatus or by the unit that brings the question in",
    ),
    explanation=t(
        kk="Әр мәселеге шақырылғандардың тізімін аппарат немесе мәселені енгізген бөлімше айқындап, нақтылайды; тізім "
        "күн тәртібінің invited өрісінде тұрады. Отырысқа шақырылған адам қатысса, оның тізімі күн тәртібінде болуға "
        "тиіс.",
        ru="Список приглашённых по каждому вопросу определяет и уточняет аппарат или подразделение, которое его "
        "вносит; список стоит в поле invited повестки. Если приглашённые на заседании были, список в повестке есть.",
        en="The list of those invited to each question is made by the apparatus or by the unit that brings it in; it "
        "stands in the field invited of the agenda. When invited persons attended, there is a list on the agenda.",
    ),
    messages={
        "owner": t(
            kk="«{title}» мәселесіне шақырылғандар тізімін басқа бөлімше айқындаған: {unit}; бұл – аппараттың немесе "
            "мәселені енгізген бөлімшенің міндеті",
            ru="список приглашённых по вопросу «{title}» ведёт другое подразделение: {unit}; это дело аппарата или "
            "подразделения, вносящего вопрос",
            en="the list of those invited to '{title}' is kept by another unit: {unit}; it is for the apparatus or "
            "the unit that brings the question in",
        ),
        "absent": t(
            kk="хаттамада шақырылғандар ({count}) бар, бірақ күн тәртібінің бірде-бір мәселесінде шақырылғандар "
            "тізімі жоқ",
            ru="в протоколе есть приглашённые ({count}), а в повестке ни по одному вопросу нет списка приглашённых",
            en="the protocol has {count} invited persons, but no question of the agenda has a list of those invited",
        ),
        "agenda": t(kk="осы күн тәртібінде", ru="в этой повестке", en="on this agenda"),
        "fix": t(
            kk="invited_by өрісінде аппаратты немесе мәселені енгізген бөлімшені көрсетіңіз",
            ru="укажите в invited_by аппарат или подразделение, вносящее вопрос",
            en="write in invited_by the apparatus or the unit that brings the question",
        ),
        "fix-absent": t(
            kk="күн тәртібінің тиісті мәселелеріне invited тізімін қосыңыз",
            ru="добавьте список invited к нужным вопросам повестки",
            en="add the list invited to the questions concerned on the agenda",
        ),
    },
)


def _invited(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Lists of those invited are kept by those whose task it is, and are there when somebody invited attended."""
    if document.kind == "agenda":
        for at, item in entries(document, "/items"):
            owner = item.get("invited_by")
            known = isinstance(owner, str) and ctx.registers.unit(owner) is not None
            if known and owner != item.get("initiator") and not of_apparatus(ctx, str(owner)):
                facts: dict[str, Param] = {"title": as_text(item.get("title")), "unit": names.unit(ctx, str(owner))}
                yield finding("R16.4", "owner", document.at(f"{at}/invited_by"), **facts)
        return
    agenda, guests = agenda_of(document, ctx), list(entries(document, "/invited"))
    if agenda and guests and not any(item.get("invited") for _, item in entries(agenda, "/items")):
        where = note(agenda.source.key("/items"), "agenda")
        yield finding("R16.4", "absent", document.source.key("/invited"), where, count=len(guests))


_TURNOUT = RuleSpec(
    id="R16.5",
    name="invited-without-mark-of-attendance",
    clauses=("16",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Шақырылғандардың келген-келмегені хаттамада белгіленеді",
        ru="В протоколе отмечается явка приглашённых",
        en="The protocol marks who of those invited came",
    ),
    explanation=t(
        kk="Шақырылғандардың келуін аппарат қамтамасыз етеді. Сондықтан күн тәртібіндегі әр шақырылған адам хаттамада "
        "не қатысқан (invited, advisory немесе present), не келмеген (invited_absent) деп белгіленеді.",
        ru="Явку приглашённых обеспечивает аппарат. Поэтому каждый приглашённый по повестке отмечен в протоколе либо "
        "присутствовавшим (invited, advisory или present), либо неявившимся (invited_absent).",
        en="The apparatus answers for the turnout of those invited. So everyone invited by the agenda is marked in "
        "the protocol as having attended (invited, advisory or present) or not (invited_absent).",
    ),
    messages={
        "unmarked": t(
            kk="күн тәртібі бойынша шақырылған, бірақ хаттамада келгені де, келмегені де белгіленбеген: {people}",
            ru="приглашены по повестке, но в протоколе нет отметки ни о явке, ни о неявке: {people}",
            en="invited by the agenda, but marked in the protocol neither as present nor as absent: {people}",
        ),
        "agenda": t(kk="осы күн тәртібінде", ru="в этой повестке", en="on this agenda"),
        "fix": t(
            kk="келгендерді invited, келмегендерді invited_absent тізіміне қосыңыз",
            ru="внесите явившихся в список invited, неявившихся — в invited_absent",
            en="put those who came in invited and those who did not in invited_absent",
        ),
    },
    profile=Profile.PUBLISH,
)


def _turnout(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Everyone invited by the agenda is marked in the protocol of a meeting that took place."""
    agenda = agenda_of(document, ctx)
    if agenda is None or not took_place(document, ctx):
        return
    here = words(document, "/present")
    marked = [entry for name in ("invited", "invited_absent", "advisory") for _, entry in entries(document, f"/{name}")]
    unmarked: list[Param] = []
    for _, guest in _guests(agenda):
        there = guest.get("person") in here or any(_same_person(guest, other) for other in marked)
        if not there and (called := _called(ctx, guest)) not in unmarked:
            unmarked.append(called)
    if unmarked:
        place = document.source.key("/invited") if document.get("/invited") else document.source.key("/present")
        where = note(agenda.source.key("/items"), "agenda")
        yield finding("R16.5", "unmarked", place, where, people=_line(unmarked))


def _guests(agenda: Document) -> Iterator[Entry]:
    return (guest for at, _ in entries(agenda, "/items") for guest in entries(agenda, f"{at}/invited"))


def _same_person(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two entries mean one person; a shared position is not enough."""
    return _same({**one, "position": None}, {**other, "position": None})


def _line(people: list[Param]) -> Text:
    """Names in one line for each language."""
    said = [one if isinstance(one, dict) else dict.fromkeys(LANGS, str(one)) for one in people]
    return {lang: ", ".join(str(one.get(lang) or next(iter(one.values()), "")) for one in said) for lang in LANGS}


RULES = (
    Rule(_VOICE, document=_voice, needs=(*OFFICE, "units")),
    Rule(_LIST, document=_list, needs=OFFICE),
    Rule(_INVITED, document=_invited, needs=("units",)),
    Rule(_TURNOUT, document=_turnout, needs=MEMBERS),
)
