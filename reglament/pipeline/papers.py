"""Which papers an akimat's documents become, and under what name their rendering is remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reglament.diagnostics import Lang
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.collect import Collected
from reglament.pipeline.version import digest_of_folder, library_versions
from reglament.render.compose import compose, parallel
from reglament.render.fonts import FontFolder, find_fonts
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.typography import Typography

PARALLEL = "kk-ru"
"""The language tag of a side-by-side version."""

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
"""Languages in which papers are set."""

_DATES = ("/date", "/meeting/date", "/signed/date", "/approved/date", "/registered/date", "/issued", "/submitted")


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


def created_on(document: Document) -> date:
    """The date of a paper's own properties: its date, else the year of its folder; never the day of the run."""
    for pointer in _DATES:
        try:
            return date.fromisoformat(str(document.get(pointer, "")))
        except ValueError:
            continue
    year = re.search(r"/((?:19|20)\d\d)/", document.id)
    return date(int(year[1]) if year else 2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """How papers of one akimat look: the templates and the profile of its pages."""

    templates: Path
    typography: Typography

    @classmethod
    def of(cls, templates: Path, settings: Mapping[str, object]) -> Layout:
        """The layout by the settings of the akimat."""
        return cls(templates, Typography.of(settings))

    @property
    def environment(self) -> str:
        """What a rendering depends on beside its paper: templates, fonts, profile, versions of the setters."""
        parts = [_digest(self.templates / name) for name in ("typst", "docx")]
        versions = library_versions("typst", "pypandoc_binary", "pypandoc")
        return "\0".join([*parts, _fonts().digest, repr(self.typography), *versions])


@cache
def _digest(folder: Path) -> str:
    return digest_of_folder(folder)


@cache
def _fonts() -> FontFolder:
    return find_fonts()
