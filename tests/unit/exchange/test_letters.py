"""Letters of other scripts, invisible ones, footnotes and pictures on their way into Markdown."""

from __future__ import annotations

import pytest

from reglament.exchange.journal import Journal
from reglament.exchange.letters import Cleaner
from reglament.exchange.pieces import Cell, Drawing, Grid, Line, Look, Note
from reglament.exchange.prose import Words, Writer, proven
from reglament.exchange.remarks import Sort
from reglament.exchange.sections import Sections
from reglament.exchange.tongues import language


def cleaned(text: str) -> tuple[str, Journal]:
    journal = Journal("a.docx")
    cleaner = Cleaner(journal)
    line = cleaner.line(Line(text, number=3))
    cleaner.report()
    return line.text, journal


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("әкiмдiгiнiң шешiмi", "әкімдігінің шешімі"),
        ("Yкіметінің қаулысы", "Үкіметінің қаулысы"),
        ("утверждён Yправлением города на основании закона", "утверждён Управлением города на основании закона"),
        ("Нəлібаев", "Нәлібаев"),
        ("Ќазаќстан Республикасының заңы", "Қазақстан Республикасының заңы"),
        ("ХIX ғасыр, XVІ тарау", "XIX ғасыр, XVI тарау"),
        ("жол\u00adақы\u200b \ufeffтөленсін", "жолақы төленсін"),
        ("7\u20111\u00a0тармақ", "7-1 тармақ"),
        ("sarqyrama.example сайты, II тоқсан, Wi-Fi", "sarqyrama.example сайты, II тоқсан, Wi-Fi"),
    ],
)
def test_one_script_in_a_word(was: str, now: str) -> None:
    assert cleaned(was)[0] == now


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("А К И М А Т   Г О Р О Д А   Ж И Д Е Б А Й", "АКИМАТ   ГОРОДА   ЖИДЕБАЙ"),
        ("акимат города   П О С Т А Н О В Л Я Е Т :", "акимат города   ПОСТАНОВЛЯЕТ:"),
        ("Қ А У Л Ы Е Т Е Д І:", "ҚАУЛЫ ЕТЕДІ:"),
        ("классы а б в г открыть", "классы а б в г открыть"),
        ("1 . Начать подготовку.", "1. Начать подготовку."),
        ("3-1 ) күшейту", "3-1) күшейту"),
        ("от 1 . 05", "от 1 . 05"),
        ("мәтін [^1] және [^*] бар", "мәтін [ ^1] және [ ^*] бар"),
    ],
)
def test_typewriting_is_read_as_it_was_meant(was: str, now: str) -> None:
    text, journal = cleaned(was)
    assert text == now
    assert bool(journal.remarks) is (was != now)


def test_every_changed_word_is_told_once() -> None:
    _, journal = cleaned("әкiмдiк және әкiмдiк, сонымен бiрге")
    told = [one for one in journal.remarks if "another script" in one.message]
    assert [(one.params["was"], one.params["count"], one.number) for one in told] == [
        ("әкiмдiк", 2, 3),
        ("бiрге", 1, 3),
    ]


def test_a_word_that_cannot_be_one_script_is_kept_and_told() -> None:
    text, journal = cleaned("құжаtfжат")
    assert text == "құжаtfжат"
    assert [one.sort for one in journal.remarks] == [Sort.UNCLEAR]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Қаланы тазалау жоспары бекітілсін.", "kk"),
        ("Утвердить план очистки города.", "ru"),
        ("«Сарқырама қаласының тазалығы туралы» постановление признать утратившим силу.", "ru"),
        ("Жоба", "kk"),
        ("Проект", "ru"),
        ("П О С Т А Н О В Л Е Н И Е", "ru"),
        ("№ 3/412", ""),
        ("12 500 000", ""),
    ],
)
def test_the_language_of_a_line(text: str, lang: str) -> None:
    assert language(text) == lang


