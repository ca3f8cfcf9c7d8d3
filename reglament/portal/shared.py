"""Pieces that several pages show: facts, downloads, related papers, rows of registers and of the board."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reglament.control import Controlled
from reglament.diagnostics import Lang
from reglament.model.documents import Annex, Document
from reglament.model.tree import TextTree
from reglament.portal.body import Facets
from reglament.portal.face import PAPERS, PLAIN, Face, Link, Official, page_of
from reglament.portal.names import dicts, strings
from reglament.portal.relations import ACTS

_FOLDERS = ("acts/", "meetings/", "plans/", "assignments/")
"""Where papers of one matter lie together."""


@dataclass(frozen=True)
class Fact:
    """One labelled fact; whichever of its forms is filled is shown."""

    label: str
    text: str = ""
    badge: str = ""
    officials: tuple[Official, ...] = ()
    links: tuple[Link, ...] = ()
    inner: tuple[Fact, ...] = ()

    @property
    def filled(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.text or self.badge or self.officials or self.links or self.inner)


@dataclass(frozen=True)
class Group:
    """Related papers under one label."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class AnnexText:
    """An annex in the language shown."""

    ordinal: int
    label: str
    tree: TextTree


@dataclass(frozen=True)
class Task:
    """An assignment as rows and boards show it."""

    state: str
    due: str
    due_iso: str
    days: str
    proof: str
    number: str
    link: Link
    unit: Link
    responsible: Official | None


@dataclass(frozen=True)
class Row:
    """A line of a register of acts."""

    date: str
    iso: str
    number: str
    link: Link
    kind: str
    unit: Link
    status: str
    year: str = field(default="")


def official_fact(face: Face, label: str, value: object) -> Fact:
    """A fact that names officials: one signature or a list of them."""
    values = value if isinstance(value, list) else [value]
    return Fact(label, officials=tuple(o for v in values if (o := face.official(v)) is not None))


def filled(*facts: Fact) -> tuple[Fact, ...]:
    """The facts that say something."""
    return tuple(fact for fact in facts if fact.filled)


def text_of(face: Face, document: Document) -> tuple[TextTree | None, Lang]:
    """The text in the page's language, else another one with its language named."""
    if (tree := document.texts.get(face.lang)) is not None:
        return tree, ""
    return next(((tree, lang) for lang, tree in sorted(document.texts.items())), (None, ""))


def annexes_of(face: Face, document: Document, lang: Lang) -> tuple[AnnexText, ...]:
    """Annexes that exist in `lang`, by number."""
    ordered: list[Annex] = sorted(document.annexes, key=lambda annex: annex.ordinal)
    return tuple(
        AnnexText(annex.ordinal, face.annex(annex.ordinal, len(ordered)), annex.texts[lang])
        for annex in ordered
        if lang in annex.texts
    )


def task(face: Face, item: Controlled) -> Task:
    """A controlled assignment as a row."""
    document = item.document
    number = document.get("/number")
    finished = item.state.value in {"done", "done_late", "cancelled"}
    return Task(
        state=item.state.value,
        due=face.short(item.due),
        due_iso=item.due.isoformat() if item.due else "",
        days="" if finished else face.days(item),
        proof=face.explain(item),
        number=str(number) if isinstance(number, str | int) else "",
        link=Link(page_of(document), face.title(document)),
        unit=face.unit(document.get("/executor")),
        responsible=face.official(document.get("/responsible")),
    )


def row(face: Face, document: Document) -> Row:
    """An act as a line of a register."""
    day = document.get("/date")
    number = document.get("/number")
    return Row(
        date=face.short(day),
        iso=day if isinstance(day, str) else "",
        number=str(number) if isinstance(number, str | int) else "",
        link=Link(page_of(document), face.title(document)),
        kind=face.kind(document.kind),
        unit=face.unit(document.get("/developer")),
        status=str(document.get("/status", "draft")),
        year=year_of(document),
    )


def year_of(document: Document) -> str:
    """The year of a paper: of its folder, else of its date."""
    parts = document.id.split("/")
    if len(parts) > 2 and parts[1].isdigit():
        return parts[1]
    day = document.get("/date")
    return day[:4] if isinstance(day, str) else ""


