"""Facts of a paper as rules read them, and how rules put findings into words."""

from __future__ import annotations

from reglament.diagnostics import Diagnostic, Location, Note, Param
from reglament.model.facts import (
    Entry,
    as_day,
    as_list,
    as_text,
    bilingual,
    day,
    entries,
    escaped,
    inner,
    listed,
    meeting_end,
    number,
    period_of,
    values,
    word,
    words,
    year_of,
)

__all__ = [
    "Entry",
    "as_day",
    "as_list",
    "as_text",
    "bilingual",
    "day",
    "entries",
    "escaped",
    "finding",
    "inner",
    "listed",
    "meeting_end",
    "note",
    "number",
    "period_of",
    "values",
    "word",
    "words",
    "year_of",
]


def finding(rule: str, message: str, at: Location, /, *notes: Note, **params: Param) -> Diagnostic:
    """One fault found by `rule`."""
    return Diagnostic(rule, message, at, params, notes)


def note(at: Location, message: str, /, **params: Param) -> Note:
    """A second place of a finding."""
    return Note(at, message, params)
