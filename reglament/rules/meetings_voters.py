"""Clauses 14 and 15: who votes: members who were in the room, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.model.sitting import Seating, has_quorum
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, entries, finding, listed, number, words
from reglament.rules.meetings import PROTOCOL, Vote, items, moved, votes
from reglament.rules.registers import MEMBERS

_SIDES = ("for", "against", "abstain")

_VOTERS = RuleSpec(
    id="R14.3",
    name="more-votes-than-voters",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Дауыс саны қатысқан мүшелер санынан аспайды",
        ru="Голосов не больше, чем присутствующих членов",
        en="There are no more votes than members present",
    ),
    explanation=t(
        kk="Жақтаған, қарсы және қалыс қалған дауыстардың қосындысы дауыс беру кезінде қатысқан мүшелер санынан, ал "
        "ол сан хаттамадағы қатысқандар тізімінен аспайды. Кейін келгендер мен ерте кеткендер жазылса, сан солармен "
        "дәл келуге тиіс. Аты аталған мүше бір-ақ рет және отырыста болғанда ғана дауыс береді.",
        ru="Сумма голосов за, против и воздержавшихся не превышает числа членов, присутствующих при голосовании, а "
        "это число — списка присутствующих в протоколе. Если записано, кто пришёл позже и кто ушёл раньше, оно "
        "сходится с этими записями. Названный поимённо член голосует один раз и только если был на заседании.",
        en="Votes for, against and abstentions together do not exceed the members present at the vote, nor do these "
        "exceed the protocol's list of those present. Where comings and leavings are recorded, the number agrees with "
        "them. A member who is named votes once, and only when in the room.",
    ),
    messages={
        "sum": t(
            kk="«{title}» мәселесі бойынша дауыс саны – {votes}, ал дауыс беруге қатысқаны – {present}",
            ru="по вопросу «{title}» подано голосов — {votes}, а присутствовало при голосовании — {present}",
            en="on '{title}' {votes} votes were cast while {present} members were present at the vote",
        ),
        "present": t(
            kk="«{title}» мәселесі бойынша дауыс беруге қатысқаны – {present}, ал хаттама бойынша отырыста болғаны – "
            "{listed}",
            ru="по вопросу «{title}» при голосовании указано присутствующих — {present}, а в списке протокола — "
            "{listed}",
            en="on '{title}' {present} members were present at the vote, but the protocol lists {listed}",
        ),
        "fewer": t(
            kk="«{title}» мәселесі бойынша дауыс беруге қатысқаны – {present}, ал қатысу жазбасы бойынша – {listed}",
            ru="по вопросу «{title}» при голосовании указано присутствующих — {present}, а по записям о приходе и "
            "уходе их было {listed}",
            en="on '{title}' {present} members are said to have been present at the vote; by the attendance there were "
            "{listed}",
        ),
        "stranger": t(
            kk="{person} келді не кетті деп жазылған, бірақ қатысқан мүшелер тізімінде жоқ",
            ru="записан приход или уход лица, которого нет в списке присутствующих членов: {person}",
            en="{person} is recorded as having come or left, but is not in the list of members present",
        ),
        "twice": t(
            kk="«{title}» мәселесі бойынша {person} екі рет дауыс берген деп жазылған",
            ru="по вопросу «{title}» дважды записан голос одного лица: {person}",
            en="on '{title}' the vote of {person} is recorded twice",
        ),
        "away": t(
            kk="«{title}» мәселесі қаралғанда {person} отырыста болмаған, бірақ дауыс бергендердің арасында жазылған",
            ru="при рассмотрении вопроса «{title}» этого лица не было, но среди голосовавших оно записано: {person}",
            en="{person} is recorded as having voted on '{title}', but was not in the room",
        ),
        "names": t(
            kk="«{title}» мәселесі бойынша аталғаны – {named}, ал дауыс саны – {counted}",
            ru="по вопросу «{title}» поимённо названо — {named}, а голосов — {counted}",
            en="on '{title}' {named} members are named, but {counted} votes are counted",
        ),
        "fix": t(
            kk="дауыс санын, қатысқандар тізімін (present, arrivals, departures) отырыстың жазбасымен салыстырып "
            "түзетіңіз",
            ru="сверьте голоса и список присутствующих (present, arrivals, departures) с записью заседания и исправьте",
            en="compare the votes and those present (present, arrivals, departures) with the record of the meeting and "
            "correct them",
        ),
    },
    readings=("A-03", "A-08"),
    profile=Profile.PUBLISH,
)


def _voters(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Votes do not exceed the members present at the vote, and these agree with the attendance of the protocol."""
    here = set(words(document, "/present"))
    for vote in votes(document, ctx):
        cast, item = vote.votes_for + vote.against + vote.abstain, vote.item
        place = document.source.key(f"{item.at}/vote")
        facts: dict[str, Param] = {"title": item.title, "present": vote.stated}
        if cast > vote.stated:
            yield finding("R14.3", "sum", place, votes=cast, **facts)
        if here and vote.stated > len(item.room):
            yield finding("R14.3", "present", place, listed=len(item.room), **facts)
        elif moved(document) and vote.stated < item.present and not vote.disputed:
            yield finding("R14.3", "fewer", place, listed=item.present, **facts)
        yield from _named(document, vote, ctx)
    for name in ("arrivals", "departures"):
        for at, move in entries(document, f"/{name}"):
            who = str(move.get("person"))
            if here and who not in here and ctx.registers.person(who):
                yield finding("R14.3", "stranger", document.at(f"{at}/person"), person=names.person(ctx, who))


