"""`preview --watch` follows a drafter."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, Queue

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACT = "acts/2026/koshe-ataulary/act"


class Watched:
    """The command at work, and the lines that it says."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, str(ROOT / "build.py"), "preview", *words, "--watch", "--lang", "en"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def wait(self, wanted: str, seconds: float = 60) -> str:
        end, said = time.monotonic() + seconds, []
        while time.monotonic() < end:
            try:
                line = self.lines.get(timeout=0.2)
            except Empty:
                continue
            said.append(line)
            if re.search(wanted, line):
                return line
        raise AssertionError(f"no {wanted!r} in {said}")

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


def until(met: Callable[[], bool], seconds: float = 30) -> float:
    """Seconds until it is met."""
    begun = time.monotonic()
    while not met():
        assert time.monotonic() - begun < seconds
        time.sleep(0.01)
    return time.monotonic() - begun


@pytest.mark.slow
def test_a_saved_edit_is_on_the_page_at_once_and_its_faults_follow(demonstration: Path) -> None:
    text, page = demonstration / f"content/{ACT}.ru.md", demonstration / f"build/preview/{ACT}/ru-1.png"
    watched = Watched(demonstration, f"content/{ACT}.ru.md")
    try:
        watched.wait("No findings")
        before, good = page.read_bytes(), text.read_text(encoding="utf-8")
        text.write_text(good.replace("26 июня", "27 июня"), encoding="utf-8")
        until(lambda: page.read_bytes() != before)
        assert "act.ru.md, pages: ru 2" in watched.wait(r"\(\d+ ms\)")
        watched.wait(rf"content/{ACT}\.\w\w\.md:\d+:\d+: error")

        text.write_bytes(b"\xff\xfe")
        watched.wait(rf"content/{ACT}\.ru\.md:.*error F")
        swapped = text.with_name("act.ru.md.new")
        swapped.write_text(good, encoding="utf-8")
        swapped.replace(text)  # as editors save that are careful
        until(lambda: page.read_bytes() == before)
        watched.wait("No findings")
    finally:
        assert watched.end() == 130
    assert not list(page.parent.glob(".making-*"))
