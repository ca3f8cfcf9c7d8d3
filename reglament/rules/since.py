"""From when on papers are kept here, and how the akimat reads norms with two readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reglament.model.documents import Document
from reglament.rules.base import Context
from reglament.rules.facts import as_day

MONTHS_OF_A_QUARTER = 3


def papers_from(ctx: Context) -> date | None:
    """The setting `papers_from`: of periods and acts before it no paper is missed. None when it is not set."""
    return as_day(ctx.settings.get("papers_from"))


def kept_here(ctx: Context, on: date | None) -> bool:
    """Whether a paper of that day belongs here: yes, unless the day lies before `papers_from`."""
    first = papers_from(ctx)
    return first is None or on is None or on >= first


def begins(ctx: Context, earliest: date | None) -> date | None:
    """From which day on a series of papers (lists, reports, meetings) must have no gap.

    The setting `papers_from`, else the day `earliest` of the first paper of the series; None when there is neither:
    then nobody can tell what is missing.
    """
    return papers_from(ctx) or earliest


def number_reading(ctx: Context, name: str, default: int) -> int:
    """The whole number that the akimat chose for a reading, or its default."""
    value = _readings(ctx).get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def word_reading(ctx: Context, name: str, default: str) -> str:
    """The word that the akimat chose for a reading, or its default."""
    value = _readings(ctx).get(name)
    return value if isinstance(value, str) else default


def yes_reading(ctx: Context, name: str, default: bool) -> bool:
    """Whether the akimat said yes to a reading, or its default."""
    value = _readings(ctx).get(name)
    return value if isinstance(value, bool) else default


def quarter_of(day: date) -> tuple[int, int]:
    """The year and the number (1–4) of the calendar quarter of a day (reading A-32)."""
    return day.year, (day.month - 1) // MONTHS_OF_A_QUARTER + 1


def quarter_start(year: int, quarter: int) -> date:
    """The first day of a quarter."""
    return date(year, (quarter - 1) * MONTHS_OF_A_QUARTER + 1, 1)


def next_quarter(year: int, quarter: int) -> tuple[int, int]:
    """The quarter after a quarter."""
    return (year + 1, 1) if quarter == 4 else (year, quarter + 1)


def quarters(first: date, last: date) -> Iterator[tuple[int, int]]:
    """Every quarter from that of `first` to that of `last`, both included."""
    year, quarter = quarter_of(first)
    while (year, quarter) <= quarter_of(last):
        yield year, quarter
        year, quarter = next_quarter(year, quarter)


def months(first: date, last: date) -> Iterator[tuple[int, int]]:
    """Every month from that of `first` to that of `last`, both included, as year and month."""
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def old_act(act: Document, ctx: Context) -> bool:
    """Whether the act was adopted before papers were kept here, so that its dossier lies elsewhere."""
    return not kept_here(ctx, as_day(act.get("/date")))


def _readings(ctx: Context) -> Mapping[str, object]:
    readings = ctx.settings.get("readings")
    return readings if isinstance(readings, Mapping) else {}
