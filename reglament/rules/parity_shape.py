"""Family X1, continued: the two texts of an act are divided alike, alike in length, and use the terms of the trade."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.model.tree import Paragraph, TextTree
from reglament.parity import Pair, aligned, unequal
from reglament.parity.terms import unmatched_terms
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, bodies
from reglament.rules.facts import finding, note
from reglament.rules.parity import is_foreign

_THERE = t(kk="екінші тілде", ru="на другом языке", en="in the other language")

_DIVIDED = RuleSpec(
    id="X1.10",
    name="parts-differ-between-languages",
    clauses=("20", "21"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Екі тілде тармақтар бірдей бөліктерге бөлінеді",
        ru="Пункты на двух языках делятся на одинаковые части",
        en="Clauses are divided into the same parts in both languages",
    ),
    explanation=t(
        kk="«Тармақтың екінші бөлігі» деген сілтеме екі тілде бір мәтінді көрсетуі үшін тармақтағы бөліктердің "
        "(абзацтардың) саны бірдей болғаны жөн.",
        ru="Чтобы ссылка «часть вторая пункта» указывала в обоих языках на один текст, число частей (абзацев) пункта "
        "должно совпадать.",
        en="A clause should have the same number of parts (paragraphs) in both languages, so that a reference to its "
        "second part means the same text.",
    ),
    messages={
        "differ": t(
            kk="бұл жердегі бөліктердің саны қазақша мәтінде {kazakh}, орысша мәтінде {russian}",
            ru="число частей здесь: в казахском тексте {kazakh}, в русском {russian}",
            en="this place has {kazakh} parts in Kazakh and {russian} in Russian",
        ),
        "there": _THERE,
        "fix": t(
            kk="екі мәтінді бірдей абзацтарға бөліңіз",
            ru="разбейте оба текста на одинаковые абзацы",
            en="divide both texts into the same paragraphs",
        ),
    },
    profile=Profile.DRAFT,
)

_TABLES = RuleSpec(
    id="X1.11",
    name="tables-differ-between-languages",
    clauses=("20", "21"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Екі тілде кестелердің жолдары мен бағандары бірдей",
        ru="У таблиц на двух языках одинаковые строки и столбцы",
        en="Tables have the same rows and columns in both languages",
    ),
    explanation=t(
        kk="Кестенің бір тілде түсіп қалған жолы – орындаушысыз қалған іс-шара. Құрал кестелердің ұяшықтарын санайды, "
        "сандары мен күндерін салыстырады.",
        ru="Строка, пропущенная на одном языке, — это мероприятие без исполнителя. Инструмент считает ячейки таблиц и "
        "сверяет их числа и даты.",
        en="A row that one language lacks is a measure without an executor. The tool counts the cells of tables and "
        "compares their figures and dates.",
    ),
    messages={
        "differ": t(
            kk="кестедегі ұяшықтар саны қазақша мәтінде {kazakh}, орысша мәтінде {russian}",
            ru="ячеек в таблице: в казахском тексте {kazakh}, в русском {russian}",
            en="the table has {kazakh} cells in Kazakh and {russian} in Russian",
        ),
        "there": _THERE,
        "fix": t(
            kk="кестелерді жол-жолымен салыстырып, түсіп қалған жолды немесе бағанды қосыңыз",
            ru="сверьте таблицы построчно и добавьте пропущенную строку или столбец",
            en="compare the tables row by row and add the missing row or column",
        ),
    },
    profile=Profile.DRAFT,
)


def _divided(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each place of an act has as many paragraphs in both languages, each table as many cells."""
    for kk, ru, pair in _pairs(document):
        if not pair.divided_alike:
            there = note(_start(ru, pair.ru), "there")
            rule = "X1.11" if pair.table else "X1.10"
            counts = {"kazakh": len(pair.kk), "russian": len(pair.ru)}
            yield finding(rule, "differ", _start(kk, pair.kk), there, **counts)


