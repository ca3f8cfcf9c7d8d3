#!/usr/bin/env python3
"""Measure builds in one run: a cold one, one with nothing to do, one after a clause has changed.

    make bench-builds                      # 1,000 dossiers; writes docs/reference/performance.md
    python bench/builds.py --dossiers 50   # a quick look, prints only

Times on a shared machine are noise; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from generate import generate  # noqa: E402 - found beside this file
from section import MACHINE, put  # noqa: E402 - found beside this file

ROUNDS = 3


def timed(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


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
    return [
        f"{dossiers} dossiers ({3 * dossiers} papers; in Kazakh, Russian and side by side, PDF and DOCX; bundles; "
        f"portal). Printed by `make bench-builds` on a shared machine ({MACHINE}). Ratios count.",
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
    parser.add_argument("--dossiers", type=int, default=1000)
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        akimat = Path(scratch) / "akimat"
        generate(akimat, options.dossiers, 12, 2)
        text = "\n".join(["## Builds", "", *building(akimat, options.dossiers), ""])
    print(text)
    if options.write:
        put("builds", text)


if __name__ == "__main__":
    main()
