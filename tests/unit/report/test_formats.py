"""Findings for programs and for GitHub."""

from __future__ import annotations

import json
import re

from reglament.diagnostics import Diagnostic, Location, Span
from reglament.report import github, json_report, step_summary

FIRST = Diagnostic(
    "R20.2", "text", Location("content/a,b:c%.yml", Span(2, 3, 2, 7), "/x"), {"language": {}, "file": "a.kk.md"}
)
LATE = Diagnostic(
    "R40.1", "overdue", Location("content/b.yml", Span(4, 1, 5, 2)), {"title": {"ru": "x"}, "due": 1, "person": "p"}
)


def test_json_has_every_sentence_in_three_languages() -> None:
    report = json.loads(json_report([FIRST, LATE]))
    assert report["version"] == 1
    assert report["summary"] == {"error": 1, "warning": 1, "info": 0, "waived": 0}
    first = report["findings"][0]
    assert (first["rule"], first["line"], first["column"], first["pointer"]) == ("R20.2", 2, 3, "/x")
    assert set(first["message"]) == set(first["fix"]) == {"kk", "ru", "en"}
    assert "a.kk.md" in first["fix"]["ru"]


def test_annotations_point_at_the_place_and_escape_it() -> None:
    lines = github([FIRST, LATE], "ru").splitlines()
    assert lines[0].startswith("::error file=content/a%2Cb%3Ac%25.yml,line=2,col=3,title=R20.2,endLine=2,endColumn=6::")
    assert "%0A" in lines[0]
    assert lines[1].startswith("::warning file=content/b.yml,line=4,col=1,title=R40.1::")
    assert len(lines) == 3


def test_at_most_ten_annotations_of_a_weight_and_the_rest_in_the_summary() -> None:
    many = [Diagnostic("R20.2", "text", Location(f"content/{n}.yml"), {"language": {}, "file": "f"}) for n in range(15)]
    assert len(re.findall("^::error", github([*many, LATE], "en"), re.MULTILINE)) == 10
    assert "::warning" in github([*many, LATE], "en")
    listed = step_summary([*many, LATE], "en")
    assert all(f"content/{n}.yml:1:1" in listed for n in range(15))


def test_a_stranger_cannot_write_a_command_or_mark_up() -> None:
    hostile = "x\n::add-mask::y <img src=x> [a](b) @all"
    found = Diagnostic("X2.1", "unknown", Location("content/a.yml"), {"what": {"en": "person"}, "name": hostile})
    assert len([line for line in github([found], "en").splitlines() if line.startswith("::")]) == 1
    listed = step_summary([found], "en")
    assert "<img" not in listed
    assert "@all" not in listed
    assert "[a](b)" not in listed
