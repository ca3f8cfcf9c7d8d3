"""Family L: what the law on legal acts asks of annexes and references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.model.law import written_day
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, texts_of
from reglament.rules.facts import day, finding, note, word

_STAMP = RuleSpec(
    id="L2",
    name="annex-stamp-differs",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Қосымшаның белгісі актінің күні мен нөмірін дәл қайталайды",
        ru="Отметка приложения в точности повторяет дату и номер акта",
        en="The stamp of an annex repeats the date and number of its act",
    ),
    explanation=t(
        kk="Қосымшаның бірінші бетінің жоғарғы оң жағында актінің түрі, күні мен нөмірі көрсетіледі, екі тілде "
        "бірдей. Бұл "
        "белгіні құрал өзі басады, сондықтан оны мәтінге жазудың қажеті жоқ; жазылған болса, ол актінің деректерімен "
        "салыстырылады.",
        ru="В правом верхнем углу первой страницы приложения указывают вид акта, его дату и номер, одинаково на "
        "обоих "
        "языках. Эту отметку печатает инструмент, писать её в тексте не нужно; если она написана, она сверяется с "
        "данными акта.",
        en="The top right corner of the first page of an annex bears the kind, date and number of the act, the "
        "same in "
        "both languages. The tool prints this stamp, so the text need not hold it; where it does, it is compared "
        "with "
        "the facts of the act.",
    ),
    messages={
        "date": t(
            kk="қосымшаның белгісінде акт күні – {stamp}, ал актіде – {act}",
            ru="в отметке приложения дата акта {stamp}, а в акте — {act}",
            en="the stamp of the annex dates the act {stamp}; the act says {act}",
        ),
        "number": t(
            kk="қосымшаның белгісінде акт нөмірі – {stamp}, ал актіде – {act}",
            ru="в отметке приложения номер акта {stamp}, а в акте — {act}",
            en="the stamp of the annex numbers the act {stamp}; the act says {act}",
        ),
        "there": t(kk="актіде", ru="в акте", en="in the act"),
        "fix": t(
            kk="белгіні мәтіннен алып тастаңыз: оны құрал актінің деректері бойынша өзі басады",
            ru="уберите отметку из текста: инструмент напечатает её сам по данным акта",
            en="take the stamp out of the text: the tool prints it from the facts of the act",
        ),
    },
)

_IS_STAMP = {
    "ru": re.compile(r"^\s*приложение\b.{0,12}\bк\s+(?:постановлени|решени|распоряжени)", re.IGNORECASE),
    "kk": re.compile(r"(?:қаулысына|шешіміне|өкіміне)\s+(?:\d{1,2}-\s?)?қосымша\s*$", re.IGNORECASE),
}
_NUMBER = re.compile(r"№\s*([\w/-]*\w)")
_HEAD = 4
"""A stamp is among the first parts of an annex."""


def _stamp(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A stamp typed in an annex has the date and the number of the act."""
    on, number = day(document, "/date"), word(document, "/number")
    for annex in document.annexes:
        for lang, tree in annex.texts.items():
            for part in list(tree.paragraphs())[:_HEAD]:
                if lang not in _IS_STAMP or not _IS_STAMP[lang].search(part.text):
                    continue
                said, stamped = written_day(part.text, lang), _NUMBER.search(part.text)
                place = tree.locate(part.span)
                if said is not None and on is not None and said != on:
                    yield finding("L2", "date", place, note(document.at("/date"), "there"), stamp=said, act=on)
                if stamped is not None and number and stamped[1] != number:
                    here = note(document.at("/number"), "there")
                    yield finding("L2", "number", place, here, stamp=stamped[1], act=number)


_ORDER = RuleSpec(
    id="L3",
    name="order-of-data-in-reference",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актіге сілтеменің деректері белгіленген ретпен беріледі",
        ru="Реквизиты в ссылке на акт идут в установленном порядке",
        en="The data of a reference to an act come in the set order",
    ),
    explanation=t(
        kk="Орыс тіліндегі сілтемеде актінің нысаны, күні, тіркеу нөмірі, сосын тақырыбы көрсетіледі: "
        "«постановление … от … "
        "года № … «…»». Қазақ тіліндегі сілтемеде тақырып басында тұрады, бірақ күн нөмірдің алдында келеді.",
        ru="В ссылке на русском языке указывают форму акта, дату, номер и затем название: постановление … от … "
        "года № … "
        "«…». В казахском тексте название стоит в начале, но дата и там предшествует номеру.",
        en="A reference in Russian gives the form of the act, its date, its number and then the title. In Kazakh the "
        "title comes first, and there too the date precedes the number.",
    ),
    messages={
        "title": t(
            kk="сілтемеде тақырып күннің алдында тұр: «{words}»",
            ru="в ссылке название стоит перед датой: «{words}»",
            en="the reference gives the title before the date: “{words}”",
        ),
        "number": t(
            kk="сілтемеде нөмір күннің алдында тұр: «{words}»",
            ru="в ссылке номер стоит перед датой: «{words}»",
            en="the reference gives the number before the date: “{words}”",
        ),
        "fix": t(
            kk="деректерді ретімен жазыңыз: нысаны, күні, нөмірі, тақырыбы",
            ru="расположите реквизиты по порядку: форма, дата, номер, название",
            en="put the data in order: form, date, number, title",
        ),
    },
    profile=Profile.DRAFT,
)

