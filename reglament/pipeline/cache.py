"""What earlier runs found out, by SHA-256, in sqlite under `build/.cache`. Losing it costs time, nothing else."""

from __future__ import annotations

import contextlib
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reglament.model.fingerprint import dumps

_TABLES = """
CREATE TABLE IF NOT EXISTS stamp (path TEXT PRIMARY KEY, look TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS version (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


MOST = 50_000
"""Results of a family that only grows; when there are more, it begins anew."""


class Cache:
    """Stamps of files (size, time, SHA-256) and results by key, of one version of the tool.

    Values are pickled; `version` holds a secret of this user, and a database of any other version is emptied before
    it is read. A database that cannot be used (damaged, read-only, disk full) is set aside: the run goes on without.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._base: sqlite3.Connection | None = None
        path = folder / "results.sqlite"
        for _attempt in range(2):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self._base = _open(path, version)
                return
            except sqlite3.OperationalError:
                return
            except sqlite3.DatabaseError:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            except OSError:
                return

    def stamps(self) -> dict[str, tuple[str, str]]:
        """By path: what the system said of the file (size, times) and its SHA-256."""
        return {path: (look, digest) for path, look, digest in self._ask("SELECT path, look, digest FROM stamp")}

    def keep_stamps(self, stamps: Mapping[str, tuple[str, str]]) -> None:
        """Put these stamps in the place of all earlier ones."""
        rows = [(path, *stamp) for path, stamp in stamps.items()]
        self._change("DELETE FROM stamp", "INSERT INTO stamp VALUES (?, ?, ?)", rows)

    def results(self, family: str, keys: Iterable[str]) -> dict[str, Any]:
        """Known results of one family by key; a value that cannot be read counts as unknown."""
        wanted = set(keys)
        return self._read(family, wanted) if wanted else {}

    def all_results(self, family: str) -> dict[str, Any]:
        """Every known result of one family."""
        return self._read(family, None)

    def keep_results(self, family: str, known: Mapping[str, Any], used: Iterable[str]) -> None:
        """Add results of one family and forget those that are neither new nor in `used`."""
        keep = {f"{family}:{key}" for key in used}
        rows = [(f"{family}:{key}", dumps(value)) for key, value in known.items()]
        held = [key for (key,) in self._ask("SELECT key FROM result WHERE key >= ? AND key < ?", _range(family))]
        stale = [(key,) for key in held if key not in keep]
        if stale:
            self._change("", "DELETE FROM result WHERE key = ?", stale)
        self._add(rows)

    def add_results(self, family: str, known: Mapping[str, Any]) -> None:
        """Add results of one family; of those added before, so many of any age are kept that all runs find theirs."""
        rows = [(f"{family}:{key}", dumps(value)) for key, value in known.items()]
        (count,) = next(self._ask("SELECT count(*) FROM result WHERE key >= ? AND key < ?", _range(family)), (0,))
        if count > MOST + len(rows):
            self._change("DELETE FROM result WHERE key >= ? AND key < ?", "", [], _range(family))
        self._add(rows)

    def _add(self, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            self._change("", "INSERT OR REPLACE INTO result VALUES (?, ?)", rows)

    def _read(self, family: str, wanted: set[str] | None) -> dict[str, Any]:
        found = {}
        for key, value in self._ask("SELECT key, value FROM result WHERE key >= ? AND key < ?", _range(family)):
            short = key[len(family) + 1 :]
            if wanted is None or short in wanted:
                with contextlib.suppress(pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError):
                    found[short] = pickle.loads(value)  # noqa: S301 ours: the version holds this user's secret
        return found

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _ask(self, query: str, values: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
        if self._base is None:
            return iter(())
        try:
            return iter(self._base.execute(query, values).fetchall())
        except sqlite3.Error:
            self.close()
            return iter(())

    def _change(self, first: str, statement: str, rows: list[tuple[Any, ...]], values: tuple[str, ...] = ()) -> None:
        if self._base is None:
            return
        try:
            with self._base:
                if first:
                    self._base.execute(first, values)
                if rows:
                    self._base.executemany(statement, rows)
        except sqlite3.Error:
            self.close()


def _range(family: str) -> tuple[str, str]:
    return (f"{family}:", f"{family};")


def _open(path: Path, version: str) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=10)
    try:
        base.execute("PRAGMA journal_mode=WAL")
        base.execute("PRAGMA synchronous=NORMAL")
        base.executescript(_TABLES)
        if base.execute("SELECT name FROM version").fetchall() != [(version,)]:
            with base:
                for table in ("stamp", "result", "version"):
                    base.execute(f"DELETE FROM {table}")  # noqa: S608 names of our own tables
                base.execute("INSERT INTO version VALUES (?)", (version,))
    except sqlite3.Error:
        base.close()
        raise
    return base
