"""Columns share the width so that words stay whole and long texts get room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.model.tree import Align, Table
from reglament.render.columns import PADDING, POINT, SIZES, columns, ems
from reglament.render.sheet_table import fitted
from reglament.render.typography import BREAK
from tests.unit.render.papers import p


def table(*rows: tuple[str, ...], widths: tuple[float, ...] = ()) -> Table:
    head, *body = [tuple(map(p, row)) for row in rows]
    return Table(head, tuple(body), (Align.LEFT,) * len(head), widths=widths)


cells = st.text(alphabet="абвг жшщі0123-", max_size=40)


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.tuples(*[cells] * n), min_size=1, max_size=5)))
def test_columns_fill_the_width_and_none_vanishes(rows: list[tuple[str, ...]]) -> None:
    plan = columns(table(*rows), 170)
    assert sum(plan.widths) == pytest.approx(170, abs=0.1)
    assert all(width > 0 for width in plan.widths)


def test_a_long_text_gets_more_than_a_number() -> None:
    plan = columns(table(("№", "Мероприятие", "Сумма"), ("1", "Очистка арычной сети и вывоз наносов", "100")), 170)
    assert plan.widths[1] > plan.widths[2] > plan.widths[0]
    assert plan.size == 12


def test_a_crowded_table_gets_a_smaller_letter_before_a_word_is_broken() -> None:
    row = ("достопримечательность",) * 4
    plan = columns(table(row, row), 170)
    assert plan.size < 12
    assert all(width >= ems(row[0]) * plan.size * POINT + 2 * PADDING for width in plan.widths)


def test_given_widths_are_kept_where_words_fit() -> None:
    plan = columns(table(("а", "б"), ("в", "г"), widths=(1, 3)), 160)
    assert plan.widths == (40, 120)
    narrow = columns(table(("а", "б"), ("достопримечательностями", "г"), widths=(1, 30)), 160)
    assert narrow.widths[0] > 160 / 31


def test_a_column_that_stands_half_empty_gives_way_to_the_one_that_makes_rows_tall() -> None:
    long, short = "Завершить разработку проектно-сметной документации по жилым массивам города " * 3, "Принято."
    plan = columns(table(("Замечание", "Ответ"), (long, short), (long, short), widths=(1, 1)), 160)
    assert plan.widths[0] > 1.8 * plan.widths[1]
    assert plan.widths[1] >= 40, "it keeps half of what it was given"


def test_an_empty_column_that_is_filled_in_by_hand_keeps_its_width() -> None:
    long = "Завершить разработку проектно-сметной документации по жилым массивам города " * 3
    plan = columns(table(("Вопрос", "Исполнитель", "Отметка"), (long, "Иванов", ""), widths=(2, 1, 1)), 160)
    assert plan.widths[2] == pytest.approx(40, abs=0.01)
    assert plan.widths[0] > 80


def test_a_word_that_just_fits_its_column_is_not_broken() -> None:
    row = ("водопроводных и канализационных сетей", *("Республиканский бюджет",) * 6)
    source = table(row, row)
    for total in range(150, 260, 3):
        plan = columns(source, total)
        broken = [cell.text for cell in fitted(source.rows[0], plan) if BREAK in cell.text]
        assert not broken or plan.size == SIZES[-1]
