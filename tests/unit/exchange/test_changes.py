"""Tracked changes: accepted all, the file says what its author wants; rejected all, what stood before."""

from __future__ import annotations

import parts
import pytest

from reglament.exchange.pieces import Grid, Line, Reading
from reglament.exchange.reader import Job, read

WHO = 'w:id="1" w:author="А. Ойдан" w:date="2026-10-01T09:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(text: str, author: str = WHO) -> str:
    return f"<w:ins {author}>{run(text)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {WHO}>{run(text, 'delText')}</w:del>"


def mark(kind: str) -> str:
    """The end of a paragraph is inserted or deleted."""
    return f"<w:pPr><w:rPr><w:{kind} {WHO}/></w:rPr></w:pPr>"


def reading(body: str, **how: object) -> Reading:
    found = read(Job("a.docx", parts.docx(body), **how))  # type: ignore[arg-type]
    assert isinstance(found, Reading), found
    return found


def said(body: str, **how: object) -> list[str]:
    items = reading(body, **how).items
    return [item.words for item in items if isinstance(item, Line | Grid)]


CASES = {
    "words": (f"<w:p>{run('бір ')}{gone('екі ')}{ins('үш ')}{run('төрт')}</w:p>", ["бір үш төрт"], ["бір екі төрт"]),
    "whole paragraph inserted": (
        f"<w:p>{run('бір')}</w:p><w:p>{mark('ins')}{ins('екі')}</w:p><w:p>{run('үш')}</w:p>",
        ["бір", "екі", "үш"],
        ["бір", "үш"],
    ),
    "whole paragraph deleted": (
        f"<w:p>{run('бір')}</w:p><w:p>{mark('del')}{gone('екі')}</w:p><w:p>{run('үш')}</w:p>",
        ["бір", "үш"],
        ["бір", "екі", "үш"],
    ),
    "paragraphs joined": (
        f"<w:p>{mark('del')}{run('бір ')}</w:p><w:p>{run('екі')}</w:p>",
        ["бір екі"],
        ["бір", "екі"],
    ),
    "paragraph parted": (
        f"<w:p>{mark('ins')}{run('бір ')}</w:p><w:p>{run('екі')}</w:p>",
        ["бір", "екі"],
        ["бір екі"],
    ),
    "three joined": (
        f"<w:p>{mark('del')}{run('бір ')}</w:p><w:p>{mark('del')}{run('екі ')}</w:p><w:p>{run('үш')}</w:p>",
        ["бір екі үш"],
        ["бір", "екі", "үш"],
    ),
    "inserted then deleted": (
        f"<w:p>{run('бір ')}<w:ins {WHO}><w:del {WHO}>{run('екі ', 'delText')}</w:del></w:ins>{run('үш')}</w:p>",
        ["бір үш"],
        ["бір үш"],
    ),
    "moved": (
        f'<w:p><w:moveFromRangeStart w:id="7" w:name="m"/><w:moveFrom {WHO}>{run("бір ")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="7"/>{run("екі ")}<w:moveToRangeStart w:id="8" w:name="m"/>'
        f'<w:moveTo {WHO}>{run("бір")}</w:moveTo><w:moveToRangeEnd w:id="8"/></w:p>',
        ["екі бір"],
        ["бір екі"],
    ),
    "row inserted": (
        f"<w:tbl><w:tr><w:tc><w:p>{run('а')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:ins {WHO}/></w:trPr>"
        f"<w:tc><w:p>{ins('б')}</w:p></w:tc></w:tr></w:tbl>",
        ["а б"],
        ["а"],
    ),
    "row deleted": (
        f"<w:tbl><w:tr><w:tc><w:p>{run('а')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:del {WHO}/></w:trPr>"
        f"<w:tc><w:p>{gone('б')}</w:p></w:tc></w:tr></w:tbl>",
        ["а"],
        ["а б"],
    ),
    "table deleted": (
        f"<w:tbl><w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc><w:p>{gone('б')}</w:p></w:tc></w:tr></w:tbl>"
        + parts.paragraph("в"),
        ["в"],
        ["б", "в"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_accepted_and_rejected(name: str) -> None:
    body, accepted, rejected = CASES[name]
    assert said(body) == accepted
    assert said(body, reject_all=True) == rejected


def test_numbers_count_only_what_is_left() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    lines = "".join(
        f"<w:p><w:pPr>{numbered}{f'<w:rPr><w:del {WHO}/></w:rPr>' if index == 2 else ''}</w:pPr>"
        f"{gone('екі') if index == 2 else run('мәтін')}</w:p>"
        for index in (1, 2, 3)
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    xml = parts.part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    for how, wanted in (({}, ["1.", "2."]), ({"reject_all": True}, ["1.", "2.", "3."])):
        found = read(Job("a.docx", parts.docx(lines, numbering=xml), **how))  # type: ignore[arg-type]
        assert isinstance(found, Reading)
        assert [item.label for item in found.items if isinstance(item, Line)] == wanted


def test_each_change_can_be_decided_alone() -> None:
    other = WHO.replace("Ойдан", "Мысал")
    body = f"<w:p>{run('бір ')}{ins('екі ')}{run('үш ')}{ins('төрт', other)}</w:p>"
    changes = reading(body).changes
    assert [(one.kind, one.author, one.text, one.number) for one in changes] == [
        ("ins", "А. Ойдан", "екі", 1),
        ("ins", "А. Мысал", "төрт", 1),
    ]
    assert said(body, rejected=frozenset({changes[0].key})) == ["бір үш төрт"]
    assert said(body, rejected=frozenset({changes[1].key})) == ["бір екі үш"]
    assert [one.key for one in reading(body, reject_all=True).changes] == [one.key for one in changes]


def test_runs_of_one_change_are_one_question() -> None:
    body = f"<w:p>{mark('ins')}{ins('бір ')}{ins('екі')}</w:p><w:p>{ins('үш')}{run(' төрт')}</w:p>"
    changes = reading(body).changes
    assert len(changes) == 1
    assert changes[0].text.split() == ["бір", "екі", "үш"]


def test_formatting_is_only_counted() -> None:
    body = (
        f"<w:p><w:pPr><w:jc w:val='center'/><w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr>"
        f"<w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>мәтін</w:t></w:r></w:p>"
    )
    found = reading(body)
    assert not found.changes
    assert [one.params["count"] for one in found.remarks if "formatting" in one.message] == [2]
