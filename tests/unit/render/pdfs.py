"""What a reader sees in a PDF: its text in order, page by page."""

from __future__ import annotations

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
