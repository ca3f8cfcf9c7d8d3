"""Which block of an older version became which block of a newer one.

Blocks that are the same word for word are found first, then those that only got another number, then, in the gaps that
are left, the most alike in their order. Blocks that went in one place and came in another were moved.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from reglament.redline.words import common, tokens

ALIKE = 0.45
"""Share of words that two blocks must have in common to be two versions of one block."""
MOVED = 0.8
"""The same for a block that stands elsewhere."""
NAMED = 0.2
"""What an equal number counts for, as a share of words."""
CELLS = 4_000
"""Pairs of blocks that are weighed in one gap; in a longer one those of equal numbers are found first."""
STEPS = 200_000
"""Pairs of blocks in a gap from which its blocks are not weighed at all: they went and came."""
MOVES = 2_500
"""Pairs of blocks that are weighed to find moved ones."""
WORDS = 4
"""Words that a block must have to be called moved."""

Key = tuple[str, ...]
Pair = tuple[int, int]

RANKS = {"chapter": 1, "clause": 2, "part": 3, "subclause": 3, "subpart": 4}
"""How deep a kind stands: its number counts within those of the kinds above."""
_RUNNING = frozenset({"clause", "part", "subclause", "subpart", "paragraph"})
"""Kinds that may turn into one another."""


@dataclass(frozen=True, slots=True)
class Item:
    """A block to be matched: its kind, its literal number, its text without it.

    `stamp` is what else must be equal for two blocks to be the same, such as the digest of a picture. Of a `lone` kind
    there is one in a version: two of them are always versions of each other. `shape` are two blocks of different
    shapes never compared by, such as the columns of a table.
    """

    kind: str
    label: str
    text: str
    stamp: str = ""
    lone: bool = False
    shape: int = 0

    @property
    def blank(self) -> bool:
        """Whether it is empty space only."""
        return not (self.text or self.label or self.stamp or self.lone)


def match(olds: Sequence[Item], news: Sequence[Item]) -> list[tuple[int | None, int | None]]:
    """Every block of both versions once, in reading order: pairs, and what went before what came between them."""
    paths = [_places(olds), _places(news)]
    steps: list[Callable[[Sequence[int], Sequence[int]], list[Pair]]] = [
        lambda one, two: _equal(one, two, lambda item: (item.kind, item.label, item.text, item.stamp), olds, news),
        lambda one, two: _equal(one, two, lambda item: (item.kind, item.text, item.stamp), olds, news),
        lambda one, two: _alike(one, two, olds, news, paths),
    ]
    pairs: list[Pair] = []
    for step in steps:
        pairs = _filled(pairs, olds, news, step, blank=False)
    pairs = _filled(pairs, olds, news, steps[0], blank=True)
    return list(_merged(pairs, len(olds), len(news)))


def moves(olds: Sequence[Item], news: Sequence[Item]) -> list[Pair]:
    """Blocks that went and blocks that came which are the same, whatever their order and number."""
    found: list[Pair] = []
    left = {i for i, one in enumerate(olds) if _movable(one)}
    right = {j for j, one in enumerate(news) if _movable(one)}
    by_text: dict[str, list[int]] = {}
    for j in sorted(right, reverse=True):
        by_text.setdefault(news[j].text, []).append(j)
    for i in sorted(left):
        if places := by_text.get(olds[i].text):
            found.append((i, places.pop()))
    left -= {i for i, _ in found}
    right -= {j for _, j in found}
    if len(left) * len(right) <= MOVES:
        one, two = {i: words_of(olds[i]) for i in left}, {j: words_of(news[j]) for j in right}
        weighed = sorted((-likeness(one[i], two[j]), i, j) for i in left for j in right)
        for weight, i, j in weighed:
            if -weight >= MOVED and i in left and j in right:
                found.append((i, j))
                left.discard(i)
                right.discard(j)
    return sorted(found)


def words_of(item: Item) -> frozenset[str]:
    """The different words of a block, in whatever case."""
    return frozenset(token.strip().casefold() for token in tokens(item.text))


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """The share of words that two blocks have in common, from 0 to 1."""
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 1.0


def _movable(item: Item) -> bool:
    return item.kind in _RUNNING and len(tokens(item.text)) >= WORDS


def _places(items: Sequence[Item]) -> list[Key]:
    """For every block the numbers that lead to it, empty for one without a number."""
    above: list[tuple[int, str]] = []
    found: list[Key] = []
    for item in items:
        rank = RANKS.get(item.kind)
        if rank is None or not item.label:
            found.append(())
            continue
        above = [one for one in above if one[0] < rank]
        above.append((rank, f"{item.kind} {item.label}"))
        found.append(tuple(name for _, name in above))
    return found


def _filled(
    pairs: list[Pair],
    olds: Sequence[Item],
    news: Sequence[Item],
    step: Callable[[Sequence[int], Sequence[int]], list[Pair]],
    *,
    blank: bool,
) -> list[Pair]:
    """The pairs, and those that a step finds in each gap between them among blocks that are (not) empty space."""
    found: list[Pair] = []
    i = j = 0
    for pair in [*pairs, (len(olds), len(news))]:
        one = [k for k in range(i, pair[0]) if olds[k].blank is blank]
        two = [k for k in range(j, pair[1]) if news[k].blank is blank]
        found += step(one, two) if one and two else []
        found.append(pair)
        i, j = pair[0] + 1, pair[1] + 1
    return found[:-1]


def _equal(
    one: Sequence[int], two: Sequence[int], name: Callable[[Item], Hashable], olds: Sequence[Item], news: Sequence[Item]
) -> list[Pair]:
    blocks = common([name(olds[i]) for i in one], [name(news[j]) for j in two])
    return [(one[i + k], two[j + k]) for i, j, size in blocks for k in range(size)]


def _alike(
    one: Sequence[int], two: Sequence[int], olds: Sequence[Item], news: Sequence[Item], paths: list[list[Key]]
) -> list[Pair]:
    """The pairs, in order, that are most alike together."""
    if len(one) * len(two) <= CELLS:
        return _weighed(one, two, olds, news, paths)
    # What has no number in any place is like nothing of the other side.
    names, others = ([paths[side][k] or (str(side), str(k)) for k in part] for side, part in enumerate((one, two)))
    named = [(i + k, j + k) for i, j, size in common(names, others) for k in range(size)]
    found: list[Pair] = []
    i = j = 0
    for a, b in [*named, (len(one), len(two))]:
        found += _weighed(one[i:a], two[j:b], olds, news, paths)
        found += [(one[a], two[b])] if a < len(one) else []
        i, j = a + 1, b + 1
    return found


def _weighed(
    one: Sequence[int], two: Sequence[int], olds: Sequence[Item], news: Sequence[Item], paths: list[list[Key]]
) -> list[Pair]:
    """The same; a long gap is weighed along its diagonal only, a very long one not at all."""
    if not one or not two or len(one) * len(two) > STEPS:
        return []
    left = [(olds[i], words_of(olds[i]), paths[0][i]) for i in one]
    right = [(news[j], words_of(news[j]), paths[1][j]) for j in two]
    width = max(CELLS // len(left), 3)
    slope = len(right) / len(left)
    # best[j]: the greatest weight of pairs among the blocks before; back: how it was reached.
    best = [0.0] * (len(right) + 1)
    back: list[dict[int, int]] = []
    for i, upper in enumerate(left):
        middle = round(i * slope)
        first, last = max(0, middle - width // 2), min(len(right), middle + width // 2 + 1)
        row, taken = best[:], {}
        for j in range(len(right)):
            weight = _weight(upper, right[j]) if first <= j < last else 0.0
            row[j + 1] = max(row[j + 1], row[j])
            if weight and best[j] + weight > row[j + 1]:
                row[j + 1] = best[j] + weight
                taken[j + 1] = 1
            elif row[j + 1] == best[j + 1]:
                taken[j + 1] = 0
            else:
                taken[j + 1] = -1
        best = row
        back.append(taken)
    return [(one[i], two[j]) for i, j in _traced(back, len(left), len(right))]


def _traced(back: Sequence[dict[int, int]], i: int, j: int) -> list[Pair]:
    found = []
    while i and j:
        how = back[i - 1][j]
        if how == 1:
            found.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif how == 0:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _weight(one: tuple[Item, frozenset[str], Key], two: tuple[Item, frozenset[str], Key]) -> float:
    """How much two blocks are versions of one, 0 when they cannot be."""
    old, new = one[0], two[0]
    akin = old.kind == new.kind or (old.kind in _RUNNING and new.kind in _RUNNING)
    if not akin or old.shape != new.shape:
        return 0.0
    weight = likeness(one[1], two[1])
    named = old.kind == new.kind and bool(old.label) and (one[2] == two[2] if one[2] else old.label == new.label)
    if (old.lone and new.lone) or named:
        return NAMED + weight
    return weight if weight >= ALIKE else 0.0


def _merged(pairs: Sequence[Pair], old: int, new: int) -> Iterator[tuple[int | None, int | None]]:
    i = j = 0
    for one, two in [*pairs, (old, new)]:
        yield from ((k, None) for k in range(i, one))
        yield from ((None, k) for k in range(j, two))
        if one < old or two < new:
            yield one, two
        i, j = one + 1, two + 1
