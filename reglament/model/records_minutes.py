"""Records of papers: dispatch_list, extract, late_memo, archive_inventory."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from reglament.model.records_common import Dispatch, ListEntry, Official, Record, Signature, Text


class DispatchList(Record, frozen=True, kw_only=True):
    """To whom a paper is sent; the head of the apparatus approves it."""

    kind: Literal["dispatch_list"]
    title: Text
    of: str
    approved: Signature | None = None
    recipients: tuple[ListEntry, ...]


class Extract(Record, frozen=True, kw_only=True):
    """Decisions on some items of a protocol; the text is in Markdown."""

    kind: Literal["extract"]
    title: Text
    protocol: str
    number: int
    date: datetime.date
    items: tuple[int, ...]
    certified: Signature | None = None
    dispatched: Dispatch | None = None


class LateMemoItem(Record, frozen=True, kw_only=True):
    """One late memo item."""

    number: int
    unit: str
    head: Official
    submitted: datetime.date | None = None


class LateMemo(Record, frozen=True, kw_only=True):
    """The head of the apparatus reports to the akim that materials came late; the text is in Markdown."""

    kind: Literal["late_memo"]
    title: Text
    agenda: str
    addressee: Official
    number: str | None = None
    signed: Signature | None = None
    items: tuple[LateMemoItem, ...]


class ArchiveInventoryRow(Record, frozen=True, kw_only=True):
    """One archive inventory row."""

    number: int
    index: str
    title: Text
    from_: datetime.date = msgspec.field(name="from")
    to: datetime.date
    sheets: int
    term: Text
    papers: tuple[str, ...] | None = None


class ArchiveInventory(Record, frozen=True, kw_only=True):
    """Files that go to the archive."""

    kind: Literal["archive_inventory"]
    title: Text
    number: str
    year: int
    approved: Signature | None = None
    compiled: Signature | None = None
    transferred: datetime.date | None = None
    rows: tuple[ArchiveInventoryRow, ...]
