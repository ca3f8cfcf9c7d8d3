"""Clause 14: the quorum in whole numbers, of the meeting and of each item."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Note, Param, Severity
from reglament.model.documents import Document
from reglament.model.sitting import has_quorum, quorum
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, entries, finding, note, number
from reglament.rules.meetings import DECIDED, PROTOCOL, Item, items, present_members, took_place
from reglament.rules.registers import MEMBERS

_FACTS = t(
    kk="{date} күні әкімдіктің мүшелері – {total}, қатысқаны – {present}, кемінде {needed} керек",
    ru="членов акимата на {date} — {total}, присутствовало — {present}, нужно не менее {needed}",
    en="the akimat has {total} members on {date}, {present} were present, at least {needed} are needed",
)

_QUORUM = RuleSpec(
    id="R14.1",
    name="no-quorum",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Отырысқа мүшелердің кемінде үштен екісі қатысады",
        ru="В заседании участвует не менее двух третей членов",
        en="At least two thirds of the members take part in a meeting",
    ),
    explanation=t(
        kk="Отырыс әкімдік мүшелерінің кемінде үштен екісі қатысқанда ғана заңды болады. Мүшелер саны отырыс күнгі "
        "құрам бойынша, қызметінде қалғандардан алынады, әкім де есепке кіреді. Дәл үштен екісі жеткілікті.",
        ru="Заседание правомочно, только если в нём участвует не менее двух третей членов акимата. Число членов "
        "берётся по составу на день заседания из тех, кто занимает должность, аким входит в счёт. Ровно двух третей "
        "достаточно.",
        en="A meeting is competent only if at least two thirds of the members take part. Members are counted by the "
        "composition on the day of the meeting, those still in office, the akim among them. Exactly two thirds is "
        "enough.",
    ),
    messages={
        "few": t(
            kk=f"кворум жоқ, ал мәселелер бойынша шешім қабылданған: {_FACTS['kk']}",
            ru=f"кворума нет, а решения по вопросам приняты: {_FACTS['ru']}",
            en=f"no quorum, yet items were decided: {_FACTS['en']}",
        ),
        "fix": t(
            kk="қатысқан мүшелердің тізімін тексеріңіз; кворум болмаса, отырыс өткізілмеген болып саналады, күнін "
            "ауыстырыңыз",
            ru="проверьте список присутствовавших; если кворума не было, заседание не состоялось и его надо "
            "назначить заново",
            en="check the list of members present; without a quorum the meeting was not held and must be convened "
            "again",
        ),
    },
    readings=("A-03", "A-05", "A-08"),
    profile=Profile.PUBLISH,
)


def _quorum(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Three times the members present are at least twice the members of the akimat, where items were decided."""
    if _decided(document):
        yield from _without_quorum("R14.1", document, ctx)


def _decided(document: Document) -> bool:
    return any(item.get("result") in DECIDED for _, item in entries(document, "/items"))


def _without_quorum(rule: str, document: Document, ctx: Context) -> Iterator[Diagnostic]:
    on = day(document, "/meeting/date")
    if on is None or not isinstance(document.get("/present"), list) or took_place(document, ctx):
        return
    total, present = len(names.members(ctx, on)), present_members(document, ctx, on)
    place = document.source.key("/present")
    yield finding(rule, "few", place, date=on, total=total, present=present, needed=quorum(total))


