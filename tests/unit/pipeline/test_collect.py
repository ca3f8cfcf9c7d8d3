"""What an akimat's settings change in the collected papers."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from reglament.calendar import Start
from reglament.pipeline.collect import collect
from reglament.pipeline.request import Request
from reglament.settings import MARKER, paths

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates" / "init", tmp_path / "akimat")
    return tmp_path / "akimat"


def settle(akimat: Path, text: str) -> None:
    (akimat / MARKER).write_text((akimat / MARKER).read_text(encoding="utf-8") + text, encoding="utf-8")


def test_the_day_is_the_run_s_unless_it_is_named(akimat: Path) -> None:
    request = Request(paths(akimat), today=date(2026, 5, 5))
    assert collect(request).as_of == date(2026, 5, 5)
    settle(akimat, "as_of: 2026-04-04\n")
    assert collect(request).as_of == date(2026, 4, 4)
    asked = Request(paths(akimat), today=date(2026, 5, 5), as_of=date(2026, 3, 3))
    assert collect(asked).as_of == date(2026, 3, 3)


def test_the_reading_of_terms_is_a_setting(akimat: Path) -> None:
    request = Request(paths(akimat), today=date(2026, 5, 5))
    friday = date(2026, 9, 4)
    assert collect(request).calendar.working_days(friday, 3).due == date(2026, 9, 9)
    marker = akimat / MARKER
    marker.write_text(marker.read_text(encoding="utf-8").replace("exclude", "include"), encoding="utf-8")
    calendar = collect(request).calendar
    assert calendar.start is Start.INCLUDE
    assert calendar.working_days(friday, 3).due == date(2026, 9, 8)
