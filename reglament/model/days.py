"""Days as papers write them."""

from __future__ import annotations

import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that papers may name; others are slips, and terms counted from them would leave the calendar."""

_DAY = re.compile(r"(?:19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}")


def as_day(value: object) -> date | None:
    """The date that `value` writes as `2026-11-26`, or None; years as `FIRST_YEAR` and `LAST_YEAR` allow."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
