"""One language's face of the site: words for facts, addresses of papers, names of officials."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reglament.control import Controlled
from reglament.diagnostics import Lang
from reglament.i18n import pick
from reglament.loading.kinds import PLACES
from reglament.model.documents import Document, Repository
from reglament.portal.inputs import SiteInput
from reglament.portal.names import Names
from reglament.portal.relations import ACTS, Relations
from reglament.portal.tongue import Words
from reglament.schema.labels import shipped

OWN = (
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
"""Kinds whose pages are made for them, in the order in which a dossier shows them."""

_PAGELESS = frozenset(
    {"settings", "akimat", "persons", "positions", "units", "appointments", "composition", "calendar", "seal"}
)
"""Kinds that other pages tell of."""

PLAIN = tuple(kind for kind in PLACES if kind not in OWN and kind not in _PAGELESS)
"""Kinds whose papers have plain pages: whatever their schemas say of them."""

PAPERS = (*OWN, *PLAIN)
"""Kinds whose papers have pages, in the order in which a dossier shows them."""

_DAYS = ("/date", "/meeting/date", "/issued", "/signed/date", "/approved/date", "/compiled/date", "/submitted/date")
_PLAIN_DAYS = (*_DAYS, "/effective_from")


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
        if not own and document.kind in PLAIN:
            return self._kind_title(document)
        if not own and (act := self.document(document.get("/act"))) is not None:
            own = self.title(act)
        return own or next((t for lang in document.texts if (t := document.title(lang))), "") or document.id

    def _kind_title(self, document: Document) -> str:
        """What a paper without a title is called: its kind, and what it is about or of which period."""
        act = self.document(document.get("/act"))
        about = self.title(act) if act is not None else self.period(document)
        return f"{self.kind(document.kind)}: {about}" if about else self.kind(document.kind)

    def period(self, document: Document) -> str:
        """The quarter, month or year that a paper is for; empty when it names none."""
        year, quarter, month = document.get("/year"), document.get("/quarter"), document.get("/month")
        if isinstance(month, str):
            return self.month(month)
        if not isinstance(year, int):
            return ""
        if not isinstance(quarter, int):
            return str(year)
        return self.gettext("quarter {quarter} of {year}").format(quarter=quarter, year=year)

    def is_hidden(self, paper: str) -> bool:
        """Whether a paper, or a whole folder, is in the akimat but not for the public."""
        site, own = self.site.repository, self.repository
        if paper in site.documents:
            return paper not in own.documents
        known = next(site.in_dossier(paper), None) is not None
        return known and paper not in self.relations.folders

    def day_of(self, document: Document) -> str:
        """The day of a paper as it is written: its date, of its meeting, else of what was signed; may be empty."""
        days = _PLAIN_DAYS if document.kind in PLAIN else _DAYS[:3]
        return next((day for key in days if isinstance(day := document.get(key), str) and day), "")

    def number_of(self, document: Document) -> str:
        """The number of a paper; empty when it has none."""
        number = document.get("/number")
        return str(number) if isinstance(number, str | int) else ""

    def status_of(self, document: Document) -> str:
        """The name of the status by the paper's schema; empty when it has none."""
        status = document.get("/status")
        names = shipped().properties(shipped().schemas.get(document.kind, {})).get("status", {}).get("x-enum", {})
        return (self.text(names.get(status)) or status) if isinstance(status, str) else ""

    def link(self, document: Document) -> Link:
        """The page of a paper, with its kind, date and number as the second line."""
        return Link(page_of(document), self.title(document), self.requisites(document))

    def requisites(self, document: Document) -> str:
        """Kind, date and number in one line; of a unit's own paper its name, too."""
        number, day = self.number_of(document), self.day_of(document)
        unit = self.unit(document.get("/unit")).text if document.kind in PLAIN else ""
        parts = (self.kind_of(document), unit, self.full(day), f"№ {number}" if number else "")
        return ", ".join(part for part in parts if part)

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
        return self.days_left(item.days)

    def days_left(self, days: int | None) -> str:
        """Working days left (negative: missed) in words; empty when they are not counted."""
        if days is None:
            return ""
        if days < 0:
            pattern = self.ngettext("{n} working day late", "{n} working days late", -days)
        elif days == 0:
            pattern = self.gettext("today")
        else:
            pattern = self.ngettext("{n} working day left", "{n} working days left", days)
        return pattern.format(n=abs(days))

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
    """The path of a paper's page from the language's root; empty when papers of its kind have none."""
    return f"{document.id}.html" if document.kind in PAPERS else ""
