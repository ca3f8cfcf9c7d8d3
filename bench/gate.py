#!/usr/bin/env python3
"""Measure the gate on a request of a large repository against `git status` on the same one.

    make bench-gate                                  # 10,000 files, 200 reviews; writes docs/reference/performance.md
    python bench/gate.py --files 2000 --rounds 3     # prints only

The request brings the draft on cleanliness into an akimat of invented dossiers; officials and strangers have left
reviews on it. The gate is measured in this process over a clone, then from end to end: `visas status --pr` as a process
that asks the fake servers of the tests over HTTP, for commits too. Every look reads both commits from git anew: nothing
is kept between rounds, which are interleaved.
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
from gate_forge import DIALECTS, Clone, Side, served  # noqa: E402 - found beside this file
from generate import generate  # noqa: E402 - found beside this file
from section import MACHINE, put  # noqa: E402 - found beside this file

from reglament.gate.decision import Decision, Outcome  # noqa: E402
from reglament.gate.reviews import Review, State  # noqa: E402
from reglament.pipeline.gating import read_case  # noqa: E402
from reglament.pipeline.gating_ledger import BranchStore  # noqa: E402
from reglament.pipeline.gating_look import Shown, look  # noqa: E402
from reglament.pipeline.git import Git  # noqa: E402
from tests.unit.forge.city import AKIM, AUTHOR, DOSSIER, OTHERS, PERSONS, UNITS  # noqa: E402
from tests.unit.forge.fake import Fake  # noqa: E402
from tests.unit.forge.loopback import Loopback  # noqa: E402

HOST = "git.sarqyrama.example"
START = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)
AGREE = (*UNITS, *OTHERS)
FIRST, AGAIN, STATUS = (
    "the gate: first look, 200 reviews written down",
    "the gate: looking again, nothing new",
    "`git status`",
)
COMMAND = "`visas status`, the process is started"
ENDS = ("first look, 200 reviews written down", "looking again, nothing new")


@dataclass
class Place:
    """The repository and the reviews of its request."""

    root: Path
    host: str
    numbers: dict[str, int]
    reviews: tuple[Review, ...] = ()
    files: int = 0

    def git(self, *words: str) -> str:
        """What a git command prints."""
        who = (
            "-c",
            f"user.name={AUTHOR}",
            "-c",
            f"user.email={AUTHOR}@sarqyrama.example",
            "-c",
            "commit.gpgsign=false",
        )
        done = subprocess.run(["git", "-C", self.root, *who, *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def look(self, now: datetime) -> Decision:
        """Everything from the two commits to the ledger."""
        git = Git.at(self.root)
        case = read_case(git, "main", "draft", "main", self.host, ROOT / "schemas")
        shown = Shown(self.numbers[AUTHOR], START - timedelta(hours=1), "main", self.reviews)
        return look(case, shown, BranchStore(git, 7), now)

    def forget(self) -> None:
        """The ledger has seen the request, and none of its reviews yet."""
        self.git("update-ref", "refs/heads/visas", "opened")


def made(folder: Path, files: int, reviews: int, host: str) -> Place:
    """The akimat with about so many files as a repository, and a request with so many reviews; accounts are those of
    the host."""
    root = folder / "akimat"
    generate(root, files // 11, 12, 1)
    for name in ("registry", "calendar"):
        shutil.copytree(ROOT / "content" / name, root / "content" / name, dirs_exist_ok=True)
    shutil.copy(ROOT / "reglament.yml", root)
    register = (root / PERSONS).read_text(encoding="utf-8").replace(HOST, host)
    (root / PERSONS).write_text(register, encoding="utf-8")
    persons = yaml.safe_load(register)["persons"]
    numbers = {one["id"]: one["accounts"][0]["id"] for one in persons if one.get("accounts")}
    place = Place(root, host, numbers)
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
    found.append((numbers[AKIM], State.APPROVED, ""))
    return [
        Review(str(number), user, "", state, START + timedelta(minutes=number), body, commit)
        for number, (user, state, body) in enumerate(found, start=1)
    ]


def taken(work: Callable[[], object]) -> float:
    """Seconds that it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def settings(folder: Path) -> dict[str, str]:
    """That of the processes: the program lies compiled as an earlier run has left it, whatever is set here."""
    given = {key: value for key, value in os.environ.items() if not key.startswith(("REGLAMENT_", "PYTHON"))}
    return given | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def sides(place: Place, folder: Path, port: Loopback) -> tuple[Clone, list[Side]]:
    """A server of each dialect over one repository, and the gate's clone of it."""
    bare = served(place.root, folder)
    clone = Clone.of(bare, folder)
    found = [Side(Fake(bare, dialect), clone, port, settings(folder)) for dialect in DIALECTS]
    strangers = {one.user: f"stranger-{one.user}" for one in place.reviews if one.user is not None}
    logins = strangers | {number: person for person, number in place.numbers.items()}
    for side in found:
        side.begin(place.numbers[AUTHOR], logins, START, place.reviews)
    return clone, found


