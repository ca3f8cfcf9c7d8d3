"""Terms and states of assignments."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from reglament.calendar import WorkingCalendar
from reglament.control import State, assignments
from reglament.control.assignments import term_of
from reglament.model.documents import Document, Repository, Source

D = date.fromisoformat
BARE = WorkingCalendar(years=frozenset({2026, 2027}))


def assignment(**data: Any) -> Document:
    return Document("assignments/2026/a", "assignment", Source("a.yml", {"kind": "assignment", **data}, {}, ""))


@pytest.mark.parametrize(
    ("level", "mark", "due"),
    [
        ("akim", None, "2026-07-15"),
        ("akim", "urgent", "2026-06-25"),
        ("deputy_akim", "urgent", "2026-06-25"),
        ("president", None, "2026-07-15"),
        ("president", "urgent", "2026-06-29"),
        ("government", "expedite", "2026-06-29"),
        ("government", "very_urgent", "2026-06-18"),
    ],
)
def test_the_two_regimes_of_urgency_stay_apart(level: str, mark: str | None, due: str) -> None:
    data: dict[str, Any] = {"source": {"level": level}, "received": "2026-06-15"}
    term = term_of(assignment(**data, **({"mark": mark} if mark else {})), BARE)
    assert term is not None
    assert term.due == D(due)


def test_only_a_granted_extension_moves_the_term() -> None:
    asked = {"requested": "2026-06-20", "new_due": "2026-07-10"}
    data: dict[str, Any] = {"source": {"level": "akim"}, "received": "2026-06-15", "due": "2026-06-30"}
    refused = term_of(assignment(**data, extensions=[{**asked, "decision": "refused"}]), BARE)
    granted = term_of(assignment(**data, extensions=[{**asked, "decision": "granted"}]), BARE)
    assert refused is not None and refused.due == D("2026-06-30")
    assert granted is not None and granted.due == D("2026-07-10")


@pytest.mark.parametrize(
    ("as_of", "extra", "state", "days"),
    [
        ("2026-06-15", {}, State.OPEN, 11),
        ("2026-06-26", {}, State.DUE_SOON, 2),
        ("2026-06-30", {}, State.DUE_SOON, 0),
        ("2026-07-01", {}, State.OVERDUE, -1),
        ("2026-07-01", {"state": "done", "executed": {"date": "2026-06-30"}}, State.DONE, -1),
        ("2026-07-09", {"state": "done", "executed": {"date": "2026-07-02"}}, State.DONE_LATE, -7),
        ("2026-07-09", {"state": "cancelled"}, State.CANCELLED, -7),
    ],
)
def test_states_on_a_day(as_of: str, extra: dict[str, Any], state: State, days: int) -> None:
    document = assignment(due="2026-06-30", **{"state": "open", **extra})
    (controlled,) = assignments(Repository({document.id: document}), BARE, D(as_of))
    assert (controlled.state, controlled.days) == (state, days)


def test_without_a_calendar_the_state_is_still_known() -> None:
    document = assignment(due="2031-06-30", state="open")
    (controlled,) = assignments(Repository({document.id: document}), BARE, D("2031-07-01"))
    assert controlled.state is State.OVERDUE
    assert (controlled.days, controlled.missing_year) == (None, 2031)


def test_a_year_without_a_calendar_hides_no_overdue_assignment() -> None:
    calendar = WorkingCalendar(years=frozenset({2026}))
    data: dict[str, Any] = {"source": {"level": "government"}, "mark": "very_urgent", "received": "2026-11-26"}
    done = {"state": "done", "executed": {"date": "2026-11-30"}}
    late, ready, asked = (
        assignments(Repository({"a": assignment(**values)}), calendar, D("2027-02-03"))[0]
        for values in (data, {**data, **done}, {**data, "received": "2026-12-30"})
    )
    assert (late.state, late.due, late.missing_year) == (State.OVERDUE, D("2026-12-01"), 2027)
    assert (ready.state, ready.missing_year) == (State.DONE, None)
    assert (asked.state, asked.due, asked.missing_year) == (State.OPEN, None, 2027)