_FAILED = RuleSpec(
    id="R14.7",
    name="meeting-failed-for-quorum",
    clauses=("14", "18"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Кворумы болмаған отырыс қайта шақырылады",
        ru="Несостоявшееся заседание назначается заново",
        en="A meeting that failed for want of a quorum is convened again",
    ),
    explanation=t(
        kk="Кворум болмай, ешбір мәселе шешілмесе, отырыс өткен болып саналмайды және тоқсандағы отырыстардың есебіне "
        "кірмейді. Мұндай отырысқа хаттама жасауға болады, бірақ мәселелер келесі отырыста қаралуға тиіс.",
        ru="Если кворума не было и ни один вопрос не решён, заседание не состоялось и в счёт заседаний квартала не "
        "идёт. Протокол о нём составить можно, но вопросы должны быть рассмотрены на следующем заседании.",
        en="When there was no quorum and no item was decided, the meeting was not held and does not count among those "
        "of the quarter. A protocol may say so, but the questions are for the next meeting.",
    ),
    messages={
        "few": t(
            kk=f"отырыс кворум болмағандықтан өтпеді: {_FACTS['kk']}",
            ru=f"заседание не состоялось из-за отсутствия кворума: {_FACTS['ru']}",
            en=f"the meeting failed for want of a quorum: {_FACTS['en']}",
        ),
        "fix": t(
            kk="отырысты қайта шақырып, мәселелерді жаңа күн тәртібіне енгізіңіз",
            ru="созовите заседание заново и внесите вопросы в новую повестку",
            en="convene the meeting again and put the questions on a new agenda",
        ),
    },
    readings=("A-03", "A-05", "A-08"),
    profile=Profile.PUBLISH,
)


def _failed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A meeting without a quorum at which nothing was decided."""
    if not _decided(document):
        yield from _without_quorum("R14.7", document, ctx)


_FIXED = RuleSpec(
    id="R14.8",
    name="quorum-only-of-filled-seats",
    clauses=("2", "14"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Кворум бос орындарды қоса есептегенде де бар",
        ru="Кворум есть и с учётом незанятых мест",
        en="There is a quorum with vacant seats counted too",
    ),
    explanation=t(
        kk="Кворум отырыс күні қызметте болған мүшелерден есептеледі. Әкім белгілеген сан бойынша есептегенде кворум "
        "болмаса, отырыстың заңдылығы дау тудыруы мүмкін, сондықтан бос орындар көп болғанда көбірек мүше жиналғаны "
        "дұрыс.",
        ru="Кворум считают от числа членов, занимавших должность в день заседания. Если от числа, установленного "
        "акимом, кворума не набралось, правомочность заседания могут оспорить; при незанятых местах лучше собрать "
        "больше членов.",
        en="The quorum is counted from the members in office on the day. When there is none by the number that the "
        "akim fixed, the meeting may be disputed; while seats are vacant it is safer to gather more members.",
    ),
    messages={
        "few": t(
            kk="кворум қызметтегі мүшелерден ({total}) есептегенде ғана бар; белгіленген сан – {fixed}, ол үшін "
            "кемінде {needed} керек, ал қатысқаны – {present}",
            ru="кворум есть, только если считать от членов в должности ({total}); установленное число — {fixed}, для "
            "него нужно не менее {needed}, а присутствовало — {present}",
            en="there is a quorum only of the {total} members in office; the fixed number is {fixed}, which needs at "
            "least {needed}, and {present} were present",
        ),
        "fixed": t(kk="белгіленген сан", ru="установленное число", en="the fixed number"),
        "fix": t(
            kk="бос орындарға мүшелердің тағайындалған-тағайындалмағанын тексеріңіз (registry/composition.yml, "
            "appointments.yml)",
            ru="проверьте, не заняты ли места (registry/composition.yml, appointments.yml)",
            en="check whether the seats are filled (registry/composition.yml, appointments.yml)",
        ),
    },
    readings=("A-05",),
    profile=Profile.PUBLISH,
)


def _fixed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The quorum holds on the members in office, but not on the number that the composition fixes."""
    on = day(document, "/meeting/date")
    composition = ctx.registers.composition(on) if on else None
    if on is None or composition is None or not took_place(document, ctx):
        return
    present, total, fixed = present_members(document, ctx, on), len(names.members(ctx, on)), composition.fixed_number
    if present and fixed > total and not has_quorum(present, fixed):
        place = document.source.key("/present")
        where = note(composition.location, "fixed")
        facts: dict[str, Param] = {"total": total, "fixed": fixed, "present": present, "needed": quorum(fixed)}
        yield finding("R14.8", "few", place, where, **facts)


