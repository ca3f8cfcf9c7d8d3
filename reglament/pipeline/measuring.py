"""Pages of texts on the real layout, from the cache where the paper has not changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from functools import partial

from reglament.diagnostics import START, Diagnostic, Lang
from reglament.model.measures import Measures, PageMeasure
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected
from reglament.pipeline.papers import Layout, Work
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.workers import guarded
from reglament.render.paper import Paper
from reglament.render.typst import Typesetter
from reglament.render.worker import Failed, each

KINDS = ("decree", "decision", "order", "reference", "explanatory_note")
"""Kinds of paper whose length the Regulation speaks of (clauses 16, 26)."""

_FAMILY = "pages"
_BATCH = 8


@dataclass(frozen=True, slots=True)
class _Job:
    paper: Paper
    layout: Layout


def measure(
    works: Sequence[Work], collected: Collected, request: Request, cache: Cache
) -> tuple[Measures, list[Diagnostic]]:
    """Pages by document and language of all papers with a limit, and a finding for each that cannot be set.

    `works` are all papers of the akimat.
    """
    places: dict[tuple[str, Lang], str] = {}
    jobs: dict[str, _Job] = {}
    layout = Layout.of(request.paths.templates, collected.settings)
    environment = layout.environment
    for work in works:
        document = collected.repository.documents[work.doc_id]
        if document.kind in KINDS and work.lang in document.texts and isinstance(work.paper, Paper):
            key = work.key(environment)
            places[work.doc_id, work.lang] = key
            jobs[key] = _Job(work.paper, layout)
    known: dict[str, PageMeasure | Failed] = cache.results(_FAMILY, jobs)
    fresh = _measure({key: job for key, job in jobs.items() if key not in known}, request)
    if fresh:
        cache.keep_results(_FAMILY, {key: one for key, one in fresh.items() if isinstance(one, PageMeasure)}, jobs)
    known.update(fresh)
    found: list[Diagnostic] = []
    for (identifier, lang), key in places.items():
        if isinstance(failed := known[key], Failed):
            document = collected.repository.documents[identifier]
            found.append(failed.finding(document.texts[lang].locate(START), identifier))
    measures = {place: one for place, key in places.items() if isinstance(one := known[key], PageMeasure)}
    return measures, found


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
