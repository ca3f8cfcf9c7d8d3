"""Clause 12: who chairs a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, entries, finding, meeting_end, note, word, words
from reglament.rules.meetings import PROTOCOL, items
from reglament.rules.registers import MEMBERS, OFFICE

_CHAIR = RuleSpec(
    id="R12.1",
    name="chair-is-not-the-akim",
    clauses=("12",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Отырыста әкім немесе оның міндетін атқарушы төрағалық етеді",
        ru="На заседании председательствует аким или исполняющий его обязанности",
        en="The akim, or whoever acts for the akim, chairs a meeting",
    ),
    explanation=t(
        kk="Отырыста әкім, ол болмаған кезде әкімнің міндетін атқаратын орынбасары төрағалық етеді. Міндет атқару "
        "тағайындаулар тізілімінде отырыс күнін қамтуға тиіс. Отырыс бірнеше күнге созылса, әр күннің төрағасы бөлек "
        "тексеріледі (chairs).",
        ru="На заседании председательствует аким, а в его отсутствие — заместитель, исполняющий обязанности акима. "
        "Запись об исполнении обязанностей в реестре назначений должна охватывать день заседания. Если заседание "
        "длилось несколько дней, председательствовавший проверяется за каждый день (chairs).",
        en="The akim chairs a meeting, and in the akim's absence the deputy who acts for the akim. The acting term in "
        "the register of appointments must cover the day of the meeting. At a meeting of several days the chair of "
        "each day is checked (chairs).",
    ),
    messages={
        "other": t(
            kk="{date} күнгі отырыста {person} төрағалық еткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы "
            "да емес",
            ru="на заседании {date} председательствовал не аким и не исполняющий его обязанности: {person}",
            en="the meeting of {date} was chaired by {person}, neither the akim nor acting for the akim",
        ),
        "rank": t(
            kk="{date} күнгі отырыста әкімнің міндетін атқарушы ретінде {person} төрағалық еткен, бірақ ол әкімнің "
            "орынбасары емес",
            ru="на заседании {date} за акима председательствовало лицо, которое не является его заместителем: {person}",
            en="the meeting of {date} was chaired for the akim by {person}, who is no deputy akim",
        ),
        "uncovered": t(
            kk="{date} күні кімнің төрағалық еткені көрсетілмеген: отырыс бірнеше күнге созылған, ал chairs тізімінде "
            "бұл күн жоқ",
            ru="не указано, кто председательствовал {date}: заседание длилось несколько дней, а в списке chairs этого "
            "дня нет",
            en="nobody is named as having chaired on {date}: the meeting took several days, and chairs leaves this "
            "one out",
        ),
        "fix": t(
            kk="төрағаны (chair) түзетіңіз немесе міндет атқаруды registry/appointments.yml файлына жазыңыз",
            ru="исправьте председательствующего (chair) или внесите исполнение обязанностей в "
            "registry/appointments.yml",
            en="correct the chair, or record the acting term in registry/appointments.yml",
        ),
        "fix-uncovered": t(
            kk="chairs тізіміне осы күннің төрағасын қосыңыз",
            ru="добавьте в список chairs председательствовавшего в этот день",
            en="add whoever chaired on that day to chairs",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _chair(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """On each day of the meeting the chair is the akim, or a deputy who acts for the akim."""
    for who, on, place in _chairs(document, ctx):
        # while the register names no akim for the day, X3 says so once
        if ctx.registers.person(who) is None or names.holder_of_rank(ctx, "akim", on) is None:
            continue
        if not names.stands_for_rank(ctx, who, "akim", on):
            yield finding("R12.1", "other", place, date=on, person=names.person(ctx, who))
            return
        if not _is_akim(ctx, who, on) and not names.stands_for_rank(ctx, who, "deputy_akim", on):
            yield finding("R12.1", "rank", place, date=on, person=names.person(ctx, who))
            return
    if document.get("/chairs"):
        named = {as_day(entry.get("date")) for _, entry in entries(document, "/chairs")}
        for on in (one for one in _days(document, ctx) if one not in named):
            yield finding("R12.1", "uncovered", document.source.key("/chairs"), date=on)


def _chairs(document: Document, ctx: Context) -> Iterator[tuple[str, date, Location]]:
    """Who chaired on which day: by `chairs`, else the one chair on every day of the meeting."""
    by_day = list(entries(document, "/chairs"))
    for at, entry in by_day:
        on = as_day(entry.get("date"))
        if on is not None:
            yield str(entry.get("person")), on, document.at(at)
    if not by_day:
        who = word(document, "/chair/person")
        yield from ((who, on, document.at("/chair")) for on in _days(document, ctx))


def _days(document: Document, ctx: Context) -> list[date]:
    """The days of the meeting that the protocol names: the first, those of its items, the last."""
    first, last = day(document, "/meeting/date"), meeting_end(document)
    named = {first, last, *(item.day for item in items(document, ctx))}
    return sorted(on for on in named if on is not None)


def _is_akim(ctx: Context, who: str, on: date) -> bool:
    """Whether the person is appointed akim, not only acting."""
    return any(
        names.stands_for(ctx, who, seat, on) and not ctx.registers.acting(who, seat, on)
        for seat in names.positions_of_rank(ctx, "akim")
    )


_AKIM = RuleSpec(
    id="R12.2",
    name="akim-present-but-another-chairs",
    clauses=("12",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Әкім қатысса, отырыста өзі төрағалық етеді",
        ru="Если аким присутствует, председательствует он сам",
        en="When the akim is present, the akim chairs",
    ),
    explanation=t(
        kk="Орынбасар тек әкім болмағанда төрағалық етеді. Хаттамада әкім қатысты деп жазылып, басқа адам төрағалық "
        "етсе, осы жазбалардың бірі қате болуы мүмкін. Әкім кейін келсе немесе ерте кетсе, ол arrivals, departures "
        "тізімдерінде жазылады.",
        ru="Заместитель председательствует только в отсутствие акима. Если по протоколу аким присутствовал, а вёл "
        "заседание другой, одна из записей, возможно, неверна. Если аким пришёл позже или ушёл раньше, это записывают "
        "в arrivals, departures.",
        en="A deputy chairs only in the akim's absence. When the protocol has the akim present and another in the "
        "chair, one of the records may be wrong. An akim who came later or left earlier is in arrivals, departures.",
    ),
    messages={
        "present": t(
            kk="{akim} қатысқан деп жазылған, бірақ отырыста {chair} төрағалық еткен",
            ru="аким ({akim}) записан присутствующим, а председательствовало другое лицо: {chair}",
            en="the akim, {akim}, is recorded as present, yet {chair} chaired",
        ),
        "listed": t(kk="қатысқандар арасында", ru="в списке присутствующих", en="in the list of those present"),
        "fix": t(
            kk="төрағаны (chair) немесе қатысқандар тізімін (present) түзетіңіз",
            ru="исправьте председателя (chair) или список присутствующих (present)",
            en="correct the chair or the list of those present (present)",
        ),
    },
    profile=Profile.PUBLISH,
)


def _akim(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The akim is in the room from beginning to end, and somebody else has the chair."""
    moves = [entry for name in ("arrivals", "departures") for _, entry in entries(document, f"/{name}")]
    moving = [entry.get("person") for entry in moves]
    for who, on, place in _chairs(document, ctx):
        akim = ctx.registers.akim(on)
        if not akim or akim == who or not names.stands_for_rank(ctx, who, "akim", on) or not _is_akim(ctx, akim, on):
            continue  # a chair who stands for nobody is reported by R12.1
        if akim in words(document, "/present") and akim not in moving:
            at = f"/present/{words(document, '/present').index(akim)}"
            facts = {"akim": names.person(ctx, akim), "chair": names.person(ctx, who)}
            yield finding("R12.2", "present", place, note(document.at(at), "listed"), **facts)
            return


