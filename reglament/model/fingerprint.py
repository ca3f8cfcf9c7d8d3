"""A digest of any value made of plain data, frozen records and papers: equal values, equal digests, in every run."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from reglament.model.documents import Document
from reglament.model.tree import TextTree


def fingerprint(*values: object) -> str:
    """SHA-256 of the values. Papers and texts stand in it by their own digests, which cover their files' bytes.

    Raises TypeError or PicklingError for what is no value: an open file, a generator, a function made on the way.
    """
    stream = io.BytesIO()
    _Writer(stream).dump(values)
    return sha256(stream.getvalue()).hexdigest()


class _Writer(pickle.Pickler):
    """Writes every occurrence of a value in full: whether two equal values are one object must not show."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, protocol=5)
        self.fast = True

    def reducer_override(self, value: Any) -> Any:
        """Papers and texts by name and digest; everything else as pickle does it."""
        kind: Callable[..., Any] = type(value)
        if kind is TextTree:
            return _reference, (value.path, value.lang, value.digest)
        if kind is Document:
            return _reference, (value.id, value.kind, value.digest)
        return NotImplemented


def _reference(*_parts: str) -> None:
    """What stands for a paper in the digest; never called."""
