"""Equal values have equal digests, whatever shares what in memory; different values have different ones."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.loading import read_markdown
from reglament.model.documents import Document, Source
from reglament.model.fingerprint import dumps, fingerprint

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(PLAIN)
def test_a_copy_has_the_digest_of_the_original(value: object) -> None:
    assert fingerprint(value, value) == fingerprint(copy.deepcopy(value), pickle.loads(pickle.dumps(value)))


@given(PLAIN, PLAIN)
def test_only_equal_values_share_a_digest(one: object, other: object) -> None:
    if fingerprint(one) == fingerprint(other):
        assert repr(one) == repr(other)


def tree(text: str) -> object:
    return read_markdown("content/acts/2026/a/act.ru.md", "ru", text.encode())[0]


def test_records_texts_and_papers() -> None:
    text = tree("# О чистоте\n\n1. Убрать.\n")
    assert fingerprint(text) == fingerprint(tree("# О чистоте\n\n1. Убрать.\n"))
    assert fingerprint(text) != fingerprint(tree("# О чистоте\n\n1. Убирать.\n"))
    assert pickle.loads(dumps(text)) == text
    paper = Document("a", "order", Source("a.yml", {}, {}, ""), digest="1")
    assert fingerprint(paper) != fingerprint(replace(paper, digest="2"))
    assert fingerprint(replace(paper, digest="")) != fingerprint(replace(paper, digest="", kind="decree"))


def test_what_is_no_value_has_no_digest() -> None:
    with pytest.raises(TypeError):
        fingerprint(n for n in range(3))
