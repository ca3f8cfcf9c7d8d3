"""Clause 31: dispatch of certified copies, and where originals are kept."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, SIGNED
from reglament.rules.facts import day, finding, note, word
from reglament.rules.registers import OFFICE
from reglament.rules.since import number_reading, old_act

COPIES_DAYS = 5
"""Working days after which an act without dispatch is pointed at; the Regulation sets no term (reading A-36)."""

_LIST = RuleSpec(
    id="R31.1",
    name="copies-without-approved-list",
    clauses=("31",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актінің куәландырылған көшірмелері аппарат басшысы бекіткен тізбе бойынша таратылады",
        ru="Заверенные копии акта рассылаются по указателю, утверждённому руководителем аппарата",
        en="Certified copies go out by the list that the head of the apparatus approved",
    ),
    explanation=t(
        kk="Қаулылардың, шешімдер мен өкімдердің куәландырылған көшірмелерін аппарат басшысы бекіткен тарату тізбесі "
        "бойынша аппарат таратады. Тізбе таратудан кейін бекітілмейді, ал көшірме актіге қол қойылғанға дейін "
        "жіберілмейді.",
        ru="Заверенные копии постановлений, решений и распоряжений рассылает аппарат по указателю, утверждённому "
        "руководителем аппарата. Указатель утверждают не позже рассылки, а копии не рассылают до подписания акта.",
        en="The apparatus sends certified copies of decrees, decisions and orders by the dispatch list that its head "
        "approved. The list is approved no later than the dispatch, and no copy goes out before the signature.",
    ),
    messages={
        "unlisted": t(
            kk="көшірмелер {date} күні таратылған, бірақ тарату тізбесі бекітілмеген",
            ru="копии разосланы {date}, но указатель рассылки не утверждён",
            en="copies went out on {date} without an approved dispatch list",
        ),
        "another": t(
            kk="тарату тізбесін аппарат басшысы емес, басқа адам бекіткен: {person}",
            ru="указатель рассылки утвердил не руководитель аппарата: {person}",
            en="the dispatch list was approved not by the head of the apparatus: {person}",
        ),
        "after": t(
            kk="тарату тізбесі ({approved}) көшірмелер таратылғаннан ({date}) кейін бекітілген",
            ru="указатель рассылки утверждён ({approved}) после рассылки копий ({date})",
            en="the dispatch list was approved ({approved}) after the copies went out ({date})",
        ),
        "early": t(
            kk="көшірмелер ({date}) актіге қол қойылғанға ({signed}) дейін таратылған",
            ru="копии разосланы ({date}) до подписания акта ({signed})",
            en="copies went out ({date}) before the act was signed ({signed})",
        ),
        "fix": t(
            kk="бекіту туралы деректі copies.list_approved өрісіне жазыңыз немесе күндерді түзетіңіз",
            ru="внесите утверждение в поле copies.list_approved или исправьте даты",
            en="record the approval in copies.list_approved, or correct the dates",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _list(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Copies go out after the signature, by a list that the head of the apparatus approved before."""
    sent = day(document, "/copies/date")
    if sent is None:
        return
    if document.get("/copies/list_approved") is None and not word(document, "/copies/list"):
        yield finding("R31.1", "unlisted", document.at("/copies/date"), date=sent)
    who, approved = word(document, "/copies/list_approved/person"), day(document, "/copies/list_approved/date")
    if who and approved is not None and not names.stands_for_rank(ctx, who, "head_of_apparatus", approved):
        yield finding("R31.1", "another", document.at("/copies/list_approved"), person=names.person(ctx, who))
    if approved is not None and approved > sent:
        yield finding("R31.1", "after", document.at("/copies/list_approved/date"), approved=approved, date=sent)
    signed = day(document, "/date")
    if signed is not None and sent < signed:
        yield finding("R31.1", "early", document.at("/copies/date"), date=sent, signed=signed)


_REGISTERED = RuleSpec(
    id="R31.2",
    name="copies-before-registration",
    clauses=("31",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Әділет органында тіркелетін акт тіркелгеннен кейін таратылады",
        ru="Акт, подлежащий регистрации в органах юстиции, рассылается после регистрации",
        en="An act subject to registration by the justice bodies goes out after it",
    ),
    explanation=t(
        kk="Әділет органдарында тіркелуге тиіс акт алушыларға тіркелгеннен кейін ғана таратылады. Актінің "
        "тіркелуге тиіс "
        "екені registrable өрісінде көрсетіледі; өріс болмаса, нормативтік акт тіркелуге тиіс деп саналады.",
        ru="Акт, подлежащий регистрации в органах юстиции, рассылается адресатам только после неё. Подлежит ли он "
        "регистрации, показывает поле registrable; без поля подлежащим считается нормативный акт.",
        en="An act subject to registration by the justice bodies goes to its recipients only after it. The field "
        "registrable tells whether it is; without the field a normative act counts as such.",
    ),
    messages={
        "before": t(
            kk="көшірмелер ({date}) акт тіркелгенге ({registered}) дейін таратылған",
            ru="копии разосланы ({date}) до регистрации акта ({registered})",
            en="copies went out ({date}) before the act was registered ({registered})",
        ),
        "unregistered": t(
            kk="көшірмелер {date} күні таратылған, ал акт әлі тіркелмеген",
            ru="копии разосланы {date}, а акт ещё не зарегистрирован",
            en="copies went out on {date}, but the act is not registered yet",
        ),
        "fix": t(
            kk="тіркеу деректерін registration өрісіне жазыңыз; акт тіркелуге тиіс болмаса, registrable: false деп "
            "жазыңыз",
            ru="внесите сведения о регистрации в поле registration; если акт ей не подлежит, напишите registrable: "
            "false",
            en="record the registration in the field registration; if the act is not subject to it, write "
            "registrable: "
            "false",
        ),
    },
    profile=Profile.PUBLISH,
)


