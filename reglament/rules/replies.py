"""Clauses 23 and 24: requests for approval go out together, and the right official replies to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import act_of
from reglament.rules.facts import as_day, day, entries, finding, note, word
from reglament.rules.registers import OFFICE
from reglament.rules.sheets import decided, excused, is_head, replied, round_of

RANKS_AT_MEETINGS = (
    "head_of_unit",
    "deputy_head_of_unit",
    "head_of_apparatus",
    "deputy_head_of_apparatus",
    "deputy_akim",
    "akim",
)
"""Ranks not below a deputy head of a unit."""

_TOGETHER = {
    "apart": t(
        kk="жоба органдарға бір күнде жіберілмеген: {first} және {last}; бөлімше: {unit}",
        ru="проект направлен органам не в один день: {first} и {last}; подразделение: {unit}",
        en="the draft was not sent to all bodies on one day, but on {first} and on {last}; unit: {unit}",
    ),
    "others": t(kk="басқаларға жіберілген күн", ru="другим направлено в этот день", en="sent to others on this day"),
    "fix": t(
        kk="жобаның көшірмелерін барлық органға бір күнде жіберіңіз; қосымша келісу болса, оны round: 2 деп белгілеңіз",
        ru="направляйте копии всем органам в один день; если это дополнительное согласование, отметьте его round: 2",
        en="send the copies to all bodies on one day; if this is additional approval, mark it round: 2",
    ),
}

_APART = RuleSpec(
    id="R23.1",
    name="requests-sent-on-different-days",
    clauses=("23",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Жоба барлық мүдделі органға бір мезгілде жіберіледі",
        ru="Проект направляют всем заинтересованным органам одновременно",
        en="A draft goes to all bodies concerned at the same time",
    ),
    explanation=t(
        kk="Әзірлеуші жобаның көшірмелерін барлық мүдделі органға бір мезгілде, яғни бір күнтізбелік күнде жібереді. "
        "Айырма бір жұмыс күнінен асса – қате; бір жұмыс күні болса, R23.7 ескертеді. Қосымша келісу бөлек саналады.",
        ru="Разработчик направляет копии проекта всем заинтересованным органам одновременно, то есть в один "
        "календарный день. Разница больше одного рабочего дня — ошибка; об одном рабочем дне предупреждает R23.7. "
        "Дополнительное согласование считается отдельно.",
        en="The developer sends copies of the draft to all bodies concerned at the same time: on one calendar day. A "
        "difference of more than one working day is an error; of one working day R23.7 warns. Additional approval is "
        "counted apart.",
    ),
    messages=_TOGETHER,
    readings=("A-35",),
)

_NEXT_DAY = RuleSpec(
    id="R23.7",
    name="request-sent-a-day-later",
    clauses=("23",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Жоба барлық органға бір күнде жіберіледі, ешқайсысына келесі күнге қалдырылмайды",
        ru="Проект направляют всем органам в один день, не откладывая на следующий",
        en="A draft goes to all bodies on one day, to none on the next",
    ),
    explanation=t(
        kk="Бір жұмыс күніне кешіктірілген сұрау келісу мерзімін бұзбайды, бірақ талап етілген бір мезгілділікке "
        "жатпайды.",
        ru="Запрос, отправленный на рабочий день позже, срока согласования не нарушает, но одновременным не является.",
        en="A request sent one working day later does not upset the term of approval, but it is not simultaneous.",
    ),
    messages=_TOGETHER,
    readings=("A-35",),
)


def _sent(document: Document, ctx: Context, rule: str) -> Iterator[Diagnostic]:
    """Requests of one round that did not go out with the others: a working day apart for R23.7, more for R23.1."""
    rounds: dict[int, list[tuple[date, str, str]]] = defaultdict(list)
    for at, request in entries(document, "/requests"):
        if sent := as_day(request.get("sent")):
            rounds[round_of(document, at)].append((sent, at, str(request.get("unit"))))
    for requests in rounds.values():
        days = Counter(sent for sent, _, _ in requests)
        common = min(days, key=lambda sent: (-days[sent], sent))  # one request that went out apart is one fault
        place = next(at for sent, at, _ in requests if sent == common)
        for sent, at, unit in requests:
            first, last = sorted((sent, common))
            if last > first and (rule == "R23.7") is (ctx.calendar.left(first, last) <= 1):
                second = note(document.at(f"{place}/sent"), "others")
                facts = {"first": first, "last": last, "unit": names.unit(ctx, unit)}
                yield finding(rule, "apart", document.at(f"{at}/sent"), second, **facts)


def _apart(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """No request of a round goes out more than one working day after the first."""
    yield from _sent(document, ctx, "R23.1")


def _next_day(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """No request of a round goes out on the next working day."""
    yield from _sent(document, ctx, "R23.7")


_AT_MEETING = RuleSpec(
    id="R23.4",
    name="visa-at-a-meeting-by-too-low-a-rank",
    clauses=("23",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Кеңесте жобаға бөлімше басшысы немесе оның орынбасары бұрыштама қояды",
        ru="На совещании проект визирует руководитель подразделения или его заместитель",
        en="At a meeting the visa is given by the head of the unit or a deputy",
    ),
    explanation=t(
        kk="Әкімнің немесе орынбасарының тапсырмасын тезірек шешу үшін бұрыштаманы кеңестің (отырыстың) өзінде қоюға "
        "болады: оны бөлімшенің басшысы немесе орынбасарынан төмен емес қызметкері қояды. Ол сол бөлімшеде жұмыс "
        "істеуге тиіс.",
        ru="Чтобы быстрее выполнить поручение акима или его заместителя, визу можно дать прямо на совещании "
        "(заседании): её ставит руководитель подразделения или работник не ниже заместителя руководителя. Он работает "
        "в том же подразделении.",
        en="To carry out an instruction of the akim or a deputy sooner, the visa may be given at the meeting itself, "
        "by the head of the unit or an official not below a deputy head. The official belongs to that unit.",
    ),
    messages={
        "rank": t(
            kk="кеңесте бұрыштама қойған адамның лауазымы бөлімше басшысының орынбасарынан төмен: {person}, {position}",
            ru="на совещании проект завизировало лицо в должности ниже заместителя руководителя: {person}, {position}",
            en="the visa at the meeting was given by {person}, below a deputy head of the unit: {position}",
        ),
        "unit": t(
            kk="кеңесте бұрыштама қойған адам басқа бөлімшеде қызмет етеді: {person}; сұралған бөлімше: {unit}",
            ru="на совещании проект завизировал работник другого подразделения: {person}; запрошено подразделение: "
            "{unit}",
            en="the visa at the meeting was given by {person} of another unit; the unit asked is {unit}",
        ),
        "fix": t(
            kk="бөлімшенің басшысынан немесе орынбасарынан бұрыштама алыңыз",
            ru="получите визу руководителя подразделения или его заместителя",
            en="get the visa of the head of the unit or of a deputy",
        ),
    },
    readings=("A-37",),
)


def _at_meeting(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A visa at a meeting comes from the unit that was asked, and from no rank below a deputy head."""
    for at, request in entries(document, "/requests"):
        seat = ctx.registers.position(word(document, f"{at}/reply/position"))
        if document.get(f"{at}/reply/at_meeting") is None or seat is None:
            continue
        unit, person = str(request.get("unit")), names.person(ctx, word(document, f"{at}/reply/person"))
        if seat.rank not in RANKS_AT_MEETINGS:
            place = document.at(f"{at}/reply/position")
            yield finding("R23.4", "rank", place, person=person, position=names.position(ctx, seat.id))
        elif seat.unit and ctx.registers.unit(unit) and seat.unit not in ctx.registers.line(unit):
            place = document.at(f"{at}/reply/position")
            yield finding("R23.4", "unit", place, person=person, unit=names.unit(ctx, unit))


