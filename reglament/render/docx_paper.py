"""A paper as the tree of a DOCX: letterhead, requisites, text, signatures, annexes on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from reglament.render.columns import stamp_part
from reglament.render.docx_blocks import Setter, plain, twips
from reglament.render.docx_sheet import MM, Sheet
from reglament.render.docx_tree import Cell, Line, Node, end_of_section, image, para, space
from reglament.render.paper import Address, AnnexPaper, Facts, Letterhead, Paper, Side
from reglament.render.pictures import EMBLEM
from reglament.render.sheet import ADDRESS_PART


def paper_blocks(paper: Paper, sheet: Sheet) -> Iterator[Node]:
    """Everything that stands on the pages of `paper`, in order.

    The properties of the last section are those of the reference document.
    """
    setter = Setter(sheet, sheet.width(landscape=paper.landscape), landscape=paper.landscape)
    yield from _head(paper, setter)
    if paper.intro:
        yield from setter.text(paper.intro)
        yield setter.below(1 if not isinstance(paper.intro[-1], Facts) else 0.8)
    yield from setter.text(paper.blocks, tied=paper.closed)
    yield from closing(paper, setter, above=1)
    landscape, continued = paper.landscape, False
    for annex in paper.annexes:
        yield end_of_section(sheet.section(landscape=landscape, continued=continued))
        yield from _annex(annex, Setter(sheet, sheet.width(landscape=annex.landscape), landscape=annex.landscape))
        landscape, continued = annex.landscape, True


def letterhead(head: Letterhead, width: int, sheet: Sheet) -> Iterator[Node]:
    """The body in Kazakh left and in Russian right of the place of the emblem, a double rule, the name of the kind."""
    middle = round((30 if head.emblem else 6) * MM)
    widths = ((width - middle) // 2, middle, width - middle - (width - middle) // 2)
    sides = (("kk", head.body_kk, head.address_kk), ("ru", head.body_ru, head.address_ru))
    left, right = (
        Cell(
            (para("LetterheadBody", name, lang), *(para("LetterheadAddress", line, lang) for line in address)),
            valign="center",
        )
        for lang, name, address in sides
    )
    emblem = Cell(tuple(_emblem(head, sheet)), valign="center")
    lines = [Line((left, emblem, right), height=round(EMBLEM[1] * MM) if head.emblem else 0)]
    lines.append(Line(tuple(Cell((para("LetterheadRule"),), ruled=True) for _ in widths)))
    if head.kind_kk or head.kind_ru:
        lines.append(_pair("LetterheadKind", head.kind_kk, head.kind_ru))
    yield from plain(widths, lines)


def _emblem(head: Letterhead, sheet: Sheet) -> Iterator[Node]:
    """The picture of the Emblem; nothing where forms are printed with it."""
    shown = sheet.stand.show(head.picture, *EMBLEM, fill=True) if head.picture is not None else None
    if shown is not None and head.picture is not None:
        name, width, height = shown
        yield image("PictureTied", name, head.picture.alt.text, (width, height))


def closing(paper: Paper, setter: Setter, above: float = 0) -> Iterator[Node]:
    """Signatures, visas, the executor and the marks, after `above` empty lines."""
    if above and paper.closed:
        yield space(setter.sheet.lines(above))
    yield from setter.signatures(paper.signatures, "Signature")
    if paper.visas:
        yield setter.para("VisaLabel", paper.visa_label)
        yield from setter.signatures(paper.visas, "Visa")
    if paper.executor:
        yield setter.para("Executor", paper.executor)
    for number, mark in enumerate(paper.marks):
        yield setter.para("Executor" if number == 0 else "Mark", mark)


def _pair(style: str, kk: str, ru: str) -> Line:
    left, right = (Cell((para(style, text, lang),), valign="center") for text, lang in ((kk, "kk"), (ru, "ru")))
    return Line((left, Cell(()), right))


def _head(paper: Paper, setter: Setter) -> Iterator[Node]:
    dated = bool(paper.date or paper.number or paper.place)
    if paper.draft:
        yield para("Draft", paper.draft)
    if paper.letterhead is not None:
        yield from letterhead(paper.letterhead, setter.width, setter.sheet)
        yield setter.below(1)
    if paper.stamps:
        yield from _stamps(paper, setter)
        yield setter.below(1)
    if paper.letterhead is not None and dated:
        yield from _requisites(paper, setter)
        yield setter.below(1)
    if paper.address is not None:
        yield from _address(paper.address, setter)
        yield setter.below(1)
    if paper.kind_title:
        yield para("KindTitle" if paper.title else "Title", paper.kind_title)
    if paper.letterhead is None and dated:
        yield from _requisites(paper, setter)
        yield setter.below(0.4 if paper.title else 1)
    if paper.title:
        yield para("LetterTitle" if paper.letter else "Title", paper.title)


def _requisites(paper: Paper, setter: Setter) -> Iterator[Node]:
    """Date left, number in the middle, place right; a number alone stands in the middle."""
    if paper.number and not paper.date and not paper.place:
        yield para("RequisiteCenter", paper.number)
        return
    cells = (
        Cell((para("Requisite", paper.date),)),
        Cell((para("RequisiteCenter", paper.number),)),
        Cell((para("RequisiteRight", paper.place),)),
    )
    date, place = setter.room(paper.date, 0.48), setter.room(paper.place, 0.36)
    yield from plain((date, setter.width - date - place, place), [Line(cells)])


def _address(address: Address, setter: Setter) -> Iterator[Node]:
    """What registers the letter left, to whom it goes right; an empty line between addressees."""
    left = tuple(para("Requisite", line) for line in address.reference)
    right: list[Node] = []
    for number, one in enumerate(address.to):
        right += [space(setter.sheet.lines(0.5))] if number else []
        right += (para("Addressee", line) for line in one)
    widths = twips((ADDRESS_PART, 1 - 2 * ADDRESS_PART, ADDRESS_PART), setter.width)
    yield from plain(widths, [Line((Cell(left), Cell(()), Cell(tuple(right))))])


def _stamps(paper: Paper, setter: Setter) -> Iterator[Node]:
    """Agreements left, approvals right, on one level; an empty line between those of one side."""
    left = [stamp for stamp in paper.stamps if stamp.side is Side.LEFT]
    right = [stamp for stamp in paper.stamps if stamp.side is Side.RIGHT]
    for number, pair in enumerate(zip_longest(left, right)):
        if number:
            yield setter.below(1)
        one, two = (Cell(setter.stamp(stamp.lines) if stamp is not None else ()) for stamp in pair)
        yield from plain(twips((0.46, 0.08, 0.46), setter.width), [Line((one, Cell(()), two))])


def _annex(annex: AnnexPaper, setter: Setter) -> Iterator[Node]:
    if annex.stamp.lines:
        cells = (Cell(()), Cell(setter.stamp(annex.stamp.lines)))
        part = stamp_part(annex.stamp.lines, setter.sheet.stamp, setter.width / MM)
        yield from plain(twips((1 - part, part), setter.width), [Line(cells)])
        yield setter.below(1)
    if annex.title:
        yield para("AnnexTitle", annex.title)
    yield from setter.text(annex.blocks)
