"""The engine: whatever the papers say, findings come in order and never a traceback."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.calendar import WorkingCalendar
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.model.sitting import has_majority, has_quorum, quorum
from reglament.report import text
from reglament.rules import engine
from reglament.rules.base import Context
from reglament.rules.facts import escaped, values
from reglament.rules.materials import normalised
from reglament.rules.registry import ALL
from tests.rules.harness import BASE, context

CONTEXT, _ = context(BASE)
PLACES = [(document.id, pointer) for document in CONTEXT.repository for pointer, _ in values(document.data) if pointer]
JUNK = st.sampled_from([None, True, -1, 0, 3.5, "", "2026-13-45", "2099-01-01", "x", [], {}, [[]], [None], {"kk": 1}])


def spoilt(places: list[tuple[str, str]], junk: list[Any]) -> Context:
    """The base akimat with values at some places replaced by junk."""
    documents = dict(CONTEXT.repository.documents)
    for (key, pointer), value in zip(places, junk, strict=False):
        document = documents[key]
        data = copy.deepcopy(document.source.data)
        *path, last = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        holder = data
        for step in path:
            if isinstance(holder, list) and step.isdigit() and int(step) < len(holder):
                holder = holder[int(step)]
            elif isinstance(holder, dict):
                holder = holder.get(step)
            else:
                holder = None
        if isinstance(holder, dict):
            holder[last] = value
        elif isinstance(holder, list) and last.isdigit() and int(last) < len(holder):
            holder[int(last)] = value
        documents[key] = replace(document, source=replace(document.source, data=data))
    repository = Repository(documents)
    return replace(
        CONTEXT,
        repository=repository,
        registers=Registers.of(repository),
        calendar=WorkingCalendar.of(repository),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=4), st.lists(JUNK, min_size=4, max_size=4))
def test_no_value_brings_a_rule_down(places: list[tuple[str, str]], junk: list[Any]) -> None:
    found = engine.run(spoilt(places, junk))
    assert found == sorted(found, key=lambda finding: finding.sort_key)
    for lang in ("kk", "ru", "en"):
        assert text(found, lambda path: None, lang)


def files(root: Path) -> Iterator[Path]:
    return (path for path in sorted((root / "content").rglob("*")) if path.is_file())


@pytest.mark.parametrize("path", list(files(BASE)), ids=lambda path: path.relative_to(BASE / "content").as_posix())
def test_no_missing_file_brings_a_rule_down(path: Path, tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    (root / path.relative_to(BASE)).unlink()
    found, _ = context(root)
    assert text(engine.run(found), lambda path: None, "kk")


def test_only_limits_the_answer_to_the_files_of_some_papers() -> None:
    broken = spoilt([("acts/2026/park/approval", "/requests/0/reply/date")], ["2026-10-30"])
    assert [finding.rule for finding in engine.run(broken)] == ["R23.2"]
    assert engine.run(broken, only={"acts/2026/park/act"}) == []
    assert len(engine.run(broken, only={"acts/2026/park/approval"})) == 1


def test_a_missing_year_is_one_finding_for_a_paper_and_the_other_rules_go_on() -> None:
    papers = {key: paper for key, paper in CONTEXT.repository.documents.items() if paper.kind != "calendar"}
    found = engine.run(replace(CONTEXT, repository=Repository(papers), calendar=WorkingCalendar()))
    assert {finding.rule for finding in found} == {"X9"}
    assert len({finding.location.path for finding in found}) == len(found)


def test_the_akim_may_be_left_out_of_the_members_by_a_setting() -> None:
    without = replace(CONTEXT, settings={"readings": {"akim_is_member": False}})
    assert {finding.rule for finding in engine.run(without)} == {"R14.3"}


def test_every_finding_has_a_weight() -> None:
    assert all(rule.spec.severity for rule in ALL.values())
    assert CONTEXT.as_of == date(2026, 11, 30)
    assert escaped("a/b~c") == "a~1b~0c"


@pytest.mark.parametrize(
    ("total", "needed"),
    [
        *((1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5), (8, 6), (9, 6), (10, 7), (11, 8), (12, 8), (15, 10)),
        *((16, 11), (17, 12), (18, 12), (20, 14), (21, 14), (22, 15), (25, 17), (30, 20)),
    ],
)
def test_quorum(total: int, needed: int) -> None:
    assert quorum(total) == needed
    assert has_quorum(needed, total)
    assert not has_quorum(needed - 1, total)


@pytest.mark.parametrize(("present", "needed"), [(10, 6), (11, 6), (12, 7), (13, 7), (14, 8), (20, 11), (21, 11)])
def test_majority(present: int, needed: int) -> None:
    assert has_majority(needed, present)
    assert not has_majority(needed - 1, present)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_quorum_is_monotone_and_exact(present: int, total: int) -> None:
    assert has_quorum(present, total) == (present >= quorum(total))
    assert not has_quorum(present, total) or has_quorum(present + 1, total)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("О чистоте города", "о чистоте  города.", True),
        ("О плане «Чистый город»", 'О плане "Чистый город"', True),
        ("Справка о чистоте города", "О чистоте города", True),
        ("Көше тазалығы туралы", "Көше тазалығы туралы анықтама", True),
        ("Көше тазалығы туралы", "Көше тазалығы жөнінде", False),
        ("О чистоте города", "О чистоте Города", False),
        ("О чистоте города", "О чистоте городов", False),
        ("О справках", "О справке", False),
        ("й", "и\u0306", True),
    ],
)
def test_titles_as_they_are_compared(one: str, other: str, same: bool) -> None:
    assert (normalised(one) == normalised(other)) is same
