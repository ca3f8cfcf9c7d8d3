"""Dates and titles in the words of acts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.render import dates, names


def test_legal_dates() -> None:
    assert dates.legal("2026-10-29", "kk") == "2026 жылғы 29 қазан"
    assert dates.legal("2026-10-29", "ru") == "29 октября 2026 года"
    assert dates.attributive("2026-10-29", "kk") == "2026 жылғы 29 қазандағы"
    assert dates.attributive(date(2026, 4, 1), "kk") == "2026 жылғы 1 сәуірдегі"
    assert dates.attributive("2026-10-29", "ru") == "29 октября 2026 года"
    assert dates.month("2026-11", "ru") == "ноябрь 2026 года"
    assert dates.month("2026-11", "kk") == "2026 жылғы қараша"
    assert dates.short("2026-02-03") == "03.02.2026"


def test_month_names_take_their_endings() -> None:
    assert [month.removesuffix(root) for month, root in zip(dates.KK_MONTHS_ATTRIBUTIVE, dates.KK_MONTHS, strict=True)]
    assert dates.KK_MONTHS_ATTRIBUTIVE == (
        "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы",
        "шілдедегі", "тамыздағы", "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
    )  # fmt: skip


@given(st.one_of(st.none(), st.integers(), st.text(max_size=12), st.lists(st.text(max_size=2))))
def test_what_is_no_date_is_printed_as_it_is(value: object) -> None:
    expected = value if isinstance(value, str) else ""
    if dates.parse(value) is None:
        assert dates.legal(value, "kk") == expected
        assert dates.short(value) == expected


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Сарқырама қаласының әкімдігі", "Сарқырама қаласы әкімдігінің"),
        ("Сарқырама қаласының әкімі", "Сарқырама қаласы әкімінің"),
        ("Тұнба ауданының әкімі", "Тұнба ауданы әкімінің"),
        ("Қаржы басқармасының басшысы", "Қаржы басқармасы басшысының"),
        ("бас маман", "бас маманның"),
        ("бөлім", "бөлімнің"),
        ("аппарат", "аппараттың"),
        ("", ""),
    ],
)
def test_kazakh_genitive_of_titles(name: str, genitive: str) -> None:
    assert names.genitive(name, "kk") == genitive


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Акимат города Саркырама", "акимата города Саркырама"),
        ("аким района", "акима района"),
        ("первый заместитель акима города", "первого заместителя акима города"),
        ("Руководитель Управления финансов", "руководителя Управления финансов"),
        ("Управление финансов", "управления финансов"),
        ("Саркырамский городской акимат", "Саркырамского городского акимата"),
        ("заведующий сектором", "заведующего сектором"),
        ("главный специалист-юрист отдела", "главного специалиста-юриста отдела"),
        ("комиссия", "комиссии"),
        ("ГУ «Отдел»", "ГУ «Отдел»"),
    ],
)
def test_russian_genitive_of_titles(name: str, genitive: str) -> None:
    assert names.genitive(name, "ru") == genitive


@given(st.text(max_size=40), st.sampled_from(["kk", "ru", "en"]))
def test_no_name_breaks_the_genitive(name: str, lang: str) -> None:
    assert isinstance(names.genitive(name, lang), str)


@pytest.mark.parametrize(
    ("first", "last", "kk", "ru"),
    [
        ("2026-12-21", None, "2026 жылғы 21 желтоқсан", "21 декабря 2026 года"),
        ("2026-12-21", "2026-12-22", "2026 жылғы 21–22 желтоқсан", "21–22 декабря 2026 года"),
        ("2026-11-30", "2026-12-01", "2026 жылғы 30 қараша – 1 желтоқсан", "30 ноября – 1 декабря 2026 года"),
        ("2026-12-31", "2027-01-05", "2026 жылғы 31 желтоқсан – 2027 жылғы 5 қаңтар", None),
        ("2026-12-21", "2026-12-20", "2026 жылғы 21 желтоқсан", "21 декабря 2026 года"),
    ],
)
def test_a_meeting_of_several_days_is_dated_with_all_of_them(first: str, last: str | None, kk: str, ru: str) -> None:
    assert dates.span(first, last, "kk") == kk
    assert dates.span(first, last, "ru") == (ru or "31 декабря 2026 года – 5 января 2027 года")
