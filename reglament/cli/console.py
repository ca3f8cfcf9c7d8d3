"""What a person at a terminal sees while work goes on; nothing of it in a pipe, in CI or with --quiet."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reglament.cli.command import Options, Translate, msgid
from reglament.pipeline.progress import Progress, Silent, Stage

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

_STAGES = {
    Stage.READ: msgid("Reading"),
    Stage.CHECK: msgid("Checking"),
    Stage.MEASURE: msgid("Measuring pages"),
    Stage.RENDER: msgid("Rendering"),
    Stage.BUNDLE: msgid("Packing dossiers"),
    Stage.PORTAL: msgid("Making the portal"),
}


class _Shown:
    """One bar a stage."""

    def __init__(self, bars: Bars, _: Translate) -> None:
        self._bars = bars
        self._translate = _
        self._task: TaskID | None = None

    def begin(self, stage: Stage, total: int) -> None:
        """The bar before this one is full."""
        self._fill()
        self._task = self._bars.add_task(self._translate(_STAGES[stage]), total=max(total, 1))

    def advance(self, steps: int = 1) -> None:
        """Some steps are done."""
        if self._task is not None:
            self._bars.advance(self._task, steps)

    def finish(self) -> None:
        """All is done."""
        self._fill()

    def _fill(self) -> None:
        if self._task is not None:
            task = self._bars.tasks[-1]
            self._bars.update(self._task, completed=task.total)


def watched(options: Options) -> bool:
    """Whether a person looks at the error stream."""
    return sys.stderr.isatty() and not options.quiet and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(options: Options, _: Translate) -> Iterator[Progress]:
    """Bars on the error stream while the block runs, if anybody looks; they leave nothing behind."""
    if not watched(options):
        yield Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        shown = _Shown(bars, _)
        yield shown
        shown.finish()


def colours(stream: object) -> bool:
    """Whether a report on `stream` may carry colours (https://no-color.org)."""
    tty = getattr(stream, "isatty", None)
    return bool(tty and tty()) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