def measure(place: Place, folder: Path, rounds: int, port: Loopback) -> tuple[dict[str, list[float]], list[Side]]:
    """Seconds of every round, by what was done, and the servers that were asked."""
    clone, servers = sides(place, folder, port)
    times: dict[str, list[float]] = {name: [] for name in (STATUS, FIRST, AGAIN, COMMAND)}
    now = START + timedelta(days=1)
    command = [sys.executable, str(ROOT / "build.py"), "visas", "status", "--root", str(place.root), "--as-of"]
    command.append(f"{now:%Y-%m-%d}")
    for _ in range(rounds):
        place.forget()
        clone.renew()
        times[STATUS].append(taken(clone.status))
        times[FIRST].append(taken(lambda: passed(place.look(now))))
        times[AGAIN].append(taken(lambda: passed(place.look(now))))
        times[COMMAND].append(taken(lambda: run(command, settings(folder))))
        for side in servers:
            for name, seconds in zip(ENDS, side.measured(), strict=True):
                times.setdefault(f"`visas status --pr`, {DIALECTS[side.fake.dialect]}: {name}", []).append(seconds)
    return times, servers


def run(command: list[str], environment: dict[str, str]) -> None:
    """A command that must end well."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.returncode} {done.stdout}{done.stderr}")


def passed(decision: Decision) -> None:
    """The request must come through, or something else was measured."""
    if decision.outcome is not Outcome.SATISFIED:
        sys.exit(f"the request does not pass: {decision.outcome} {[one.message for one in decision.because]}")


def report(place: Place, times: dict[str, list[float]], servers: list[Side], busy: tuple[float, float]) -> str:
    """The section of the page."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    rows = [f"| {name} | {value:.2f} | {value / medians[STATUS]:.1f} |" for name, value in medians.items()]
    load = f"{min(busy):.1f} to {max(busy):.1f}"
    spent = ", ".join(f"{statistics.median(one.spent):.2f} s ({DIALECTS[one.fake.dialect]})" for one in servers)
    return "\n".join(
        [
            "## The gate",
            "",
            f"A request that brings an act into a repository of {place.files} files, with {len(place.reviews)} "
            "reviews; both commits are read from git anew every time. "
            f"Printed by `make bench-gate` on a shared machine ({MACHINE}; other work kept {load} processes busy): the "
            f"median of {len(times[STATUS])} interleaved rounds.",
            "",
            "`visas status --pr` is measured from end to end, from the start of the process to its end: it fetches the "
            "request from a fake server over HTTP, reads its reviews page by page, writes ledger, light and comment "
            "there. Before the first look the clone has only the guarded branch. The servers run on the "
            f"same machine; to answer one look took them {spent}.",
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
    with tempfile.TemporaryDirectory(prefix="reglament-bench-") as name, Loopback() as port:
        folder = Path(name)
        place = made(folder, options.files, options.reviews, port.host)
        before = os.getloadavg()[0]
        times, servers = measure(place, folder, options.rounds, port)
        text = report(place, times, servers, (before, os.getloadavg()[0]))
    print(text)
    if options.write:
        put("gate", text)


if __name__ == "__main__":
    main()
