from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reglament.model.tree import Block, Chapter, Clause, Paragraph, Subclause
from reglament.portal.anchors import anchors


def test_a_clause_and_its_subclause_have_the_numbers_of_the_text() -> None:
    inner = Subclause("2-1)", (Paragraph("б"),))
    clause = Clause("5-1.", (Paragraph("а"), inner))
    found = anchors((clause,))
    assert found[id(clause)] == "c-5-1"
    assert found[id(inner)] == "c-5-1-s-2-1"


def test_a_marked_chapter_is_named_by_its_mark_and_annexes_by_their_number() -> None:
    clause = Clause("1.", (Paragraph("а"),))
    chapter = Chapter(Paragraph("Обоснование"), (clause,), id="necessity")
    assert list(anchors((chapter,), "annex-2-").values()) == ["annex-2-necessity", "annex-2-c-1"]


labels = st.sampled_from(["1.", "2.", "5-1.", "1)", "", "ү.", '"><script>'])
clauses = st.lists(labels.map(lambda label: Clause(label, (Subclause("1)", ()), Subclause("1)", ())))), max_size=6)


@given(st.lists(clauses.map(lambda blocks: Chapter(Paragraph("Глава"), tuple(blocks), label="1.")), max_size=4))
def test_no_two_places_share_an_address_and_every_address_is_plain(chapters: list[Block]) -> None:
    found = list(anchors(tuple(chapters)).values())
    assert len(set(found)) == len(found)
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in found)