def _named(document: Document, vote: Vote, ctx: Context) -> Iterator[Diagnostic]:
    """Members named with their votes: each once, in the room, no more of them than votes."""
    seen: Counter[str] = Counter()
    item = vote.item
    for side in _SIDES:
        top = f"{item.at}/vote/by_name/{side}"
        for at, who in listed(document, top):
            if not isinstance(who, str) or who not in item.members:
                continue
            seen[who] += 1
            facts: dict[str, Param] = {"title": item.title, "person": names.person(ctx, who)}
            if seen[who] == 2:
                yield finding("R14.3", "twice", document.at(at), **facts)
            elif who not in item.room and seen[who] == 1:
                yield finding("R14.3", "away", document.at(at), **facts)
        named, counted = len(words(document, top)), number(document, f"{item.at}/vote/{side}")
        if counted is not None and named > counted:
            place = document.source.key(top)
            yield finding("R14.3", "names", place, title=item.title, named=named, counted=counted)


_LEFT = RuleSpec(
    id="R14.9",
    name="leavers-not-named",
    clauses=("14", "18"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Дауыс беру кезінде болмаған мүшелер аталады",
        ru="Члены, которых не было при голосовании, названы",
        en="Members who were away at a vote are named",
    ),
    explanation=t(
        kk="Дауыс беруге қатысқандар саны қатысқан мүшелер тізімінен аз болса, кімнің кейін келгені немесе ерте "
        "кеткені жазылуға тиіс: кворум мен көпшілік әр мәселе бойынша солай ғана тексеріледі.",
        ru="Если при голосовании присутствовало меньше членов, чем записано в протоколе, указывают, кто пришёл позже "
        "или ушёл раньше: только так кворум и большинство проверяются по каждому вопросу.",
        en="When fewer members were present at a vote than the protocol lists, it names who came later or left "
        "earlier: only so can quorum and majority be checked for each item.",
    ),
    messages={
        "unnamed": t(
            kk="«{title}» мәселесі бойынша дауыс беруге қатысқаны – {present}, ал тізімде – {listed}; кім болмағаны "
            "көрсетілмеген",
            ru="по вопросу «{title}» при голосовании присутствовало — {present}, а в списке — {listed}; кого не было, "
            "не указано",
            en="on '{title}' {present} members were present at the vote, {listed} are listed; who was away is not said",
        ),
        "fix": t(
            kk="кейін келгендерді arrivals, ерте кеткендерді departures тізіміне жазыңыз немесе vote/present санын "
            "түзетіңіз",
            ru="внесите пришедших позже в arrivals, ушедших раньше — в departures либо исправьте число vote/present",
            en="put who came later in arrivals and who left earlier in departures, or correct vote/present",
        ),
    },
    readings=("A-03", "A-08"),
    profile=Profile.PUBLISH,
)


