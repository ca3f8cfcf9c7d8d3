"""A broken or missing register costs one finding, not one for everybody who stands in it."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from reglament.diagnostics import Location
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.rules import engine
from reglament.rules.base import Context
from reglament.rules.registers import NAMES
from tests.rules.harness import BASE, context


def without(kind: str, tmp_path: Path, unread: frozenset[str] = frozenset()) -> Context:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    (root / f"content/registry/{kind}.yml").unlink()
    found, _ = context(root)
    repository = Repository(found.repository.documents, unread)
    return Context(repository, Registers.of(repository), found.calendar, found.as_of, found.measures, found.settings)


@pytest.mark.parametrize("kind", NAMES)
def test_a_missing_register_is_told_once(kind: str, tmp_path: Path) -> None:
    found = engine.run(without(kind, tmp_path))
    assert [(one.rule, one.location) for one in found] == [("X10", Location("reglament.yml"))]


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("name", ["", "somebody"])
def test_a_register_that_cannot_be_read_is_left_to_the_loader(kind: str, name: str, tmp_path: Path) -> None:
    assert engine.run(without(kind, tmp_path, frozenset({f"registry/{name or kind}"}))) == []


def test_a_calendar_that_cannot_be_read_is_left_to_the_loader(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    (root / "content/calendar/2026.yml").unlink()
    found, _ = context(root)
    assert Counter(one.rule for one in engine.run(found)) == {"X9": 1}


@pytest.mark.parametrize("kind", ["persons", "positions", "units", "appointments", "composition"])
def test_a_register_that_holds_nothing_accuses_nobody(kind: str, tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    (root / f"content/registry/{kind}.yml").write_text(f"kind: {kind}\n")
    found, _ = context(root)
    assert engine.run(found) == []


def test_somebody_called_by_name_is_told_the_id(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    file = root / "content/assignments/2026/light.yml"
    text = file.read_text(encoding="utf-8").replace("executor: parks", "executor: управление парков")
    file.write_text(text.replace("person: baqov", "person: Б. Бақов"), encoding="utf-8")
    found, _ = context(root)
    told = [(one.message, one.params["near"]) for one in engine.run(found) if one.rule == "X2.1"]
    assert told == [("called", "parks"), ("called", "baqov")]


def test_a_calendar_that_breaks_its_schema_is_left_to_the_schema(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    file = root / "content/calendar/2026.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("year: 2026", "year: 2026 жыл"), encoding="utf-8")
    found, _ = context(root)
    assert engine.run(found) == []
