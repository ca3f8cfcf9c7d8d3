"""Clause 14: what the votes decide, in whole numbers, and what an item ends with."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Note, Param, Severity
from reglament.model.documents import Document
from reglament.model.sitting import majority
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_text, entries, finding, note
from reglament.rules.meetings import PROTOCOL, Vote, votes
from reglament.rules.registers import MEMBERS

_MAJORITY = RuleSpec(
    id="R14.2",
    name="result-against-the-vote",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Нәтиже дауыс санына сәйкес келеді",
        ru="Результат соответствует числу голосов",
        en="The result follows from the votes",
    ),
    explanation=t(
        kk="Қаулы отырысқа қатысқан мүшелердің жартысынан астамы жақтап дауыс бергенде қабылданады. Қалыс қалғандар "
        "мен дауыс бермегендер қатысқандар санынан шегерілмейді: қатысқандар саны хаттаманың тізімінен, кейін "
        "келгендер мен ерте кеткендер ескеріліп алынады.",
        ru="Постановление принимается, если за него подано больше половины голосов присутствующих членов. "
        "Воздержавшиеся и не голосовавшие из числа присутствующих не вычитаются: это число берётся из списка протокола "
        "с учётом пришедших позже и ушедших раньше.",
        en="A decree is adopted when more than half of the members present vote for it. Members who abstain or stay "
        "silent remain in the number of those present, which is taken from the protocol's list with regard to who came "
        "later and who left earlier.",
    ),
    messages={
        "adopted": t(
            kk="«{title}» мәселесі қабылданған деп жазылған, бірақ қатысқаны – {present}, жақтағаны – {for_}, "
            "кемінде {needed} керек",
            ru="вопрос «{title}» записан принятым, но присутствовало — {present}, за — {for_}, а нужно не менее "
            "{needed}",
            en="'{title}' is recorded as adopted, but {present} were present and {for_} voted for; {needed} are needed",
        ),
        "rejected": t(
            kk="«{title}» мәселесі қабылданбаған деп жазылған, бірақ қатысқаны – {present}, жақтағаны – {for_}: бұл "
            "– көпшілік",
            ru="вопрос «{title}» записан непринятым, но присутствовало — {present}, за — {for_}: это большинство",
            en="'{title}' is recorded as not adopted, but {for_} of {present} present voted for, which is a majority",
        ),
        "unrecorded": t(
            kk="«{title}» мәселесі қабылданған деп жазылған, бірақ дауыс берудің нәтижесі көрсетілмеген",
            ru="вопрос «{title}» записан принятым, но голоса не указаны",
            en="'{title}' is recorded as adopted, but the votes are not given",
        ),
        "listed": t(
            kk="тізім бойынша осы мәселеде қатысқаны – {listed}, ал дауыс беру жазбасында – {stated}",
            ru="по списку при этом вопросе присутствовало — {listed}, а в записи о голосовании — {stated}",
            en="by the list {listed} were present at this item; the record of the vote says {stated}",
        ),
        "fix": t(
            kk="дауыс санын (vote) және нәтижені (result) отырыстың жазбасымен салыстырып түзетіңіз",
            ru="сверьте голоса (vote) и результат (result) с записью заседания и исправьте",
            en="compare the votes (vote) and the result (result) with the record of the meeting and correct them",
        ),
    },
    readings=("A-03", "A-08", "A-39"),
    profile=Profile.PUBLISH,
)


def _majority(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An item is adopted exactly when twice the votes for exceed the members present."""
    for vote in votes(document, ctx):
        result = vote.item.result
        place, facts = document.at(f"{vote.item.at}/result"), _facts(vote)
        if result == "adopted" and not vote.adopted and vote.votes_for < vote.against:
            yield finding("R14.2", "adopted", place, *_seen(document, vote), needed=majority(vote.present), **facts)
        elif result == "not_adopted" and vote.adopted:
            yield finding("R14.2", "rejected", place, **facts)
    for at, item in entries(document, "/items"):
        if item.get("result") == "adopted" and "vote" not in item:
            yield finding("R14.2", "unrecorded", document.at(f"{at}/result"), title=as_text(item.get("title")))


def _facts(vote: Vote) -> dict[str, Param]:
    return {"title": vote.item.title, "present": vote.present, "for_": vote.votes_for}


def _seen(document: Document, vote: Vote) -> Iterator[Note]:
    """Where the number of members present comes from, when the record of the vote gives a smaller one."""
    if vote.stated < vote.present:
        yield note(document.source.key("/present"), "listed", listed=vote.item.present, stated=vote.stated)


