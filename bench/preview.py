#!/usr/bin/env python3
"""Measure the way from a saved edit to the eye: `preview` cold and warm, the panel of `serve`, pandoc with typst.

    make bench-preview                            # with 10,000 papers, too; writes docs/reference/performance.md
    python bench/preview.py --papers 0 --edits 5  # a quick look at the demonstration, prints only

Every figure is wall time on one act of two pages. pandoc writes typst from the same Markdown, typst makes PNG pages of
the same width from it, a process each, in the same font; they know no requisites. Rounds are interleaved.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import pypandoc  # noqa: E402 - after the path is set
from section import put  # noqa: E402 - found beside this file
from year import year  # noqa: E402 - found beside this file

from reglament.render.fonts import find_fonts  # noqa: E402

ACT = "acts/2026/koshe-ataulary/act"
TEXT = f"content/{ACT}.ru.md"
PICTURE = f"build/preview/{ACT}/ru-1.png"
WORD = re.compile(r"безымянных(?: [а-к]+)?")
LETTERS = "абвгдежзик"
"""A word for every number: a figure would be a finding, for the Kazakh text has it not."""
COLD, KNOWN, WARM, PANEL, SITE, PEER = (
    "`preview`, cold: the process is started",
    "`preview`, cold, with what the rules say from the last check",
    "`preview --watch`: from the save to the picture",
    "`serve`: from the save to the picture in the reader's hands",
    "`serve`: from the save to the whole site built anew",
    "pandoc to typst to PNG, a process each",
)
COMPILE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], format='png', ppi=109, font_paths=[sys.argv[3]])"
)


@dataclass
class Taken:
    """Seconds of every round by what was measured."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    def note(self, name: str, spent: float) -> None:
        """One round."""
        self.seconds.setdefault(name, []).append(spent)
        print(f"{name}: {spent:.3f} s", file=sys.stderr, flush=True)

    def of(self, name: str) -> float:
        """The best round: the one that other work on the machine disturbed least."""
        return min(self.seconds[name])


