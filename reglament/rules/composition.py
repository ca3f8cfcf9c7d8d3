"""Clause 2: by which acts the composition of the akimat is set, and whether its seats are filled."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import bilingual, day, entries, finding, note, number
from reglament.rules.registers import OFFICE

COMPOSITION = ("composition",)
_MASLIKHAT = ("мәслихат", "маслихат")

_ACTS = RuleSpec(
    id="R2.2",
    name="composition-without-its-acts",
    clauses=("2",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=COMPOSITION,
    title=t(
        kk="Құрам әкімнің актісімен айқындалып, мәслихаттың шешімімен келісіледі",
        ru="Состав определяется актом акима и согласовывается решением маслихата",
        en="The composition is set by an act of the akim and agreed to by the maslikhat",
    ),
    explanation=t(
        kk="Әкімдікке кім кіретінін әкім айқындап, оған мәслихат сессиясының келісімін алады. Сондықтан құрамда екі "
        "құжаттың да күні мен нөмірі көрсетіледі: әкімнің актісі (act) және мәслихаттың шешімі (maslikhat_decision).",
        ru="Кто входит в акимат, определяет аким и получает на это согласие сессии маслихата. Поэтому в составе "
        "указывают дату и номер обоих документов: акта акима (act) и решения маслихата (maslikhat_decision).",
        en="The akim sets the personal composition and a session of the city maslikhat agrees to it. So the paper has "
        "the dates and numbers of both: the akim's act (act) and the decision of the maslikhat (maslikhat_decision).",
    ),
    messages={
        "act": t(
            kk="құрамды белгілеген әкімнің актісі көрсетілмеген",
            ru="не указан акт акима, которым определён состав",
            en="the akim's act that set the composition is not named",
        ),
        "decision": t(
            kk="құрамға келісім берген мәслихат шешімі көрсетілмеген",
            ru="не указано решение маслихата, которым согласован состав",
            en="the decision of the maslikhat that agreed to the composition is not named",
        ),
        "decree": t(
            kk="құрам әкімдіктің қаулысымен белгіленген (№ {number}), ал оны әкімнің өзі айқындайды",
            ru="состав определён постановлением акимата (№ {number}), а определять его должен сам аким",
            en="the composition was set by a decree of the akimat (No. {number}), while the akim alone sets it",
        ),
        "organ": t(
            kk="құрамға мәслихат емес, басқа орган келісім берген: {organ}",
            ru="состав согласовал не маслихат, а другой орган: {organ}",
            en="the composition was agreed to not by the maslikhat but by another body: {organ}",
        ),
        "there": t(kk="осы қаулы", ru="это постановление", en="this decree"),
        "fix": t(
            kk="act және maslikhat_decision өрістеріне құжаттардың күні мен нөмірін жазыңыз",
            ru="внесите даты и номера документов в поля act и maslikhat_decision",
            en="write the dates and numbers in act and maslikhat_decision",
        ),
    },
)


def _acts(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A composition names the akim's act and the decision of the maslikhat."""
    for field, message in (("act", "act"), ("maslikhat_decision", "decision")):
        if document.get(f"/{field}") is None and document.get("/members"):  # an empty paper has findings of its own
            yield finding("R2.2", message, document.source.key("/kind"))
    named = (document.get("/act/date"), document.get("/act/number"))
    same = [act for act in ctx.repository.of_kind(*ACTS) if (act.get("/date"), act.get("/number")) == named]
    if same and all(act.kind == "decree" for act in same):
        second = note(same[0].at("/number"), "there")
        yield finding("R2.2", "decree", document.at("/act"), second, number=str(named[1]))
    organ = bilingual(document, "/maslikhat_decision/organ")
    if organ and not any(stem in text.casefold() for stem in _MASLIKHAT for text in organ.values()):
        yield finding("R2.2", "organ", document.at("/maslikhat_decision/organ"), organ=organ)


