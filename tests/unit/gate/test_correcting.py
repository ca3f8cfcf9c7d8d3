"""A text that became another by named corrections, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.gate.correcting import only_corrected

OLD = "1. Проложить дорошки в парке.\n2. Дорошки освещаются.\n"


@pytest.mark.parametrize(
    ("new", "changes", "whether"),
    [
        (OLD, [], True),
        (OLD.replace("дорошки", "дорожки"), [("дорошки", "дорожки")], True),
        (OLD.replace("орошки", "орожки"), [("орошки", "орожки")], True),
        (OLD.replace("орошки", "орожки", 1), [("орошки", "орожки")], True),
        (OLD.replace("орошки", "орожки"), [("дорошки", "дорожки")], False),
        (OLD.replace("дорошки", "дорожки") + " ", [("дорошки", "дорожки")], False),
        (OLD.replace("2.", "3."), [("дорошки", "дорожки")], False),
        (OLD.replace(" в парке", ""), [(" в парке", "")], True),
        (OLD.replace("дорошки", "дорожки и аллеи"), [("дорошки", "дорожки")], False),
        ("", [(OLD, "")], True),
        ("ab", [("", "ab")], False),
    ],
)
def test_only_what_is_named(new: str, changes: list[tuple[str, str]], *, whether: bool) -> None:
    assert only_corrected(OLD, new, changes) is whether


@pytest.mark.parametrize(
    ("was", "letters"),
    [
        ([f"такого слова нет {number}" for number in range(5000)], OLD * 4000),
        (["а" * number for number in range(1, 200)], "а" * 200_000),
    ],
)
def test_a_stranger_s_corrections_keep_nobody_waiting(was: list[str], letters: str) -> None:
    """Thousands of corrections, or such as begin everywhere: called unclear at once instead of tried for minutes."""
    assert not only_corrected(letters, letters, [("а", "б"), *((one, f"{one}!") for one in was)])


words = st.lists(st.sampled_from(["а", "б", "аб", "ба", " "]), max_size=30).map("".join)


@given(words, st.lists(st.tuples(words.filter(bool), words), min_size=1, max_size=3), st.data())
def test_corrections_that_are_named_are_always_found(
    old: str, changes: list[tuple[str, str]], data: st.DataObject
) -> None:
    new, at = "", 0
    while at < len(old):
        fitting = [(was, now) for was, now in changes if old.startswith(was, at)]
        if fitting and data.draw(st.booleans()):
            was, now = data.draw(st.sampled_from(fitting))
            new, at = new + now, at + len(was)
        else:
            new, at = new + old[at], at + 1
    assert only_corrected(old, new, changes)


@given(words, words, st.tuples(words.filter(bool), words))
def test_it_agrees_with_trying_everything(old: str, new: str, change: tuple[str, str]) -> None:
    def reach(at: int, there: int, seen: set[tuple[int, int]]) -> bool:
        if (at, there) in seen:
            return False
        seen.add((at, there))
        if (at, there) == (len(old), len(new)):
            return True
        was, now = change
        corrected = was != now and old.startswith(was, at) and new.startswith(now, there)
        if corrected and reach(at + len(was), there + len(now), seen):
            return True
        alike = at < len(old) and there < len(new) and old[at] == new[there]
        return alike and reach(at + 1, there + 1, seen)

    assert only_corrected(old, new, [change]) == reach(0, 0, set())