def _registered(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Copies of an act that is registered go out after the registration."""
    sent, registered = day(document, "/copies/date"), day(document, "/registration/date")
    if sent is None or not _registrable(document):
        return
    if registered is None and document.get("/registration") is None:
        yield finding("R31.2", "unregistered", document.at("/copies/date"), date=sent)
    elif registered is not None and sent < registered:
        yield finding("R31.2", "before", document.at("/copies/date"), date=sent, registered=registered)


def _registrable(document: Document) -> bool:
    said = document.get("/registrable")
    if isinstance(said, bool):
        return said
    return document.get("/normative") is True or document.get("/registration") is not None


_STORAGE = RuleSpec(
    id="R31.3",
    name="original-kept-elsewhere",
    clauses=("31",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актінің түпнұсқасы аппаратта сақталады",
        ru="Подлинник акта хранится в аппарате",
        en="The original of an act is kept in the apparatus",
    ),
    explanation=t(
        kk="Қаулылардың, шешімдер мен өкімдердің түпнұсқалары аппаратта (оның бөлімінде) сақталады, басқармаларға "
        "куәландырылған көшірме беріледі.",
        ru="Подлинники постановлений, решений и распоряжений хранятся в аппарате (в его отделе), управлениям "
        "выдаются "
        "заверенные копии.",
        en="Originals of decrees, decisions and orders are kept in the apparatus (in a department of it); units get "
        "certified copies.",
    ),
    messages={
        "elsewhere": t(
            kk="түпнұсқа аппаратта емес, мына жерде сақталады деп жазылған: {unit}",
            ru="указано, что подлинник хранится не в аппарате: {unit}",
            en="the original is said to be kept outside the apparatus: {unit}",
        ),
        "fix": t(
            kk="түпнұсқаны аппаратқа өткізіп, storage өрісін түзетіңіз",
            ru="передайте подлинник в аппарат и исправьте поле storage",
            en="hand the original over to the apparatus and correct storage",
        ),
    },
    profile=Profile.PUBLISH,
)


def _storage(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The original is in the apparatus or in a division of it."""
    key = word(document, "/storage")
    unit = ctx.registers.unit(key)
    parent = ctx.registers.unit(unit.parent) if unit is not None else None
    if unit is not None and "apparatus" not in (unit.role, parent.role if parent is not None else ""):
        yield finding("R31.3", "elsewhere", document.at("/storage"), unit=names.unit(ctx, key))


_NOT_SENT = RuleSpec(
    id="R31.4",
    name="copies-not-sent",
    clauses=("31",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Акт кідіртілмей таратылады",
        ru="Акт рассылается без задержки",
        en="An act is sent out without delay",
    ),
    explanation=t(
        kk="Көшірмелердің уақтылы таратылуына аппарат жауап береді, бірақ Регламентте мерзім жоқ. Құрал қол "
        "қойылған, ал "
        "тіркелуге тиіс акт үшін – тіркелген күннен бастап бес жұмыс күнінен кейін ескертеді; күн саны "
        "readings.copies_days баптауында өзгертіледі.",
        ru="За своевременную рассылку отвечает аппарат, но срока в Регламенте нет. Инструмент предупреждает через "
        "пять "
        "рабочих дней со дня подписания, а для подлежащего регистрации акта — со дня регистрации; число дней "
        "меняется "
        "в настройке readings.copies_days.",
        en="The apparatus answers for timely dispatch, but the Regulation sets no term. The tool warns five working "
        "days after the signature, or after the registration of an act subject to it; readings.copies_days changes "
        "the number.",
    ),
    messages={
        "none": t(
            kk="актінің көшірмелері таратылмаған, {due} күніне дейін таратылуы керек еді",
            ru="копии акта не разосланы, ожидались до {due}",
            en="copies of the act were not sent out; they were expected by {due}",
        ),
        "late": t(
            kk="актінің көшірмелері {date} күні таратылған, {due} күніне дейін таратылуы керек еді",
            ru="копии акта разосланы {date}, ожидались до {due}",
            en="copies of the act went out on {date}; they were expected by {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="көшірмелерді таратып, copies өрісін толтырыңыз",
            ru="разошлите копии и заполните поле copies",
            en="send the copies out and fill in copies",
        ),
    },
    readings=("A-36",),
    options=("readings.copies_days",),
    profile=Profile.PUBLISH,
)


def _not_sent(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A signed act, or a registered one where that is due, is sent out within some working days."""
    if word(document, "/status") not in SIGNED or old_act(document, ctx):
        return
    pointer = "/registration/date" if _registrable(document) else "/date"
    start, sent = day(document, pointer), day(document, "/copies/date")
    if start is None or (sent is None and document.get("/copies") is not None):
        return
    term = ctx.calendar.working_days(start, number_reading(ctx, "copies_days", COPIES_DAYS))
    proof = note(document.at(pointer), "term", proof=term.explanation())
    if sent is None and ctx.as_of > term.due:
        yield finding("R31.4", "none", document.at(pointer), proof, due=term.due)
    elif sent is not None and sent > term.due:
        yield finding("R31.4", "late", document.at("/copies/date"), proof, date=sent, due=term.due)


RULES = (
    Rule(_LIST, document=_list, needs=OFFICE),
    Rule(_REGISTERED, document=_registered),
    Rule(_STORAGE, document=_storage, needs=("units",)),
    Rule(_NOT_SENT, document=_not_sent),
)
