"""The digest of an act's wording: equal for equal texts, however their lines are broken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from reglament.diagnostics import Lang
from reglament.model.documents import Document
from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph, Picture, Subclause, Table, TextTree

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")


def wording(document: Document) -> str:
    """SHA-256 of what the act and its annexes say in both languages, hexadecimal; empty when it has no text.

    Facts in the YAML file, breaks of lines and spaces do not count; every letter, figure, label,
    table cell, footnote and picture does.
    """
    texts = [(f"{name}.{lang}", tree) for name, trees in _bodies(document) for lang, tree in trees]
    if not texts:
        return ""
    lines = (f"{name}\n{line}\n" for name, tree in texts for line in _lines(tree))
    return sha256("".join(lines).encode()).hexdigest()


def same_wording(noted: str, present: str) -> bool:
    """Whether a digest that somebody noted, perhaps only its beginning, is that of the present wording."""
    return bool(noted) and present.startswith(noted)


def _bodies(document: Document) -> Iterator[tuple[str, list[tuple[Lang, TextTree]]]]:
    yield "act", _sorted(document.texts)
    for annex in sorted(document.annexes, key=lambda one: one.ordinal):
        yield f"annex-{annex.ordinal}", _sorted(annex.texts)


def _sorted(texts: Mapping[Lang, TextTree]) -> list[tuple[Lang, TextTree]]:
    return [(lang, texts[lang]) for lang in LANGUAGES if lang in texts]


def _lines(tree: TextTree) -> Iterator[str]:
    if tree.title is not None:
        yield f"# {_plain(tree.title)}"
    yield from _blocks(tree.blocks)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Formula):
            yield _plain(block)
            yield from _notes(block)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield " | ".join(map(_plain, row))
                yield from _notes(*row)
        elif isinstance(block, Picture):
            yield f"![{_plain(block.alt)}]({block.digest})"
        else:
            yield f"{'#' * block.level} {_plain(block.title)}" if isinstance(block, Chapter) else _label(block)
            yield from _blocks(block.blocks)


def _label(block: Clause | Subclause) -> str:
    return f"[{block.label}]"


def _notes(*texts: Paragraph | Formula) -> Iterator[str]:
    for text in texts:
        if isinstance(text, Paragraph):
            yield from (f"[^{note.label}]: {_plain(note.text)}" for note in text.notes)


def _plain(text: Paragraph | Formula) -> str:
    return " ".join((text.marked if isinstance(text, Paragraph) else text.text).split())
