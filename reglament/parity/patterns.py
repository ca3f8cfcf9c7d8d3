"""How Kazakh and Russian write dates, references, units and bounds: the patterns of one language each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from reglament.diagnostics import Lang
from reglament.parity.fact import Unit
from reglament.parity.numerals import ORDINALS, alternatives

MONTHS: Mapping[Lang, tuple[str, ...]] = {
    "kk": (
        *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым"),
        *("шілде", "тамыз", "қыркүйе[кг]", "қазан", "қараша", "желтоқсан"),
    ),
    "ru": (
        *("январ[а-я]+", "феврал[а-я]+", "март[а-я]*", "апрел[а-я]+", "ма(?:й|я|е|ю|ем)", "июн[а-я]+"),
        *("июл[а-я]+", "август[а-я]*", "сентябр[а-я]+", "октябр[а-я]+", "ноябр[а-я]+", "декабр[а-я]+"),
    ),
}
_KK, _RU = (rf"(?P<month>{'|'.join(MONTHS[lang])})" for lang in ("kk", "ru"))
_KK_FROM, _RU_FROM = (rf"(?P<other>{'|'.join(MONTHS[lang])})" for lang in ("kk", "ru"))

_FIRST, _DASH = r"(?P<first>\d{1,2})", r"\s*[-–—]\s*"
"""The first day of a range: `5-10 маусым`, `с 5 по 10 июня`."""

FIGURE = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:,\d+)?"
_LABEL = r"\d+(?:[.-]\d+)*\)?"
_AND = r"\s*(?:,|;|и|или|либо|және|мен|бен|пен|немесе|по|–|—|-)\s*"
LABELS = rf"{_LABEL}(?:{_AND}{_LABEL})*"
ROMAN: Mapping[str, str] = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


@dataclass(frozen=True, slots=True)
class Language:
    """The patterns of one language, for text in small letters.

    Groups: `year`, `month`, `day` of dates; `labels`, `word`, `element` of references.
    """

    dates: tuple[re.Pattern[str], ...]
    references: tuple[re.Pattern[str], ...]
    elements: tuple[tuple[str, str], ...]
    """Beginnings of the words for elements, with their canonical names; the first that fits counts."""
    units: tuple[tuple[re.Pattern[str], Unit], ...]
    bounds: tuple[tuple[re.Pattern[str], str], ...]


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in patterns)


def _units(**patterns: str) -> tuple[tuple[re.Pattern[str], Unit], ...]:
    return tuple((re.compile(rf"\s*(?:{pattern})"), Unit[name]) for name, pattern in patterns.items())


def _bounds(**patterns: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    names = {"least": ">=", "most": "<=", "more": ">"}
    return tuple((re.compile(pattern), names[name]) for name, pattern in patterns.items())


_FIGURES = (
    r"(?<![\w./-])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d{2})(?![\w]|\.\d)",
    r"(?<![\w./-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w/-])",
)
_WORD = {lang: alternatives(ORDINALS[lang]) for lang in ("kk", "ru")}
_KK_ELEMENT = r"тармақша|тармағ|тармақ|бап(?!та)|бапта|баб[ыа]|тарау|бөлім(?!ше)|бөлік|бөліг|абзац|қосымша|тоқсан"
_RU_ELEMENT = r"подпункт|пункт|стать|глав[аеуоы]|раздел|приложени|част[ьией]|абзац"


def _kazakh() -> Language:
    return Language(
        dates=_patterns(
            *_FIGURES,
            rf"(?<!\w)(?P<year>(?:19|20)\d{{2}})\s*ж(?:ылғы|ылдың|ылы|\.)\s*{_FIRST}{_DASH}(?P<day>\d{{1,2}})\s*{_KK}\w*",
            rf"(?<!\w)(?P<year>(?:19|20)\d{{2}})\s*ж(?:ылғы|ылдың|ылы|\.)\s*(?P<day>\d{{1,2}})\s*{_KK}\w*",
            rf"(?<!\w)(?P<year>(?:19|20)\d{{2}})\s*ж(?:ылғы|ылдың|ылы|\.)\s*{_KK_FROM}{_DASH}{_KK}\w*",
            rf"(?<!\w)(?P<year>(?:19|20)\d{{2}})\s*ж(?:ылғы|ылдың|ылы|\.)\s*{_KK}\w*",
            rf"(?<!\w)(?P<day>\d{{1,2}})\s+{_KK}\w*",
        ),
        references=_patterns(
            rf"(?<![\w/])(?P<labels>{LABELS})\s*-?\s*(?P<element>{_KK_ELEMENT})\w*",
            rf"(?<!\w)(?P<word>{_WORD['kk']})\s+(?P<element>{_KK_ELEMENT})\w*",
            r"(?<!\w)(?P<labels>i{1,3}|iv)\s*-?\s*(?P<element>тоқсан)\w*",
        ),
        elements=(
            *(("тармақша", "subclause"), ("тарма", "clause"), ("бап", "article"), ("баб", "article")),
            *(("тарау", "chapter"), ("бөлім", "section"), ("бөлі", "part"), ("абзац", "indent")),
            *(("қосымша", "annex"), ("тоқсан", "quarter")),
        ),
        units=_units(
            WORKING_DAY=r"жұмыс күн\w*",
            CALENDAR_DAY=r"күнтізбелік күн\w*",
            DAY=r"күн(?!і(?:не|нен|нде|нің)?\b)\w*|тәулік\w*",
            WEEK=r"апта\w*",
            MONTH=r"ай(?:лық|дың|дан|да|ға|ы)?\b",
            YEAR=r"жыл\w*|ж\.",
            HOUR=r"сағат\w*",
            MINUTE=r"минут\w*",
            PERCENT=r"%|пайыз\w*",
            TENGE=r"теңге\w*|тг\b",
            PAGE=r"бет(?:тен|ке|тік|і|ін)?\b",
            SHEET=r"парақ\w*|парағ\w*",
        ),
        bounds=_bounds(
            least=r"кемінде|кем емес|аз емес|төмен емес",
            most=r"аспа(?:йтын|уға|уы|й|йды|сын|уға тиіс)|артық емес|артық болм\w+|көп емес",
            more=r"\b(?:астам|асатын|асса|асқан)\b|(?<!есе )\bартық\b(?! емес| болм)|\bодан (?:да )?(?:көп|жоғары)\b",
        ),
    )


def _russian() -> Language:
    return Language(
        dates=_patterns(
            *_FIGURES,
            rf"(?<!\w)(?:с\s+)?{_FIRST}(?:{_DASH}|\s+по\s+)(?P<day>\d{{1,2}})\s+{_RU}\s+(?P<year>(?:19|20)\d{{2}})\s*(?:год\w*|г\.)?",
            rf"(?<!\w)(?P<day>\d{{1,2}})\s+{_RU}\s+(?P<year>(?:19|20)\d{{2}})\s*(?:год\w*|г\.)?",
            rf"(?<!\w){_RU_FROM}{_DASH}{_RU}\s+(?P<year>(?:19|20)\d{{2}})\s*(?:год\w*|г\.)",
            rf"(?<!\w){_RU}\s+(?P<year>(?:19|20)\d{{2}})\s*(?:год\w*|г\.)",
            rf"(?<!\w)(?P<day>\d{{1,2}})\s+{_RU}(?!\w)",
        ),
        references=_patterns(
            rf"(?<!\w)(?P<element>{_RU_ELEMENT})[а-яё]*\s+(?:№\s*)?(?P<labels>{LABELS})(?![\d%])",
            rf"(?<!\w)(?P<element>{_RU_ELEMENT})[а-яё]*\s+(?P<word>{_WORD['ru']})(?!\w)",
            rf"(?<!\w)(?P<word>{_WORD['ru']})\s+(?P<element>{_RU_ELEMENT}|квартал)[а-яё]*",
            r"(?<!\w)(?P<labels>i{1,3}|iv|[1-4])\s+(?P<element>квартал)\w*",
        ),
        elements=(
            *(("подпункт", "subclause"), ("пункт", "clause"), ("стать", "article"), ("глав", "chapter")),
            *(("раздел", "section"), ("част", "part"), ("абзац", "indent")),
            *(("приложени", "annex"), ("квартал", "quarter")),
        ),
        units=_units(
            WORKING_DAY=r"(?:последующ\w+ |следующ\w+ )?рабоч\w+ (?:дн\w+|день|дней)",
            CALENDAR_DAY=r"календарн\w+ (?:дн\w+|день|дней)",
            DAY=r"(?:день|дня|дней|дням|днями|днях|дню|днём|днем|дневн\w+|сут(?:ки|ок))(?!\w)",
            WEEK=r"недел\w+",
            MONTH=r"месяц\w*|месячн\w+",
            YEAR=r"год\w*|лет(?!\w)|летн\w+|г\.",
            HOUR=r"час(?:а|ов|ам|у)?(?!\w)|часов\w+",
            MINUTE=r"минут\w*",
            PERCENT=r"%|процент\w*",
            TENGE=r"тенге|тг(?!\w)",
            PAGE=r"страниц\w*",
            SHEET=r"лист(?:а|ов|ах|ам)?(?!\w)",
        ),
        bounds=_bounds(
            least=r"не (?:долж\w+ |мо[жг]\w+ )?(?:быть |составлять )?(?:менее|реже|ниже|меньше)|минимум",
            most=r"не (?:долж\w+ |мо[жг]\w+ )?(?:быть |составлять )?(?:более|выше|больше|превыша\w+)|максимум",
            more=r"\bсвыше\b|(?<!не )\bболее\b(?! высок| тог)|превыша\w+",
        ),
    )


_MADE: Mapping[str, Callable[[], Language]] = {"kk": _kazakh, "ru": _russian}


@cache
def patterns_of(lang: Lang) -> Language | None:
    """The patterns of a language, None when it has none. They are compiled when they are first asked for: most commands
    compare no languages."""
    return _MADE[lang]() if lang in _MADE else None
