"""Work on strangers' papers in worker processes, each item under limits of memory and time.

A typesetter that runs out of memory ends its process, and one in an endless loop never returns. So an item that
kills its worker is found by running it again alone, and costs one `Failed`; all others are done. A worker that was
ended from outside costs nothing but the time to do its items again.
"""

from __future__ import annotations

import errno
import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from reglament.diagnostics import Diagnostic, Location
from reglament.errors import RenderError

Item = TypeVar("Item")
Result = TypeVar("Result")

RULE = "P02"
"""The rule that a failure breaks."""
AHEAD = 8
"""Batches handed over before their turn: as many can be lost when a worker ends, and are then done again."""


class Cause(StrEnum):
    """Why a paper could not be made; also the message of the finding."""

    REFUSED = "refused"
    """The typesetter gave a reason."""
    MEMORY = "memory"
    """The worker ended: out of memory, or out of its mind."""
    TIME = "time"
    """The limit of time ran out."""
    SIZE = "size"
    """A file would have become too large."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may take, and every process that it starts.

    Address space and the size of a file in bytes, seconds on the wall and on the processor for one item.
    """

    memory: int = 2 * 1024**3
    seconds: float = 60.0
    processor: float = 120.0
    file: int = 256 * 1024**2

    @property
    def helper_heap(self) -> int:
        """Bytes of memory for the data of a program that the worker starts."""
        return self.memory // 4

    @property
    def helper_seconds(self) -> float:
        """Seconds that such a program may take: it gives up before its worker is ended."""
        return self.seconds * 0.75


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that could not be done; `reason` is what the typesetter said."""

    cause: Cause
    reason: str = ""

    def finding(self, location: Location, paper: str) -> Diagnostic:
        """The finding that tells the drafter of `paper`."""
        return Diagnostic(RULE, self.cause.value, location, {"paper": paper, "reason": self.reason})


@dataclass(frozen=True, slots=True)
class _Task(Generic[Item, Result]):
    """A function and the limits under which it runs: one value that travels to a worker."""

    work: Callable[[Item], Result]
    limits: Limits

    def __call__(self, items: Sequence[Item]) -> list[Result | Failed]:
        """The results of a batch, one an item."""
        return [self._one(item) for item in items]

    def _one(self, item: Item) -> Result | Failed:
        with _limited(self.limits):
            try:
                return self.work(item)
            except RenderError as error:
                return Failed(Cause.REFUSED, str(error.params.get("reason", error)))
            except MemoryError:
                return Failed(Cause.MEMORY)
            except OSError as error:
                if error.errno != errno.EFBIG:
                    raise
                return Failed(Cause.SIZE)


OpenExecutor = Callable[[], AbstractContextManager[Executor | None]]
"""Opens the workers: called once, and again for every item that must run alone after a breakdown."""


def pool(jobs: int) -> OpenExecutor:
    """Opens process pools of `jobs` clean workers."""

    @contextmanager
    def opened() -> Iterator[Executor]:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        with ProcessPoolExecutor(max_workers=jobs, mp_context=context) as executor:
            yield executor

    return opened


def each(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    open_executor: OpenExecutor,
    *,
    limits: Limits | None = None,
    batch: int = 4,
) -> Iterator[Result | Failed]:
    """`work` done on every item, in order, in the executor that the caller opens.

    `work` is a module's function, an item travels to another process. When the executor is None, the work is done here
    and only what raises RenderError or MemoryError is caught.
    """
    task: _Task[Item, Result] = _Task(work, limits or Limits())
    if len(items) == 1:
        yield from _alone(task, items, open_executor)
        return
    batches = deque(items[start : start + batch] for start in range(0, len(items), batch))
    while batches:
        with open_executor() as executor:
            if executor is None:
                yield from (one for own in batches for one in task(own))
                return
            lost = yield from _together(task, batches, executor)
        for one, done in lost:
            if done is not None:
                yield from done
            else:
                yield from _alone(task, one, open_executor)


_Lost = list[tuple[Sequence[Item], list[Result | Failed] | None]]
"""Batches that were handed over when a worker ended, with the results of those that were done."""


def _together(
    task: _Task[Item, Result], batches: deque[Sequence[Item]], executor: Executor
) -> Generator[Result | Failed, None, _Lost[Item, Result]]:
    """Do batches until none is left or a worker ends; what had been handed over by then is returned."""
    waiting: deque[tuple[Sequence[Item], Future[list[Result | Failed]] | None]] = deque()
    while batches or waiting:
        while batches and len(waiting) < AHEAD:
            one = batches.popleft()
            waiting.append((one, _submit(executor, task, one)))
        one, future = waiting.popleft()
        done = _result(future)
        if done is None:
            return [(one, None), *((other, _result(later)) for other, later in waiting)]
        yield from done
    return []


def _submit(
    executor: Executor, task: Callable[[Sequence[Item]], list[Result | Failed]], batch: Sequence[Item]
) -> Future[list[Result | Failed]] | None:
    """The batch handed over; None when the workers are gone already."""
    try:
        return executor.submit(task, batch)
    except BrokenProcessPool:
        return None


def _result(future: Future[list[Result | Failed]] | None) -> list[Result | Failed] | None:
    """What a batch gave, None when its workers broke down."""
    if future is None:
        return None
    try:
        return future.result()
    except BrokenProcessPool:
        return None


def _alone(task: _Task[Item, Result], batch: Sequence[Item], open_executor: OpenExecutor) -> Iterator[Result | Failed]:
    """The items of a broken batch one by one, each in workers that no other item can break."""
    for item in batch:
        others = set(multiprocessing.active_children())
        with open_executor() as executor:
            if executor is not None:
                _result(_submit(executor, _ready, ()))
            own = set(multiprocessing.active_children()) - others
            done = _result(_submit(executor, task, [item])) if executor is not None else task([item])
        if done is not None:
            yield from done
        else:
            yield Failed(Cause.TIME if _OUT_OF_TIME & {child.exitcode for child in own} else Cause.MEMORY)


_OUT_OF_TIME = {-signal.SIGALRM, -signal.SIGPROF}
"""How a worker ends whose timer ran out."""


def _ready(_: Sequence[object]) -> list[Any]:
    """Nothing: done once, the worker is there."""
    return []


@contextmanager
def _limited(limits: Limits) -> Iterator[None]:
    """The limits for one item, in a worker process only: there a timer that runs out ends the process."""
    if multiprocessing.parent_process() is None:
        yield
        return
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    timers = (
        (signal.ITIMER_REAL, signal.SIGALRM, limits.seconds),
        (signal.ITIMER_PROF, signal.SIGPROF, limits.processor),
    )
    for timer, ring, seconds in timers:
        signal.signal(ring, signal.SIG_DFL)
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for timer, _, _ in timers:
            signal.setitimer(timer, 0)
