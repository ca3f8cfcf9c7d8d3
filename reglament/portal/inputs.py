"""What the portal is made from, and which of it the public may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reglament.calendar import WorkingCalendar
from reglament.control import Controlled
from reglament.diagnostics import Diagnostic, Lang
from reglament.model.documents import Document, Repository
from reglament.model.registers import Registers
from reglament.rules.base import RuleSpec

PARALLEL = "kk-ru"
"""The language tag of a side-by-side file."""


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
    result of the check, `rules` the specifications of all rules. `settings` is the data of `reglament.yml`.
    """

    repository: Repository
    registers: Registers
    calendar: WorkingCalendar
    as_of: date
    controlled: tuple[Controlled, ...] = ()
    files: Mapping[str, tuple[FileLink, ...]] = field(default_factory=dict)
    bundles: Mapping[str, FileLink] = field(default_factory=dict)
    findings: Sequence[Diagnostic] = ()
    rules: Sequence[RuleSpec] = ()
    settings: Mapping[str, object] = field(default_factory=dict)


def public(repository: Repository) -> Repository:
    """The repository without closed meetings and everything that was prepared for them (clauses 13, 35).

    A dossier that a closed meeting considers is closed too, and so are assignments that follow from its papers.
    """
    folders = set(_closed_folders(repository))
    if not folders:
        return repository
    folders |= {document.dossier for document in repository if _meeting(document) in folders}
    shown = {
        document.id: document
        for document in repository
        if document.dossier not in folders and _folder(document.get("/source/paper")) not in folders
    }
    return Repository(shown)


def _closed_folders(repository: Repository) -> Iterator[str]:
    for document in repository.of_kind("agenda", "protocol"):
        if document.get("/meeting/session") != "closed":
            continue
        yield document.dossier
        for item in _list(document.get("/items")):
            if not isinstance(item, dict):
                continue
            yield from filter(None, (_text(item.get("dossier")), _folder(item.get("act"))))
            for material in _list(item.get("materials")):
                if isinstance(material, dict) and (folder := _folder(material.get("paper"))):
                    yield folder


def _meeting(document: Document) -> str:
    return _text(document.get("/meeting"))


def _folder(paper: object) -> str:
    return paper.rpartition("/")[0] if isinstance(paper, str) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
