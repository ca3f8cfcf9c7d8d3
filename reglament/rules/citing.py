"""Clause 3 and family X2: acts that are cited exist, are cited rightly, and are in force."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from reglament.diagnostics import Diagnostic, Lang, Location, Param, Severity, Text
from reglament.model.documents import Document
from reglament.model.law import OutsideAct, citations
from reglament.model.tree import Clause, Paragraph, Subclause, TextTree
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, texts_of
from reglament.rules.facts import as_day, as_text, day, entries, finding, note, word

_IN_FORCE = RuleSpec(
    id="R3.1",
    name="legal-basis-not-in-force",
    clauses=("3",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Құқықтық негіз ретінде аталған акт тізілімде бар және қолданыста",
        ru="Акт, названный правовым основанием, есть в реестре и действует",
        en="An act cited as a legal basis is in the register and in force",
    ),
    explanation=t(
        kk="Әкімдік өз қызметінде Конституцияны, заңдарды және өзге де актілерді басшылыққа алады. Құқықтық негіз "
        "ретінде аталған акт (legal_basis) құқықтық актілер тізілімінде (registry/law.yml) болуға және сілтеме жасаған "
        "актінің күнінде қолданыста болуға тиіс. Тізілім жүргізілмесе, бұл тексерілмейді.",
        ru="Акимат руководствуется Конституцией, законами и иными актами. Акт, названный основанием (legal_basis), "
        "должен быть в реестре правовых актов (registry/law.yml) и действовать на дату акта, который на него "
        "ссылается. Если реестр не ведётся, это не проверяется.",
        en="The akimat is guided by the Constitution, laws and other acts. An act cited as a basis (legal_basis) is in "
        "the register of legal acts (registry/law.yml) and in force on the date of the act that cites it. Where no "
        "register is kept this is not checked.",
    ),
    messages={
        "unknown": t(
            kk="құқықтық негіз тізілімде жоқ: «{title}»",
            ru="правового основания нет в реестре: «{title}»",
            en="this legal basis is not in the register: “{title}”",
        ),
        "expired": t(
            kk="«{title}» {last} күнінен кейін қолданылмайды",
            ru="«{title}» не действует после {last}",
            en="“{title}” is no longer in force after {last}",
        ),
        "later": t(
            kk="«{title}» {first} күні ғана қолданысқа енгізіледі",
            ru="«{title}» вводится в действие только {first}",
            en="“{title}” takes effect only on {first}",
        ),
        "there": t(kk="тізілімде", ru="в реестре", en="in the register"),
        "fix": t(
            kk="қолданыстағы актіге сілтеме жасаңыз немесе тізілімді толықтырыңыз (registry/law.yml)",
            ru="сошлитесь на действующий акт или дополните реестр (registry/law.yml)",
            en="cite the act in force, or complete the register (registry/law.yml)",
        ),
    },
    readings=("A-38",),
    profile=Profile.DRAFT,
)


def _in_force(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every legal basis is in the register and in force on the date of the act (of a draft: today)."""
    known = ctx.registers.laws
    if not known:
        return
    on = day(document, "/date") or ctx.as_of
    for at, basis in entries(document, "/legal_basis"):
        title = as_text(basis.get("title"))
        same = _meant(known, title, as_day(basis.get("date")), str(basis.get("number") or ""))
        if not same:
            if title:
                yield finding("R3.1", "unknown", document.at(at), title=title)
        elif not any(one.in_force(on) for one in same):
            yield _outdated(same[-1], document.at(at), on)


def _outdated(one: OutsideAct, place: Location, on: date) -> Diagnostic:
    here, title = note(one.location, "there"), one.titles[0]
    if one.last is not None and one.last < on:
        return finding("R3.1", "expired", place, here, title=title, last=one.last)
    return finding("R3.1", "later", place, here, title=title, first=one.first or on)


def _meant(known: tuple[OutsideAct, ...], title: Text, on: date | None, number: str) -> list[OutsideAct]:
    """Entries of that title, else those of that date and number."""
    titled = [one for one in known if one.called(title)]
    exact = [one for one in titled if on in (None, one.day) and (not number or one.numbered(number))]
    return exact or titled or [one for one in known if on == one.day and number and one.numbered(number)]


