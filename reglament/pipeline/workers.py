"""Work over many items in several processes, results in the order of the items."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path
from typing import TypeVar

import reglament

Item = TypeVar("Item")
Result = TypeVar("Result")


_SETTERS = ["reglament.pipeline.rendering", "reglament.pipeline.setting", "reglament.pipeline.packing_work"]
_PICTURER = "reglament.pipeline.picturing"
_PRELOADED = ["reglament.pipeline.crew"]
"""What every worker needs; the server from which workers are forked imports it once, and lives as long as this
process: the builds of `serve` find it warm."""


@contextmanager
def processes(jobs: int, items: int, light: int) -> Iterator[Executor | None]:
    """Up to `jobs` worker processes for the block; None when `items` are so few (`light`) that this one is faster."""
    if jobs == 1 or items <= light:
        yield None
        return
    with guarded(jobs, items) as executor:
        yield executor


@contextmanager
def guarded(jobs: int, items: int) -> Iterator[Executor]:
    """Up to `jobs` worker processes for the block, and never fewer than one: what they run cannot end this process.

    Workers begin clean: no threads, locks or open files of this process come with them.
    """
    make_ready()
    context = multiprocessing.get_context(start_method())
    executor = ProcessPoolExecutor(max_workers=max(1, min(jobs, items)), mp_context=context, initializer=begin)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def will_render() -> None:
    """Have the typesetters with the server from its start, for a run that renders; a check alone begins sooner."""
    _PRELOADED.extend(name for name in _SETTERS if name not in _PRELOADED)


def will_picture() -> None:
    """Have nothing with the server but what sets one paper, for a run that shows it and is gone."""
    _PRELOADED[:] = [_PICTURER]


def make_ready() -> None:
    """Have the server of workers started while this process does something else."""
    if start_method() == "forkserver":
        multiprocessing.set_forkserver_preload(_PRELOADED)
        with _own_modules():
            forkserver.ensure_running()


@contextmanager
def _own_modules() -> Iterator[None]:
    """Interpreters started in the block find this very package, and nothing in the current folder.

    Python would look for modules in the current folder first, and that may be a stranger's akimat.
    """
    own = str(Path(reglament.__file__).resolve().parents[1])
    given = [place for place in os.environ.get("PYTHONPATH", "").split(os.pathsep) if Path(place).is_absolute()]
    wanted = {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join([own, *given])}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def start_method() -> str:
    """How workers are started: from a clean process where the system can."""
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def begin() -> None:
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
