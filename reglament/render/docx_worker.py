"""One long-lived pandoc process that writes DOCX: a start costs more than a paper."""

from __future__ import annotations

import contextlib
import json
import math
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pypandoc

from reglament.errors import RenderError
from reglament.render.docx_tree import Node

TIMEOUT = 60.0
"""Seconds that one paper may take."""
HEAP = "512m"
"""Memory that pandoc may take."""

_LOG = "pandoc.log"


@dataclass(frozen=True, slots=True)
class _Session:
    """A running pandoc, the folder it works in, and the process that started it."""

    process: subprocess.Popen[str]
    folder: Path
    owner: int

    def end(self) -> None:
        """End pandoc and remove its folder; nothing in a forked child, whose parent still uses both."""
        if self.owner == os.getpid():
            self.process.kill()
            self.process.communicate()
            shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, line: str, timeout: float) -> str:
        """The answer to a request, empty when pandoc died or had to be ended after `timeout` seconds."""
        if self.process.stdin is None or self.process.stdout is None:
            return ""
        self._ration(timeout)
        guard = threading.Timer(timeout, self.process.kill)
        guard.start()
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
            return self.process.stdout.readline().strip()
        except OSError:
            return ""
        finally:
            guard.cancel()

    def _ration(self, seconds: float) -> None:
        """Let pandoc have so much more of the processor, should the one who watches it be ended first.

        Memory, sizes of files and dumps are limited already: it inherits the limits of the worker that starts it.
        """
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii", "replace").rpartition(") ")[2].split()
            used = sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")
            resource.prlimit(self.process.pid, resource.RLIMIT_CPU, (math.ceil(used + seconds) + 1, -1))

    def last_words(self) -> str:
        """The end of what pandoc complained of."""
        log = (self.folder / _LOG).read_text("utf-8", "replace")
        return " ".join(log.split())[-200:] or "no answer in time"


class Pandoc:
    """A pandoc that answers one request at a time; it is started at the first and again after a failure.

    A copy in a forked child starts a pandoc of its own.
    """

    def __init__(self, script: Path, timeout: float = TIMEOUT, heap: str = HEAP) -> None:
        self._script = script.resolve()
        self._timeout = timeout
        self._heap = heap
        self._lock = threading.Lock()
        self._session: _Session | None = None

    def write(
        self, tree: Node, name: str, reference: bytes, pictures: Mapping[str, bytes] = MappingProxyType({})
    ) -> bytes:
        """The DOCX of a document tree in the styles of `reference`, whose `name` changes with its content.

        `pictures` are those that the tree names.

        Raises RenderError when pandoc fails, takes too long or too much memory.
        """
        with self._lock:
            session = self._running()
            styles = session.folder / name
            if not styles.exists():
                styles.write_bytes(reference)
            (session.folder / "paper.json").write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
            places = [session.folder / one for one in pictures]
            for place, picture in zip(places, pictures.values(), strict=True):
                place.write_bytes(picture)
            answer = session.ask(name, self._timeout)
            for place in places:
                place.unlink(missing_ok=True)
            if answer != "ok":
                fault = answer.removeprefix("error ") or session.last_words()
                self._stop()
                raise RenderError("pandoc could not write a DOCX: {fault}", fault=fault)
            return (session.folder / "paper.docx").read_bytes()

    def close(self) -> None:
        """End the process and remove its folder; the next request starts another."""
        with self._lock:
            self._stop()

    def _running(self) -> _Session:
        session = self._session
        if session is None or session.owner != os.getpid() or session.process.poll() is not None:
            if session is not None:
                session.end()
            session = self._session = self._start()
            weakref.finalize(self, session.end)
        return session

    def _start(self) -> _Session:
        folder = Path(tempfile.mkdtemp(prefix="reglament-docx-"))
        with (folder / _LOG).open("wb") as log:
            process = subprocess.Popen(
                [pypandoc.get_pandoc_path(), "+RTS", f"-M{self._heap}", "-RTS", "lua", str(self._script)],
                cwd=folder,
                env=os.environ | {"SOURCE_DATE_EPOCH": "315532800"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )
        return _Session(process, folder, os.getpid())

    def _stop(self) -> None:
        if self._session is not None:
            self._session.end()
            self._session = None
