"""Clause 13: the languages of meetings, closed meetings and closed questions."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.model.documents import Document
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import Entry, as_text, entries, finding, listed, note, word
from reglament.rules.meetings import agenda_of, item_numbered

_BOTH = ("agenda", "protocol")
_LANGUAGES = ("kk", "ru")
_NAMES = {"en": t(kk="ағылшын тілі", ru="английский", en="English")}

_LANGUAGE = RuleSpec(
    id="R13.1",
    name="meeting-in-other-language",
    clauses=("13",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_BOTH,
    title=t(
        kk="Отырыс мемлекеттік және (немесе) орыс тілінде өтеді",
        ru="Заседание ведётся на государственном и (или) русском языках",
        en="A meeting is held in the state language, in Russian or in both",
    ),
    explanation=t(
        kk="Отырыс тілі ретінде күн тәртібі мен хаттамада (meeting/languages) тек қазақ тілі, орыс тілі немесе екеуі "
        "де көрсетіледі. Басқа тілде сөйлеген адамның сөзі аударылады.",
        ru="Языками заседания в повестке и протоколе (meeting/languages) могут быть только казахский, русский или оба. "
        "Выступление на другом языке переводится.",
        en="The languages of a meeting in its agenda and protocol (meeting/languages) are Kazakh, Russian or both. A "
        "speech in another language is interpreted.",
    ),
    messages={
        "other": t(
            kk="отырыс тілдерінің арасында басқа тіл көрсетілген: {language}",
            ru="среди языков заседания указан другой язык: {language}",
            en="among the languages of the meeting there is another one: {language}",
        ),
        "fix": t(
            kk="languages тізімінде kk, ru немесе екеуін де қалдырыңыз",
            ru="оставьте в списке languages kk, ru или оба",
            en="leave kk, ru or both in languages",
        ),
    },
)


def _language(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The meeting is held in Kazakh, Russian or both."""
    for at, language in listed(document, "/meeting/languages"):
        if isinstance(language, str) and language not in _LANGUAGES:
            yield finding("R13.1", "other", document.at(at), language=_NAMES.get(language, language))