_PRESENT = RuleSpec(
    id="R12.3",
    name="chair-not-among-those-present",
    clauses=("12", "18"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Төрағалық етуші қатысқандар тізімінде бар",
        ru="Председательствовавший есть в списке присутствовавших",
        en="The chair is among those present",
    ),
    explanation=t(
        kk="Төрағалық еткен адам отырысқа қатысқан, сондықтан ол хаттаманың қатысқандар тізімінде тұруға тиіс. Отырыс "
        "бірнеше күнге созылса, төраға өз күнінде отырыста болуға тиіс.",
        ru="Председательствовавший участвовал в заседании, поэтому стоит в списке присутствовавших. Если заседание "
        "длилось несколько дней, в свой день он был на заседании.",
        en="Whoever chaired took part in the meeting and so stands in the list of those present. At a meeting of "
        "several days the chair of a day was there on that day.",
    ),
    messages={
        "absent": t(
            kk="отырыста {person} төрағалық еткен, бірақ ол қатысқан мүшелер тізімінде жоқ",
            ru="председательствовавшего нет в списке присутствовавших членов: {person}",
            en="the chair is not in the list of members present: {person}",
        ),
        "away": t(
            kk="{date} күні {person} төрағалық еткен, бірақ жазба бойынша ол сол күні отырыста болмаған",
            ru="{date} председательствовало лицо, которого по записям в этот день на заседании не было: {person}",
            en="{person} chaired on {date}, but by the record was not there that day",
        ),
        "fix": t(
            kk="төрағалық етушіні қатысқан мүшелердің тізіміне (present) қосыңыз",
            ru="внесите председательствовавшего в список присутствовавших членов (present)",
            en="add the chair to the list of members present (present)",
        ),
        "fix-away": t(
            kk="төрағаны (chairs) немесе келген-кеткен жазбаларын (arrivals, departures) түзетіңіз",
            ru="исправьте председателя (chairs) или записи о приходе и уходе (arrivals, departures)",
            en="correct the chair (chairs) or the comings and leavings (arrivals, departures)",
        ),
    },
    readings=("A-03",),
    profile=Profile.PUBLISH,
)


def _present(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever chaired is listed as present and was in the room on that day."""
    if not isinstance(document.get("/present"), list):
        return
    reported = set()
    for who, on, place in _chairs(document, ctx):
        # an akim who is no member chairs without being counted, so the list need not have the akim
        counted = not names.holds_rank(ctx, who, "akim", on) or who in names.members(ctx, on)
        if ctx.registers.person(who) is None or not counted or who in reported:
            continue
        rooms = [item.room for item in items(document, ctx) if item.day == on]
        if who not in words(document, "/present"):
            reported.add(who)
            yield finding("R12.3", "absent", place, person=names.person(ctx, who))
        elif rooms and not any(who in room for room in rooms):
            yield finding("R12.3", "away", place, person=names.person(ctx, who), date=on)


RULES = (
    Rule(_CHAIR, document=_chair, needs=OFFICE),
    Rule(_AKIM, document=_akim, needs=OFFICE),
    Rule(_PRESENT, document=_present, needs=MEMBERS),
)
