"""Clause 23: three working days from receipt and registration, over the holidays of several years (R23.2)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from reglament.diagnostics import Diagnostic
from reglament.rules import engine
from reglament.rules.registry import ALL
from tests.rules.harness import BASE, context

ROOT = Path(__file__).resolve().parents[3]
SHEET = "content/acts/2026/park/approval.yml"

TERMS = [
    ("2026-03-18", "2026-03-26"),
    ("2026-03-20", "2026-03-30"),
    ("2026-05-08", "2026-05-14"),
    ("2026-12-31", "2027-01-08"),
    ("2024-05-03", "2024-05-10"),
    ("2018-12-28", "2019-01-04"),
]


def late(root: Path, received: str, replied: str, registered: str = "") -> list[Diagnostic]:
    """What R23.2 finds of one request that was received and answered on these days."""
    shutil.copytree(BASE, root)
    for calendar in (ROOT / "content" / "calendar").glob("*.yml"):
        shutil.copyfile(calendar, root / "content" / "calendar" / calendar.name)
    entered = f"\n    registered: {registered}" if registered else ""
    (root / SHEET).write_text(
        'kind: approval_sheet\nact: acts/2026/park/act\nregistered: {number: "1", date: 2026-09-24}\nrequests:\n'
        f"  - unit: ecology\n    sent: {received}\n    received: {received}{entered}\n"
        f"    reply: {{kind: agreed, date: {replied}, person: tazaeva, position: head-ecology}}\n",
        "utf-8",
    )
    found, form = context(root)
    assert form == []
    return engine.run(found, rules=[ALL["R23.2"]])


@pytest.mark.parametrize(("received", "due"), TERMS)
def test_the_last_day_is_in_time_and_the_next_is_late(tmp_path: Path, received: str, due: str) -> None:
    assert late(tmp_path / "a", received, due) == []
    (found,) = late(tmp_path / "b", received, _next(due))
    assert found.params["due"] == date.fromisoformat(due)


def test_the_term_runs_from_registration_when_that_is_later(tmp_path: Path) -> None:
    assert late(tmp_path / "a", "2026-03-18", "2026-03-27", registered="2026-03-19") == []
    assert late(tmp_path / "b", "2026-03-18", "2026-03-27") != []


def _next(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()