_VACANT = RuleSpec(
    id="R2.3",
    name="composition-with-vacancies",
    clauses=("2", "14"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=COMPOSITION,
    title=t(
        kk="Мүшелердің саны әкім белгілеген санға тең",
        ru="Членов столько, сколько определил аким",
        en="There are as many members as the akim fixed",
    ),
    explanation=t(
        kk="Мүшелердің санын әкім белгілейді. Кворум отырыс күні қызметтегі мүшелерден есептеледі, сондықтан бос орын "
        "кворумға тікелей әсер етеді: құрамды дер кезінде толықтыру керек.",
        ru="Число членов определяет аким. Кворум считают от числа тех, кто занимает должность в день заседания, "
        "поэтому вакансии прямо на него влияют: состав нужно вовремя пополнять.",
        en="The akim fixes the number of members. The quorum is counted from those in office on the day of the "
        "meeting, so vacancies bear on it directly: the composition must be completed in time.",
    ),
    messages={
        "listed": t(
            kk="құрамда {listed} адам жазылған, ал белгіленген сан – {fixed}",
            ru="членов в составе — {listed}, а установленное число — {fixed}",
            en="the composition lists {listed}, while the fixed number is {fixed}",
        ),
        "vacant": t(
            kk="{date} күні қызметте {sitting} мүше бар, ал белгіленген сан – {fixed}; лауазымынан кеткендер: {people}",
            ru="на {date} членов в должности — {sitting}, а установленное число — {fixed}; выбыли: {people}",
            en="on {date} {sitting} members are in office, while the fixed number is {fixed}; no longer in office: "
            "{people}",
        ),
        "fix": t(
            kk="құрамға өзгеріс енгізіңіз немесе fixed_number өрісін түзетіңіз",
            ru="внесите изменение в состав или исправьте поле fixed_number",
            en="change the composition, or correct fixed_number",
        ),
    },
    readings=("A-03", "A-05"),
    options=("readings.akim_is_member",),
    profile=Profile.PUBLISH,
)


def _vacant(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """As many are listed as the akim fixed, and those of the composition in force are all in office."""
    fixed, begins = number(document, "/fixed_number"), day(document, "/effective_from")
    listed: dict[str, str] = {}
    for _, member in entries(document, "/members"):
        listed.setdefault(str(member.get("person")), str(member.get("position")))
    if fixed is None or begins is None or not listed:
        return
    akim_listed = any(names.rank_of(ctx, seat) == "akim" for seat in listed.values())
    by_office = 0 if akim_listed or not since.yes_reading(ctx, "akim_is_member", True) else 1
    if fixed not in (len(listed), len(listed) + by_office):
        yield finding("R2.3", "listed", document.at("/fixed_number"), listed=len(listed), fixed=fixed)
        return
    current = ctx.registers.composition(ctx.as_of)
    held = [(who, seat) for who, seat in listed.items() if names.stands_for(ctx, who, seat, begins)]
    gone = [who for who, seat in held if not names.stands_for(ctx, who, seat, ctx.as_of)]
    if current is not None and current.location.path == document.source.path and gone:
        facts: dict[str, Param] = {
            "sitting": fixed - len(gone),
            "fixed": fixed,
            "people": names.people(ctx, tuple(gone)),
        }
        yield finding("R2.3", "vacant", document.at("/fixed_number"), date=ctx.as_of, **facts)


_AGREED = RuleSpec(
    id="R2.4",
    name="composition-agreed-late",
    clauses=("2",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=COMPOSITION,
    title=t(
        kk="Мәслихат құрамға ол күшіне енгенге дейін келісім береді",
        ru="Маслихат согласовывает состав до начала его действия",
        en="The maslikhat agrees before the composition takes effect",
    ),
    explanation=t(
        kk="Құрам мәслихат сессиясының келісімімен қолданылады. Сессияның шешімі құрам күшіне енгеннен кейін "
        "қабылданса, аралықтағы отырыстардың заңдылығы дау тудыруы мүмкін.",
        ru="Состав действует с согласия сессии маслихата. Если её решение принято после начала действия состава, "
        "заседания в промежутке можно оспорить.",
        en="The personal composition is agreed by a session of the maslikhat. When its decision came after the "
        "composition took effect, the meetings in between may be contested.",
    ),
    messages={
        "late": t(
            kk="мәслихаттың шешімі {agreed} күні қабылданған, ал құрам {effective} күнінен бастап қолданылады",
            ru="решение маслихата принято {agreed}, а состав действует с {effective}",
            en="the maslikhat decided on {agreed}, but the composition takes effect on {effective}",
        ),
        "effective": t(kk="құрам күшіне енетін күн", ru="начало действия состава", en="the composition takes effect"),
        "fix": t(
            kk="күндерді тексеріңіз; құрам мәслихат келіскен күннен ерте қолданылмайды",
            ru="проверьте даты: состав действует не раньше согласования маслихатом",
            en="check the dates: the composition takes effect not before the maslikhat agreed",
        ),
    },
)


def _agreed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The maslikhat decided not later than the day on which the composition takes effect."""
    agreed, effective = day(document, "/maslikhat_decision/date"), day(document, "/effective_from")
    if agreed and effective and agreed > effective:
        second = note(document.at("/effective_from"), "effective")
        place = document.at("/maslikhat_decision/date")
        yield finding("R2.4", "late", place, second, agreed=agreed, effective=effective)


RULES = (
    Rule(_ACTS, document=_acts),
    Rule(_VACANT, document=_vacant, needs=OFFICE),
    Rule(_AGREED, document=_agreed),
)
