"""Every rule is complete: three languages, clause or family, examples, a page; every message is shown by a fixture."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reglament.diagnostics import Diagnostic, Text
from reglament.i18n import LANGS
from reglament.report import messages
from reglament.report.explain import sentences, setting_text, settings_of
from reglament.rules.base import RuleSpec, Scope
from reglament.rules.coverage import CLAUSE_NUMBERS, REASONS, rules_of
from reglament.rules.people import LEFT_TO_PEOPLE
from reglament.rules.readings import READINGS
from reglament.rules.registry import ALL
from tests.rules.harness import MEASURED, findings, fixtures, measured
from tools import rules as tool

ROOT = Path(__file__).resolve().parents[2]
ID = re.compile(r"R(?:D|[1-9]\d?)\.[1-9]\d*|X[1-9]\d*(?:\.[1-9]\d*)?|W[1-9]|L[1-9]\d*|[FSP]\d+(?:\.\d+)?|[FSP]-[a-z-]+")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SOURCE_FAMILIES = ("F", "S", "P")
"""Families found outside the rules, with examples in the tests of the loader, the schemas and the renderer."""
SPECS = [rule.spec for rule in ALL.values()]
CHECKED = [spec for spec in SPECS if not spec.id.startswith(SOURCE_FAMILIES)]
BESIDE_A_SCHEMA = {("X2.1", "called")}
"""Said of what breaks a schema too, so that no fixture can hold it; shown in the tests of cascades."""
BY_THE_ENGINE = {"X9", "W1", "W4"}
"""Found by what runs the rules and judges their findings."""
NOT_SENTENCES = ("fix", "here")


def texts(spec: RuleSpec) -> Iterator[tuple[str, Text]]:
    yield "title", spec.title
    yield "explanation", spec.explanation
    yield from spec.messages.items()


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@cache
def fired() -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for fixture in fixtures():
        if fixture.fails:
            with TemporaryDirectory() as folder:
                root = fixture.lay(Path(folder) / "akimat")
                found += findings(root, measured(root) if fixture.rule in MEASURED else None)
    return tuple(found)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_a_rule_is_said_in_three_languages(spec: RuleSpec) -> None:
    for name, text in texts(spec):
        assert set(text) == set(LANGS), name
        assert all(text[lang].strip() == text[lang] != "" for lang in LANGS), name
        if name not in ("title", "explanation"):
            wanted = places(text["en"])
            assert all(places(text[lang]) == wanted for lang in LANGS), f"{spec.id} {name}: places differ"


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.id)
def test_a_rule_is_named_and_founded(spec: RuleSpec) -> None:
    assert ID.fullmatch(spec.id), spec.id
    assert NAME.fullmatch(spec.name), spec.name
    if spec.id.startswith("R"):
        assert spec.clauses
        own = spec.id[1:].partition(".")[0]
        assert own == "D" or own in spec.clauses
    assert all(re.fullmatch(r"D?[1-9]\d?", clause) for clause in spec.clauses)
    assert set(spec.readings) <= set(READINGS)
    assert all(setting_text(setting, lang) for setting in settings_of(spec) for lang in LANGS), settings_of(spec)


def test_names_are_unique() -> None:
    assert len({spec.name for spec in SPECS}) == len(SPECS)


@pytest.mark.parametrize("spec", CHECKED, ids=lambda spec: spec.id)
def test_a_rule_says_the_way_out(spec: RuleSpec) -> None:
    sentences = [name for name in spec.messages if name.split("-")[0] not in NOT_SENTENCES]
    assert sentences
    assert "fix" in spec.messages


@pytest.mark.parametrize("spec", CHECKED, ids=lambda spec: spec.id)
def test_a_rule_has_a_check(spec: RuleSpec) -> None:
    rule = ALL[spec.id]
    by_the_engine = spec.id in BY_THE_ENGINE
    found = ALL[rule.found_by] if rule.found_by else rule
    assert (found.document or found.repository or found.fold or by_the_engine) is not None
    assert sum(check is not None for check in (rule.document, rule.repository, rule.fold)) <= 1
    assert (rule.facts is None) is (rule.fold is None)
    assert spec.scope is (Scope.DOCUMENT if found.document else Scope.REPOSITORY)
    check = found.document or found.repository or found.fold
    assert by_the_engine or (check is not None and check.__doc__)


@pytest.mark.parametrize("spec", CHECKED, ids=lambda spec: spec.id)
def test_a_rule_has_failing_and_passing_examples(spec: RuleSpec) -> None:
    kinds = {fixture.fails for fixture in fixtures() if fixture.rule == spec.id}
    assert kinds == {True, False}


def test_every_fixture_belongs_to_a_rule() -> None:
    assert {fixture.rule for fixture in fixtures()} <= set(ALL)


def test_every_message_is_shown_by_a_fixture() -> None:
    shown: set[tuple[str, str]] = set()
    for found in fired():
        shown.add((found.rule, found.message))
        shown.update((found.rule, note.message) for note in found.notes)
    wanted = {(spec.id, name) for spec in CHECKED for name in spec.messages if name.split("-")[0] not in NOT_SENTENCES}
    wanted -= BESIDE_A_SCHEMA
    assert wanted <= shown, sorted(wanted - shown)


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_is_filled(lang: str) -> None:
    for found in fired():
        said = messages.words(found, lang)
        notes = [messages.note_text(found, note, lang) for note in found.notes]
        for text in (said.sentence, said.fix, *notes):
            assert text, found
            assert not re.search(r"\{[a-z_]+\}|None", text), text


def test_what_a_rule_says_is_told_from_names_of_second_places() -> None:
    said, labels = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for found in fired():
        said[found.rule].add(found.message)
        labels[found.rule].update(note.message for note in found.notes)
    for spec in CHECKED:
        told = {name for name, text in spec.messages.items() if any(text is one for one in sentences(spec))}
        assert said[spec.id] <= told, spec.id
        assert not (labels[spec.id] - said[spec.id]) & told, f"{spec.id}: give notes their message as a literal"


def test_every_reading_is_said_in_three_languages_and_its_setting_exists() -> None:
    assert list(READINGS) == [f"A-{number:02}" for number in range(1, 41)]
    for reading in READINGS.values():
        assert all(reading.text[lang].strip() for lang in LANGS)
        assert not reading.setting or setting_text(f"readings.{reading.setting}", "ru"), reading.id


def test_every_clause_and_point_of_the_decree_has_rules_or_a_reason() -> None:
    covered = {number for number in CLAUSE_NUMBERS if any(True for _ in rules_of(number))}
    assert not covered & set(REASONS), "a reason that is no longer needed"
    assert covered | set(REASONS) == set(CLAUSE_NUMBERS)


def test_what_stays_with_people_is_said_of_clauses_that_have_rules() -> None:
    assert not set(LEFT_TO_PEOPLE) & set(REASONS)
    assert set(LEFT_TO_PEOPLE) <= set(CLAUSE_NUMBERS)
    for clause, text in LEFT_TO_PEOPLE.items():
        assert all(text[lang].strip() == text[lang] != "" for lang in LANGS), clause


def test_generated_pages_and_examples_are_current() -> None:
    stale = [path for path, text in tool.outputs().items() if not path.is_file() or path.read_text("utf-8") != text]
    assert not stale, f"run tools/rules.py: {[path.name for path in stale]}"
    pages = {path.stem for path in (ROOT / "docs" / "reference" / "rules").glob("*.md")}
    assert pages == set(ALL)
