"""Findings as values: where, which rule, which facts. No text and no severity live here.

A rule or the loader yields `Diagnostic`s; the engine adds a severity from the rule's specification;
the report turns rule + message + params into Kazakh, Russian or English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import NamedTuple

Lang = str
"""A language tag: `kk`, `ru` or `en`."""

Text = Mapping[Lang, str]
"""One text in several languages."""

Param = str | int | date | Text
"""A fact that a message quotes; a `Text` is shown in the reader's language."""


class Severity(IntEnum):
    """How much a finding weighs: an error blocks, a warning asks, an info reminds."""

    INFO = 1
    WARNING = 2
    ERROR = 3


class Span(NamedTuple):
    """A stretch of source text: lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""The place of a finding about a file as a whole."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file of the akimat: path from its root with `/`, span, JSON pointer in YAML."""

    path: str
    span: Span = START
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that explains a finding; `message` is a message id of the same rule."""

    location: Location
    message: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of content.

    `rule` is a rule id such as `R16.3`, `message` an id in that rule's `messages`. `fix` is the id of the
    message that says the way out ("" when the rule's `fix` message itself, id `fix`, serves). `binds` is the stage
    from which the rule binds, when the check was asked for an earlier one: then the finding only reminds.
    """

    rule: str
    message: str
    location: Location
    params: Mapping[str, Param] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    fix: str = ""
    binds: str = ""

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """Order of a report: by file, place, rule."""
        return (self.location.path, self.location.span, self.rule, self.message)
