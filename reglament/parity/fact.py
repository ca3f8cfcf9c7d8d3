"""A fact that a text states in figures or words, in a form that does not depend on the language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What sort of fact it is."""

    DATE = "date"
    """`2026-11-26`, `2026-11` (a month), `11-26` (a day without its year)."""
    NUMBER = "number"
    """The number of an act or an institution after `№`."""
    REFERENCE = "reference"
    """An element of an act: `clause 3`, `part 2`."""
    QUANTITY = "quantity"
    """Any other number, with its unit if it has one."""
    NAME = "name"
    """The surname of somebody named with initials."""
    BOUND = "bound"
    """At least, at most, more than."""


class Unit(StrEnum):
    """What a number counts, as far as terms and sums depend on it."""

    WORKING_DAY = "working day"
    CALENDAR_DAY = "calendar day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    MINUTE = "minute"
    PERCENT = "percent"
    TENGE = "tenge"
    PAGE = "page"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact and where it stands: offsets of the text that it was read from.

    `value` is what is compared; `unit` is None when the number has none that is known; `words` says that the number
    is written in words. `weak` says that it may be the counterpart of a number and need not be: «года» of one year,
    `двухэтажный` of two storeys.
    """

    kind: FactKind
    value: str
    start: int
    end: int
    unit: Unit | None = None
    words: bool = False
    weak: bool = False