def timed(action: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run(*words: str | Path, allowed: tuple[int, ...] = (0,)) -> None:
    """One process; ends the measurement when it fails."""
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        sys.exit(f"{words[0]} failed ({done.returncode}):\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def tool(akimat: Path, *words: str) -> None:
    """The tool as a user runs it."""
    run(
        sys.executable, ROOT / "build.py", "--root", akimat, "--quiet", *words, allowed=(0, 1)
    )  # findings of the demonstration are no failure


def edit(akimat: Path, number: int) -> None:
    """Save the act with another word in it."""
    path = akimat / TEXT
    word = "".join(LETTERS[int(digit)] for digit in str(number))
    path.write_text(WORD.sub(f"безымянных {word}", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def pandoc(akimat: Path, folder: Path) -> None:
    """The peer's way from the same Markdown to pages."""
    source, typst, fonts = folder / "act.typ", shutil.which("typst"), str(find_fonts().path)
    settings = ["-V", "papersize=a4", "-V", "mainfont=Tinos", "-V", "fontsize=14pt"]
    run(pypandoc.get_pandoc_path(), "-s", "-t", "typst", *settings, "-o", source, akimat / TEXT)
    target = folder / "{p}.png"
    if typst:
        run(typst, "compile", "--ppi", "109", "--font-path", fonts, source, target)
    else:
        run(sys.executable, "-c", COMPILE, source, target, fonts)


def wait(met: Callable[[], bool], seconds: float = 60) -> None:
    """Look every millisecond."""
    end = time.perf_counter() + seconds
    while not met():
        if time.perf_counter() > end:
            sys.exit("nothing came in time")
        time.sleep(0.001)


@contextmanager
def running(akimat: Path, ready: str, *words: str) -> Iterator[list[str]]:
    """The tool at work until the block ends; the lines that it has said, the block begins at one that has `ready`."""
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(akimat), "--lang", "en", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines: list[str] = []

    def read() -> None:
        assert process.stdout  # noqa: S101 - it is a pipe
        for line in process.stdout:
            lines.append(line)

    threading.Thread(target=read, daemon=True).start()
    try:
        wait(lambda: any(ready in line for line in lines), 600)
        yield lines
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def watched(akimat: Path, edits: int, taken: Taken) -> None:
    """Edits while `preview --watch` looks."""
    picture = akimat / PICTURE
    words = ("No findings", "preview", str(akimat / TEXT), "--watch")
    with running(akimat, *words):
        for number in range(edits):
            before = picture.stat().st_mtime_ns
            taken.note(WARM, timed(lambda number=number, before=before: saved(akimat, number, picture, before)))  # type: ignore[misc]
            time.sleep(1.5)  # the rules are asked meanwhile


def saved(akimat: Path, number: int, picture: Path, before: int) -> None:
    """One edit until its picture is there."""
    edit(akimat, number)
    wait(lambda: picture.stat().st_mtime_ns != before)


def get(address: str) -> bytes:
    """What a browser would get."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        return bytes(answer.read())


def served(akimat: Path, edits: int, taken: Taken) -> None:
    """Edits while a reader has the paper open in the portal."""
    with running(akimat, "build/site", "serve", "--port", "8890") as lines:
        found = next(match for line in lines if (match := re.search(r"http://127\.0\.0\.1:\d+", line)))
        live = f"{found[0]}/__live__"
        shown = json.loads(get(f"{live}/paper/ru/{ACT}"))
        for number in range(edits):
            state = json.loads(get(f"{live}/state"))
            start = time.perf_counter()
            edit(akimat, 100 + number)
            while json.loads(get(f"{live}/state?seen={state['build']}.{state['edit']}"))["edit"] == state["edit"]:
                pass
            now = json.loads(get(f"{live}/paper/ru/{ACT}"))
            get(f"{live}/picture/{now['pages'][0]['src']}.png")
            taken.note(PANEL, time.perf_counter() - start)
            if now["pages"] == shown["pages"]:
                sys.exit("the panel shows the old paper")
            shown = now
            while json.loads(get(f"{live}/state"))["build"] == state["build"]:
                time.sleep(0.01)
            taken.note(SITE, time.perf_counter() - start)


def measure(akimat: Path, scratch: Path, edits: int, *, whole: bool) -> Taken:
    """The figures of one akimat; with `whole` those of the portal and of the peer, too."""
    taken = Taken()
    for number in range(edits):
        shutil.rmtree(akimat / "build", ignore_errors=True)
        edit(akimat, 200 + number)
        taken.note(COLD, timed(lambda: tool(akimat, "preview", str(akimat / TEXT))))
        if whole:
            taken.note(PEER, timed(lambda: pandoc(akimat, scratch)))
    tool(akimat, "check")
    for number in range(edits):
        edit(akimat, 300 + number)
        taken.note(KNOWN, timed(lambda: tool(akimat, "preview", str(akimat / TEXT))))
    watched(akimat, edits, taken)
    if whole:
        served(akimat, edits, taken)
    return taken


def report(taken: Taken, large: Taken | None, papers: int, edits: int, loads: tuple[float, float]) -> str:
    """The section of the page."""
    warm = taken.of(WARM)
    size = f" | {papers} papers, seconds" if large else ""
    rule = "---:|" if large else ""
    lines = [
        "## Preview",
        "",
        "An act of two pages, one word changed before every look. Printed by `make bench-preview` on a shared machine "
        f"({os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}; other work kept "
        f"{loads[0]:.1f} to {loads[1]:.1f} processes busy): the best of {edits} rounds.",
        "",
        f"| what | demonstration, seconds | against a warm look{size} |",
        f"|---|---:|---:|{rule}",
    ]
    for name in (WARM, COLD, KNOWN, PEER, PANEL, SITE):
        there = f" {large.of(name):.2f} |" if large and name in large.seconds else " |" if large else ""
        lines.append(f"| {name} | {taken.of(name):.2f} | {taken.of(name) / warm:.1f} |{there}")
    targets = [
        ("from the save to the picture in under a second", warm < 1 and (large is None or large.of(WARM) < 1)),
        ("a warm look is faster than pandoc and typst", warm < taken.of(PEER)),
        ("the panel of `serve` follows in under a second", taken.of(PANEL) < 1),
        ("the panel does not wait for the site", taken.of(PANEL) < taken.of(SITE)),
    ]
    lines += ["", "| target | reached |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {'yes' if good else 'no'} |" for name, good in targets), ""])


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, default=10_000, help="papers of the large akimat; 0 leaves it out")
    parser.add_argument("--edits", type=int, default=9, help="rounds of every figure")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as scratch:
        small, wide, peer = (Path(scratch) / name for name in ("small", "wide", "peer"))
        peer.mkdir()
        shutil.copytree(ROOT / "content", small / "content")
        shutil.copyfile(ROOT / "reglament.yml", small / "reglament.yml")
        taken, large = measure(small, peer, options.edits, whole=True), None
        if options.papers:
            year(wide, options.papers, 1)
            large = measure(wide, peer, options.edits, whole=False)
    loads = sorted((before, os.getloadavg()[0]))
    text = report(taken, large, options.papers, options.edits, (loads[0], loads[1]))
    print(text)
    if options.write:
        put("preview", text)


if __name__ == "__main__":
    main()
