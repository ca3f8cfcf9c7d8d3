"""What `preview` says and shows: pages first, then what is wrong with them; and again after every change."""

from __future__ import annotations

import os
import sys
import time
import webbrowser
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli import akimat
from reglament.cli.command import Options, Translate
from reglament.cli.console import colours
from reglament.cli.language import sentence
from reglament.cli.parser import program_name
from reglament.errors import ReglamentError, UsageError
from reglament.loading import read_bytes
from reglament.pipeline.glimpse import Glimpse
from reglament.pipeline.preview import Shape, Studio, Target, View, put
from reglament.pipeline.request import Request
from reglament.pipeline.snapshot import Snapshot
from reglament.pipeline.version import snapshot_version
from reglament.pipeline.workers import guarded
from reglament.settings import MARKER

if TYPE_CHECKING:
    from reglament.pipeline.verdict import Verdict

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


@dataclass(frozen=True)
class Show:
    """Papers before the eyes of one reader."""

    options: Options
    translate: Translate
    studio: Studio
    targets: Sequence[Target]
    shape: Shape

    @property
    def request(self) -> Request:
        """The run."""
        return self.studio.request

    @property
    def folder(self) -> Path:
        """Where the pages go."""
        given: Path | None = self.options.args.output
        return self.request.paths.build / "preview" if given is None else given

    def first(self, glimpse: Glimpse) -> View:
        """The first look: a line for every paper."""
        _ = self.translate
        view = self.studio.view(self.targets, self.shape, glimpse)
        template = _("{paper} ({lang}), pages: {pages}. {path}")
        for shot, paths in zip(view.shots, put(view.shots, self.folder), strict=True):
            path = _short(paths[0]) if paths else "—"
            self._say(template.format(paper=shot.doc_id, lang=shot.lang, pages=shot.pages, path=path))
        return view

    def open(self, view: View) -> None:
        """The first page in the browser of this machine; where nothing can be shown, that is said."""
        _ = self.translate
        first = next((self.folder / shot.doc_id / shot.files[0][0] for shot in view.shots if shot.files), None)
        if first is None:
            return
        blind = sys.platform.startswith("linux") and not any(map(os.environ.get, _DISPLAYS))
        if blind or not webbrowser.open(first.resolve().as_uri()):
            print(_("Nothing can be opened here; open {path} yourself.").format(path=_short(first)))

    def findings(self, view: View) -> None:
        """What is wrong with the files of the papers; what the rules say, too, where a last check is at hand."""
        _, paths = self.translate, self.request.paths
        if Snapshot.last(paths.build / ".cache", snapshot_version(paths, self.request.reference)) is not None:
            from reglament.pipeline.verdict import Asked, verdict

            self.report(verdict(Asked(self.request, tuple(sorted(view.own)))), view)
            return
        if view.findings:
            from reglament.pipeline.verdict import Verdict

            self.report(Verdict((), ()), view)
        self._say(_("The rules were not asked: no check has been made here yet. See `check`."))

    def report(self, said: Verdict, view: View) -> None:
        """Findings as text, with those of the view."""
        from reglament.report import text

        said = said.adding(view.findings)
        if said.findings or said.waived or not self.options.quiet:
            lang, colour = self.options.lang, colours(sys.stdout)
            print(
                text(said.findings, cache(self._source), lang, colour, program_name(), said.waived), end="", flush=True
            )

    def follow(self, view: View) -> None:
        """A line and the findings after every change that may concern the papers, until interrupted."""
        from watchfiles import Change, watch

        root, wanted = self.request.paths.root, akimat.concerns(self.request.paths.root)
        with _Judge(self) as judge:
            judge.ask(view)
            for changed in watch(root, watch_filter=wanted, raise_interrupt=True, debounce=200, step=20):
                begun = time.perf_counter()
                glimpse = self.studio.glimpse(renamed=any(change != Change.modified for change, _ in changed))
                names = sorted(Path(path).relative_to(root).as_posix() for _, path in changed)
                name = next((name for name in names if _touches(name, view)), None)
                if name is not None:
                    view = self._again(name, glimpse, view, begun)
                    judge.ask(view)

    def _again(self, name: str, glimpse: Glimpse, last: View, begun: float) -> View:
        """One refresh, told in a line; the last view where there is nothing to show any more."""
        _ = self.translate
        try:
            view = self.studio.view(self.targets, self.shape, glimpse)
        except UsageError as error:
            print(sentence(error, self.options.lang), file=sys.stderr, flush=True)
            return last
        put(view.shots, self.folder)
        spent = round((time.perf_counter() - begun) * 1000)
        pages = ", ".join(f"{shot.lang} {shot.pages}" for shot in view.shots) or "—"
        template = _("{file}, pages: {pages} ({spent} ms)")
        print(template.format(file=name.removeprefix("content/"), pages=pages, spent=spent), flush=True)
        return view

    def _say(self, line: str) -> None:
        if not self.options.quiet:
            print(line, flush=True)

    def _source(self, path: str) -> str | None:
        data, _ = read_bytes(self.request.paths.root, path)
        return None if data is None else data.decode("utf-8-sig", errors="replace")


class _Judge:
    """Asks the rules in another process, so that the next change need not wait; only the last answer is told."""

    def __init__(self, show: Show) -> None:
        self._show = show
        self._stack = ExitStack()
        self._executor: Executor | None = None
        self._asked: Future[Verdict] | None = None

    def __enter__(self) -> _Judge:
        return self

    def __exit__(self, *_: object) -> None:
        self._asked = None
        self._stack.close()

    def ask(self, view: View) -> None:
        """Have the files of the view checked; the answer to an earlier question is not waited for any more."""
        from reglament.pipeline.verdict import Asked, verdict

        if self._asked is not None:
            self._asked.cancel()
        if self._executor is None:
            self._executor = self._stack.enter_context(guarded(1, 1))
        try:
            asked = self._executor.submit(verdict, Asked(self._show.request, tuple(sorted(view.own))))
        except BrokenProcessPool:
            self._executor = None  # another one at the next change
            return
        self._asked = asked
        asked.add_done_callback(lambda done: self._tell(done, view))

    def _tell(self, done: Future[Verdict], view: View) -> None:
        if done is not self._asked or done.cancelled():
            return
        try:
            self._show.report(done.result(), view)
        except ReglamentError as error:
            print(sentence(error, self._show.options.lang), file=sys.stderr, flush=True)
        except BrokenProcessPool:
            self._executor = None


def _touches(name: str, view: View) -> bool:
    """Whether a file is one that the view was made of, or lies beside one of its papers."""
    folders = {path.rpartition("/")[0] for path in view.own}
    return name == MARKER or name in view.read or name.rpartition("/")[0] in folders


def _short(path: Path) -> str:
    """A path as it is typed from here."""
    here = Path.cwd()
    full = path.resolve()
    return full.relative_to(here).as_posix() if full.is_relative_to(here) else str(full)
