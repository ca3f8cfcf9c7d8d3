"""What was measured on the real layout: the input of rules about pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reglament.diagnostics import Lang, Span


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """Pages of one text at double spacing by the fixed profile, annexes left out.

    `overflow` is the source span of the paragraph that crosses to page six, None when there is none.
    """

    pages: int
    overflow: Span | None = None


Measures = Mapping[tuple[str, Lang], PageMeasure]
"""By document id and language."""
