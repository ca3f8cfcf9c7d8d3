"""Families X6 and X8: letters of two scripts in one word, dates that can be read in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.i18n import LANGS
from reglament.model.documents import Document
from reglament.model.tree import Paragraph
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import texts_of
from reglament.rules.facts import finding, values

_SCRIPT = RuleSpec(
    id="X6",
    name="latin-letter-in-cyrillic-word",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Кирилл сөзінде латын әрпі болмайды",
        ru="В кириллическом слове нет латинских букв",
        en="A Cyrillic word has no Latin letters",
    ),
    explanation=t(
        kk="Латын әліпбиінің i, c, o, a сияқты әріптері кирилл әріптеріне ұқсас, бірақ басқа таңба: ондай сөзді іздеу "
        "таппайды, салыстыру оны басқа сөз деп санайды. Әсіресе қазақша і әрпінің орнына латынша i жиі жазылады.",
        ru="Латинские i, c, o, a выглядят как кириллические, но это другие знаки: такое слово не находит поиск, а "
        "сравнение считает его другим. Особенно часто латинская i стоит вместо казахской і.",
        en="Latin i, c, o, a look like Cyrillic letters but are other characters: a search does not find such a word "
        "and a comparison takes it for another. Most often a Latin i stands for the Kazakh і.",
    ),
    messages={
        "mixed": t(
            kk="«{word}» сөзінде латын әріптері бар: {letters}",
            ru="в слове «{word}» латинские буквы: {letters}",
            en="the word '{word}' has Latin letters: {letters}",
        ),
        "fix": t(
            kk="сөзді кирилл әріптерімен қайта теріңіз: {proposed}",
            ru="наберите слово кириллицей: {proposed}",
            en="type the word in Cyrillic: {proposed}",
        ),
    },
)

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN, _CYRILLIC = r"[A-Za-z\u00c0-\u02af]", r"[\u0400-\u052f]"
_SEAM = re.compile(f"{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}")
"""Where a Latin and a Cyrillic letter touch: a quick look before the letters are named one by one."""
_LOOK_ALIKES = str.maketrans("aceopxyihABCEHIKMOPTXYəƏ", "асеорхуіһАВСЕНІКМОРТХУәӘ")


def _script(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """No word of a text, or of a name in the metadata, mixes Cyrillic and Latin letters.

    Single words in no language are ids and values of closed lists: the schemas tell their strange letters.
    """
    for tree in texts_of(document):
        for paragraph in tree.paragraphs():
            for offset, word in _mixed(paragraph.text):
                yield _mixed_word(tree.locate(paragraph.at(offset, len(word))), word)
    for pointer, value in values(document.data):
        if isinstance(value, str) and (pointer.rpartition("/")[2] in LANGS or " " in value):
            for _, word in _mixed(value):
                yield _mixed_word(document.at(pointer), word)


def _mixed(text: str) -> Iterator[tuple[int, str]]:
    if text.isascii() or not _SEAM.search(text):
        return
    for match in _WORD.finditer(text):
        scripts = {_script_of(char) for char in match[0]}
        if {"LATIN", "CYRILLIC"} <= scripts:
            yield match.start(), match[0]


def _script_of(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _mixed_word(place: Location, word: str) -> Diagnostic:
    letters = " ".join(dict.fromkeys(char for char in word if _script_of(char) == "LATIN"))
    return finding("X6", "mixed", place, word=word, letters=letters, proposed=word.translate(_LOOK_ALIKES))


_DATES = RuleSpec(
    id="X8",
    name="date-with-two-readings",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Күн бірмәнді жазылады",
        ru="Дата пишется однозначно",
        en="A date is written so that it has one meaning",
    ),
    explanation=t(
        kk="11/12/2026 немесе 2026.11.12 деген жазуды екі түрлі оқуға болады, ал 31.11.2026 деген күн жоқ. Мәтінде "
        "күн «2026 жылғы 26 қараша» немесе 26.11.2026 түрінде жазылады.",
        ru="Запись 11/12/2026 или 2026.11.12 можно прочесть по-разному, а даты 31.11.2026 не бывает. В тексте дату "
        "пишут «26 ноября 2026 года» или 26.11.2026.",
        en="11/12/2026 or 2026.11.12 can be read in two ways, and 31.11.2026 does not exist. In a text a date is "
        "written in words or as 26.11.2026.",
    ),
    messages={
        "ambiguous": t(
            kk="«{written}» деген күнді екі түрлі оқуға болады",
            ru="дату «{written}» можно прочесть по-разному",
            en="the date '{written}' can be read in two ways",
        ),
        "impossible": t(
            kk="«{written}» деген күн күнтізбеде жоқ",
            ru="даты «{written}» в календаре нет",
            en="the date '{written}' is not in the calendar",
        ),
        "fix": t(
            kk="күнді сөзбен немесе КК.АА.ЖЖЖЖ түрінде жазыңыз",
            ru="напишите дату словами или в виде ДД.ММ.ГГГГ",
            en="write the date in words or as DD.MM.YYYY",
        ),
    },
)

_FIGURES = re.compile(r"\d[./]\d")
_EDGE = r"(?<![\w./-])", r"(?![\w/-]|\.\d)"
_AMBIGUOUS = re.compile(rf"{_EDGE[0]}(?:\d{{4}}\.\d{{1,2}}\.\d{{1,2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}){_EDGE[1]}")
_DOTTED = re.compile(rf"{_EDGE[0]}(\d{{1,2}})\.(\d{{1,2}})\.((?:19|20)\d{{2}}){_EDGE[1]}")


def _dates(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Dates in figures are day.month.year and exist."""
    for tree in texts_of(document):
        for paragraph in filter(_has_figures, tree.paragraphs()):
            for match in _AMBIGUOUS.finditer(paragraph.text):
                yield finding(
                    "X8", "ambiguous", tree.locate(paragraph.at(match.start(), len(match[0]))), written=match[0]
                )
            for match in _DOTTED.finditer(paragraph.text):
                if not _exists(int(match[3]), int(match[2]), int(match[1])):
                    place = tree.locate(paragraph.at(match.start(), len(match[0])))
                    yield finding("X8", "impossible", place, written=match[0])


def _has_figures(paragraph: Paragraph) -> bool:
    """A quick look: digits around a point or a stroke."""
    return _FIGURES.search(paragraph.text) is not None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


RULES = (
    Rule(_SCRIPT, document=_script),
    Rule(_DATES, document=_dates),
)
