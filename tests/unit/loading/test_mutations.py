"""Good papers spoilt a little: no exception from any reader, schema or rule, and never more than two seconds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reglament.loading import File, read_file
from reglament.loading.assemble import assemble
from reglament.loading.discover import discover
from reglament.model.documents import Repository, Source
from reglament.model.registers import Registers
from reglament.model.tree import TextTree
from reglament.report import text
from reglament.rules import engine
from reglament.schema import Schemas
from reglament.settings import MARKER, resource
from tests.rules.harness import BASE, context
from tests.stopwatch import stopwatch

CONTEXT, _ = context(BASE)
DISCOVERED = discover(BASE)
DATA = {file.path: (BASE / file.path).read_bytes() for file in DISCOVERED.files}
READ = {file.path: read_file(file, DATA[file.path])[0] for file in DISCOVERED.files}
SCHEMAS = Schemas(resource("schemas"))
PIECES = [
    *(b"\x00", b"\xff", b"\n", b" ", b"  ", b"\t", b"- ", b": ", b"{", b"}", b"[", b"]", b'"', b"'", b"&a ", b"*a"),
    *(b"!!t ", b"<<: ", b"null", b"true", b"-1", b"2026-02-30", b"9" * 30, b"# ", b"## ", b"1. ", b"|", b"../../etc"),
    *(b"kind: decree\n", "«".encode(), "\u202e".encode(), "\U0001f600".encode()),
]
cut = st.tuples(st.just("cut"), st.integers(0, 9999), st.integers(1, 60), st.just(b""))
insert = st.tuples(st.just("insert"), st.integers(0, 9999), st.just(0), st.sampled_from(PIECES))
double = st.tuples(st.just("double"), st.integers(0, 9999), st.integers(1, 200), st.just(b""))
MUTATIONS = st.lists(st.one_of(cut, insert, double), min_size=1, max_size=5)


def spoilt(data: bytes, mutations: list[tuple[str, int, int, bytes]]) -> bytes:
    for sort, at, length, piece in mutations:
        at %= len(data) + 1
        if sort == "cut":
            data = data[:at] + data[at + length :]
        elif sort == "insert":
            data = data[:at] + piece + data[at:]
        else:
            data = data[: at + length] + data[at:]
    return data


def checked(file: File, data: bytes) -> None:
    result, found = read_file(file, data)
    sources = {path: one for path, one in READ.items() if isinstance(one, Source)}
    trees = {path: one for path, one in READ.items() if isinstance(one, TextTree)}
    sources.pop(file.path, None)
    trees.pop(file.path, None)
    if isinstance(result, Source):
        sources[file.path] = result
        if result.data["kind"] in SCHEMAS.kinds:
            found += SCHEMAS.check(result)
    elif result is not None:
        trees[file.path] = result
    loaded = assemble(DISCOVERED, sources, trees)
    repository = Repository(loaded.documents, loaded.unread)
    given = replace(CONTEXT, repository=repository, registers=Registers.of(repository))
    for lang in ("kk", "ru", "en"):
        text([*found, *loaded.diagnostics], lambda path: None, lang)
    text(engine.run(given), lambda path: None, "kk")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([file for file in DISCOVERED.files if file.path != MARKER]), MUTATIONS)
def test_a_spoilt_paper_brings_nothing_down(file: File, mutations: list[tuple[str, int, int, bytes]]) -> None:
    with stopwatch() as watch:
        checked(file, spoilt(DATA[file.path], mutations))
    assert watch.seconds < 2


def test_the_base_is_read() -> None:
    assert Path(BASE).is_dir()
    assert all(one is not None for one in READ.values())
