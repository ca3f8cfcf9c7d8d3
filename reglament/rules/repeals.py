"""The approving decree, points 2 and 3: how an act repeals and cancels others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.i18n import LANGS
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, title_location, tree_title
from reglament.rules.facts import finding, listed, note
from reglament.rules.repealed import Point, Target, Verb, names_number, points, target_of, targets

_REQUISITES = RuleSpec(
    id="RD.1",
    name="repealed-act-not-fully-named",
    clauses=("D2", "D3"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Күші жойылатын акт барлық деректемесімен аталады",
        ru="Утрачивающий силу акт называется со всеми реквизитами",
        en="A repealed act is named with all its particulars",
    ),
    explanation=t(
        kk="Актінің күшін жоятын тармақта оның түрі, қабылдаған орган, күні, нөмірі және тақырыбы, ал тіркелген болса, "
        "тіркеу нөмірі мен жарияланғаны да көрсетіледі. Деректердегі (repeals) әр акт мәтінде де аталады.",
        ru="В пункте об утрате силы указывают вид акта, принявший его орган, дату, номер и заголовок, а если акт "
        "зарегистрирован — номер регистрации и опубликование. Каждый акт из поля repeals назван и в тексте.",
        en="The clause that repeals an act gives its type, organ, date, number and title and, if it was registered, "
        "the number of registration and the publication. Each act in repeals is named in the text, too.",
    ),
    messages={
        "incomplete": t(
            kk="күші жойылатын акт туралы көрсетілмегені: {missing}",
            ru="об акте, который утрачивает силу, не указано: {missing}",
            en="of the repealed act this is not given: {missing}",
        ),
        "unnamed": t(
            kk="repeals өрісінде № {number} акт тұр, ал мәтінде оның күші жойылды деп танитын немесе күшін жоятын "
            "тармақ жоқ",
            ru="в поле repeals стоит акт № {number}, а в тексте нет пункта, который признаёт его утратившим силу или "
            "отменяет",
            en="the field repeals has act No. {number}, but no clause of the text repeals or cancels it",
        ),
        "listed": t(kk="repeals өрісі", ru="поле repeals", en="the field repeals"),
        "fix": t(
            kk="тармаққа жетіспейтін деректерді қосыңыз: «… № … «…» қаулысының (… № … болып тіркелген, … жарияланған) "
            "күші жойылды деп танылсын»",
            ru="дополните пункт: «Признать утратившим силу постановление … от … № … «…» (зарегистрировано … за № …, "
            "опубликовано …)»",
            en="add what is missing to the clause, as in «Признать утратившим силу постановление … от … № … «…» "
            "(зарегистрировано … за № …, опубликовано …)»",
        ),
        "fix-unnamed": t(
            kk="мәтінге тармақ қосыңыз немесе актіні repeals өрісінен алып тастаңыз",
            ru="добавьте пункт в текст или уберите акт из поля repeals",
            en="add the clause to the text, or take the act out of repeals",
        ),
    },
    profile=Profile.DRAFT,
)

_PARTS: dict[str, tuple[Text, dict[str, re.Pattern[str]]]] = {
    "organ": (
        t(kk="қабылдаған орган", ru="принявший орган", en="the organ"),
        {
            "ru": re.compile(r"акимат|\bаким[аову]*\b|маслихат|правительств|минист|президент", re.IGNORECASE),
            "kk": re.compile(r"әкім|мәслихат|үкімет|министр|президент", re.IGNORECASE),
        },
    ),
    "date": (
        t(kk="күні", ru="дата", en="the date"),
        {
            "ru": re.compile(r"\bот\s+\d{1,2}(?:\s+[а-я]+\s+|\.\d{2}\.)\d{4}\b", re.IGNORECASE),
            "kk": re.compile(
                r"\d{4}\s*(?:жылғы|ж\.)\s*\d{1,2}\s+\w+[дт][ае]?[ғг][ыі]\b|\b\d{2}\.\d{2}\.\d{4}", re.IGNORECASE
            ),
        },
    ),
    "number": (t(kk="нөмірі", ru="номер", en="the number"), dict.fromkeys(("ru", "kk"), re.compile(r"№\s*\S"))),
    "title": (
        t(kk="тақырыбы", ru="заголовок", en="the title"),
        dict.fromkeys(("ru", "kk"), re.compile(r"[«“„\"][^»”\"]{5,}")),
    ),
}
_REGISTERED = re.compile(r"зарегистрир|тіркел", re.IGNORECASE)
_REGISTRY_NUMBER = re.compile(
    r"зарегистрир[^)]*?№\s*\d|тіркел[^()]*№\s*\d|\([^()]*№\s*\d[^()]*тіркел|№\s*\S+\s+болып\s+тіркел", re.IGNORECASE
)
_PUBLISHED = re.compile(r"опубликован|жариялан", re.IGNORECASE)
_REGISTRATION = t(kk="тіркеу нөмірі", ru="номер государственной регистрации", en="the registration number")
_PUBLICATION = t(kk="жарияланғаны", ru="опубликование", en="the publication")


def _requisites(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each repealed or cancelled act is named with all its requisites; each act in the metadata is in the text."""
    known = list(targets(document, ctx))
    for tree in document.texts.values():
        said = list(points(tree))
        for point in said:
            missing = list(_missing(point, target_of(point, known)))
            if missing:
                joined = {lang: ", ".join(part[lang] for part in missing) for lang in LANGS}
                yield finding("RD.1", "incomplete", tree.locate(point.paragraph.span), missing=joined)
        for target in known:
            if target.number and not any(names_number(point.whole, target.number) for point in said):
                second = (note(document.at(target.pointer), "listed"),)
                facts = {"number": target.number}
                yield Diagnostic("RD.1", "unnamed", tree_title(tree), facts, second, "fix-unnamed")


