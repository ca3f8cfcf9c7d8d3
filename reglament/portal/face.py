"""One language's face of the site: words for facts, addresses of papers, names of officials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reglament.control import Controlled
from reglament.diagnostics import Lang
from reglament.i18n import pick
from reglament.model.documents import Document, Repository
from reglament.portal.inputs import SiteInput
from reglament.portal.names import Names
from reglament.portal.relations import ACTS, Relations
from reglament.portal.tongue import Words

PAPERS = (
    *ACTS,
    "explanatory_note",
    "reference",
    "approval_sheet",
    "agenda",
    "protocol",
    "quarterly_list",
    "work_plan",
    "assignment",
)
"""Kinds that have a page of their own, in the order in which a dossier shows them."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page: its path from the language's root (with an anchor), its text, a second line."""

    path: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Official:
    """A person in a position as shown: names and the pages that tell more (empty: none)."""

    person: Link
    position: str
    date: str = ""


@dataclass(frozen=True)
class Face(Words):
    """The site in one language. `repository` holds what the public may see and nothing else."""

    site: SiteInput
    repository: Repository
    names: Names
    lang: Lang

    @cached_property
    def relations(self) -> Relations:
        """Ways between papers."""
        return Relations(self.repository, self.controlled)

    @cached_property
    def controlled(self) -> tuple[Controlled, ...]:
        """Assignments that the public may see, in the order of control."""
        return tuple(item for item in self.site.controlled if item.document.id in self.repository.documents)

    def text(self, value: object) -> str:
        """A text of several languages in this one, or a plain string as it is."""
        if isinstance(value, Mapping):
            return pick(
                {tag: text for tag, text in value.items() if isinstance(text, str)},
                self.lang,
            )
        return value if isinstance(value, str) else ""

    def document(self, document_id: object) -> Document | None:
        """A public paper by id."""
        return self.repository.documents.get(document_id) if isinstance(document_id, str) else None

    def title(self, document: Document) -> str:
        """The title of a paper in this language, in another one when it lacks it, else its kind."""
        own = document.title(self.lang) or self.text(document.get("/title"))
        if not own and (act := self.document(document.get("/act"))) is not None:
            own = self.title(act)
        return own or next((t for lang in document.texts if (t := document.title(lang))), "") or document.id

    def link(self, document: Document) -> Link:
        """The page of a paper, with its kind, date and number as the second line."""
        return Link(page_of(document), self.title(document), self.requisites(document))

    def requisites(self, document: Document) -> str:
        """Kind, date and number in one line."""
        number = document.get("/number")
        parts = [self.kind_of(document)]
        day = document.get("/date") or document.get("/meeting/date") or document.get("/issued")
        if isinstance(day, str):
            parts.append(self.full(day))
        if isinstance(number, str | int):
            parts.append(f"№ {number}")
        return ", ".join(parts)

    def person(self, person_id: object) -> Link:
        """The page of a person and the short name; only the text when the register lacks the person."""
        entry = self.names.persons.get(person_id) if isinstance(person_id, str) else None
        if entry is None:
            return Link("", str(person_id or ""))
        return Link(
            f"people/{entry.id}.html",
            self.text(entry.short) or self.text(entry.name) or entry.id,
        )

    def position(self, position_id: object) -> str:
        """The title of a position."""
        entry = self.names.positions.get(position_id) if isinstance(position_id, str) else None
        return (self.text(entry.title) if entry else "") or str(position_id or "")

    def unit(self, unit_id: object) -> Link:
        """The page of a unit and its short name."""
        entry = self.names.units.get(unit_id) if isinstance(unit_id, str) else None
        if entry is None:
            return Link("", str(unit_id or ""))
        return Link(
            f"units/{entry.id}.html",
            self.text(entry.short) or self.text(entry.name) or entry.id,
        )

    def official(self, value: object) -> Official | None:
        """`{person, position}` or `{name, position}` of an invited guest, with the date when it is a signature."""
        if not isinstance(value, Mapping):
            return None
        if value.get("name"):
            return Official(Link("", self.text(value.get("name"))), self.text(value.get("position")))
        return Official(
            self.person(value.get("person")),
            self.position(value.get("position")),
            self.full(value.get("date")),
        )

    def explain(self, item: Controlled) -> str:
        """The proof of an assignment's term."""
        return item.term.explain(self.lang) if item.term is not None else ""

    def days(self, item: Controlled) -> str:
        """How many working days are left, or by how many the term is missed; empty when nothing is counted."""
        if item.days is None:
            return ""
        if item.days < 0:
            pattern = self.ngettext("{n} working day late", "{n} working days late", -item.days)
        elif item.days == 0:
            pattern = self.gettext("today")
        else:
            pattern = self.ngettext("{n} working day left", "{n} working days left", item.days)
        return pattern.format(n=abs(item.days))

    def site_name(self) -> str:
        """The name of the portal."""
        settings: Mapping[str, Any] = self.site.settings
        site = settings.get("site")
        title = self.text(site.get("title")) if isinstance(site, Mapping) else ""
        return title or self.body_name() or self.gettext("Papers of the akimat")

    def body_name(self) -> str:
        """The name of the akimat."""
        return self.text(self.site.registers.bodies.get("akimat")) or self.text(self.site.settings.get("name"))


def page_of(document: Document) -> str:
    """The path of a paper's page from the language's root."""
    return f"{document.id}.html"
