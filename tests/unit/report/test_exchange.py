"""Findings in the forms of other programs: SARIF, JUnit, GitLab."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from reglament.diagnostics import Diagnostic, Location, Note, Span
from reglament.report import github, gitlab, junit, sarif
from reglament.report.fingerprint import fingerprints
from reglament.rules.judging import Waived

DATA = Path(__file__).resolve().parents[2] / "data"
SARIF = Draft202012Validator(json.loads((DATA / "sarif-2.1.0.json").read_text(encoding="utf-8")))
JUNIT = etree.XMLSchema(etree.parse(DATA / "junit-10.xsd"))

TEXT = Diagnostic(
    "R20.2",
    "text",
    Location("content/acts/2026/жол a/act.yml", Span(2, 3, 2, 7), "/title"),
    {"language": {"kk": "қазақ", "ru": "казахский", "en": "Kazakh"}, "file": "a.kk.md"},
    (Note(Location("content/b.yml"), "here"),),
)
LATE = Diagnostic(
    "R40.1",
    "overdue",
    Location("content/b.yml", Span(4, 1, 5, 2), "/due"),
    {"title": {"ru": "x"}, "due": date(2026, 11, 1), "person": "p"},
)
WORD = Diagnostic(
    "X6", "word", Location("content/a.kk.md", Span(3, 5, 3, 9)), {"word": "Тaза", "letters": "a", "proposed": "Таза"}
)
HOSTILE = Diagnostic(
    "X2.1", "unknown", Location("content/a.yml", Span(1, 1, 1, 2)), {"what": {"en": "x"}, "name": "<&\x0b]]>\ud800"}
)
ALL = [TEXT, LATE, WORD, HOSTILE]
WAIVED = Waived(
    replace(TEXT, location=replace(TEXT.location, pointer="/date")),
    {"kk": "себебі", "ru": "причина", "en": "reason"},
    date(2026, 12, 31),
    Location("content/registry/waivers.yml"),
)


def run(*arguments: Any, lang: str = "ru") -> Any:
    report = json.loads(sarif(arguments[0], lang, *arguments[1:]))
    assert [error.message for error in SARIF.iter_errors(report)] == []
    return report["runs"][0]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_sarif_satisfies_the_schema_of_the_standard(lang: str) -> None:
    made = run(ALL, [WAIVED], lang=lang)
    assert made["columnKind"] == "unicodeCodePoints"
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in made["tool"]["driver"]["rules"])
    for result in made["results"]:
        assert made["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert run([])["results"] == []


def test_sarif_says_where_and_how_much() -> None:
    first, late, *_ = run(ALL)["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 7}
    assert place["artifactLocation"]["uri"] == "content/acts/2026/%D0%B6%D0%BE%D0%BB%20a/act.yml"
    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/b.yml"
    assert (first["level"], late["level"]) == ("error", "warning")
    assert run([replace(TEXT, binds="publish")])["results"][0]["level"] == "note"


def test_paths_begin_at_the_root_of_the_checkout_and_fingerprints_do_not() -> None:
    here, inside = (json.loads(sarif([LATE], "ru", (), prefix))["runs"][0]["results"][0] for prefix in ("", "қала/"))
    place = inside["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert place == "%D2%9B%D0%B0%D0%BB%D0%B0/content/b.yml"
    assert here["partialFingerprints"] == inside["partialFingerprints"]
    assert json.loads(gitlab([LATE], "ru", "city/"))[0]["location"]["path"] == "city/content/b.yml"
    assert "file=city/content/b.yml," in github([LATE], "ru", "city/")


def test_a_waived_finding_is_a_suppressed_result() -> None:
    *standing, waived = run(ALL, [WAIVED])["results"]
    assert not any("suppressions" in result for result in standing)
    assert waived["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "причина"}]


def test_a_fingerprint_outlives_moves_of_lines_and_tells_findings_apart() -> None:
    moved = [replace(one, location=replace(one.location, span=Span(40, 1, 40, 2))) for one in ALL]
    assert list(fingerprints(ALL)) == list(fingerprints(moved))
    assert len(set(fingerprints([*ALL, *ALL]))) == 2 * len(ALL)
    assert (
        len(set(fingerprints([WORD, replace(WORD, params={"word": "Қaла", "letters": "a", "proposed": "Қала"})]))) == 2
    )
    elsewhere = replace(TEXT, location=replace(TEXT.location, pointer="/number"))
    assert len(set(fingerprints([TEXT, elsewhere]))) == 2


def test_junit_satisfies_its_schema_and_counts() -> None:
    text = junit(ALL, ["content/b.yml", "content/clean.yml"], "ru", [WAIVED])
    root = etree.fromstring(text.encode())
    JUNIT.assertValid(root)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("6", "3", "0")
    assert sum(int(suite.get("skipped")) for suite in root) == 1
    names = [case.get("name") for case in root.iter("testcase")]
    assert "R20.2 /title" in names
    clean = root.find("testsuite[@name='content/clean.yml']/testcase")
    assert clean is not None and len(clean) == 0
    late = root.find("testsuite[@name='content/b.yml']/testcase")
    assert late is not None and late.find("failure") is None and late.find("system-out") is not None


def test_tests_of_a_file_have_names_of_their_own() -> None:
    root = etree.fromstring(junit([WORD, WORD], [], "en").encode())
    assert [case.get("name") for case in root.iter("testcase")] == ["X6", "X6 #2"]


def test_gitlab_has_what_its_reader_needs() -> None:
    listed = json.loads(gitlab(ALL, "kk"))
    assert [one["severity"] for one in listed] == ["major", "minor", "major", "major"]
    assert listed[0]["location"] == {"path": TEXT.location.path, "lines": {"begin": 2}}
    assert len({one["fingerprint"] for one in listed}) == len(ALL)
    assert all(one["description"] and one["check_name"] for one in listed)
    assert json.loads(gitlab([], "kk")) == []
