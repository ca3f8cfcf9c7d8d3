"""The date of a paper's properties depends on the paper or on the environment, never on the day of the run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reglament.errors import UsageError
from reglament.loading import load
from reglament.pipeline.layout import created_on
from tests.unit.render.akimat import FILES


def created(root: Path, doc_id: str) -> date:
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return created_on(load(root).documents[doc_id])


def test_the_date_of_the_paper_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert created(tmp_path, "acts/2026/taza/act") == date(2026, 10, 29)


def test_a_paper_without_a_date_takes_that_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert created(tmp_path, "acts/2026/zhalghyz/act") == date(2001, 9, 9)


def test_else_the_year_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert created(tmp_path, "acts/2026/zhalghyz/act") == date(2026, 1, 1)


@pytest.mark.parametrize("value", ["", "yesterday", "1e9", "9" * 30])
def test_what_is_no_number_of_seconds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(UsageError):
        created(tmp_path, "acts/2026/zhalghyz/act")
