"""Rendered files by their content, and which inputs they were made from, under `build/.cache`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reglament.pipeline.cache import Cache
from reglament.pipeline.swap import write_whole

_FAMILY = "made"

SPARED = 5
"""Builds for which an unused object is kept: an edit that is taken back costs nothing."""


@dataclass(frozen=True, slots=True)
class Made:
    """One rendered file: SHA-256 and size in bytes of its content, its pages (0 when it has none)."""

    digest: str
    size: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """The files made from one set of inputs by format, and the number of builds since they were used."""

    files: Mapping[str, Made]
    idle: int = 0


class Store:
    """Objects under `objects/<SHA-256>`; an object is only ever written whole and never changed."""

    def __init__(self, folder: Path, cache: Cache) -> None:
        self._objects = folder / "objects"
        self._cache = cache

    def path(self, made: Made) -> Path:
        """Where the object lies."""
        return object_path(self._objects, made.digest)

    @property
    def folder(self) -> Path:
        """The folder of objects, for workers."""
        return self._objects

    def known(self, keys: Iterable[str], *, verify: bool) -> dict[str, Mapping[str, Made]]:
        """What is there for these keys. `verify` hashes every object again and drops a damaged one."""
        entries: dict[str, _Entry] = self._cache.results(_FAMILY, keys)
        return {key: entry.files for key, entry in entries.items() if self._whole(entry, verify=verify)}

    def keep(self, used: Mapping[str, Mapping[str, Made]]) -> None:
        """Remember what this build used, count the idle builds of the rest, remove what idled too long."""
        everything: dict[str, _Entry] = self._cache.all_results(_FAMILY)
        kept = {
            key: _Entry(entry.files, entry.idle + 1)
            for key, entry in everything.items()
            if key not in used and entry.idle + 1 < SPARED
        }
        kept.update({key: _Entry(files) for key, files in used.items()})
        changed = {key: entry for key, entry in kept.items() if everything.get(key) != entry}
        self._cache.keep_results(_FAMILY, changed, kept)
        if not everything or kept.keys() < everything.keys() | kept.keys():
            self._sweep({made.digest for entry in kept.values() for made in entry.files.values()})

    def add(self, used: Mapping[str, Mapping[str, Made]]) -> None:
        """Remember what was made for a part of the papers; the rest does not idle by it."""
        everything = self._cache.all_results(_FAMILY)
        self._cache.keep_results(_FAMILY, {key: _Entry(files) for key, files in used.items()}, everything)

    def _whole(self, entry: _Entry, *, verify: bool) -> bool:
        for made in entry.files.values():
            path = self.path(made)
            if not path.is_file() or path.stat().st_size != made.size:
                return False
            if verify and sha256(path.read_bytes()).hexdigest() != made.digest:
                path.unlink()
                return False
        return True

    def _sweep(self, used: set[str]) -> None:
        for path in self._objects.glob("??/*"):
            if path.name not in used:
                path.unlink(missing_ok=True)


def object_path(objects: Path, digest: str) -> Path:
    """Where an object of this SHA-256 lies under `objects`."""
    return objects / digest[:2] / digest


def put(objects: Path, data: bytes, pages: int = 0) -> Made:
    """Write an object, from any process; it is whole or absent."""
    digest = sha256(data).hexdigest()
    path = object_path(objects, digest)
    write_whole(path, data)
    path.chmod(0o444)  # copies of it in the site may share its place on the disk
    return Made(digest, len(data), pages)
