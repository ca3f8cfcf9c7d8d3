"""Looking at a request: facts are written down once, whoever else writes; faults are ERROR, never a pass."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reglament.forge.base import ForgeError, Stored
from reglament.gate.decision import Outcome, Standing
from reglament.gate.ledger import read, write
from reglament.gate.records import Concluded, Dismissed, Head, Opened, Seen
from reglament.gate.reviews import Review, State
from reglament.pipeline.gating import Case, read_case
from reglament.pipeline.gating_ledger import BranchStore, ForgeStore, Kept, Store
from reglament.pipeline.gating_look import TRIES, Shown, glance, look
from reglament.pipeline.git import Git
from tests.unit.pipeline.test_gating import HOST, ROOT, Clone

START = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)


@dataclass
class Shelf:
    """Files of one branch of a forge, as its API compares and swaps them; answers can be lost."""

    files: dict[str, Stored] = field(default_factory=dict)
    lost: int = 0
    broken: bool = False
    before_write: list[bytes] = field(default_factory=list)

    def read_file(self, path: str, branch: str) -> Stored | None:
        assert branch == "visas"
        return self.files.get(path)

    def write_file(self, path: str, branch: str, data: bytes, version: str, message: str) -> None:
        if self.broken:
            raise ForgeError("The server's answer cannot be read.")
        if self.before_write:
            there = self.files.get(path, Stored(b"", "0"))
            self.files[path] = Stored(self.before_write.pop(), f"{int(there.version) + 1}")
        there = self.files.get(path)
        if (there.version if there else "") != version:
            raise ForgeError("The server {host} did not do what the gate asked ({reason}).", host="h", reason="409")
        self.files[path] = Stored(data, f"{int(version or 0) + 1}")
        if self.lost:
            self.lost -= 1
            raise ForgeError("The server {host} did not do what the gate asked ({reason}).", host="h", reason="504")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    root = tmp_path_factory.mktemp("look") / "clone"
    root.mkdir()
    return Clone(root)


@pytest.fixture(scope="module")
def case(clone: Clone) -> Case:
    return read_case(Git.at(clone.root), "main", "draft", "main", HOST, ROOT / "schemas")


@pytest.fixture(params=["branch", "forge"])
def store(request: pytest.FixtureRequest, clone: Clone, tmp_path: Path) -> Store:
    if request.param == "forge":
        return ForgeStore(Shelf(), 7)  # type: ignore[arg-type]
    clone("update-ref", "-d", "refs/heads/visas")
    return BranchStore(Git.at(clone.root), 7)


def shown(*reviews: Review) -> Shown:
    return Shown(author=1009, created=START - timedelta(hours=1), target="main", reviews=reviews)


def approval(case: Case, user: int = 1007, **more: object) -> Review:
    made = Review("1", user, "q", State.APPROVED, START + timedelta(minutes=5), commit=case.head)
    return replace(made, **more)


def records(store: Store) -> list[str]:
    return [type(record).__name__ for record in read(store.read().data)]


def test_facts_are_written_down_once(case: Case, store: Store) -> None:
    decision = look(case, shown(), store, START)
    assert decision.outcome is Outcome.PENDING
    assert records(store) == ["Opened", "Head", "Concluded"]
    before = store.read()
    assert look(case, shown(), store, START + timedelta(minutes=1)) == replace(
        decision, at=START + timedelta(minutes=1)
    )
    assert store.read() == before


def test_a_review_is_kept_with_what_the_registers_say(case: Case, store: Store) -> None:
    look(case, shown(), store, START)
    stranger = approval(case, 99, id="2")
    ghost = replace(approval(case, id="3"), user=None)
    decision = look(case, shown(approval(case), stranger, ghost), store, START + timedelta(minutes=6))
    assert next(one for one in decision.roles if one.role.position == "head-finance").standing is Standing.VISA
    seen = [one for one in read(store.read().data) if isinstance(one, Seen)]
    assert [(one.person, one.role, one.basis) for one in seen] == [
        ("qazynaev", "head-finance", "holder"),
        ("", "", ""),
        ("", "", ""),
    ]
    assert records(store) == ["Opened", "Head", "Concluded", "Seen", "Seen", "Seen", "Concluded"]


def test_another_day_is_another_conclusion(case: Case, store: Store) -> None:
    look(case, shown(), store, START)
    decision = look(case, shown(), store, START + timedelta(days=30))
    assert any(one.standing is Standing.OVERDUE for one in decision.roles)
    assert records(store) == ["Opened", "Head", "Concluded", "Concluded"]


def test_who_writes_in_between_is_read_first(case: Case) -> None:
    other = write((Opened(START, 1009, "main"), Head(START, "e" * 40, "main", "old", "old")))
    shelf = Shelf(before_write=[other])
    store = ForgeStore(shelf, 7)  # type: ignore[arg-type]
    look(case, shown(), store, START + timedelta(minutes=1))
    assert store.read().data.startswith(other)
    assert records(store) == ["Opened", "Head", "Head", "Concluded"]


def test_a_lost_answer_writes_nothing_twice(case: Case) -> None:
    store = ForgeStore(Shelf(lost=1), 7)  # type: ignore[arg-type]
    assert look(case, shown(), store, START).outcome is Outcome.PENDING
    assert records(store) == ["Opened", "Head", "Concluded"]


def test_a_forge_that_refuses_is_no_conflict(case: Case) -> None:
    store = ForgeStore(Shelf(broken=True), 7)  # type: ignore[arg-type]
    with pytest.raises(ForgeError):
        look(case, shown(), store, START)


class Busy:
    """A ledger that somebody else always writes first."""

    asked = 0

    def read(self) -> Kept:
        return Kept()

    def append(self, before: Kept, lines: bytes) -> bool:
        self.asked += 1
        return False


def test_a_ledger_that_never_rests_is_an_error(case: Case) -> None:
    store = Busy()
    assert look(case, shown(), store, START).outcome is Outcome.ERROR
    assert store.asked == TRIES


def test_a_broken_ledger_and_a_clock_that_runs_back_are_errors(case: Case, store: Store) -> None:
    look(case, shown(), store, START)
    before = store.read()
    assert look(case, shown(), store, START - timedelta(minutes=1)).outcome is Outcome.ERROR
    assert look(case, shown(approval(case), approval(case)), store, START).outcome is Outcome.ERROR
    assert store.read() == before
    store.append(before, b"{}\n")
    broken = look(case, shown(), store, START + timedelta(minutes=1))
    assert broken.outcome is Outcome.ERROR
    assert any("Call" in one.message for one in broken.because)


def test_a_dismissed_review_is_two_facts(case: Case, store: Store) -> None:
    look(case, shown(), store, START)
    look(case, shown(approval(case, dismissed=True, dismissed_by=1001)), store, START + timedelta(minutes=6))
    found = read(store.read().data)
    assert [type(one) for one in found[3:]] == [Seen, Dismissed, Concluded]


def test_a_glance_writes_nothing_and_asks_nobody(case: Case, store: Store) -> None:
    assert glance(case, "main", (), START).outcome is Outcome.PENDING
    look(case, shown(), store, START)
    look(case, shown(approval(case)), store, START + timedelta(minutes=6))
    known = read(store.read().data)
    decision = glance(case, "main", known, START + timedelta(hours=1))
    assert next(one for one in decision.roles if one.role.position == "head-finance").standing is Standing.VISA
    last = next(one for one in reversed(known) if isinstance(one, Concluded))
    assert decision.fingerprint == last.results
