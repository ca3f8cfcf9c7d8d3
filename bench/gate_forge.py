"""The gate end to end: `visas status --pr` as a process against the fake servers of the tests, over HTTP."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from reglament.errors import ExitCode
from reglament.forge.base import Light
from reglament.forge.comment import MARKER
from reglament.gate.decision import Outcome
from reglament.gate.ledger import read
from reglament.gate.records import Seen
from reglament.gate.reviews import Review, State
from reglament.pipeline.gating_ledger import LEDGER, ledger_path
from tests.unit.forge.bare import Bare
from tests.unit.forge.conftest import environment
from tests.unit.forge.fake import Fake, Pull
from tests.unit.forge.loopback import Loopback

BUILD = Path(__file__).resolve().parents[1] / "build.py"
DIALECTS = {"ghes": "GitHub", "gitea": "Gitea"}
NUMBER = 7
FOUNDED = "refs/founded"
"""The branch of ledgers before the first of them."""
PRESSED = {State.APPROVED: "approve", State.CHANGES_REQUESTED: "refuse", State.COMMENTED: "comment"}


def served(root: Path, folder: Path) -> Bare:
    """The repository of the servers: the guarded branch, the request, and an empty branch of ledgers."""
    bare = Bare.made(folder / "bare.git")
    refs = ("refs/heads/main:refs/heads/main", f"refs/heads/draft:refs/pull/{NUMBER}/head")
    subprocess.run(["git", "-C", str(root), "push", "-q", str(bare.path), *refs], check=True)
    bare.commit(LEDGER, {}, "founder")
    bare.git("update-ref", FOUNDED, LEDGER)
    bare.git("repack", "-adq")
    return bare


@dataclass(frozen=True)
class Clone:
    """The gate's clone of the guarded branch, checked out; `git` keeps what it knew before anything was fetched."""

    root: Path
    git: Path

    @classmethod
    def of(cls, bare: Bare, folder: Path) -> Clone:
        """Made anew."""
        made = cls(folder / "clone", folder / "clone.git")
        words = ["git", "clone", "-q", "--no-local", "--single-branch", str(bare.path), str(made.root)]
        subprocess.run(words, check=True)
        time.sleep(1)  # or git would read every file again, because it is as young as the index
        made.status()
        shutil.copytree(made.root / ".git", made.git)
        return made

    def renew(self) -> None:
        """Forget what was fetched."""
        shutil.rmtree(self.root / ".git")
        shutil.copytree(self.git, self.root / ".git")

    def status(self) -> None:
        """What the gate is measured against."""
        subprocess.run(["git", "-C", str(self.root), "status", "--porcelain"], check=True, capture_output=True)


@dataclass
class Side:
    """A server of one dialect and the gate's clone of it; `settings` is the environment in which the gate runs."""

    fake: Fake
    clone: Clone
    port: Loopback
    settings: Mapping[str, str]
    spent: list[float] = field(default_factory=list)
    """Seconds of each look that the server took to answer."""
    opened: str = ""
    """The branch of ledgers when the gate had seen the request and none of its reviews."""
    comments: list[dict[str, Any]] = field(default_factory=list)
    """The comments of that time."""

    def begin(self, author: int, logins: Mapping[int, str], start: datetime, reviews: Iterable[Review]) -> None:
        """The request is opened and seen by the gate; then everybody says what they have to say."""
        self.fake.checked = False  # that is the tests' work, and no server's
        for number, login in logins.items():
            self.fake.user(number, login)
        pull = self.fake.pulls[NUMBER] = Pull(NUMBER, author, "draft", start - timedelta(hours=1))
        self.fake.now = start
        self.opened = self.fake.bare.tip(FOUNDED)
        self.forget()
        code, said = self.run()
        self.opened, self.comments = self.fake.bare.tip(LEDGER), [dict(one) for one in pull.comments]
        if code != ExitCode.FINDINGS or len(self.comments) != 1:
            sys.exit(f"the gate has not opened the request: {code} {said}")
        for review in reviews:
            self.fake.now = review.submitted
            self.fake.review(NUMBER, review.user, PRESSED[review.state], review.body)
        self.fake.now = start + timedelta(days=1)

    def measured(self) -> tuple[float, float]:
        """Seconds of the first look, which writes all reviews down, and of looking again."""
        self.forget()
        if self.seen:
            sys.exit("the gate has looked before it was measured")
        first = self.look()
        before = self.shown
        again = self.look()
        if self.shown != before:
            sys.exit("looking again has written something")
        return first, again

    def forget(self) -> None:
        """Back to where the gate had seen the request and none of its reviews; this server is the one that answers."""
        self.port.put(self.fake)
        self.clone.renew()
        self.fake.bare.git("update-ref", LEDGER, self.opened)
        self.fake.pulls[NUMBER].comments = [dict(one) for one in self.comments]

    def look(self) -> float:
        """Seconds of one look. Everything must have come through, or something else was measured."""
        self.fake.statuses.clear()
        before, begun = self.port.spent, time.perf_counter()
        code, said = self.run()
        took = time.perf_counter() - begun
        self.spent.append(self.port.spent - before)
        if code or json.loads(said)["outcome"] != Outcome.SATISFIED:
            sys.exit(f"the request does not pass: {code} {said}")
        lights = [one["state"] for one in self.fake.statuses if one["sha"] == self.fake.head(NUMBER)]
        if lights[-1:] != [Light.SUCCESS]:
            sys.exit(f"the light is {lights[-1:]}")
        wanted = len(self.fake.pulls[NUMBER].reviews)
        if self.seen != wanted:
            sys.exit(f"{self.seen} of {wanted} reviews are in the ledger")
        _, bodies = self.shown
        if len(bodies) != 1 or not bodies[0].startswith(MARKER) or bodies[0] == self.comments[0]["body"]:
            sys.exit(f"the comment does not tell what was decided: {bodies}")
        return took

    def run(self) -> tuple[int, str]:
        """The command from its start to its end: its exit code and what it says."""
        words = [sys.executable, str(BUILD), "visas", "status", "--pr", str(NUMBER), "--format", "json"]
        done = subprocess.run(
            [*words, "--root", str(self.clone.root)],
            check=False,
            capture_output=True,
            text=True,
            env={**self.settings, **environment(self.fake)},
        )
        return done.returncode, done.stdout or done.stderr

    @property
    def shown(self) -> tuple[str, list[str]]:
        """The ledgers and the comments on the server."""
        return self.fake.bare.tip(LEDGER), [str(one["body"]) for one in self.fake.pulls[NUMBER].comments]

    @property
    def seen(self) -> int:
        """Reviews in the ledger on the server."""
        ledger = self.fake.bare.git("cat-file", "blob", f"{LEDGER}:{ledger_path(NUMBER)}")
        return sum(isinstance(one, Seen) for one in read(ledger))
