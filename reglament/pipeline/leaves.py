"""One file of an akimat: what it holds, and the little of it that the rest of a run must know."""

from __future__ import annotations

import os
import pickle
import re
from dataclasses import dataclass
from functools import cache as once
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from reglament.diagnostics import START, Diagnostic, Span
from reglament.loading import File, Role, limit_of, read_bytes, read_file
from reglament.loading.assemble import Body, Head, Shown, shown
from reglament.loading.kinds import PLACES, belongs
from reglament.model.documents import Source, mentions
from reglament.model.drawing import Drawing
from reglament.model.fingerprint import dumps
from reglament.model.tree import TextTree
from reglament.render.coverage import unwritable
from reglament.render.fonts import find_fonts
from reglament.schema import Schemas
from reglament.schema.engines import fast

Stamp = tuple[int, ...]
"""Size, times of change and number of a file; empty when the system says nothing of it."""

_REFERENCE = "reglament.schema.reference"
"""Loaded only when it is asked for: it takes longer to begin than a small akimat to check."""


class Leaf(NamedTuple):
    """One file read. Plain values only: it is kept and travels between processes.

    `kind` is empty for a text and for what cannot be used; `findings` are pickled, empty when there are none.
    `odd` says that some character of the file may not be in the font; `named` are papers and folders that it names,
    `shown` the pictures that it shows.
    """

    path: str
    stamp: Stamp
    digest: str
    usable: bool
    kind: str
    place: tuple[int, ...]
    odd: bool
    named: tuple[str, ...]
    findings: bytes
    shown: tuple[Shown, ...] = ()

    @property
    def body(self) -> Body:
        """What decides to which paper the pictures of a text belong."""
        return Body(self.digest, self.shown)

    @property
    def head(self) -> Head:
        """What decides to which paper it belongs."""
        return Head(self.kind, Span._make(self.place), self.digest, self.shown)


@dataclass(frozen=True, slots=True)
class Reading:
    """How files of an akimat are read."""

    root: Path
    schemas: Path
    reference: bool


Result = Source | TextTree | Drawing | None


def stamp_of(path: str) -> Stamp:
    """What the system says of a file without reading it; empty when it says nothing."""
    try:
        status = os.lstat(path)
    except OSError:
        return ()
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def take(file: File, stamp: Stamp, known: Leaf | None, reading: Reading) -> tuple[Leaf, Result]:
    """A file read; when its bytes are those of the `known` leaf, that leaf with the new stamp, unread."""
    data, found = read_bytes(reading.root, file.path, limit_of(file.role))
    if data is None:
        return Leaf(file.path, (), "", False, "", tuple(START), False, (), pack(found)), None
    digest = sha256(data).hexdigest()
    if known is not None and known.digest == digest:
        return known._replace(stamp=stamp), None
    result, found = read_file(file, data)
    kind, place, named = "", START, tuple[str, ...]()
    if isinstance(result, Source):
        kind = result.data["kind"]
        if kind not in PLACES or not belongs(kind, file.path):
            place = result.places["/kind"].value  # only such a file is told where its kind stands
        named = tuple(dict.fromkeys(mentions(result.data)))
        found += _faults(result, reading)
    if isinstance(result, Drawing):
        found += unwritable(file.path, result, find_fonts())
    if file.role is Role.PICTURE:
        return Leaf(file.path, stamp, digest, result is not None, "", tuple(START), False, (), pack(found)), result
    odd = b"\\" in data or bool(found) or _unprintable().search(data.decode("utf-8")) is not None
    seen = shown(result) if isinstance(result, TextTree | Source) else ()
    return Leaf(file.path, stamp, digest, result is not None, kind, tuple(place), odd, named, pack(found), seen), result


def again(file: File, leaf: Leaf, reading: Reading) -> Result:
    """The file of a leaf read once more. Raises ShiftedError when it is another one by now."""
    data, _ = read_bytes(reading.root, file.path, limit_of(file.role))
    if data is None or sha256(data).hexdigest() != leaf.digest:
        raise ShiftedError(file.path)
    return read_file(file, data)[0]


class ShiftedError(Exception):
    """A file changed between two looks at it: the run must begin anew."""


def pack(found: Any) -> bytes:
    """Findings pickled; no bytes for none."""
    return dumps(tuple(found)) if found else b""


def unpack(packed: bytes) -> tuple[Any, ...]:
    """The findings in these bytes, which are this program's own."""
    found: tuple[Any, ...] = pickle.loads(packed) if packed else ()  # noqa: S301 ours: the snapshot is sealed
    return found


def _faults(source: Source, reading: Reading) -> list[Diagnostic]:
    schemas = _schemas(reading.schemas, reading.reference)
    kind = source.data["kind"]
    if kind not in schemas.kinds or not belongs(kind, source.path):
        return []  # a wrong kind is told once, when files are joined
    return schemas.check(source)


@once
def _schemas(folder: Path, thorough: bool) -> Schemas:
    return Schemas(folder, import_module(_REFERENCE).reference if thorough else fast)


@once
def _unprintable() -> re.Pattern[str]:
    """A character that the font lacks and that does more than part lines and words."""
    codes = sorted(find_fonts().characters | {9, 10, 13})
    ends = [index for index, code in enumerate(codes) if index + 1 == len(codes) or codes[index + 1] != code + 1]
    starts = [0, *(index + 1 for index in ends[:-1])]
    ranges = (f"\\U{codes[a]:08x}-\\U{codes[b]:08x}" for a, b in zip(starts, ends, strict=True))
    return re.compile(f"[^{''.join(ranges)}]")
