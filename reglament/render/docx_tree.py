"""Pieces of pandoc's document tree (its JSON form), and the OpenXML around them that pandoc cannot say.

Text only ever travels as `Str`, a whole paragraph in one, so that nothing a drafter writes is read as mark-up and every
space and hyphen keeps its kind. The shells of tables and the ends of sections are raw OpenXML; they carry no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from reglament.diagnostics import Lang
from reglament.model.tree import Paragraph
from reglament.render.docx_sheet import LANGUAGES
from reglament.render.noted import pieces
from reglament.render.typography import bind

Node = dict[str, Any]
"""A block or an inline of pandoc's tree."""

API_VERSION = [1, 23, 1]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue002-\ufffd\U00010000-\U0010ffff]")
"""Characters that a DOCX cannot hold, and the two that mark footnotes on the way."""


def document(blocks: Sequence[Node]) -> Node:
    """A whole document; its properties are written elsewhere."""
    return {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": list(blocks)}


def clean(text: str) -> str:
    """The text without what XML cannot hold; line ends and tabs become spaces."""
    return re.sub(r"[\t\r\n]", " ", _NOT_XML.sub("", text))


def raw(xml: str) -> Node:
    """OpenXML of our own."""
    return {"t": "RawBlock", "c": ["openxml", xml]}


NOTE = ("\ue000", "\ue001")
"""What encloses the mark of a footnote at its beginning, until the package is put in order."""


def noted(style: str, label: str, part: Paragraph, lang: Lang = "") -> Node:
    """A label and a text with footnotes in a named style."""
    inlines: list[Node] = []
    for text, note in pieces(label, part, clean):
        inlines += [_str(text)] if text else []
        if note is not None:
            said = _str(f"{NOTE[0]}{clean(note.label)}{NOTE[1]}{bind(clean(note.text.text))}")
            inlines.append({"t": "Note", "c": [{"t": "Para", "c": [_span(lang, said) if lang else said]}]})
    return _styled(style, inlines, lang)


def image(style: str, name: str, alt: str, size: tuple[float, float]) -> Node:
    """A picture on a line of its own: the name of its file, the words for it, width and height in millimetres."""
    sides = [[side, f"{length / 10:.4f}cm"] for side, length in zip(("width", "height"), size, strict=True)]
    return _styled(style, [{"t": "Image", "c": [["", [], sides], [_str(clean(alt))], [name, ""]]}])


def _str(text: str) -> Node:
    return {"t": "Str", "c": text}


def _styled(style: str, inlines: list[Node], lang: Lang = "") -> Node:
    attributes = [["custom-style", style], *([["lang", LANGUAGES[lang]]] if lang else [])]
    return {"t": "Div", "c": [["", [], attributes], [{"t": "Para", "c": inlines}]]}


def para(style: str, text: str = "", lang: Lang = "") -> Node:
    """A paragraph in a named style, in the language of the document or in `lang`.

    What belongs together is kept on one line by the same no-break spaces and hyphens as in the PDF.
    """
    text = bind(clean(text))
    if not text:
        return raw(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
    return _styled(style, [_str(text)], lang)


def tongues(style: str, texts: Sequence[tuple[Lang, str]]) -> Node:
    """A paragraph whose parts, set off by ` / `, are each in a language of their own."""
    parts: list[Node] = []
    for lang, text in texts:
        parts += [*([_str(" / ")] if parts else []), _span(lang, _str(bind(clean(text))))]
    return _styled(style, parts)


def _span(lang: Lang, text: Node) -> Node:
    return {"t": "Span", "c": [["", [], [["lang", LANGUAGES[lang]]]], [text]]}


GAP = 20
"""The height of a gap in twips: what stands above and below every table."""


def gap() -> Node:
    """A paragraph of one point that stays with what follows: keeps two tables apart."""
    return para("Gap")


def space(height: int) -> Node:
    """Empty space of `height` twips that stays with what follows."""
    line = f'<w:spacing w:line="{max(height, GAP)}" w:lineRule="exact"/>'
    return raw(f'<w:p><w:pPr><w:pStyle w:val="Gap"/>{line}</w:pPr></w:p>')


_THIN = '<w:p><w:pPr><w:pStyle w:val="Gap"/><w:spacing w:line="2" w:lineRule="exact"/>'
"""The beginning of a paragraph that takes no room: what must stand at the end, and would else be a page of its own."""


def end_of_section(properties: str) -> Node:
    """The end of a section with its properties; what follows begins on a new page."""
    return raw(f"{_THIN}{properties}</w:pPr></w:p>")


def settled(blocks: Sequence[Node]) -> Iterator[Node]:
    """The blocks without the gaps that nothing follows on their page: there is nothing to keep apart."""
    for one, following in zip_longest(blocks, blocks[1:]):
        if one != gap():
            yield one
        elif following is None:
            yield raw(f"{_THIN}</w:pPr></w:p>")
        elif not str(following["c"][1]).startswith(_THIN):
            yield one


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, how many columns it spans, where they stand in it (`top`, `center`, `bottom`)."""

    blocks: tuple[Node, ...]
    span: int = 1
    valign: str = "top"
    ruled: bool = False
    """A double rule runs below it."""
    insets: tuple[int, int] | None = None
    """Left and right padding in twips, when it is not that of the table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; `head` repeats it on every page, `whole` keeps it on one."""

    cells: tuple[Cell, ...]
    head: bool = False
    whole: bool = True
    height: int = 0
    """Its least height in twips."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of fixed column widths in twips; `style` names its borders (`Grid`, `Plain`)."""

    widths: tuple[int, ...]
    lines: tuple[Line, ...]
    style: str = "Grid"
    look: str = field(default='<w:tblLook w:val="0020" w:firstRow="1"/>', repr=False)

    def nodes(self) -> Iterable[Node]:
        """The table as blocks of a document."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        yield raw(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{self.look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        )
        for line in self.lines:
            yield raw(_row_start(line))
            column = 0
            for cell in line.cells:
                yield raw(_cell_start(cell, sum(self.widths[column : column + cell.span])))
                yield from cell.blocks or (gap(),)
                yield raw("</w:tc>")
                column += cell.span
            yield raw("</w:tr>")
        yield raw("</w:tbl>")


def _row_start(line: Line) -> str:
    least = f'<w:trHeight w:val="{line.height}" w:hRule="atLeast"/>' if line.height else ""
    properties = ("<w:cantSplit/>" if line.whole else "") + least + ("<w:tblHeader/>" if line.head else "")
    return "<w:tr>" + (f"<w:trPr>{properties}</w:trPr>" if properties else "")


def _cell_start(cell: Cell, width: int) -> str:
    parts = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if cell.span > 1:
        parts.append(f'<w:gridSpan w:val="{cell.span}"/>')
    if cell.ruled:
        parts.append(
            '<w:tcBorders><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="0" w:color="auto"/></w:tcBorders>'
        )
    if cell.insets is not None:
        left, right = cell.insets
        parts.append(f'<w:tcMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tcMar>')
    if cell.valign != "top":
        parts.append(f'<w:vAlign w:val="{cell.valign}"/>')
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>"