_CLOSED = RuleSpec(
    id="R13.2",
    name="closed-question-without-reason",
    clauses=("13",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_BOTH,
    title=t(
        kk="Жабық мәселенің себебі көрсетіледі, материалдары жарияланбайды",
        ru="У закрытого вопроса указана причина, его материалы не публикуются",
        en="A closed question has a reason, and its materials are not published",
    ),
    explanation=t(
        kk="Отырыс әдетте ашық, қажет болғанда жеке мәселелер жабық қаралады. Жабық отырыста немесе мәселеде "
        "(session: closed) себебі (reason) жазылады. Мұндай белгі бойынша материалдар порталға шығарылмайды, "
        "сондықтан күн тәртібінде жабық деп белгіленген мәселе хаттамада да жабық болуға, ал оның құжаттары ашық "
        "мәселеге берілмеуге тиіс.",
        ru="Заседания, как правило, открытые, но отдельные вопросы при необходимости рассматривают закрыто. У "
        "закрытого заседания или вопроса (session: closed) указывается причина (reason). По этой же отметке материалы "
        "не выходят на портал, поэтому закрытый по повестке вопрос закрыт и в протоколе, а его документы не "
        "прилагаются к открытому.",
        en="Meetings are open as a rule; single questions may be considered in private when needed. A closed meeting "
        "or question (session: closed) has its reason. By the same mark its materials stay off the portal, so a "
        "question that is closed on the agenda is closed in the protocol too, and its papers are not attached to an "
        "open one.",
    ),
    messages={
        "meeting": t(
            kk="отырыс жабық, бірақ себебі көрсетілмеген",
            ru="заседание закрытое, но причина не указана",
            en="the meeting is closed, but no reason is given",
        ),
        "item": t(
            kk="«{title}» мәселесі жабық қаралады, бірақ себебі көрсетілмеген",
            ru="вопрос «{title}» рассматривается закрыто, но причина не указана",
            en="'{title}' is considered in private, but no reason is given",
        ),
        "opened": t(
            kk="«{title}» мәселесі күн тәртібі бойынша жабық, ал хаттамада ашық: мазмұны порталға шығып кетеді",
            ru="вопрос «{title}» по повестке закрытый, а в протоколе открытый: его содержание выйдет на портал",
            en="'{title}' is closed on the agenda but open in the protocol: what was said would go to the portal",
        ),
        "shared": t(
            kk="жабық «{title}» мәселесінің құжаты ашық мәселеге де берілген",
            ru="документ закрытого вопроса «{title}» приложен и к открытому",
            en="a paper of the closed question '{title}' is attached to an open one too",
        ),
        "open": t(kk="ашық мәселе", ru="открытый вопрос", en="the open question"),
        "agenda": t(kk="күн тәртібінде", ru="в повестке", en="on the agenda"),
        "fix": t(
            kk="жабық қараудың себебін reason өрісіне жазыңыз немесе session: open деп түзетіңіз",
            ru="укажите причину в поле reason либо исправьте на session: open",
            en="give the reason in reason, or set session: open",
        ),
        "fix-opened": t(
            kk="хаттаманың осы мәселесіне session: closed деп жазыңыз",
            ru="поставьте у этого вопроса протокола session: closed",
            en="set session: closed at this item of the protocol",
        ),
        "fix-shared": t(
            kk="құжатты ашық мәселеден алып тастаңыз немесе ол мәселені де жабық деп белгілеңіз",
            ru="уберите документ из открытого вопроса или отметьте закрытым и его",
            en="take the paper off the open question, or close that question too",
        ),
    },
)


def _closed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A closed meeting or question has a reason and stays closed in all papers."""
    agenda = agenda_of(document, ctx) if document.kind == "protocol" else None
    if _closed_here(document, agenda) and not document.get("/meeting/reason"):
        yield finding("R13.2", "meeting", document.at("/meeting/session"))
    for at, item in entries(document, "/items"):
        planned = item_numbered(agenda, item.get("number")) if agenda else None
        settled = planned is not None and planned[1].get("session") == "closed"
        title = as_text(item.get("title"))
        if item.get("session") == "closed":
            if not item.get("reason") and not settled:
                yield finding("R13.2", "item", document.at(f"{at}/session"), title=title)
            yield from _shared(document, at, title, ctx)
        elif agenda and planned and settled and not _is_closed(document):
            where = note(agenda.at(f"{planned[0]}/session"), "agenda")
            yield finding("R13.2", "opened", document.at(f"{at}/title"), where, title=title)


def _closed_here(document: Document, agenda: Document | None) -> bool:
    """Whether this paper is the first to close the whole meeting: of a protocol, its agenda may have done so."""
    return _is_closed(document) and not (agenda and _is_closed(agenda))


def _is_closed(document: Document) -> bool:
    return word(document, "/meeting/session") == "closed"


def _shared(document: Document, item: str, title: Text, ctx: Context) -> Iterator[Diagnostic]:
    """Papers of a closed item that an agenda attaches to an open one."""
    for mine, own in entries(document, f"{item}/materials"):
        paper = own.get("paper")
        for agenda in ctx.repository.naming(paper, "agenda") if isinstance(paper, str) else ():
            for at, _ in _open_items(agenda):
                places = (place for place, other in entries(agenda, f"{at}/materials") if other.get("paper") == paper)
                for place in places:
                    where = note(agenda.at(place), "open")
                    yield finding("R13.2", "shared", document.at(mine), where, title=title)


def _open_items(agenda: Document) -> Iterator[Entry]:
    if not _is_closed(agenda):
        yield from ((at, item) for at, item in entries(agenda, "/items") if item.get("session") != "closed")


_WHOLE = RuleSpec(
    id="R13.3",
    name="whole-meeting-closed",
    clauses=("13",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=_BOTH,
    title=t(
        kk="Отырыс түгел жабық болмайды, жеке мәселелер ғана жабылады",
        ru="Закрыто рассматривают отдельные вопросы, а не всё заседание",
        en="Single questions are closed, not a whole meeting",
    ),
    explanation=t(
        kk="Регламент жеке мәселелерді ғана жабық қарауға жол береді. Отырыс түгел жабық деп белгіленсе, оның барлық "
        "материалдары жасырылады; әдетте мәселенің өзіне session: closed қою жеткілікті.",
        ru="Регламент допускает закрытое рассмотрение отдельных вопросов. Если закрыто всё заседание, скрываются все "
        "его материалы; обычно достаточно поставить session: closed у самого вопроса.",
        en="The Regulation lets single questions be considered in private. A meeting that is closed as a whole hides "
        "all its materials; mostly session: closed at the question itself is enough.",
    ),
    messages={
        "whole": t(
            kk="отырыс түгел жабық деп белгіленген, мәселелер саны – {count}",
            ru="закрытым отмечено всё заседание, вопросов в нём — {count}",
            en="the whole meeting is marked as closed, with {count} questions",
        ),
        "fix": t(
            kk="meeting/session орнына жабық мәселенің өзіне session: closed және reason қойыңыз",
            ru="вместо meeting/session поставьте session: closed и reason у закрытого вопроса",
            en="instead of meeting/session set session: closed and reason at the closed question",
        ),
    },
)


def _whole(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The meeting is not closed as a whole; said once, when its reason is given (R13.2)."""
    agenda = agenda_of(document, ctx) if document.kind == "protocol" else None
    if _closed_here(document, agenda) and document.get("/meeting/reason"):
        count = sum(1 for _ in entries(document, "/items"))
        yield finding("R13.3", "whole", document.at("/meeting/session"), count=count)


RULES = (
    Rule(_LANGUAGE, document=_language),
    Rule(_CLOSED, document=_closed),
    Rule(_WHOLE, document=_whole),
)
