"""Clauses 12, 14 and 15: who chairs, who is present, quorum in whole numbers, who may vote."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, finding, listed, word, words
from reglament.rules.registers import MEMBERS, OFFICE
from reglament.rules.voting import votes

_PROTOCOL = ("protocol",)


def has_quorum(present: int, total: int) -> bool:
    """Whether `present` of `total` members are at least two thirds."""
    return 3 * present >= 2 * total


def quorum(total: int) -> int:
    """The least number of members that makes a quorum."""
    return (2 * total + 2) // 3


_CHAIR = RuleSpec(
    id="R12.1",
    name="chair-is-not-the-akim",
    clauses=("12",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PROTOCOL,
    title=t(
        kk="Отырыста әкім немесе оның міндетін атқарушы төрағалық етеді",
        ru="На заседании председательствует аким или исполняющий его обязанности",
        en="The akim, or whoever acts for the akim, chairs a meeting",
    ),
    explanation=t(
        kk="Отырыста әкім, ол болмаған кезде әкімнің міндетін атқаратын орынбасары төрағалық етеді. Міндет атқару "
        "тағайындаулар тізілімінде отырыс күнін қамтуға тиіс.",
        ru="На заседании председательствует аким, а в его отсутствие — заместитель, исполняющий обязанности акима. "
        "Запись об исполнении обязанностей в реестре назначений должна охватывать день заседания.",
        en="The akim chairs a meeting, and in the akim's absence the deputy who acts for the akim. The acting term "
        "in the register of appointments must cover the day of the meeting.",
    ),
    messages={
        "other": t(
            kk="{date} күнгі отырыста {person} төрағалық еткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы "
            "да емес",
            ru="на заседании {date} председательствовал не аким и не исполняющий его обязанности: {person}",
            en="the meeting of {date} was chaired by {person}, neither the akim nor acting for the akim",
        ),
        "absent": t(
            kk="отырыста {person} төрағалық еткен, бірақ ол қатысқан мүшелер тізімінде жоқ",
            ru="председательствовавшего нет в списке присутствующих членов: {person}",
            en="the chair is not in the list of members present: {person}",
        ),
        "fix": t(
            kk="төрағаны (chair) түзетіңіз немесе міндет атқаруды registry/appointments.yml файлына жазыңыз",
            ru="исправьте председательствующего (chair) или внесите исполнение обязанностей в "
            "registry/appointments.yml",
            en="correct the chair, or record the acting term in registry/appointments.yml",
        ),
        "fix-absent": t(
            kk="төрағалық етушіні қатысқан мүшелердің тізіміне (present) қосыңыз",
            ru="внесите председательствовавшего в список присутствующих членов (present)",
            en="add the chair to the list of members present (present)",
        ),
    },
    readings=("A-04",),
)


def _chair(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The chair is the akim or acts for the akim on the day of the meeting, and is present."""
    who, on = word(document, "/chair/person"), day(document, "/meeting/date")
    if on is None or ctx.registers.person(who) is None:
        return
    person = names.person(ctx, who)
    if not names.stands_for_rank(ctx, who, "akim", on):
        yield finding("R12.1", "other", document.at("/chair"), date=on, person=person)
    elif isinstance(document.get("/present"), list) and who not in words(document, "/present"):
        yield finding("R12.1", "absent", document.at("/chair"), person=person)


