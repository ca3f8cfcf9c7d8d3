"""One guarded worker that stays between papers: the second time a paper is set, only what has changed is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from typing import TypeVar

from reglament.pipeline.workers import guarded, make_ready
from reglament.render.worker import Cause, Failed, Limits, each

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

TERM = 200
"""Papers after which another worker takes over: what the typesetter remembers must not grow for days."""


class Standby:
    """A worker that is called when it is first needed; one that a paper has ended is followed by another.

    For one thread at a time.
    """

    def __init__(self, limits: Limits | None = None, term: int = TERM) -> None:
        self._limits = limits or Limits()
        self._term = term
        self._stack = ExitStack()
        self._executor: Executor | None = None
        self._done = 0

    def make(self, work: Callable[[_Item], _Result], item: _Item) -> _Result | Failed:
        """`work`, a module's function, done on one item under the limits of the build.

        An item that a worker with a past could not do for want of memory has another try with a fresh one.
        """
        stale = self._done > 0
        (made,) = each(work, [item], self._opened, limits=self._limits)
        self._done += 1
        lost = isinstance(made, Failed) and made.cause is not Cause.REFUSED
        if lost or self._done >= self._term:
            self.close()
        if stale and isinstance(made, Failed) and made.cause is Cause.MEMORY:
            return self.make(work, item)
        return made

    def ready(self) -> None:
        """Have the server of workers started while this process does something else."""
        make_ready()

    def close(self) -> None:
        """Let the worker go; the next item calls another."""
        self._executor, self._done = None, 0
        self._stack.close()

    @contextmanager
    def _opened(self) -> Iterator[Executor | None]:
        if self._executor is None:
            self._executor = self._stack.enter_context(guarded(1, 1))
        yield self._executor