_INFORMED = RuleSpec(
    id="R23.5",
    name="first-head-not-told-of-a-visa",
    clauses=("23",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Кеңесте қойылған бұрыштама туралы бірінші басшыға баяндалады",
        ru="О визе на совещании докладывают первому руководителю",
        en="The first head is told of a visa given at a meeting",
    ),
    explanation=t(
        kk="Кеңесте жобаға бұрыштама қойған адам бұл туралы бөлімшесінің бірінші басшысына баяндайды. Күні "
        "at_meeting/head_informed өрісіне жазылады; бұрыштаманы басшының өзі қойса, ол қажет емес.",
        ru="Кто завизировал проект на совещании, докладывает об этом первому руководителю подразделения. День доклада "
        "— в поле at_meeting/head_informed; если завизировал сам руководитель, оно не нужно.",
        en="Whoever gave a visa at a meeting reports it to the first head of the unit. The day is in "
        "at_meeting/head_informed; it is not needed when the head did it in person.",
    ),
    messages={
        "absent": t(
            kk="кеңесте қойылған бұрыштама туралы бірінші басшыға баяндалғаны жазылмаған: {person}",
            ru="не записано, что о визе на совещании доложено первому руководителю: {person}",
            en="it is not recorded that the first head was told of the visa given at the meeting by {person}",
        ),
        "fix": t(
            kk="бірінші басшыға баяндап, күнін head_informed өрісіне жазыңыз",
            ru="доложите первому руководителю и внесите день в поле head_informed",
            en="tell the first head and record the day in head_informed",
        ),
    },
    readings=("A-37",),
)


