"""Clause 18: the protocol, its terms, its number, its dispatch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Note, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import day, finding, meeting_end, note, number, word
from reglament.rules.registers import OFFICE

DAYS_TO_SIGN = 3

_PROTOCOL = ("protocol",)

_SIGNED = RuleSpec(
    id="R18.3",
    name="protocol-signed-late",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PROTOCOL,
    title=t(
        kk="Хаттамаға отырыстан кейін үш күн ішінде қол қойылады",
        ru="Протокол подписывается в течение трёх дней после заседания",
        en="A protocol is signed within three days of the meeting",
    ),
    explanation=t(
        kk="Хаттама отырыс аяқталған күннен бастап үш күн мерзімде ресімделеді: бұрыштама да, қол да осы мерзімге "
        "кіреді. Отырыс күні есепке алынбайды, мерзім демалыс күніне түссе, келесі жұмыс күніне ауысады.",
        ru="Протокол оформляется в трёхдневный срок со дня завершения заседания: и виза, и подпись входят в этот "
        "срок. День заседания не считается, а если срок выпал на выходной, он переходит на следующий рабочий день.",
        en="A protocol is drawn up within three days of the end of the meeting, visa and signature included. The day "
        "of the meeting does not count, and a term that ends on a day off goes to the next working day.",
    ),
    messages={
        "late": t(
            kk="отырыс {meeting} күні аяқталды, хаттамаға {signed} күні қол қойылған, ал соңғы мерзім – {due}",
            ru="заседание завершилось {meeting}, протокол подписан {signed}, а крайний срок — {due}",
            en="the meeting ended on {meeting}, the protocol was signed on {signed}; the last day was {due}",
        ),
        "unsigned": t(
            kk="отырыс {meeting} күні аяқталды, хаттамаға қол қойылмаған, мерзім {due} күні өтіп кетті",
            ru="заседание завершилось {meeting}, протокол не подписан, а срок истёк {due}",
            en="the meeting ended on {meeting}; the protocol is not signed and the time for that ended on {due}",
        ),
        "early": t(
            kk="хаттамаға {signed} күні, отырыс аяқталмай тұрып қол қойылған: отырыс {meeting} күні аяқталды",
            ru="протокол подписан {signed}, до завершения заседания {meeting}",
            en="the protocol was signed on {signed}, before the meeting ended on {meeting}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="хаттамаға қол қойғызып, күнін signed өрісіне жазыңыз; кешіксе, себебін аппарат басшысына баяндаңыз",
            ru="подпишите протокол и внесите дату в поле signed; о задержке доложите руководителю аппарата",
            en="have the protocol signed and record the date in signed; report a delay to the head of the apparatus",
        ),
    },
    readings=("A-01", "A-02", "A-33"),
    profile=Profile.PUBLISH,
)


def _signed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The protocol is signed within three days after the meeting ended, rolled to a working day."""
    ended, signed = meeting_end(document), day(document, "/signed/date")
    if ended is None or (signed is None and (document.get("/signed") is not None or ctx.as_of < ended)):
        return
    if signed and signed < ended:
        yield finding("R18.3", "early", document.at("/signed/date"), signed=signed, meeting=ended)
        return
    term = ctx.calendar.calendar_days(ended, DAYS_TO_SIGN)
    proof = note(document.at("/meeting"), "term", proof=term.explanation())
    if signed and signed > term.due:
        place = document.at("/signed/date")
        yield finding("R18.3", "late", place, proof, meeting=ended, signed=signed, due=term.due)
    if signed is None and ctx.as_of > term.due:
        yield finding("R18.3", "unsigned", document.at(), proof, meeting=ended, due=term.due)


