"""Every defence is switched off once, and its test must notice."""

from __future__ import annotations

import inspect
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.mutants.mutants import MUTANTS, Mutant, Test
from tests.unit.gate.conftest import stage
from tests.unit.gate.scene import Scene

__all__ = ["stage"]


def _noticed(test: Test, scene: Scene) -> bool:
    function, given = test
    plain = getattr(function, "__wrapped__", function)
    wanted = {"scene": scene, **given}
    try:
        plain(**{name: wanted[name] for name in inspect.signature(plain).parameters})
    except (AssertionError, LookupError, pytest.fail.Exception):
        return True  # a test that falls has noticed, too
    return False


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name.replace(" ", "-"))
def test_a_defence_that_is_off_is_noticed(mutant: Mutant, stage: Scene, tmp_path: Path) -> None:
    noticed = []
    for number, test in enumerate(mutant.tests):
        fresh = tmp_path / str(number)
        shutil.copytree(stage.root / "content/acts/2026/tazalyq", fresh / "content/acts/2026/tazalyq")
        shutil.copy(stage.root / "reglament.yml", fresh)
        with mutant.on():
            noticed.append(_noticed(test, replace(stage, root=fresh, reviews=[], records=[], made=None)))
    assert any(noticed), mutant.name


def test_every_defence_has_its_own_name() -> None:
    assert len({one.name for one in MUTANTS}) == len(MUTANTS) >= 30
