"""Numbers in words are those that the reader of numerals understands, and that a clerk would write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.model.counting import LARGEST, Gender, in_words, ru_form
from reglament.parity.numerals import CARDINALS, total


@pytest.mark.parametrize(
    ("number", "kk", "ru"),
    [
        (0, "нөл", "ноль"),
        (1, "бір", "один"),
        (12, "он екі", "двенадцать"),
        (100, "бір жүз", "сто"),
        (497, "төрт жүз тоқсан жеті", "четыреста девяносто семь"),
        (1000, "бір мың", "одна тысяча"),
        (2_021, "екі мың жиырма бір", "две тысячи двадцать один"),
        (13_014, "он үш мың он төрт", "тринадцать тысяч четырнадцать"),
        (5_000_002, "бес миллион екі", "пять миллионов два"),
    ],
)
def test_numbers_as_a_clerk_writes_them(number: int, kk: str, ru: str) -> None:
    assert (in_words(number, "kk"), in_words(number, "ru")) == (kk, ru)


def test_russian_follows_the_gender_of_what_is_counted() -> None:
    assert [in_words(21, "ru", gender) for gender in Gender] == ["двадцать один", "двадцать одна", "двадцать одно"]
    assert [in_words(2, "ru", gender) for gender in Gender] == ["два", "две", "два"]
    assert in_words(2_002, "ru", Gender.NEUTER) == "две тысячи два"
    forms = [ru_form(number, "дело", "дела", "дел") for number in (1, 3, 5, 11, 12, 21, 112)]
    assert forms == ["дело", "дела", "дел", "дел", "дел", "дело", "дел"]


@given(st.integers(1, LARGEST))
def test_the_reader_of_numerals_reads_them_back(number: int) -> None:
    for lang in ("kk", "ru"):
        words = in_words(number, lang).split()
        assert total([CARDINALS[lang][word] for word in words]) == number


def test_what_cannot_be_said_is_left_out() -> None:
    assert in_words(-1, "ru") == in_words(LARGEST + 1, "kk") == in_words(7, "en") == ""
