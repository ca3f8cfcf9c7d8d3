"""Footnotes and pictures in texts: what goes to its mark, what stays a letter, what is a finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.amending.writing import as_markdown
from reglament.loading import read_markdown
from reglament.model.tree import Picture, pictures

HEAD = "# О чистоте города\n\n"


def read(text: str):
    tree, findings = read_markdown("content/acts/2026/x/act.ru.md", "ru", (HEAD + text).encode())
    assert tree is not None
    return tree, [(f.rule, f.message, f.location.span.line, f.location.span.column) for f in findings]


def noted(text: str):
    tree, findings = read(text)
    assert findings == []
    return [
        (part.text, [(note.offset, note.label, note.text.text) for note in part.notes])
        for part in list(tree.paragraphs())[1:]
        if part.notes
    ]


def test_a_mark_leaves_the_text_and_takes_its_footnote_along():
    assert noted("1. Вывоз[^1] отходов[^*].\n\n[^1]: Еженедельный.\n\n[^*]: Твёрдых\nи жидких.\n") == [
        ("Вывоз отходов.", [(5, "1", "Еженедельный."), (13, "*", "Твёрдых и жидких.")])
    ]


def test_the_place_of_every_letter_survives_its_marks():
    tree, _ = read("1. Вывоз[^1] отходов\nгорода[^2] ночью.\n\n[^1]: Один.\n[^2]: Два.\n")
    part = next(clause.blocks[0] for clause in tree.clauses())
    assert part.text == "Вывоз отходов города ночью."
    for word, line, column in (("Вывоз", 3, 4), ("отходов", 3, 14), ("города", 4, 1), ("ночью", 4, 12)):
        span = part.at(part.text.index(word), len(word))
        assert (span.line, span.column) == (line, column), word


def test_marks_stand_in_cells_and_after_a_space_and_before_the_next_clause():
    text = "| № | Сумма [^1] |\n|---|---|\n| 1 | 5[^2] |\n\n1. Первый.[^3]\n2. Второй.\n\n"
    found = noted(text + "[^1]: тенге\n\n[^2]: без НДС\n\n[^3]: Так.\n")
    assert [(said, notes[0][0]) for said, notes in found] == [("Сумма", 5), ("5", 1), ("Первый.", 7)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Вывоз[^1].\n", [("F29", "no_note", 3, 9)]),
        ("1. Вывоз.\n\n[^1]: Один.\n", [("F29", "no_mark", 5, 1)]),
        ("1. Вывоз[^1] и[^1].\n\n[^1]: Один.\n", [("F29", "second_mark", 3, 15)]),
        ("1. Вывоз[^1].\n\n[^1]: Один.\n\n[^1]: Два.\n", [("F29", "second_note", 7, 1)]),
        ("1. Вывоз[^а б].\n", [("F29", "label", 3, 9)]),
        ("1. Вывоз[^1.\n", [("F29", "label", 3, 9)]),
        ("## Глава[^1]\n\n1. Вывоз.\n", [("F29", "place", 3, 9)]),
        ("1. Вывоз[^1].\n\n[^1]: Один[^2].\n", [("F29", "place", 5, 11)]),
        ("1. Вывоз[^1].\n\n[^1]:\n", [("F29", "empty", 5, 1)]),
        ("Акимат ПОСТАНОВЛЯЕТ:[^1]\n\n1. Вывоз.\n\n[^1]: Один.\n", [("F29", "place", 3, 20)]),
    ],
)
def test_a_mark_without_its_footnote_stays_in_the_text_and_is_told(text, expected):
    tree, findings = read(text)
    assert findings == expected
    said = " ".join(part.marked for part in tree.paragraphs())
    assert [word for word in ("Вывоз", "Один", "Два") if word in text and word not in said] == []


def test_a_picture_is_a_line_of_its_own_and_a_block_of_the_clause():
    tree, findings = read("1. Площадка:\n\n![Схема площадки](site.svg)\n\n2. Вывоз.\n")
    assert findings == []
    first = next(tree.clauses())
    shown = first.blocks[1]
    assert isinstance(shown, Picture)
    assert (shown.path, shown.alt.text, shown.span[:2]) == ("content/acts/2026/x/site.svg", "Схема площадки", (5, 1))
    assert shown.alt.at(6, 8)[:2] == (5, 9)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("![Схема](../up.png)", "name"),
        ("![Схема](/etc/passwd)", "name"),
        ("![Схема](https://x.kz/a.png)", "name"),
        ("![Схема](Scheme.PNG)", "name"),
        ("![Схема](scheme.gif)", "name"),
        ("![](scheme.png)", "no_words"),
        ("![ – ](scheme.png)", "no_words"),
    ],
)
def test_an_odd_picture_is_one_finding(line, message):
    _, findings = read(f"1. Вывоз.\n\n{line}\n")
    assert [(rule, said) for rule, said, *_ in findings] == [("F30", message)]


def test_a_picture_amid_text_is_foreign_markup():
    _, findings = read("1. См. ![схему](a.png) ниже.\n")
    assert [(rule, said) for rule, said, *_ in findings] == [("F23", "link")]


def test_a_tree_with_footnotes_and_pictures_is_written_down_as_it_is_read():
    body = "1. Вывоз[^1] ночью.\n\n![Схема](a.png)\n\n| А | Б |\n|---|---|\n| 1[^*] | 2 |\n\n"
    text = body + "[^1]: Один.\n\n[^*]: Звезда.\n"
    tree, findings = read(text)
    assert findings == []
    again, _ = read_markdown(tree.path, "ru", as_markdown(tree).encode())
    assert as_markdown(again) == as_markdown(tree)
    assert [one.alt.text for one in pictures(again.blocks)] == ["Схема"]


PIECES = st.sampled_from(
    ["слово", "[^1]", "[^*]", "[^", "]", " ", "\n", "\n\n", "[^1]: ", "![", "](a.png)", "|", "1. "]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_word_is_ever_lost(text):
    tree, _ = read_markdown("content/acts/2026/x/act.ru.md", "ru", (HEAD + text).encode())
    if tree is not None:
        said = " ".join(part.marked for part in tree.paragraphs())
        labels = sum(text.count(word) for word in ("слово",))
        assert said.count("слово") == labels
        for part in tree.paragraphs():
            assert all(0 <= note.offset <= len(part.text) for note in part.notes)
            for offset in range(len(part.text)):
                part.at(offset)