_QUORUM = RuleSpec(
    id="R14.1",
    name="no-quorum",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PROTOCOL,
    title=t(
        kk="Отырысқа мүшелердің кемінде үштен екісі қатысады",
        ru="В заседании участвует не менее двух третей членов",
        en="At least two thirds of the members take part in a meeting",
    ),
    explanation=t(
        kk="Отырыс әкімдік мүшелерінің кемінде үштен екісі қатысқанда ғана заңды болады. Мүшелер саны отырыс күнгі "
        "құрам бойынша алынады, әкім де есепке кіреді. Дәл үштен екісі жеткілікті.",
        ru="Заседание правомочно, только если в нём участвует не менее двух третей членов акимата. Число членов "
        "берётся по составу на день заседания, аким входит в счёт. Ровно двух третей достаточно.",
        en="A meeting is competent only if at least two thirds of the members take part. Members are counted by the "
        "composition on the day of the meeting, the akim among them. Exactly two thirds is enough.",
    ),
    messages={
        "few": t(
            kk="кворум жоқ: {date} күні әкімдіктің мүшелері – {total}, қатысқаны – {present}, кемінде {needed} керек",
            ru="нет кворума: членов акимата на {date} — {total}, присутствовало — {present}, нужно не менее {needed}",
            en="no quorum: the akimat has {total} members on {date}, {present} were present, at least {needed} are "
            "needed",
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
)


def _quorum(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Three times the members present are at least twice the members of the akimat."""
    on = day(document, "/meeting/date")
    if on is None or not isinstance(document.get("/present"), list):
        return
    members = names.members(ctx, on)
    present = len(set(words(document, "/present")) & set(members))
    if members and not has_quorum(present, len(members)):
        total = len(members)
        place = document.source.key("/present")
        yield finding("R14.1", "few", place, date=on, total=total, present=present, needed=quorum(total))


_VOTE_QUORUM = RuleSpec(
    id="R14.4",
    name="vote-without-quorum",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PROTOCOL,
    title=t(
        kk="Дауыс беру кезінде де кворум сақталады",
        ru="Кворум сохраняется и при голосовании",
        en="The quorum holds at every vote",
    ),
    explanation=t(
        kk="Мүшелер отырыстан кетіп қалса, кворум бұзылуы мүмкін. Сондықтан әр дауыс беру кезінде қатысқандар саны "
        "да мүшелердің кемінде үштен екісі болуға тиіс.",
        ru="Если члены уходят с заседания, кворум может пропасть. Поэтому и при каждом голосовании присутствует не "
        "менее двух третей членов.",
        en="When members leave, the quorum may be lost. So at least two thirds of the members are present at every "
        "vote too.",
    ),
    messages={
        "few": t(
            kk="«{title}» мәселесі бойынша дауыс беру кезінде кворум жоқ: мүшелері – {total}, қатысқаны – {present}, "
            "кемінде {needed} керек",
            ru="при голосовании по вопросу «{title}» нет кворума: членов — {total}, присутствовало — {present}, "
            "нужно не менее {needed}",
            en="no quorum at the vote on '{title}': {total} members, {present} present, at least {needed} needed",
        ),
        "fix": t(
            kk="дауыс беруге қатысқандардың санын тексеріңіз; кворум болмаса, мәселені келесі отырысқа қалдырыңыз",
            ru="проверьте число присутствовавших при голосовании; без кворума вопрос переносится на следующее "
            "заседание",
            en="check the number present at the vote; without a quorum the question goes to the next meeting",
        ),
    },
    readings=("A-03", "A-05"),
)


def _vote_quorum(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The members present at each vote make a quorum; a meeting without one is reported once, as such."""
    on = day(document, "/meeting/date")
    if on is None or any(_quorum(document, ctx)):
        return
    total = len(names.members(ctx, on))
    for vote in votes(document):
        if not has_quorum(vote.present, total):
            place = document.at(f"{vote.at}/vote/present")
            facts: dict[str, Param] = {
                "title": vote.title,
                "total": total,
                "present": vote.present,
                "needed": quorum(total),
            }
            yield finding("R14.4", "few", place, **facts)


_NON_MEMBER = RuleSpec(
    id="R15.1",
    name="non-member-among-members",
    clauses=("14", "15"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PROTOCOL,
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
            kk="{person} – {date} күнгі құрам бойынша әкімдіктің мүшесі емес, бірақ қатысқан мүшелер тізімінде тұр",
            ru="среди присутствующих членов записано лицо, не входящее в состав акимата на {date}: {person}",
            en="{person} is not a member of the akimat on {date}, but is listed among the members present",
        ),
        "fix": t(
            kk="оны «invited» тізіміне көшіріңіз немесе құрамды (registry/composition.yml) жаңартыңыз",
            ru="перенесите это лицо в список «invited» или обновите состав (registry/composition.yml)",
            en="move them to the list 'invited', or update the composition (registry/composition.yml)",
        ),
    },
    readings=("A-08", "A-10"),
)


def _non_member(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever is listed as present is a member on the day of the meeting."""
    on = day(document, "/meeting/date")
    members = names.members(ctx, on) if on else ()
    for at, who in listed(document, "/present"):
        if on and members and isinstance(who, str) and who not in members and ctx.registers.person(who):
            yield finding("R15.1", "stranger", document.at(at), person=names.person(ctx, who), date=on)


RULES = (
    Rule(_CHAIR, document=_chair, needs=OFFICE),
    Rule(_QUORUM, document=_quorum, needs=MEMBERS),
    Rule(_VOTE_QUORUM, document=_vote_quorum, needs=MEMBERS),
    Rule(_NON_MEMBER, document=_non_member, needs=MEMBERS),
)