_TIE = RuleSpec(
    id="R14.6",
    name="adopted-without-majority",
    clauses=("14",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Тең дауыс та, жай басымдық та қаулы қабылдау үшін жеткіліксіз",
        ru="Равенства голосов или простого перевеса для принятия постановления мало",
        en="Neither a tie nor a mere plurality adopts a decree",
    ),
    explanation=t(
        kk="Қаулы үшін қатысқан мүшелердің жартысынан астамы қажет. Дауыстар тең болса, шешуші дауыс ешкімде жоқ. "
        "Жақтағандар қарсылардан көп болғанмен, қалыс қалғандардың есебінен жартыға жетпесе, қаулы қабылданбайды.",
        ru="Для постановления нужно больше половины голосов присутствующих членов. При равенстве голосов решающего "
        "голоса нет ни у кого. Если за — больше, чем против, но из-за воздержавшихся половины нет, постановление не "
        "принято.",
        en="A decree needs the votes of more than half of the members present. At a tie nobody has a casting vote. "
        "More votes for than against are not enough when abstentions keep them at half or below.",
    ),
    messages={
        "tie": t(
            kk="«{title}» мәселесі қабылданған деп жазылған, бірақ дауыстар тең: жақтағаны – {for_}, қарсысы – "
            "{against}",
            ru="вопрос «{title}» записан принятым, но голоса разделились поровну: за — {for_}, против — {against}",
            en="'{title}' is recorded as adopted, but the votes are equal: {for_} for, {against} against",
        ),
        "plurality": t(
            kk="«{title}» мәселесі қабылданған деп жазылған, бірақ жақтағаны – {for_}, бұл қатысқандардың жартысынан "
            "аспайды: қатысқаны – {present}, кемінде {needed} керек",
            ru="вопрос «{title}» записан принятым, но за — {for_}, это не больше половины присутствующих: их "
            "{present}, нужно не менее {needed}",
            en="'{title}' is recorded as adopted, but {for_} votes for are not more than half of the {present} "
            "present; {needed} are needed",
        ),
        "listed": t(
            kk="тізім бойынша осы мәселеде қатысқаны – {listed}, ал дауыс беру жазбасында – {stated}",
            ru="по списку при этом вопросе присутствовало — {listed}, а в записи о голосовании — {stated}",
            en="by the list {listed} were present at this item; the record of the vote says {stated}",
        ),
        "fix": t(
            kk="мұндай нәтиже «қабылданбады» (not_adopted) деп жазылады",
            ru="такой результат записывается как «не принято» (not_adopted)",
            en="such a result is recorded as not adopted (not_adopted)",
        ),
    },
    readings=("A-03", "A-08", "A-39"),
    profile=Profile.PUBLISH,
)


def _tie(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A tie or a plurality without a majority is not recorded as adopted."""
    for vote in votes(document, ctx):
        if vote.item.result != "adopted" or vote.adopted or vote.votes_for < vote.against:
            continue
        place, facts = document.at(f"{vote.item.at}/result"), _facts(vote)
        if vote.votes_for == vote.against:
            tied = {name: value for name, value in facts.items() if name != "present"}
            yield finding("R14.6", "tie", place, against=vote.against, **tied)
        else:
            needed = majority(vote.present)
            yield finding("R14.6", "plurality", place, *_seen(document, vote), needed=needed, **facts)


_NO_ACT = RuleSpec(
    id="R14.5",
    name="adopted-item-without-act-or-task",
    clauses=("14", "18"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Қаралған мәселе қаулымен немесе тапсырмамен аяқталады",
        ru="Рассмотренный вопрос завершается постановлением или поручением",
        en="A considered item ends with a decree or a task",
    ),
    explanation=t(
        kk="Мәселені қарау қаулымен немесе хаттамадағы тапсырмамен аяқталады. Қабылданды деп жазылған мәселеде қаулы "
        "да, тапсырма да болмаса, нақты не шешілгені белгісіз қалады. Қаулысыз нәтиже «қабылданбады», «назарға алынды» "
        "немесе «кейінге қалдырылды» деп жазылады.",
        ru="Рассмотрение вопроса заканчивается постановлением или поручениями в протоколе. Если у вопроса с "
        "результатом «принято» нет ни постановления, ни поручения, неясно, что именно решено. Итог без акта "
        "записывается как «не принято», «принято к сведению» или «отложено».",
        en="An item ends with a decree or with tasks in the protocol. When an item recorded as adopted has neither, "
        "nobody can tell what was decided. A result without an act is recorded as not adopted, taken note of or "
        "postponed.",
    ),
    messages={
        "nothing": t(
            kk="«{title}» мәселесі қабылданған деп жазылған, бірақ қаулысы да, тапсырмасы да көрсетілмеген",
            ru="вопрос «{title}» записан принятым, но ни постановления, ни поручений не указано",
            en="'{title}' is recorded as adopted, but neither a decree nor a task is named",
        ),
        "fix": t(
            kk="қаулыны act өрісінде, тапсырмаларды tasks өрісінде көрсетіңіз немесе нәтижені (result) түзетіңіз",
            ru="укажите постановление в поле act или поручения в поле tasks либо исправьте результат (result)",
            en="name the decree in act or the tasks in tasks, or correct the result",
        ),
    },
    readings=("A-09",),
    profile=Profile.PUBLISH,
)


def _no_act(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An adopted item names its decree or a task."""
    for at, item in entries(document, "/items"):
        if item.get("result") == "adopted" and not item.get("act") and not item.get("tasks"):
            yield finding("R14.5", "nothing", document.at(f"{at}/result"), title=as_text(item.get("title")))


RULES = (
    Rule(_MAJORITY, document=_majority, needs=MEMBERS),
    Rule(_TIE, document=_tie, needs=MEMBERS),
    Rule(_NO_ACT, document=_no_act),
)
