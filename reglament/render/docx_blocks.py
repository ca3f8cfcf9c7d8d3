"""Pieces of a text as paragraphs and tables of a DOCX, in named styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reglament.diagnostics import Lang
from reglament.model.tree import Align, Picture, Table
from reglament.render.align import Piece, PieceKind, flatten
from reglament.render.cells import aligned
from reglament.render.columns import POINT, SIZES, columns, common_size
from reglament.render.docx_sheet import MM, Sheet
from reglament.render.docx_tree import GAP, Cell, Grid, Line, Node, gap, image, noted, para, space
from reglament.render.fact_rows import LONG_FACT, parted, stays_whole
from reglament.render.paper import Facts, PaperBlock, Signature
from reglament.render.sheet import LEAD
from reglament.render.sheet_table import TALL_ROW, Fitted, fitted, repeats, small
from reglament.render.typography import NBSP, ems

STYLES = {
    PieceKind.CLAUSE: "Clause",
    PieceKind.PART: "Part",
    PieceKind.SUBCLAUSE: "Subclause",
    PieceKind.SUBPART: "Subpart",
    PieceKind.PARAGRAPH: "Text",
}
"""The named style of each piece that is a paragraph of running text."""

_ALIGNED = {Align.LEFT: "TableText", Align.CENTER: "TableTextCenter", Align.RIGHT: "TableTextRight"}
_ABOVE = {PieceKind.TABLE: 0.5, PieceKind.PICTURE: 0.5, PieceKind.FACTS: 0.2}
_BELOW = {PieceKind.TABLE: 0.5, PieceKind.PICTURE: 0.5}
"""Lines of empty space around a piece; headings have theirs in their styles, facts in their table's."""
_SPACED = frozenset((PieceKind.CHAPTER, PieceKind.FORMULA))
"""What has the space around it in its style."""
_GUTTER = round(3 * MM)
_NAME_GUTTER = round(4 * MM)