def _missing(point: Point, target: Target | None) -> Iterator[Text]:
    """What a point does not tell of the act that it ends."""
    text, lang = point.whole, point.tree.lang
    yield from (name for name, patterns in _PARTS.values() if not patterns[lang].search(text))
    registered = bool(_REGISTERED.search(text)) or (target is not None and bool(target.registration))
    if registered and not _REGISTRY_NUMBER.search(text):
        yield _REGISTRATION
    if registered and not _PUBLISHED.search(text):
        yield _PUBLICATION


_WORDING = RuleSpec(
    id="RD.2",
    name="repeal-and-cancel-mixed",
    clauses=("D2", "D3"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Тіркелген актінің күші жойылды деп танылады, тіркелмегенінің күші жойылады",
        ru="Зарегистрированный акт признают утратившим силу, незарегистрированный отменяют",
        en="A registered act is repealed, an unregistered one is cancelled",
    ),
    explanation=t(
        kk="«Күші жойылды деп танылсын» – тіркеліп, күшіне енген акт туралы, ал «күші жойылсын» – тіркелмеген акт "
        "туралы айтылады. Екеуін ауыстырып алса, актінің бұрын күшінде болған-болмағаны түсініксіз қалады.",
        ru="«Признать утратившим силу» говорят о зарегистрированном и действовавшем акте, «отменить» — о "
        "незарегистрированном. Если их перепутать, неясно, действовал ли акт раньше.",
        en="«Признать утратившим силу» is said of an act that was registered and in force, «отменить» of one that was "
        "not registered. Mixed up, they leave it unclear whether the act was ever in force.",
    ),
    messages={
        "cancel": t(
            kk="тіркелген акт туралы «күші жойылсын» (отменить) делінген, ал оның күші жойылды деп танылуға тиіс",
            ru="о зарегистрированном акте сказано «отменить», а его следует признать утратившим силу",
            en="a registered act is said to be cancelled, while it is to be repealed («признать утратившим силу»)",
        ),
        "repeal": t(
            kk="тіркелмеген нормативтік актінің күші жойылды деп танылған, ал ол туралы «күші жойылсын» (отменить) "
            "делінуге тиіс",
            ru="незарегистрированный нормативный акт признан утратившим силу, а его следует отменить",
            en="an unregistered normative act is repealed, while it is to be cancelled («отменить»)",
        ),
        "fix": t(
            kk="тармақтың сөзін ауыстырыңыз немесе актінің тіркелгенін (registration) тексеріңіз",
            ru="замените слово в пункте или проверьте сведения о регистрации акта (registration)",
            en="change the verb, or check whether the act was registered (registration)",
        ),
    },
    profile=Profile.DRAFT,
)


