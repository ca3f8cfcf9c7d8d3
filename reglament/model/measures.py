"""How long texts are on the real layout: the input of rules about pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reglament.diagnostics import Lang, Span

if TYPE_CHECKING:
    from reglament.model.documents import Repository


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """Pages of one text at double spacing by the fixed profile, annexes left out.

    `overflow` is the source span of the paragraph that crosses to page six, None when there is none.
    """

    pages: int
    overflow: Span | None = None


class Unmeasured(Exception):
    """The pages of a text are asked for but not measured yet: `Measures.settle` measures what was asked for."""


class Measures:
    """Pages by document id and language.

    These are known from the start; a pipeline measures what rules ask for, and only what could be too long.
    """

    def __init__(self, known: Mapping[tuple[str, Lang], PageMeasure] | None = None) -> None:
        self._known = dict(known or {})

    def get(self, place: tuple[str, Lang]) -> PageMeasure | None:
        """The measure of a text, None when it cannot be set or nobody measured it.

        Ask `longer` where only a limit matters: it need not set a text that is plainly short.
        """
        return self._known.get(place)

    def longer(self, place: tuple[str, Lang], limit: int) -> PageMeasure | None:
        """The measure of a text that takes more than `limit` pages, else None."""
        measure = self.get(place)
        return measure if measure is not None and measure.pages > limit else None

    def through(self, repository: Repository) -> Measures:
        """The same, taking whatever papers quote of others from this repository."""
        return self

    def settle(self) -> None:
        """Measure everything for which `Unmeasured` was raised."""
