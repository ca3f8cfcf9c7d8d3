"""Facts of a paper by JSON pointer, tolerant of what the schemas already reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reglament.diagnostics import Text
from reglament.i18n import LANGS
from reglament.model.days import FIRST_YEAR, LAST_YEAR, as_day
from reglament.model.documents import Document

__all__ = [
    "QUARTERS",
    "Entry",
    "as_day",
    "as_list",
    "as_text",
    "bilingual",
    "day",
    "entries",
    "escaped",
    "inner",
    "listed",
    "meeting_end",
    "number",
    "period_of",
    "values",
    "word",
    "words",
    "year_of",
]

Entry = tuple[str, Mapping[str, Any]]
"""The pointer of a list item and the mapping that stands there."""


QUARTERS = 4


def day(document: Document, pointer: str) -> date | None:
    """The date at `pointer`, or None when it is absent or no date."""
    return as_day(document.get(pointer))


def number(document: Document, pointer: str) -> int | None:
    """The whole number at `pointer`, or None."""
    value = document.get(pointer)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def year_of(document: Document) -> int | None:
    """The `year` of a paper; None when it is missing or none that a paper may name."""
    year = number(document, "/year")
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def period_of(document: Document) -> tuple[int, int] | None:
    """The year and the quarter (1–4) of a paper; None when either is missing or cannot be."""
    year, quarter = year_of(document), number(document, "/quarter")
    if year is None or quarter is None:
        return None
    return (year, quarter) if 1 <= quarter <= QUARTERS else None


def word(document: Document, pointer: str) -> str:
    """The text at `pointer`, or an empty one."""
    value = document.get(pointer)
    return value if isinstance(value, str) else ""


def bilingual(document: Document, pointer: str) -> Text:
    """The text in several languages at `pointer`; empty when there is none."""
    return as_text(document.get(pointer))


def as_text(value: object) -> Text:
    """`value` as a text in several languages; other things give an empty one."""
    if not isinstance(value, dict):
        return {}
    return {lang: value[lang] for lang in LANGS if isinstance(value.get(lang), str)}


def as_list(value: object) -> list[Any]:
    """`value` when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def inner(value: object, *steps: str) -> object:
    """What stands in nested mappings under the keys `steps`, or None."""
    for step in steps:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def listed(document: Document, pointer: str) -> Iterator[tuple[str, Any]]:
    """The items of the list at `pointer`, each with its own pointer."""
    values = document.get(pointer)
    if isinstance(values, list):
        yield from ((f"{pointer}/{index}", value) for index, value in enumerate(values))


def entries(document: Document, pointer: str) -> Iterator[Entry]:
    """The items of the list at `pointer` that are mappings."""
    return ((at, value) for at, value in listed(document, pointer) if isinstance(value, dict))


def words(document: Document, pointer: str) -> tuple[str, ...]:
    """The strings in the list at `pointer`."""
    return tuple(value for _, value in listed(document, pointer) if isinstance(value, str))


@dataclass
class _Last:
    """The data that were walked last, and their values: several rules walk over the same paper one after another."""

    data: object = None
    values: Sequence[tuple[str, object]] = ()


_LAST = _Last()


def values(data: object, pointer: str = "") -> Iterator[tuple[str, object]]:
    """Every value of plain data with its pointer, parents before children."""
    if pointer or not isinstance(data, dict):
        return _walked(data, pointer)
    if _LAST.data is not data:
        _LAST.data, _LAST.values = data, tuple(_walked(data, ""))
    return iter(_LAST.values)


def _walked(data: object, pointer: str) -> Iterator[tuple[str, object]]:
    waiting = [(pointer, data)]
    while waiting:
        at, value = waiting.pop()
        yield at, value
        if isinstance(value, dict):
            waiting += [(f"{at}/{escaped(str(key))}", value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            waiting += [(f"{at}/{index}", value[index]) for index in range(len(value) - 1, -1, -1)]


def escaped(step: str) -> str:
    """One step of a JSON pointer."""
    return step.replace("~", "~0").replace("/", "~1") if "~" in step or "/" in step else step


def meeting_end(document: Document) -> date | None:
    """The last day of the meeting that a protocol records."""
    return day(document, "/meeting/date_end") or day(document, "/meeting/date")