_VOTE_QUORUM = RuleSpec(
    id="R14.4",
    name="vote-without-quorum",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Кворум әр мәселе бойынша сақталады",
        ru="Кворум сохраняется по каждому вопросу",
        en="The quorum holds at every item",
    ),
    explanation=t(
        kk="Мүшелер отырыстан кетіп қалса, кворум бұзылуы мүмкін. Сондықтан әр мәселе шешілген кезде мүшелердің "
        "кемінде үштен екісі қатысуға тиіс. Кімнің кейін келгені мен ерте кеткені хаттаманың arrivals және departures "
        "тізімдерінен алынады.",
        ru="Если члены уходят с заседания, кворум может пропасть. Поэтому при решении каждого вопроса присутствует не "
        "менее двух третей членов. Кто пришёл позже и кто ушёл раньше, берётся из списков arrivals и departures "
        "протокола.",
        en="When members leave, the quorum may be lost. So at least two thirds of the members are present when each "
        "item is decided. Who came later and who left earlier is taken from the protocol's lists arrivals and "
        "departures.",
    ),
    messages={
        "few": t(
            kk="«{title}» мәселесі бойынша дауыс беру кезінде кворум жоқ: мүшелері – {total}, қатысқаны – {present}, "
            "кемінде {needed} керек",
            ru="при голосовании по вопросу «{title}» нет кворума: членов — {total}, присутствовало — {present}, "
            "нужно не менее {needed}",
            en="no quorum at the vote on '{title}': {total} members, {present} present, at least {needed} needed",
        ),
        "left": t(kk="кеткендер", ru="ушедшие", en="those who left"),
        "came": t(kk="кейін келгендер", ru="пришедшие позже", en="those who came later"),
        "fix": t(
            kk="дауыс беруге қатысқандардың санын тексеріңіз; кворум болмаса, мәселені келесі отырысқа қалдырыңыз",
            ru="проверьте число присутствовавших при голосовании; без кворума вопрос переносится на следующее "
            "заседание",
            en="check the number present at the vote; without a quorum the question goes to the next meeting",
        ),
    },
    readings=("A-03", "A-05", "A-08"),
    profile=Profile.PUBLISH,
)


def _vote_quorum(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The members present at each decided item make a quorum; a meeting without one is reported once, as such."""
    if not took_place(document, ctx):
        return
    for item in items(document, ctx):
        total, present = len(item.members), _at_the_item(document, item)
        if item.result in DECIDED and total and not has_quorum(present, total):
            stated = document.get(f"{item.at}/vote/present") is not None
            place = document.at(f"{item.at}/vote/present") if stated else document.at(f"{item.at}/result")
            facts: dict[str, Param] = {"title": item.title, "total": total, "present": present}
            yield finding("R14.4", "few", place, *_moves(document), needed=quorum(total), **facts)


def _at_the_item(document: Document, item: Item) -> int:
    """Members present by the attendance or by the record of the vote, whichever is less."""
    stated = number(document, f"{item.at}/vote/present")
    return item.present if stated is None else min(stated, item.present)


def _moves(document: Document) -> Iterator[Note]:
    if document.get("/departures"):
        yield note(document.source.key("/departures"), "left")
    if document.get("/arrivals"):
        yield note(document.source.key("/arrivals"), "came")


RULES = (
    Rule(_QUORUM, document=_quorum, needs=MEMBERS),
    Rule(_VOTE_QUORUM, document=_vote_quorum, needs=MEMBERS),
    Rule(_FAILED, document=_failed, needs=MEMBERS),
    Rule(_FIXED, document=_fixed, needs=MEMBERS),
)
