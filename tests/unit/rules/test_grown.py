"""Whatever the schemas let through, and what they do not, no paper brings a rule, a report or a list of terms down."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.control import falling_due
from reglament.i18n import LANGS
from reglament.report import text
from reglament.rules import engine
from reglament.rules.base import Context
from reglament.rules.judging import judge
from tests.unit.rules.grown import akimat

seeds = st.integers(0, 2**64).map(Random)


def heard(found: Context) -> None:
    """Everything that a check and a list of terms do with an akimat, in each language."""
    judged = judge(engine.run(found), found)
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
