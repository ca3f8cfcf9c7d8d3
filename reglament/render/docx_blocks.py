"""Pieces of a text as paragraphs and tables of a DOCX, in named styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reglament.diagnostics import Lang
from reglament.model.tree import Align, Table
from reglament.render.align import Piece, PieceKind, flatten
from reglament.render.columns import columns
from reglament.render.docx_tree import Cell, Grid, Line, Node, gap, para
from reglament.render.paper import Facts, PaperBlock, Signature, Stamp

STYLES = {
    PieceKind.CHAPTER: "Chapter",
    PieceKind.CLAUSE: "Clause",
    PieceKind.PART: "Part",
    PieceKind.SUBCLAUSE: "Subclause",
    PieceKind.SUBPART: "Subpart",
    PieceKind.PARAGRAPH: "Text",
    PieceKind.FORMULA: "Formula",
}
"""The named style of each piece that is a paragraph."""

MM = 1440 / 25.4
"""Twips in a millimetre."""

_ALIGNED = {Align.LEFT: "TableText", Align.CENTER: "TableTextCenter", Align.RIGHT: "TableTextRight"}


def text(blocks: Iterable[PaperBlock], width: int) -> Iterator[Node]:
    """Blocks of a text set one below the other in a column of `width` twips."""
    preamble = True
    for one in flatten(blocks):
        preamble = preamble and one.kind is PieceKind.PARAGRAPH
        yield from piece(one, width, style="Preamble" if preamble else "")


def piece(one: Piece, width: int, lang: Lang = "", style: str = "") -> Iterator[Node]:
    """One piece; `lang` when it is not the language of the document, `style` instead of the usual one."""
    if one.table is not None:
        yield from table(one.table, width, lang)
    elif one.facts is not None:
        yield from facts(one.facts, width, lang)
    elif one.kind is PieceKind.CHAPTER and one.level > 2:
        yield para("Section", one.line, lang=lang)
    else:
        yield para(style or STYLES[one.kind], one.line, lang=lang)


def table(source: Table, width: int, lang: Lang = "") -> Iterator[Node]:
    """A ruled table over the whole width; its head repeats on every page, its rows do not split."""
    widths = _whole(columns(source, width / MM).widths, width)
    lines: list[Line] = []
    if source.head:
        head = tuple(Cell((para("TableHead", cell.text, lang=lang),), valign="center") for cell in source.head)
        lines.append(Line(head, head=True))
    for row in source.rows:
        styles = (_ALIGNED[align] for align in source.aligns)
        cells = (Cell((para(style, cell.text, lang=lang),)) for style, cell in zip(styles, row, strict=True))
        lines.append(Line(tuple(cells)))
    yield gap()
    yield from Grid(widths, tuple(lines)).nodes()
    yield gap()


def facts(source: Facts, width: int, lang: Lang = "") -> Iterator[Node]:
    """Labelled facts in two columns without rules."""
    lines = (
        Line(
            (
                Cell((para("FactLabel", label, lang=lang),)),
                Cell(tuple(para("Fact", value, lang=lang) for value in values)),
            )
        )
        for label, values in source.rows
    )
    yield from plain(twips((0.3, 0.7), width), lines)


def stamp(lines: Iterable[str], lang: Lang = "") -> tuple[Node, ...]:
    """The lines of a stamp."""
    return tuple(para("Stamp", line, lang=lang) for line in lines)


def stamps(left: Stamp | None, right: Stamp | None, width: int) -> Iterator[Node]:
    """An agreement at the left, an approval or the stamp of an annex at the right, level with each other."""
    cells = (
        Cell(stamp(left.lines) if left is not None else ()),
        Cell(()),
        Cell(stamp(right.lines) if right is not None else ()),
    )
    yield from plain(twips((0.42, 0.12, 0.46), width), [Line(cells)])


def signatures(entries: Iterable[Signature], width: int, style: str, lang: Lang = "") -> Iterator[Node]:
    """Lines of signatures or visas: the position left, what stands between, the name right, all on the last line."""
    listed = tuple(entries)
    shares = (0.5, 0.2, 0.3) if any(entry.note for entry in listed) else (0.62, 0.0, 0.38)
    lines: list[Line] = []
    for entry in listed:
        cells = (
            Cell((para(style, entry.position, lang=lang),), valign="bottom"),
            Cell((para(f"{style}Note", entry.note, lang=lang),), valign="bottom"),
            Cell((para(f"{style}Name", entry.name, lang=lang),), valign="bottom"),
        )
        lines.append(Line(tuple(cell for cell, share in zip(cells, shares, strict=True) if share)))
    if lines:
        yield from plain(twips(tuple(share for share in shares if share), width), lines)


def plain(widths: tuple[int, ...], lines: Iterable[Line]) -> Iterator[Node]:
    """A table without rules, kept apart from its neighbours."""
    yield gap()
    yield from Grid(widths, tuple(lines), style="Plain").nodes()
    yield gap()


def _whole(widths: tuple[float, ...], width: int) -> tuple[int, ...]:
    return twips(tuple(one / sum(widths) for one in widths), width)


def twips(shares: tuple[float, ...], width: int) -> tuple[int, ...]:
    """Shares of a width as whole twips that sum to it."""
    edges = [round(width * sum(shares[:index])) for index in range(len(shares))] + [width]
    return tuple(end - start for start, end in pairwise(edges))
