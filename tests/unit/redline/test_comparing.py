"""A redline loses nothing, reads like a person's, and stays quick whatever it is given."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.model.tree import Align, Clause, Footnote, Formula, Paragraph, Picture, Subclause, Table
from reglament.redline import Op, Redline, Segment, Status, redline
from reglament.redline.listing import parts
from reglament.redline.matching import Item, match
from reglament.redline.summary import summary
from reglament.redline.text import as_text
from reglament.redline.words import segments, side, tokens
from reglament.render.paper import Address, Letterhead, Paper, Signature
from reglament.render.typography import plain
from tests.unit.redline.edits import edited, paper
from tests.unit.render.papers import decree, p, protocol
from tests.unit.render.papers import printed as on_the_sheet

texts = st.text(st.sampled_from("абқі 19-.,№«»\u00a0\n/–"), max_size=80)


def printed(source: Paper) -> list[str]:
    """Everything that is printed, rows as their cells."""
    listed = (one for part in parts(source) for one in part.listed)
    return [text for one in listed for text in ([cell for row in one.rows for cell in row] or [one.line]) if text]


def plain_act(*blocks: object) -> Paper:
    return Paper("acts/2026/x/act", "decree", "ru", "О мерах", blocks)  # type: ignore[arg-type]


HEAD = Letterhead(
    "ӘКІМДІК", "АКИМАТ", "", "", emblem=True, address_kk=("Бейбіт к., 1",), address_ru=("ул. Мира, 1", "тел. 00")
)
LETTER = replace(
    protocol(),
    letterhead=HEAD,
    kind_title="",
    address=Address(("26.11.2026", "на № 5"), (("Акиму города", "У. Киялбекову"), ("Отделу",))),
    marks=("Разослано: всем",),
)


def only(found: Redline) -> list[tuple[str, str]]:
    """Status and number of what is not as it was."""
    return [
        (entry.status.value, entry.new or entry.old) for entry in found.entries() if entry.status is not Status.SAME
    ]


@given(texts, texts)
def test_both_wordings_come_back_from_their_segments(old: str, new: str) -> None:
    found = segments(old, new)
    assert side(found, Op.INSERTED) == old
    assert side(found, Op.DELETED) == new
    assert all(one.text for one in found)
    assert all(one.op is not other.op for one, other in pairwise(found))


@given(st.text(max_size=60))
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_words_with_endings_and_numbers_are_whole() -> None:
    said = tokens("7-бабының 12 500 000 теңге, 26.11.2026 № 3/412-1 (далее – План);")
    assert [one.strip() for one in said] == [
        "7-бабының", "12 500 000", "теңге", ",", "26.11.2026", "№", "3/412-1", "(", "далее", "–", "План", ")", ";",
    ]  # fmt: skip
    assert segments("Заңның 7-бабының талабы", "Заңның 8-бабының талабы") == (
        Segment(Op.SAME, "Заңның "),
        Segment(Op.DELETED, "7-бабының"),
        Segment(Op.INSERTED, "8-бабының"),
        Segment(Op.SAME, " талабы"),
    )


def test_scraps_between_changes_are_not_shown_as_kept() -> None:
    found = segments("вывоз отходов и снега", "уборку улиц и дворов")
    assert [one.op for one in found] == [Op.DELETED, Op.INSERTED]


@given(st.lists(st.sampled_from("абвгд"), max_size=12), st.lists(st.sampled_from("абвгд"), max_size=12))
def test_every_block_is_matched_once_and_in_order(olds: list[str], news: list[str]) -> None:
    one, two = ([Item("paragraph", "", f"{text} слово") for text in side_] for side_ in (olds, news))
    pairs = match(one, two)
    assert [i for i, _ in pairs if i is not None] == list(range(len(one)))
    assert [j for _, j in pairs if j is not None] == list(range(len(two)))


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_both_versions_come_back_from_a_redline(seed: int) -> None:
    random = Random(seed)
    old = paper(random)
    new = edited(random, old) if random.random() < 0.9 else paper(random)
    found = redline(old, new)
    assert list(found.texts(Op.INSERTED)) == printed(old)
    # Annexes are listed in the order in which they are matched: those of the new version keep theirs.
    assert list(found.texts(Op.DELETED)) == printed(new)
    assert found.changed is (printed(old) != printed(new) or _shapes(old) != _shapes(new))
    assert not redline(old, old).changed


def _shapes(source: Paper) -> list[tuple[str, int, int]]:
    return [
        (one.kind.value, len(one.rows), len(one.rows[0])) for part in parts(source) for one in part.listed if one.rows
    ]


def clauses(*said: str) -> tuple[Clause, ...]:
    return tuple(Clause(f"{n}.", (p(text),)) for n, text in enumerate(said, start=1))


LINES = (
    "Утвердить прилагаемый план санитарной очистки города.",
    "Управлению обеспечить вывоз отходов два раза в неделю.",
    "Отделу финансов выделить средства из местного бюджета.",
    "Контроль за исполнением постановления возложить на заместителя акима.",
)


def test_an_inserted_clause_renumbers_the_rest() -> None:
    new = (LINES[0], "Признать утратившим силу прежнее решение о дворах и улицах.", *LINES[1:])
    found = redline(plain_act(*clauses(*LINES)), plain_act(*clauses(*new)))
    assert only(found) == [("added", "2."), ("changed", "3."), ("changed", "4."), ("changed", "5.")]
    assert [entry.renumbered for entry in found.entries() if entry.status is Status.CHANGED] == [True] * 3
    assert summary(found, "en") == "clauses added: 1 (2); clauses renumbered: 3 (3, 4, 5)"
    assert summary(found, "ru") == "добавлено пунктов: 1 (2); сменили номер пункты: 3 (3, 4, 5)"


def test_a_moved_clause_is_told_in_both_places() -> None:
    one, two, three, four = clauses(*LINES)
    found = redline(plain_act(one, two, three, four), plain_act(two, three, four, one))
    assert only(found) == [("moved-away", "1."), ("moved-here", "1.")]
    assert [entry.move for entry in found.entries() if entry.move] == [1, 1]


def test_subclauses_are_told_with_their_clause() -> None:
    old = Clause(
        "5-1.", (p("Управлению:"), Subclause("1)", (p("обеспечить вывоз отходов"),)), Subclause("2)", (p("да"),)))
    )
    new = replace(old, blocks=(*old.blocks[:1], Subclause("1)", (p("обеспечить вывоз снега"),)), *old.blocks[2:]))
    found = redline(plain_act(old), plain_act(new))
    [entry] = [one for one in found.entries() if one.status is not Status.SAME]
    assert (entry.clause, entry.new, entry.segments[-1]) == ("5-1", "1)", Segment(Op.INSERTED, "снега"))
    assert summary(found, "kk") == "өзгертілген тармақтар: 1 (5-1)"


def test_rows_and_cells_of_a_table() -> None:
    def table(*rows: tuple[str, str]) -> Table:
        return Table((p("№"), p("Дело")), tuple((p(one), p(two)) for one, two in rows), (Align.LEFT, Align.LEFT))

    old = table(("1", "Очистка арыков"), ("2", "Вывоз снега"), ("3", "Посадка деревьев"))
    new = table(("1", "Очистка каналов"), ("2", "Посадка деревьев"), ("3", "Новое дело города"))
    found = redline(plain_act(old), plain_act(new))
    [entry] = [one for one in found.entries() if one.rows]
    assert [row.status.value for row in entry.rows] == ["same", "changed", "removed", "changed", "added"]
    assert entry.rows[0].head
    assert entry.rows[3].cells[0] == (Segment(Op.DELETED, "3"), Segment(Op.INSERTED, "2"))
    assert summary(found, "en") == "rows of tables changed: 2; rows of tables added: 1; rows of tables removed: 1"


def test_requisites_footnotes_and_signatures() -> None:
    note = Paragraph("План очистки", notes=(Footnote(4, "1", p("Сноска о плане города.")),))
    other = replace(note, notes=(replace(note.notes[0], text=p("Сноска о плане района.")),))
    old = replace(protocol(), blocks=(note,), intro=())
    new = replace(
        old, blocks=(other,), number="№ 12", signatures=(Signature("Председатель", "Б. Выдуман"), old.signatures[1])
    )
    found = redline(old, new)
    changed = [entry.kind.value for entry in found.entries() if entry.status is not Status.SAME]
    assert changed == ["number", "footnote", "signature"]
    assert "План[1] очистки" in list(found.texts(Op.INSERTED))
    assert summary(found, "ru") == "изменены реквизиты: номер, подпись; изменено других абзацев: 1"


def test_another_picture_with_the_same_words_is_told() -> None:
    picture = Picture("content/acts/2026/x/map.png", p("Карта города"), "a" * 64)
    found = redline(plain_act(picture), plain_act(replace(picture, digest="b" * 64)))
    [entry] = [one for one in found.entries() if one.kind.value == "picture"]
    assert (entry.status, entry.picture) == (Status.CHANGED, True)
    assert "рисунок заменён" in as_text(found, "ru", old="a", new="b")
    assert only(redline(plain_act(picture), plain_act())) == [("removed", "")]


@pytest.mark.parametrize("source", [decree(), protocol(), LETTER], ids=["decree", "protocol", "letter"])
def test_nothing_that_stands_on_the_sheet_is_left_out(source: Paper) -> None:
    said = "".join("".join(printed(source)).split())
    assert [text for text in on_the_sheet(source) if "".join(plain(text).split()) not in said] == []


def test_a_chapter_apart_keeps_its_clauses_apart() -> None:
    act = decree(count=6)
    new = replace(act, annexes=())
    found = redline(act, new)
    assert [section.new is None for section in found.sections[1:]] == [True]
    assert "исключено приложение: Приложение. План санитарной очистки" in summary(found, "ru")


HOSTILE = {
    "one word": (("а " * 30_000,), ("б " + "а " * 30_000 + "в",)),
    "shuffled": ((" ".join(str(n % 97) for n in range(20_000)),), (" ".join(str(n * 31 % 89) for n in range(20_000)),)),
    "many alike": (
        tuple(f"пункт о деле номер {n}" for n in range(3000)),
        tuple(f"пункт о деле {n} номер" for n in range(3000)),
    ),
    "same lines": (("да.",) * 4000, ("нет.",) + ("да.",) * 3000 + ("нет.",) * 900),
    "other": (tuple(f"а{n} б{n}" for n in range(2000)), tuple(f"в{n} г{n}" for n in range(2000))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_cost_little(name: str) -> None:
    old, new = (plain_act(*map(Paragraph, side_)) for side_ in HOSTILE[name])
    started = time.process_time()
    found = redline(old, new)
    assert time.process_time() - started < 3
    assert list(found.texts(Op.INSERTED)) == printed(old)
    assert list(found.texts(Op.DELETED)) == printed(new)


def test_an_act_of_four_thousand_words_takes_a_moment() -> None:
    random = Random(5)
    said = [
        " ".join(random.choice(("город", "акимат", "отходы", "план", "улица", "дом", "сад")) for _ in range(40))
        for _ in range(100)
    ]
    old = plain_act(Formula("ПОСТАНОВЛЯЕТ:"), *clauses(*said))
    changed = [text.replace("улица", "площадь", 1) if n % 5 == 0 else text for n, text in enumerate(said)]
    new = plain_act(
        Formula("ПОСТАНОВЛЯЕТ:"), *clauses(*changed[:50], "Новый пункт о важном деле города.", *changed[50:])
    )
    redline(old, new)
    started = time.process_time()
    redline(old, new)
    assert time.process_time() - started < 0.25  # about 0.03 on an idle core
