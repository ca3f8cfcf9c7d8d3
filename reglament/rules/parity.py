"""Family X1: what the Kazakh and the Russian text of a paper state is the same (clauses 20, 21)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from reglament.diagnostics import Diagnostic, Location, Severity, Text
from reglament.loading.language import foreign
from reglament.model.documents import Document
from reglament.model.tree import Paragraph, TextTree
from reglament.parity import Difference, FactKind, Pair, aligned, compare
from reglament.parity.compare import Stated
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, bodies
from reglament.rules.facts import finding, note, values

_KAZAKH = t(kk="қазақша", ru="казахском", en="Kazakh")
_RUSSIAN = t(kk="орысша", ru="русском", en="Russian")


def _spec(
    rule: str,
    name: str,
    severity: Severity,
    title: Text,
    explanation: Text,
    nouns: Text,
    noun: Text,
    kinds: tuple[str, ...] = (),
) -> RuleSpec:
    """A rule on one sort of fact: `nouns` names the sort in the plural, `noun` one that a text lacks."""
    return RuleSpec(
        id=rule,
        name=name,
        clauses=("20", "21"),
        severity=severity,
        scope=Scope.DOCUMENT,
        kinds=kinds,
        title=title,
        explanation=explanation,
        messages={
            "differ": t(
                kk=f"екі тілде {nouns['kk']} әртүрлі: қазақша «{{kazakh}}», орысша «{{russian}}»",
                ru=f"{nouns['ru']} на двух языках расходятся: в казахском тексте «{{kazakh}}», "
                "в русском — «{russian}»",
                en=f"{nouns['en']} differ between the languages: “{{kazakh}}” in Kazakh, “{{russian}}” in Russian",
            ),
            "missing": t(
                kk=f"{{language}} мәтінде {noun['kk']} жоқ: «{{written}}»",
                ru=f"в {{language}} тексте нет {noun['ru']}: «{{written}}»",
                en=f"the {{language}} text lacks {noun['en']}: “{{written}}”",
            ),
            "there": t(kk="екінші тілде", ru="на другом языке", en="in the other language"),
            "fix": t(
                kk="екі мәтінді салыстырып, қайсысы дұрыс екенін анықтаңыз да, екіншісін түзетіңіз",
                ru="сверьте оба текста, установите, какой из них верен, и исправьте другой",
                en="compare the two texts, find out which is right and correct the other",
            ),
        },
        profile=Profile.DRAFT,
    )


def _never_missing(spec: RuleSpec) -> RuleSpec:
    """The rule without the message that a text lacks the fact: units are compared where both have the number."""
    return replace(spec, messages={name: text for name, text in spec.messages.items() if name != "missing"})


_EXPLAINED = t(
    kk="Қазақ және орыс тілдеріндегі мәтіндер тең түпнұсқалы болуға тиіс. Құрал екі мәтінді тармақ-тармағымен "
    "салыстырып, бір тілде бар, екінші тілде жоқ немесе басқаша жазылған деректі табады. Сөз тәртібі мен жалғаулар әр "
    "тілде өзінше болғандықтан, есепке алынбайды.",
    ru="Тексты на казахском и русском языках должны быть аутентичны. Инструмент сверяет их по пунктам и находит "
    "сведения, которых в одном тексте нет или которые записаны иначе. Порядок слов и падежи у каждого языка свои, "
    "поэтому в расчёт не берутся.",
    en="The Kazakh and the Russian text must be equally authentic. The tool compares them clause by clause and finds "
    "what one of them lacks or says otherwise. Word order and endings belong to each language and do not count.",
)

_SPECS = {
    FactKind.DATE: _spec(
        "X1.2",
        "dates-differ-between-languages",
        Severity.ERROR,
        t(kk="Екі тілде күндер бірдей", ru="Даты на двух языках совпадают", en="Dates agree in both languages"),
        _EXPLAINED,
        t(kk="күндер", ru="даты", en="dates"),
        t(kk="мына күн", ru="даты", en="this date"),
    ),
    FactKind.NUMBER: _spec(
        "X1.3",
        "act-numbers-differ-between-languages",
        Severity.ERROR,
        t(
            kk="Екі тілде актілердің нөмірлері бірдей",
            ru="Номера актов на двух языках совпадают",
            en="Numbers after № agree in both languages",
        ),
        _EXPLAINED,
        t(kk="№ белгісінен кейінгі нөмірлер", ru="номера после знака №", en="numbers after №"),
        t(kk="мына нөмір", ru="номера", en="this number"),
    ),
    FactKind.REFERENCE: _spec(
        "X1.4",
        "cited-elements-differ-between-languages",
        Severity.ERROR,
        t(
            kk="Екі тілде бірдей тармақтар мен қосымшаларға сілтеме жасалады",
            ru="Ссылки на пункты и приложения на двух языках совпадают",
            en="Both languages cite the same clauses and annexes",
        ),
        _EXPLAINED,
        t(kk="сілтемелер", ru="ссылки", en="references"),
        t(kk="мына сілтеме", ru="ссылки", en="this reference"),
    ),
    FactKind.QUANTITY: _spec(
        "X1.5",
        "figures-differ-between-languages",
        Severity.ERROR,
        t(kk="Екі тілде сандар бірдей", ru="Числа на двух языках совпадают", en="Figures agree in both languages"),
        _EXPLAINED,
        t(kk="сандар", ru="числа", en="figures"),
        t(kk="мына сан", ru="числа", en="this figure"),
    ),
    FactKind.NAME: _spec(
        "X1.9",
        "surnames-differ-between-languages",
        Severity.ERROR,
        t(
            kk="Екі тілде бірдей адамдар аталады",
            ru="На двух языках названы одни и те же люди",
            en="Both languages name the same people",
        ),
        _EXPLAINED,
        t(kk="аты-жөндер", ru="фамилии", en="surnames"),
        t(kk="мына адам", ru="фамилии", en="this surname"),
    ),
    FactKind.BOUND: _spec(
        "X1.8",
        "bounds-differ-between-languages",
        Severity.WARNING,
        t(
            kk="Екі тілде «кемінде», «аспайтын», «астам» деген шектер бірдей",
            ru="Пределы «не менее», «не более», «свыше» на двух языках совпадают",
            en="The bounds “at least”, “at most” and “more than” agree in both languages",
        ),
        _EXPLAINED,
        t(kk="шектер", ru="пределы", en="bounds"),
        t(kk="мына шек", ru="предела", en="this bound"),
        ACTS,
    ),
}
_WORDS = _spec(
    "X1.6",
    "number-words-differ-between-languages",
    Severity.WARNING,
    t(
        kk="Екі тілде сөзбен жазылған сандар бірдей",
        ru="Числа, написанные словами, на двух языках совпадают",
        en="Numbers in words agree in both languages",
    ),
    _EXPLAINED,
    t(kk="сөзбен жазылған сандар", ru="числа, написанные словами,", en="numbers in words"),
    t(kk="сөзбен жазылған мына сан", ru="числа, написанного словами", en="this number in words"),
    ACTS,
)
_UNITS = _never_missing(
    _spec(
        "X1.7",
        "units-differ-between-languages",
        Severity.ERROR,
        t(
            kk="Екі тілде сандардың өлшемі бірдей: жұмыс күні, күнтізбелік күн, ай",
            ru="Единицы при числах на двух языках совпадают: рабочий день, календарный день, месяц",
            en="Numbers count the same things in both languages: working days, calendar days, months",
        ),
        _EXPLAINED,
        t(kk="сандардың өлшемдері", ru="единицы при числах", en="the units of numbers"),
        t(kk="мына өлшем", ru="единицы", en="this unit"),
    )
)

_FIGURE = re.compile(r"\d")
_Locate = Callable[[Paragraph, int, int], Location]


@dataclass(frozen=True, slots=True)
class _Place:
    """A pair of paragraphs and how to find a stretch of each in the sources."""

    pair: Pair
    kk: _Locate
    ru: _Locate


def _facts(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every fact of the texts, and of bilingual values of the metadata, is the same in both languages."""
    act = document.kind in ACTS
    for place in _in_texts(document):
        if place.pair.table and not place.pair.divided_alike:
            continue  # a lost row is one fault, said of the table
        for difference in _telling(place.pair):
            if act or not _only_for_acts(difference):
                yield _told(difference, place)
    for place in _in_data(document):
        for difference in compare(place.pair):
            if difference.kind is not FactKind.NAME and not _only_for_acts(difference):
                yield _told(difference, place)


