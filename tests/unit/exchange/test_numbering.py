"""Automatic numbers are written as a reader of the file sees them.

The expected labels were recorded from LibreOffice's export as text (`soffice --convert-to txt`); where it differs from
Word (Russian letters, restarts by `lvlRestart`) ECMA-376 decides.
"""

from __future__ import annotations

import parts
import pytest

from reglament.exchange.numerals import FORMATS
from reglament.exchange.pieces import Line, Reading
from reglament.exchange.reader import Job, read


def level(ilvl: int, fmt: str, text: str, start: int = 1, more: str = "") -> str:
    kind = f'<w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
    return f'<w:lvl w:ilvl="{ilvl}">{kind}{more}<w:lvlText w:val="{text}"/></w:lvl>'


def numbering(abstracts: dict[int, str], nums: dict[int, tuple[int, str]]) -> str:
    body = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>' for key, levels in abstracts.items()
    )
    body += "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for key, (abstract, more) in nums.items()
    )
    return parts.part("numbering", body)


def item(num: int, ilvl: int = 0, text: str = "мәтін") -> str:
    return parts.paragraph(text, f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>')


def labels(body: str, **xml: str) -> list[str]:
    reading = read(Job("a.docx", parts.docx(body, **xml)))
    assert isinstance(reading, Reading), reading
    return [item.label for item in reading.items if isinstance(item, Line)]


LAW = level(0, "decimal", "%1.") + level(1, "decimal", "%2)") + level(2, "russianLower", "%3)")
DOTTED = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3.")
LEGAL = level(0, "upperRoman", "Статья %1.") + level(1, "decimal", "%1.%2.", more="<w:isLgl/>")
RESTART = level(0, "decimal", "%1.") + level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>')


def test_levels_begin_anew_below_a_higher_one() -> None:
    body = item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1) + item(1, 1) + item(1, 2)
    found = labels(body, numbering=numbering({0: LAW}, {1: (0, "")}))
    assert found == ["1.", "1)", "2)", "а)", "б)", "2.", "1)", "а)"]


def test_numbers_of_higher_levels_and_roman_ones() -> None:
    body = item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1)
    assert labels(body, numbering=numbering({0: DOTTED}, {1: (0, "")})) == [
        "I.",
        "I.1.",
        "I.2.",
        "I.2.1.",
        "II.",
        "II.1.",
    ]


def test_legal_numbers_are_digits() -> None:
    body = item(1) + item(1) + item(1, 1)
    assert labels(body, numbering=numbering({0: LEGAL}, {1: (0, "")})) == ["Статья I.", "Статья II.", "2.1."]


def test_a_level_that_never_begins_anew() -> None:
    body = item(1) + item(1, 1) + item(1) + item(1, 1)
    assert labels(body, numbering=numbering({0: RESTART}, {1: (0, "")})) == ["1.", "1)", "2.", "2)"]


def test_two_lists_of_one_definition_go_on_counting() -> None:
    body = item(1) + item(2) + item(1)
    assert labels(body, numbering=numbering({0: LAW}, {1: (0, ""), 2: (0, "")})) == ["1.", "2.", "3."]


def test_a_list_may_begin_at_a_number_of_its_own() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = item(1) + item(2) + item(2)
    assert labels(body, numbering=numbering({0: LAW}, {1: (0, ""), 2: (0, override)})) == ["1.", "5.", "6."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1-бап.", 3)}</w:lvlOverride>'
    assert labels(item(1) + item(1), numbering=numbering({0: LAW}, {1: (0, override)})) == ["3-бап.", "4-бап."]


def test_the_first_number_of_a_level_that_was_skipped() -> None:
    assert labels(item(1, 2), numbering=numbering({0: DOTTED}, {1: (0, "")})) == ["I.1.1."]


def test_bullets_are_dashes() -> None:
    bullets = level(0, "bullet", "\uf0b7") + level(1, "bullet", "-")
    assert labels(item(1) + item(1, 1), numbering=numbering({0: bullets}, {1: (0, "")})) == ["–", "–"]


def test_numbers_come_from_styles_and_what_they_are_based_on() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:name w:val="D"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(parts.paragraph("мәтін", f'<w:pStyle w:val="{name}"/>') for name in "ABCDB")
    off = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    found = labels(
        body + parts.paragraph("мәтін", off),
        numbering=numbering({0: LAW}, {1: (0, "")}),
        styles=parts.part("styles", style),
    )
    assert found == ["1.", "2.", "1)", "", "3.", ""]


def test_a_level_may_name_the_style_that_is_numbered_by_it() -> None:
    linked = level(0, "decimal", "%1-тарау.", more='<w:pStyle w:val="H"/>') + level(
        1, "decimal", "%2.", more='<w:pStyle w:val="T"/>'
    )
    style = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in "HT"
    )
    body = "".join(parts.paragraph("мәтін", f'<w:pStyle w:val="{name}"/>') for name in "HTTHT")
    found = labels(body, numbering=numbering({0: linked}, {1: (0, "")}), styles=parts.part("styles", style))
    assert found == ["1-тарау.", "1.", "2.", "2-тарау.", "1."]


def test_styles_that_stand_on_each_other_end() -> None:
    style = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert labels(parts.paragraph("м", '<w:pStyle w:val="A"/>'), styles=parts.part("styles", style)) == [""]


def test_a_list_that_is_not_defined_numbers_nothing() -> None:
    assert labels(item(7), numbering=numbering({0: LAW}, {1: (0, "")})) == [""]
    assert labels(item(1), numbering=numbering({}, {1: (9, "")})) == [""]


@pytest.mark.parametrize(
    ("name", "count", "text"),
    [
        *(("russianLower", 1, "а"), ("russianLower", 28, "я"), ("russianLower", 29, "аа"), ("lowerLetter", 27, "aa")),
        *(("upperRoman", 1999, "MCMXCIX"), ("lowerRoman", 4, "iv"), ("upperRoman", 10**9, "1000000000")),
        *(("decimalZero", 7, "07"), ("none", 7, ""), ("upperLetter", 10**6, "1000000")),
    ],
)
def test_formats(name: str, count: int, text: str) -> None:
    assert FORMATS[name](count) == text
