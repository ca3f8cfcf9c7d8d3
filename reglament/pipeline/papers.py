"""Which papers an akimat's documents become, and under what name their rendering is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reglament.diagnostics import Lang
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.collect import Collected
from reglament.pipeline.layout import LANGUAGES, PARALLEL, created_on
from reglament.render.compose import compose, parallel
from reglament.render.paper import Paper, ParallelPaper


@dataclass(frozen=True, slots=True)
class Work:
    """A paper to be set: of which document, in which language (or both), and the date of its properties."""

    doc_id: str
    lang: Lang
    paper: Paper | ParallelPaper
    created: date
    digest: str
    """SHA-256 of the paper."""

    def key(self, environment: str) -> str:
        """SHA-256 of all that the rendered bytes depend on: the paper, its date and the `environment`."""
        return fingerprint(environment, self.created, self.digest)


def papers(collected: Collected) -> Iterator[Work]:
    """Every paper of every document, in the order of documents and languages."""
    for document in collected.repository:
        made = {lang: paper for lang in LANGUAGES if (paper := composed(document, collected, lang)) is not None}
        created = created_on(document)
        digests = {lang: fingerprint(paper) for lang, paper in made.items()}
        for lang, paper in made.items():
            yield Work(document.id, lang, paper, created, digests[lang])
        if len(made) == len(LANGUAGES):
            yield Work(document.id, PARALLEL, parallel(*made.values()), created, fingerprint(PARALLEL, digests))


def work(document: Document, lang: Lang, paper: Paper) -> Work:
    """One paper of a document."""
    return Work(document.id, lang, paper, created_on(document), fingerprint(paper))


def composed(document: Document, collected: Collected, lang: Lang) -> Paper | None:
    """The document as a paper in one language; None when it is not written, or not set, in it."""
    if lang not in collected.languages:
        return None
    return compose(document, collected.repository, collected.registers, lang)
