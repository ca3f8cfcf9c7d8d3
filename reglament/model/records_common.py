"""Records that papers of several kinds share."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

import msgspec

Text = Mapping[str, str]
"""One text by language: kk, ru, en."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record is: immutable, its fields given by name."""


class Official(Record, frozen=True, kw_only=True):
    """Official."""

    person: str
    position: str


class Signature(Record, frozen=True, kw_only=True):
    """Signature."""

    person: str
    position: str
    date: datetime.date


class Outsider(Record, frozen=True, kw_only=True):
    """Person outside the registers."""

    name: Text
    position: Text


class Invited(Record, frozen=True, kw_only=True):
    """Invited person."""

    person: str | None = None
    position: str | Text
    name: Text | None = None


class Money(Record, frozen=True, kw_only=True):
    """Amount of money."""

    value: int
    currency: Literal["KZT"]


class ActRequisites(Record, frozen=True, kw_only=True):
    """Particulars of an act."""

    title: Text | None = None
    date: datetime.date
    number: str


class NumberedDate(Record, frozen=True, kw_only=True):
    """Date and number."""

    date: datetime.date
    number: str


class TitledAct(Record, frozen=True, kw_only=True):
    """Legal act."""

    title: Text
    date: datetime.date
    number: str


class LegalBasis(Record, frozen=True, kw_only=True):
    """Legal basis."""

    title: Text
    date: datetime.date | None = None
    number: str | None = None


class Dispatch(Record, frozen=True, kw_only=True):
    """Dispatch."""

    date: datetime.date
    list_approved: Signature
    recipients: tuple[str, ...]
