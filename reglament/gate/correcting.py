"""Whether a text became another by named corrections alone, and whether they keep to technical errors (clause 32)."""

from __future__ import annotations

from collections.abc import Sequence

MOST_WAYS = 256
"""Places of the new text that may answer one place of the old one, before the corrections are called unclear."""


def only_corrected(old: str, new: str, changes: Sequence[tuple[str, str]]) -> bool:
    """Whether `new` is `old` in which some of the words `was` stand as `now`, and everything else is as it was.

    Pairs are `(was, now)`. Exact: white space counts. False also for corrections that could be read in too many ways.
    """
    named = [(was, now) for was, now in dict.fromkeys(changes) if was and was != now]
    waiting: dict[int, set[int]] = {0: {0}}
    while waiting:
        at = min(waiting)
        ways = waiting.pop(at)
        if len(ways) > MOST_WAYS:
            return False
        if at == len(old):
            return len(new) in ways
        for there in ways:
            for was, now in named:
                if old.startswith(was, at) and new.startswith(now, there):
                    waiting.setdefault(at + len(was), set()).add(there + len(now))
            step = _alike(old, at, new, there, named)
            if step:
                waiting.setdefault(at + step, set()).add(there + step)
    return False


def _alike(old: str, at: int, new: str, there: int, named: Sequence[tuple[str, str]]) -> int:
    """How far both texts go alike before a correction may begin; 0 when they do not."""
    if at >= len(old) or there >= len(new) or old[at] != new[there]:
        return 0
    begins = [found for was, _ in named if (found := old.find(was, at + 1)) >= 0]
    most = min(min(begins, default=len(old)), len(old)) - at
    length = min(most, len(new) - there)
    if old[at : at + length] == new[there : there + length]:
        return length
    return next(step for step in range(length) if old[at + step] != new[there + step])