def _left(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A vote with fewer members than listed, in a protocol that does not say who came later or left."""
    if moved(document):
        return
    for vote in votes(document, ctx):
        competent = has_quorum(vote.stated, len(vote.item.members))  # else R14.4 says so
        if competent and vote.stated < vote.item.present and not vote.disputed:
            place = document.source.key(f"{vote.item.at}/vote")
            facts: dict[str, Param] = {"title": vote.item.title, "present": vote.stated}
            yield finding("R14.9", "unnamed", place, listed=vote.item.present, **facts)


_NON_MEMBER = RuleSpec(
    id="R15.1",
    name="non-member-among-members",
    clauses=("14", "15"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Әкімдіктің мүшелері ғана дауыс береді",
        ru="Голосуют только члены акимата",
        en="Only members of the akimat vote",
    ),
    explanation=t(
        kk="Хаттаманың «present» тізіміне отырыс күні құрамда бар мүшелер ғана жазылады: кворум мен дауыс солар "
        "бойынша саналады. Мүшенің орнына келген адам – шақырылған адам, ол дауыс бермейді.",
        ru="В список «present» протокола входят только члены акимата по составу на день заседания: по ним считают "
        "кворум и голоса. Тот, кто пришёл вместо члена, — приглашённый и не голосует.",
        en="The protocol's list 'present' holds only members by the composition on the day of the meeting: quorum "
        "and votes are counted by them. Whoever came instead of a member is an invited person and does not vote.",
    ),
    messages={
        "stranger": t(
            kk="{date} күнгі құрам бойынша {person} әкімдіктің мүшесі емес, бірақ қатысқан мүшелер тізімінде тұр",
            ru="среди присутствующих членов записано лицо, не входящее в состав акимата на {date}: {person}",
            en="{person} is not a member of the akimat on {date}, but is listed among the members present",
        ),
        "voter": t(
            kk="{date} күнгі құрам бойынша {person} әкімдіктің мүшесі емес, бірақ дауыс бергендердің арасында жазылған",
            ru="среди голосовавших записано лицо, не входящее в состав акимата на {date}: {person}",
            en="{person} is not a member of the akimat on {date}, but is recorded as having voted",
        ),
        "fix": t(
            kk="оны «invited» тізіміне көшіріңіз немесе құрамды (registry/composition.yml) жаңартыңыз",
            ru="перенесите это лицо в список «invited» или обновите состав (registry/composition.yml)",
            en="move them to the list 'invited', or update the composition (registry/composition.yml)",
        ),
    },
    readings=("A-03", "A-08", "A-10"),
    profile=Profile.PUBLISH,
)


def _non_member(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever is listed as present, or named as a voter, is a member on the day of the meeting."""
    on = day(document, "/meeting/date")
    members = names.members(ctx, on) if on else ()
    strangers = set()
    for at, who in listed(document, "/present"):
        known = isinstance(who, str) and ctx.registers.person(who) is not None
        if on and members and known and who not in members and not _chairs(ctx, who, on):
            strangers.add(who)
            yield finding("R15.1", "stranger", document.at(at), person=names.person(ctx, who), date=on)
    for item in items(document, ctx):
        for at, who in (entry for side in _SIDES for entry in listed(document, f"{item.at}/vote/by_name/{side}")):
            known = isinstance(who, str) and ctx.registers.person(who) is not None
            if item.day and item.members and known and who not in item.members and who not in strangers:
                yield finding("R15.1", "voter", document.at(at), person=names.person(ctx, who), date=item.day)


def _chairs(ctx: Context, who: str, on: date) -> bool:
    """Whether the person may be there without being counted: an akim who is no member (A-03) chairs all the same; so
    does the akim of the composition while the register of appointments names none (X3 says that once).
    """
    if names.holder_of_rank(ctx, "akim", on) is None:
        composition = ctx.registers.composition(on)
        seats = composition.members if composition else ()
        return any(one == who and names.rank_of(ctx, seat) == "akim" for one, seat in seats)
    return not Seating.of(ctx.settings).akim and names.holds_rank(ctx, who, "akim", on)


RULES = (
    Rule(_VOTERS, document=_voters, needs=MEMBERS),
    Rule(_LEFT, document=_left, needs=MEMBERS),
    Rule(_NON_MEMBER, document=_non_member, needs=MEMBERS),
)
