"""Pages of texts without setting them: what is short beyond doubt, and what must be set to know."""

from __future__ import annotations

from reglament.diagnostics import Lang
from reglament.model.documents import Repository
from reglament.model.measures import Measures, PageMeasure, Unmeasured
from reglament.pipeline.ruling import Ground
from reglament.render.compose import compose
from reglament.render.estimate import most_pages
from reglament.render.paper import Paper
from reglament.render.typography import Typography

DOUBLE = 2.0
"""Spacing at which the Regulation counts pages (clause 16)."""

Place = tuple[str, Lang]


class Estimates(Measures):
    """Tells what is short beyond doubt; everything else must be set."""

    def __init__(self, ground: Ground, repository: Repository | None = None) -> None:
        super().__init__()
        self.ground = ground
        self.repository = repository or ground.repository
        self.typography = Typography.of(ground.settings)

    def through(self, repository: Repository) -> Measures:
        """The same, taking whatever papers quote of others from this repository."""
        return Estimates(self.ground, repository)

    def get(self, place: Place) -> PageMeasure | None:
        """Raises Unmeasured for every text that there is."""
        return self._estimated(place, None)

    def longer(self, place: Place, limit: int) -> PageMeasure | None:
        """None for a text that is short beyond doubt; raises Unmeasured for any other."""
        return self._estimated(place, limit)

    def _estimated(self, place: Place, limit: int | None) -> PageMeasure | None:
        paper = self.paper(place, self.repository)
        if paper is None or (limit is not None and most_pages(paper, self.typography, DOUBLE, limit) <= limit):
            return None
        return self.unmeasured(place, paper)

    def unmeasured(self, place: Place, paper: Paper) -> PageMeasure | None:
        """What becomes of a text that must be set."""
        raise Unmeasured

    def paper(self, place: Place, repository: Repository) -> Paper | None:
        """The paper to be measured; None when there is no such text, or nothing is set of its kind."""
        document = self.ground.repository.documents.get(place[0])
        if document is None or place[1] not in document.texts or place[1] not in self.ground.languages:
            return None
        return compose(document, repository, self.ground.registers, place[1])
