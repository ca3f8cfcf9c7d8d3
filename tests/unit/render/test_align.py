"""Two languages of one text stand level, clause by clause."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reglament.model.tree import Chapter, Clause, Formula, Paragraph, Subclause, Table
from reglament.render.align import PieceKind, align, flatten


def p(text: str) -> Paragraph:
    return Paragraph(text)


KK = (
    p("Кіріспе"),
    Formula("ҚАУЛЫ ЕТЕДІ:"),
    Chapter(p("Жалпы ережелер"), (Clause("1.", (p("бірінші"), p("екінші бөлік"))),), label="1-тарау."),
    Clause("2.", (p("екінші:"), Subclause("1)", (p("бір"), p("тағы"))), Subclause("2)", (p("екі"),)))),
    Clause("3.", (p("үшінші"),)),
)
RU = (
    p("Преамбула"),
    Formula("ПОСТАНОВЛЯЕТ:"),
    Chapter(p("Общие положения"), (Clause("1.", (p("первый"), p("вторая часть"))),), label="Глава 1."),
    Clause("2.", (p("второй:"), Subclause("2)", (p("два"),)))),
    Clause("3.", (p("третий"),)),
)


def lines(rows: object) -> list[tuple[str, str]]:
    return [(r.left.line if r.left else "", r.right.line if r.right else "") for r in rows]  # type: ignore[attr-defined]


def test_rows_follow_numbers_not_order() -> None:
    assert lines(align(KK, RU)) == [
        ("Кіріспе", "Преамбула"),
        ("ҚАУЛЫ ЕТЕДІ:", "ПОСТАНОВЛЯЕТ:"),
        ("1-тарау. Жалпы ережелер", "Глава 1. Общие положения"),
        ("1. бірінші", "1. первый"),
        ("екінші бөлік", "вторая часть"),
        ("2. екінші:", "2. второй:"),
        ("1) бір", ""),
        ("тағы", ""),
        ("2) екі", "2) два"),
        ("3. үшінші", "3. третий"),
    ]


def test_a_missing_language_leaves_one_side_empty() -> None:
    assert [row.left for row in align((), RU)] == [None] * len(flatten(RU))


def test_pieces_know_what_they_are() -> None:
    table = Table((), ((p("а"),),), ())
    pieces = flatten((Clause("1.", (table, p("после"))), Subclause("1)", (p("сам"), p("часть")))))
    assert [piece.kind for piece in pieces] == [
        PieceKind.CLAUSE,
        PieceKind.TABLE,
        PieceKind.PART,
        PieceKind.SUBCLAUSE,
        PieceKind.SUBPART,
    ]
    assert pieces[0].line == "1."


clauses = st.lists(st.sampled_from([Clause(f"{n}.", (p(f"т{n}"),)) for n in range(6)] + [p("абзац")]), max_size=12)


@given(clauses, clauses)
def test_nothing_is_lost_or_moved(left: list[Clause], right: list[Clause]) -> None:
    rows = align(left, right)
    assert tuple(r.left for r in rows if r.left) == flatten(left)
    assert tuple(r.right for r in rows if r.right) == flatten(right)
    assert all(r.left.key == r.right.key for r in rows if r.left and r.right)
