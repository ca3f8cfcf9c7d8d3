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


@pytest.mark.parametrize("due", ["due: ~", "due:", "due: soon", "due: 2026-13-01"])
def test_a_term_that_cannot_be_read_is_not_counted_otherwise(due: str, tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    file = root / "content/assignments/2026/park.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("due: 2027-06-01", due), encoding="utf-8")
    found, form = context(root)
    assert len(form) == 1
    assert engine.run(found) == []


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            "content/meetings/2026/10-15/agenda.yml",
            "prepared_by: {person: apparatov, position: head-of-apparatus}",
            "prepared_by: somebody",
        ),
        ("content/acts/2026/park/act.yml", "item: 1", "item: 1\namends: somewhere"),
    ],
)
def test_a_text_in_place_of_a_mapping_or_a_list_is_left_to_the_schema(
    path: str, before: str, after: str, tmp_path: Path
) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    text = (root / path).read_text(encoding="utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, after), encoding="utf-8")
    found, form = context(root)
    assert [one.rule for one in form] == ["S05"]
    assert engine.run(found) == []


def test_an_akim_who_is_no_member_chairs_and_accuses_nobody(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    settings = root / "reglament.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "readings: {akim_is_member: false}\n", encoding="utf-8")
    found, _ = context(root)
    assert {one.rule for one in engine.run(found)} == {"R14.3"}  # his vote, which the protocol counted


def test_a_vacant_office_is_told_once(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    overlay = Path(__file__).parents[2] / "rules/R7.1/fail-vacant"
    shutil.copytree(overlay / "content", root / "content", dirs_exist_ok=True)
    act = root / "content/acts/2026/lamp/act.yml"
    act.write_text(act.read_text(encoding="utf-8").replace("status: draft", "status: approval"), encoding="utf-8")
    found, _ = context(root)
    told = [one.rule for one in engine.run(found)]
    assert told.count("R7.1") == 1 and "R29.1" not in told
