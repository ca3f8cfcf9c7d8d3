"""Work over many items in several processes, results in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@contextmanager
def processes(jobs: int, items: int, light: int) -> Iterator[Executor | None]:
    """Up to `jobs` worker processes for the block; None when `items` are so few (`light`) that one process is faster.

    Workers begin clean: no threads, locks or open files of this process come with them.
    """
    if jobs == 1 or items <= light:
        yield None
        return
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    executor = ProcessPoolExecutor(max_workers=min(jobs, items), mp_context=context, initializer=_begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _begin() -> None:
    """A worker leaves Ctrl+C to its parent, and ends when that is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def spread(
    work: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], executor: Executor | None, size: int
) -> Iterator[list[Result]]:
    """`work` over batches of `size` items, here when there is no executor; one list of results a batch, in order.

    `work` must be a module's function (it travels to another process) and answers one result an item.
    """
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    yield from map(work, batches) if executor is None else executor.map(work, batches)
