"""Anything at all may lie in a file: no exception, places inside the file, no word lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.diagnostics import Diagnostic, Span
from reglament.loading import read_markdown, read_yaml
from reglament.model.tree import Chapter, Clause, Subclause, walk
from reglament.rules.form import RULES
from tests.stopwatch import stopwatch

SPECS = {rule.spec.id: rule.spec for rule in RULES}

_YAML_PIECES = [
    "kind: decree",
    "a:",
    "- ",
    "  ",
    "\n",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "'",
    '"',
    "|",
    ">",
    "&a",
    "*a",
    "!!t",
    "<<",
    "?",
    "#",
    "---",
    "...",
    "%",
    "@",
    "\t",
    "012",
    "қала",
    "2026-01-01",
    "~",
    "\\",
    "😀",
    "\r",
]
_LINES = [
    "# О чистоте",
    "## 1. Глава {#a-b}",
    "### 2-тарау. Іс",
    "#",
    "####### x",
    "##Без",
    "1. Текст.",
    "2. Текст",
    "3)",
    "1) слово;",
    "2-1) слово:",
    "«16. Новое",
    "конец».",
    '"17. Новое',
    'конец".',
    "",
    "",
    "подпункт",
    "1) пункта 2",
    "| а | б |",
    "|---|:-:|",
    "| 1 \\| 2",
    "а | б",
    "-|-",
    "|",
    "| |",
    "Акимат РЕШИЛ:",
    "ҚАУЛЫ ЕТЕДІ:",
    "1.1. Текст",
    "социально-",
    "\xa0\xa0отступ",
    "  1. Отступ",
    "**жирно**",
    "{#x}",
    "\\",
    "5.Без",
    "# {#a}",
    "г.",
    "😀 𝒳",
]

yaml_texts = st.lists(st.sampled_from(_YAML_PIECES), max_size=40).map("".join)
lines = st.one_of(st.sampled_from(_LINES), st.text('абв 1.):;|#{}-\\«»"', max_size=12))
markdown_texts = st.lists(lines, max_size=25).map("\n".join)


def check_span(span: Span, text: list[str]) -> None:
    assert 1 <= span.line <= span.end_line <= len(text)
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    assert 1 <= span.column <= len(text[span.line - 1]) + 1
    assert 1 <= span.end_column <= len(text[span.end_line - 1]) + 1


def check_findings(findings: list[Diagnostic], text: list[str]) -> None:
    for finding in findings:
        check_span(finding.location.span, text)
        messages = SPECS[finding.rule].messages
        way_out = messages.get(f"fix-{finding.message}", messages.get("fix"))
        for lang in ("kk", "ru", "en"):
            assert messages[finding.message][lang].format_map(finding.params)
            assert way_out[lang].format_map(finding.params)
        for note in finding.notes:
            check_span(note.location.span, text)
            assert note.message in messages


def split(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data):
    for findings in (read_yaml("content/a.yml", data)[1], read_markdown("content/a.kk.md", "kk", data)[1]):
        check_findings([f for f in findings if f.rule != "F02"], split(data))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text(text):
    data = text.encode("utf-8", "ignore")
    for findings in (read_yaml("content/a.yml", data)[1], read_markdown("content/a.kk.md", "kk", data)[1]):
        check_findings(findings, split(data))


@settings(deadline=None, max_examples=400)
@given(yaml_texts)
def test_almost_yaml(text):
    source, findings = read_yaml("content/acts/2026/a/act.yml", f"kind: decree\n{text}\n".encode())
    check_findings(findings, split(f"kind: decree\n{text}\n".encode()))
    assert (source is None) == any(finding.rule not in {"F03", "F26"} for finding in findings)
    if source is not None:
        for pointer, place in source.places.items():
            check_span(place.key, split(f"kind: decree\n{text}\n".encode()))
            check_span(place.value, split(f"kind: decree\n{text}\n".encode()))
            assert pointer == "" or pointer.rpartition("/")[0] in source.places


def _covered(tree, source: list[str]) -> dict[tuple[int, int], str]:
    """Every character of the tree by its place in the source."""
    found = {}

    def put(line: int, column: int, char: str) -> None:
        assert (line, column) not in found, "a character is in the tree twice"
        found[line, column] = char

    for paragraph in tree.paragraphs():
        check_span(paragraph.span, source)
        for offset, char in enumerate(paragraph.text):
            if not char.isspace():
                span = paragraph.at(offset)
                put(span.line, span.column, char)
    for block in walk(tree.blocks):
        check_span(block.span, source)
        if isinstance(block, Clause | Subclause):
            for index, char in enumerate(block.label):
                put(block.span.line, block.span.column + index, char)
        elif isinstance(block, Chapter) and block.label:
            start = source[block.span.line - 1].index(block.label)
            for index, char in enumerate(block.label):
                if not char.isspace():
                    put(block.span.line, start + 1 + index, char)
    return found


@settings(deadline=None, max_examples=500)
@given(markdown_texts)
def test_no_word_is_lost(text):
    data = f"Начало.\n\n{text}".encode()
    source = split(data)
    tree, findings = read_markdown("content/acts/2026/a/act.ru.md", "ru", data)
    check_findings(findings, source)
    found = _covered(tree, source)
    for number, line in enumerate(source, 1):
        for column, char in enumerate(line, 1):
            if (number, column) in found:
                assert found[number, column] == char
        rest = "".join(c for k, c in enumerate(line, 1) if (number, k) not in found and not c.isspace())
        assert not set(rest) - set("#|\\-:") or rest.lstrip("#") in {"{#a-b}", "{#a}", "{#x}"}, (line, rest)
    places = [p.places[0][1:] for p in tree.paragraphs() if p.places and p is not tree.title]
    assert places == sorted(places)


def test_long_hostile_files_are_quick():
    for text in ("[" * 900_000, "- " * 400_000, "a: " * 300_000, '"' * 900_000, "#" * 900_000, "{a: " * 200_000):
        with stopwatch() as watch:
            read_yaml("content/a.yml", text.encode())
            read_markdown("content/a.ru.md", "ru", text.encode())
        assert watch.seconds < 4, text[:20]


def test_long_hostile_markdown_is_quick():
    for text in ("*a " * 300_000, "`" * 900_000, "[" * 900_000, "[a](" * 200_000, "&a" * 400_000, "<a " * 300_000):
        with stopwatch() as watch:
            read_markdown("content/a.ru.md", "ru", text.encode())
        assert watch.seconds < 2, text[:20]


def test_many_lines_are_quick():
    for text in ("1. а.\n" * 19_000, "«1. а.\n" * 19_000, "| а\n" * 19_000, "# а\n" * 19_000, "а-\n" * 4_000):
        with stopwatch() as watch:
            read_markdown("content/a.ru.md", "ru", text.encode())
        assert watch.seconds < 2, text[:20]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("а.\n\n" * 11_000, "lines", (1, 1)),
        ("# а\n\n" + "|" * 60_000, "cells", (3, 1)),
        ("# а\n\n1. " + "а " * 6_000, "paragraph", (3, 1)),
        ("# а\n\n" + "а\n" * 11_000, "paragraph", (3, 1)),
        ("# " + "а" * 11_000, "paragraph", (1, 1)),
        ("| а |\n|---|\n| " + "а" * 11_000 + " |", "paragraph", (3, 1)),
    ],
)
def test_a_text_beyond_its_limits_is_one_finding(text, message, place):
    tree, findings = read_markdown("content/a.ru.md", "ru", text.encode())
    assert tree is None
    (found,) = findings
    assert (found.rule, found.message, found.location.span[:2]) == ("F08", message, place)
    check_findings(findings, split(text.encode()))


_WORST = ["а", "1-", "1.", "|", "|-", "`", "*", "_", "[", "<a ", "«", "- ", "#", "&", "\\", "№ ", "2026 жылғы "]


@pytest.mark.parametrize("shape", ["{}", "1. {}", "# {}", "| {} |"])
def test_half_a_megabyte_of_any_sign_is_quick(shape):
    for sign in _WORST:
        size = len(sign.encode())
        for text in (shape.format(sign * (500_000 // size)), (shape.format(sign * (900 // size)) + "\n\n") * 450):
            with stopwatch() as watch:
                read_markdown("content/a.ru.md", "ru", text.encode())
                read_yaml("content/a.yml", text.encode())
            assert watch.seconds < 1, (shape, sign)