_RIGHT = RuleSpec(
    id="X2.2",
    name="outside-act-cited-wrongly",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(),
    title=t(
        kk="Аталған сыртқы актінің күні, нөмірі және тақырыбы тізілімге сай",
        ru="Дата, номер и название внешнего акта совпадают с реестром",
        en="Date, number and title of an outside act agree with the register",
    ),
    explanation=t(
        kk="Заңға немесе өзге актіге сілтемедегі күн, нөмір мен тақырып құқықтық актілер тізілімімен "
        "(registry/law.yml) салыстырылады: деректерде де, мәтіндерде де. Тізілімде жоқ акт бұл ереже бойынша "
        "тексерілмейді.",
        ru="Дата, номер и название в ссылке на закон или иной акт сверяются с реестром правовых актов "
        "(registry/law.yml) — и в данных, и в текстах. Акт, которого нет в реестре, по этому правилу не проверяется.",
        en="Date, number and title in a reference to a law or another act are compared with the register of legal "
        "acts "
        "(registry/law.yml), in facts and in texts. Of an act that is not in the register this rule says nothing.",
    ),
    messages={
        "date": t(
            kk="«{title}»: күні {cited} деп көрсетілген, ал тізілімде – {right}",
            ru="«{title}»: указана дата {cited}, а в реестре — {right}",
            en="“{title}” is cited with the date {cited}; the register has {right}",
        ),
        "number": t(
            kk="«{title}»: нөмірі № {cited} деп көрсетілген, ал тізілімде – № {right}",
            ru="«{title}»: указан № {cited}, а в реестре — № {right}",
            en="“{title}” is cited as No. {cited}; the register has No. {right}",
        ),
        "title": t(
            kk="{date} № {number} акт «{cited}» деп аталған, ал тізілімде – «{title}»",
            ru="акт от {date} № {number} назван «{cited}», а в реестре — «{title}»",
            en="the act of {date} No. {number} is called “{cited}”; the register has “{title}”",
        ),
        "there": t(kk="тізілімде", ru="в реестре", en="in the register"),
        "fix": t(
            kk="сілтемені түзетіңіз; қате тізілімнің өзінде болса, оны түзетіңіз",
            ru="исправьте ссылку; если ошибка в реестре, исправьте его",
            en="correct the reference; if the register is wrong, correct that",
        ),
    },
    profile=Profile.DRAFT,
)


