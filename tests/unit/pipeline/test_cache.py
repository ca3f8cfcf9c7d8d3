"""The cache loses nothing that it was given, believes no stranger and never stops a run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from reglament.pipeline.cache import Cache
from reglament.pipeline.version import cache_version


def test_results_come_back_by_family_and_key(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "one")) as cache:
        cache.keep_results("a", {"x": ("қ", 1), "y": None}, ["x", "y"])
        cache.keep_results("ab", {"x": 3}, ["x"])
    with closing(Cache(tmp_path, "one")) as cache:
        assert cache.results("a", ["x", "y", "z"]) == {"x": ("қ", 1), "y": None}
        assert cache.all_results("ab") == {"x": 3}
        assert cache.results("a", []) == {}


def test_unused_results_are_forgotten(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "one")) as cache:
        cache.keep_results("a", {"x": 1, "y": 2}, ["x", "y"])
        cache.keep_results("a", {"z": 3}, ["y"])
        assert cache.all_results("a") == {"y": 2, "z": 3}


def test_another_version_starts_empty(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "one")) as cache:
        cache.keep_results("a", {"x": 1}, ["x"])
        cache.keep_stamps({"p": ("1:2", "digest")})
    with closing(Cache(tmp_path, "two")) as cache:
        assert cache.all_results("a") == {}
        assert cache.stamps() == {}


def test_a_value_of_a_stranger_is_never_unpickled(tmp_path: Path) -> None:
    """The folder `build/` may come along with somebody else's papers."""
    proof = tmp_path / "ran"
    with closing(Cache(tmp_path / "cache", "a version without our secret")) as cache:
        cache.keep_results("file", {"x": _Evil(str(proof))}, ["x"])
    with closing(Cache(tmp_path / "cache", cache_version(tmp_path))) as cache:
        assert cache.all_results("file") == {}
    assert not proof.exists()


class _Evil:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path(self.path),)


def test_a_damaged_database_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "results.sqlite").write_bytes(b"this is no database " * 400)
    with closing(Cache(tmp_path, "one")) as cache:
        cache.keep_results("a", {"x": 1}, ["x"])
        assert cache.results("a", ["x"]) == {"x": 1}


def test_a_damaged_value_counts_as_unknown(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "one")) as cache:
        cache.keep_results("a", {"x": 1, "y": 2}, ["x", "y"])
    with closing(sqlite3.connect(tmp_path / "results.sqlite")) as base:
        base.execute("UPDATE result SET value = ? WHERE key = 'a:x'", (b"\x80\x05garbage",))
        base.commit()
    with closing(Cache(tmp_path, "one")) as cache:
        assert cache.all_results("a") == {"y": 2}


def test_without_a_place_to_keep_results_the_run_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with closing(Cache(tmp_path / "file", "one")) as cache:
        cache.keep_results("a", {"x": 1}, ["x"])
        cache.keep_stamps({"p": ("1", "2")})
        assert cache.results("a", ["x"]) == {}
        assert cache.stamps() == {}
