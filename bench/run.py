#!/usr/bin/env python3
"""Measure in one run, on the same files: PDF against peers, and builds against a cold one.

    make bench                                   # all of it; writes docs/reference/performance.md
    python bench/run.py --acts 20 --dossiers 50  # a quick look, prints only

Times on a shared machine are noise; the ratios are what counts. Rounds of the peers are interleaved.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import peers  # noqa: E402 - found beside this file
from generate import generate  # noqa: E402

REPORT = ROOT / "docs" / "reference" / "performance.md"
ROUNDS = 3


def timed(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def rendering(folder: Path, acts: int) -> list[str]:
    """Documents a second of every way to a PDF, rounds interleaved."""
    texts = sorted(folder.glob("content/acts/2026/*/act.*.md"))[:acts]
    ways = peers.ways(folder)
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for name, make in ways.items():
        make(texts[:1])
        print(f"ready: {name}", file=sys.stderr)
    for _ in range(ROUNDS):
        for name, make in ways.items():
            seconds[name].append(timed(lambda make=make: make(texts)))  # type: ignore[misc]
    rates = {name: len(texts) / statistics.median(runs) for name, runs in seconds.items()}
    ours = rates[peers.OURS]
    rows = [
        f"| {name} | {rate:.1f} | {ours / rate:.1f} |" if name != peers.OURS else f"| {name} | {rate:.1f} | 1 |"
        for name, rate in rates.items()
    ]
    head = ["| way | documents a second | ours is faster by |", "|---|---:|---:|"]
    return [f"{len(texts)} acts of 22 clauses, one process, median of {ROUNDS} interleaved rounds:", "", *head, *rows]


def command(folder: Path) -> None:
    """One build as a user runs it."""
    arguments = [sys.executable, str(ROOT / "build.py"), "--root", str(folder), "--quiet", "build"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"the build failed ({done.returncode}):\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def building(folder: Path, dossiers: int) -> list[str]:
    """A cold build, one with nothing to do, one after a clause has changed."""
    cold = timed(lambda: command(folder))
    print(f"cold: {cold:.1f} s", file=sys.stderr)
    nothing = statistics.median(timed(lambda: command(folder)) for _ in range(ROUNDS))
    edits = []
    act = folder / "content" / "acts" / "2026" / "d-00001" / "act.ru.md"
    for number in range(ROUNDS):
        act.write_text(act.read_text(encoding="utf-8").replace("графи", f"{number} графи", 1), encoding="utf-8")
        edits.append(timed(lambda: command(folder)))
    edit = statistics.median(edits)
    papers = 3 * dossiers
    return [
        f"{dossiers} dossiers ({papers} papers; in Kazakh, Russian and side by side, PDF and DOCX; bundles; portal):",
        "",
        "| build | seconds | share of the cold one |",
        "|---|---:|---:|",
        f"| cold | {cold:.1f} | 1 |",
        f"| nothing changed | {nothing:.2f} | 1/{cold / nothing:.0f} |",
        f"| one clause changed | {edit:.2f} | 1/{cold / edit:.0f} |",
    ]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=60, help="texts that every way renders")
    parser.add_argument("--dossiers", type=int, default=1000, help="dossiers of the builds; 0 leaves them out")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        small = Path(scratch) / "small"
        generate(small, max(options.acts // 2, 1), 20, 1)
        lines = ["## PDF", "", *rendering(small, options.acts), ""]
        if options.dossiers:
            large = Path(scratch) / "large"
            generate(large, options.dossiers, 12, 2)
            lines += ["## Builds", "", *building(large, options.dossiers), ""]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    title = ["# Measurements", "", f"Printed by `make bench` on a shared machine ({machine}). Ratios count.", ""]
    text = "\n".join([*title, *lines])
    print(text)
    if options.write:
        page = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else ""
        checked = page[page.index("<!-- check: begin -->") :] if "<!-- check: begin -->" in page else ""
        REPORT.write_text(f"{text}\n{checked}" if checked else text, encoding="utf-8")


if __name__ == "__main__":
    main()
