"""The approving decree, point 4: notice to the justice bodies and publication; an act says when it takes effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reglament.calendar import Term
from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.model.tree import Clause, Paragraph, TextTree, paragraphs
from reglament.rules import since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, tree_title
from reglament.rules.facts import as_day, as_text, day, entries, finding, note

WEEK = 7
_ADOPTED = ("signed", "registered", "in_force", "repealed")

_NOTICE = RuleSpec(
    id="RD.4",
    name="justice-not-notified-in-a-week",
    clauses=("D4",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Әділет органдары бір апта ішінде хабардар етіледі",
        ru="Органы юстиции извещаются в недельный срок",
        en="The justice bodies are notified within a week",
    ),
    explanation=t(
        kk="Регламентті бекіткен қаулы аппаратқа әділет органдарын қаулының қабылданғаны туралы бір апта ішінде "
        "хабардар етуді тапсырады. Мұндай тармағы бар кез келген актіде хабарлама justice_notice өрісіне жазылады. "
        "Мерзім – қабылданғаннан кейін күнтізбелік жеті күн; соңғы күні демалысқа түссе, мерзім келесі жұмыс күні "
        "аяқталады.",
        ru="Постановление, утвердившее Регламент, обязывает аппарат за неделю сообщить о нём органам юстиции. Для "
        "любого акта с таким пунктом извещение записывают в поле justice_notice. Срок — семь календарных дней после "
        "принятия; если последний день выходной, срок истекает в ближайший рабочий день.",
        en="The decree that approved the Regulation has the apparatus notify the justice bodies of its adoption within "
        "a week. For any act with such a clause the notice is recorded in justice_notice. The term is seven calendar "
        "days after the adoption; when it falls on a day off it ends on the next working day.",
    ),
    messages={
        "late": t(
            kk="әділет органдары {noticed} күні хабардар етілген, ал мерзімі – {due}",
            ru="органы юстиции извещены {noticed}, а срок — {due}",
            en="the justice bodies were notified on {noticed}; the term ended on {due}",
        ),
        "absent": t(
            kk="әділет органдарының хабардар етілгені жазылмаған, мерзімі {due} күні өтіп кетті",
            ru="извещение органов юстиции не записано, срок истёк {due}",
            en="no notice to the justice bodies is recorded; the term ended on {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "ordered": t(kk="хабардар ету тапсырылған жер", ru="здесь поручено известить", en="the notice is ordered here"),
        "fix": t(
            kk="хабарламаны жіберіп, күні мен нөмірін justice_notice өрісіне жазыңыз",
            ru="отправьте извещение и внесите его дату и номер в поле justice_notice",
            en="send the notice and record its date and number in justice_notice",
        ),
    },
    readings=("A-01", "A-02"),
    options=("readings.term_start", "readings.term_end"),
    profile=Profile.PUBLISH,
)

_JUSTICE: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(r"(?:извест|уведом)\w*\s+(?:\w+\s+){0,3}?орган\w*\s+юстиции", re.IGNORECASE),
    "kk": re.compile(r"әділет\s+орган\w*.{0,80}?(?:хабар)", re.IGNORECASE),
}
_PUBLISH: Mapping[str, re.Pattern[str]] = {
    "ru": re.compile(r"опубликован\w*.{0,160}?печатн\w*.{0,80}?интернет-ресурс", re.IGNORECASE),
    "kk": re.compile(r"баспа\w*.{0,80}?интернет-ресурс\w*.{0,160}?жариялан?\w*", re.IGNORECASE),
}
_WITHIN_A_WEEK = re.compile(
    r"недельн\w+\s+срок|в\s+течение\s+(?:одной\s+)?недели|в\s+течение\s+семи\s+(?:календарных\s+)?дней"
    r"|бір\s+апта|апталық\s+мерзім|апта\s+ішінде|күнтізбелік\s+жеті\s+күн|жеті\s+күн\s+ішінде",
    re.IGNORECASE,
)


def _orders(document: Document, duty: Mapping[str, re.Pattern[str]]) -> Location | None:
    """Where the text of an act gives somebody this duty with a week's term, or None."""
    for tree in document.texts.values():
        for clause in tree.clauses():
            told = list(paragraphs((clause,)))
            head = told[0].text if told else ""
            for paragraph in told:
                told_to = tree.lang in duty and duty[tree.lang].search(paragraph.text)
                if told_to and _WITHIN_A_WEEK.search(f"{head} {paragraph.text}"):
                    return tree.locate(paragraph.span)
    return None


def orders_publication(document: Document) -> bool:
    """Whether the text has the apparatus publish the act, so that RD.5 counts the term of it."""
    return _orders(document, _PUBLISH) is not None


