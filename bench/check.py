#!/usr/bin/env python3
"""Measure `check` in one run: cold, with nothing to do, after five edits, five times as large, and against peers.

    make bench-check                              # 10,000 and 50,000 papers; writes docs/reference/performance.md
    python bench/check.py --papers 500 --large 0  # a quick look, prints only

The peers do schemas alone: ajv-cli (Node) and check-jsonschema (Python) are installed by name into a temporary folder
and are given the same YAML files and the bundled schema that editors use. For ajv-cli dates are put in quotes, since
its YAML reader takes them for moments of time, which no schema of text describes. Rounds are interleaved.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from section import MACHINE, put  # noqa: E402 - found beside this file
from year import year  # noqa: E402 - found beside this file

SCHEMA = ROOT / "schemas" / "reglament.schema.json"
ROUNDS = 3
EDITS = 5
COLD, NOTHING, FIVE, LARGE = "cold", "nothing changed", "five papers changed", "cold, {0} papers"
OURS, AJV, PYTHON = "Reglament", "ajv-cli", "check-jsonschema"
_DATE = re.compile(r"(?<=[ :\[{])(\d{4}-\d\d-\d\d)(?=[\s,}\]]|$)")
_CLEAN = 0


@dataclass
class Taken:
    """Seconds of every round by what was measured."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)
    """Processes that were busy before each round."""

    def note(self, name: str, action: Callable[[], object]) -> None:
        """Run and time one round."""
        self.loads.append(os.getloadavg()[0])
        start = time.perf_counter()
        action()
        spent = time.perf_counter() - start
        self.seconds.setdefault(name, []).append(spent)
        print(f"{name}: {spent:.2f} s", file=sys.stderr, flush=True)

    def of(self, name: str) -> float:
        """The best round: the one that other work on the machine disturbed least."""
        return min(self.seconds[name])

    def median(self, name: str) -> float:
        """The middle round."""
        return statistics.median(self.seconds[name])


