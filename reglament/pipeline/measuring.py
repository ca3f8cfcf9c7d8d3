"""Pages of texts on the real layout: of those only that rules ask for and that could be too long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib import import_module

from reglament.diagnostics import START, Diagnostic
from reglament.model.documents import Repository
from reglament.model.measures import Measures, PageMeasure, Unmeasured
from reglament.pipeline.cache import Cache
from reglament.pipeline.estimating import Estimates, Place
from reglament.pipeline.layout import Layout
from reglament.pipeline.papers import work
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.ruling import Ground
from reglament.pipeline.workers import guarded
from reglament.render.paper import Paper
from reglament.render.worker import Failed, each

_FAMILY = "pages"
_BATCH = 8
_SETTER = "reglament.pipeline.setting"
"""Loaded only when something must be set."""


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to be measured."""

    paper: Paper
    layout: Layout


class Measuring(Estimates):
    """Measures what rules ask for; known measures come from the cache. `failed` are findings by the paper's id."""

    def __init__(self, ground: Ground, request: Request, cache: Callable[[], Cache]) -> None:
        super().__init__(ground)
        self.failed: dict[str, list[Diagnostic]] = {}
        self._request = request
        self._cache = cache
        self._asked: dict[Place, Paper] = {}
        self._absent: set[Place] = set()

    def through(self, repository: Repository) -> Measures:
        """Itself: what it measures is kept by the bytes of the paper."""
        self.repository = repository
        return self

    def unmeasured(self, place: Place, paper: Paper) -> PageMeasure | None:
        """Noted, to be set with all others."""
        self._asked[place] = paper
        raise Unmeasured

    def get(self, place: Place) -> PageMeasure | None:
        """Exactly; raises Unmeasured the first time."""
        if place in self._absent or place in self._known:
            self.paper(place, self.repository)  # the reads of its composer are those of the check
            return self._known.get(place)
        return super().get(place)

    def longer(self, place: Place, limit: int) -> PageMeasure | None:
        """As in `Measures`; raises Unmeasured for a text that could be longer, the first time."""
        if place in self._absent or place in self._known:
            measure = self.get(place)
            return measure if measure is not None and measure.pages > limit else None
        return super().longer(place, limit)

    def settle(self) -> None:
        """Set everything that was asked for, from the cache where the paper is the same."""
        environment, documents, cache = self._layout.environment, self.ground.repository.documents, self._cache()
        keys = {
            place: work(documents[place[0]], place[1], paper).key(environment) for place, paper in self._asked.items()
        }
        jobs = {keys[place]: Job(paper, self._layout) for place, paper in self._asked.items()}
        known: dict[str, PageMeasure | Failed] = cache.results(_FAMILY, jobs)
        fresh = _measure({key: job for key, job in jobs.items() if key not in known}, self._request)
        cache.add_results(_FAMILY, {key: one for key, one in fresh.items() if isinstance(one, PageMeasure)})
        for place, key in keys.items():
            self._take(place, (known | fresh)[key])
        self._asked.clear()

    def _take(self, place: Place, one: PageMeasure | Failed) -> None:
        if isinstance(one, PageMeasure):
            self._known[place] = one
            return
        self._absent.add(place)
        document = self.ground.repository.documents[place[0]]
        finding = one.finding(document.texts[place[1]].locate(START), document.id)
        self.failed.setdefault(document.id, []).append(finding)

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self._request.paths.templates, self.typography, self._request.paths.root)


def _measure(jobs: Mapping[str, Job], request: Request) -> dict[str, PageMeasure | Failed]:
    if not jobs:
        return {}
    request.progress.begin(Stage.MEASURE, len(jobs))
    found: list[PageMeasure | Failed] = []
    opened = partial(guarded, request.jobs, len(jobs))
    measure = import_module(_SETTER).measure
    for done in each(measure, list(jobs.values()), opened, limits=request.limits, batch=_BATCH):
        found.append(done)
        request.progress.advance()
    return dict(zip(jobs, found, strict=True))
