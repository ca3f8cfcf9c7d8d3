"""Numbers of acts: how an akimat writes them, and which one comes next in a kind and a year.

A number has an ordinal, and whatever the akimat puts around it: `3/377` has the quarter before it, `12-ө` a letter
after it. A form names the ordinal `{n}`, and `{quarter}`, `{month}` and `{year}` of the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

PARTS = ("quarter", "month", "year")
_RUN = re.compile(r"[0-9]+")
_FIELD = re.compile(r"\{(n|quarter|month|year)\}")


@dataclass(frozen=True, slots=True)
class Numbered:
    """An act that has its number: `id` says which."""

    id: str
    date: date
    number: str


@dataclass(frozen=True, slots=True)
class Form:
    """How numbers of one kind are written; `pattern` is such as `{quarter}/{n}`."""

    pattern: str

    def write(self, ordinal: int, on: date) -> str:
        """The number with this ordinal of an act of that day."""
        values = {"n": str(ordinal), **_values(on)}
        return _FIELD.sub(lambda match: values[match[1]], self.pattern)

    def ordinal(self, number: str, on: date) -> int | None:
        """The ordinal of a number of an act of that day; None when it is written in another form."""
        values = _values(on)
        parts, at = [], 0
        for match in _FIELD.finditer(self.pattern):
            parts.append(re.escape(self.pattern[at : match.start()]))
            parts.append("([1-9][0-9]{0,8})" if match[1] == "n" else re.escape(values[match[1]]))
            at = match.end()
        found = re.fullmatch("".join([*parts, re.escape(self.pattern[at:])]), number.strip(), re.IGNORECASE)
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Next:
    """The number that comes next, its form and ordinal; `after` is the act with the last one, None for the first."""

    number: str
    form: Form
    ordinal: int
    after: Numbered | None


@dataclass(frozen=True, slots=True)
class Numbering:
    """The forms of an akimat by kind, from its settings; `gaps` says that not every act is kept here."""

    forms: Mapping[str, Form]
    gaps: bool = False

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Numbering:
        """Read from the settings as they satisfy their schema."""
        given = settings.get("numbering")
        given = given if isinstance(given, Mapping) else {}
        forms = {
            str(kind): Form(form) for kind, form in given.items() if isinstance(form, str) and form.count("{n}") == 1
        }
        return cls(forms, given.get("gaps") is True)

    def next(self, kind: str, on: date, acts: Iterable[Numbered]) -> Next | None:
        """The number of the next act of a kind, of that day, after `acts` of the kind, of whatever years.

        None when nobody can say: no form is set, and the numbers of this year (or else the last one) show none or
        more than one that differ in what comes next.
        """
        known = sorted(acts, key=lambda act: (act.date, act.number))
        own = [act for act in known if act.date.year == on.year]
        if kind in self.forms:
            return _after(self.forms[kind], on, own)
        model = own or [act for act in known if act.date.year == max((one.date.year for one in known), default=0)]
        guesses = {made.number: made for form in _shared(model) if (made := _after(form, on, own)) is not None}
        return next(iter(guesses.values())) if len(guesses) == 1 else None


def plain_number(number: str) -> str:
    """A number without what does not tell it from others: spaces, capitals, nulls before digits."""
    joined = "".join(number.split()).casefold()
    return _RUN.sub(lambda match: match[0].lstrip("0") or "0", joined)


def _values(on: date) -> dict[str, str]:
    return {"quarter": str((on.month + 2) // 3), "month": str(on.month), "year": str(on.year)}


def _after(form: Form, on: date, own: Iterable[Numbered]) -> Next:
    """What comes after the acts of one year; numbers in another form are passed over."""
    found = [(ordinal, act) for act in own if (ordinal := form.ordinal(act.number, act.date)) is not None]
    last, after = max(found, key=lambda pair: pair[0], default=(0, None))
    return Next(form.write(last + 1, on), form, last + 1, after)


def _shared(acts: Iterable[Numbered]) -> list[Form]:
    """The forms in which every one of the numbers may be written, the plainest first."""
    shared: list[Form] | None = None
    for act in acts:
        possible = list(_forms(act))
        shared = possible if shared is None else [form for form in shared if form in possible]
    return shared or []


def _forms(act: Numbered) -> Iterator[Form]:
    """Every reading of a number: which run of digits is the ordinal, and whether others are parts of the date."""
    number = act.number.strip()
    runs = list(_RUN.finditer(number))[:4]
    for run in runs:
        if run[0].startswith("0"):
            continue
        others = [other for other in runs if other is not run]
        for choice in _choices([other[0] for other in others], _values(act.date)):
            named = {other.start(): word for other, word in zip(others, choice, strict=True)} | {run.start(): "{n}"}
            yield Form(_replaced(number, named))


def _replaced(number: str, named: Mapping[int, str]) -> str:
    """The number with some of its runs of digits, by where they begin, in other words."""
    return _RUN.sub(lambda match: named.get(match.start(), match[0]), number)


def _choices(words: list[str], values: Mapping[str, str]) -> Iterator[list[str]]:
    """Each run as it stands, and as every part of the date that it equals."""
    if not words:
        yield []
        return
    options = [words[0], *(f"{{{name}}}" for name in PARTS if values[name] == words[0])]
    for rest in _choices(words[1:], values):
        yield from ([option, *rest] for option in options)
