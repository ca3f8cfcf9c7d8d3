"""The set of a page: its profile, and the places where a line must not break.

`bind` changes nothing but the kind of a space or a hyphen, one character for one: `plain(bind(text)) == plain(text)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from reglament.render import dates

A4 = (210.0, 297.0)
"""Width and height of a sheet, millimetres."""
NBSP = "\u00a0"
NB_HYPHEN = "\u2011"
BREAK = "\u200b"
WIDEST = 0.95
"""The widest letter, in font sizes."""
_WIDE = frozenset("жмшщыюфѓөwm№—%")
_NARROW = frozenset("\u00a0іiljtfrI.,;:'|!()[]-/ ")

_MONTHS = "|".join(
    sorted({*dates.KK_MONTHS, *dates.RU_MONTHS, *dates.RU_MONTHS_NOMINATIVE, *dates.EN_MONTHS}, key=len, reverse=True),
)
_NOUNS = (
    r"пункт\w*|подпункт\w*|стать\w+|част\w+|глав\w+|раздел\w*|приложени\w+|абзац\w*|строк\w+|"
    r"п\.|пп\.|ст\.|ч\.|гл\.|стр\.|рис\.|табл\.|кв\.|д\.|каб\.|корп\.|тел\.|сағат|бет"
)
_UNITS = (
    r"теңге\w*|тенге|тг\.?|мың|тыс\.|тысяч\w*|млн\.?|миллион\w*|млрд\.?|миллиард\w*|%|‰|₸|кг|т|м|км|га|"
    r"жылғы|жылы|жылдың|жылға|жылдар\w*|жыл|ж\.|жж\.|год\w*|г\.|гг\.|тармақша\w*|сағат\w*|минут\w*|"
    r"дней|дня|день|күн\w*|ай\w{0,4}|месяц\w*|час\w*|числ\w+|процент\w*|пайыз\w*|тонн\w*|литр\w*|"
    r"метр\w*|километр\w*|гектар\w*|единиц\w*|бірлі[кг]\w*|штук\w*|дана\w*|человек\w*|адам\w*|раз\w?|рет\w*|"
    r"мм|см|л|кв\.?|куб\.?|шт\.?|экз\.?|чел\.?|мин\.?|парақ\w*|лист\w*|бет\w*|страниц\w*|экземпляр\w*|шақырым\w*"
)
_CAPITAL = "[А-ЯӘҒҚҢӨҰҮҺІЁA-Z]"
_SHORT = (
    r"г|гг|ж|жж|ул|пр|просп|пер|бул|мкр|пос|обл|р-н|қ|көш|даңғ|ш|ауд|им|ат|о|см|ср|и\.о|м\.а|т\.е|т\.б|т\.д|т\.п|т\.к"
)
"""Abbreviations that a word follows."""
_AFTER = r"да|де|та|те|ма|ме|ба|бе|па|пе|ғой|қой|ше|бы|ли|же|ль"
"""Particles that lean on the word before: no line begins with one (Kazakh шылау, Russian бы, ли, же)."""
_SPACES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<=[№§]) (?=\S)|(?i:(?<=\w/\w)) (?=№)",
        r"(?<![\w-])[^\W\d_] (?=\S)",
        r" (?=[—–]|- )",
        r"(?<=\d) (?=\d{3}\b)",
        rf"(?<=\d)(?<!\d[./]\d\d\d\d) (?i:(?={_MONTHS}))",
        rf"(?<=[\d)]) (?=(?:{_UNITS})(?!\w))",
        rf"(?i:(?<!\w)(?:{_NOUNS})) (?=\d)",
        rf"(?<![\w.])(?:{_CAPITAL}\.){{1,2}} ?(?:{_CAPITAL}\. ?)?(?={_CAPITAL}\w)",
        rf"(?<![\w.]){_CAPITAL}\. (?={_CAPITAL}\.)",
        rf"(?<![\w.]){_CAPITAL}[\w-]+ (?={_CAPITAL}\.[ \u00a0]?{_CAPITAL}\.)",
        r"(?<=\w,) (?=\d{1,4}$)",
        rf"(?<![\w.])(?:{_SHORT})\. (?=\S)",
        r"(?<![\w.])[^\W\d_]\. (?=[^\W\d_]\.)",
        rf" (?i:(?=(?:{_AFTER})(?![\w-])))",
        r"(?i:(?<!\w)(?:кв|куб)\.) (?=с?м(?!\w)|км)",
        r"(?i:(?<!\w)(?:тыс|мың|млн|млрд|трлн|тысяч\w*|миллион\w*|миллиард\w*)\.?) (?=теңге|тенге)",
        r"(?<![\w-])[IVXІХ]{1,5} (?=квартал|тоқсан|полугоди|жартыжыл)",
        r"(?<=»)[ ](?=_)|(?<=_) (?=(?:20_|жылғы|года))",
    )
)
_WORDS = re.compile(r"[^ -]*[ -]?")
_LOOSENED = re.compile(rf"(?<!\d){NBSP}|{NBSP}(?!\d)")
"""A tie that yields where there is no room for all that it binds; the digits of a number stay together."""
_VOWELS = "аәеёиіоөуұүыэюя"
_SYLLABLE = re.compile(rf"(?i)(?<=[^\W\d_]{{2}})(?=[^\W\d_{_VOWELS}ьъ][{_VOWELS}])(?=\w\w)")
"""Before a consonant that a vowel follows, after two letters at least: good enough for Kazakh and Russian."""
_HYPHEN = re.compile(r"(?<=\d)-(?=\w)|(?<=\b[^\W\d_])-(?=\d)")


def bind(text: str) -> str:
    """The text with no-break spaces and hyphens where a line end would part what belongs together."""
    if "-" in text:
        text = _HYPHEN.sub(NB_HYPHEN, text)
    if " " in text:
        for pattern in _SPACES:
            text = pattern.sub(_tie, text)
    return text


def plain(text: str) -> str:
    """The text with ordinary spaces and hyphens: what a comparison of two texts looks at."""
    return text.replace(NBSP, " ").replace(NB_HYPHEN, "-").replace(BREAK, "")


def soften(text: str, room: float) -> str:
    """The text with places to break in every word that is wider than `room` font sizes.

    Such words are addresses of sites, rules of underscores and mistakes; unbroken they would leave the sheet.
    """
    if len(text) * WIDEST <= room:
        return text
    step = max(int(room / WIDEST), 1)
    return "".join(_fitting(word, room, step) for word in _WORDS.findall(text))


def _fitting(word: str, room: float, step: int) -> str:
    """The word as it fits: what is bound to it is let go before the word itself is broken."""
    if ems(word.rstrip(" ")) <= room:
        return word
    parts = _WORDS.findall(_LOOSENED.sub(" ", word))
    return "".join(part if ems(part.rstrip(" ")) <= room else _cut(part, step) for part in parts)


def _cut(word: str, step: int) -> str:
    """The word with places to break between its syllables, and within what is longer than `step` letters."""
    pieces = _SYLLABLE.sub(BREAK, word).split(BREAK)
    return BREAK.join(piece[start : start + step] for piece in pieces for start in range(0, len(piece), step))


def ems(text: str) -> float:
    """The width of a text in font sizes, a little on the safe side."""
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.82 if not letter.isupper() else WIDEST
    return 0.76 if letter.isupper() else 0.53


def _tie(found: re.Match[str]) -> str:
    return found[0].replace(" ", NBSP)


@dataclass(frozen=True, slots=True)
class Typography:
    """The profile of a page: font sizes in points, margins and indent in millimetres, spacing in single lines.

    The Regulation fixes only pages and double spacing; the rest is custom, so it comes from the settings of the akimat.
    """

    size: float = 14.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 10.0
    duplex: bool = False
    """Whether a sheet is printed on both sides."""
    spacing: float = 1.0
    """Of running text in one language; the side-by-side version is single spaced."""
    indent: float = 12.5
    """Of the first line of a paragraph."""
    stamp: float = 13.0
    """Size of stamps."""
    parallel: float = 11.0
    """Size of the side-by-side version."""

    NARROW: ClassVar[float] = 0.6
    """Part of the indent that a narrow column has."""
    PITCH: ClassVar[float] = 1.15
    """Height of a line at single spacing, in font sizes; both writers keep to it exactly."""

    @property
    def turned(self) -> Typography:
        """The margins of a page that lies on its side: bound at the top, room for the initials at the bottom."""
        return replace(self, top=self.left, right=self.top, bottom=max(self.right, 15.0), left=self.bottom)

    @property
    def initials_after(self) -> int:
        """Pages that two sheets hold: a longer paper is initialled on every page (clause 26)."""
        return 4 if self.duplex else 2

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Typography:
        """The profile of `typography:` in the settings; what is missing or no sensible figure keeps its default."""
        given, readings = settings.get("typography"), settings.get("readings")
        given = given if isinstance(given, Mapping) else {}
        margins = given.get("margins_mm")
        margins = margins if isinstance(margins, Mapping) else {}
        return cls(
            size=_within(given.get("size"), 8, 20, 14.0),
            top=_within(margins.get("top"), 5, 60, 20.0),
            bottom=_within(margins.get("bottom"), 5, 60, 20.0),
            left=_within(margins.get("left"), 5, 60, 30.0),
            right=_within(margins.get("right"), 5, 60, 10.0),
            spacing=_within(given.get("spacing"), 1, 2, 1.0),
            indent=_within(given.get("indent_mm"), 0, 30, 12.5),
            stamp=_within(given.get("stamp_size"), 8, 16, 13.0),
            parallel=_within(given.get("parallel_size"), 8, 14, 11.0),
            duplex=isinstance(readings, Mapping) and readings.get("sheets") == "duplex",
        )


def _within(value: object, low: float, high: float, default: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return default
    return float(value) if low <= value <= high else default
