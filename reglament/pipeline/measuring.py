"""Pages of texts on the real layout, from the cache where the paper has not changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache as once

from reglament.diagnostics import Lang
from reglament.model.measures import Measures, PageMeasure
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected
from reglament.pipeline.papers import LANGUAGES, Layout, Work, created_on
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.workers import processes, spread
from reglament.render.compose import compose
from reglament.render.paper import Paper
from reglament.render.typst import Typesetter

KINDS = ("decree", "decision", "order", "reference", "explanatory_note")
"""Kinds of paper whose length the Regulation speaks of (clauses 16, 26)."""

_FAMILY = "pages"
_BATCH = 8
_LIGHT = 12


@dataclass(frozen=True, slots=True)
class _Job:
    paper: Paper
    layout: Layout


def measure(collected: Collected, request: Request, cache: Cache) -> Measures:
    """Pages by document and language of all papers with a limit."""
    works: dict[tuple[str, Lang], str] = {}
    jobs: dict[str, _Job] = {}
    layout = Layout.of(request.paths.templates, collected.settings)
    environment = layout.environment
    for document in collected.repository.of_kind(*KINDS):
        for lang in (lang for lang in LANGUAGES if lang in document.texts):
            paper = compose(document, collected.repository, collected.registers, lang)
            if paper is not None:
                key = Work(document.id, lang, paper, created_on(document)).key(environment)
                works[document.id, lang] = key
                jobs[key] = _Job(paper, layout)
    known: dict[str, PageMeasure] = cache.results(_FAMILY, jobs)
    fresh = _measure([(key, job) for key, job in jobs.items() if key not in known], request)
    if fresh:
        cache.keep_results(_FAMILY, fresh, jobs)
    known.update(fresh)
    return {place: known[key] for place, key in works.items()}


def _measure(jobs: Sequence[tuple[str, _Job]], request: Request) -> dict[str, PageMeasure]:
    if not jobs:
        return {}
    request.progress.begin(Stage.MEASURE, len(jobs))
    found: list[PageMeasure] = []
    with processes(request.jobs, len(jobs), _LIGHT) as executor:
        for done in spread(_measure_batch, [job for _, job in jobs], executor, _BATCH):
            found += done
            request.progress.advance(len(done))
    return {key: one for (key, _), one in zip(jobs, found, strict=True)}


def _measure_batch(jobs: Sequence[_Job]) -> list[PageMeasure]:
    return [_typesetter(job.layout).measure(job.paper) for job in jobs]


@once
def _typesetter(layout: Layout) -> Typesetter:
    return Typesetter(layout.templates, layout.typography)