def _wording(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A registered act is repealed, a normative act that was never registered is cancelled."""
    known = list(targets(document, ctx))
    for tree in document.texts.values():
        for point in points(tree):
            target = target_of(point, known)
            registered = _was_registered(point, target)
            if registered is True and point.verb is Verb.CANCEL:
                yield finding("RD.2", "cancel", tree.locate(point.paragraph.span))
            if registered is False and point.verb is Verb.REPEAL:
                yield finding("RD.2", "repeal", tree.locate(point.paragraph.span))


def _was_registered(point: Point, target: Target | None) -> bool | None:
    """Whether the act was registered: yes, no, or None when nobody can tell."""
    if _REGISTERED.search(point.paragraph.text) or (target is not None and target.registration):
        return True
    paper = target.paper if target is not None else None
    if paper is None or paper.get("/normative") is not True:
        return None
    return paper.get("/registration") is not None


_AMENDING = RuleSpec(
    id="RD.3",
    name="amending-act-left-in-force",
    clauses=("D2", "D3"),
    severity=Severity.WARNING,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Актінің күші жойылса, оны тек өзгерткен актілердің де күші жойылады",
        ru="Вместе с актом утрачивают силу и акты, которые только его изменяли",
        en="With an act go the acts that only amended it",
    ),
    explanation=t(
        kk="Негізгі актінің күші жойылғанда оған тек өзгерістер мен толықтырулар енгізген актілердің мәні қалмайды, "
        "сондықтан олардың да күші сол актімен жойылады.",
        ru="Когда основной акт утрачивает силу, акты, которые только вносили в него изменения и дополнения, теряют "
        "смысл, поэтому утратившими силу их признают тем же актом.",
        en="When a base act is repealed, acts that only amended it are left without an object, so the same act "
        "repeals them.",
    ),
    messages={
        "left": t(
            kk="№ {number} актінің күші жойылады, ал оны тек өзгерткен № {amending} акт күшінде қалады",
            ru="акт № {number} утрачивает силу, а вносивший в него изменения акт № {amending} остаётся в силе",
            en="act No. {number} is repealed, but act No. {amending}, which only amended it, stays in force",
        ),
        "amending": t(kk="өзгерістер енгізген акт", ru="акт о внесении изменений", en="the amending act"),
        "fix": t(
            kk="өзгерістер енгізген актіні де мәтінге және repeals өрісіне қосыңыз",
            ru="включите акт о внесении изменений в текст и в поле repeals",
            en="name the amending act in the text and in repeals, too",
        ),
    },
    profile=Profile.REVIEW,
)

_ONLY_AMENDS = re.compile(
    r"^\s*О\s+внесении\s+(?:изменени|дополнени)|(?:өзгеріс|толықтыру)\w*(?:\s+мен\s+\w+)?\s+енгізу\s+туралы",
    re.IGNORECASE,
)
_LIVE = ("signed", "registered", "in_force")


_Known = tuple[str, str, str]
"""An act as another names it: its id, number and date; what is not said is empty."""


def _facts(document: Document) -> dict[str, Any] | None:
    """What an act repeals, or that it only amends: as it is said in its metadata."""
    if document.kind not in ACTS:
        return None
    repeals = [(at, _named(value)) for at, value in listed(document, "/repeals")]
    amends = [_named(value) for _, value in listed(document, "/amends")]
    only = bool(amends) and _only_amends(document) and document.get("/status") in _LIVE
    own = (document.id, str(document.get("/number") or ""), str(document.get("/date") or ""))
    return {"own": own, "repeals": repeals, "amends": amends if only else []}


def _named(value: object) -> _Known:
    """The act that an entry of `repeals` or `amends` names."""
    if isinstance(value, str):
        return (value, "", "")
    told = value if isinstance(value, dict) else {}
    return ("", str(told.get("number") or ""), str(told.get("date") or ""))


def _amending(ctx: Context, facts: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Every act in force that only amends a repealed act is repealed with it."""
    ids = {tuple(own[1:]): own[0] for told in facts.values() if (own := told["own"])[1]}
    amending: dict[object, list[str]] = defaultdict(list)
    for paper, told in facts.items():
        for named in told["amends"]:
            amending[_key(named, ids)].append(paper)
    for paper, told in facts.items():
        gone = {_key(named, ids) for _, named in told["repeals"]}
        for at, named in told["repeals"]:
            for other in amending.get(_key(named, ids), ()):
                if other != paper and other not in gone:
                    yield _left(ctx, paper, at, named, other)


def _key(named: _Known, ids: Mapping[tuple[str, ...], str]) -> object:
    """One key for an act, whether it is named by its id or by number and date."""
    return named[0] or ids.get(tuple(named[1:])) or tuple(named[1:])


def _left(ctx: Context, paper: str, at: str, named: _Known, other: str) -> Diagnostic:
    document, act = ctx.repository.documents[paper], ctx.repository.documents[other]
    repealed = ctx.repository.documents.get(named[0])
    number = named[1] or (str(repealed.get("/number") or repealed.id) if repealed else named[0])
    second = note(title_location(act, "ru"), "amending")
    amending = str(act.get("/number") or act.id)
    return finding("RD.3", "left", document.at(at), second, number=number, amending=amending)


def _only_amends(act: Document) -> bool:
    """Whether the title says that the act does nothing but amend."""
    return any(_ONLY_AMENDS.search(act.title(lang) or "") for lang in ("kk", "ru"))


RULES = (
    Rule(_REQUISITES, document=_requisites),
    Rule(_WORDING, document=_wording),
    Rule(_AMENDING, facts=_facts, fold=_amending),
)
