"""Whole numbers in words, as totals of official papers repeat them: `497 (четыреста девяносто семь)`."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from reglament.diagnostics import Lang

LARGEST = 10**12 - 1
"""The largest number that is written in words."""

_KK_UNITS = ("", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_KK_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_KK_SCALES = ("", "мың", "миллион", "миллиард")

_RU_UNITS = ("", "", "", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять")
_RU_ONE, _RU_TWO = ("один", "одна", "одно"), ("два", "две", "два")
_RU_TEENS = (
    *("десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать"),
    *("пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
)
_RU_TENS = (
    *("", "", "двадцать", "тридцать", "сорок", "пятьдесят"),
    *("шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
)
_RU_HUNDREDS = (
    *("", "сто", "двести", "триста", "четыреста", "пятьсот"),
    *("шестьсот", "семьсот", "восемьсот", "девятьсот"),
)


class Gender(IntEnum):
    """The gender of what is counted, which Russian numbers that end in one or two follow."""

    MASCULINE = 0
    FEMININE = 1
    NEUTER = 2


_RU_SCALES = (
    (("", "", ""), Gender.MASCULINE),
    (("тысяча", "тысячи", "тысяч"), Gender.FEMININE),
    (("миллион", "миллиона", "миллионов"), Gender.MASCULINE),
    (("миллиард", "миллиарда", "миллиардов"), Gender.MASCULINE),
)


def in_words(number: int, lang: Lang, gender: Gender = Gender.MASCULINE) -> str:
    """The number in words; empty for what is negative or above `LARGEST`, and in languages other than kk and ru."""
    if not 0 <= number <= LARGEST or lang not in {"kk", "ru"}:
        return ""
    if number == 0:
        return "нөл" if lang == "kk" else "ноль"
    return " ".join(_kk(number) if lang == "kk" else _ru(number, gender))


def _triples(number: int) -> Iterator[tuple[int, int]]:
    """Groups of three digits with their power of a thousand, the greatest first, without empty ones."""
    for power in range(3, -1, -1):
        group = number // 1000**power % 1000
        if group:
            yield power, group


def _kk(number: int) -> Iterator[str]:
    for power, group in _triples(number):
        hundreds, tens, units = group // 100, group // 10 % 10, group % 10
        said = (_KK_UNITS[hundreds], "жүз" if hundreds else "", _KK_TENS[tens], _KK_UNITS[units], _KK_SCALES[power])
        yield from filter(None, said)


def _ru(number: int, gender: Gender) -> Iterator[str]:
    for power, group in _triples(number):
        forms, own = _RU_SCALES[power]
        counted = own if power else gender
        tens, units = group // 10 % 10, group % 10
        if tens == 1:
            rest: tuple[str, ...] = (_RU_TEENS[units],)
        else:
            last = {1: _RU_ONE[counted], 2: _RU_TWO[counted]}.get(units, _RU_UNITS[units])
            rest = (_RU_TENS[tens], last)
        yield from filter(None, (_RU_HUNDREDS[group // 100], *rest, ru_form(group, *forms)))


def ru_form(number: int, one: str, few: str, many: str) -> str:
    """The form of a Russian noun after a number: `1 дело`, `2 дела`, `5 дел`, `11 дел`."""
    if number // 10 % 10 == 1:
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(number % 10, many)
