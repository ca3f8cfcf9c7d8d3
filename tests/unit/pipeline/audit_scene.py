"""A guarded branch that grows by letters with the visas that they need, and by what should not be there."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from reglament.gate.decision import Outcome
from reglament.gate.reviews import State
from reglament.pipeline.gating_audit import Audited, Branch, audit
from reglament.pipeline.git import Git
from tests.unit.pipeline.gating_scene import START, Request
from tests.unit.pipeline.test_gating import HOST, ROOT, Clone

LETTER = "content/letters/2026/aua-sapasy.ru.md"
OTHER = "content/letters/2026/byudzhet-aqparat.ru.md"
THIRD = "content/letters/2026/ekologiya-derek.ru.md"


@dataclass
class Town:
    """A clone whose branch `main` is guarded since its first ledger."""

    clone: Clone
    number: int = 100

    @classmethod
    def copy(cls, original: Path, folder: Path) -> Town:
        """A town of one's own, as another one was."""
        shutil.copytree(original, folder)
        clone = Clone.__new__(Clone)
        clone.root = folder
        return cls(clone)

    @property
    def git(self) -> Git:
        return Git.at(self.clone.root)

    def tip(self, name: str = "main") -> str:
        return self.clone("rev-parse", name)

    def word(self, path: str = LETTER, word: str = "слово", message: str = "a word") -> str:
        """One more word at the end of a text, as a commit of the present branch."""
        file = self.clone.root / path
        file.write_text(file.read_text(encoding="utf-8") + f"\n{word}.\n", encoding="utf-8")
        self.clone.commit(message)
        return self.tip("HEAD")

    def start(self, branch: str) -> None:
        """A branch that begins where the guarded one is."""
        self.clone("checkout", "-q", "-B", branch, "main")

    def request(self, branch: str, author: str = "khattamaeva") -> Request:
        """The branch as a request."""
        self.number += 1
        return Request(self.clone, self.number, head=branch, author=author)

    def visas(self, request: Request) -> Request:
        """Everybody who is asked agrees, the akim last."""
        registers, decision = request.case.policy.registers, request.look()
        while waiting := [one.role.position for one in decision.roles if not one.passes]:
            for position in waiting:
                if position != "akim" or len(waiting) == 1:
                    request.review(registers.holder(position, START.date()) or "")
            decision = request.look()
        assert decision.outcome is Outcome.SATISFIED
        return request

    def passed(self, branch: str, *paths: str) -> Request:
        """A request with a word in each letter, and all its visas."""
        self.start(branch)
        for path in paths or (LETTER,):
            self.word(path, branch)
        return self.visas(self.request(branch))

    def merge(self, head: str, *words: str) -> str:
        """The merge into the guarded branch."""
        self.clone("checkout", "-q", "main")
        self.clone("merge", "-q", "--no-ff", "-m", f"Merge {head}", *words, head)
        return self.tip()

    def squash(self, head: str) -> str:
        """All of a head as one commit on the guarded branch."""
        self.clone("checkout", "-q", "main")
        self.clone("merge", "-q", "--squash", head)
        self.clone("commit", "-q", "-m", f"{head} (#1)")
        return self.tip()

    def forward(self, head: str) -> str:
        """The guarded branch goes on to a head."""
        self.clone("checkout", "-q", "main")
        self.clone("merge", "-q", "--ff-only", head)
        return self.tip()

    def rebase(self, head: str) -> str:
        """The commits of a head, written anew on the guarded branch."""
        self.clone("checkout", "-q", "-B", f"{head}-again", head)
        self.clone("rebase", "-q", "--force-rebase", "main")
        return self.forward(f"{head}-again")

    def refuse(self, request: Request) -> None:
        """The akim takes the visa back."""
        request.review("qiyalbekov", State.CHANGES_REQUESTED, "Нужны сведения за два года: без них не отправлять.")
        assert request.look().outcome is Outcome.BLOCKED

    def audit(self, tip: str = "main") -> Audited:
        """The branch audited."""
        return audit(self.git, branch(self.git, tip))


def branch(git: Git, tip: str = "main") -> Branch:
    """What is audited."""
    return Branch(git.commit(tip), "main", git.find("refs/heads/visas"), HOST, ROOT / "schemas")
