#!/usr/bin/env python3
"""Measure the rendering of papers in one run: against peers, against the floor, over a thousand papers, in two formats.

    make bench-render                                        # all of it; writes docs/reference/performance.md
    python bench/render.py --acts 10 --memory 0 --pages 0    # a quick look, prints only

Every way sets the same acts; rounds are interleaved, so that other work on the machine disturbs all of them alike.
Times on a shared machine are noise; the ratios are what counts. A peer that is not installed is named and left out.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import pages  # noqa: E402 - found beside this file
import peers  # noqa: E402 - found beside this file
import typst  # noqa: E402
from generate import generate  # noqa: E402 - found beside this file
from section import MACHINE, put  # noqa: E402 - found beside this file

from reglament.render.docx import DocxWriter  # noqa: E402
from reglament.render.fonts import find_fonts  # noqa: E402
from reglament.render.sheet import Sheet  # noqa: E402
from reglament.render.typography import Typography  # noqa: E402
from reglament.render.typst import STANDARDS, Typesetter  # noqa: E402
from reglament.settings import resource  # noqa: E402

ROUNDS = 3
MARKS = (0.1, 0.5, 1.0)
"""Shares of the papers after which the memory of the worker is read."""
FLAT = 1.10
"""The most that memory may grow from the first mark to the last."""
TARGETS = {peers.PANDOC: 2.5, peers.XELATEX: 90.0}
"""How many times faster ours must be."""
DAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Rates:
    """Documents a second of every way, and the ways that are not installed."""

    found: dict[str, float]
    absent: tuple[str, ...]


def timed(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def rates(ours: peers.Ours, texts: Sequence[Path]) -> Rates:
    """Documents a second of every way that is installed, rounds interleaved; slow ways set a part of the acts."""
    ways, absent = peers.ways(ours)
    own = {name: texts[: max(len(texts) // way.part, 1)] for name, way in ways.items()}
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for name, way in ways.items():
        way.make(texts[:1])
        print(f"ready: {name}", file=sys.stderr, flush=True)
    for _ in range(ROUNDS):
        for name, way in ways.items():
            seconds[name].append(timed(lambda name=name, way=way: way.make(own[name])))  # type: ignore[misc]
    return Rates({name: len(own[name]) / statistics.median(runs) for name, runs in seconds.items()}, absent)


def floor(ours: peers.Ours, texts: Sequence[Path]) -> dict[str, float]:
    """Milliseconds an act: what no way through these parts can save (reading, layout, export), and ours in all.

    Layout is a question to typst about the pages of an act that it has not seen; export is the PDF that is asked for
    next, when the layout is there.
    """
    folder = resource("templates") / "typst"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(find_fonts().path)])
    marks = itertools.count()
    spent: dict[str, list[float]] = {"reading": [], "layout": [], "export": [], "all of it": []}
    for _ in range(ROUNDS):
        round_: dict[str, float] = dict.fromkeys(spent, 0.0)
        for path in texts:
            round_["reading"] += timed(lambda path=path: ours.read(path))  # type: ignore[misc]
            sheet = Sheet(Typography()).single(ours.paper(path))
            sheet["title"] = f"{sheet['title']} {next(marks)}"  # nothing that typst remembers
            inputs = {"sheet": json.dumps(sheet, ensure_ascii=False), "measure": ""}
            compiler = typst.Compiler(folder / "paper.typ", root=folder, font_paths=fonts, sys_inputs=inputs)
            round_["layout"] += timed(lambda: compiler.query("<report>", field="value", one=True))  # noqa: B023
            round_["export"] += timed(lambda: compiler.compile(format="pdf", pdf_standards=STANDARDS))  # noqa: B023
        round_["all of it"] = timed(lambda: ours.make(texts))
        for name, seconds in round_.items():
            spent[name].append(seconds)
    return {name: statistics.median(runs) / len(texts) * 1000 for name, runs in spent.items()}


def memory(akimat: Path, texts: Sequence[Path], count: int) -> list[tuple[int, float]]:
    """Papers set so far in one worker, as PDF and DOCX, and the megabytes that it and its pandoc hold then."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as executor:
        return executor.submit(_hold, akimat, list(texts), count).result()