def written(*items: Line | Grid, kind: str = "decree") -> tuple[str, Journal, dict[str, Drawing], Writer]:
    journal = Journal("")
    cleaner = Cleaner(journal)
    writer = Writer(Words("act", "kk", Sections(kind)), journal)
    done = writer.write("Тақырып", [one for item in items if isinstance(one := cleaner.item(item), Line | Grid)])
    return done.markdown, journal, done.pictures, writer


def test_footnotes_are_written_as_the_profile_has_them() -> None:
    notes = (Note(3, "1", "Бірінші."), Note(8, "i", "Екінші."))
    text, journal, _, _ = written(Line("Сөз тағы бар.", "1.", notes=notes))
    assert text == "# Тақырып\n\n1. Сөз[^1] тағы[^2] бар.\n\n[^1]: Бірінші.\n\n[^2]: Екінші.\n"
    assert any("mark of a footnote" in one.message for one in journal.remarks)


def test_pictures_stand_below_their_line_in_files_of_their_own() -> None:
    text, _, pictures, _ = written(Line("Сызба:", drawings=(Drawing("png", b"x", "Алаңның (жаңа) сызбасы"),)))
    assert text == "# Тақырып\n\nСызба:\n\n![Алаңның  жаңа  сызбасы](act-picture-1.kk.png)\n"
    assert pictures["act-picture-1.kk.png"].data == b"x"


def test_a_line_that_looks_like_mark_up_is_told_and_reads_back() -> None:
    for start in ("# ", "| "):
        text, journal, _, writer = written(Line(f"{start}белгісі"))
        assert f"\\{start}белгісі" in text
        assert any("mark-up" in one.message for one in journal.remarks)
        assert proven("x", writer.write("", []), [], "kk")[1] == ""


def test_what_does_not_read_back_is_found() -> None:
    _, _, _, writer = written(Line("Бірінші абзац."), Line("Екінші абзац."))
    done = Writer(Words("act", "kk", Sections("decree")), Journal("")).write("Тақырып", [Line("Бірінші абзац.")])
    assert proven("x", done, writer.lines, "kk")[1] == "Екінші абзац."
    assert proven("x", done, writer.lines[:1], "kk")[1] == "Бірінші абзац."


def test_a_table_without_a_head_keeps_none() -> None:
    rows = tuple(tuple(Cell((Line(text),)) for text in row) for row in (("а|б", "1"), ("в", "2")))
    text, _, _, _ = written(Grid(rows))
    assert text == "# Тақырып\n\n|  |  |\n|---|---|\n| а\\|б | 1 |\n| в | 2 |\n"


def test_the_word_of_a_sum_goes_back_beside_the_numbers() -> None:
    said = (("1", "а", "5"), ("2", "б", "6"), ("Барлығы", "", "11"))
    rows = tuple(tuple(Cell((Line(text),) if text else (), covered=not text) for text in row) for row in said)
    assert "|  | Барлығы | 11 |" in written(Grid(rows))[0]


def test_a_first_row_in_bold_is_the_head() -> None:
    bold = Look(bold=True)
    rows = (
        (Cell((Line("№", look=bold),)), Cell((Line("Атауы", look=bold),))),
        (Cell((Line("1"),)), Cell((Line("а"),))),
    )
    assert "| № | Атауы |\n|---|---|\n| 1 | а |" in written(Grid(rows))[0]


def test_sections_of_a_note_get_their_marks_once() -> None:
    heads = ("Жобаны қабылдау қажеттігінің негіздемесі", "Болжамды қаржылық шығындар", "Тағы шығындар")
    text, *_ = written(*(Line(one, look=Look(align="center", bold=True)) for one in heads), kind="explanatory_note")
    assert "## Жобаны қабылдау қажеттігінің негіздемесі {#necessity}" in text
    assert "## Болжамды қаржылық шығындар {#costs}" in text
    assert text.endswith("## Тағы шығындар\n")


def test_initials_are_no_roman_number() -> None:
    assert "## " not in written(Line("Х. Асанов – комиссия төрағасы"))[0]
    assert "## I. Жалпы ережелер" in written(Line("I. Жалпы ережелер", look=Look(align="center")))[0]
