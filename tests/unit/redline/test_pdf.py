"""A redline as PDF says both versions, marks every change twice, and is fit for keeping and reading aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reglament.model.tree import Align, Clause, Table
from reglament.redline import redline
from reglament.redline.comparing import Entry
from reglament.redline.pdf import as_pdf
from reglament.render.paper import Address, Facts, Paper
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.redline.edits import edited, paper
from tests.unit.render.archival import faults
from tests.unit.render.papers import HEAD, decree, p, protocol
from tests.unit.render.pdfs import letters, outside, pages

CREATED = date(2026, 11, 26)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(resource("templates"))


def made(typesetter: Typesetter, old: Paper, new: Paper, lang: str = "ru") -> bytes:
    return as_pdf(redline(old, new), lang, typesetter, CREATED, old="прежняя", new="новая").data


def words(entry: Entry) -> set[str]:
    spans = [*entry.segments, *(one for row in entry.rows for cell in row.cells for one in cell)]
    return {word for one in spans for word in one.text.split()}


def test_what_went_and_what_came_is_there(typesetter: Typesetter) -> None:
    old = decree(count=4)
    data = made(typesetter, old, replace(old, title="О порядке города", blocks=old.blocks[:-1]))
    text = letters("".join(pages(data)))
    for said in ("прежняя→новая", "чистотепорядкегорода", "исключенопунктов:1(4)", "4.Контроль"):
        assert letters(said).casefold() in text.casefold()
    assert not faults(data, "ru")
    assert data == made(typesetter, old, replace(old, title="О порядке города", blocks=old.blocks[:-1]))


LONG = Table((p("a" * 60), p("b")), ((p("я" * 300), p("да")),), (Align.LEFT,) * 2)
ODD = {
    "letter": replace(
        protocol(),
        kind_title="",
        address=Address(("26.11.2026", "№ 5"), (("Акиму города",), ("Отделу",))),
        marks=("Разослано",),
    ),
    "facts": replace(protocol(), intro=(Facts((("Присутствовали", ("А. Ойдан", "Б. Выдуман")),)),)),
    "long words": replace(decree(), blocks=(p("x" * 900), LONG)),
    "levels": replace(decree(landscape=True), annexes=(*decree(landscape=True).annexes, decree().annexes[0])),
    "emblem": replace(decree(), letterhead=replace(HEAD, emblem=True)),
    "empty label": replace(decree(), blocks=(Clause("1.", ()),)),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("lang", ["kk", "en"])
def test_odd_papers_are_set_too(typesetter: Typesetter, name: str, lang: str) -> None:
    for old, new in ((decree(), ODD[name]), (ODD[name], decree()), (ODD[name], ODD[name])):
        data = made(typesetter, old, new, lang)
        assert not faults(data, new.lang)
        assert not [*outside(data)]


def test_a_letter_that_the_font_lacks_does_not_hide_the_changes(typesetter: Typesetter) -> None:
    text = "".join(pages(made(typesetter, decree(), replace(decree(), title="О чистоте 漢字 города"))))
    assert "漢" not in text
    assert "города" in text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_every_word_of_both_versions_is_printed(typesetter: Typesetter, seed: int) -> None:
    random = Random(seed)
    old = paper(random)
    new = edited(random, old)
    found = redline(old, new)
    data = as_pdf(found, "ru", typesetter, CREATED, old="прежняя", new="новая").data
    text = letters("".join(pages(data)))
    for entry in found.entries():
        for word in words(entry):
            assert letters(word) in text
    # A table without a head is one in the paper, too.
    assert not [one for one in faults(data, new.lang) if not one.endswith("without heads")]
