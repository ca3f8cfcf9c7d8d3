"""Papers to PDF and DOCX objects in worker processes; what has been rendered before is not rendered again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from pathlib import Path

from reglament.diagnostics import START, Diagnostic, Location
from reglament.model.documents import Document, Repository
from reglament.pipeline.layout import Layout
from reglament.pipeline.papers import Work
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store, put
from reglament.pipeline.workers import guarded
from reglament.render.docx import DocxWriter
from reglament.render.typst import Typesetter
from reglament.render.worker import Failed, Limits, each

_BATCH = 4


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
    limits: Limits


@dataclass(frozen=True, slots=True)
class Rendering:
    """Files of all papers in their order, how many were made in this run, a finding for each document that failed."""

    outputs: tuple[Output, ...]
    made: int
    findings: tuple[Diagnostic, ...]


def render(works: Sequence[Work], layout: Layout, repository: Repository, request: Request, store: Store) -> Rendering:
    """The files of all papers.

    Raises OSError when the disk is full.
    """
    environment = layout.environment
    keys = {work.key(environment): work for work in works}
    known = store.known(keys, verify=request.verify)
    wanted = {key: work for key, work in keys.items() if key not in known}
    made = _render([_Job(work, layout, store.folder, request.limits) for work in wanted.values()], request)
    findings: dict[str, Diagnostic] = {}
    for (key, work), one in zip(wanted.items(), made, strict=True):
        if not isinstance(one, Failed):
            known[key] = one
        elif work.source not in findings:
            findings[work.source] = one.finding(_place(repository.documents[work.source], work.lang), work.doc_id)
    outputs = [Output(work.doc_id, work.lang, key, known[key]) for key, work in keys.items() if key in known]
    return Rendering(tuple(outputs), sum(key in known for key in wanted), tuple(findings.values()))


def _place(document: Document, lang: str) -> Location:
    tree = document.texts.get(lang)
    return document.at() if tree is None else tree.locate(START)


def _render(jobs: Sequence[_Job], request: Request) -> list[Mapping[str, Made] | Failed]:
    found: list[Mapping[str, Made] | Failed] = []
    if jobs:
        request.progress.begin(Stage.RENDER, len(jobs))
        opened = partial(guarded, request.jobs, len(jobs))
        for done in each(_render_one, jobs, opened, limits=request.limits, batch=_BATCH):
            found.append(done)
            request.progress.advance()
    return found


def _render_one(job: _Job) -> Mapping[str, Made]:
    typesetter, writer = _setters(job.layout, job.limits)
    paper, created = job.work.paper, job.work.created
    pdf = typesetter.pdf(paper, created)
    docx = writer.docx(paper, pdf.pages, created)
    return {"pdf": put(job.objects, pdf.data, pdf.pages), "docx": put(job.objects, docx)}


@once
def _setters(layout: Layout, limits: Limits) -> tuple[Typesetter, DocxWriter]:
    templates, profile, gallery = layout.templates, layout.typography, layout.gallery
    heap = f"{limits.helper_heap // 1024**2}m"
    writer = DocxWriter(templates, profile, limits.helper_seconds, heap, gallery=gallery)
    return Typesetter(templates, profile, gallery=gallery), writer
