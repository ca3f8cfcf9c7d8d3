"""Terms over the calendar of Kazakhstan, as the `holidays` package knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.calendar import DayKind, DayOff, End, MissingYear, Start, Term, WorkingCalendar, add_months

D = date.fromisoformat


def kazakhstan(start: Start = Start.EXCLUDE) -> WorkingCalendar:
    known = holidays.country_holidays("KZ", years=range(2016, 2028), language="en_US")
    kinds = {day: DayKind.CARRY_OVER if "observed" in name else DayKind.HOLIDAY for day, name in known.items()}
    return WorkingCalendar(
        {day: DayOff(kind, {}) for day, kind in kinds.items()},
        frozenset(known.weekend_workdays),
        frozenset(range(2016, 2028)),
        start=start,
    )


CALENDAR = kazakhstan()
DAYS = st.dates(date(2016, 3, 2), date(2027, 9, 1))


@pytest.mark.parametrize(
    ("start", "due", "strict"),
    [
        ("2026-03-18", "2026-03-26", "2026-03-20"),
        ("2026-03-20", "2026-03-30", "2026-03-27"),
        ("2026-05-07", "2026-05-13", "2026-05-13"),
        ("2026-05-08", "2026-05-14", "2026-05-13"),
        ("2026-12-14", "2026-12-18", "2026-12-17"),
        ("2026-12-31", "2027-01-08", "2027-01-06"),
        ("2024-05-03", "2024-05-10", "2024-05-06"),
        ("2018-12-28", "2019-01-04", "2019-01-03"),
    ],
)
def test_three_working_days(start: str, due: str, strict: str) -> None:
    assert CALENDAR.working_days(D(start), 3).due == D(due)
    assert kazakhstan(Start.INCLUDE).working_days(D(start), 3).due == D(strict)


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("2026-01-31", "2026-02-28", "2026-03-02"),
        ("2024-01-31", "2024-02-29", "2024-02-29"),
        ("2026-01-30", "2026-02-28", "2026-03-02"),
        ("2026-03-31", "2026-04-30", "2026-04-30"),
        ("2026-12-15", "2027-01-15", "2027-01-15"),
    ],
)
def test_a_month_ends_on_the_same_number_or_the_last_day(start: str, end: str, due: str) -> None:
    assert add_months(D(start), 1) == D(end)
    assert CALENDAR.months(D(start), 1).due == D(due)


@pytest.mark.parametrize(("start", "due"), [("2026-03-12", "2026-03-26"), ("2026-04-28", "2026-05-08")])
def test_calendar_days_roll_over_days_off(start: str, due: str) -> None:
    assert CALENDAR.calendar_days(D(start), 10).due == D(due)


@pytest.mark.parametrize(
    ("meeting", "dispatch", "planned", "materials"),
    [
        ("2026-11-26", "2026-11-23", "2026-11-23", "2026-11-24"),
        ("2026-11-30", "2026-11-27", "2026-11-27", "2026-11-26"),
        ("2026-03-26", "2026-03-23", "2026-03-20", "2026-03-19"),
        ("2026-05-12", "2026-05-09", "2026-05-08", "2026-05-06"),
        ("2026-12-17", "2026-12-14", "2026-12-14", "2026-12-14"),
    ],
)
def test_terms_before_a_meeting_never_roll(meeting: str, dispatch: str, planned: str, materials: str) -> None:
    term = CALENDAR.before_calendar(D(meeting), 3)
    assert (term.due, term.planned) == (D(dispatch), D(planned))
    assert CALENDAR.before_working(D(meeting), 2).due == D(materials)


def test_the_proof_names_the_skipped_days_in_every_language() -> None:
    term = CALENDAR.working_days(D("2026-03-20"), 3)
    assert term.explain("ru") == (
        "30.03.2026: 3-й рабочий день после 20.03.2026"
        " (21-23.03 праздник; 24-25.03 перенос выходного; 28-29.03 выходные)"
    )
    assert "3-жұмыс күні" in term.explain("kk")
    assert "working day 3" in term.explain("en")
    assert "за 3 календарных дня до" in CALENDAR.before_calendar(D("2026-03-26"), 3).explain("ru")


def test_the_proof_tells_one_weekend_from_another() -> None:
    proof = CALENDAR.working_days(D("2026-11-16"), 15).explain("ru")
    assert proof == "07.12.2026: 15-й рабочий день после 16.11.2026 (21-22.11, 28-29.11, 05-06.12 выходные)"


def test_the_reading_that_counts_the_day_of_the_event() -> None:
    strict = kazakhstan(Start.INCLUDE)
    term = strict.calendar_days(D("2026-11-26"), 3)
    assert term.due == D("2026-11-30")
    assert strict.calendar_days(D("2026-11-24"), 3).due == D("2026-11-26")
    assert "считая с 26.11.2026" in term.explain("ru")
    assert "считая с 20.03.2026" in strict.working_days(D("2026-03-20"), 3).explain("ru")


def test_a_year_without_data_is_not_guessed() -> None:
    with pytest.raises(MissingYear) as caught:
        CALENDAR.working_days(D("2027-12-30"), 3)
    assert caught.value.year == 2028


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    once = CALENDAR.working_days(start, first + second).due
    twice = CALENDAR.working_days(CALENDAR.working_days(start, first).due, second).due
    assert once == twice


@given(DAYS, st.integers(1, 30))
def test_back_from_a_term_is_its_start(start: date, count: int) -> None:
    back = CALENDAR.before_working(CALENDAR.working_days(start, count).due, count).due
    assert back <= start
    if CALENDAR.is_working(start):
        assert back == start


@given(DAYS, st.integers(0, 24))
def test_months_never_skip_a_month(day: date, count: int) -> None:
    later = add_months(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day <= day.day


@given(DAYS, st.integers(-60, 60))
def test_days_left_are_negative_exactly_when_overdue(as_of: date, offset: int) -> None:
    due = as_of + timedelta(days=offset)
    assert (CALENDAR.left(as_of, due) < 0) == (due < as_of)


def test_the_reading_that_ends_a_term_on_a_day_off() -> None:
    staying = replace(CALENDAR, end=End.STAY)
    term = staying.months(D("2026-01-31"), 1)
    assert (term.due, term.planned) == (D("2026-02-28"), D("2026-02-27"))
    assert "план" in term.explain("ru")
    assert staying.calendar_days(D("2026-03-12"), 10).due == D("2026-03-22")
    assert staying.working_days(D("2026-03-18"), 3).due == D("2026-03-26")


def test_a_term_over_a_provisional_year_says_so() -> None:
    calendar = replace(CALENDAR, provisional=frozenset({2027}))
    term = calendar.working_days(D("2026-12-31"), 3)
    assert term.provisional == (2027,)
    assert "календарь 2027 года предварительный" in term.explain("ru")
    assert "2027 жылғы күнтізбе" in term.explain("kk")
    assert calendar.working_days(D("2026-11-02"), 3).provisional == ()


@given(DAYS, st.integers(0, 60))
def test_a_term_before_an_event_is_never_after_the_day_it_names(event: date, count: int) -> None:
    term = CALENDAR.before_calendar(event, count)
    assert term.due == event - timedelta(days=count)
    assert term.planned <= term.due
    assert CALENDAR.is_working(term.planned)


@given(DAYS, st.integers(1, 40))
def test_the_strict_reading_is_never_later(start: date, count: int) -> None:
    assert kazakhstan(Start.INCLUDE).working_days(start, count).due <= CALENDAR.working_days(start, count).due


@given(DAYS, st.integers(1, 30))
def test_the_proof_counts_to_the_term(start: date, count: int) -> None:
    term = CALENDAR.working_days(start, count)
    numbers = [step.ordinal for step in term.steps if step.ordinal]
    assert numbers == list(range(1, count + 1))
    assert term.steps[-1].day == term.due
    assert all((step.kind is DayKind.WORKING) == bool(step.ordinal) for step in term.steps)


@pytest.mark.parametrize(
    ("quarter", "due"),
    [
        ("2026-01-01", "2025-12-22"),
        ("2026-04-01", "2026-03-22"),
        ("2026-07-01", "2026-06-21"),
        ("2026-10-01", "2026-09-21"),
        ("2027-01-01", "2026-12-22"),
        ("2027-04-01", "2027-03-22"),
    ],
)
def test_plans_are_handed_in_ten_days_before_the_quarter(quarter: str, due: str) -> None:
    assert CALENDAR.before_calendar(D(quarter), 10).due == D(due)


@pytest.mark.parametrize(
    ("start", "due"),
    [("2026-11-26", "2026-11-30"), ("2026-10-22", "2026-10-27"), ("2026-12-30", "2027-01-05")],
)
def test_three_days_to_sign_a_protocol(start: str, due: str) -> None:
    assert CALENDAR.calendar_days(D(start), 3).due == D(due)


@pytest.mark.parametrize(
    "count",
    [
        lambda calendar: calendar.working_days(date.max, 1),
        lambda calendar: calendar.calendar_days(date(2026, 11, 26), 10**12),
        lambda calendar: calendar.months(date(2026, 11, 26), 10**12),
        lambda calendar: calendar.before_calendar(date.min, 1),
        lambda calendar: calendar.before_working(date.min, 1),
    ],
)
def test_a_day_that_no_calendar_has_is_one_of_a_missing_year(count: Callable[[WorkingCalendar], Term]) -> None:
    with pytest.raises(MissingYear):
        count(WorkingCalendar(years=frozenset({1, 2026, 9999})))
