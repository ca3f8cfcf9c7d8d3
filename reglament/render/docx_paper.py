"""A paper as the tree of a DOCX: letterhead, requisites, text, signatures, annexes on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from reglament.render.docx_blocks import plain, signatures, stamps, text, twips
from reglament.render.docx_sheet import text_width
from reglament.render.docx_tree import Cell, Line, Node, end_of_section, gap, para
from reglament.render.paper import AnnexPaper, Letterhead, Paper, Side


def paper_blocks(paper: Paper) -> Iterator[Node]:
    """Everything that stands on the pages of `paper`, in order.

    The properties of the last section are those of the reference document.
    """
    width = text_width(paper.landscape)
    yield from _head(paper, width)
    yield from text(paper.intro, width)
    yield from text(paper.blocks, width)
    yield from closing(paper, width)
    landscape, continued = paper.landscape, False
    for annex in paper.annexes:
        yield end_of_section(landscape, continued)
        yield from _annex(annex)
        landscape, continued = annex.landscape, True


def letterhead(head: Letterhead, width: int) -> Iterator[Node]:
    """The head of the paper: the body in Kazakh left and in Russian right of the place of the emblem, a rule below."""
    middle = 0.16 if head.emblem else 0.06
    widths = twips(((1 - middle) / 2, middle, (1 - middle) / 2), width)
    kk = [para("LetterheadBody", head.body_kk, lang="kk"), para("LetterheadKind", head.kind_kk, lang="kk")]
    ru = [para("LetterheadBody", head.body_ru, lang="ru"), para("LetterheadKind", head.kind_ru, lang="ru")]
    lines = [Line((Cell((kk[0],), valign="center"), Cell(()), Cell((ru[0],), valign="center")))]
    if head.kind_kk or head.kind_ru:
        lines.append(Line((Cell((kk[1],)), Cell(()), Cell((ru[1],)))))
    if head.address_kk or head.address_ru:
        left, right = (
            para("LetterheadAddress", address, lang=lang)
            for address, lang in ((head.address_kk, "kk"), (head.address_ru, "ru"))
        )
        lines.append(Line((Cell((left,)), Cell(()), Cell((right,)))))
    lines.append(Line(tuple(Cell((para("LetterheadRule"),), ruled=True) for _ in range(3))))
    yield from plain(widths, lines)


def closing(paper: Paper, width: int) -> Iterator[Node]:
    """Signatures, visas and the executor."""
    if paper.signatures:
        yield para("Text")
        yield from signatures(paper.signatures, width, "Signature")
    if paper.visas:
        if paper.visa_label:
            yield para("VisaLabel", paper.visa_label)
        yield from signatures(paper.visas, width, "Visa")
    if paper.executor:
        yield para("Executor", paper.executor)


def requisites(date: str, place: str, number: str, width: int) -> Iterator[Node]:
    """Date left, place in the middle, number right."""
    cells = (
        Cell((para("Requisite", date),)),
        Cell((para("RequisiteCenter", place),)),
        Cell((para("RequisiteRight", number),)),
    )
    yield from plain(twips((0.36, 0.34, 0.3), width), [Line(cells)])


def _head(paper: Paper, width: int) -> Iterator[Node]:
    if paper.letterhead is not None:
        yield from letterhead(paper.letterhead, width)
    yield from _stamps(paper, width)
    if paper.kind_title:
        yield para("KindTitle", paper.kind_title)
    if paper.date or paper.place or paper.number:
        yield para("Requisite")
        yield from requisites(paper.date, paper.place, paper.number, width)
    if paper.title:
        yield para("Title", paper.title)


def _stamps(paper: Paper, width: int) -> Iterator[Node]:
    if paper.draft:
        yield para("Draft", paper.draft)
    left = [stamp for stamp in paper.stamps if stamp.side is Side.LEFT]
    right = [stamp for stamp in paper.stamps if stamp.side is Side.RIGHT]
    for one, two in zip_longest(left, right):
        yield from stamps(one, two, width)


def _annex(annex: AnnexPaper) -> Iterator[Node]:
    width = text_width(annex.landscape)
    if annex.stamp.lines:
        yield from stamps(None, annex.stamp, width)
    if annex.title:
        yield para("AnnexTitle", annex.title)
    yield from text(annex.blocks, width)
    yield gap()
