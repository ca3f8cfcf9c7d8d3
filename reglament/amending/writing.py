"""A tree written down as Markdown of the legal profile: what `read_markdown` reads back as the same text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from reglament.model.tree import (
    Align,
    Block,
    Chapter,
    Clause,
    Formula,
    Paragraph,
    Picture,
    Subclause,
    Table,
    TextTree,
    paragraphs,
)

_RULES = {Align.LEFT: "---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


def as_markdown(tree: TextTree) -> str:
    """The text of a file: the title, every block after an empty line, the footnotes at the end."""
    title = [f"# {tree.title.text}"] if tree.title is not None else []
    notes = (note for part in paragraphs(tree.blocks) for note in part.notes)
    said = [f"[^{note.label}]: {note.text.text}" for note in notes]
    return "\n\n".join([*title, *_blocks(tree.blocks), *said]) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.marked
        elif isinstance(block, Formula):
            yield block.text
        elif isinstance(block, Picture):
            yield f"![{block.alt.text}]({posixpath.basename(block.path)})"
        elif isinstance(block, Table):
            yield _table(block)
        elif isinstance(block, Chapter):
            yield _heading(block)
            yield from _blocks(block.blocks)
        else:
            yield from _labelled(block)


def _labelled(block: Clause | Subclause) -> Iterator[str]:
    """A clause or subclause: its label stands before its first text."""
    first, rest = block.blocks[:1], block.blocks[1:]
    if first and isinstance(first[0], Paragraph):
        yield f"{block.label} {first[0].marked}"
    else:
        yield block.label
        rest = block.blocks
    yield from _blocks(rest)


def _heading(chapter: Chapter) -> str:
    mark = f"{{#{chapter.id}}}" if chapter.id else ""
    return " ".join(filter(None, ("#" * chapter.level, chapter.label, chapter.title.text, mark)))


def _table(table: Table) -> str:
    head = table.head or (Paragraph(""),) * len(table.aligns)
    rules = "|".join(_RULES[align] for align in table.aligns)
    return "\n".join([_row(head), f"|{rules}|", *map(_row, table.rows)])


def _row(cells: tuple[Paragraph, ...]) -> str:
    return "| " + " | ".join(cell.marked.replace("|", "\\|") for cell in cells) + " |"