def _right(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every outside act that the register knows is cited with its date, number and title."""
    known = ctx.registers.laws
    if not known or document.kind == "legal_acts":
        return
    for at, basis in entries(document, "/legal_basis"):
        title, on = as_text(basis.get("title")), as_day(basis.get("date"))
        number = word(document, f"{at}/number")
        places = {name: document.at(f"{at}/{name}") for name in ("title", "date", "number")}
        yield from _compared(known, title, on, number, places)
    for tree in texts_of(document):
        for cited in citations(tree):
            places = dict.fromkeys(("title", "date", "number"), cited.location)
            yield from _compared(known, cited.title, cited.day, cited.number, places)


def _compared(
    known: tuple[OutsideAct, ...], title: Text, on: date | None, number: str, places: Mapping[str, Location]
) -> Iterator[Diagnostic]:
    found = _meant(known, title, on, number)
    if not title or not found:
        return
    one = found[0]
    here = note(one.location, "there")
    if not one.called(title):
        facts: dict[str, Param] = {"date": one.day, "number": one.number, "cited": title, "title": one.titles[0]}
        yield finding("X2.2", "title", places["title"], here, **facts)
        return
    if on is not None and on != one.day:
        yield finding("X2.2", "date", places["date"], here, title=title, cited=on, right=one.day)
    elif number and one.number and not one.numbered(number):
        yield finding("X2.2", "number", places["number"], here, title=title, cited=number, right=one.number)


_OWN = RuleSpec(
    id="X2.3",
    name="reference-to-missing-place",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актінің өз тармағына, тармақшасына, қосымшасына сілтемесі мәтінде шын бар жерді көрсетеді",
        ru="Ссылка акта на свой пункт, подпункт, приложение ведёт на существующее место",
        en="A reference of an act to its own clause, subclause or annex leads somewhere",
    ),
    explanation=t(
        kk="Мәтіндегі «осы қаулының 3-тармағының 2) тармақшасы», «осы қаулыға 2-қосымша» сияқты сілтемелер актінің "
        "өзінде "
        "бар жерді көрсетуге тиіс. Тармақтар көшірілгенде немесе қосымша алынып тасталғанда мұндай сілтемелер жиі "
        "қалып қояды. Өзгерту туралы актілердегі тырнақшадағы мәтін тексерілмейді.",
        ru="Ссылки вида «подпункт 2) пункта 3 настоящего постановления», «приложение 2 к настоящему постановлению» "
        "должны "
        "указывать на место, которое в акте есть. Они часто остаются после перестановки пунктов или удаления "
        "приложения. Текст в кавычках в актах об изменении не проверяется.",
        en="References such as “subclause 2) of clause 3 of this decree” or “annex 2 to this decree” name a place "
        "that "
        "the act has. They are often left behind when clauses are moved or an annex is dropped. Quoted wording in "
        "amending acts is not checked.",
    ),
    messages={
        "clause": t(
            kk="мәтінде {clause}-тармаққа сілтеме бар, бірақ мұндай тармақ жоқ",
            ru="в тексте есть ссылка на пункт {clause}, но такого пункта нет",
            en="the text refers to clause {clause}, but there is none",
        ),
        "subclause": t(
            kk="мәтінде {clause}-тармақтың {subclause}) тармақшасына сілтеме бар, бірақ мұндай тармақша жоқ",
            ru="в тексте есть ссылка на подпункт {subclause}) пункта {clause}, но такого подпункта нет",
            en="the text refers to subclause {subclause}) of clause {clause}, but there is none",
        ),
        "annex": t(
            kk="мәтінде {annex}-қосымшаға сілтеме бар, бірақ мұндай қосымша жоқ",
            ru="в тексте есть ссылка на приложение {annex}, но такого приложения нет",
            en="the text refers to annex {annex}, but there is none",
        ),
        "no-annex": t(
            kk="мәтінде қосымшаға сілтеме бар, бірақ актінің қосымшасы жоқ",
            ru="в тексте есть ссылка на приложение, но приложений у акта нет",
            en="the text refers to an annex, but the act has none",
        ),
        "fix": t(
            kk="сілтемедегі нөмірді түзетіңіз немесе жетіспейтін жерді қосыңыз",
            ru="исправьте номер в ссылке или добавьте недостающее место",
            en="correct the number in the reference, or add the missing place",
        ),
    },
    profile=Profile.DRAFT,
)

_UNIT = r"(\d{1,3}(?:-\d{1,2})*)"
_ACT_RU, _ACT_KK = r"(?:постановлени|решени|распоряжени|приказ)", r"(?:қаулы|шешім|өкім|бұйрық|бұйры)"
_CLAUSES = {
    "ru": re.compile(rf"\b(?:подпункт\w*\s+{_UNIT}\)\s+)?пункт\w*\s+{_UNIT}\s+настоящ\w+\s+(\w+)", re.IGNORECASE),
    "kk": re.compile(rf"\bосы\s+(\w+)\s+{_UNIT}-тарма[қғ]\w*(?:\s+{_UNIT}\)\s+тармақша)?", re.IGNORECASE),
}
_ANNEXES = {
    "ru": re.compile(rf"\bприложени\w+\s+(?:№\s*)?(?:(\d{{1,2}})\s+)?к\s+настоящ\w+\s+{_ACT_RU}", re.IGNORECASE),
    "kk": re.compile(rf"\bосы\s+{_ACT_KK}\w*\s+(?:(\d{{1,2}})-\s?)?қосымша\w*", re.IGNORECASE),
}
_ANNOUNCED = {"ru": re.compile(_ACT_RU, re.IGNORECASE), "kk": re.compile(_ACT_KK, re.IGNORECASE)}


def _own(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every reference to a clause, subclause or annex of the act itself names one that is there."""
    if document.get("/amends"):
        return
    for lang, body in document.texts.items():
        annexes = [annex.texts[lang] for annex in document.annexes if lang in annex.texts]
        for tree in (body, *annexes):
            for paragraph in tree.paragraphs() if lang in _CLAUSES else ():
                yield from _clauses(paragraph, tree, body, lang)
                if not ctx.repository.has_unread(f"{document.dossier}/annex-"):
                    yield from _annexes(paragraph, tree, document, lang)


def _clauses(paragraph: Paragraph, tree: TextTree, body: TextTree, lang: Lang) -> Iterator[Diagnostic]:
    for match in _CLAUSES[lang].finditer(paragraph.text):
        subclause, clause, noun = match.groups() if lang == "ru" else (match[3], match[2], match[1])
        into = body if _ANNOUNCED[lang].match(noun) else tree
        place = tree.locate(paragraph.at(match.start(), len(match[0])))
        found = [one for one in into.clauses() if one.number == clause]
        if not found:
            if into is body or any(into.clauses()):
                yield finding("X2.3", "clause", place, clause=clause)
        elif subclause and not any(subclause in _subclauses(one) for one in found):
            yield finding("X2.3", "subclause", place, clause=clause, subclause=subclause)


def _subclauses(clause: Clause) -> list[str]:
    return [block.number for block in clause.blocks if isinstance(block, Subclause)]


def _annexes(paragraph: Paragraph, tree: TextTree, act: Document, lang: Lang) -> Iterator[Diagnostic]:
    ordinals = {annex.ordinal for annex in act.annexes}
    for match in _ANNEXES[lang].finditer(paragraph.text):
        place = tree.locate(paragraph.at(match.start(), len(match[0])))
        if match[1] and int(match[1]) not in ordinals:
            yield finding("X2.3", "annex", place, annex=int(match[1]))
        elif not ordinals:
            yield finding("X2.3", "no-annex", place)


RULES = (
    Rule(_IN_FORCE, document=_in_force),
    Rule(_RIGHT, document=_right),
    Rule(_OWN, document=_own),
)