def facets(face: Face, document: Document) -> Facets:
    """What the search knows of a paper."""
    unit = document.get("/developer") or document.get("/executor") or document.get("/prepared_by") or ""
    unit = unit or document.get("/unit") or ""
    status = document.get("/status") or document.get("/state") or ""
    return Facets(
        kind=face.kind(document.kind),
        year=year_of(document),
        unit=face.unit(unit).text if isinstance(unit, str) else "",
        status=(face.status_of(document) if document.kind in PLAIN else face.status(status)) if status else "",
        date=face.day_of(document),
        number=face.number_of(document),
    )


def dossier_papers(face: Face, folder: str) -> list[Document]:
    """Papers of a folder that have pages, the act first."""
    found = [d for d in face.relations.folders.get(folder, ()) if d.kind in PAPERS and d.kind != "assignment"]
    return sorted(found, key=lambda d: (PAPERS.index(d.kind), d.id))


def assignments_from(face: Face, paper_id: str) -> tuple[Task, ...]:
    """Assignments that name this paper as their source."""
    return tuple(task(face, item) for item in face.relations.tasks.get(paper_id, ()))


def related(face: Face, document: Document) -> tuple[Group, ...]:
    """Papers of the same dossier, meetings, plans, and acts that amend or are amended."""
    _, relations = face.gettext, face.relations
    beside = dossier_papers(face, document.dossier) if document.id.startswith(_FOLDERS) else []
    dossier = [_by_kind(face, d, document) for d in beside if d.id != document.id]
    plans = [plan for plan in relations.plans.get(document.dossier, ()) if plan.dossier != document.dossier]
    groups = (
        Group(_("In the same folder"), tuple(dossier)),
        Group(_("Meeting"), tuple(face.link(d) for d in _meetings(face, document))),
        Group(_("Plan"), tuple(face.link(plan) for plan in plans)),
        Group(_("Resting on this paper"), tuple(face.link(d) for d in followers(face, document))),
        Group(_("Amends"), tuple(_named(face, document, "amends"))),
        Group(_("Repeals"), tuple(_named(face, document, "repeals"))),
        Group(
            _("Amended by"),
            tuple(face.link(act) for act in relations.amended_by.get(document.id, ())),
        ),
        Group(
            _("Repealed by"),
            tuple(face.link(act) for act in relations.repealed_by.get(document.id, ())),
        ),
    )
    return tuple(group for group in groups if group.links)


def followers(face: Face, document: Document) -> list[Document]:
    """Papers with plain pages that name this one and lie elsewhere: letters, plans, reports."""
    return [d for d in face.relations.followers.get(document.id, ()) if d.dossier != document.dossier]


def _by_kind(face: Face, paper: Document, beside: Document) -> Link:
    """A paper of the same folder: its kind says enough when the title is the one that the reader sees already."""
    title, own = face.title(paper), face.title(beside)
    if paper.kind in PLAIN and (not title or title.endswith(own) or paper.get("/unit")):
        title = face.unit(paper.get("/unit")).text or face.full(face.day_of(paper))
    return Link(page_of(paper), face.kind_of(paper), "" if title == own else title)


def _meetings(face: Face, document: Document) -> list[Document]:
    """Agendas and protocols that name the paper, its act or its dossier, or in whose folder the act says it was."""
    act = document.get("/act") if document.kind not in ACTS else document.id
    found: dict[str, Document] = {}
    for name in strings([document.dossier, document.id, act]):
        found.update((other.id, other) for other in face.relations.meetings.get(name, ()))
    for folder in strings([document.get("/meeting")]):
        papers = face.relations.folders.get(folder, ())
        found.update((other.id, other) for other in papers if other.kind in {"agenda", "protocol"})
    return [found[name] for name in sorted(found) if found[name].dossier != document.dossier]


def _named(face: Face, document: Document, key: str) -> Iterator[Link]:
    for value in strings(document.get(f"/{key}")):
        if (other := face.document(value)) is not None:
            yield face.link(other)
    for act in dicts(document.get(f"/{key}")):
        yield Link("", face.text(act.get("title")), foreign(face, act))


def foreign(face: Face, value: dict[str, object]) -> str:
    """Date and number of an act that is not in the repository."""
    number = value.get("number")
    return ", ".join(
        part
        for part in (
            face.full(value.get("date")),
            f"№ {number}" if isinstance(number, str | int) else "",
        )
        if part
    )