_SIGNER = RuleSpec(
    id="R18.4",
    name="protocol-signed-by-another",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_PROTOCOL,
    title=t(
        kk="Хаттамаға аппарат басшысы бұрыштама, төрағалық етуші қол қояды",
        ru="Протокол визирует руководитель аппарата и подписывает председательствовавший",
        en="The head of the apparatus gives a visa, and whoever chaired signs the protocol",
    ),
    explanation=t(
        kk="Хаттамаға алдымен аппарат басшысы бұрыштама қояды, содан кейін отырыста төрағалық еткен адам қол қояды. "
        "Әкім орнына орынбасары төрағалық етсе, хаттамаға сол орынбасар қол қояды.",
        ru="Протокол сначала визирует руководитель аппарата, затем подписывает тот, кто председательствовал. Если "
        "вместо акима заседание вёл заместитель, подписывает заместитель.",
        en="First the head of the apparatus gives a visa, then whoever chaired the meeting signs. If a deputy "
        "chaired in place of the akim, the deputy signs.",
    ),
    messages={
        "signer": t(
            kk="хаттамаға {signer} қол қойған, ал отырыста {chair} төрағалық еткен",
            ru="протокол подписан не тем, кто вёл заседание: подписал — {signer}, председательствовал — {chair}",
            en="the protocol was signed by {signer}, while {chair} chaired the meeting",
        ),
        "no-visa": t(
            kk="хаттамаға қол қойылған, бірақ аппарат басшысының бұрыштамасы жоқ",
            ru="протокол подписан, но визы руководителя аппарата на нём нет",
            en="the protocol is signed but bears no visa of the head of the apparatus",
        ),
        "visa-other": t(
            kk="хаттамаға {date} күні {person} бұрыштама қойған, бірақ ол аппарат басшысы да, оның міндетін атқарушы "
            "да емес",
            ru="протокол {date} завизировал не руководитель аппарата и не исполняющий его обязанности: {person}",
            en="the visa of {date} is by {person}, neither the head of the apparatus nor acting for them",
        ),
        "visa-late": t(
            kk="хаттамаға {signed} күні қол қойылған, ал бұрыштама кейін – {visa} күні қойылған",
            ru="протокол подписан {signed}, а завизирован позже — {visa}",
            en="the protocol was signed on {signed} and given a visa only later, on {visa}",
        ),
        "chair": t(kk="төрағалық етуші", ru="председательствовавший", en="the chair"),
        "fix": t(
            kk="signed өрісіне төрағалық етушіні, visa өрісіне аппарат басшысын жазыңыз; бұрыштама қолдан кеш болмайды",
            ru="в поле signed укажите председательствовавшего, в поле visa — руководителя аппарата; виза не позже "
            "подписи",
            en="in signed name whoever chaired, in visa the head of the apparatus; the visa is not later than the "
            "signature",
        ),
    },
    profile=Profile.PUBLISH,
)


