"""Calendar quarters and months as periods of planning and reporting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from babel.dates import get_month_names

from reglament.diagnostics import Text

MONTHS_OF_A_QUARTER = 3


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


def month_named(day: date) -> Text:
    """The month of a day in words: «2026 жылғы қараша», «ноябрь 2026 года», “November 2026”."""
    kk, ru, en = (get_month_names("wide", "stand-alone", lang)[day.month] for lang in ("kk", "ru", "en"))
    return {"kk": f"{day.year} жылғы {kk.lower()}", "ru": f"{ru} {day.year} года", "en": f"{en} {day.year}"}