def _telling(pair: Pair) -> Iterator[Difference]:
    """The differences of a pair; where a paragraph is lost, one of each kind, since that is one fault."""
    told: set[tuple[FactKind, bool]] = set()
    for difference in compare(pair):
        if is_foreign(pair):
            return
        sort = (difference.kind, difference.unit)
        if pair.divided_alike or sort not in told:
            told.add(sort)
            yield difference


def is_foreign(pair: Pair) -> bool:
    """Whether one side is written in the other's language, which has a finding of its own."""
    return any(foreign(one.text, "kk") for one in pair.kk) or any(foreign(one.text, "ru") for one in pair.ru)


def _only_for_acts(difference: Difference) -> bool:
    """Words are chosen more freely in notes and minutes than in acts."""
    return difference.kind is FactKind.BOUND or _in_words(difference)


def _in_words(difference: Difference) -> bool:
    sides = [side for side in (difference.kk, difference.ru) if side is not None]
    return difference.kind is FactKind.QUANTITY and not difference.unit and any(side.fact.words for side in sides)


def _in_texts(document: Document) -> Iterator[_Place]:
    for _, texts in bodies(document):
        if "kk" in texts and "ru" in texts:
            kk, ru = partial(_in_tree, texts["kk"]), partial(_in_tree, texts["ru"])
            yield from (_Place(pair, kk, ru) for pair in aligned(texts["kk"], texts["ru"]))


