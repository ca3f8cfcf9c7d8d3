"""Clauses 43, 44: terms of assignments of higher bodies, and information on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.calendar import Term
from reglament.control.assignments import counted_term, from_above, term_of
from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, entries, finding, note, word

_KINDS = ("assignment",)
_TERM = t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}")
_ADDRESSEES = ("president", "administration", "prime_minister", "deputy_prime_minister", "pm_office")
"""To whom information goes by clause 44."""

_WORKING = RuleSpec(
    id="R43.1",
    name="term-not-in-working-days",
    clauses=("43",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Жоғары тұрған органның мерзімі бөлімшеге түскен күннен жұмыс күндерімен есептеледі",
        ru="Срок вышестоящего органа считают в рабочих днях со дня поступления в подразделение",
        en="A term from above is counted in working days from receipt in the unit",
    ),
    explanation=t(
        kk="Мерзім күндермен берілсе (term.days), ол құжат бөлімшеге түскен күннен (received) бастап жұмыс күндерімен "
        "есептеледі, әкімдікке түскен күннен (arrived) емес. Карточкадағы due осы есепке сай болуы керек.",
        ru="Срок, данный в днях (term.days), считают в рабочих днях со дня поступления в подразделение (received), а "
        "не в акимат (arrived). Дата due в карточке должна совпадать с этим расчётом.",
        en="A term given in days (term.days) is counted in working days from receipt in the unit (received), not in "
        "the akimat (arrived). The date due of the card has to agree with it.",
    ),
    messages={
        "other": t(
            kk="карточкадағы мерзім – {due}, ал есеп бойынша – {counted}",
            ru="в карточке срок {due}, а по расчёту — {counted}",
            en="the card says {due}; by the count it is {counted}",
        ),
        "term": _TERM,
        "fix": t(
            kk="due өрісін түзетіңіз немесе алып тастаңыз: мерзім өзі есептеледі",
            ru="исправьте поле due или уберите его: срок посчитается сам",
            en="correct due, or take it away: the term is counted for you",
        ),
    },
    readings=("A-01", "A-24"),
)


def _working(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A date that stands beside a term in days is the counted one."""
    received, due = day(document, "/received"), day(document, "/due")
    if not from_above(document) or received is None or due is None:
        return
    counted = counted_term(document, received, ctx.calendar)
    if counted is not None and counted.due != due:
        proof = note(document.at("/term"), "term", proof=counted.explanation())
        yield finding("R43.1", "other", document.at("/due"), proof, due=due, counted=counted.due)


_BEGUN = RuleSpec(
    id="R43.2",
    name="work-not-begun-after-meeting",
    clauses=("43",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Отырысқа қатысқан бөлімше орындауды бірден бастайды",
        ru="Подразделение, участвовавшее в заседании, приступает к исполнению сразу",
        en="A unit that was at the meeting begins at once",
    ),
    explanation=t(
        kk="Өкілі отырысқа (кеңеске) қатысқан бөлімше (attended) хаттаманы немесе қол қойылған тапсырманы күтпей "
        "орындауға кіріседі. Сондықтан бірінші әрекет (history) отырыстан кейінгі келесі жұмыс күнінен кеш болмайды.",
        ru="Подразделение, представитель которого был на заседании или совещании (attended), приступает к исполнению, "
        "не дожидаясь протокола или подписанного поручения. Поэтому первое действие (history) — не позже следующего "
        "рабочего дня.",
        en="A unit whose representative was at the meeting (attended) begins without waiting for the protocol or the "
        "signed assignment. So the first action (history) is on the next working day at the latest.",
    ),
    messages={
        "late": t(
            kk="бөлімшенің өкілі {attended} күнгі отырыста болған, ал бірінші әрекет тек {begun} күні жазылған",
            ru="представитель подразделения был на заседании {attended}, а первое действие записано лишь {begun}",
            en="the unit was at the meeting of {attended}; its first action is recorded only on {begun}",
        ),
        "nothing": t(
            kk="бөлімшенің өкілі {attended} күнгі отырыста болған, бірақ бірде-бір әрекет жазылмаған",
            ru="представитель подразделения был на заседании {attended}, а ни одного действия не записано",
            en="the unit was at the meeting of {attended}, but no action is recorded",
        ),
        "term": _TERM,
        "fix": t(
            kk="бірінші әрекетті history тізіміне жазыңыз; ол жазылса, күнін тексеріңіз",
            ru="внесите первое действие в список history; если оно есть, проверьте дату",
            en="record the first action in history; if it is there, check its date",
        ),
    },
    profile=Profile.PUBLISH,
)


