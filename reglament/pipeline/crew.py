"""A crew of workers, each of which keeps the files that it has read: rules look at papers where they were parsed."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache as once
from typing import Any

from reglament.loading import File
from reglament.loading.assemble import Row
from reglament.pipeline.estimating import Estimates
from reglament.pipeline.leaves import Leaf, Reading, Result, Stamp, take
from reglament.pipeline.ruling import Done, Ground, Task, rule
from reglament.pipeline.shelf import Shelf
from reglament.pipeline.workers import begin, make_ready, start_method
from reglament.rules.engine import Engine

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be read: what the system says of it, and what is known of it already."""

    file: File
    stamp: Stamp
    known: Leaf | None


@dataclass(frozen=True, slots=True)
class Whole:
    """An akimat as it is handed to every worker."""

    rows: tuple[Row, ...]
    leaves: tuple[Leaf, ...]
    unread: frozenset[str]
    as_of: date | None
    today: date
    reading: Reading


class Crew:
    """Workers in processes of their own; files of one folder are read by one of them."""

    def __init__(self, executors: Sequence[ProcessPoolExecutor]) -> None:
        self._executors = executors
        self._owners: dict[str, int] = {}

    def read(self, wanted: Sequence[Wanted], reading: Reading) -> Iterator[list[Leaf]]:
        """The leaves of the files, batch by batch, in any order."""
        waiting: list[Future[list[Leaf]]] = []
        for number, batch in enumerate(_batches(wanted, lambda one: _folder(one.file.path))):
            owner = number % len(self._executors)
            self._owners.update((_folder(one.file.path), owner) for one in batch)
            waiting.append(self._executors[owner].submit(_read, batch, reading))
        return (future.result() for future in waiting)

    def rule(self, whole: Whole, tasks: Sequence[Task]) -> Iterator[list[Done]]:
        """The tasks done by whoever has read the papers, batch by batch."""
        handed = pickle.dumps(whole, protocol=5)
        opened = [executor.submit(_open, handed) for executor in self._executors]
        shares: dict[int, list[Task]] = {}
        for number, batch in enumerate(_batches(tasks, lambda one: _folder(f"content/{one.id}"))):
            for task in batch:
                owner = self._owners.get(_folder(f"content/{task.id}"), number % len(self._executors))
                shares.setdefault(owner, []).append(task)
        waiting = [
            self._executors[owner].submit(_rule, own[start : start + _BATCH])
            for start in range(0, max(map(len, shares.values()), default=0), _BATCH)
            for owner, own in shares.items()
            if start < len(own)
        ]
        for one in opened:
            one.result()
        return (pickle.loads(future.result()) for future in waiting)  # noqa: S301 from our own workers


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _batches(items: Iterable[Any], folder: Any) -> Iterator[list[Any]]:
    """The items in batches that do not part what lies in one folder; items of a folder follow each other."""
    batch: list[Any] = []
    last = None
    for item in items:
        here = folder(item)
        if len(batch) >= _BATCH and here != last:
            yield batch
            batch = []
        batch.append(item)
        last = here
    if batch:
        yield batch


@contextmanager
def crew(jobs: int) -> Iterator[Crew]:
    """`jobs` workers for the block."""
    make_ready()
    context = multiprocessing.get_context(start_method())
    executors = [ProcessPoolExecutor(1, mp_context=context, initializer=_begin) for _ in range(jobs)]
    try:
        yield Crew(executors)
    finally:
        for executor in executors:
            executor.shutdown(cancel_futures=True)


def _begin() -> None:
    begin()
    gc.disable()  # everything that a worker makes lives as long as the worker


@dataclass
class _Bench:
    """What one worker has before it."""

    memory: dict[str, Result] = field(default_factory=dict)
    ground: Ground | None = None
    engine: Engine | None = None


@once
def _bench() -> _Bench:
    return _Bench()


def _read(batch: Sequence[Wanted], reading: Reading) -> list[Leaf]:
    bench, leaves = _bench(), []
    for one in batch:
        leaf, result = take(one.file, one.stamp, one.known, reading)
        leaves.append(leaf)
        if result is not None:
            bench.memory[one.file.path] = result
    return leaves


def _open(handed: bytes) -> None:
    whole: Whole = pickle.loads(handed)  # noqa: S301 from our own parent
    bench = _bench()
    rows, leaves = {row.id: row for row in whole.rows}, {leaf.path: leaf for leaf in whole.leaves}
    shelf = Shelf(rows, leaves, whole.reading, bench.memory)
    bench.ground = Ground.of(shelf, whole.unread, whole.as_of, whole.today)
    bench.engine = bench.ground.engine(Estimates(bench.ground))


def _rule(tasks: Sequence[Task]) -> bytes:
    bench = _bench()
    if bench.ground is None or bench.engine is None:
        return b""
    return pickle.dumps(list(rule(bench.engine, bench.ground, tasks)), protocol=5)