class Setter:
    """Sets pieces in a column of `width` twips, in the language `lang` (empty: that of the document)."""

    def __init__(
        self, sheet: Sheet, width: int, lang: Lang = "", *, share: float = 0.34, landscape: bool = False
    ) -> None:
        self.sheet = sheet
        self.landscape = landscape
        self.width = width
        self.lang = lang
        self.share = share
        """The part of the column that labels of facts take."""
        self.cells = SIZES[0]
        """The largest font size of tables."""

    def text(self, blocks: Iterable[PaperBlock], *, tied: bool = False) -> Iterator[Node]:
        """Blocks one below the other; `tied` keeps the last one on the page of what follows."""
        pieces = flatten(blocks)
        self.hold(pieces)
        opening = True
        for index, (before, one, after) in enumerate(_neighbours(pieces)):
            if before is not None and not _SPACED & {before.kind, one.kind}:
                around = max(_BELOW.get(before.kind, 0.0), _ABOVE.get(one.kind, 0.0))
                if around:
                    yield space(self.sheet.lines(around) - GAP)
            opening = opening and one.kind is PieceKind.PARAGRAPH
            announces = leads(one, after) if after is not None else tied
            yield from self.piece(one, opening=opening, tied=announces, top=index == 0)

    def hold(self, pieces: Iterable[Piece | None]) -> None:
        """From now on all tables are set in one size, that of the narrowest among `pieces`."""
        tables = [piece.table for piece in pieces if piece is not None and piece.table is not None]
        self.cells = common_size(tables, self.width / MM)

    def piece(self, one: Piece, *, opening: bool = False, tied: bool = False, top: bool = False) -> Iterator[Node]:
        """One piece. `opening`: it is of the preamble; `tied`: it stays with what follows; `top`: nothing is above."""
        line = NBSP.join(part for part in (one.label, one.text.text if one.text is not None else "") if part)
        if one.picture is not None:
            yield self.picture(one.picture, tied=tied)
        elif one.table is not None:
            yield from self.table(one.table, tied=tied, top=top)
        elif one.facts is not None:
            yield from self.run_on(one.facts, tied=tied) if self.sheet.parallel else self.facts(one.facts, tied=tied)
        elif one.kind is PieceKind.CHAPTER:
            yield self.para(("Section" if one.level > 2 else "Chapter") + ("Top" if top else ""), line)
        elif one.kind is PieceKind.FORMULA:
            yield self.para("Formula", line)
        else:
            style = ("Preamble" if opening else STYLES[one.kind]) + ("Tied" if tied else "")
            has_notes = one.text is not None and one.text.notes
            yield noted(style, one.label, one.text, self.lang) if one.text and has_notes else self.para(style, line)

    def para(self, style: str, text: str = "") -> Node:
        """A paragraph in a named style."""
        return para(style, text, self.lang)

    def picture(self, source: Picture, *, tied: bool = False) -> Node:
        """A picture as large as it is, at most as the column; its words where there is no file."""
        shown = self.sheet.picture(source, self.width, landscape=self.landscape)
        if shown is None:
            return self.para("PictureWords", source.alt.text)
        name, width, height = shown
        return image("PictureTied" if tied else "Picture", name, source.alt.text, (width, height))

    def cell(self, style: str, one: Fitted) -> Node:
        """The text of a cell; its footnotes when it has any."""
        return noted(style, "", one.cell.part, self.lang) if one.cell.part.notes else self.para(style, one.text)

    def table(self, source: Table, *, tied: bool = False, top: bool = False) -> Iterator[Node]:
        """A ruled table over the whole width; its head repeats on every page, its rows do not split.

        `tied` keeps its last row on the page of what follows; at the `top` no other table is above.
        """
        if not source.aligns:
            return
        plan, sides = columns(source, self.width / MM, self.cells), aligned(source)
        widths = twips(plan.widths, self.width)
        size = round(plan.size)
        lines: list[Line] = []
        if source.head:
            titles = (
                Cell((self.cell(f"TableHead{size}", one),), one.cell.span, "center")
                for one in fitted(source.head, plan)
            )
            lines.append(Line(tuple(titles), head=repeats(source, plan)))
        whole = small(source.rows, plan)
        for number, row in enumerate(source.rows, start=1):
            own = fitted(row, plan)
            stays = tied if number == len(source.rows) else whole
            suffix = f"Tied{size}" if stays else str(size)
            cells = (Cell((self.cell(_ALIGNED[sides[one.cell.column]] + suffix, one),), one.cell.span) for one in own)
            tall = max(ems(one.text) / one.room for one in own)
            lines.append(Line(tuple(cells), whole=tall <= TALL_ROW))
        if not top:
            yield gap()
        yield from Grid(widths, tuple(lines)).nodes()
        yield gap()

    def facts(self, source: Facts, *, tied: bool = False) -> Iterator[Node]:
        """Labelled facts in two columns without rules; a small group stays on one page."""
        whole = stays_whole(source)
        lines = []
        rows = parted(source)
        for number, (label, values, listed) in enumerate(rows, start=1):
            suffix = "Tied" if (whole if number < len(rows) else tied) else ""
            style = ("FactItem" if listed else "Fact") + suffix
            named = Cell((self.para(f"FactLabel{suffix}", f"{label}:" if label else ""),))
            said = Cell(tuple(self.para(style, value) for value in values), insets=(_GUTTER, 0))
            lines.append(Line((named, said), whole=sum(map(len, values)) <= LONG_FACT))
        yield from plain(twips((self.share, 1 - self.share), self.width), lines, style="Facts")

    def run_on(self, source: Facts, *, tied: bool = False) -> Iterator[Node]:
        """The same in a narrow column: the values run on after their label, as in the PDF."""
        whole = stays_whole(source)
        for number, (label, values) in enumerate(source.rows, start=1):
            first, *others = values or ("",)
            suffix = "Tied" if (whole if number < len(source.rows) else tied) else ""
            yield self.para(f"Fact{suffix}", f"{label}: {first}")
            yield from (self.para(f"Fact{suffix}", value) for value in others)

    def below(self, lines: float) -> Node:
        """Empty lines below a table, less what its style adds: text goes on where it does in the PDF."""
        return space(self.sheet.lines(lines) - 2 * GAP)

    def stamp(self, texts: Iterable[str]) -> tuple[Node, ...]:
        """The lines of a stamp."""
        return tuple(self.para("Stamp", text) for text in texts)

    def signatures(self, entries: Iterable[Signature], style: str) -> Iterator[Node]:
        """Lines of signatures or visas: the position left, what stands between, the name right, on its last line.

        In a narrow column the position has lines of its own above the rest.
        """
        listed = tuple(entries)
        narrow = self.sheet.parallel
        names = max((self.room(entry.name, 0.72 if narrow else 0.45) for entry in listed), default=0)
        notes = max((self.room(entry.note) for entry in listed if entry.note), default=0)
        # Below a position the rest follows without the empty line that parts signatures.
        note, name = ("Fact", "VisaName") if narrow else (f"{style}Note", f"{style}Name")
        lines: list[Line] = []
        for entry in listed:
            position = self.para(style, entry.position)
            rest = (
                Cell((self.para(note, entry.note),), valign="bottom"),
                Cell((self.para(name, entry.name),), valign="bottom"),
            )
            if narrow:
                lines += (Line((Cell((position,), span=2),)), Line(rest))
            else:
                lines.append(Line((Cell((position,), valign="bottom"), *(rest if notes else rest[1:]))))
        widths = [notes, names] if notes else [names]
        if lines:
            yield from plain(
                (self.width - names, names) if narrow else (self.width - sum(widths), *widths),
                lines,
            )

    def room(self, text: str, most: float = 0.4) -> int:
        """The width that a bold text needs on one line, never more than `most` of the column."""
        wanted = round(ems(text) * 1.08 * self.sheet.size * POINT * MM) + _NAME_GUTTER
        return min(wanted, round(self.width * most))


def plain(widths: tuple[int, ...], lines: Iterable[Line], style: str = "Plain") -> Iterator[Node]:
    """A table without rules, kept apart from its neighbours."""
    yield gap()
    yield from Grid(widths, tuple(lines), style=style).nodes()
    yield gap()


def twips(shares: tuple[float, ...], width: int) -> tuple[int, ...]:
    """Shares of a width as whole twips that sum to it."""
    whole = sum(shares)
    edges = [round(width * sum(shares[:index]) / whole) for index in range(len(shares) + 1)]
    return tuple(end - start for start, end in pairwise(edges))


def _neighbours(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece | None, Piece, Piece | None]]:
    return zip((None, *pieces), pieces, (*pieces[1:], None), strict=False)


def leads(one: Piece, after: Piece) -> bool:
    """Whether a short paragraph announces what follows and must not be parted from it."""
    line = one.line
    return len(line) <= LEAD and (line.endswith(":") or after.kind in _ABOVE)
