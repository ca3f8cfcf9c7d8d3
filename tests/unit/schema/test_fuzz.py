"""Any data gives findings inside the file, never an exception, and the two engines see the same faults."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.model.documents import Source
from reglament.schema.store import value_at
from tests.unit.schema.helpers import EXAMPLES, FAST, REFEREE, example, sentence, source, way_out

KINDS = st.sampled_from(FAST.kinds)
WORDS = st.sampled_from(
    [
        *("", " ", "kind", "title", "person", "position", "date", "2026-11-26", "2026-02-30", "26.11.2026", "10:00"),
        *("9:00", "no", "қала", "№ 5", "acts/2026/x/act", "a-b", "A_b", "x\n", "2026-11-26\n", "akim\n", "draft"),
        *("{", "%s", "~1/0"),
    ]
)
TEXTS = st.one_of(WORDS, st.text(max_size=12))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False), TEXTS
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=8
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values below the root."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = []
    for step, value in steps:
        found += [(*path, step), *places(value, (*path, step))]
    return found


@st.composite
def mutants(draw: st.DrawFn) -> tuple[str, Any]:
    """An example with one to four values changed, taken out or added."""
    kind = draw(KINDS)
    data = example(kind)
    for _ in range(draw(st.integers(1, 4))):
        known = [path for path in places(data) if path != ("kind",)]
        path = draw(st.sampled_from(known))
        owner, step = value_at(data, path[:-1]), path[-1]
        action = draw(st.sampled_from(["replace", "remove", "add", "copy"]))
        if action == "replace":
            owner[step] = draw(VALUES)
        elif action == "remove":
            del owner[step]
        elif action == "copy":
            owner[step] = json.loads(json.dumps(value_at(data, draw(st.sampled_from(known))))) if known else None
        elif isinstance(owner, dict):
            owner[draw(TEXTS)] = draw(VALUES)
        else:
            owner.append(draw(VALUES))
        if not [path for path in places(data) if path != ("kind",)]:
            break
    return kind, data


def bare(kind: str, data: Any) -> Source:
    """Plain data with the positions of the example: unknown places fall back to the nearest known one."""
    known = source(json.dumps(EXAMPLES[kind], ensure_ascii=False, indent=1))
    return Source(known.path, data, known.places, known.digest)


@given(mutants())
@settings(max_examples=400, deadline=None)
def test_findings_of_mutants_are_sayable_and_inside_the_file(mutant: tuple[str, Any]) -> None:
    kind, data = mutant
    origin = bare(kind, data)
    lines = json.dumps(EXAMPLES[kind], ensure_ascii=False, indent=1).count("\n") + 1
    for found in FAST.check(origin):
        assert found.location.path == origin.path
        assert 1 <= found.location.span.line <= lines
        for lang in ("kk", "ru", "en"):
            assert sentence(found, found.message, lang)
            assert sentence(found, way_out(found), lang)
        for note in found.notes:
            assert 1 <= note.location.span.line <= lines
            assert sentence(found, note.message, "kk")


@given(mutants())
@settings(max_examples=400, deadline=None)
def test_both_engines_see_the_same_faults(mutant: tuple[str, Any]) -> None:
    kind, data = mutant
    assert FAST.faults(kind, data) == REFEREE.faults(kind, data)


@given(KINDS, VALUES)
@settings(max_examples=200, deadline=None)
def test_any_data_under_a_known_kind(kind: str, value: Any) -> None:
    data = {**value, "kind": kind} if isinstance(value, dict) else {"kind": kind, "items": value, "persons": value}
    FAST.check(bare(kind, data))
    assert FAST.faults(kind, data) == REFEREE.faults(kind, data)


@given(mutants())
@settings(max_examples=150, deadline=None)
def test_data_without_findings_become_a_record(mutant: tuple[str, Any]) -> None:
    from reglament.model.records import convert

    kind, data = mutant
    if not FAST.check(bare(kind, data)):
        assert convert(kind, data) is not None
