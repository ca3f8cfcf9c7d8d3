"""Papers to PDF and DOCX objects in worker processes; what has been rendered before is not rendered again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path

from reglament.pipeline.papers import Layout, Work
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store, put
from reglament.pipeline.workers import processes, spread
from reglament.render.docx import DocxWriter
from reglament.render.typst import Typesetter

_BATCH = 4
_LIGHT = 3


@dataclass(frozen=True, slots=True)
class Output:
    """The files of one paper by format (`pdf`, `docx`), and the key under which they are remembered."""

    doc_id: str
    lang: str
    key: str
    files: Mapping[str, Made]


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work
    layout: Layout
    objects: Path


def render(works: Sequence[Work], layout: Layout, request: Request, store: Store) -> tuple[tuple[Output, ...], int]:
    """Files of all papers in their order, and how many papers were rendered in this run.

    Raises RenderError when a paper cannot be set, OSError when the disk is full.
    """
    environment = layout.environment
    keys = [work.key(environment) for work in works]
    known = store.known(keys, verify=request.verify)
    wanted = {key: work for key, work in zip(keys, works, strict=True) if key not in known}
    fresh = _render([_Job(work, layout, store.folder) for work in wanted.values()], request)
    known.update(zip(wanted, fresh, strict=True))
    outputs = [Output(work.doc_id, work.lang, key, known[key]) for key, work in zip(keys, works, strict=True)]
    return tuple(outputs), len(fresh)


def _render(jobs: Sequence[_Job], request: Request) -> list[Mapping[str, Made]]:
    found: list[Mapping[str, Made]] = []
    if jobs:
        request.progress.begin(Stage.RENDER, len(jobs))
        with processes(request.jobs, len(jobs), _LIGHT) as executor:
            for done in spread(_render_batch, jobs, executor, _BATCH):
                found += done
                request.progress.advance(len(done))
    return found


def _render_batch(jobs: Sequence[_Job]) -> list[Mapping[str, Made]]:
    return [_render_one(job) for job in jobs]


def _render_one(job: _Job) -> Mapping[str, Made]:
    typesetter, writer = _setters(job.layout)
    paper, created = job.work.paper, job.work.created
    pdf = typesetter.pdf(paper, created)
    docx = writer.docx(paper, pdf.pages, created)
    return {"pdf": put(job.objects, pdf.data, pdf.pages), "docx": put(job.objects, docx)}


@once
def _setters(layout: Layout) -> tuple[Typesetter, DocxWriter]:
    return Typesetter(layout.templates, layout.typography), DocxWriter(layout.templates)