_LENGTH = RuleSpec(
    id="X1.12",
    name="lengths-differ-between-languages",
    clauses=("20", "21"),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Екі тілде бір тармақтың көлемі шамалас",
        ru="Объём одного пункта на двух языках близок",
        en="A clause is of about the same length in both languages",
    ),
    explanation=t(
        kk="Қазақша және орысша мәтіннің ұзындығы әдетте шамалас. Бірі екіншісінен едәуір қысқа болса, аудармада "
        "сөйлем түсіп қалуы мүмкін. Бұл – ескерту ғана: шешетін адам.",
        ru="Казахский и русский тексты обычно близки по длине. Если один намного короче, в переводе могло выпасть "
        "предложение. Это лишь напоминание: решает человек.",
        en="Kazakh and Russian texts are usually of about the same length. When one is much shorter, a sentence may "
        "have been lost in translation. This only reminds; people decide.",
    ),
    messages={
        "differ": t(
            kk="қазақша мәтінде {kazakh} таңба, орысша мәтінде {russian}: бірінде сөйлем түсіп қалмады ма",
            ru="в казахском тексте {kazakh} знаков, в русском {russian}: не пропущено ли предложение",
            en="{kazakh} characters in Kazakh, {russian} in Russian: has a sentence been lost",
        ),
        "there": _THERE,
        "fix": t(
            kk="екі мәтінді оқып салыстырыңыз",
            ru="прочтите и сверьте оба текста",
            en="read and compare the two texts",
        ),
    },
    profile=Profile.DRAFT,
)
_LONG = 160
"""Characters below which a ratio says nothing."""
_RATIO = (6, 15)
"""Tenths between which Kazakh and Russian lengths of the same sentence lie."""