def _in_tree(tree: TextTree, paragraph: Paragraph, start: int, length: int) -> Location:
    return tree.locate(paragraph.at(start, length))


def _in_data(document: Document) -> Iterator[_Place]:
    for pointer, value in values(document.data):
        if isinstance(value, dict) and isinstance(value.get("kk"), str) and isinstance(value.get("ru"), str):
            if not (_FIGURE.search(value["kk"]) or _FIGURE.search(value["ru"])):
                continue  # words are not compared here
            pair = Pair((Paragraph(value["kk"]),), (Paragraph(value["ru"]),))
            yield _Place(
                pair, partial(_in_value, document, f"{pointer}/kk"), partial(_in_value, document, f"{pointer}/ru")
            )


def _in_value(document: Document, pointer: str, paragraph: Paragraph, start: int, length: int) -> Location:
    return document.at(pointer)


def _told(difference: Difference, place: _Place) -> Diagnostic:
    spec = _UNITS if difference.unit else _WORDS if _in_words(difference) else _SPECS[difference.kind]
    kk, ru = difference.kk, difference.ru
    if kk is not None and ru is not None:
        there = note(_at(ru, place.ru), "there")
        return finding(spec.id, "differ", _at(kk, place.kk), there, kazakh=kk.written, russian=ru.written)
    if kk is not None:
        first = place.pair.ru[0]
        there = note(place.ru(first, 0, len(first.text)), "there")
        return finding(spec.id, "missing", _at(kk, place.kk), there, language=_RUSSIAN, written=kk.written)
    first = place.pair.kk[0]
    there, written = note(place.kk(first, 0, len(first.text)), "there"), ru.written if ru else ""
    at = _at(ru, place.ru) if ru else there.location
    return finding(spec.id, "missing", at, there, language=_KAZAKH, written=written)


def _at(stated: Stated, locate: _Locate) -> Location:
    return locate(stated.paragraph, stated.fact.start, len(stated.written))


RULES = (
    Rule(_SPECS[FactKind.DATE], document=_facts),
    *(Rule(spec, found_by="X1.2") for kind, spec in _SPECS.items() if kind is not FactKind.DATE),
    Rule(_WORDS, found_by="X1.2"),
    Rule(_UNITS, found_by="X1.2"),
)
"""One pass finds them all, since reading the facts is the dear part."""
