"""Every fixture: a failing one fires exactly its rule at the expected places, a passing one is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.harness import BASE, MEASURED, Fixture, findings, fixtures, measured, place


def test_the_base_akimat_is_silent() -> None:
    assert findings(BASE) == []


@pytest.mark.parametrize("fixture", fixtures(), ids=lambda fixture: f"{fixture.rule}-{fixture.folder.name}")
def test_fixture(fixture: Fixture, tmp_path: Path) -> None:
    root = fixture.lay(tmp_path / "akimat")
    found = findings(root, measured(root) if fixture.rule in MEASURED else None)
    if fixture.fails:
        assert [diagnostic.rule for diagnostic in found] == [fixture.rule] * len(fixture.expected)
        assert [place(diagnostic) for diagnostic in found] == fixture.expected
    else:
        assert found == []
