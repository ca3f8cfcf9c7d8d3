"""Every attack on the gate has its test, or a reason; every test that the page names exists."""

from __future__ import annotations

import sys
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import attacks  # noqa: E402


def test_the_page_of_the_gate_is_current() -> None:
    assert attacks.TARGET.read_text(encoding="utf-8") == attacks.page(), "run `make docs`"


def test_all_sixty_six_are_there_in_their_order() -> None:
    assert [one.number for one in attacks.attacks()] == list(range(1, 67))


def test_every_attack_has_a_test_or_a_reason() -> None:
    proven = attacks.proofs()
    assert [one.number for one in attacks.attacks() if not proven[one.number] and not one.reason] == []


def test_every_test_that_is_named_exists() -> None:
    named = {test for given in attacks.proofs().values() for test in given}
    assert [test for test in sorted(named) if not attacks.exists(test)] == []


def test_no_test_is_numbered_after_an_attack_that_is_none() -> None:
    assert set(attacks.numbered()) <= set(range(1, 67))


def test_pandoc_is_past_the_fault_that_writes_anywhere_59() -> None:
    version = tuple(int(part) for part in pypandoc.get_pandoc_version().split("."))
    assert version >= (3, 1, 4)
