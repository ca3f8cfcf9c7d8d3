"""Clause 14: votes, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reglament.diagnostics import Diagnostic, Param, Severity, Text
from reglament.model.documents import Document
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_text, entries, finding, number, words

PROTOCOL = ("protocol",)


def has_majority(votes_for: int, present: int) -> bool:
    """Whether the votes for are more than half of the members present: who abstains stays in the count."""
    return 2 * votes_for > present


@dataclass(frozen=True, slots=True)
class Vote:
    """The recorded vote on one item of a protocol."""

    at: str
    title: Text
    present: int
    votes_for: int
    against: int
    abstain: int
    result: str


def votes(document: Document) -> Iterator[Vote]:
    """Votes whose four numbers are whole."""
    for at, item in entries(document, "/items"):
        numbers = [number(document, f"{at}/vote/{name}") for name in ("present", "for", "against", "abstain")]
        present, votes_for, against, abstain = numbers
        if present is None or votes_for is None or against is None or abstain is None:
            continue
        yield Vote(at, as_text(item.get("title")), present, votes_for, against, abstain, str(item.get("result")))


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
        "мен дауыс бермегендер қатысқандар санынан шегерілмейді.",
        ru="Постановление принимается, если за него подано больше половины голосов присутствующих членов. "
        "Воздержавшиеся и промолчавшие из числа присутствующих не вычитаются.",
        en="A decree is adopted when more than half of the members present vote for it. Members who abstain or stay "
        "silent remain in the number of those present.",
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
        "fix": t(
            kk="дауыс санын (vote) және нәтижені (result) отырыстың жазбасымен салыстырып түзетіңіз",
            ru="сверьте голоса (vote) и результат (result) с записью заседания и исправьте",
            en="compare the votes (vote) and the result (result) with the record of the meeting and correct them",
        ),
    },
    readings=("A-39",),
)


def _majority(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An item is adopted exactly when twice the votes for exceed the members present."""
    for vote in votes(document):
        adopted = has_majority(vote.votes_for, vote.present)
        facts: dict[str, Param] = {"title": vote.title, "present": vote.present, "for_": vote.votes_for}
        if vote.result == "adopted" and not adopted and vote.votes_for < vote.against:
            needed = vote.present // 2 + 1
            yield finding("R14.2", "adopted", document.at(f"{vote.at}/result"), needed=needed, **facts)
        elif vote.result == "not_adopted" and adopted:
            yield finding("R14.2", "rejected", document.at(f"{vote.at}/result"), **facts)
    for at, item in entries(document, "/items"):
        if item.get("result") == "adopted" and "vote" not in item:
            yield finding("R14.2", "unrecorded", document.at(f"{at}/result"), title=as_text(item.get("title")))


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
        "ол сан хаттамадағы қатысқандар тізімінен аспайды.",
        ru="Сумма голосов за, против и воздержавшихся не превышает числа членов, присутствующих при голосовании, а "
        "это число — списка присутствующих в протоколе.",
        en="Votes for, against and abstentions together do not exceed the members present at the vote, nor do these "
        "exceed the protocol's list of those present.",
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
        "fix": t(
            kk="дауыс санын және қатысқандар тізімін отырыстың жазбасымен салыстырып түзетіңіз",
            ru="сверьте голоса и список присутствующих с записью заседания и исправьте",
            en="compare the votes and the list of those present with the record of the meeting and correct them",
        ),
    },
)


def _voters(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Votes do not exceed the members present at the vote, and these do not exceed the list of the protocol."""
    seen = set(words(document, "/present"))
    for vote in votes(document):
        cast = vote.votes_for + vote.against + vote.abstain
        place = document.source.key(f"{vote.at}/vote")
        if cast > vote.present:
            yield finding("R14.3", "sum", place, title=vote.title, votes=cast, present=vote.present)
        if seen and vote.present > len(seen):
            yield finding("R14.3", "present", place, title=vote.title, present=vote.present, listed=len(seen))


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
        "fix": t(
            kk="мұндай нәтиже «қабылданбады» (not_adopted) деп жазылады",
            ru="такой результат записывается как «не принято» (not_adopted)",
            en="such a result is recorded as not adopted (not_adopted)",
        ),
    },
    readings=("A-39",),
)


def _tie(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A tie or a plurality without a majority is not recorded as adopted."""
    for vote in votes(document):
        if vote.result != "adopted" or has_majority(vote.votes_for, vote.present) or vote.votes_for < vote.against:
            continue
        place = document.at(f"{vote.at}/result")
        facts: dict[str, Param] = {"title": vote.title, "for_": vote.votes_for}
        if vote.votes_for == vote.against:
            yield finding("R14.6", "tie", place, against=vote.against, **facts)
        else:
            yield finding("R14.6", "plurality", place, present=vote.present, needed=vote.present // 2 + 1, **facts)


RULES = (
    Rule(_MAJORITY, document=_majority),
    Rule(_VOTERS, document=_voters),
    Rule(_TIE, document=_tie),
)
