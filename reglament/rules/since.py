"""From when on papers are kept here, and how the akimat reads norms with two readings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from reglament.calendar.periods import (
    MONTHS_OF_A_QUARTER,
    month_named,
    months,
    next_quarter,
    quarter_of,
    quarter_start,
    quarters,
)
from reglament.model.documents import Document
from reglament.rules.base import Context
from reglament.rules.facts import as_day

__all__ = [
    "MONTHS_OF_A_QUARTER",
    "begins",
    "kept_here",
    "month_named",
    "months",
    "next_quarter",
    "number_reading",
    "old_act",
    "papers_from",
    "quarter_of",
    "quarter_start",
    "quarters",
    "word_reading",
    "yes_reading",
]


_A_YEAR = timedelta(days=366)


def papers_from(ctx: Context) -> date | None:
    """The setting `papers_from`: of periods and acts before it no paper is missed. None when it is not set."""
    return as_day(ctx.settings.get("papers_from"))


def kept_here(ctx: Context, on: date | None) -> bool:
    """Whether a paper of that day belongs here: yes, unless the day lies before `papers_from`."""
    first = papers_from(ctx)
    return first is None or on is None or on >= first


def begins(ctx: Context, earliest: date | None) -> date | None:
    """From which day on a series of papers (lists, reports, meetings) must have no gap.

    The setting `papers_from`, else the day `earliest` of the first paper of the series, at most a year back: an
    old or mistaken paper does not make hundreds missing. None when there is neither: then nobody can tell.
    """
    if (first := papers_from(ctx)) is not None or earliest is None:
        return first
    return max(earliest, ctx.as_of - _A_YEAR)


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


def old_act(act: Document, ctx: Context) -> bool:
    """Whether the act was adopted before papers were kept here, so that its dossier lies elsewhere."""
    return not kept_here(ctx, as_day(act.get("/date")))


def _readings(ctx: Context) -> Mapping[str, object]:
    readings = ctx.settings.get("readings")
    return readings if isinstance(readings, Mapping) else {}
