"""Terms of clauses 40-45 on the days where they could go wrong, by the working calendar of Kazakhstan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reglament.calendar import WorkingCalendar
from reglament.control import Control, State
from reglament.control.assignments import control_of, controlled, extensions, term_of
from reglament.loading import load
from reglament.model.documents import Document, Repository, Source

D = date.fromisoformat
CALENDAR = WorkingCalendar.of(Repository(dict(load(Path(__file__).resolve().parents[3]).documents)))


def card(**data: Any) -> Document:
    level = data.pop("level", "akim")
    values = {"kind": "assignment", "source": {"level": level}, "state": "open", **data}
    return Document("assignments/2026/a", "assignment", Source("a.yml", values, {}, ""))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-01-31", "2026-03-02"),
        ("2024-01-31", "2024-02-29"),
        ("2026-01-30", "2026-03-02"),
        ("2026-03-31", "2026-04-30"),
        ("2026-10-16", "2026-11-16"),
    ],
)
def test_a_month_from_receipt(received: str, due: str) -> None:
    for level in ("akim", "deputy_akim", "government"):
        term = term_of(card(level=level, received=received), CALENDAR)
        assert term is not None and term.due == D(due)


@pytest.mark.parametrize(
    ("level", "due"), [("akim", "2026-03-26"), ("deputy_akim", "2026-03-26"), ("president", "2026-03-31")]
)
def test_the_same_mark_in_two_regimes(level: str, due: str) -> None:
    term = term_of(card(level=level, received="2026-03-12", mark="urgent"), CALENDAR)
    assert term is not None and term.due == D(due)
    assert "12.03.2026" in term.explain("ru")


@pytest.mark.parametrize(
    ("received", "due", "expected"),
    [
        ("2026-11-16", "2026-11-30", Control.URGENT),
        ("2026-11-16", "2026-12-01", Control.SHORT),
        ("2026-11-16", "2026-12-17", Control.SHORT),
        ("2026-11-16", "2026-12-18", Control.MEDIUM),
        ("2026-08-31", "2027-03-01", Control.MEDIUM),
        ("2026-08-31", "2027-03-02", Control.LONG),
    ],
)
def test_types_of_control_meet_in_the_shorter_one(received: str, due: str, expected: Control) -> None:
    assert control_of(D(received), D(due), CALENDAR) is expected
    item = controlled(card(level="government", received=received, due=due), CALENDAR, D(received))
    assert item.control is expected
    assert controlled(card(received=received, due=due), CALENDAR, D(received)).control is None


@pytest.mark.parametrize(
    ("due", "last", "planned"),
    [
        ("2026-11-30", "2026-11-29", "2026-11-27"),
        ("2026-03-26", "2026-03-25", "2026-03-20"),
        ("2026-05-12", "2026-05-11", "2026-05-08"),
    ],
)
def test_the_last_day_to_ask_for_more_time(due: str, last: str, planned: str) -> None:
    (request,) = extensions(card(level="government", due=due, extensions=[{"requested": last}]), CALENDAR)
    assert request.old is not None
    term = CALENDAR.before_calendar(request.old.due, 1)
    assert (term.due, term.planned) == (D(last), D(planned))


ASKED = {"requested": "2026-11-20"}
GRANTED = {**ASKED, "decided": "2026-12-02", "decision": "granted", "new_due": "2026-12-30"}


@pytest.mark.parametrize(
    ("as_of", "entry", "due", "state", "since"),
    [
        ("2026-12-01", ASKED, "2026-11-30", State.OVERDUE, "2026-12-01"),
        ("2026-12-01", {**ASKED, "decision": "refused"}, "2026-11-30", State.OVERDUE, "2026-12-01"),
        ("2026-12-01", GRANTED, "2026-11-30", State.OVERDUE, "2026-12-01"),
        ("2026-12-02", GRANTED, "2026-12-30", State.OPEN, None),
        ("2026-12-31", GRANTED, "2026-12-30", State.OVERDUE, "2026-12-31"),
    ],
)
def test_a_request_alone_stops_nothing(as_of: str, entry: Any, due: str, state: State, since: str | None) -> None:
    item = controlled(card(level="government", due="2026-11-30", extensions=[entry]), CALENDAR, D(as_of))
    assert (item.due, item.state, item.since) == (D(due), state, D(since) if since else None)


def test_days_from_above_are_working_days_from_the_unit() -> None:
    dates = {"arrived": "2026-11-13", "received": "2026-11-16", "term": {"days": 15}}
    above, own = (term_of(card(level=level, **dates), CALENDAR) for level in ("government", "akim"))
    assert above is not None and above.due == D("2026-12-07")
    assert own is not None and own.due == D("2026-12-01")
    months = term_of(card(received="2026-01-31", term={"months": 1}), CALENDAR)
    assert months is not None and months.due == D("2026-03-02")


def test_the_second_request_stands_against_the_extended_term() -> None:
    first = {"requested": "2026-10-20", "decided": "2026-10-26", "decision": "granted", "new_due": "2026-11-20"}
    both = list(extensions(card(level="government", due="2026-10-30", extensions=[first, ASKED]), CALENDAR))
    assert [one.old.due for one in both if one.old] == [D("2026-10-30"), D("2026-11-20")]
    assert [one.granted for one in both] == [True, False]