def run(arguments: Sequence[str | Path], allowed: tuple[int, ...] = (_CLEAN,), cwd: Path | None = None) -> str:
    """One command; ends the measurement when it fails."""
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True, check=False, cwd=cwd)
    if done.returncode not in allowed:
        sys.exit(f"{arguments[0]} failed ({done.returncode}):\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def check(akimat: Path) -> None:
    """One check as a user runs it; the papers are clean but for what the demonstration shows."""
    run([sys.executable, ROOT / "build.py", "--root", akimat, "--quiet", "check"], allowed=(0, 1))


def forget(akimat: Path) -> None:
    """Take away everything that earlier checks remembered."""
    run(["rm", "-rf", akimat / "build"])


def edit(akimat: Path, turn: int) -> None:
    """Change five papers: a text, two cards, a letter, an approval sheet."""
    content = akimat / "content"
    acts = sorted(content.glob("acts/2026/zhoba-*/act.ru.md"))
    papers = [acts[turn], *sorted(content.glob("assignments/2026/*/tapsyrma-*.yml"))[turn * 2 : turn * 2 + 2]]
    papers += [sorted(content.glob("letters/2026/khat-*.yml"))[turn], acts[turn].with_name("approval.yml")]
    for path in papers[:EDITS]:
        text = path.read_text(encoding="utf-8")
        mark = f"# {turn}" if path.suffix == ".yml" else ""
        path.write_text(
            f"{text}{mark}\n" if mark else text.replace("графика", f"{turn + 2} графиков"), encoding="utf-8"
        )


def peers(folder: Path) -> tuple[list[str | Path], list[str | Path]]:
    """Install the peers; their commands without the files."""
    print("installing ajv-cli and check-jsonschema", file=sys.stderr)
    node, python = folder / "node", folder / "python"
    node.mkdir()
    run(["npm", "install", "--silent", "--no-audit", "--no-fund", "ajv-cli@5", "ajv-formats@2"], cwd=node)
    run([sys.executable, "-m", "venv", python])
    run([python / "bin" / "python", "-m", "pip", "install", "--quiet", "check-jsonschema"])
    ajv = [node / "node_modules" / ".bin" / "ajv", "validate", "--spec=draft2020", "--strict=false", "--errors=no"]
    formats = ["-c", node / "node_modules" / "ajv-formats"]
    checker = [python / "bin" / "check-jsonschema", "--schemafile", SCHEMA]
    return [*ajv, *formats, "-s", SCHEMA, "-d"], checker


def quoted(akimat: Path, target: Path) -> Path:
    """The YAML files again with dates in quotes."""
    for path in sorted((akimat / "content").rglob("*.yml")):
        copy = target / path.relative_to(akimat)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_DATE.sub(r'"\1"', path.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def measure(scratch: Path, papers: int, large: int) -> tuple[Taken, dict[str, int]]:
    """Every figure, rounds interleaved."""
    akimat, taken = scratch / "akimat", Taken()
    counts = {"papers": year(akimat, papers, 1)}
    counts["texts"] = sum(1 for _ in (akimat / "content").rglob("*.md"))
    counts["lines"] = sum(path.read_bytes().count(b"\n") for path in (akimat / "content").rglob("*.yml"))
    ajv, checker = peers(scratch)
    copies = quoted(akimat, scratch / "quoted")
    files = sorted((akimat / "content").rglob("*.yml"))
    wide = scratch / "large"
    if large:
        year(wide, large, 1)
    for turn in range(ROUNDS):
        forget(akimat)
        taken.note(COLD, lambda: check(akimat))
        taken.note(NOTHING, lambda: check(akimat))
        edit(akimat, turn)
        taken.note(FIVE, lambda: check(akimat))
        taken.note(AJV, lambda: run([*ajv, f"{copies}/content/**/*.yml"], allowed=(0, 1)))
        if turn == 0:
            taken.note(PYTHON, lambda: run([*checker, *files], allowed=(0, 1)))
        if large and turn == ROUNDS - 1:
            forget(wide)
            taken.note(LARGE, lambda: check(wide))
    return taken, counts


def report(taken: Taken, counts: dict[str, int], large: int) -> str:
    """The section of the page."""
    cold = taken.of(COLD)
    rules = run([sys.executable, "-c", "from reglament.rules.registry import ALL; print(len(ALL))"], cwd=ROOT).strip()
    lines = [
        "## Check",
        "",
        f"{counts['papers']} papers ({counts['lines']} lines of YAML) with {counts['texts']} texts, all {rules} rules; "
        "`bench/year.py` describes the mix. Printed by `make bench-check` on a shared machine "
        f"({MACHINE}; other work kept "
        f"{min(taken.loads):.1f} to {max(taken.loads):.1f} processes busy): the best of {ROUNDS} interleaved rounds, "
        "one of check-jsonschema and of the large akimat. The peers read the YAML files alone and know no rules.",
        "",
        "| what | seconds | against the cold check |",
        "|---|---:|---:|",
        f"| cold check with every rule | {cold:.2f} | 1 |",
    ]
    for name in (NOTHING, FIVE):
        lines.append(f"| {name} | {taken.of(name):.2f} | 1/{cold / taken.of(name):.1f} |")
    lines += [
        f"| check-jsonschema, schemas alone | {taken.of(PYTHON):.2f} | {taken.of(PYTHON) / cold:.1f} |",
        f"| ajv-cli, schemas alone | {taken.of(AJV):.2f} | {taken.of(AJV) / cold:.2f} |",
    ]
    if large:
        ratio = taken.of(LARGE) / cold / (large / counts["papers"])
        lines.append(f"| cold check of {large} papers | {taken.of(LARGE):.2f} | {taken.of(LARGE) / cold:.2f} |")
        lines += ["", f"A paper among {large} takes {ratio:.2f} of the time of one among {counts['papers']}."]
    targets = [
        ("at least 30 times faster than check-jsonschema", taken.of(PYTHON) / cold >= 30),
        ("at most 3 times the time of ajv-cli", cold <= 3 * taken.of(AJV)),
        ("nothing changed: at most 1/8 of cold", taken.of(NOTHING) <= cold / 8),
        ("five papers changed: at most 1/8 of cold", taken.of(FIVE) <= cold / 8),
    ]
    if large:
        targets.append(("five times as many papers: linear within 10 %", ratio <= 1.1))
    lines += ["", "| target | reached |", "|---|---|"]
    lines += [f"| {name} | {'yes' if good else 'no'} |" for name, good in targets]
    return "\n".join([*lines, ""])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=50_000, help="papers of the large akimat; 0 leaves it out")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        taken, counts = measure(Path(scratch), options.papers, options.large)
    text = report(taken, counts, options.large)
    print(text)
    if options.write:
        put("check", text)


if __name__ == "__main__":
    main()
