"""What of an akimat's papers the public may see (clauses 13, 35)."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.model.documents import Document, Repository
from reglament.model.facts import entries, word

SECRET = ("official_use", "legal_secret", "state_secrets")
"""Values of an act's `secrecy` that keep it out of the public build."""


def is_secret(document: Document) -> bool:
    """Whether the paper itself is marked as not for everybody."""
    return word(document, "/secrecy") in SECRET


def secret_folders(repository: Repository) -> frozenset[str]:
    """Dossiers of papers that are marked secret."""
    return frozenset(document.dossier for document in repository if is_secret(document))


def closed_folders(repository: Repository) -> frozenset[str]:
    """Folders of closed meetings and of the dossiers that they consider."""
    folders = set(_closed_meetings(repository))
    if folders:
        folders |= {document.dossier for document in repository if word(document, "/meeting") in folders}
    return frozenset(folders)


def is_public(document: Document, hidden: frozenset[str]) -> bool:
    """Whether the paper is outside the `hidden` folders, and does not follow from a paper in them."""
    return document.dossier not in hidden and _folder(document.get("/source/paper")) not in hidden


def public(repository: Repository) -> Repository:
    """The repository without secret acts and closed meetings, and everything that was prepared for them.

    A dossier that a closed meeting considers is closed too, and so are assignments that follow from its papers.
    """
    hidden = closed_folders(repository) | secret_folders(repository)
    if not hidden:
        return repository
    return Repository({document.id: document for document in repository if is_public(document, hidden)})


def _closed_meetings(repository: Repository) -> Iterator[str]:
    for document in repository.of_kind("agenda", "protocol"):
        if document.get("/meeting/session") != "closed":
            continue
        yield document.dossier
        for at, item in entries(document, "/items"):
            yield from filter(None, (word(document, f"{at}/dossier"), _folder(item.get("act"))))
            for _, material in entries(document, f"{at}/materials"):
                if folder := _folder(material.get("paper")):
                    yield folder


def _folder(paper: object) -> str:
    return paper.rpartition("/")[0] if isinstance(paper, str) else ""
