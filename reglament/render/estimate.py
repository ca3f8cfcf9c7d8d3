"""How many pages a paper takes at most, without setting it: enough to see that a short text keeps within a limit.

First by the sum of all widths: a line holds all but the widest word of its width, or the word would have stood on it.
When that says too little, line by line, as a typesetter fills them, a little on the safe side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, inf

from reglament.render.align import Piece, PieceKind, flatten
from reglament.render.columns import POINT
from reglament.render.paper import Paper
from reglament.render.typography import A4, Typography, ems

SPARED = 3
"""Lines at the foot of a page that may stay empty, to keep paragraphs and headings whole."""

_LETTERHEAD = 7
"""Lines of the emblem, the rules and the blanks of a letterhead, at single spacing."""
_BLANK = 6
"""Lines that stay empty between the parts of a paper."""
_TIED = 4
"""Font sizes that a space without a break adds to a word: a number before a unit, initials before a name."""
_BOLD = 1.06
"""How much wider than the rest headings and names in bold are."""
_LOOSE = 12
"""Of so many lines of a paragraph one may be won by a typesetter that fills them evenly."""
_NARROWEST = 0.4
"""The width of a letter of an ordinary text, on the small side, in font sizes."""
_UNKNOWN = 1.1
"""The width of a sign that is no letter, digit or mark of an ordinary text, in font sizes."""
_GAP = 1.5
"""Lines around a heading or a formula."""


def most_pages(paper: Paper, typography: Typography, spacing: float, limit: int) -> float:
    """A number of pages that the paper without its annexes does not exceed at this spacing.

    Infinite when that is hard to say; no more precise than needed to see that it is at most `limit`.
    """
    pieces = flatten(paper.blocks)
    if paper.intro or paper.landscape or any(_is_hard(piece) for piece in pieces):
        return inf
    width = (A4[0] - typography.left - typography.right) / (typography.size * POINT)
    height = int((A4[1] - typography.top - typography.bottom) / (typography.size * typography.PITCH * spacing * POINT))
    if height < 3 * SPARED:
        return inf
    around = _around(paper, width) + _GAP * sum(_is_head(piece) for piece in pieces)
    indent = typography.indent / (typography.size * POINT)
    pages = inf
    if _NARROWEST * sum(len(piece.line) for piece in pieces) > limit * height * width:
        return inf
    for lines in (_summed, _filled):
        pages = ceil((around + lines(pieces, width, indent)) / (height - SPARED))
        if pages <= limit:
            break
    return pages


def _is_hard(piece: Piece) -> bool:
    """Whether a piece is no plain text."""
    return bool(piece.table or piece.facts or piece.picture or (piece.text is not None and piece.text.notes))


def _is_head(piece: Piece) -> bool:
    return piece.kind is PieceKind.CHAPTER or piece.kind is PieceKind.FORMULA


def _around(paper: Paper, width: float) -> float:
    """The most lines of the head and the foot."""
    head, lines = paper.letterhead, float(_BLANK)
    if head is not None:
        names = (head.body_kk, head.body_ru, head.kind_kk, head.kind_ru, *head.address_kk, *head.address_ru)
        lines += _LETTERHEAD + sum(_broken(name, width * 0.35) for name in names)
    for stamp in paper.stamps:
        lines += 1 + sum(_broken(line, width * 0.44) for line in stamp.lines)
    if paper.address is not None:
        sides = (paper.address.reference, *paper.address.to)
        lines += sum(1 + sum(_broken(line, width * 0.44) for line in side) for side in sides)
    for line in (*paper.signatures, *paper.visas):
        lines += 1 + max(
            _broken(line.position, width * 0.3), _broken(line.name, width * 0.45), _broken(line.note, width * 0.2)
        )
    for one in (paper.date, paper.number, paper.place):
        lines += _broken(one, width * 0.3)
    for one in (paper.kind_title, paper.draft, paper.visa_label, paper.executor, *paper.marks):
        lines += _broken(one, width)
    lines += _broken(paper.title, width * 0.5 if paper.letter else width)
    return lines


def _broken(text: str, width: float) -> float:
    """The most lines of one text in bold: two lines that follow each other hold more than one is wide."""
    return 2 * _BOLD * _width(text) / max(width, 1) + 1 if text else 0


def _summed(pieces: Sequence[Piece], width: float, indent: float) -> float:
    """The most lines of these paragraphs, by the sum of their widths and the widest word."""
    whole = "\n".join(piece.line for piece in pieces)
    words = sorted(whole.split(), key=len)
    if not words:
        return 0
    total = _BOLD * sum(count * _em(letter) for letter, count in Counter(whole).items()) + indent * len(pieces)
    widest = max(map(_width, words[-3:])) + _TIED
    return total / max(width - widest, width / 2) + len(pieces)


def _filled(pieces: Sequence[Piece], width: float, indent: float) -> float:
    """The lines of these paragraphs, filled word by word."""
    return sum(_paragraph(piece, width, indent) for piece in pieces)


def _paragraph(piece: Piece, width: float, indent: float) -> float:
    factor, width = (_BOLD if _is_head(piece) else 1.0), width - _TIED / 2
    lines, at = 1, indent
    for word in piece.line.split(" "):
        long = _width(word) * factor
        if at + long > width and at > 0:
            lines, at = lines + 1, 0.0
        if long > width:  # a word that is wider than a line is broken
            extra = int(long / (width / 2))
            lines, long = lines + extra, 0.0
        at += long + _SPACE
    return lines + lines // _LOOSE


@lru_cache(maxsize=20_000)
def _width(text: str) -> float:
    return sum(map(_em, text))


def _em(letter: str) -> float:
    return ems(letter) if letter.isalnum() or letter.isspace() or letter in ".,;:-–—()«»\"'№%/!?\u2011" else _UNKNOWN


_SPACE = _em(" ")
