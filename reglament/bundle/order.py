"""Which papers make up a bundle, and in which order: a dossier by the kinds of its papers, a meeting by its agenda."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from reglament.diagnostics import Text
from reglament.model.documents import Document, Repository
from reglament.model.facts import as_list, inner

MEETINGS = "meetings/"
ACTS = ("decree", "decision", "order")
FIRST = 0
"""The number of the group before the questions of a meeting."""

_DOSSIER = (
    *ACTS,
    "explanatory_note",
    "reference",
    "approval_sheet",
    "refusal",
    "expertise",
    "outgoing_letter",
    "seal",
    "control_copy",
)
"""The kinds of a dossier in their order; others follow."""

_LATER = ("removal", "disagreement", "analytics")
"""References that follow the one to the question itself."""

_WITH_THE_ACT = (*ACTS, "explanatory_note", "reference")
"""What members of the akimat are given of a draft when the agenda does not say it itself."""


@dataclass(frozen=True, slots=True)
class Group:
    """Papers under one number: of a dossier all; of a meeting those before, of and after each of its questions.

    `title` is the title of the question, empty for the others. `papers` are ids, of papers that are not there too.
    """

    number: int
    papers: tuple[str, ...]
    title: Text = field(default_factory=dict)


def arranged(repository: Repository, folder: str) -> tuple[Group, ...]:
    """The papers of a dossier or meeting, none twice; groups without any are left out."""
    own = list(repository.in_dossier(folder))
    groups = _meeting(repository, own) if folder.startswith(MEETINGS) else [Group(FIRST, _ids(_by_kind(own)))]
    return tuple(group for group in _once(groups) if group.papers)


def leading(repository: Repository, folder: str) -> Document | None:
    """The paper that a dossier or a meeting is about: the act, the agenda, else the protocol, else the first."""
    order = (*ACTS, "agenda", "protocol")
    own = list(repository.in_dossier(folder))
    return min(own, key=lambda one: (order.index(one.kind) if one.kind in order else len(order), one.id), default=None)


def _by_kind(papers: Iterable[Document]) -> list[Document]:
    def place(one: Document) -> tuple[int, bool, str]:
        known = _DOSSIER.index(one.kind) if one.kind in _DOSSIER else len(_DOSSIER)
        return known, one.get("/subtype") in _LATER, one.id

    return sorted(papers, key=place)


def _ids(papers: Iterable[Document]) -> tuple[str, ...]:
    return tuple(one.id for one in papers)


def _meeting(repository: Repository, own: list[Document]) -> list[Group]:
    """Agenda, dispatch list and memo; the materials of every question; protocol, extracts and what is left."""
    agenda = next((one for one in own if one.kind == "agenda"), None)
    protocol = next((one for one in own if one.kind == "protocol"), None)
    later = [one for one in own if one.kind == "dispatch_list" and _is_of(one, "protocol", "extract")]
    before = [one for one in own if one.kind == "dispatch_list" and one not in later]
    memos = [one for one in own if one.kind == "late_memo"]
    groups = [Group(FIRST, _ids((*([agenda] if agenda else []), *before, *memos)))]
    questions = agenda or protocol
    for number, item in enumerate(_items(questions) if questions is not None else (), start=1):
        groups.append(Group(number, tuple(_materials(repository, item)), _text(item.get("title"))))
    ending = (*([protocol] if protocol else []), *(one for one in own if one.kind == "extract"), *later)
    return [*groups, Group(len(groups), (*_ids(ending), *_ids(_by_kind(own))))]


def _is_of(listed: Document, *kinds: str) -> bool:
    """Whether a dispatch list is one of a paper of these kinds; they name their files."""
    paper = str(listed.get("/of") or "").rpartition("/")[2]
    return paper.startswith(kinds)


def _items(paper: Document) -> Iterator[Mapping[str, Any]]:
    return (item for item in as_list(paper.get("/items")) if isinstance(item, dict))


def _materials(repository: Repository, item: Mapping[str, Any]) -> Iterator[str]:
    """The materials of a question as the agenda lists them; else the act of its dossier with note and reference."""
    listed = [paper for one in as_list(item.get("materials")) if isinstance(paper := inner(one, "paper"), str)]
    yield from listed
    act = item.get("act")
    folder = item.get("dossier") or (act.rpartition("/")[0] if isinstance(act, str) else "")
    if not listed and isinstance(folder, str) and folder:
        yield from _ids(one for one in _by_kind(repository.in_dossier(folder)) if one.kind in _WITH_THE_ACT)


def _text(value: object) -> Text:
    return {lang: text for lang, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}


def _once(groups: Iterable[Group]) -> Iterator[Group]:
    """Every paper in the first group that names it. The agenda and protocol are nobody's materials."""
    seen: set[str] = set()
    for group in groups:
        papers = [one for one in dict.fromkeys(group.papers) if one not in seen]
        seen.update(papers)
        yield Group(group.number, tuple(papers), group.title)
