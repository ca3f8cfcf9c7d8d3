"""Whatever the schemas let through, and what they do not, no paper brings a rule, a report or a list of terms down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.control import falling_due
from reglament.diagnostics import Diagnostic
from reglament.i18n import LANGS
from reglament.model.documents import Document
from reglament.report import text
from reglament.rules import engine
from reglament.rules.base import Context, Rule
from reglament.rules.facts import finding
from reglament.rules.judging import judge
from reglament.rules.registry import ALL
from reglament.rules.rendering import UNJUDGED
from tests.unit.rules.grown import akimat

seeds = st.integers(0, 2**64).map(Random)


def heard(found: Context) -> None:
    """Everything that a check and a list of terms do with an akimat, in each language."""
    judged = judge(engine.run(found), found)
    faults = [one.params for one in judged.findings if one.rule == UNJUDGED]
    assert not faults, faults
    for lang in LANGS:
        assert text(judged.findings, lambda path: None, lang)
    for due in falling_due(found.repository, found.registers, found.calendar, found.as_of, 10, found.settings):
        for lang in LANGS:
            assert due.term is None or due.term.explain(lang)


@settings(max_examples=120, deadline=None)
@given(seeds, st.sampled_from([1, 3, 8, 20]))
def test_papers_that_satisfy_their_schemas_are_judged(random: Random, papers: int) -> None:
    heard(akimat(random, 0.0, papers))


@settings(max_examples=120, deadline=None)
@given(seeds, st.sampled_from([0.02, 0.1, 0.4]), st.sampled_from([1, 3, 8, 20]))
def test_papers_that_break_their_schemas_are_judged(random: Random, loose: float, papers: int) -> None:
    heard(akimat(random, loose, papers))


def test_a_rule_that_fails_is_one_finding_and_hides_no_other() -> None:
    def falls(document: Document, ctx: Context) -> Iterator[Diagnostic]:
        yield finding("R1.1", "x", document.at())
        raise TypeError("argument of type 'int'\nis not iterable")

    found = akimat(Random(1), 0.0, 3)
    broken = Rule(replace(ALL["R1.1"].spec, kinds=()), document=falls)
    said = engine.run(found, rules=[broken, *(one for key, one in ALL.items() if key != "R1.1")])
    told = [one for one in said if one.rule == UNJUDGED]
    assert len(told) == len(found.repository.documents)
    assert {(one.params["rule"], one.params["reason"]) for one in told} == {
        ("R1.1", "TypeError: argument of type 'int' is not iterable")
    }
    assert {one.rule for one in said} > {UNJUDGED, "R1.1"}
