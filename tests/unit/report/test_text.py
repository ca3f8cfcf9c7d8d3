"""What a person reads: the place, the sentence, the line with its mark, the way out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.diagnostics import Diagnostic, Location, Note, Span
from reglament.i18n import LANGS
from reglament.report import summary, text
from reglament.report.excerpt import excerpt
from reglament.report.messages import plain

ACT = "content/acts/2026/tazalyq/act.ru.md"
REFERENCE = "content/acts/2026/tazalyq/reference.ru.md"
SOURCES = {ACT: "# О чистоте города\n", REFERENCE: "# О чистоте улиц города\n"}
TITLES = Diagnostic(
    "R16.3",
    "differ",
    Location(ACT, Span(1, 3, 1, 19)),
    {"draft": "… чистоте города", "reference": "… чистоте улиц города"},
    notes=(Note(Location(REFERENCE, Span(1, 3, 1, 24)), "reference"),),
)


def columns(shown: str) -> int:
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in shown)
    return len(shown) + wide - sum(unicodedata.category(char) in {"Mn", "Me", "Cf"} for char in shown)


def test_two_places_of_one_fault() -> None:
    said = text([TITLES], SOURCES.get, "ru")
    assert said == (
        f"{ACT}:1:3: ошибка R16.3: заголовки проекта и справки различаются: "
        "«… чистоте города» и «… чистоте улиц города» (п. 16)\n"
        "  1 | # О чистоте города\n"
        "    |   ^^^^^^^^^^^^^^^^ в проекте\n"
        f"{REFERENCE}:1:3\n"
        "  1 | # О чистоте улиц города\n"
        "    |   --------------------- в справке\n"
        "  как исправить: заголовки должны совпадать слово в слово; подробнее: build.py explain R16.3\n"
        "\n"
        "ошибок: 1\n"
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [("kk", ("қате", "(16-тармақ)", "жобада")), ("ru", ("ошибка", "(п. 16)")), ("en", ("error", "(cl. 16)"))],
)
def test_every_language_has_its_words(lang: str, words: tuple[str, ...]) -> None:
    said = text([TITLES], SOURCES.get, lang)
    assert all(word in said for word in words)


def test_a_file_that_cannot_be_shown_still_has_its_place_and_label() -> None:
    said = text([TITLES], lambda path: None, "en")
    assert f"{REFERENCE}:1:3: in the reference" in said
    assert "|" not in said


def test_colour_only_when_asked_and_never_needed() -> None:
    coloured = text([TITLES], SOURCES.get, "ru", color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d*m", "", coloured) == text([TITLES], SOURCES.get, "ru")


def test_the_reader_is_told_the_command_that_was_used() -> None:
    assert "reglament explain R16.3" in text([TITLES], SOURCES.get, "en", program="reglament")


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_found_is_said(lang: str) -> None:
    assert summary([], lang)
    assert not re.search(r"\d", summary([], lang))


def test_a_stranger_cannot_write_on_the_terminal() -> None:
    hostile = "\x1b[2J\x07\u202eabc\r\n{0.__class__}%s" + "я" * 1000
    found = Diagnostic("X2.1", "unknown", Location(ACT, Span(1, 1, 1, 2)), {"what": {"ru": "лицо"}, "name": hostile})
    said = text([found], {ACT: "\x1b[31m" + hostile}.get, "ru")
    assert not set(said) & {"\x1b", "\x07", "\u202e", "\r"}
    assert "{0.__class__}%s" in said
    assert len(said.splitlines()[0]) < 400


def test_the_mark_stands_under_wide_and_combining_characters_and_tabs() -> None:
    shown = excerpt("\tи\u0306ё漢字 слово\n", Span(1, 8, 1, 13))
    assert shown is not None
    assert columns(shown.text[: shown.text.index("слово")]) == shown.start
    assert shown.width == 5


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "а" * 500 + "ЗДЕСЬ" + "б" * 500
    shown = excerpt(line, Span(1, 501, 1, 506))
    assert shown is not None
    assert len(shown.text) < 120
    assert shown.text[shown.start : shown.start + shown.width] == "ЗДЕСЬ"
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")


@pytest.mark.parametrize("span", [Span(9, 1, 9, 2), Span(2, 1, 2, 1)])
def test_no_line_no_excerpt(span: Span) -> None:
    assert excerpt("# слово\n   \n", span) is None


@given(st.text(), st.integers(1, 9), st.integers(1, 40), st.integers(0, 3), st.integers(1, 40))
def test_any_source_and_place_can_be_shown(source: str, line: int, column: int, lines: int, end: int) -> None:
    shown = excerpt(source, Span(line, column, line + lines, end))
    if shown is not None:
        assert "\n" not in shown.text
        assert shown.width >= 1
        assert shown.start >= 0


@given(st.text())
def test_plain_text_is_one_short_line(given_text: str) -> None:
    said = plain(given_text)
    assert len(said) <= 160
    assert said.isprintable() or all(char.isprintable() or char in "\u200c\u200d" for char in said)


@pytest.mark.parametrize("lang", LANGS)
def test_many_alike_are_shown_in_part_and_counted(lang: str) -> None:
    many = [Diagnostic("F04", "markdown", Location(ACT, Span(line, 1, line, 2)), {"count": 1}) for line in range(1, 9)]
    said = text([*many, TITLES], SOURCES.get, lang)
    assert [said.count(f":{line}:1: ") for line in (1, 5, 6)] == [1, 1, 0]
    assert "F04: 3" in said or "3 more of F04" in said or "тағы 3" in said
    assert "R16.3" in said
    assert "8" in summary(many, lang)


def test_many_places_of_one_fault_are_counted() -> None:
    notes = tuple(Note(Location(REFERENCE, Span(1, column, 1, column + 1)), "reference") for column in range(1, 9))
    said = text([replace(TITLES, notes=notes)], SOURCES.get, "en")
    assert said.count(REFERENCE) == 5
    assert "and 3 more places" in said