def _signer(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever chaired signs the protocol, after the visa of the head of the apparatus."""
    chair, signer = word(document, "/chair/person"), word(document, "/signed/person")
    signed, visa, who = day(document, "/signed/date"), day(document, "/visa/date"), word(document, "/visa/person")
    if chair and signer and chair != signer:
        second = note(document.at("/chair"), "chair")
        facts = {"signer": names.person(ctx, signer), "chair": names.person(ctx, chair)}
        yield finding("R18.4", "signer", document.at("/signed/person"), second, **facts)
    if signer and document.get("/visa") is None:
        yield finding("R18.4", "no-visa", document.source.key("/signed"))
    if visa and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "head_of_apparatus", visa):
        yield finding("R18.4", "visa-other", document.at("/visa"), person=names.person(ctx, who), date=visa)
    if visa and signed and visa > signed:
        yield finding("R18.4", "visa-late", document.at("/visa/date"), visa=visa, signed=signed)


_NUMBERS = RuleSpec(
    id="R18.5",
    name="protocol-numbers-broken",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=_PROTOCOL,
    title=t(
        kk="Хаттамалар күнтізбелік жыл ішінде рет-ретімен нөмірленеді",
        ru="Протоколы нумеруются подряд в пределах календарного года",
        en="Protocols are numbered in order within a calendar year",
    ),
    explanation=t(
        kk="Әкімдік отырыстарының хаттамаларына күнтізбелік жылға реттік нөмір беріледі: 1, 2, 3 және одан әрі, "
        "үзіліссіз, қайталанбай, отырыстардың күніне қарай. Нөмір отырыс аяқталған жылға жатады, хаттамаға келесі "
        "жылы қол қойылса да. Құралға көшкенге дейін қағазда берілген нөмірлер саны registry/akimat.yml файлындағы "
        "protocols_before өрісінде.",
        ru="Протоколам заседаний присваиваются порядковые номера на календарный год: 1, 2, 3 и далее, без пропусков "
        "и повторов, по датам заседаний. Номер относится к году завершения заседания, даже если протокол подписан в "
        "следующем году. Сколько номеров дано на бумаге до перехода на инструмент, указывает protocols_before в "
        "registry/akimat.yml.",
        en="Protocols of the akimat's meetings bear ordinal numbers for the calendar year: 1, 2, 3 and on, without "
        "gaps or repeats, by the dates of the meetings. A number belongs to the year in which the meeting ended, "
        "even if the protocol is signed in the next. How many numbers were given on paper before is said by "
        "protocols_before in registry/akimat.yml.",
    ),
    messages={
        "gap": t(
            kk="{year} жылғы хаттаманың нөмірі – {number}, ал кезектегі нөмір – {expected}",
            ru="протокол за {year} год имеет номер {number}, а следующий по порядку — {expected}",
            en="this protocol of {year} has number {number}, but the next in order is {expected}",
        ),
        "twice": t(
            kk="{year} жылы {number}-нөмір екі хаттамаға берілген",
            ru="номер {number} в {year} году дан двум протоколам",
            en="number {number} of {year} is given to two protocols",
        ),
        "order": t(
            kk="{meeting} күнгі отырыстың хаттамасы {number}-нөмірді алған, бірақ алдыңғы нөмір кейінгі күнгі "
            "отырысқа – {other} – берілген",
            ru="протокол заседания {meeting} имеет номер {number}, но предыдущий номер дан более позднему заседанию "
            "— {other}",
            en="the protocol of {meeting} has number {number}, but the number before it belongs to a later meeting, "
            "{other}",
        ),
        "previous": t(kk="алдыңғы нөмір", ru="предыдущий номер", en="the previous number"),
        "same": t(kk="сол нөмір осында да", ru="тот же номер здесь", en="the same number here"),
        "before": t(
            kk="{year} жылы қағазда берілгені: {count}",
            ru="дано на бумаге за {year} год: {count}",
            en="numbers given on paper in {year}: {count}",
        ),
        "fix": t(
            kk="нөмірлерді отырыстардың күніне қарай үзіліссіз қойыңыз; қағаздағы хаттамалар санын protocols_before "
            "өрісіне жазыңыз",
            ru="дайте номера подряд по датам заседаний; число бумажных протоколов года укажите в protocols_before",
            en="number the protocols in order of their meetings; give the count of paper ones of the year in "
            "protocols_before",
        ),
    },
    readings=("A-14",),
    profile=Profile.PUBLISH,
)


def _numbers(ctx: Context) -> Iterator[Diagnostic]:
    """Numbers of a year's protocols run without gap or repeat, in order of the meetings."""
    years: dict[int, list[tuple[int, date, Document]]] = {}
    for document in ctx.repository.of_kind("protocol"):
        given, ended = number(document, "/number"), meeting_end(document)
        if given is not None and ended is not None:
            years.setdefault(ended.year, []).append((given, ended, document))
    for year, numbered in sorted(years.items()):
        numbered.sort(key=lambda entry: (entry[0], entry[1], entry[2].id))
        yield from _year_numbers(ctx, year, numbered)


def _year_numbers(ctx: Context, year: int, numbered: list[tuple[int, date, Document]]) -> Iterator[Diagnostic]:
    last, last_date, notes = _paper_numbers(ctx, year)
    for given, ended, document in numbered:
        place = document.at("/number")
        if given == last and last_date is not None:
            same = [note(at.location, "same") for at in notes]
            yield finding("R18.5", "twice", place, *same, year=year, number=given)
        elif given != last + 1:
            yield finding("R18.5", "gap", place, *notes, year=year, number=given, expected=last + 1)
        elif last_date is not None and ended < last_date:
            yield finding("R18.5", "order", place, *notes, meeting=ended, number=given, other=last_date)
        last, last_date = max(given, last), ended
        notes = [note(place, "previous")]


def _paper_numbers(ctx: Context, year: int) -> tuple[int, None, list[Note]]:
    """How many numbers of the year were given on paper, and where the akimat says so."""
    for document in ctx.repository.of_kind("akimat"):
        count = number(document, f"/protocols_before/{year}")
        if count is not None:
            return count, None, [note(document.at(f"/protocols_before/{year}"), "before", year=year, count=count)]
    return 0, None, []


RULES = (
    Rule(_SIGNED, document=_signed),
    Rule(_SIGNER, document=_signer, needs=OFFICE),
    Rule(_NUMBERS, repository=_numbers, needs=("akimat",)),
)