def _begun(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The first action follows the meeting within a working day."""
    attended = day(document, "/attended")
    if not from_above(document) or attended is None or word(document, "/state") == "cancelled":
        return
    term = ctx.calendar.working_days(attended, 1)
    dated = [(on, f"{at}/date") for at, entry in entries(document, "/history") if (on := as_day(entry.get("date")))]
    proof = note(document.at("/attended"), "term", proof=term.explanation())
    if dated and min(dated)[0] > term.due:
        begun, at = min(dated)
        yield finding("R43.2", "late", document.at(at), proof, attended=attended, begun=begun)
    elif not dated and document.get("/executed") is None and ctx.as_of > term.due:
        yield finding("R43.2", "nothing", document.at("/attended"), proof, attended=attended)


_INFORMED = RuleSpec(
    id="R44.1",
    name="stamped-without-information",
    clauses=("44",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="«Бақылауға алынды» мөртабаны бар мерзімсіз тапсырма бойынша ақпарат бір айда енгізіледі",
        ru="По поручению со штампом «Бақылауға алынды» без срока информация вносится в течение месяца",
        en="Information on an assignment stamped «Бақылауға алынды» without a date is handed in within a month",
    ),
    explanation=t(
        kk="«Бақылауға алынды» мөртабаны бар, мерзімі көрсетілмеген тапсырма бір айда орындалып, ақпарат Президентке, "
        "оның Әкімшілігіне, Премьер-Министрге, оның орынбасарларына немесе Кеңсесіне енгізіледі (information).",
        ru="Поручение со штампом «Бақылауға алынды» без срока исполняют за месяц с внесением информации Президенту, "
        "его Администрации, Премьер-Министру, его заместителям или его Канцелярии (information).",
        en="An assignment stamped «Бақылауға алынды» (taken under control) without a date is done within a month, and "
        "information is handed in to the President, his Administration, the Prime Minister, his deputies or his Office "
        "(information).",
    ),
    messages={
        "none": t(
            kk="тапсырма орындалды, бірақ ақпарат енгізілгені жазылмаған",
            ru="поручение исполнено, а внесение информации не записано",
            en="the assignment is done, but no information is recorded as handed in",
        ),
        "late": t(
            kk="ақпарат {date} күні енгізілген, ал мерзімі – {due}",
            ru="информация внесена {date}, а срок — {due}",
            en="the information was handed in on {date}; it was due by {due}",
        ),
        "term": _TERM,
        "fix": t(
            kk="ақпараттың күні мен алушысын information тізіміне жазыңыз",
            ru="внесите дату и адресата информации в список information",
            en="record the date and the addressee of the information in information",
        ),
    },
    readings=("A-02", "A-28"),
    profile=Profile.PUBLISH,
)


def _informed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A stamped assignment without a date ends with information, within its term."""
    if not from_above(document) or document.get("/stamp") is not True:
        return
    if any(document.get(f"/{name}") is not None for name in ("due", "term", "mark")):
        return
    told = _told(document)
    term = term_of(document, ctx.calendar, ctx.as_of)
    if not told and (word(document, "/state") == "done" or document.get("/executed") is not None):
        yield finding("R44.1", "none", document.at("/state"))
    elif told and term is not None and min(told)[0] > term.due:
        yield _late(document, min(told), term)


def _told(document: Document) -> list[tuple[date, str]]:
    dated = ((as_day(entry.get("date")), f"{at}/date") for at, entry in entries(document, "/information"))
    return [(on, at) for on, at in dated if on is not None]


def _late(document: Document, told: tuple[date, str], term: Term) -> Diagnostic:
    proof = note(document.at("/received"), "term", proof=term.explanation())
    return finding("R44.1", "late", document.at(told[1]), proof, date=told[0], due=term.due)


_ADDRESSED = RuleSpec(
    id="R44.2",
    name="information-to-others",
    clauses=("44",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Ақпарат Регламентте аталған органдар мен лауазымды адамдарға жіберіледі",
        ru="Информация направляется тем, кого называет Регламент",
        en="Information goes to the offices that the Regulation names",
    ),
    explanation=t(
        kk="Ақпарат Президентке, оның Әкімшілігіне, Премьер-Министрге, оның орынбасарларына немесе Кеңсесіне "
        "енгізіледі. Өзге жағдайда ол Әкімшіліктің немесе Кеңсенің қосымша сұрауы бойынша беріледі.",
        ru="Информацию вносят Президенту, его Администрации, Премьер-Министру, его заместителям или его Канцелярии. В "
        "иных случаях её представляют по дополнительному запросу Администрации или Канцелярии.",
        en="Information is handed in to the President, his Administration, the Prime Minister, his deputies or his "
        "Office; otherwise at a further request of the Administration or the Office.",
    ),
    messages={
        "other": t(
            kk="ақпарат алушыларының арасында Регламентте аталған бірде-бір орган немесе лауазымды адам жоқ",
            ru="среди адресатов информации нет ни одного из названных Регламентом",
            en="none of the addressees of the information is one that the Regulation names",
        ),
        "fix": t(
            kk="information/to өрісінде алушыны түзетіңіз немесе ақпаратты Регламентте аталған алушыға жіберіңіз",
            ru="исправьте адресата в поле information/to или направьте информацию тому, кого называет Регламент",
            en="correct the addressee in information/to, or send the information to one that the Regulation names",
        ),
    },
    profile=Profile.PUBLISH,
)


def _addressed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each piece of information on a stamped assignment has an addressee whom the clause names."""
    if not from_above(document) or document.get("/stamp") is not True:
        return
    for at, entry in entries(document, "/information"):
        to = entry.get("to")
        if isinstance(to, list) and to and not any(one in _ADDRESSEES for one in to):
            yield finding("R44.2", "other", document.at(f"{at}/to"))


RULES = (
    Rule(_WORKING, document=_working),
    Rule(_BEGUN, document=_begun),
    Rule(_INFORMED, document=_informed),
    Rule(_ADDRESSED, document=_addressed),
)
