#!/usr/bin/env python3
"""Measure the gate on a request of a large repository against `git status` on the same one.

    make bench-gate                                  # 10,000 files, 200 reviews; writes docs/reference/performance.md
    python bench/gate.py --files 2000 --rounds 3     # prints only

The request brings the draft on cleanliness into an akimat of invented dossiers; officials, strangers and programs have
left reviews on it. Every look reads both commits from git anew: nothing is kept between rounds, which are interleaved.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import yaml  # noqa: E402 - after the path is set
from generate import generate  # noqa: E402 - found beside this file
from section import MACHINE, put  # noqa: E402 - found beside this file

from reglament.gate.decision import Decision, Outcome  # noqa: E402
from reglament.gate.reviews import Review, State  # noqa: E402
from reglament.pipeline.gating import read_case  # noqa: E402
from reglament.pipeline.gating_ledger import BranchStore  # noqa: E402
from reglament.pipeline.gating_look import Shown, look  # noqa: E402
from reglament.pipeline.git import Git  # noqa: E402

HOST = "git.sarqyrama.example"
DOSSIER = "content/acts/2026/tazalyq"
START = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)
AGREE = (
    *("qazynaev", "zhosparov", "bulaqova", "zheruiyqov", "derektov"),
    *("baptarov", "sozdikova", "bolzhamov", "tiyanaqov"),
)
FIRST, AGAIN, STATUS = (
    "the gate: first look, 200 reviews written down",
    "the gate: looking again, nothing new",
    "`git status`",
)
COMMAND = "`visas status`, the process is started"


@dataclass
class Place:
    """The repository and the reviews of its request."""

    root: Path
    reviews: tuple[Review, ...]
    author: int
    files: int

    def git(self, *words: str) -> str:
        """What a git command prints."""
        who = ("-c", "user.name=bench", "-c", "user.email=bench@sarqyrama.example", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", "-C", self.root, *who, *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def look(self, now: datetime) -> Decision:
        """Everything from the two commits to the ledger."""
        git = Git.at(self.root)
        case = read_case(git, "main", "draft", "main", HOST, ROOT / "schemas")
        shown = Shown(self.author, START - timedelta(hours=1), "main", self.reviews)
        return look(case, shown, BranchStore(git, 7), now)

    def forget(self) -> None:
        """The ledger has seen the request, and none of its reviews yet."""
        self.git("update-ref", "refs/heads/visas", "opened")


def made(folder: Path, files: int, reviews: int) -> Place:
    """The akimat with about so many files as a repository, and a request with so many reviews."""
    root = folder / "akimat"
    generate(root, files // 11, 12, 1)
    for name in ("registry", "calendar"):
        shutil.copytree(ROOT / "content" / name, root / "content" / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "reglament.yml", root)
    persons = yaml.safe_load((root / "content/registry/persons.yml").read_text(encoding="utf-8"))["persons"]
    numbers = {one["id"]: one["accounts"][0]["id"] for one in persons if one.get("accounts")}
    place = Place(root, (), numbers["qubyrov"], 0)
    place.git("init", "-q", "-b", "main")
    place.git("add", "-A")
    place.git("commit", "-q", "-m", "base")
    place.git("checkout", "-q", "-b", "draft")
    shutil.copytree(ROOT / DOSSIER, root / DOSSIER)
    place.git("add", "-A")
    place.git("commit", "-q", "-m", "draft")
    place.files = len(place.git("ls-files").split("\n"))
    place.look(START)
    place.git("update-ref", "refs/opened", "refs/heads/visas")
    place.git("tag", "opened", "refs/opened")
    place.reviews = tuple(_reviews(place.git("rev-parse", "draft"), numbers, reviews))
    return place


def _reviews(commit: str, numbers: dict[str, int], count: int) -> list[Review]:
    """Officials agree among comments and reviews of people whom no register knows, the akim last."""
    words = "Замечание по существу: уточнить редакцию пункта и срок исполнения. " * 5
    found = []
    for index in range(count - len(AGREE) - 1):
        state = (State.COMMENTED, State.APPROVED, State.CHANGES_REQUESTED)[index % 3]
        found.append((90_000 + index % 40, state, words))
    places = range(5, len(found), max(1, len(found) // len(AGREE)))
    for at, person in zip(places, AGREE, strict=False):
        found.insert(at, (numbers[person], State.APPROVED, ""))
    found.append((numbers["qiyalbekov"], State.APPROVED, ""))
    return [
        Review(str(number), user, "", state, START + timedelta(minutes=number), body, commit)
        for number, (user, state, body) in enumerate(found, start=1)
    ]


def taken(work: Callable[[], object]) -> float:
    """Seconds that it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(place: Place, rounds: int) -> dict[str, list[float]]:
    """Seconds of every round, by what was done."""
    times: dict[str, list[float]] = {name: [] for name in (STATUS, FIRST, AGAIN, COMMAND)}
    now = START + timedelta(days=1)
    command = [sys.executable, str(ROOT / "build.py"), "visas", "status", "--root", str(place.root), "--as-of"]
    for _ in range(rounds):
        place.forget()
        times[STATUS].append(taken(lambda: place.git("status", "--porcelain")))
        times[FIRST].append(taken(lambda: passed(place.look(now))))
        times[AGAIN].append(taken(lambda: passed(place.look(now))))
        times[COMMAND].append(
            taken(lambda: subprocess.run([*command, "2026-11-05"], check=False, capture_output=True, text=True))
        )
    return times


def passed(decision: Decision) -> None:
    """The request must come through, or something else was measured."""
    if decision.outcome is not Outcome.SATISFIED:
        sys.exit(f"the request does not pass: {decision.outcome} {[one.message for one in decision.because]}")


def report(place: Place, times: dict[str, list[float]], busy: tuple[float, float]) -> str:
    """The section of the page."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    rows = [f"| {name} | {value:.2f} | {value / medians[STATUS]:.1f} |" for name, value in medians.items()]
    load = f"{min(busy):.1f} to {max(busy):.1f}"
    return "\n".join(
        [
            "## The gate",
            "",
            f"A request that brings an act into a repository of {place.files} files, with {len(place.reviews)} "
            "reviews; both commits are read from git anew every time. "
            f"Printed by `make bench-gate` on a shared machine ({MACHINE}; other work kept {load} processes busy): the "
            f"median of {len(times[STATUS])} interleaved rounds.",
            "",
            "| what | seconds | against `git status` |",
            "|---|---:|---:|",
            *rows,
        ]
    )


def main() -> None:
    """Measure and print; write with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--reviews", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="into docs/reference/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reglament-bench-") as folder:
        place = made(Path(folder), options.files, options.reviews)
        before = os.getloadavg()[0]
        times = measure(place, options.rounds)
        text = report(place, times, (before, os.getloadavg()[0]))
    print(text)
    if options.write:
        put("gate", text)


if __name__ == "__main__":
    main()