_FORM = r"\b(?:закон|кодекс|указ|постановлени|решени|распоряжени|приказ)\w*"
_RU_DATE = r"\d{1,2}\s+(?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек)\w+\s+\d{4}"
_WRONG = {
    "ru": {
        "title": re.compile(rf"{_FORM}[^«».;,]{{0,80}}?«[^«»]+»\s+от\s+{_RU_DATE}", re.IGNORECASE),
        "number": re.compile(rf"{_FORM}[^«».;,]{{0,80}}?№\s*\S+\s+от\s+{_RU_DATE}", re.IGNORECASE),
    },
    "kk": {
        "number": re.compile(
            r"№\s*[\w/-]+\s+\d{4}\s+жылғы\s+\d{1,2}\s+\w+(?:дағы|дегі|тағы|тегі)\s+(?:қаулы|шешім|өкім|заң|бұйры|жарлы)",
            re.IGNORECASE,
        )
    },
}


def _order(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """References to acts give the date before the number, and in Russian the title last."""
    for tree in texts_of(document):
        for message, pattern in _WRONG.get(tree.lang, {}).items():
            for paragraph in tree.paragraphs():
                for match in pattern.finditer(paragraph.text):
                    place = tree.locate(paragraph.at(match.start(), len(match[0])))
                    yield finding("L3", message, place, words=match[0])


_ADJECTIVE = RuleSpec(
    id="L4",
    name="element-numbered-by-adjective",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Тармақтың нөмірі цифрмен беріледі, реттік сын есіммен емес",
        ru="Номер пункта указывается цифрой, а не прилагательным",
        en="A clause is named by its figure, not by an adjective",
    ),
    explanation=t(
        kk="Актінің құрылымдық элементіне сілтемеде сын есім қолданылмайды: «бесінші тармақ» емес – «5-тармақ». "
        "Бөліктер мен "
        "абзацтар реттік сөзбен аталады.",
        ru="В ссылке на структурный элемент акта прилагательные не употребляются: не «пятый пункт» и не «5-й "
        "пункт», а «пункт "
        "5». Части и абзацы называются порядковыми словами.",
        en="A reference to an element of an act uses no adjective: not “the fifth clause” but “clause 5”. Parts and "
        "indents are named by ordinal words.",
    ),
    messages={
        "adjective": t(
            kk="құрылымдық элемент сын есіммен аталған: «{words}»",
            ru="структурный элемент назван прилагательным: «{words}»",
            en="an element of an act is named by an adjective: “{words}”",
        ),
        "fix": t(
            kk="нөмірді цифрмен жазыңыз: «5-тармақ», «2) тармақша»",
            ru="укажите номер цифрой: «пункт 5», «подпункт 2)»",
            en="write the number in figures: “clause 5”, “subclause 2)”",
        ),
    },
    profile=Profile.DRAFT,
)

_RU_ORDINAL = (
    r"(?:(?:двадцать|тридцать|сорок|пятьдесят)\s+)?(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят"
    r"|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат"
    r"|тридцат)(?:ый|ой|ий|ого|его|ьего|ому|ему|ьему|ым|им|ьим|ом|ем|ьем|ые|ых|ыми)"
)
_KK_ORDINAL = (
    r"(?:(?:он|жиырма|отыз|қырық|елу)\s+)?(?:бірінші|екінші|үшінші|төртінші|бесінші|алтыншы|жетінші|сегізінші|тоғызыншы"
    r"|оныншы|жиырмасыншы|отызыншы)"
)
_ADJECTIVES = {
    "ru": re.compile(
        rf"\b(част\w+\s+|абзац\w*\s+|предложени\w+\s+)?\b(?:{_RU_ORDINAL}|\d{{1,3}}-(?:й|го|му|м|ый|ого|ому|ым|ом))\s+"
        r"(?:под)?пункт\w*"
        rf"|\b(?:под)?пункт\w*\s+(?:{_RU_ORDINAL}|\d{{1,3}}-(?:й|го|му|ый|ого|ому|ым|ом))(?!\w)",
        re.IGNORECASE,
    ),
    "kk": re.compile(rf"\b{_KK_ORDINAL}\s+(?:тарма[қғ]|тармақша)\w*", re.IGNORECASE),
}


def _adjective(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Clauses and subclauses are referred to by figures."""
    for tree in texts_of(document):
        pattern = _ADJECTIVES.get(tree.lang)
        for paragraph in tree.paragraphs() if pattern is not None else ():
            for match in pattern.finditer(paragraph.text) if pattern is not None else ():
                if match.groups() and match[1]:
                    continue  # «части второй пункта 3» names the part by a word, as it should
                place = tree.locate(paragraph.at(match.start(), len(match[0])))
                yield finding("L4", "adjective", place, words=match[0])


RULES = (
    Rule(_STAMP, document=_stamp),
    Rule(_ORDER, document=_order),
    Rule(_ADJECTIVE, document=_adjective),
)