def _informed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """When somebody else than the first head gave a visa at a meeting, the head was told."""
    for at, request in entries(document, "/requests"):
        seat, meeting = word(document, f"{at}/reply/position"), f"{at}/reply/at_meeting"
        if document.get(meeting) is None or is_head(ctx, str(request.get("unit")), seat):
            continue
        if day(document, f"{meeting}/head_informed") is None:
            person = names.person(ctx, word(document, f"{at}/reply/person"))
            yield finding("R23.5", "absent", document.source.key(meeting), person=person)


_SIGNER = RuleSpec(
    id="R24.1",
    name="reply-not-signed-by-first-head",
    clauses=("24",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet", "refusal"),
    title=t(
        kk="Жауапқа бөлімшенің бірінші басшысы қол қояды",
        ru="Ответ подписывает первый руководитель подразделения",
        en="A reply is signed by the first head of the unit",
    ),
    explanation=t(
        kk="Келісетін бөлімшенің жауабы бірінші басшының немесе оны алмастыратын адамның қолымен беріледі. "
        "Алмастыратын "
        "адам басшының лауазымымен жазылады (registry/appointments.yml, acting). Кеңесте қойылған бұрыштама – бөлек "
        "жағдай (at_meeting).",
        ru="Ответ подразделения даётся за подписью первого руководителя или лица, его замещающего. Замещающий "
        "указывается с должностью руководителя (registry/appointments.yml, acting). Виза на совещании — особый случай "
        "(at_meeting).",
        en="The reply of a unit is signed by its first head or by whoever stands in. Whoever stands in is named with "
        "the head's position (registry/appointments.yml, acting). A visa at a meeting is another case (at_meeting).",
    ),
    messages={
        "other": t(
            kk="жауапқа бөлімшенің бірінші басшысы емес адам қол қойған: {person}, {position}; бөлімше: {unit}",
            ru="ответ подписал не первый руководитель подразделения: {person}, {position}; подразделение: {unit}",
            en="the reply is signed by {person}, {position}, who is not the first head of the unit: {unit}",
        ),
        "fix": t(
            kk="бірінші басшының қолын алыңыз; міндетін атқарушыны басшының лауазымымен, кеңестегі бұрыштаманы "
            "at_meeting өрісімен жазыңыз",
            ru="получите подпись первого руководителя; исполняющего обязанности укажите с должностью руководителя, "
            "визу на совещании — с полем at_meeting",
            en="get the signature of the first head; name an acting head with the head's position, and mark a visa "
            "given at a meeting with at_meeting",
        ),
    },
    readings=("A-37",),
)


def _signer(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A reply outside a meeting, and a refusal, bear the position of the unit's first head."""
    if document.kind == "refusal":
        signatures = [("/signed", word(document, "/unit"))]
    else:
        signatures = [
            (f"{at}/reply", str(request.get("unit")))
            for at, request in entries(document, "/requests")
            if document.get(f"{at}/reply/at_meeting") is None
        ]
    for at, unit in signatures:
        seat = word(document, f"{at}/position")
        if seat and not is_head(ctx, unit, seat):
            person, position = names.person(ctx, word(document, f"{at}/person")), names.position(ctx, seat)
            place = document.at(f"{at}/position")
            yield finding("R24.1", "other", place, person=person, position=position, unit=names.unit(ctx, unit))


_SILENCE = RuleSpec(
    id="R24.3",
    name="silence-taken-for-consent",
    clauses=("23", "24"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    profile=Profile.PUBLISH,
    title=t(
        kk="Жауаптың болмауы келісім болып саналмайды",
        ru="Молчание не считается согласием",
        en="Silence is not consent",
    ),
    explanation=t(
        kk="Жауаптың үш түрі ғана бар: келісілді, ескертулермен келісілді, бас тартылды. Жауап бермеген органның "
        "бұрыштамасы жоқ деп саналады: оның себебі мен жіберу дәлелі түсіндірме жазбада (missing_visas) көрсетілмесе, "
        "актіге қол қоюға болмайды.",
        ru="Ответ бывает только трёх видов: согласовано, согласовано с замечаниями, отказано. Орган, который не "
        "ответил, визы не дал: пока причина и подтверждение отправки не указаны в пояснительной записке "
        "(missing_visas), акт подписывать нельзя.",
        en="There are only three kinds of reply: agreed, agreed with remarks, refused. A body that did not reply gave "
        "no visa: until the note states the reason and the proof of sending (missing_visas), the act is not signed.",
    ),
    messages={
        "silent": t(
            kk="актіге қол қойылған, бірақ бөлімшенің жауабы жоқ және оның себебі жазбада көрсетілмеген: {unit}",
            ru="акт подписан, хотя ответа нет и причина в записке не указана; подразделение: {unit}",
            en="the act is signed, though this unit did not reply and the note gives no reason: {unit}",
        ),
        "fix": t(
            kk="бөлімшенің жауабын reply өрісіне жазыңыз немесе себебін жазбаның missing_visas тізімінде көрсетіңіз",
            ru="внесите ответ подразделения в поле reply или укажите причину в списке missing_visas записки",
            en="record the unit's reply, or state the reason in missing_visas of the note",
        ),
    },
    readings=("A-18",),
)


def _silence(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """When an act is signed, every unit asked has replied, or the note says why its visa is missing."""
    if not decided(act_of(document, ctx)):
        return
    explained = excused(document, ctx)
    for at, request in entries(document, "/requests"):
        unit = str(request.get("unit"))
        if "reply" not in request and unit not in explained and not replied(document, unit):
            yield finding("R24.3", "silent", document.at(f"{at}/unit"), unit=names.unit(ctx, unit))


RULES = (
    Rule(_APART, document=_apart),
    Rule(_NEXT_DAY, document=_next_day),
    Rule(_AT_MEETING, document=_at_meeting, needs=("positions", "units")),
    Rule(_INFORMED, document=_informed, needs=("positions", "units")),
    Rule(_SIGNER, document=_signer, needs=OFFICE),
    Rule(_SILENCE, document=_silence),
)
