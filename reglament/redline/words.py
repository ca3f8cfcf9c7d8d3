"""Two texts compared word by word, never letter by letter.

A token is a word with the space before it: `7-бабының`, `12 500 000`, `26.11.2026`, `№`, a mark of punctuation. A
change of an ending is a change of the word, so that a reader sees words go and come.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import accumulate

BUDGET = 400_000
"""Comparisons that one alignment may take, about a twentieth of a second; what is left over counts as replaced."""
GLUE = 3
"""Letters up to which an unchanged scrap between two changes is shown as changed with them."""
KEPT = 0.25
"""The share of letters that two wordings must have in common to be compared word by word."""

_TOKEN = re.compile(
    r"\s*(?:"
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?"
    r"|\d+(?:[.,:/]\d+)*(?:[-\u2011]\w+)*"
    r"|\w+(?:[-\u2011/’'\u00ad]\w+)*"
    r"|\S"
    r")|\s+",
)

Range = tuple[int, int, int, int]
"""`(i1, i2, j1, j2)`: `old[i1:i2]` against `new[j1:j2]`."""


class Op(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that stayed, went or came."""

    op: Op
    text: str


def tokens(text: str) -> list[str]:
    """The tokens of a text; joined they are the text."""
    return _TOKEN.findall(text)


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """What stays, goes and comes between two wordings; without what came it is `old`, without what went `new`."""
    if old == new:
        return (Segment(Op.SAME, old),) if old else ()
    one, two = tokens(old), tokens(new)
    found: list[Segment] = []
    for same, (i1, i2, j1, j2) in compared(one, two):
        if same:
            found.append(Segment(Op.SAME, "".join(one[i1:i2])))
        else:
            found += _replaced("".join(one[i1:i2]), "".join(two[j1:j2]))
    return _joined(found)


def side(found: Iterable[Segment], gone: Op) -> str:
    """One of the two wordings: all but what is marked as `gone`."""
    return "".join(one.text for one in found if one.op is not gone)


def compared(old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, Range]]:
    """Ranges of tokens in order, with whether they are the same; scraps between two changes count as changed."""
    ranges: list[tuple[bool, Range]] = []
    i = j = 0
    for start, other, size in [*common(old, new), (len(old), len(new), 0)]:
        if start > i or other > j:
            ranges.append((False, (i, start, j, other)))
        if size:
            ranges.append((True, (start, start + size, other, other + size)))
        i, j = start + size, other + size
    return _smoothed(ranges, old, new)


def common(
    old: Sequence[Hashable], new: Sequence[Hashable], budget: int = BUDGET
) -> list[tuple[int, int, int]]:  # fmt: skip
    """Stretches `(i, j, size)` that both have, in order: the longest first, then what is left of it and right.

    The work is bounded: when the `budget` of comparisons is spent, what has not been looked at has nothing in common.
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    found = [(0, 0, head)] if head else []
    found += _inside(old, new, (head, len(old) - tail, head, len(new) - tail), budget)
    return [*found, (len(old) - tail, len(new) - tail, tail)] if tail else found


def _inside(
    old: Sequence[Hashable], new: Sequence[Hashable], whole: Range, budget: int
) -> list[tuple[int, int, int]]:  # fmt: skip
    i1, i2, j1, j2 = whole
    one, two = old[i1:i2], new[j1:j2]
    if not one or not two:
        return []
    often = Counter(two)
    # A search in one[a:b] looks at every place in `two` of every token of it, whatever part of `two` is asked for.
    cost = [0, *accumulate(1 + often[token] for token in one)]
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    waiting, found = [(0, len(one), 0, len(two))], []
    while waiting:
        a, b, c, d = waiting.pop()
        price = cost[b] - cost[a]
        if a >= b or c >= d or price > budget:
            continue
        budget -= price
        i, j, size = matcher.find_longest_match(a, b, c, d)
        if size:
            found.append((i1 + i, j1 + j, size))
            waiting += [(a, i, c, j), (i + size, b, j + size, d)]
    return sorted(found)


def _smoothed(ranges: list[tuple[bool, Range]], old: Sequence[str], new: Sequence[str]) -> list[tuple[bool, Range]]:
    """The ranges without unchanged scraps between replaced words; one change when next to nothing stayed."""
    found: list[tuple[bool, Range]] = []
    for index, (same, one) in enumerate(ranges):
        scrap = same and 0 < index < len(ranges) - 1 and _letters(old[one[0] : one[1]]) <= GLUE
        if found and not found[-1][0] and (not same or (scrap and _both(ranges[index - 1], ranges[index + 1]))):
            before = found.pop()[1]
            found.append((False, (before[0], one[1], before[2], one[3])))
        else:
            found.append((same, one))
    kept = sum(_letters(old[one[0] : one[1]]) for same, one in found if same)
    most = max(_letters(old), _letters(new))
    if len(found) > 2 and kept < KEPT * most:
        return [(False, (0, len(old), 0, len(new)))]
    return found


def _both(*ranges: tuple[bool, Range]) -> bool:
    """Whether words both go and come in each of these changes."""
    return all(i2 > i1 and j2 > j1 for _, (i1, i2, j1, j2) in ranges)


def _letters(found: Sequence[str]) -> int:
    return sum(letter.isalnum() for token in found for letter in token)


def _replaced(old: str, new: str) -> list[Segment]:
    """A change; the space that both sides begin with stays."""
    space = 0
    while space < min(len(old), len(new)) and old[space] == new[space] and old[space].isspace():
        space += 1
    parts = ((Op.SAME, old[:space]), (Op.DELETED, old[space:]), (Op.INSERTED, new[space:]))
    return [Segment(op, text) for op, text in parts if text]


def _joined(found: Iterable[Segment]) -> tuple[Segment, ...]:
    """Neighbours of one sort made one."""
    joined: list[Segment] = []
    for one in found:
        if joined and joined[-1].op is one.op:
            joined[-1] = Segment(one.op, joined[-1].text + one.text)
        else:
            joined.append(one)
    return tuple(joined)
