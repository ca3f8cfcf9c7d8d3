"""Processor time of a block: neither other work on the machine nor the tracing of coverage counts."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """`seconds` is known when the block has ended."""

    seconds = 0.0


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    """Measure the block."""
    watch, tracer = Stopwatch(), sys.gettrace()
    sys.settrace(None)
    start = time.process_time()
    try:
        yield watch
    finally:
        watch.seconds = time.process_time() - start
        sys.settrace(tracer)
