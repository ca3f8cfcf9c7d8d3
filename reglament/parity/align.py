"""Which pieces of the Kazakh and the Russian text say the same: by chapter, clause, part, subclause, table cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph, Picture, Subclause, Table, TextTree

Key = tuple[str, ...]

_NOTES, _PICTURES = "^", "!"
"""Ends of the keys of what stands beside the text of a place."""


class Aside(StrEnum):
    """What stands beside a text."""

    NOTE = "notes"
    PICTURE = "pictures"


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of the two texts that stand at the same place of the act; `clause` is its number, or empty.

    `table` says that they are cells. Unequal numbers of paragraphs mean that the place is divided otherwise.
    """

    kk: tuple[Paragraph, ...]
    ru: tuple[Paragraph, ...]
    clause: str = ""
    subclause: str = ""
    table: bool = False

    @property
    def divided_alike(self) -> bool:
        """Whether both texts have as many paragraphs (cells) here."""
        return len(self.kk) == len(self.ru)


def aligned(kk: TextTree, ru: TextTree) -> Iterator[Pair]:
    """Pairs of the same place in both texts, in the order of the Kazakh one. A place that only one text has is left
    out: that is another fault. Paragraphs of a place are paired one by one when both have as many, so are footnotes
    and the words of pictures.
    """
    if kk.title is not None and ru.title is not None:
        yield Pair((kk.title,), (ru.title,))
    there = _gathered(ru)
    for key, own in _gathered(kk).items():
        other = there.get(key)
        if other is None or (len(own) != len(other) and _aside(key) is not None):
            continue
        clause, subclause, table = *key[-2:], "|" in key[0]
        if len(own) == len(other):
            yield from (
                Pair((left,), (right,), clause, subclause, table) for left, right in zip(own, other, strict=True)
            )
        else:
            yield Pair(tuple(own), tuple(other), clause, subclause, table)


def unequal(kk: TextTree, ru: TextTree) -> Iterator[tuple[Aside, tuple[Paragraph, ...], tuple[Paragraph, ...]]]:
    """Places beside which the two texts have not as many footnotes or pictures: those of either."""
    left, right = _gathered(kk), _gathered(ru)
    for key in dict.fromkeys((*left, *right)):
        aside = _aside(key)
        one, two = left.get(key, []), right.get(key, [])
        if aside is not None and len(one) != len(two):
            yield aside, tuple(one), tuple(two)


def _aside(key: Key) -> Aside | None:
    return {_NOTES: Aside.NOTE, _PICTURES: Aside.PICTURE}.get(key[0][-1:])


def _beside(key: Key, mark: str) -> Key:
    return (f"{key[0]}{mark}", *key[1:])


def _gathered(tree: TextTree) -> dict[Key, list[Paragraph]]:
    """Paragraphs by their place: chapter, clause, subclause; a table's cells by its ordinal there."""
    places: dict[Key, list[Paragraph]] = {}
    _gather(tree.blocks, ("", "", ""), places)
    return places


def _gather(blocks: Sequence[Block], key: Key, places: dict[Key, list[Paragraph]]) -> None:
    chapters = tables = 0
    seen: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Clause | Subclause):
            seen[block.label] += 1
            number = block.number + "*" * (seen[block.label] - 1)  # a number given twice is two places
        if isinstance(block, Paragraph):
            places.setdefault(key, []).append(block)
            _note(block, key, places)
        elif isinstance(block, Chapter):
            chapters += 1
            own = (f"{key[0]}/{block.id or chapters}", "", "")
            places.setdefault(own, []).append(block.title)
            _gather(block.blocks, own, places)
        elif isinstance(block, Clause):
            _gather(block.blocks, (key[0], number, ""), places)
        elif isinstance(block, Subclause):
            _gather(block.blocks, (key[0], key[1], number), places)
        elif isinstance(block, Table):
            tables += 1
            cells = [*block.head, *(cell for row in block.rows for cell in row)]
            places.setdefault((f"{key[0]}|{tables}", key[1], key[2]), []).extend(cells)
            for cell in cells:
                _note(cell, key, places)
        elif isinstance(block, Picture):
            places.setdefault(_beside(key, _PICTURES), []).append(block.alt)
        elif isinstance(block, Formula):
            key = (f"{key[0]}:", *key[1:])


def _note(paragraph: Paragraph, key: Key, places: dict[Key, list[Paragraph]]) -> None:
    if paragraph.notes:
        places.setdefault(_beside(key, _NOTES), []).extend(note.text for note in paragraph.notes)
