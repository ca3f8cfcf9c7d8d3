"""What a reader sees in a PDF: its text in order, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from reglament.render.typography import plain


def pages(data: bytes) -> list[str]:
    """The text of every page with ordinary spaces, one space between words."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [squeezed(text) for text in texts]


def squeezed(text: str) -> str:
    """The text with line ends and runs of spaces made one space; a hyphen at a line end is a hyphen."""
    joined = plain(text).replace("\ufffe\r\n", "-").replace("\ufffe", "-").replace("-\r\n", "-")
    return " ".join(joined.split())


def letters(text: str) -> str:
    """The text without any space, so that ends of lines cannot differ."""
    return "".join(squeezed(text).split())


def lines(data: bytes) -> list[str]:
    """Every line of text as it stands on the pages, with ordinary spaces; a hyphen at a line end is kept."""
    document = pypdfium2.PdfDocument(data)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    said = "\n".join(texts).replace("\ufffe", "-").splitlines()
    return [line for one in said if (line := " ".join(plain(one).split()))]


Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


def boxes(data: bytes) -> Iterator[tuple[tuple[float, float], list[Box]]]:
    """For every page its size and the boxes of its letters."""
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            text = page.get_textpage()
            found = (text.get_charbox(index) for index in range(text.count_chars()))
            yield page.get_size(), [box for box in found if box[2] - box[0] > 0.5 and box[3] - box[1] > 0.5]
    finally:
        document.close()


def outside(data: bytes) -> Iterator[Box]:
    """Letters that leave their page."""
    for (width, height), found in boxes(data):
        yield from (box for box in found if box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height)


def collisions(data: bytes) -> Iterator[tuple[Box, Box]]:
    """Letters printed one over the other: by more than a third of the smaller one."""
    for _, found in boxes(data):
        ordered = sorted(found)
        for index, one in enumerate(ordered):
            for other in ordered[index + 1 :]:
                if other[0] >= one[2]:
                    break
                shared = (min(one[2], other[2]) - other[0]) * (min(one[3], other[3]) - max(one[1], other[1]))
                if (
                    min(one[3], other[3]) > max(one[1], other[1])
                    and one != other
                    and shared > min(map(_area, (one, other))) / 3
                ):
                    yield one, other


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
