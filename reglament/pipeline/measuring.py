"""Pages of texts on the real layout: of those only that rules ask for and that could be too long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as once
from functools import cached_property, partial

from reglament.diagnostics import START, Diagnostic, Lang
from reglament.model.documents import Document
from reglament.model.measures import Measures, PageMeasure, Unmeasured
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected
from reglament.pipeline.papers import Layout, composed, work
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.workers import guarded
from reglament.render.estimate import most_pages
from reglament.render.paper import Paper
from reglament.render.typst import DOUBLE, Typesetter
from reglament.render.worker import Failed, each

_FAMILY = "pages"
_BATCH = 8

Place = tuple[str, Lang]


@dataclass(frozen=True, slots=True)
class _Job:
    paper: Paper
    layout: Layout


class Measuring(Measures):
    """Measures of one akimat's papers, made when rules ask for them; known ones come from the cache.

    `failed` are findings about papers that could not be set.
    """

    def __init__(self, collected: Collected, request: Request, cache: Cache) -> None:
        super().__init__()
        self.failed: list[Diagnostic] = []
        self._collected = collected
        self._request = request
        self._cache = cache
        self._asked: dict[Place, Paper] = {}
        self._absent: set[Place] = set()

    def get(self, place: Place) -> PageMeasure | None:
        """Exactly; raises Unmeasured the first time."""
        return self._measured(place, None)

    def longer(self, place: Place, limit: int) -> PageMeasure | None:
        """As in `Measures`; raises Unmeasured for a text that could be longer, the first time."""
        measure = self._measured(place, limit)
        return measure if measure is not None and measure.pages > limit else None

    def settle(self) -> None:
        """Set everything that was asked for, from the cache where the paper is the same."""
        environment = self._layout.environment
        works = {place: work(self._document(place), place[1], paper) for place, paper in self._asked.items()}
        keys = {place: one.key(environment) for place, one in works.items()}
        jobs = {keys[place]: _Job(paper, self._layout) for place, paper in self._asked.items()}
        known: dict[str, PageMeasure | Failed] = self._cache.results(_FAMILY, jobs)
        fresh = _measure({key: job for key, job in jobs.items() if key not in known}, self._request)
        if fresh:
            kept = {key: one for key, one in fresh.items() if isinstance(one, PageMeasure)}
            self._cache.add_results(_FAMILY, kept)
        for place, key in keys.items():
            self._take(place, (known | fresh)[key])
        self._asked.clear()

    def _take(self, place: Place, one: PageMeasure | Failed) -> None:
        if isinstance(one, PageMeasure):
            self._known[place] = one
        else:
            self._absent.add(place)
            document = self._document(place)
            self.failed.append(one.finding(document.texts[place[1]].locate(START), document.id))

    def _measured(self, place: Place, limit: int | None) -> PageMeasure | None:
        if place in self._absent or place in self._known:
            return self._known.get(place)
        paper = self._paper(place)
        if paper is None or (limit is not None and most_pages(paper, self._layout.typography, DOUBLE, limit) <= limit):
            return None
        self._asked[place] = paper
        raise Unmeasured

    def _paper(self, place: Place) -> Paper | None:
        document = self._collected.repository.documents.get(place[0])
        if document is None or place[1] not in document.texts:
            return None
        return composed(document, self._collected, place[1])

    def _document(self, place: Place) -> Document:
        return self._collected.repository.documents[place[0]]

    @cached_property
    def _layout(self) -> Layout:
        return Layout.of(self._request.paths.templates, self._collected.settings)


def _measure(jobs: Mapping[str, _Job], request: Request) -> dict[str, PageMeasure | Failed]:
    if not jobs:
        return {}
    request.progress.begin(Stage.MEASURE, len(jobs))
    found: list[PageMeasure | Failed] = []
    opened = partial(guarded, request.jobs, len(jobs))
    for done in each(_measure_one, list(jobs.values()), opened, batch=_BATCH):
        found.append(done)
        request.progress.advance()
    return dict(zip(jobs, found, strict=True))


def _measure_one(job: _Job) -> PageMeasure:
    return _typesetter(job.layout).measure(job.paper)


@once
def _typesetter(layout: Layout) -> Typesetter:
    return Typesetter(layout.templates, layout.typography)
