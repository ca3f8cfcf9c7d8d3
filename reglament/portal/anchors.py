"""Stable addresses of the pieces of a text: `#c-5-1` for clause 5-1, `#c-5-1-s-2` for its subclause 2), `#note-1`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reglament.model.tree import Block, Chapter, Clause, Footnote, Picture, Subclause, paragraphs

_UNSAFE = re.compile(r"[^0-9A-Za-z-]+")


def sort_of(block: object) -> str:
    """The sort of a block for templates: `clause`, `table`, …"""
    return type(block).__name__.lower()


def anchors(blocks: Sequence[Block], prefix: str = "") -> Mapping[int, str]:
    """The anchor of every chapter, clause, subclause and footnote by the identity of the block or footnote.

    A number that comes again in the same text (clauses numbered anew in each chapter, or by mistake) gets `-n2`, so
    that no two places of a page share an address.
    """
    seen: dict[str, int] = {}
    found: dict[int, str] = {}
    for block, name in _named(blocks, prefix):
        seen[name] = seen.get(name, 0) + 1
        found[id(block)] = name if seen[name] == 1 else f"{name}-n{seen[name]}"
    found.update((id(note), f"{prefix}note-{number}") for number, note in enumerate(footnotes(blocks), 1))
    return found


def footnotes(blocks: Iterable[Block]) -> Iterator[Footnote]:
    """The footnotes of a text in the order of their marks."""
    return (note for part in paragraphs(tuple(blocks)) for note in part.notes)


def picture_href(picture: Picture) -> str:
    """Where the file of a picture lies in the site; empty for one that cannot be used."""
    return f"files/{picture.path.removeprefix('content/')}" if picture.digest else ""


def _named(blocks: Iterable[Block], prefix: str, inside: str = "") -> Iterator[tuple[Block, str]]:
    for position, block in enumerate(blocks, 1):
        match block:
            case Chapter():
                number = re.search(r"\d+(?:-\d+)?", block.label)
                name = f"{prefix}{block.id or ('ch-' + (number[0] if number else f'p{position}'))}"
                yield block, name
                yield from _named(block.blocks, prefix)
            case Clause():
                name = f"{prefix}c-{_safe(block.number)}"
                yield block, name
                yield from _named(block.blocks, prefix, f"{name}-")
            case Subclause():
                yield block, f"{inside or prefix}s-{_safe(block.number)}"
            case _:
                continue


def _safe(number: str) -> str:
    return _UNSAFE.sub("-", number).strip("-") or "x"
