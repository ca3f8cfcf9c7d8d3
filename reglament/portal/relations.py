"""Which paper leads to which: looked up once for the whole site, not searched for every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from reglament.control import Controlled
from reglament.model.documents import Document, Repository
from reglament.portal.names import dicts, strings

ACTS = ("decree", "decision", "order")

_TOLD = frozenset(
    (*ACTS, "explanatory_note", "reference", "approval_sheet", "agenda", "protocol", "assignment", "seal")
)
"""Kinds whose ways to other papers are told in words of their own."""

_Index = Mapping[str, list[Document]]
_Keys = Callable[[Document], Iterable[str]]


@dataclass(frozen=True)
class Relations:
    """Ways between the public papers of an akimat; every look-up gives papers in the order of the repository."""

    repository: Repository
    controlled: tuple[Controlled, ...]

    @cached_property
    def folders(self) -> _Index:
        """Papers by the folder in which they lie."""
        return _index(self.repository, lambda document: (document.dossier,))

    @cached_property
    def sheets(self) -> _Index:
        """Approval sheets by act."""
        return _index(
            self.repository.of_kind("approval_sheet"),
            lambda sheet: strings([sheet.get("/act")]),
        )

    @cached_property
    def plans(self) -> _Index:
        """Quarterly lists by the dossiers that they name."""
        return _index(self.repository.of_kind("quarterly_list"), _named_in_plan)

    @cached_property
    def meetings(self) -> _Index:
        """Agendas and protocols by the papers and dossiers that they name."""
        return _index(self.repository.of_kind("agenda", "protocol"), _named_in_meeting)

    @cached_property
    def amended_by(self) -> _Index:
        """Acts by the acts that they amend."""
        return _index(self.repository.of_kind(*ACTS), lambda act: strings(act.get("/amends")))

    @cached_property
    def repealed_by(self) -> _Index:
        """Acts by the acts that they repeal."""
        return _index(self.repository.of_kind(*ACTS), lambda act: strings(act.get("/repeals")))

    @cached_property
    def followers(self) -> _Index:
        """Papers with no pages made for them by the papers that they name in fields of their own."""
        return _index((document for document in self.repository if document.kind not in _TOLD), _named_at_the_top)

    @cached_property
    def tasks(self) -> Mapping[str, list[Controlled]]:
        """Assignments by the paper that they follow from."""
        found: dict[str, list[Controlled]] = defaultdict(list)
        for item in self.controlled:
            for paper in strings([item.document.get("/source/paper")]):
                found[paper].append(item)
        return dict(found)


def _index(documents: Iterable[Document], keys: _Keys) -> _Index:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for key in dict.fromkeys(keys(document)):
            found[key].append(document)
    return dict(found)


def _named_at_the_top(paper: Document) -> Iterator[str]:
    data = paper.get("")
    return (value for value in data.values() if isinstance(value, str)) if isinstance(data, dict) else iter(())


def _named_in_plan(plan: Document) -> Iterator[str]:
    return (folder for item in dicts(plan.get("/items")) for folder in strings([item.get("dossier")]))


def _named_in_meeting(paper: Document) -> Iterator[str]:
    for item in dicts(paper.get("/items")):
        yield from strings([item.get("dossier"), item.get("act")])
        yield from (name for material in dicts(item.get("materials")) for name in strings([material.get("paper")]))