def _length(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Long paragraphs at the same place are of like length."""
    for kk, ru, pair in _pairs(document):
        kazakh, russian = (sum(len(one.text) for one in side) for side in (pair.kk, pair.ru))
        if pair.table or max(kazakh, russian) < _LONG:
            continue
        if not _RATIO[0] * russian <= 10 * kazakh <= _RATIO[1] * russian:
            there = note(_start(ru, pair.ru), "there")
            yield finding("X1.12", "differ", _start(kk, pair.kk), there, kazakh=kazakh, russian=russian)


_TERMS = RuleSpec(
    id="X1.13",
    name="term-without-counterpart",
    clauses=("20", "21"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Орысша терминнің қазақша баламасы бар",
        ru="У русского термина есть казахское соответствие",
        en="A Russian term has its Kazakh counterpart",
    ),
    explanation=t(
        kk="Орысша тармақта «постановление», «приложение», «контроль», «бюджет» сияқты термин болса, қазақша "
        "тармақта оның қалыптасқан баламасы (қаулы, қосымша, бақылау, бюджет) тұрады. Болмаса, тармақ толық "
        "аударылмаған немесе басқа сөз алынған.",
        ru="Если в русском пункте есть термин вроде «постановление», «приложение», «контроль», «бюджет», в казахском "
        "стоит принятое соответствие (қаулы, қосымша, бақылау, бюджет). Если его нет, пункт переведён не полностью "
        "или взято другое слово.",
        en="Where a Russian clause uses a term such as decree, annex, control or budget, the Kazakh clause has its "
        "usual counterpart. When it has not, something is untranslated or another word was taken.",
    ),
    messages={
        "missing": t(
            kk="орысша «{term}» терминінің қазақша мәтінде баламасы жоқ",
            ru="термину «{term}» нет соответствия в казахском тексте",
            en="the Russian term “{term}” has no counterpart in the Kazakh text",
        ),
        "there": _THERE,
        "fix": t(
            kk="қазақша тармақты орысшасымен салыстырып, терминді қалпына келтіріңіз",
            ru="сверьте казахский пункт с русским и восстановите термин",
            en="compare the Kazakh clause with the Russian and restore the term",
        ),
    },
    profile=Profile.DRAFT,
)


def _terms(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Terms of the Russian text have their counterparts in the Kazakh one."""
    for kk, ru, pair in _pairs(document):
        if pair.table or not pair.divided_alike:
            continue
        for kazakh, russian in zip(pair.kk, pair.ru, strict=True):
            for term, start, end in unmatched_terms(kazakh.text, russian.text):
                if is_foreign(pair):
                    break
                there = note(kk.locate(kazakh.at(0, len(kazakh.text))), "there")
                yield finding("X1.13", "missing", ru.locate(russian.at(start, end - start)), there, term=term)


def _pairs(document: Document) -> Iterator[tuple[TextTree, TextTree, Pair]]:
    for _, texts in bodies(document):
        if "kk" in texts and "ru" in texts:
            yield from ((texts["kk"], texts["ru"], pair) for pair in aligned(texts["kk"], texts["ru"]))


def _start(tree: TextTree, paragraphs: tuple[Paragraph, ...]) -> Location:
    first = paragraphs[0]
    return tree.locate(first.at(0, len(first.text)))


_BESIDE = RuleSpec(
    id="X1.14",
    name="footnotes-or-pictures-differ-between-languages",
    clauses=("20", "21"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Екі тілде ескертпелер мен суреттер бірдей",
        ru="На двух языках одинаковые сноски и рисунки",
        en="Both languages have the same footnotes and pictures",
    ),
    explanation=t(
        kk="Бір тармақтағы ескертпелер мен суреттердің саны екі тілде бірдей болады: әйтпесе бір мәтін екіншісінен көп "
        "айтады. Ескертпелердегі сандар, күндер мен сілтемелер де салыстырылады.",
        ru="Число сносок и рисунков в одном и том же пункте совпадает на двух языках: иначе один текст говорит больше "
        "другого. Числа, даты и ссылки в сносках тоже сличаются.",
        en="The same clause has as many footnotes and pictures in both languages, or one text says more than the "
        "other. Figures, dates and references in footnotes are compared as well.",
    ),
    messages={
        "notes": t(
            kk="бұл жердегі ескертпелердің саны қазақша мәтінде {kazakh}, орысша мәтінде {russian}",
            ru="число сносок здесь: в казахском тексте {kazakh}, в русском {russian}",
            en="this place has {kazakh} footnotes in Kazakh and {russian} in Russian",
        ),
        "pictures": t(
            kk="бұл жердегі суреттердің саны қазақша мәтінде {kazakh}, орысша мәтінде {russian}",
            ru="число рисунков здесь: в казахском тексте {kazakh}, в русском {russian}",
            en="this place has {kazakh} pictures in Kazakh and {russian} in Russian",
        ),
        "there": _THERE,
        "fix": t(
            kk="түсіп қалған ескертпені немесе суретті екінші тілдегі мәтінге қосыңыз",
            ru="добавьте пропущенную сноску или рисунок в текст на другом языке",
            en="add the missing footnote or picture to the text in the other language",
        ),
    },
    profile=Profile.DRAFT,
)


def _beside(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each place of an act has as many footnotes and as many pictures in both languages."""
    for _, texts in bodies(document):
        if "kk" not in texts or "ru" not in texts:
            continue
        kk, ru = texts["kk"], texts["ru"]
        for aside, kazakh, russian in unequal(kk, ru):
            counts = {"kazakh": len(kazakh), "russian": len(russian)}
            places = [_start(tree, own) for tree, own in ((kk, kazakh), (ru, russian)) if own]
            yield finding("X1.14", aside.value, places[0], *(note(place, "there") for place in places[1:]), **counts)


RULES = (
    Rule(_DIVIDED, document=_divided),
    Rule(_TABLES, found_by="X1.10"),
    Rule(_LENGTH, document=_length),
    Rule(_TERMS, document=_terms),
    Rule(_BESIDE, document=_beside),
)
