"""Meetings: the list, agendas with their materials, protocols with attendance, quorum and votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reglament.model.documents import Document
from reglament.model.sitting import has_quorum, quorum
from reglament.portal.body import Page
from reglament.portal.face import PLAIN, Face, Link, Official, page_of
from reglament.portal.names import dicts, strings
from reglament.portal.shared import Fact, dossier_papers, facets, filled, official_fact, text_of
from reglament.portal.terms import deadlines_of
from reglament.render import dates


@dataclass(frozen=True)
class Meeting:
    """A meeting in a list."""

    day: str
    iso: str
    kind: str
    time: str
    place: str
    agenda: Link | None
    protocol: Link | None
    questions: int
    number: str


@dataclass(frozen=True)
class Item:
    """A question of an agenda or of a protocol."""

    number: str
    title: str
    anchor: str
    initiator: Link | None
    speakers: tuple[Official, ...]
    spoke: tuple[Official, ...]
    invited: tuple[Official, ...]
    materials: tuple[Link, ...]
    time: str
    result: str
    vote: Mapping[str, int] | None
    act: Link | None
    tasks: tuple[tuple[str, Link, str, Link | None], ...]


@dataclass(frozen=True)
class Quorum:
    """Members present out of all, and how many are needed: two thirds of all, rounded up (clause 14)."""

    present: int
    total: int

    @property
    def needed(self) -> int:
        """The least number of members."""
        return quorum(self.total)

    @property
    def reached(self) -> bool:
        """Whether the meeting is competent."""
        return has_quorum(self.present, self.total)


def pages(face: Face) -> Iterator[Page]:
    """The list of meetings, agendas and protocols."""
    _ = face.gettext
    today = face.site.as_of.isoformat()
    found = meetings(face)
    yield Page(
        "meetings/index.html",
        "meetings.html",
        _("Meetings"),
        {"coming": [m for m in reversed(found) if m.iso >= today], "past": [m for m in found if m.iso < today]},
        section="meetings",
    )
    for document in face.repository.of_kind("agenda"):
        yield _agenda(face, document)
    for document in face.repository.of_kind("protocol"):
        yield _protocol(face, document)


def meetings(face: Face) -> list[Meeting]:
    """All meetings, the newest first."""
    folders: dict[str, dict[str, Document]] = {}
    for document in face.repository.of_kind("agenda", "protocol"):
        folders.setdefault(document.dossier, {}).setdefault(document.kind, document)
    found = []
    for papers in folders.values():
        agenda, protocol = papers.get("agenda"), papers.get("protocol")
        first = agenda or protocol
        if first is None:
            continue
        number = protocol.get("/number") if protocol else None
        found.append(
            Meeting(
                day=face.full(first.get("/meeting/date")),
                iso=str(first.get("/meeting/date", "")),
                kind=str(first.get("/meeting/kind", "regular")),
                time=str(first.get("/meeting/time") or ""),
                place=face.text(first.get("/meeting/place")),
                agenda=Link(page_of(agenda), face.kind("agenda")) if agenda else None,
                protocol=Link(page_of(protocol), face.kind("protocol")) if protocol else None,
                questions=len(dicts(first.get("/items"))),
                number=str(number) if isinstance(number, int | str) else "",
            )
        )
    return sorted(found, key=lambda meeting: meeting.iso, reverse=True)


def _agenda(face: Face, document: Document) -> Page:
    _ = face.gettext
    protocol = next(iter(face.repository.in_dossier(document.dossier, "protocol")), None)
    dispatch = document.get("/dispatch/date")
    facts = filled(
        *_meeting_facts(face, document),
        official_fact(face, _("Agreed"), document.get("/agreed")),
        official_fact(face, _("Prepared by"), document.get("/prepared_by")),
        Fact(_("Sent out"), face.full(dispatch)),
        Fact(_("Protocol"), links=(Link(page_of(protocol), face.requisites(protocol)),) if protocol else ()),
    )
    return Page(
        page_of(document),
        "agenda.html",
        face.title(document),
        {
            "facts": facts,
            "status": str(document.get("/status", "draft")),
            "requisites": face.requisites(document),
            "items": _items(face, document),
            "files": face.site.files.get(document.id, ()),
            "bundle": face.site.bundles.get(document.dossier, ()),
            "others": _others(face, document),
            "deadlines": deadlines_of(face, document.dossier),
        },
        section="meetings",
        crumbs=(Link("meetings/index.html", _("Meetings")),),
        facets=facets(face, document),
    )


def _protocol(face: Face, document: Document) -> Page:
    _ = face.gettext
    tree, other = text_of(face, document)
    agenda = next(iter(face.repository.in_dossier(document.dossier, "agenda")), None)
    present = strings(document.get("/present"))
    absent = dicts(document.get("/absent"))
    facts = filled(
        *_meeting_facts(face, document),
        official_fact(face, _("Chair"), document.get("/chair")),
        official_fact(face, _("Secretary"), document.get("/secretary")),
        official_fact(face, _("Signed by"), document.get("/signed")),
        official_fact(face, _("Visa"), document.get("/visa")),
        Fact(_("Sent out"), face.full(document.get("/dispatched/date"))),
        Fact(_("Agenda"), links=(Link(page_of(agenda), face.requisites(agenda)),) if agenda else ()),
    )
    return Page(
        page_of(document),
        "protocol.html",
        face.title(document),
        {
            "facts": facts,
            "requisites": face.requisites(document),
            "items": _items(face, document),
            "present": [face.person(person) for person in present],
            "absent": [(face.person(row.get("person")), face.text(row.get("reason"))) for row in absent],
            "invited": _officials(face, document.get("/invited")),
            "quorum": _quorum(face, document, present),
            "tree": tree,
            "other": other,
            "text_lang": other or face.lang,
            "files": face.site.files.get(document.id, ()),
            "bundle": face.site.bundles.get(document.dossier, ()),
            "others": _others(face, document),
            "deadlines": deadlines_of(face, document.dossier),
        },
        section="meetings",
        crumbs=(Link("meetings/index.html", _("Meetings")),),
        facets=facets(face, document),
    )


def _meeting_facts(face: Face, document: Document) -> tuple[Fact, ...]:
    _ = face.gettext
    day = dates.parse(document.get("/meeting/date"))
    when = f"{face.full(day)} ({face.weekday(day)})" if day else ""
    if end := document.get("/meeting/date_end"):
        when = f"{when} – {face.full(end)}"
    languages = {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")}
    spoken = ", ".join(languages[tag] for tag in strings(document.get("/meeting/languages")) if tag in languages)
    return (
        Fact(_("When"), when + (f", {document.get('/meeting/time')}" if document.get("/meeting/time") else "")),
        Fact(_("Where"), face.text(document.get("/meeting/place"))),
        Fact(_("Kind of meeting"), face.status(document.get("/meeting/kind", "regular"))),
        Fact(_("Languages"), spoken),
    )


def _quorum(face: Face, document: Document, present: Iterable[str]) -> Quorum | None:
    """The quorum by the members in office on the day of the meeting; None when there are none."""
    day = dates.parse(document.get("/meeting/date"))
    members = face.names.registers.sitting(day) if day else ()
    return Quorum(len(set(present) & set(members)), len(members)) if members else None


def _items(face: Face, document: Document) -> list[Item]:
    return [_item(face, entry, position) for position, entry in enumerate(dicts(document.get("/items")), 1)]


def _item(face: Face, entry: dict[str, Any], position: int) -> Item:
    act = face.document(entry.get("act"))
    vote = entry.get("vote")
    initiator = entry.get("initiator")
    return Item(
        number=str(entry.get("number", position)),
        title=face.text(entry.get("title")),
        anchor=f"question-{position}",
        initiator=face.unit(initiator) if initiator else None,
        speakers=_officials(face, entry.get("rapporteurs") or entry.get("heard")),
        spoke=_officials(face, entry.get("spoke")),
        invited=_officials(face, entry.get("invited")),
        materials=tuple(_materials(face, entry)),
        time=str(entry.get("time") or ""),
        result=str(entry.get("result") or ""),
        vote={k: v for k, v in vote.items() if isinstance(v, int)} if isinstance(vote, dict) else None,
        act=face.link(act) if act else None,
        tasks=tuple(_tasks(face, entry)),
    )


def _materials(face: Face, entry: dict[str, Any]) -> Iterator[Link]:
    named = [face.document(material.get("paper")) for material in dicts(entry.get("materials"))]
    documents = [document for document in named if document is not None]
    dossier = entry.get("dossier")
    if not documents and isinstance(dossier, str):
        documents = [document for document in dossier_papers(face, dossier) if document.kind not in PLAIN]
    for document in documents:
        title, kind = face.title(document), face.kind_of(document)
        same = title == face.text(entry.get("title"))
        yield Link(page_of(document), kind) if same else Link(page_of(document), title, kind)


def _tasks(face: Face, entry: dict[str, Any]) -> Iterator[tuple[str, Link, str, Link | None]]:
    for task in dicts(entry.get("tasks")):
        document = face.document(task.get("assignment"))
        link = Link(page_of(document), face.requisites(document)) if document else None
        yield face.text(task.get("text")), face.unit(task.get("executor")), face.full(task.get("due")), link


def _officials(face: Face, value: object) -> tuple[Official, ...]:
    return tuple(official for entry in dicts(value) if (official := face.official(entry)) is not None)


def _others(face: Face, document: Document) -> list[Link]:
    return [
        Link(page_of(d), face.title(d), face.kind(d.kind))
        for d in dossier_papers(face, document.dossier)
        if d.kind not in {"agenda", "protocol"}
    ]
