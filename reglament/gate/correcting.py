"""Whether a text became another by named corrections alone, and whether they keep to technical errors (clause 32)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

MOST_WAYS = 256
"""Places of the new text that may answer one place of the old one, before the corrections are called unclear."""
MOST_CHANGES = 256
"""Corrections of one replacement: more are no technical error."""
MOST_WORK = 1_000_000
"""Places and pairs of places that are looked at, before the corrections are called unclear."""

Corrections = Sequence[tuple[str, str]]
"""Pairs of what stood there and what stands there now."""


def only_corrected(old: str, new: str, changes: Corrections) -> bool:
    """Whether `new` is `old` in which some of the words `was` stand as `now`, and everything else is as it was.

    Pairs are `(was, now)`. Exact: white space counts. False also for corrections that could be read in too many ways.
    """
    named = [(was, now) for was, now in dict.fromkeys(changes) if was and was != now]
    places = _places(old, named) if len(named) <= MOST_CHANGES else None
    if places is None:
        return False
    starts = sorted(places)
    waiting: dict[int, set[int]] = {0: {0}}
    work = 0
    while waiting:
        at = min(waiting)
        ways, here = waiting.pop(at), places.get(at, ())
        work += len(ways) * (1 + len(here))
        if len(ways) > MOST_WAYS or work > MOST_WORK:
            return False
        if at == len(old):
            return len(new) in ways
        following = bisect_right(starts, at)
        step = (starts[following] if following < len(starts) else len(old)) - at
        same = old[at : at + step]
        for there in ways:
            for was, now in here:
                if new.startswith(now, there):
                    waiting.setdefault(at + len(was), set()).add(there + len(now))
            if new.startswith(same, there):
                waiting.setdefault(at + step, set()).add(there + step)
    return False


def _places(old: str, named: Corrections) -> Mapping[int, Corrections] | None:
    """Where which corrections could begin; None when that is in too many places."""
    found: dict[int, list[tuple[str, str]]] = {}
    number = 0
    for was, now in named:
        at = old.find(was)
        while at >= 0:
            number += 1
            if number > MOST_WORK:
                return None
            found.setdefault(at, []).append((was, now))
            at = old.find(was, at + 1)
    return found
