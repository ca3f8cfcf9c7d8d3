"""The side-by-side version as the tree of a DOCX: Kazakh left, Russian right, a row for every clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from reglament.diagnostics import Lang
from reglament.render.align import Piece, Row, align
from reglament.render.docx_blocks import piece, signatures, stamp, twips
from reglament.render.docx_paper import letterhead
from reglament.render.docx_sheet import text_width
from reglament.render.docx_tree import Cell, Grid, Line, Node, end_of_section, gap, para
from reglament.render.paper import AnnexPaper, Paper, PaperBlock, ParallelPaper, Stamp

NESTED = 3
"""Columns that a table may have and still stand in its half of the sheet; wider ones take the whole width."""

_PADDING = 113
"""Room between a column and its half of the sheet, in twips."""


def parallel_blocks(both: ParallelPaper) -> Iterator[Node]:
    """Everything that stands on the pages of the side-by-side version, in order.

    The properties of the last section are those of the reference document.
    """
    left, right = both.left, both.right
    landscape, continued = left.landscape or right.landscape, False
    width = text_width(landscape)
    if head := left.letterhead or right.letterhead:
        yield from letterhead(head, width)
    columns = _Columns(width, left.lang, right.lang)
    lines = [*columns.head(left, right)]
    lines += columns.rows(align(left.intro, right.intro))
    lines += columns.rows(align(left.blocks, right.blocks))
    lines.append(columns.line(columns.closing(left), columns.closing(right)))
    yield from columns.grid(lines)
    for one, two in zip_longest(left.annexes, right.annexes):
        yield end_of_section(landscape, continued)
        landscape, continued = any(annex.landscape for annex in (one, two) if annex is not None), True
        yield from _annex(_Columns(text_width(landscape), left.lang, right.lang), one, two)


def last_section(both: ParallelPaper) -> tuple[bool, bool]:
    """Whether the last section is turned and whether it follows another."""
    pairs = [*zip_longest(both.left.annexes, both.right.annexes)]
    if not pairs:
        return both.left.landscape or both.right.landscape, False
    return any(annex.landscape for annex in pairs[-1] if annex is not None), True


class _Columns:
    """Two columns on a sheet of `width` twips and the languages of each."""

    def __init__(self, width: int, left: Lang, right: Lang) -> None:
        self.width = width
        self.langs = (left, right)
        self.inner = width // 2 - 2 * _PADDING

    def head(self, left: Paper, right: Paper) -> Iterator[Line]:
        """What stands above the text, a row for each requisite."""
        for style, one, two in (
            ("Draft", left.draft, right.draft),
            ("KindTitle", left.kind_title, right.kind_title),
            ("RequisiteCenter", left.date, right.date),
            ("RequisiteCenter", left.place, right.place),
            ("RequisiteCenter", left.number, right.number),
        ):
            yield from self.texts(style, one, two)
        for first, second in zip_longest(left.stamps, right.stamps):
            yield self.stamps(first, second)
        yield from self.texts("Title", left.title, right.title)

    def texts(self, style: str, left: str, right: str) -> Iterator[Line]:
        """A row of one paragraph each side, none when both are empty."""
        if left or right:
            yield self.line(
                [para(style, left, lang=self.langs[0])],
                [para(style, right, lang=self.langs[1])],
            )

    def stamps(self, left: Stamp | None, right: Stamp | None) -> Line:
        """A row of stamps."""
        one, two = (
            stamp(each.lines if each is not None else (), lang)
            for each, lang in zip((left, right), self.langs, strict=True)
        )
        return self.line(one, two)

    def rows(self, rows: Iterable[Row]) -> Iterator[Line]:
        """The rows of two aligned texts."""
        for row in rows:
            if any(self._wide(each) for each in (row.left, row.right)):
                for each, lang in zip((row.left, row.right), self.langs, strict=True):
                    if each is not None:
                        blocks = (*piece(each, self.width - 2 * _PADDING, lang),)
                        yield Line((Cell(blocks, span=2),), whole=False)
            else:
                yield self.line(
                    *(self.side(each, lang) for each, lang in zip((row.left, row.right), self.langs, strict=True))
                )

    def side(self, each: Piece | None, lang: Lang) -> Iterable[Node]:
        """One side of a row."""
        return () if each is None else piece(each, self.inner, lang)

    def closing(self, paper: Paper) -> Iterator[Node]:
        """Signatures, visas and the executor of one side."""
        yield from signatures(paper.signatures, self.inner, "Signature", paper.lang)
        if paper.visas:
            if paper.visa_label:
                yield para("VisaLabel", paper.visa_label, lang=paper.lang)
            yield from signatures(paper.visas, self.inner, "Visa", paper.lang)
        if paper.executor:
            yield para("Executor", paper.executor, lang=paper.lang)

    def line(self, left: Iterable[Node], right: Iterable[Node]) -> Line:
        """A row that may run over to the next page."""
        return Line((Cell(tuple(left)), Cell(tuple(right))), whole=False)

    def grid(self, lines: Iterable[Line]) -> Iterator[Node]:
        """The table of all rows."""
        yield gap()
        yield from Grid(twips((0.5, 0.5), self.width), tuple(lines), style="Parallel").nodes()
        yield gap()

    @staticmethod
    def _wide(each: Piece | None) -> bool:
        return each is not None and each.table is not None and len(each.table.aligns) > NESTED


def _annex(columns: _Columns, left: AnnexPaper | None, right: AnnexPaper | None) -> Iterator[Node]:
    lines = [columns.stamps(left.stamp if left is not None else None, right.stamp if right is not None else None)]
    lines += columns.texts(
        "AnnexTitle", left.title if left is not None else "", right.title if right is not None else ""
    )
    lines += columns.rows(align(_blocks(left), _blocks(right)))
    yield from columns.grid(lines)


def _blocks(annex: AnnexPaper | None) -> tuple[PaperBlock, ...]:
    return annex.blocks if annex is not None else ()
