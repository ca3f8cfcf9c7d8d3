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
    """A person of the register and the position."""

    person: str
    position: str


class Signature(Record, frozen=True, kw_only=True):
    """Who, in which position, on which day."""

    person: str
    position: str
    date: datetime.date


class Outsider(Record, frozen=True, kw_only=True):
    """A person outside the registers: name and position."""

    name: Text
    position: Text


class Invited(Record, frozen=True, kw_only=True):
    """{person, position} or {name, position}."""

    person: str | None = None
    position: str | Text
    name: Text | None = None


class Money(Record, frozen=True, kw_only=True):
    """In whole tenge."""

    value: int
    currency: Literal["KZT"]


class ActRequisites(Record, frozen=True, kw_only=True):
    """Date and number of an act; the title is optional."""

    title: Text | None = None
    date: datetime.date
    number: str


class NumberedDate(Record, frozen=True, kw_only=True):
    """Date and number."""

    date: datetime.date
    number: str


class TitledAct(Record, frozen=True, kw_only=True):
    """Title, date and number of an act."""

    title: Text
    date: datetime.date
    number: str
    registration: str | None = None


class LegalBasis(Record, frozen=True, kw_only=True):
    """Name of a law or an act; date and number are optional."""

    title: Text
    date: datetime.date | None = None
    number: str | None = None


class Dispatch(Record, frozen=True, kw_only=True):
    """To whom, when and by whose list it was sent."""

    date: datetime.date
    list_approved: Signature | None = None
    list: str | None = None
    recipients: tuple[str, ...]


class CopyRecipient(Record, frozen=True, kw_only=True):
    """One of unit, person, name."""

    unit: str | None = None
    person: str | None = None
    name: Text | None = None


class ExtensionContents(Record, frozen=True, kw_only=True):
    """What a request to extend a term, or to move it to another type of control, must tell (clause 45)."""

    ordinal: int | None = None
    progress: Text | None = None
    reason: Text | None = None
    due: datetime.date | None = None
    control_type: Literal["medium", "long"] | None = None
    politicals: tuple[Invited, ...] | None = None
    bodies: tuple[Text, ...] | None = None
    officials: tuple[Invited, ...] | None = None


class ListPerson(Record, frozen=True, kw_only=True):
    """A person of the register, with the channel if wanted."""

    person: str
    channel: Literal["paper", "electronic"] | None = None


class ListUnit(Record, frozen=True, kw_only=True):
    """A unit, with the channel if wanted."""

    unit: str
    channel: Literal["paper", "electronic"] | None = None


class ListOutsider(Record, frozen=True, kw_only=True):
    """A body or a person outside the registers."""

    name: Text
    channel: Literal["paper", "electronic"] | None = None


class ListEntry(Record, frozen=True, kw_only=True):
    """{person}, {unit} or {name}."""

    person: str | None = None
    channel: Literal["paper", "electronic"] | None = None
    unit: str | None = None
    name: Text | None = None
