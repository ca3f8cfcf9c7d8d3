"""Every date of clauses 11, 17 and 18 that the Regulation makes hard: holidays, weekends, the turn of the year."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from reglament.rules import engine
from reglament.rules.registry import ALL
from tests.rules.harness import BASE, context

AGENDA = "content/meetings/2026/10-15/agenda.yml"
PROTOCOL = "content/meetings/2026/10-15/protocol.yml"
CONTENT = Path(__file__).parents[3] / "content"


def said(root: Path, *rules: str) -> list[tuple[str, str]]:
    found, form = context(root)
    assert not form
    chosen = [ALL[rule] for rule in rules]
    return [(one.rule, one.message) for one in engine.run(found, rules=chosen)]


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    return root


def edit(root: Path, path: str, *pairs: tuple[str, str]) -> None:
    text = (root / path).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    (root / path).write_text(text, encoding="utf-8")


def agenda(root: Path, meeting: date, sent: date, submitted: date) -> None:
    edit(
        root,
        AGENDA,
        ("  date: 2026-10-15", f"  date: {meeting}"),
        ("  date: 2026-10-09", f"  date: {sent}"),
        ("submitted: 2026-10-08", f"submitted: {submitted}"),
    )


TERMS = (
    ("2026-11-26", "2026-11-23", "2026-11-24"),
    ("2026-11-30", "2026-11-27", "2026-11-26"),
    ("2026-03-26", "2026-03-23", "2026-03-19"),
    ("2026-03-27", "2026-03-24", "2026-03-20"),
    ("2026-05-12", "2026-05-09", "2026-05-06"),
    ("2026-12-17", "2026-12-14", "2026-12-14"),
)
"""A meeting, the last day of dispatch, the last day of the initiator."""


@pytest.mark.parametrize(("meeting", "dispatch", "initiator"), TERMS)
def test_the_last_days_of_clause_17(akimat: Path, meeting: str, dispatch: str, initiator: str) -> None:
    held, sent, brought = map(date.fromisoformat, (meeting, dispatch, initiator))
    agenda(akimat, held, sent, brought)
    assert said(akimat, "R17.2", "R17.4") == []
    late = [("R17.5", "after-term")] if brought > sent else []
    assert said(akimat, "R17.5") == late
    shutil.copytree(BASE, akimat, dirs_exist_ok=True)
    agenda(akimat, held, sent + timedelta(1), brought + timedelta(1))
    assert said(akimat, "R17.2", "R17.4", "R17.6") == [("R17.2", "late"), ("R17.4", "late"), ("R17.6", "absent")]


SIGNATURES = (
    ("2026-11-26", "2026-11-30"),
    ("2026-11-27", "2026-11-30"),
    ("2026-10-22", "2026-10-27"),
    ("2026-12-30", "2027-01-05"),
)
"""The end of a meeting, the last day of the signature."""


@pytest.mark.parametrize(("ended", "last"), SIGNATURES)
def test_the_last_day_of_the_signature(akimat: Path, ended: str, last: str) -> None:
    due = date.fromisoformat(last)
    for day, found in ((due, []), (due + timedelta(1), [("R18.3", "late")])):
        shutil.copytree(BASE, akimat, dirs_exist_ok=True)
        edit(akimat, PROTOCOL, ("  date: 2026-10-15", f"  date: {ended}"), ("date: 2026-10-16", f"date: {day}"))
        assert said(akimat, "R18.3") == found
        assert said(akimat, "R18.6") == []


def test_a_number_belongs_to_the_year_in_which_the_meeting_ended(akimat: Path) -> None:
    edit(akimat, PROTOCOL, ("  date: 2026-10-15", "  date: 2026-12-30"), ("date: 2026-10-16", "date: 2027-01-05"))
    assert said(akimat, "R18.5") == []
    edit(akimat, PROTOCOL, ("number: 9", "number: 1"))
    assert said(akimat, "R18.5") == [("R18.5", "gap")]


def settings(root: Path, as_of: str, more: str = "") -> None:
    edit(root, "reglament.yml", ("as_of: 2026-11-30", f"as_of: {as_of}"))
    with (root / "reglament.yml").open("a", encoding="utf-8") as file:
        file.write(more)


@pytest.mark.parametrize(
    ("as_of", "papers_from", "expected"),
    [
        ("2026-12-31", "2026-10-01", 0),
        ("2027-03-31", "2026-10-01", 0),
        ("2027-04-01", "2026-10-01", 1),
        ("2027-07-01", "2026-10-01", 2),
        ("2026-11-30", "2026-07-01", 1),
        ("2026-11-30", "2026-07-02", 0),
    ],
)
def test_closed_full_quarters_without_a_meeting(akimat: Path, as_of: str, papers_from: str, expected: int) -> None:
    settings(akimat, as_of, f"papers_from: {papers_from}\n")
    assert said(akimat, "R11.1") == [("R11.1", "none")] * expected


def test_the_quarter_in_which_the_regulation_was_adopted_is_not_full(akimat: Path) -> None:
    settings(akimat, "2026-11-30", "papers_from: 2026-01-01\n")
    edit(akimat, "content/registry/akimat.yml", ("  date: 2024-02-01", "  date: 2026-08-11"))
    assert said(akimat, "R11.1") == []


def test_a_meeting_that_failed_for_want_of_a_quorum_does_not_count(akimat: Path) -> None:
    settings(akimat, "2027-01-11", "papers_from: 2026-10-01\n")
    assert said(akimat, "R11.1") == []
    edit(akimat, PROTOCOL, ("esepov, baqov, tazaeva]", "esepov]"), ("apparatov, qarzhin, esepov]", "qarzhin, esepov]"))
    assert said(akimat, "R11.1") == [("R11.1", "none")]


@pytest.mark.parametrize(("as_of", "expected"), [("2027-03-15", 0), ("2027-03-16", 1), ("2027-03-31", 1)])
def test_the_reminder_begins_fifteen_days_before_the_end(akimat: Path, as_of: str, expected: int) -> None:
    settings(akimat, as_of, "papers_from: 2026-10-01\n")
    assert len(said(akimat, "R11.3")) == expected


@pytest.mark.parametrize(("years", "as_of", "found"), [(1, "2027-12-31", []), (1, "2028-01-01", ["overdue"])])
def test_the_archive_waits_until_the_end_of_the_last_year(
    akimat: Path, years: int, as_of: str, found: list[str]
) -> None:
    settings(akimat, as_of)
    edit(akimat, "content/registry/akimat.yml", ("retention: {protocols: 10}", f"retention: {{protocols: {years}}}"))
    assert said(akimat, "R18.10") == [("R18.10", message) for message in found]
