"""What the search may know of a page decides whether a language is indexed again."""

from __future__ import annotations

import pytest

from reglament.portal.search import searchable

PAGE = '<div class="x" data-pagefind-body="1"><p>text</p>{}<p>end</p></div>'
ASIDE = '<section title="a > b" data-pagefind-ignore="all"><p>{}</p><section>inner</section></section>'


@pytest.mark.parametrize("aside", ["", ASIDE.format("x"), ASIDE.format("y"), ASIDE.format("x") * 2])
def test_an_ignored_part_does_not_count(aside: str) -> None:
    assert searchable(PAGE.format(aside)) == PAGE.format("")


@pytest.mark.parametrize(
    "other",
    [
        "<p>more</p>",
        ASIDE.format("x") + "more",
        '<i data-pagefind-meta="kind[data-v]" data-v="x"></i>',
        '&lt;section data-pagefind-ignore="all"&gt;more',
        '<input data-pagefind-ignore="all">more',
    ],
)
def test_all_else_counts(other: str) -> None:
    assert searchable(PAGE.format(other)) != searchable(PAGE.format(""))


def test_a_page_without_a_searched_part_is_not_searched() -> None:
    assert searchable("<p>text</p>") == ""
