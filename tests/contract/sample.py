"""A fair sample of the demonstration's papers: of every kind that is set the shortest and the longest one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reglament.diagnostics import Lang
from reglament.loading import load
from reglament.model.documents import Document, Repository
from reglament.model.registers import Registers
from reglament.pipeline.layout import LANGUAGES, PARALLEL, created_on
from reglament.render.compose import COMPOSERS, compose, parallel
from reglament.render.docx import DocxWriter
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.pictures import Gallery
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.papers import printed

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Sample:
    """A paper in one language or side by side, and both files of it."""

    name: str
    lang: Lang
    paper: Paper | ParallelPaper
    created: date
    pdf: bytes
    docx: bytes

    def sides(self) -> tuple[Paper, ...]:
        """The paper in each of its languages."""
        return (self.paper.left, self.paper.right) if isinstance(self.paper, ParallelPaper) else (self.paper,)


KINDS = tuple(COMPOSERS)


@cache
def samples(kind: str) -> tuple[Sample, ...]:
    """The shortest and the longest paper of a kind, in Kazakh, in Russian and side by side."""
    by_length = sorted(_composed(kind), key=lambda each: (sum(map(_length, each[1].values())), each[0].id))
    chosen = dict.fromkeys((0, len(by_length) - 1)) if by_length else {}
    return tuple(one for place in chosen for one in _set(*by_length[place]))


def _set(document: Document, made: Mapping[Lang, Paper]) -> list[Sample]:
    papers: dict[Lang, Paper | ParallelPaper] = {**made}
    if len(made) == len(LANGUAGES):
        papers[PARALLEL] = parallel(*made.values())
    created = created_on(document)
    found = []
    for lang, paper in papers.items():
        pdf = _typesetter().pdf(paper, created)
        docx = _writer().docx(paper, pdf.pages, created)
        found.append(Sample(f"{document.id}.{lang}", lang, paper, created, pdf.data, docx))
    return found


def _composed(kind: str) -> list[tuple[Document, dict[Lang, Paper]]]:
    repository, registers = _akimat()
    found = []
    for document in (one for one in repository if one.kind == kind):
        made = {lang: compose(document, repository, registers, lang) for lang in LANGUAGES}
        found.append((document, {lang: paper for lang, paper in made.items() if paper is not None}))
    return [one for one in found if one[1]]


def _length(paper: Paper) -> int:
    return sum(map(len, printed(paper)))


@cache
def _akimat() -> tuple[Repository, Registers]:
    repository = Repository(load(ROOT).documents)
    return repository, Registers.of(repository)


@cache
def _typesetter() -> Typesetter:
    return Typesetter(resource("templates"), gallery=Gallery(ROOT))


@cache
def _writer() -> DocxWriter:
    return DocxWriter(resource("templates"), gallery=Gallery(ROOT))
