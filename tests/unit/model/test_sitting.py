"""Who was in the room, quorum and majority: in whole numbers, item by item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.model.sitting import Attendance, Seating, has_majority, has_quorum, majority, quorum

LEAST = (0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10, 11, 12, 12, 13, 14, 14, 15, 16, 16, 17, 18, 18, 19, 20, 20)


def protocol(items: int = 3, **more: Any) -> dict[str, Any]:
    return {
        "meeting": {"date": "2026-10-15"},
        "present": ["a", "b", "c"],
        "items": [{"number": number} for number in range(1, items + 1)],
        **more,
    }


def rooms(data: dict[str, Any]) -> list[str]:
    attendance = Attendance.of(data)
    return ["".join(attendance.at(place)) for place in range(len(attendance.days))]


@pytest.mark.parametrize("total", range(1, 31))
def test_two_thirds_of_every_number_of_members(total: int) -> None:
    assert quorum(total) == LEAST[total]
    assert has_quorum(LEAST[total], total)
    assert not has_quorum(LEAST[total] - 1, total)


@pytest.mark.parametrize("present", range(1, 31))
def test_more_than_half_of_every_number_present(present: int) -> None:
    assert has_majority(majority(present), present)
    assert not has_majority(majority(present) - 1, present)
    assert majority(present) == present // 2 + 1


def test_a_tie_is_no_majority() -> None:
    assert not has_majority(5, 10)
    assert not has_majority(0, 0)


@given(st.integers(1, 10_000))
def test_the_quorum_never_falls_as_members_come(total: int) -> None:
    assert quorum(total) <= quorum(total + 1)
    assert 3 * (quorum(total) - 1) < 2 * total <= 3 * quorum(total)


def test_without_moves_everyone_listed_is_there_throughout() -> None:
    assert rooms(protocol()) == ["abc", "abc", "abc"]


def test_who_comes_later_is_away_before() -> None:
    assert rooms(protocol(arrivals=[{"person": "b", "from_item": 2}])) == ["ac", "abc", "abc"]


def test_who_leaves_is_away_from_then_on() -> None:
    assert rooms(protocol(departures=[{"person": "c", "from_item": 3}])) == ["abc", "abc", "ab"]


def test_who_leaves_may_come_back() -> None:
    back = protocol(departures=[{"person": "a", "from_item": 2}], arrivals=[{"person": "a", "from_item": 3}])
    assert rooms(back) == ["abc", "bc", "abc"]


def test_days_of_a_long_meeting() -> None:
    data = protocol(departures=[{"person": "a", "from_day": "2026-10-16"}])
    data["items"][1]["day"] = "2026-10-16"
    assert rooms(data) == ["abc", "bc", "bc"]
    assert Attendance.of(data).days == (date(2026, 10, 15), date(2026, 10, 16), date(2026, 10, 16))


def test_a_day_after_the_last_item_moves_nobody() -> None:
    assert rooms(protocol(departures=[{"person": "a", "from_day": "2026-10-20"}])) == ["abc", "abc", "abc"]


@pytest.mark.parametrize(
    "move", [{}, {"person": "a"}, {"person": 3, "from_item": 1}, {"person": "a", "from_item": 9}, 7]
)
def test_a_move_that_cannot_be_read_moves_nobody(move: object) -> None:
    assert rooms(protocol(departures=[move])) == ["abc", "abc", "abc"]


def test_junk_is_an_empty_room() -> None:
    assert Attendance.of({"present": 3, "items": [None, {}], "meeting": []}).at(0) == ()


def test_readings_of_who_sits() -> None:
    assert Seating.of({}) == Seating(akim=True, substitutes=False)
    chosen = {"readings": {"akim_is_member": False, "substitutes_vote": True}}
    assert Seating.of(chosen) == Seating(akim=False, substitutes=True)
    assert Seating.of({"readings": 5}) == Seating()
