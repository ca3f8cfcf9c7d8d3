"""Terms other than those of assignments: what falls due or is overdue, with the proof, for pages of all to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reglament.control import Due, Matter
from reglament.portal.face import Face, Link, Official, page_of


@dataclass(frozen=True)
class Deadline:
    """A term as a row: what is to be done, by when, how it stands, who answers, the proof, the paper that asks."""

    state: str
    due: str
    due_iso: str
    days: str
    proof: str
    what: str
    unit: Link
    official: Official | None
    paper: Link | None


def deadlines(face: Face) -> list[Deadline]:
    """Every term that papers which the public may see ask for, less assignments: those have rows of their own."""
    return [_deadline(face, due) for due in _shown(face, face.site.due) if due.matter is not Matter.ASSIGNMENT]


def deadlines_of(face: Face, folder: str) -> list[Deadline]:
    """Terms that the papers of one folder ask for."""
    return [_deadline(face, due) for due in _shown(face, face.site.due) if due.paper.rpartition("/")[0] == folder]


def _shown(face: Face, found: Iterable[Due]) -> Iterator[Due]:
    """Terms whose paper and whose ground the public may see."""
    for due in found:
        ground = due.location.path.removeprefix("content/").removesuffix(".yml")
        if not (face.is_hidden(due.paper) or face.is_hidden(due.paper.rpartition("/")[0]) or face.is_hidden(ground)):
            yield due


def _deadline(face: Face, due: Due) -> Deadline:
    paper = face.document(due.paper)
    known = due.person or due.position
    what = face.text(due.what)
    return Deadline(
        state="overdue" if due.overdue else "due_soon",
        due=face.short(due.due.isoformat()),
        due_iso=due.due.isoformat(),
        days=face.days_left(due.days),
        proof=due.term.explain(face.lang),
        what=what[:1].upper() + what[1:],
        unit=face.unit(due.unit),
        official=face.official({"person": due.person, "position": due.position}) if known else None,
        paper=Link(page_of(paper), face.title(paper)) if paper is not None else None,
    )
