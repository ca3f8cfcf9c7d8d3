"""Columns are as wide as their texts ask for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reglament.model.tree import Align, Table
from reglament.render.widths import column_widths
from tests.unit.render.papers import TABLE_RU, p


def table(*rows: tuple[str, ...], widths: tuple[float, ...] = ()) -> Table:
    cells = tuple(tuple(p(text) for text in row) for row in rows)
    return Table((), cells, (Align.LEFT,) * len(rows[0]), widths=widths)


def test_given_widths_are_kept() -> None:
    assert column_widths(table(("а", "б"), widths=(1, 3))) == (0.25, 0.75)


def test_the_longest_text_gets_the_most_room() -> None:
    number, measure, *_ = column_widths(TABLE_RU)
    assert measure > 0.35
    assert 0.02 < number < 0.08


def test_a_long_word_is_not_broken_by_a_long_neighbour() -> None:
    word, _ = column_widths(table(("водоснабжения", "очень длинный текст " * 40)))
    assert word * 86 >= len("водоснабжения")


@given(st.lists(st.tuples(st.text(max_size=300), st.text(max_size=300), st.text(max_size=5)), min_size=1, max_size=5))
def test_widths_are_shares_of_the_line(rows: list[tuple[str, ...]]) -> None:
    widths = column_widths(table(*rows))
    assert abs(sum(widths) - 1) < 1e-9
    assert min(widths) > 0
