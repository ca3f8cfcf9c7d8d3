"""The side-by-side version as the tree of a DOCX: Kazakh left, Russian right, a row for every clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from reglament.diagnostics import Lang
from reglament.render.align import Piece, PieceKind, Row, align
from reglament.render.docx_blocks import Setter, leads, plain
from reglament.render.docx_paper import closing, letterhead
from reglament.render.docx_sheet import MM, Sheet
from reglament.render.docx_tree import GAP, Cell, Grid, Line, Node, end_of_section, gap, space, tongues
from reglament.render.paper import Address, AnnexPaper, Facts, Paper, PaperBlock, ParallelPaper, Stamp
from reglament.render.sheet import row_stays_whole

_INSET = round(3.5 * MM)
"""Room between a column and the rule in the middle, in twips."""
_FACTS = 0.45
"""The part of a narrow column that labels of facts take."""

Pair = tuple[Iterable[Node], Iterable[Node]]


def parallel_blocks(both: ParallelPaper, sheet: Sheet) -> Iterator[Node]:
    """Everything that stands on the pages of the side-by-side version, in order.

    The properties of the last section are those of the reference document.
    """
    left, right = both.left, both.right
    landscape, continued = left.landscape, False
    columns = _Columns(sheet, left.lang, right.lang, landscape=landscape)
    yield from _head(columns, left, right)
    yield from columns.rows(align(left.intro, right.intro))
    yield from columns.rows(align(left.blocks, right.blocks), tied=left.closed or right.closed)
    one, two = columns.setters
    yield from columns.grid([(closing(left, one), closing(right, two))], whole=True)
    for first, second in zip_longest(left.annexes, right.annexes):
        yield end_of_section(sheet.section(landscape=landscape, continued=continued))
        landscape, continued = _turned(first, second), True
        yield from _annex(_Columns(sheet, left.lang, right.lang, landscape=landscape), first, second)


def last_section(both: ParallelPaper) -> tuple[bool, bool]:
    """Whether the last section is turned and whether it follows another."""
    pairs = [*zip_longest(both.left.annexes, both.right.annexes)]
    return (_turned(*pairs[-1]), True) if pairs else (both.left.landscape, False)


class _Columns:
    """Two columns on a sheet, turned or not, each in its language."""

    def __init__(self, sheet: Sheet, left: Lang, right: Lang, *, landscape: bool) -> None:
        self.sheet = sheet
        width = sheet.width(landscape=landscape)
        self.halves = (width // 2, width - width // 2)
        self.setters = tuple(
            Setter(sheet, half - _INSET, lang, share=_FACTS, landscape=landscape)
            for half, lang in zip(self.halves, (left, right), strict=True)
        )
        self.whole = tuple(Setter(sheet, width, lang, landscape=landscape) for lang in (left, right))

    def below(self, lines: float) -> Node:
        """Empty lines below a table."""
        return self.whole[0].below(lines)

    def texts(self, style: str, left: str, right: str) -> Iterator[Pair]:
        """A paragraph each side, nothing when both are empty."""
        if left or right:
            one, two = self.setters
            yield [one.para(style, left)], [two.para(style, right)]

    def stamps(self, left: Stamp | None, right: Stamp | None) -> Pair:
        """A stamp each side."""
        one, two = (
            setter.stamp(stamp.lines if stamp is not None else ())
            for setter, stamp in zip(self.setters, (left, right), strict=True)
        )
        return one, two

    def rows(self, rows: Iterable[Row], *, tied: bool = False) -> Iterator[Node]:
        """The rows of two aligned texts; a table takes the whole width, one language under the other.

        `tied` keeps the last row on the page of what follows.
        """
        waiting: list[Line] = []
        said = tuple(rows)
        for setter in self.whole:
            setter.hold(piece for row in said for piece in (row.left, row.right))
        for row, following in zip_longest(said, said[1:]):
            sides = (row.left, row.right)
            if (shared := row.shared) is not None:
                yield from self.ruled(waiting)
                waiting = []
                yield space(self.sheet.lines(0.5))
                yield self.whole[0].picture(shared, tied=tied and following is None)
                yield space(self.sheet.lines(0.5))
            elif any(side is not None and side.kind is PieceKind.TABLE for side in sides):
                yield from self.ruled(waiting)
                waiting = []
                for setter, side in zip(self.whole, sides, strict=True):
                    if side is not None:
                        yield space(self.sheet.lines(0.5) - GAP)
                        yield from setter.piece(side, tied=tied and following is None)
                        yield space(self.sheet.lines(0.5) - GAP)
            else:
                announces = _row_leads(row, following) if following is not None else tied
                waiting += (self.row(*each, tied=announces) for each in _level(row.left, row.right))
        yield from self.ruled(waiting)

    def row(self, left: Piece | None, right: Piece | None, *, tied: bool = False) -> Line:
        """Both sides of a row, not split over pages unless it is long; `tied` keeps it on the page of the next one."""
        one, two = (
            tuple(setter.piece(side, tied=tied)) if side is not None else ()
            for setter, side in zip(self.setters, (left, right), strict=True)
        )
        return _line(one, two, whole=row_stays_whole(left, right))

    def ruled(self, lines: Iterable[Line]) -> Iterator[Node]:
        """Rows of a text with a rule in the middle; nothing when there are none."""
        if listed := tuple(lines):
            yield gap()
            yield from Grid(self.halves, listed, style="Parallel").nodes()
            yield gap()

    def grid(self, pairs: Iterable[Pair], *, whole: bool = False) -> Iterator[Node]:
        """Pairs without a rule; nothing when there are none."""
        if lines := [_line(tuple(left), tuple(right), whole=whole) for left, right in pairs]:
            yield from plain(self.halves, lines)


def _head(columns: _Columns, left: Paper, right: Paper) -> Iterator[Node]:
    if left.draft or right.draft:
        yield tongues("Draft", [(paper.lang, paper.draft) for paper in (left, right) if paper.draft])
    if left.letterhead is not None:
        yield from letterhead(left.letterhead, sum(columns.halves), columns.sheet)
        yield columns.below(1)
    for first, second in zip_longest(left.stamps, right.stamps):
        yield from columns.grid([columns.stamps(first, second)])
        yield columns.below(1)
    dated = [
        *columns.texts("Requisite", left.date, right.date),
        *columns.texts("Requisite", left.number, right.number),
        *columns.texts("Requisite", left.place, right.place),
    ]
    if left.letterhead is not None and dated:
        yield from columns.grid(dated)
        yield columns.below(1)
    addressed = [*_address(columns, left.address or Address(), right.address or Address())]
    yield from columns.grid(addressed)
    if addressed:
        yield columns.below(1)
    titled = bool(left.title or right.title)
    kinds = [*columns.texts("KindTitle" if titled else "Title", left.kind_title, right.kind_title)]
    below = dated if left.letterhead is None else []
    yield from columns.grid([*kinds, *below])
    if below:
        yield columns.below(1)
    yield from columns.grid(columns.texts("LetterTitle" if left.letter else "Title", left.title, right.title))


def _address(columns: _Columns, left: Address, right: Address) -> Iterator[Pair]:
    """What registers the letter, then to whom it goes, each line level with that of the other language."""
    for one, two in zip_longest(left.reference, right.reference, fillvalue=""):
        yield from columns.texts("Requisite", one, two)
    for one_to, two_to in zip_longest(left.to, right.to, fillvalue=()):
        sides = zip(columns.setters, (one_to, two_to), strict=True)
        first, second = ([setter.para("AddresseeNarrow", line) for line in lines] for setter, lines in sides)
        above = space(columns.sheet.lines(0.5))
        yield [above, *first], [above, *second]


def _annex(columns: _Columns, left: AnnexPaper | None, right: AnnexPaper | None) -> Iterator[Node]:
    first, second = (annex.stamp if annex is not None else None for annex in (left, right))
    yield from columns.grid([columns.stamps(first, second)])
    yield columns.below(1)
    one, two = (annex.title if annex is not None else "" for annex in (left, right))
    yield from columns.grid(columns.texts("AnnexTitle", one, two))
    yield from columns.rows(align(_blocks(left), _blocks(right)))


def _line(left: tuple[Node, ...], right: tuple[Node, ...], *, whole: bool) -> Line:
    return Line((Cell(left, insets=(0, _INSET)), Cell(right, insets=(_INSET, 0))), whole=whole)


def _blocks(annex: AnnexPaper | None) -> tuple[PaperBlock, ...]:
    return annex.blocks if annex is not None else ()


def _turned(*annexes: AnnexPaper | None) -> bool:
    return any(annex.landscape for annex in annexes if annex is not None)


def _row_leads(row: Row, following: Row) -> bool:
    """Whether a row announces the one below it and must not be parted from it."""
    pairs = ((row.left, following.left), (row.right, following.right))
    return any(
        one is not None and below is not None and one.kind is not PieceKind.TABLE and leads(one, below)
        for one, below in pairs
    )


def _level(left: Piece | None, right: Piece | None) -> Iterator[tuple[Piece | None, Piece | None]]:
    """The row itself; two groups of as many facts become a row each, so that every fact stands level."""
    one, two = (side.facts.rows if side is not None and side.facts is not None else () for side in (left, right))
    if left is None or right is None or not one or len(one) != len(two):
        yield left, right
        return
    for each, other in zip(one, two, strict=True):
        yield replace(left, facts=Facts((each,))), replace(right, facts=Facts((other,)))
