"""What of an akimat's papers the public may see (clauses 13, 35)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reglament.model.documents import Document, Repository
from reglament.model.facts import as_list, inner, word

SECRET = ("official_use", "legal_secret", "state_secrets")
"""Values of an act's `secrecy` that keep it out of the public build."""

DOSSIERS = "acts/"
"""Where dossiers lie: one paper of theirs that is closed closes them all."""

TELLING = ("agenda", "protocol", "extract", "late_memo")
"""Papers of a meeting that tell of all its questions in one text."""

FOLLOWED = ("/source/paper", "/act", "/assignment", "/protocol", "/agenda", "/of")
"""Fields with the paper that this one follows from or tells of."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Folders and single papers that the public may not see."""

    folders: frozenset[str]
    papers: frozenset[str]

    def hides(self, document: Document) -> bool:
        """Whether the paper is one of them, or follows from one of them."""
        if document.dossier in self.folders or document.id in self.papers or document.dossier in self.papers:
            return True
        named = [document.get(key) for key in FOLLOWED]
        return any(_folder(paper) in self.folders or _text(paper) in self.papers for paper in named)


def is_secret(document: Document) -> bool:
    """Whether the paper itself is marked as not for everybody."""
    return word(document, "/secrecy") in SECRET


def closed(repository: Repository) -> Hidden:
    """Closed meetings and questions, and everything that was prepared for them.

    A dossier that is considered in private is closed too, and so are assignments that follow from its papers. A closed
    question of an open meeting takes its materials with it, and the agenda, protocol and extracts that tell of it: what
    was said there is one text.
    """
    folders, papers = set(_closed_folders(repository)), set(_closed_papers(repository))
    if folders:
        folders |= {document.dossier for document in repository if word(document, "/meeting") in folders}
    return Hidden(frozenset(folders), frozenset(papers))


def hidden(repository: Repository) -> Hidden:
    """What is closed, dossiers of papers that are marked secret, letters to citizens, and all that rests on these."""
    private = closed(repository)
    secret = {document.dossier for document in repository if is_secret(document)}
    letters = {letter.id for letter in repository.of_kind("outgoing_letter") if _to_a_citizen(letter)}
    return _with_followers(repository, Hidden(private.folders | secret, private.papers | letters))


def _to_a_citizen(letter: Document) -> bool:
    """Whether a letter goes to a person: who wrote to the akimat, and what was answered, concerns that person alone."""
    return any(inner(one, "type") == "citizen" for one in as_list(letter.get("/addressees")))


def _with_followers(repository: Repository, away: Hidden) -> Hidden:
    """What is hidden with all that rests on it: plans, reports and letters of a hidden assignment, lists, extracts."""
    while away.folders or away.papers:
        more = {document.id for document in repository if document.id not in away.papers and away.hides(document)}
        if not more:
            break
        away = Hidden(away.folders, away.papers | more)
    return away


def public(repository: Repository) -> Repository:
    """The repository without what is hidden."""
    away = hidden(repository)
    if not away.folders and not away.papers:
        return repository
    return Repository({document.id: document for document in repository if not away.hides(document)})


def _closed_folders(repository: Repository) -> Iterator[str]:
    """Folders of closed meetings, and of dossiers that were considered in private."""
    for document in repository.of_kind("agenda", "protocol"):
        if _is_closed(document.get("/meeting")):
            yield document.dossier
        for item in _closed_items(document):
            yield from filter(None, (_text(item.get("dossier")), _folder(item.get("act"))))
            yield from (_folder(paper) for paper in _materials(item) if paper.startswith(DOSSIERS))


def _closed_papers(repository: Repository) -> Iterator[str]:
    """Papers of a meeting that tell of a closed question, and its materials that lie outside dossiers."""
    for document in repository.of_kind("agenda", "protocol"):
        for item in _closed_items(document):
            yield from _materials(item)
            yield from (paper.id for paper in repository.in_dossier(document.dossier, *TELLING))


def _closed_items(document: Document) -> Iterator[Mapping[str, object]]:
    """Questions that are considered in private: by their own mark or by that of the whole meeting."""
    whole = _is_closed(document.get("/meeting"))
    for item in as_list(document.get("/items")):
        if isinstance(item, dict) and (whole or _is_closed(item)):
            yield item


def _is_closed(value: object) -> bool:
    return inner(value, "session") == "closed"


def _materials(item: Mapping[str, object]) -> Iterator[str]:
    for material in as_list(item.get("materials")):
        if isinstance(paper := inner(material, "paper"), str):
            yield paper


def _folder(paper: object) -> str:
    return paper.rpartition("/")[0] if isinstance(paper, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
