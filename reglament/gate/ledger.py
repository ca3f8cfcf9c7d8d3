"""The ledger: records as JSON Lines, each with the SHA-256 of the line before it, so that none can be changed, dropped
or put in between without a trace."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from reglament.gate.faults import GateFault
from reglament.gate.records import Concluded, Dismissed, Edited, Head, Opened, Record, Seen, Vanished
from reglament.gate.reviews import State

_TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {
        "opened": Opened,
        "head": Head,
        "seen": Seen,
        "edited": Edited,
        "dismissed": Dismissed,
        "vanished": Vanished,
        "concluded": Concluded,
    }
)
_NAMES = {kind: name for name, kind in _TYPES.items()}
FIRST = "0" * 64
"""What stands in the first line in place of a line before it."""


def write(records: Sequence[Record], after: bytes = b"") -> bytes:
    """The lines of `records`, to be appended to `after`.

    Raises GateFault when `after` is no whole ledger.
    """
    previous = last_link(after)
    lines = []
    for record in records:
        line = _line(record, previous)
        previous = hashlib.sha256(line).hexdigest()
        lines.append(line + b"\n")
    return b"".join(lines)


def read(data: bytes) -> tuple[Record, ...]:
    """The records of a ledger. Raises GateFault when a line is broken, unknown or not chained to the one before."""
    return tuple(_read(data))


def last_link(data: bytes) -> str:
    """The SHA-256 of the last line, to which the next one is chained."""
    if not data:
        return FIRST
    if not data.endswith(b"\n"):
        raise GateFault("The ledger ends in the middle of a line.")
    return hashlib.sha256(data[:-1].rpartition(b"\n")[2]).hexdigest()


def extends(before: bytes, after: bytes) -> bool:
    """Whether a ledger has only grown: all that was there is there, byte for byte."""
    return after.startswith(before)


def _read(data: bytes) -> Iterator[Record]:
    previous = FIRST
    if data and not data.endswith(b"\n"):
        raise GateFault("The ledger ends in the middle of a line.")
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        try:
            given = json.loads(line, object_pairs_hook=_once, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise GateFault("Line {line} of the ledger cannot be read.", line=number) from None
        if not isinstance(given, dict) or given.pop("after", None) != previous:
            raise GateFault("Line {line} of the ledger is not chained to the one before it.", line=number)
        yield _record(given, number)
        previous = hashlib.sha256(line).hexdigest()


def _line(record: Record, previous: str) -> bytes:
    data = {"record": _NAMES[type(record)], **{f.name: _plain(getattr(record, f.name)) for f in fields(record)}}
    return json.dumps({"after": previous, **data}, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _record(given: dict[str, Any], number: int) -> Record:
    kind = _TYPES.get(str(given.pop("record", "")))
    if kind is None:
        raise GateFault("Line {line} of the ledger has a record that the gate does not know.", line=number)
    try:
        hints = get_type_hints(kind)
        return kind(**{name: _value(hints[name], value) for name, value in given.items()})
    except (KeyError, TypeError, ValueError):
        raise GateFault("Line {line} of the ledger cannot be read.", line=number) from None


def _value(hint: Any, value: Any) -> Any:
    """A value of a field of that type. Raises ValueError for one of another type."""
    if hint is datetime:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(value)
        return moment
    if hint is State:
        return State(value)
    parts = get_args(hint)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise ValueError(value)
        return tuple(_value(parts[0], one) for one in value)
    if type(value) not in (parts or (hint,)):
        raise ValueError(value)
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose every key stands once: another reader might take the other one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(pairs)
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)
