"""A real bare repository with the hook, and real pushes to it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reglament.gate.decision import Outcome
from reglament.pipeline.gating_ledger import BranchStore
from reglament.pipeline.git import Git
from tests.unit.pipeline.gating_scene import Request
from tests.unit.pipeline.test_gating import DOSSIER, Clone

ROOT = Path(__file__).resolve().parents[2]
GATE = {"REGLAMENT_GATE_ACCOUNT": "gate", "REMOTE_USER": "gate"}
SOMEBODY = {"REGLAMENT_GATE_ACCOUNT": "gate", "REMOTE_USER": "qubyrov"}


class Server:
    """A bare repository whose hook is an executable script, and a clone that pushes to it."""

    def __init__(self, folder: Path) -> None:
        self.bare = folder / "server.git"
        root = folder / "clone"
        root.mkdir()
        self.clone = Clone(root)
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.bare)], check=True)
        hook = self.bare / "hooks" / "pre-receive"
        hook.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "build.py"}" hook pre-receive --as-of 2026-11-05\n'
        )
        hook.chmod(0o755)
        self.clone("remote", "add", "origin", str(self.bare))
        assert self.push("main").returncode == 0

    def push(self, *refs: str, who: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        words = ["git", "-C", str(self.clone.root), "push", "origin", *refs]
        environment = {**os.environ, **(SOMEBODY if who is None else who)}
        return subprocess.run(words, capture_output=True, text=True, check=False, env=environment)

    def tip(self, ref: str) -> str:
        return Git.at(self.bare).find(f"refs/heads/{ref}")


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode, done.stderr
    assert "pre-receive hook declined" in done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


def test_a_request_without_visas_does_not_come_in_and_one_with_them_does(server: Server) -> None:
    clone, before = server.clone, server.tip("main")
    assert server.push("draft").returncode == 0
    refused(
        server.push("draft:main"), "запрос", "руководитель Управления финансов", "сұрау", "Қаржы басқармасының басшысы"
    )
    request = Request(clone)
    request.look()
    assert server.push("visas", who=GATE).returncode == 0
    refused(server.push("draft:main"), "ожидаются визы")
    assert request.pass_all().outcome is Outcome.SATISFIED
    refused(server.push("draft:main"), "ожидаются визы")  # the visas are on the drafter's computer only
    assert server.push("visas", who=GATE).returncode == 0
    clone("checkout", "-q", "main")
    clone("merge", "-q", "--no-ff", "-m", "merged", "draft")
    done = server.push("main")
    assert done.returncode == 0, done.stderr
    assert server.tip("main") != before


def test_the_tip_of_a_request_with_its_visas_comes_in_as_it_is(server: Server) -> None:
    Request(server.clone).pass_all()
    assert server.push("visas", who=GATE).returncode == 0
    done = server.push("draft:main")
    assert done.returncode == 0, done.stderr


def test_a_merge_with_something_of_its_own_is_refused(server: Server) -> None:
    clone = server.clone
    Request(clone).pass_all()
    assert server.push("visas", who=GATE).returncode == 0
    clone("checkout", "-q", "main")
    clone("merge", "-q", "--no-ff", "--no-commit", "draft")
    clone.write(f"{DOSSIER}/act.ru.md", "12.", "12. Кроме того,")
    clone.commit("merged, and more")
    refused(server.push("main"))


def test_a_commit_after_the_visas_is_refused(server: Server) -> None:
    clone = server.clone
    request = Request(clone)
    request.pass_all()
    clone.write(f"{DOSSIER}/act.ru.md", "12.", "12. Кроме того,")
    clone.commit("one more word")
    request.look()
    assert server.push("visas", who=GATE).returncode == 0
    refused(server.push("draft:main"), "визы")


def test_the_guarded_branch_is_not_deleted_nor_written_anew(server: Server) -> None:
    clone = server.clone
    refused(server.push(":main"))
    clone("checkout", "-q", "--orphan", "other")
    clone.commit("all anew")
    refused(server.push("--force", "other:main"))
    assert server.push("other").returncode == 0, "a branch of one's own is free"


def test_ledgers_are_pushed_by_the_gate_alone_and_only_grow(server: Server) -> None:
    clone = server.clone
    Request(clone).look()
    refused(server.push("visas"))
    refused(server.push("visas", who={"REMOTE_USER": "gate"}))
    assert server.push("visas", who=GATE).returncode == 0
    refused(server.push(":visas", who=GATE))
    git = Git.at(clone.root)
    store = BranchStore(git, 7)
    kept = store.read()
    assert store.append(type(kept)(kept.data[: kept.data.index(b"\n") + 1], kept.version), b"")
    refused(server.push("visas", who=GATE), "ledger/7.jsonl")
    clone("update-ref", "refs/heads/visas", git.find("visas~1"))
    assert store.append(store.read(), b"{}\n")
    refused(server.push("visas", who=GATE))
    clone("update-ref", "refs/heads/visas", git.find("visas~1"))
    clone("commit-tree", "HEAD^{tree}", "-m", "x")
    clone("update-ref", "refs/heads/visas", clone("commit-tree", "HEAD^{tree}", "-p", "visas", "-m", "papers"))
    refused(server.push("visas", who=GATE))


def test_a_ledger_of_ones_own_under_another_name_counts_for_nothing(server: Server) -> None:
    Request(server.clone).pass_all()
    done = server.push("visas:refs/remotes/origin/visas", "draft:refs/heads/draft")
    assert done.returncode == 0, done.stderr
    refused(server.push("draft:main"))
    refused(server.push("draft:refs/replace/" + server.tip("main")))


def test_one_refused_reference_refuses_the_push(server: Server) -> None:
    refused(server.push("draft:refs/heads/mine", "draft:main"))
    assert not server.tip("mine")


def test_names_of_branches_are_only_names(server: Server) -> None:
    names = ["a;touch${IFS}pwned", "$(touch${IFS}pwned)", "--upload-pack=x", "қ", "main;", "x'y\"z"]
    done = server.push(*(f"draft:refs/heads/{name}" for name in names))
    assert done.returncode == 0, done.stderr
    refused(server.push(*(f"draft:refs/heads/{name}-2" for name in names), "draft:main"))
    assert not list(server.bare.rglob("pwned"))
    assert not list(server.clone.root.rglob("pwned"))


@pytest.mark.parametrize("lines", ["x y z\n", f"{'0' * 40} {'0' * 39} refs/heads/main\n", f"{'0' * 40}\n"])
def test_lines_that_git_never_writes_are_refused(server: Server, lines: str) -> None:
    words = [sys.executable, str(ROOT / "build.py"), "hook", "pre-receive", "--lang", "en"]
    done = subprocess.run(words, cwd=server.bare, input=lines, capture_output=True, text=True, check=False)
    assert (done.returncode, "called by git alone" in done.stderr) == (2, True), done.stderr


def test_registers_that_cannot_be_read_let_nothing_in(tmp_path: Path) -> None:
    server = Server(tmp_path)
    clone = server.clone
    bare = Git.at(server.bare)
    clone("checkout", "-q", "main")
    clone.write("content/registry/persons.yml", "id: 1007,", "id: 1008,")
    clone.commit("a slip")
    clone("push", "-q", "origin", "main:slip")
    subprocess.run(["git", "-C", server.bare, "update-ref", "refs/heads/main", bare.find("slip")], check=True)
    clone("commit", "-q", "--allow-empty", "-m", "more")
    refused(server.push("main"), "1008")


SEALED = "content/acts/2026/mindetter-2"


def sealed_request(clone: Clone, number: int, change: tuple[str, str, str]) -> Outcome:
    """A request on a sealed act, with every visa that is asked of it."""
    clone("checkout", "-q", "-B", "draft", "main")
    name, old, new = change
    clone.write(f"{SEALED}/{name}", old, new)
    clone.commit("a sealed act")
    request = Request(clone, number, author="khattamaeva")
    for one in request.look().roles:
        person = request.case.policy.registers.holder(one.role.position, request.now.date())
        if person and person != "khattamaeva":
            request.review(person)
    return request.look().outcome


def test_a_sealed_act_that_was_changed_comes_in_with_no_visas(server: Server) -> None:
    """A word of it, its number or a sum of its seal: whoever gave a visa, the push is refused (clause 30)."""
    changes = [("act.ru.md", "1.", "1. Кроме того,"), ("act.yml", "number:", "signature: x\nnumber:"),
               ("seal.yml", 'sha256: "', 'sha256: "0')]  # fmt: skip
    for number, change in enumerate(changes, start=20):
        assert sealed_request(server.clone, number, change) is Outcome.BLOCKED
        assert server.push("visas", who=GATE).returncode == 0
        refused(server.push("draft:main"), f"{SEALED}/")
    assert sealed_request(server.clone, 30, ("act.yml", "status: in_force", "status: repealed")) is Outcome.SATISFIED
    assert server.push("visas", who=GATE).returncode == 0
    done = server.push("draft:main")
    assert done.returncode == 0, done.stderr
