"""Which papers an akimat's documents become, and under what name their rendering is remembered."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reglament.diagnostics import Lang
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.collect import Collected
from reglament.pipeline.layout import LANGUAGES, PARALLEL, created_on
from reglament.render.compose import compose, parallel
from reglament.render.compose_invitations import invitation, invited
from reglament.render.desk import Desk
from reglament.render.paper import Paper, ParallelPaper


@dataclass(frozen=True, slots=True)
class Work:
    """A paper to be set: of which document, in which language (or both), and the date of its properties.

    A paper that is no document of its own follows from one (`of`), and `about` tells it from others of its kind.
    """

    doc_id: str
    lang: Lang
    paper: Paper | ParallelPaper
    created: date
    digest: str
    """SHA-256 of the paper."""
    of: str = ""
    about: str = ""

    @property
    def source(self) -> str:
        """The id of the document that the paper shows or follows from."""
        return self.of or self.doc_id

    @property
    def sides(self) -> tuple[Paper, ...]:
        """The paper in its languages."""
        return (self.paper.left, self.paper.right) if isinstance(self.paper, ParallelPaper) else (self.paper,)

    def key(self, environment: str) -> str:
        """SHA-256 of all that the rendered bytes depend on: the paper, its date and the `environment`."""
        return fingerprint(environment, self.created, self.digest)


def papers(collected: Collected, wanted: Container[str] | None = None) -> Iterator[Work]:
    """Every paper of every document, or of those `wanted`, in the order of documents and languages.

    Invitations follow their agenda.
    """
    for document in collected.repository:
        if wanted is not None and document.id not in wanted:
            continue
        made = {lang: paper for lang in LANGUAGES if (paper := composed(document, collected, lang)) is not None}
        created = created_on(document)
        digests = {lang: fingerprint(paper) for lang, paper in made.items()}
        for lang, paper in made.items():
            yield Work(document.id, lang, paper, created, digests[lang])
        if len(made) == len(LANGUAGES):
            yield Work(document.id, PARALLEL, parallel(*made.values()), created, fingerprint(PARALLEL, digests))
        if document.kind == "agenda":
            yield from invitations(document, collected, tuple(made))


def invitations(agenda: Document, collected: Collected, languages: Sequence[Lang]) -> Iterator[Work]:
    """The invitation of everybody whom an agenda invites, in each of the languages."""
    for lang in languages:
        desk = Desk(agenda, collected.repository, collected.registers, lang)
        for number, official in enumerate(invited(desk), start=1):
            paper = invitation(desk, official)
            name = desk.person(official["person"]) if "person" in official else desk.say(official.get("name"))
            yield Work(
                f"{agenda.dossier}/invitation-{number}",
                lang,
                paper,
                created_on(agenda),
                fingerprint(paper),
                agenda.id,
                name,
            )


def work(document: Document, lang: Lang, paper: Paper) -> Work:
    """One paper of a document."""
    return Work(document.id, lang, paper, created_on(document), fingerprint(paper))


def composed(document: Document, collected: Collected, lang: Lang) -> Paper | None:
    """The document as a paper in one language; None when it is not written, or not set, in it."""
    if lang not in collected.languages:
        return None
    return compose(document, collected.repository, collected.registers, lang)
