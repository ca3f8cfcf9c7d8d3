"""Text with footnotes, dressed for a typesetter piece by piece: marks stay where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reglament.model.tree import Footnote, Paragraph
from reglament.render.typography import NBSP, bind

Dress = Callable[[str], str]
"""What a typesetter does to a bound text: it may add places to break, or drop what it cannot hold."""


def pieces(label: str, part: Paragraph | None, dress: Dress) -> Iterator[tuple[str, Footnote | None]]:
    """A label and a text on one line, bound, cut at the marks: each piece with the footnote that follows it."""
    text = part.text if part is not None else ""
    whole = bind(NBSP.join(one for one in (label, text) if one))
    if part is None or not part.notes:
        yield dress(whole), None
        return
    shift = len(whole) - len(text)
    start = 0
    for note in part.notes:
        yield dress(whole[start : note.offset + shift]), note
        start = note.offset + shift
    yield dress(whole[start:]), None


def runs(label: str, part: Paragraph | None, dress: Dress) -> list[dict[str, str]]:
    """The same as plain data; nothing when there is no footnote."""
    if part is None or not part.notes:
        return []
    return [
        {"text": text, "label": note.label if note else "", "note": dress(bind(note.text.text)) if note else ""}
        for text, note in pieces(label, part, dress)
    ]
