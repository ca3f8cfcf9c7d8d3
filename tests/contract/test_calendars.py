"""The working calendars 2016–2027 against the package `holidays`: every difference has its reason here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
YEARS = range(2016, 2028)
SEED = ROOT / "templates/init/content/calendar"
WORKING_DAYS = dict(zip(YEARS, (245, 245, 246, 246, 246, 245, 246, 246, 249, 246, 247, 247), strict=True))
"""Working days of the five-day week, by year."""
CONSTITUTION = "the pinned package does not know yet that Constitution Day moved from 30 August to 15 March (from 2027)"
EXPLAINED = {
    date(2020, 5, 8): "moved from Monday 11 May by the Government; the package calls it an observed Victory Day",
    date(2026, 8, 30): CONSTITUTION,
    date(2026, 8, 31): f"carried over from 30 August: {CONSTITUTION}",
    date(2027, 3, 15): CONSTITUTION,
    date(2027, 8, 30): CONSTITUTION,
}
OBSERVED, MOVED, RELIGIOUS = "(observed)", "Day off", ("Orthodox Christmas", "Eid al-Adha")


def calendar(year: int) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = yaml.safe_load(
        (ROOT / f"content/calendar/{year}.yml").read_text(encoding="utf-8")
    )
    return data


def expected(name: str) -> str:
    if name.startswith(MOVED):
        return "transfer"
    if OBSERVED in name:
        return "carry_over"
    return "religious" if name.startswith(RELIGIOUS) else "holiday"


@pytest.mark.parametrize("year", YEARS)
def test_days_off_are_those_that_the_package_knows(year: int) -> None:
    ours = {entry["date"]: entry["type"] for entry in calendar(year)["days_off"]}
    theirs = {
        day: expected(name) for day, name in holidays.country_holidays("KZ", years=year, language="en_US").items()
    }
    unlike = {day for day in ours.keys() | theirs.keys() if (ours.get(day)) != theirs.get(day)}  # type: ignore[call-overload]
    assert unlike == {day for day in EXPLAINED if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_worked_weekends_are_those_that_the_package_knows(year: int) -> None:
    known = holidays.country_holidays("KZ", years=year)
    ours = {entry["date"] for entry in calendar(year)["worked_weekends"]}
    assert ours == {day for day in known.weekend_workdays if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_the_balance_of_the_year(year: int) -> None:
    data = calendar(year)
    off = {entry["date"] for entry in data["days_off"]}
    worked = {entry["date"] for entry in data["worked_weekends"]}
    days = (
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    )
    assert sum(day in worked or (day.weekday() < 5 and day not in off) for day in days) == WORKING_DAYS[year]


def test_only_the_year_to_come_is_provisional() -> None:
    assert [year for year in YEARS if calendar(year)["status"] != "final"] == [2027]  # type: ignore[comparison-overlap]


def test_every_day_has_its_ground() -> None:
    for year in YEARS:
        data = calendar(year)
        assert all(entry["basis"] for entry in (*data["days_off"], *data["worked_weekends"]))


def test_a_new_akimat_begins_with_the_same_calendars() -> None:
    seeds = sorted(SEED.glob("*.yml"))
    assert seeds
    for path in seeds:
        assert path.read_bytes() == (ROOT / "content/calendar" / path.name).read_bytes()
