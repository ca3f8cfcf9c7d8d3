"""What the portal is made from, and which of it the public may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reglament.calendar import WorkingCalendar
from reglament.control import Controlled
from reglament.diagnostics import Diagnostic, Lang
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.rules.base import RuleSpec
from reglament.rules.judging import Waived

PARALLEL = "kk-ru"
"""The language tag of a side-by-side file."""


DOSSIERS = "acts/"
"""Where dossiers lie: one paper of theirs that is closed closes them all."""

TELLING = ("agenda", "protocol", "extract", "late_memo")
"""Papers of a meeting that tell of all its questions in one text."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to download: `href` from the root of the site, `size` in bytes, `pages` 0 when they are not counted.

    `lang` is `kk`, `ru`, or `kk-ru` for the side-by-side version; `format` is `pdf`, `docx` or `zip`.
    """

    lang: Lang
    format: str
    href: str
    size: int
    pages: int = 0


@dataclass(frozen=True)
class SiteInput:
    """Everything the portal shows. Time is `as_of`; no clock is read.

    `files` maps ids of documents, `bundles` folders of dossiers and meetings, to their downloads. `findings` are the
    result of the check, `waived` those that do not count, `rules` the specifications of all rules. `settings` is the
    data of `reglament.yml`.
    """

    repository: Repository
    registers: Registers
    calendar: WorkingCalendar
    as_of: date
    controlled: tuple[Controlled, ...] = ()
    files: Mapping[str, tuple[FileLink, ...]] = field(default_factory=dict)
    bundles: Mapping[str, FileLink] = field(default_factory=dict)
    findings: Sequence[Diagnostic] = ()
    waived: Sequence[Waived] = ()
    rules: Sequence[RuleSpec] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
<<<<<<< HEAD


def public(repository: Repository) -> Repository:
    """The repository without closed meetings and questions and everything that was prepared for them (clauses 13, 35).

    A dossier that is considered in private is closed too, and so are assignments that follow from its papers. A closed
    question of an open meeting takes its materials with it, and the agenda, protocol and extracts that tell of it: what
    was said there is one text.
    """
    folders, papers = set(_closed_folders(repository)), set(_closed_papers(repository))
    if not folders and not papers:
        return repository
    folders |= {document.dossier for document in repository if _meeting(document) in folders}
    shown = {
        document.id: document
        for document in repository
        if document.dossier not in folders
        and document.id not in papers
        and _folder(document.get("/source/paper")) not in folders
        and _text(document.get("/source/paper")) not in papers
    }
    return Repository(shown)


def _closed_folders(repository: Repository) -> Iterator[str]:
    """Folders of closed meetings, and of dossiers that were considered in private."""
    for document in repository.of_kind("agenda", "protocol"):
        if _closed(document.get("/meeting")):
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
    whole = _closed(document.get("/meeting"))
    for item in _list(document.get("/items")):
        if isinstance(item, dict) and (whole or _closed(item)):
            yield item


def _closed(value: object) -> bool:
    return isinstance(value, dict) and value.get("session") == "closed"


def _materials(item: Mapping[str, object]) -> Iterator[str]:
    for material in _list(item.get("materials")):
        if isinstance(material, dict) and isinstance(paper := material.get("paper"), str):
            yield paper


def _meeting(document: Document) -> str:
    return _text(document.get("/meeting"))


def _folder(paper: object) -> str:
    return paper.rpartition("/")[0] if isinstance(paper, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
=======
>>>>>>> c57f2aa (Rules of clauses 26, 27, 29-32, 34 and 35; secrets and personal data stay out of the public build; secret dossiers too)
