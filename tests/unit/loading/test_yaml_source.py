"""YAML: plain data, exact places, refusals."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.loading import read_yaml
from reglament.loading.findings import Findings
from reglament.loading.yaml_quick import ODD, quick
from reglament.loading.yaml_source import _Reader

PATH = "content/acts/2026/tazalyq/act.yml"


def read(text: str):
    return read_yaml(PATH, text.encode())


def test_values_have_exact_places():
    source, findings = read('kind: decree\ntitle: {kk: Қала, ru: "Город"}\nlist:\n  - a: 1\n  - b\n')
    assert findings == []
    assert source.data == {"kind": "decree", "title": {"kk": "Қала", "ru": "Город"}, "list": [{"a": 1}, "b"]}
    assert source.places["/title/ru"].key == (2, 19, 2, 21)
    assert source.places["/title/ru"].value == (2, 23, 2, 30)
    assert source.places["/list/0"].value == (4, 5, 4, 9)
    assert source.places["/list/1"].value == (5, 5, 5, 6)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-11-26", "2026-11-26"),
        ("no", "no"),
        ("on", "on"),
        ("012", "012"),
        ("0", 0),
        ("-7", -7),
        ("12:30:45", "12:30:45"),
        ("3/412", "3/412"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("2.50", 2.5),
        ("true", True),
        ("~", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ("9" * 30, "9" * 30),
    ],
)
def test_scalars_keep_what_a_clerk_wrote(written, value):
    source, findings = read(f"kind: decree\nx: {written}\n")
    assert findings == []
    assert source.data["x"] == value
    assert type(source.data["x"]) is type(value)


@pytest.mark.parametrize(
    ("text", "rule", "message", "place"),
    [
        ("kind: x\na: 1\na: 2\n", "F06", "duplicate", (3, 1)),
        ("kind: x\na: &b 1\n", "F07", "anchor", (2, 4)),
        ("kind: x\na: *b\n", "F07", "alias", (2, 4)),
        ("kind: x\na: !!str 1\n", "F07", "tag", (2, 4)),
        ("kind: x\n<<: {a: 1}\n", "F07", "merge", (2, 1)),
        ("kind: x\n? [a]\n: b\n", "F07", "complex_key", (2, 3)),
        ("kind: x\n---\nkind: y\n", "F07", "documents", (2, 1)),
        ("%YAML 1.1\n---\nkind: x\n", "F07", "directive", (1, 1)),
        ("kind: x\na:\tb\n", "F04", "yaml", (2, 3)),
        ("kind: x\na: " + "[" * 70, "F08", "depth", (2, 67)),
        ("kind: x\na: [" + "1," * 60_000 + "1]\n", "F08", "nodes", None),
        ("kind: x\na: " + "а" * 10_001 + "\n", "F08", "value", (2, 4)),
        ("# nothing\n", "F09", "empty", (1, 1)),
        ("  \n", "F09", "empty", (1, 1)),
        ("- a\n", "F09", "not_mapping", (1, 1)),
        ("text\n", "F09", "not_mapping", (1, 1)),
        ("title: a\n", "F09", "no_kind", (1, 1)),
        ("kind: 5\n", "F09", "bad_kind", (1, 1)),
    ],
)
def test_refusals_name_the_place(text, rule, message, place):
    source, findings = read(text)
    assert source is None
    assert [(f.rule, f.message) for f in findings] == [(rule, message)]
    if place:
        assert findings[0].location.span[:2] == place


def test_duplicate_key_names_the_first_place():
    _, (finding,) = read("kind: x\nd:\n  a: 1\n  b: 2\n  a: 3\n")
    assert finding.location.span == (5, 3, 5, 4)
    assert finding.location.pointer == "/d/a"
    assert finding.notes[0].location.span == (3, 3, 3, 4)


@pytest.mark.parametrize(
    ("data", "rule", "message", "place"),
    [
        (b"kind: x\ntitle: \xcf\xf0\n", "F02", "byte", (2, 8)),
        ("\ufeffkind: x\n".encode(), "F02", "bom", (1, 1)),
        ("kind: x\n".encode("utf-16"), "F02", "utf16", (1, 1)),
        (b"a" * 1_000_001, "F01", "too_large", (1, 1)),
        (b"", "F09", "empty", (1, 1)),
    ],
)
def test_unreadable_bytes(data, rule, message, place):
    source, (finding,) = read_yaml(PATH, data)
    assert source is None
    assert (finding.rule, finding.message) == (rule, message)
    assert finding.location.span[:2] == place


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("kind: decree\ntitle:Об\nx: 1\n", "space", (2, 6)),
        ("kind: decree\ntitle\nx: 1\n", "colon", (2, 1)),
        ("kind: decree\ntitle:\n  kk Қала\n  ru: Город\n", "colon", (3, 3)),
        ("kind: decree\ntitle:\n  kk:Қала\n  ru: Город\n", "space", (3, 5)),
        ("kind: decree\ntitle: Об утверждении: правил\n", "colon_in_value", (2, 22)),
        ("kind: decree\ntitle:\n    kk: a\n  ru: b\n", "indent", (4, 1)),
        ("kind: decree\n title: a\n", "indent", (2, 1)),
        ("a:\n  - b\n - c\n", "indent", (3, 1)),
        ("a: - b\n", "dash", (1, 4)),
        ('kind: "decree\ntitle: a\n', "quote", (1, 7)),
        ('title: "Об" утверждении\n', "after_quote", (1, 13)),
        ("a: [1, 2\nb: 3\n", "bracket", (1, 4)),
        ("a: b\nc: [\n", "bracket", (2, 4)),
        ("a: {b: [1]\n\n", "bracket", (1, 4)),
        ("a: [1, 2]]\nb: 3\n", "after_bracket", (1, 10)),
        ("a: @x\n", "char", (1, 4)),
        ("a: **x**\n", "char", (1, 4)),
        ('a: "c:\\дом"\n', "escape", (1, 7)),
        ("a: |x\n", "block", (1, 4)),
        (": x\n", "no_key", (1, 1)),
        ("a:\n- b\n-c\n- d\n", "dash_space", (3, 1)),
        ('a: "b\nc: "d"\n', "quote", (1, 4)),
        ("a: {kk: Қала: туралы, ru: x}\n", "colon_in_value", (1, 13)),
        ("a: {kk:Қала, ru: x}\n", "space", (1, 7)),
        ("a: b\n}\n", "extra_bracket", (2, 1)),
        ("a: ]\n", "extra_bracket", (1, 4)),
    ],
)
def test_syntax_errors_in_plain_words(text, message, place):
    source, (finding,) = read(text)
    assert source is None
    assert (finding.rule, finding.message) == ("F05", message)
    assert finding.location.span[:2] == place


@pytest.mark.parametrize("line", ["title: Дом #5 по улице", "title: #5"])
def test_a_value_cut_by_a_hash_is_told(line):
    source, (finding,) = read(f"kind: decree\n{line}\n")
    assert source is not None
    assert (finding.rule, finding.location.span[:2]) == ("F26", (2, line.index("#") + 1))


@pytest.mark.parametrize(
    "line", ["a: 1 # note", 'a: "Дом #5"', "a: Дом#5", "a: x #", "#a: 1", "a: |\n  Дом #5", "a: x ##"]
)
def test_comments_are_comments(line):
    assert read(f"kind: decree\n{line}\n")[1] == []


def test_a_merge_conflict_is_told():
    source, (finding,) = read("kind: decree\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n")
    assert source is None
    assert (finding.rule, finding.location.span) == ("F27", (2, 1, 2, 13))


PIECES = [
    *("kind: decree", "\n", "\n  ", "\n- ", "a: ", "b: 1", "{", "}", "[", "]", ", ", ": ", "x", '"', "'", "&a ", "*a"),
    *("? ", "<<: ", "---\n", "...\n", "|\n", ">-\n", "# c", "%YAML 1.2\n", "a:", "{a:b}", "012", "true", "~", "12:30"),
    *("!t ", "ә"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_quick_reader_answers_only_what_the_careful_one_does(text: str) -> None:
    """Whatever it takes on itself, it reads as the careful reader does, who finds no fault there."""
    found = quick(text)
    if found is ODD or re.search(r" #\S", text) or "\t" in text or not text.strip():
        return
    findings = Findings("content/a.yml")
    reader = _Reader(findings, text.split("\n"))
    reader.read(text)
    assert [one.rule for one in findings.items] == []
    assert repr(found) == repr(reader.root)
