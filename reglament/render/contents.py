"""The list of papers that a merged file begins with: what lies in it, and on which of its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reglament.diagnostics import Lang
from reglament.i18n import translator
from reglament.render.fonts import FontFolder
from reglament.render.paper import Paper
from reglament.render.sheet import Sheet
from reglament.render.typography import Typography, bind, soften

LINK = "paper:"
"""Begins the address behind the title of a paper; its number among all papers, from 0, follows."""
TITLE_EM = 26.0
"""Room for the title of a paper, in widths of its letter m."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A paper of the list: what it is called, how many pages it has, what is to be said of it besides."""

    title: str
    pages: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Papers that belong together, under a title or (empty) under none."""

    title: str
    papers: tuple[Listed, ...]


def printable(text: str, fonts: FontFolder) -> str:
    """The text with a question mark for what the font cannot show: papers with such letters fail, the list does not."""
    missing = set(fonts.missing(text))
    return "".join("?" if offset in missing else letter for offset, letter in enumerate(text)) if missing else text


@dataclass(frozen=True, slots=True)
class Contents:
    """The list itself: whose papers, of which matter, of which day; `notes` stand below it."""

    doc_id: str
    lang: Lang
    body: str
    about: str
    date: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        """What the list is called."""
        _ = translator("bundle", self.lang)
        return _("List of papers")


def contents_data(contents: Contents, typography: Typography, front: int) -> dict[str, Any]:
    """The data for typst, when the list itself takes `front` pages. All its texts must be in the font."""
    _ = translator("bundle", contents.lang)
    paper = Paper(
        doc_id=contents.doc_id,
        kind="contents",
        lang=contents.lang,
        title=contents.title,
        blocks=(),
        subject=contents.about,
    )
    title = ". ".join(filter(None, (contents.about, contents.title)))
    return {
        **Sheet(typography).single(paper),
        "title": title,
        "body-name": bind(contents.body),
        "about": soften(bind(contents.about), TITLE_EM),
        "date": bind(contents.date),
        "head": [_("No."), _("Paper"), _("Pages"), _("From page")],
        "groups": _groups(contents, front),
        "notes": [soften(bind(note), TITLE_EM) for note in contents.notes],
    }


def _groups(contents: Contents, front: int) -> list[dict[str, Any]]:
    groups, number, page = [], 0, front + 1
    for section in contents.sections:
        papers = []
        for one in section.papers:
            papers.append(
                {
                    "number": f"{number + 1}.",
                    "title": soften(bind(one.title), TITLE_EM),
                    "note": bind(one.note),
                    "address": f"{LINK}{number}",
                    "pages": str(one.pages),
                    "page": str(page),
                }
            )
            number, page = number + 1, page + one.pages
        groups.append({"title": soften(bind(section.title), TITLE_EM), "papers": papers})
    return groups
