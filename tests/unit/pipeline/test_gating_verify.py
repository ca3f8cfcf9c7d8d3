"""Ledgers proven over a real repository: whole ones are, and each way of tampering is told."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reglament.gate.ledger import read, write
from reglament.gate.records import Concluded, Record, Seen
from reglament.gate.reviews import State
from reglament.pipeline.gating_ledger import LEDGER, BranchStore, Kept
from reglament.pipeline.gating_verify import Difference, verify
from reglament.pipeline.git import Git
from tests.unit.pipeline.gating_scene import Request
from tests.unit.pipeline.test_gating import HOST, ROOT, Clone


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    root = tmp_path_factory.mktemp("verify") / "clone"
    root.mkdir()
    made = Clone(root)
    request = Request(made)
    request.look()
    request.review("qazynaev")
    request.look()
    request.review("zheruiyqov", State.CHANGES_REQUESTED, "Мерзім Жер кодексіне сай емес.")
    request.look()
    made("branch", "kept", "visas")
    return made


@pytest.fixture(autouse=True)
def _fresh(clone: Clone) -> None:
    clone("update-ref", LEDGER, clone("rev-parse", "kept"))


def found(clone: Clone) -> tuple[Difference, ...]:
    git = Git.at(clone.root)
    return verify(git, git.find(LEDGER), HOST, ROOT / "schemas").differences


def rewritten(clone: Clone, change: Callable[[Sequence[Record]], Sequence[Record]]) -> None:
    """The ledger as somebody would write it anew, chain and all, on a branch without a past."""
    git = Git.at(clone.root)
    records = change(read(BranchStore(git, 7).read().data))
    git._run("update-ref", "-d", LEDGER)
    assert BranchStore(git, 7).append(Kept(), write(records))


def test_a_whole_ledger_is_proven(clone: Clone) -> None:
    git = Git.at(clone.root)
    proven = verify(git, git.find(LEDGER), HOST, ROOT / "schemas")
    assert (proven.commits, proven.requests, proven.conclusions, proven.differences) == (3, 1, 3, ())


def test_a_conclusion_that_was_made_up(clone: Clone) -> None:
    rewritten(
        clone,
        lambda records: [replace(one, outcome="satisfied") if isinstance(one, Concluded) else one for one in records],
    )
    differences = found(clone)
    assert differences[0].params == {"written": "satisfied", "drawn": "pending"}
    assert (differences[0].request, differences[0].line) == (7, 3)


def test_a_refusal_turned_into_consent(clone: Clone) -> None:
    rewritten(
        clone,
        lambda records: [replace(one, state=State.APPROVED) if isinstance(one, Seen) else one for one in records],
    )
    assert [one.params["written"] for one in found(clone)] == ["blocked"]


def test_a_record_left_out(clone: Clone) -> None:
    rewritten(clone, lambda records: [one for one in records if not isinstance(one, Seen)])
    assert found(clone)


def test_a_line_changed_in_place(clone: Clone) -> None:
    git = Git.at(clone.root)
    store = BranchStore(git, 7)
    kept = store.read()
    tampered = kept.data.replace("сай емес".encode(), "сай     ".encode())
    assert git.append(LEDGER, "ledger/7.jsonl", tampered, "x", kept.version)
    messages = [one.message for one in found(clone)]
    assert "The commit {commit} changes what the ledger {path} had." in messages
    assert "Line {line} of the ledger is not chained to the one before it." in messages


def test_a_ledger_dropped_and_another_file_put(clone: Clone) -> None:
    clone("update-ref", LEDGER, clone("commit-tree", "main^{tree}", "-p", "visas", "-m", "x"))
    messages = [one.message for one in found(clone)]
    assert "The commit {commit} drops the ledger {path}." in messages
    assert any("something else" in one for one in messages)


def test_a_commit_that_is_not_here_is_told_as_such(clone: Clone) -> None:
    nowhere = hashlib.sha1(b"nowhere", usedforsecurity=False).hexdigest()
    rewritten(
        clone, lambda records: [replace(one, policy=nowhere) if isinstance(one, Concluded) else one for one in records]
    )
    assert {one.absent for one in found(clone)} == {True}


def test_the_command_proves_and_tells(clone: Clone, tmp_path: Path) -> None:
    from reglament.cli import main  # the door itself, in this process

    assert main(["visas", "verify", "--root", str(clone.root), "--lang", "en"]) == 0
    rewritten(clone, lambda records: [one for one in records if not isinstance(one, Seen)])
    assert main(["visas", "verify", "--root", str(clone.root), "--lang", "ru", "--format", "json"]) == 1
