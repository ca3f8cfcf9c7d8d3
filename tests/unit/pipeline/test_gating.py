"""A request read from a real git repository: policy of the base, package of the merge, ledger as a branch."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest

from reglament.gate.faults import GateFault
from reglament.gate.package import Change
from reglament.pipeline.gating import read_case
from reglament.pipeline.gating_ledger import BranchStore, Kept
from reglament.pipeline.git import Git

ROOT = Path(__file__).resolve().parents[3]
HOST = "git.sarqyrama.example"
DOSSIER = "content/acts/2026/tazalyq"


class Clone:
    """A repository whose branch `draft` brings the draft on cleanliness."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "content", root / "content")
        shutil.copy(ROOT / "reglament.yml", root)
        self("init", "-q", "-b", "main")
        held = root.parent / "held"
        shutil.move(root / DOSSIER, held)
        self.commit("base")
        self("checkout", "-q", "-b", "draft")
        shutil.move(held, root / DOSSIER)
        self.commit("draft")

    def __call__(self, *words: str) -> str:
        who = ("-c", "user.name=Q", "-c", "user.email=Qubyrov@sarqyrama.example", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", "-C", self.root, *who, *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self, message: str) -> None:
        self("add", "-A")
        self("commit", "-q", "--allow-empty", "-m", message)

    def write(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    root = tmp_path / "clone"
    root.mkdir()
    return Clone(root)


def case(clone: Clone, base: str = "main", head: str = "draft"):
    return read_case(Git.at(clone.root), base, head, "main", HOST, ROOT / "schemas")


def test_a_request_is_read_from_git_alone(clone: Clone) -> None:
    found = case(clone)
    assert (found.package.change, found.package.dossier) == (Change.ACT, "acts/2026/tazalyq")
    assert found.package.flaws == ()
    assert found.emails == ("qubyrov@sarqyrama.example",)
    assert found.policy.commit == clone("rev-parse", "main")


class Counting(Git):
    """Knows which trees were listed whole."""

    whole: ClassVar[list[str]] = []

    def modes(self, commit: str, *paths: str) -> dict[str, tuple[str, str]]:
        if not paths:
            self.whole.append(commit)
        return super().modes(commit, *paths)


def test_only_the_tree_of_the_merge_is_listed_whole(clone: Clone) -> None:
    """An akimat has ten thousand papers, and a request a dozen."""
    git = Git.at(clone.root)
    read_case(Counting(git.program, git.root), "main", "draft", "main", HOST, ROOT / "schemas")
    assert Counting.whole == [git.merged(git.commit("main"), git.commit("draft"))]


def test_the_policy_is_that_of_the_base(clone: Clone) -> None:
    clone.write("content/registry/persons.yml", "id: 1007,", "id: 4242,")
    clone.commit("the request names another account")
    found = case(clone)
    assert 4242 not in found.policy.accounts
    assert found.package.change is Change.MIXED


def test_a_register_among_other_papers_is_none_1_5(clone: Clone) -> None:
    """It came in as a letter, with the visa of the apparatus alone; the guardians of the policy never saw it."""
    clone("checkout", "-q", "main")
    letter = clone.root / "content/letters/2026/letter.yml"
    letter.parent.mkdir(parents=True, exist_ok=True)
    row = "{person: mezgilov, position: head-land, from: 2026-01-01}"
    letter.write_text(f"kind: appointments\nappointments:\n  - {row}\n", encoding="utf-8")
    clone.commit("a letter")
    found = case(clone)
    assert found.policy.right("mezgilov", "head-land", date(2026, 11, 4)) is None
    assert found.policy.right("zheruiyqov", "head-land", date(2026, 11, 4)) is not None


def test_a_file_of_the_dossier_that_came_to_the_base_is_in_the_package(clone: Clone) -> None:
    before = case(clone).package.digest
    clone("checkout", "-q", "main")
    (clone.root / DOSSIER).mkdir(parents=True)
    (clone.root / DOSSIER / "annex-3.kk.md").write_text("# Қосымша\n\nМәтін.\n", encoding="utf-8")
    clone.commit("another annex")
    assert case(clone).package.digest != before


def test_a_conflict_is_an_error(clone: Clone) -> None:
    clone("checkout", "-q", "main")
    (clone.root / DOSSIER).mkdir(parents=True)
    (clone.root / DOSSIER / "act.yml").write_text("kind: order\n", encoding="utf-8")
    clone.commit("the same file, otherwise")
    with pytest.raises(GateFault, match="conflicts"):
        case(clone)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/registry/persons.yml", "kind: persons", "kind: persons\nkind: persons"),
        ("content/registry/persons.yml", "id: 1007,", "id: 1008,"),
        ("content/registry/units.yml", "head: head-finance", "head: [head-finance]"),
        ("reglament.yml", "needed: 2", "needed: many"),
    ],
)
def test_a_broken_register_of_the_base_is_an_error(clone: Clone, path: str, old: str, new: str) -> None:
    clone("checkout", "-q", "main")
    clone.write(path, old, new)
    clone.commit("a slip")
    with pytest.raises(GateFault):
        case(clone)


def test_a_link_in_a_dossier_is_a_flaw(clone: Clone) -> None:
    (clone.root / DOSSIER / "annex-9.kk.md").symlink_to("/proc/self/environ")
    clone.commit("a link")
    assert case(clone).package.flaws


def test_a_ledger_grows_on_its_own_branch(clone: Clone) -> None:
    git = Git.at(clone.root)
    seven, eight = BranchStore(git, 7), BranchStore(git, 8)
    first = seven.read()
    assert first == Kept()
    assert seven.append(first, b"one\n")
    assert eight.append(eight.read(), b"other\n")
    assert seven.append(seven.read(), b"two\n")
    assert (seven.read().data, eight.read().data, BranchStore(git, 9).read().data) == (b"one\ntwo\n", b"other\n", b"")
    assert clone("log", "--format=%s", "visas").split("\n") == ["Request 7", "Request 8", "Request 7"]
    assert not seven.append(first, b"three\n")
    assert seven.read().data == b"one\ntwo\n"
