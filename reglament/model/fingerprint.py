"""A digest of any value made of plain data, frozen records and papers: equal values, equal digests, in every run."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields
from hashlib import sha256
from typing import Any

from reglament.model.documents import Document
from reglament.model.tree import TextTree

_Shape = Callable[[Any], tuple[object, ...]]
_SHAPES: dict[type, _Shape | None] = {}


def fingerprint(*values: object) -> str:
    """SHA-256 of the values. Papers and texts stand in it by their own digests, which cover their files' bytes.

    Raises TypeError or PicklingError for what is no value: an open file, a generator, a function made on the way.
    """
    stream = io.BytesIO()
    _Writer(stream).dump(values)
    return sha256(stream.getvalue()).hexdigest()


def dumps(value: object) -> bytes:
    """`value` pickled, records in the form that is read fastest: their class and the values of their fields."""
    stream = io.BytesIO()
    _Pickler(stream, protocol=5).dump(value)
    return stream.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        """Records by class and fields; everything else as pickle does it."""
        shape = _shape(type(value))
        return NotImplemented if shape is None else (type(value), shape(value))


class _Writer(pickle.Pickler):
    """Writes every occurrence of a value in full: whether two equal values are one object must not show."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, protocol=5)
        self.fast = True

    def reducer_override(self, value: Any) -> Any:
        """Papers and texts by name and digest, records by class and fields; everything else as pickle does it."""
        kind = type(value)
        if kind is TextTree and value.digest:
            return _reference, (value.path, value.lang, value.digest, *value.shown)
        if kind is Document and value.digest:
            return _reference, (value.id, value.kind, value.digest)
        shape = _shape(kind)
        return NotImplemented if shape is None else (kind, shape(value))


def _reference(*_parts: str) -> None:
    """What stands for a paper in the digest; never called."""


def _shape(kind: type) -> _Shape | None:
    """How to take the values of all fields of a frozen record; None for any other class."""
    if kind not in _SHAPES:
        _SHAPES[kind] = _shape_of(kind)
    return _SHAPES[kind]


def _shape_of(kind: type) -> _Shape | None:
    parameters = vars(kind).get("__dataclass_params__")
    if parameters is None or not parameters.frozen or hasattr(kind, "__post_init__"):
        return None
    if not all(field.init and not field.kw_only for field in fields(kind)):
        return None
    names = tuple(field.name for field in fields(kind))
    return lambda value: tuple([getattr(value, name) for name in names])