def _hold(akimat: Path, texts: list[Path], count: int) -> list[tuple[int, float]]:
    ours, writer = peers.Ours(akimat), DocxWriter(resource("templates"))
    typesetter = Typesetter(resource("templates"))
    marks, found = {round(count * share) for share in MARKS}, []
    for number, path in zip(range(1, count + 1), itertools.cycle(texts)):
        paper = ours.paper(path, number)
        writer.docx(paper, typesetter.pdf(paper, DAY).pages, DAY)
        if number in marks:
            found.append((number, _held()))
    writer.close()
    return found


def _held() -> float:
    """Megabytes of this process and its children."""
    own = Path("/proc/self")
    children = [
        folder
        for folder in Path("/proc").glob("[0-9]*")
        if (status := _text(folder / "stat")) and status.rpartition(") ")[2].split()[1] == str(own.resolve().name)
    ]
    return sum(int(_text(folder / "statm").split()[1]) for folder in (own, *children)) * 4096 / 1024**2


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii", "replace")
    except OSError:
        return ""


def said(measured: Rates, parts: dict[str, float], held: list[tuple[int, float]], count: int) -> list[str]:
    """The section of the page."""
    ours = measured.found[peers.OURS]
    lines = [
        f"{count} acts of 22 clauses without their annexes, one process, median of {ROUNDS} interleaved rounds. "
        f"Printed by `make bench-render` on a shared machine ({MACHINE}). Ratios count.",
        "",
        "| way | documents a second | ours is faster by |",
        "|---|---:|---:|",
    ]
    for name, rate in measured.found.items():
        lines.append(f"| {name} | {rate:.2f} | {1 if name == peers.OURS else f'{ours / rate:.1f}'} |")
    lines += [f"\nNot installed, so not measured: {', '.join(measured.absent)}."] if measured.absent else []
    least = sum(parts[name] for name in ("reading", "layout", "export"))
    lines += ["", "| part of one PDF | milliseconds |", "|---|---:|"]
    lines += [f"| {name} | {spent:.1f} |" for name, spent in parts.items()]
    lines += [
        "",
        f"Reading, layout and export, which nobody can save, are {least / parts['all of it']:.0%} of all of it.",
    ]
    if held:
        lines += ["", "| papers set in one worker, PDF and DOCX | megabytes held |", "|---|---:|"]
        lines += [f"| {number} | {megabytes:.0f} |" for number, megabytes in held]
    wanted = [
        (f"at least {times:g} times {name}", ours / measured.found[name] >= times)
        for name, times in TARGETS.items()
        if name in measured.found
    ]
    if held:
        wanted.append((f"memory flat within {FLAT - 1:.0%}", held[-1][1] <= FLAT * held[0][1]))
    lines += ["", "| target | reached |", "|---|---|"]
    return [*lines, *(f"| {name} | {'yes' if good else 'no'} |" for name, good in wanted)]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=60, help="texts that every way renders")
    parser.add_argument("--memory", type=int, default=1000, help="papers that one worker sets; 0 leaves it out")
    parser.add_argument("--pages", type=int, default=200, help="acts whose pages are compared; 0 leaves it out")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        akimat = Path(scratch) / "akimat"
        generate(akimat, max(options.acts // 2, 1), 20, 1)
        texts = sorted(akimat.glob("content/acts/2026/*/act.*.md"))[: options.acts]
        ours = peers.Ours(akimat)
        measured, parts = rates(ours, texts), floor(ours, texts)
        held = memory(akimat, texts, options.memory) if options.memory else []
    text = "\n".join(["## Rendering", "", *said(measured, parts, held, len(texts)), ""])
    print(text)
    if options.write:
        put("render", text)
    if options.pages:
        pages.tell(pages.compare(options.pages, pages.SEED), write=options.write)


if __name__ == "__main__":
    main()
