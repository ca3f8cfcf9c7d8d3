"""Pages of papers whose kind has no page of its own, and the list of letters and registers."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.model.documents import Document
from reglament.portal.acts import paper_crumbs
from reglament.portal.body import Page
from reglament.portal.face import PLAIN, Face, Link, page_of
from reglament.portal.plain_facts import described
from reglament.portal.shared import facets, related, text_of

REGISTERS = "registers/index.html"
"""The page that lists papers which lie neither in a dossier, nor with a meeting, a plan or an assignment."""

_LISTED = ("letters", "registry", "archive")
_SECTIONS = {"letters": "registers", "registry": "registers", "archive": "registers"}


def pages(face: Face) -> Iterator[Page]:
    """The list, and a page for each paper."""
    yield _registers(face)
    for document in face.repository.of_kind(*PLAIN):
        yield _paper(face, document)


def _registers(face: Face) -> Page:
    _ = face.gettext
    papers = [d for d in face.repository.of_kind(*PLAIN) if _top(d) in _LISTED]
    papers.sort(key=lambda d: (face.day_of(d), d.id), reverse=True)
    letters = [_row(face, d, face.status_of(d)) for d in papers if _top(d) == "letters"]
    others = [_row(face, d, face.kind(d.kind)) for d in papers if _top(d) != "letters"]
    groups = [
        (name, title, last, rows)
        for name, title, last, rows in (
            ("registers", _("Registers"), _("Kind"), others),
            ("letters", _("Outgoing letters"), _("Status"), letters),
        )
        if rows
    ]
    return Page(REGISTERS, "registers.html", _("Letters and registers"), {"groups": groups}, section="registers")


def _paper(face: Face, document: Document) -> Page:
    tree, other = text_of(face, document)
    said = described(face, document, ("title", "status"))
    requisites = face.requisites(document)
    return Page(
        page_of(document),
        "plain.html",
        face.title(document),
        {
            "requisites": "" if requisites == face.title(document) else requisites,
            "status": face.status_of(document),
            "facts": said.facts,
            "parts": said.parts,
            "tree": tree,
            "other": other,
            "text_lang": other or face.lang,
            "files": face.site.files.get(document.id, ()),
            "related": related(face, document),
        },
        section=_SECTIONS.get(_top(document), _top(document)),
        crumbs=_crumbs(face, document),
        facets=facets(face, document),
        description=requisites,
    )


def _row(face: Face, document: Document, last: str) -> tuple[str, str, Link, str]:
    day, link = face.short(face.day_of(document)), Link(page_of(document), face.title(document))
    return day, face.number_of(document), link, last


def _top(document: Document) -> str:
    return document.id.split("/", maxsplit=1)[0]


def _crumbs(face: Face, document: Document) -> tuple[Link, ...]:
    _, top = face.gettext, _top(document)
    if top in _LISTED:
        return (Link(REGISTERS, _("Letters and registers")),)
    if top != "assignments":
        return paper_crumbs(face, document)
    card = face.document(document.get("/assignment")) or face.document(document.dossier)
    way = (Link("assignments/index.html", _("Assignments")),)
    return (*way, Link(page_of(card), face.title(card))) if card is not None else way
