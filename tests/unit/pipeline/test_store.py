"""Rendered files are kept by content, checked on demand and dropped when nobody used them for a while."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from reglament.pipeline.cache import Cache
from reglament.pipeline.store import SPARED, Store, put
from reglament.pipeline.swap import lay


def test_an_object_is_found_again_by_its_inputs(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "v")) as cache:
        store = Store(tmp_path, cache)
        made = put(store.folder, b"%PDF", pages=3)
        store.keep({"key": {"pdf": made}})
    with closing(Cache(tmp_path, "v")) as cache:
        store = Store(tmp_path, cache)
        assert store.known(["key", "other"], verify=True) == {"key": {"pdf": made}}
        assert store.path(made).read_bytes() == b"%PDF"
        assert (made.size, made.pages) == (4, 3)


def test_a_lost_or_changed_object_is_made_again(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "v")) as cache:
        store = Store(tmp_path, cache)
        lost, cut, changed = (put(store.folder, word) for word in (b"lost", b"cut", b"changed"))
        store.keep({"lost": {"pdf": lost}, "cut": {"pdf": cut}, "changed": {"pdf": changed}})
        store.path(lost).unlink()
        for made, word in ((cut, b"c"), (changed, b"CHANGED")):
            store.path(made).chmod(0o644)
            store.path(made).write_bytes(word)
        assert set(store.known(["lost", "cut", "changed"], verify=False)) == {"changed"}
        assert store.known(["lost", "cut", "changed"], verify=True) == {}
        assert put(store.folder, b"changed") == changed
        assert store.path(changed).read_bytes() == b"changed"


def test_an_unused_object_is_kept_for_some_builds_and_then_removed(tmp_path: Path) -> None:
    with closing(Cache(tmp_path, "v")) as cache:
        store = Store(tmp_path, cache)
        old = put(store.folder, b"old")
        store.keep({"old": {"pdf": old}})
        new = put(store.folder, b"new")
        for _ in range(SPARED - 1):
            store.keep({"new": {"pdf": new}})
            assert store.known(["old"], verify=True)
        store.keep({"new": {"pdf": new}})
        assert not store.known(["old"], verify=False)
        assert not store.path(old).exists()
        assert store.path(new).is_file()


def test_a_copy_is_laid_where_it_is_wanted(tmp_path: Path) -> None:
    made = put(tmp_path / "objects", b"words")
    target = tmp_path / "site/files/acts/2026/a/act.kk.pdf"
    lay(tmp_path / "objects" / made.digest[:2] / made.digest, target)
    assert target.read_bytes() == b"words"
    assert target.stat().st_mode & 0o044 == 0o044