def _approves_the_regulation(document: Document, ctx: Context) -> bool:
    """Whether the act is the decree that approved the Regulation in force (`regulation` of the akimat)."""
    regulation = ctx.registers.akimat.get("regulation")
    wanted = regulation if isinstance(regulation, Mapping) else {}
    own = (document.get("/number"), document.get("/date"))
    return document.kind == "decree" and None not in own and own == (wanted.get("number"), wanted.get("date"))


def _week(document: Document, ctx: Context) -> Term | None:
    """The week after the adoption of an act whose papers are kept here; None for a draft."""
    adopted = day(document, "/date")
    if adopted is None or document.get("/status") not in _ADOPTED or since.old_act(document, ctx):
        return None
    return ctx.calendar.calendar_days(adopted, WEEK)


def _notice(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Notice goes to the justice bodies within a week of the adoption, where it is ordered or recorded."""
    ordered = _orders(document, _JUSTICE)
    given = document.get("/justice_notice") is not None
    if ordered is None and not given and not _approves_the_regulation(document, ctx):
        return
    term = _week(document, ctx)
    if term is None:
        return
    notes = [note(document.at("/date"), "term", proof=term.explanation())]
    if ordered is not None:
        notes.append(note(ordered, "ordered"))
    noticed = day(document, "/justice_notice/date")
    if noticed and noticed > term.due:
        yield finding("RD.4", "late", document.at("/justice_notice/date"), *notes, noticed=noticed, due=term.due)
    elif not given and ctx.as_of > term.due:
        yield finding("RD.4", "absent", document.at("/date"), *notes, due=term.due)


_PUBLICATION = RuleSpec(
    id="RD.5",
    name="act-not-published-in-a-week",
    clauses=("D4",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Акт баспа басылымында және интернет-ресурста бір апта ішінде жарияланады",
        ru="Акт публикуется в печати и на интернет-ресурсе в недельный срок",
        en="The act is published in print and on the web resource within a week",
    ),
    explanation=t(
        kk="Регламентті бекіткен қаулы аппаратқа оны бір апта ішінде ресми баспа басылымдарында және әкімдіктің "
        "интернет-ресурсында жариялауды тапсырады. Мұндай тармағы бар кез келген акт екі жерде де жарияланады; әр "
        "жарияланым publications өрісіне жазылады.",
        ru="Постановление, утвердившее Регламент, даёт аппарату неделю на публикацию в официальной печати и на "
        "интернет-ресурсе акимата. Любой акт с таким пунктом публикуют и там и там; каждую публикацию записывают в "
        "поле publications.",
        en="The decree that approved the Regulation has the apparatus publish it within a week in official print and "
        "on the akimat's web resource. Any act with such a clause is published in both; each publication stands in "
        "publications.",
    ),
    messages={
        "late": t(
            kk="жариялау мерзімі {due} күні өткен, ал жарияланған күні – {published} ({medium})",
            ru="срок опубликования истёк {due}, а опубликовано {published} ({medium})",
            en="the act had to be published by {due}; it was published on {published} ({medium})",
        ),
        "absent": t(
            kk="жариялау мерзімі {due} күні өтіп кетті, ал жарияланғаны жазылмаған ({medium})",
            ru="срок опубликования истёк {due}, а публикация не записана ({medium})",
            en="the act had to be published by {due}; no publication is recorded ({medium})",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "ordered": t(kk="жариялау тапсырылған жер", ru="здесь поручено опубликовать", en="publication is ordered here"),
        "fix": t(
            kk="актіні жариялап, дереккөзі мен күнін publications өрісіне жазыңыз (medium: print немесе web)",
            ru="опубликуйте акт и внесите источник и дату в поле publications (medium: print или web)",
            en="publish the act and record source and date in publications (medium: print or web)",
        ),
    },
    readings=("A-01", "A-02"),
    options=("readings.term_start", "readings.term_end"),
    profile=Profile.PUBLISH,
)

_MEDIA = {
    "print": t(kk="баспа басылымы", ru="печатное издание", en="print"),
    "web": t(kk="интернет-ресурс", ru="интернет-ресурс", en="web resource"),
}
_WEB = re.compile(r"интернет|сайт|веб|портал|https?:", re.IGNORECASE)
_BANK = re.compile(r"эталон|контрольн\w+\s+банк|бақылау\s+банк|әділет\b", re.IGNORECASE)


def _publication(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An act that orders it is published in print and on the web within a week of the adoption."""
    ordered = _orders(document, _PUBLISH)
    if ordered is None and not _approves_the_regulation(document, ctx):
        return
    term = _week(document, ctx)
    if term is None:
        return
    notes = [note(document.at("/date"), "term", proof=term.explanation())]
    if ordered is not None:
        notes.append(note(ordered, "ordered"))
    for medium, name in _MEDIA.items():
        dated = [
            (on, at)
            for at, one in entries(document, "/publications")
            if _medium(one) == medium and (on := as_day(one.get("date")))
        ]
        if dated and min(dated)[0] > term.due:
            on, at = min(dated)
            yield finding("RD.5", "late", document.at(f"{at}/date"), *notes, due=term.due, published=on, medium=name)
        elif not dated and ctx.as_of > term.due:
            yield finding("RD.5", "absent", document.at("/date"), *notes, due=term.due, medium=name)


def _medium(publication: Mapping[str, object]) -> str:
    """Where an act was published: as said, else by the words of the source; what names no medium is print."""
    said = publication.get("medium")
    if isinstance(said, str):
        return said
    source = " ".join(as_text(publication.get("source")).values())
    return "bank" if _BANK.search(source) else "web" if _WEB.search(source) else "print"


_EFFECT = RuleSpec(
    id="RD.7",
    name="not-one-clause-on-entry-into-force",
    clauses=("D5",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актінің қолданысқа енгізілуі туралы бір ғана тармағы болады",
        ru="В акте есть ровно один пункт о введении его в действие",
        en="An act has exactly one clause on when it is put into effect",
    ),
    explanation=t(
        kk="Актінің қашан қолданысқа енгізілетінін бір тармақ айтады. Ондай тармақ болмаса немесе екеу болса, актінің "
        "қашаннан бастап қолданылатыны белгісіз. Қол қойылған күннен бастап қолданылатын нормативтік емес өкімде ол "
        "міндетті емес.",
        ru="Когда акт вводится в действие, говорит один пункт. Если его нет или их два, неясно, с какого дня акт "
        "применяется. В ненормативном распоряжении, которое действует со дня подписания, он не обязателен.",
        en="One clause says when the act takes effect. With none, or with two, it is unclear from which day the act is "
        "applied. A non-normative order that takes effect on signature may do without.",
    ),
    messages={
        "none": t(
            kk="актінің мәтінінде оның қолданысқа енгізілуі туралы тармақ жоқ",
            ru="в тексте акта нет пункта о введении его в действие",
            en="the text has no clause on when the act is put into effect",
        ),
        "two": t(
            kk="актінің мәтінінде оның қолданысқа енгізілуі туралы екінші тармақ бар",
            ru="в тексте акта есть второй пункт о введении его в действие",
            en="the text has a second clause on when the act is put into effect",
        ),
        "first": t(kk="бірінші тармақ", ru="первый пункт", en="the first clause"),
        "fix": t(
            kk="бір ғана тармақ қалдырып, мәтіннің соңына жазыңыз: «Осы … қолданысқа енгізіледі»",
            ru="оставьте один такой пункт и поставьте его последним: «Настоящее … вводится в действие …»",
            en="have one such clause, the last of the text: «Настоящее … вводится в действие …»",
        ),
    },
    profile=Profile.DRAFT,
)

_TAKES_EFFECT: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "ru": (
        re.compile(r"настоящ\w+\s+(?:\w+\s+){0,2}?(?:постановлени|решени|распоряжени)\w*", re.IGNORECASE),
        re.compile(r"(?:вводится|вступает|ввести)\s+в\s+(?:действие|силу)", re.IGNORECASE),
    ),
    "kk": (
        re.compile(r"осы\s+(?:\w+\s+){0,2}?(?:қаулы|шешім|өкім)\w*", re.IGNORECASE),
        re.compile(r"қолданысқа\s+енгізіл|күшіне\s+ен(?:еді|гізіл|сін)", re.IGNORECASE),
    ),
}


def _effect(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each text of an act has exactly one clause on its entry into force."""
    on_signature = document.get("/in_force/rule") == "on_signature" and document.get("/normative") is not True
    may_lack = document.kind == "order" and on_signature
    for tree in document.texts.values():
        found = [paragraph for clause in tree.clauses() for paragraph in _in_clause(tree, clause)]
        if not found and not may_lack and tree.lang in _TAKES_EFFECT:
            yield finding("RD.7", "none", tree_title(tree))
        for second in found[1:]:
            first = note(tree.locate(found[0].span), "first")
            yield finding("RD.7", "two", tree.locate(second.span), first)


def _in_clause(tree: TextTree, clause: Clause) -> Iterator[Paragraph]:
    """The first part of a clause that says when the act takes effect; a clause with several parts is still one."""
    if tree.lang in _TAKES_EFFECT:
        subject, verb = _TAKES_EFFECT[tree.lang]
        told = (one for one in paragraphs((clause,)) if subject.search(one.text) and verb.search(one.text))
        yield from list(told)[:1]


RULES = (
    Rule(_NOTICE, document=_notice),
    Rule(_PUBLICATION, document=_publication),
    Rule(_EFFECT, document=_effect),
)
