"""What a requisite of a paper is: its code, where its data is written, from when on it may not be missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reglament.diagnostics import Text
from reglament.model.documents import Document
from reglament.rules.base import t
from reglament.rules.dossiers import ACTS, SIGNED
from reglament.rules.facts import entries, listed, word

CODES: Mapping[str, Text] = MappingProxyType(
    {
        "B1": t(kk="Мемлекеттік Елтаңба", ru="Государственный Герб", en="State Emblem"),
        "B2": t(kk="ұйымның ресми атауы", ru="наименование органа", en="name of the body"),
        "B3": t(kk="құжат түрінің атауы", ru="наименование вида документа", en="name of the kind"),
        "B4": t(kk="күні", ru="дата", en="date"),
        "B5": t(kk="тіркеу нөмірі", ru="регистрационный номер", en="registration number"),
        "B6": t(kk="шығарылған жері", ru="место составления", en="place of issue"),
        "B7": t(kk="мәтіннің тақырыбы", ru="заголовок к тексту", en="title"),
        "B8": t(kk="мәтіні", ru="текст", en="text"),
        "B9": t(kk="қолы", ru="подпись", en="signature"),
        "B10": t(kk="бекіту грифі", ru="гриф утверждения", en="stamp of approval"),
        "B11": t(kk="келісу белгісі", ru="отметка о согласовании", en="mark of agreement"),
        "B12": t(kk="бұрыштама", ru="виза", en="visa"),
        "B13": t(kk="адресат", ru="адресат", en="addressee"),
        "B14": t(kk="қосымша", ru="приложение", en="annex"),
        "B15": t(kk="орындаушы туралы белгі", ru="отметка об исполнителе", en="mark of the executor"),
        "B16": t(kk="елтаңбалы мөр", ru="гербовая печать", en="seal with the emblem"),
        "B17": t(kk="бақылау туралы белгі", ru="отметка о контроле", en="mark of control"),
        "B18": t(kk="тарату туралы белгі", ru="отметка о рассылке", en="mark of dispatch"),
        "B19": t(kk="электрондық цифрлық қолтаңба", ru="электронная цифровая подпись", en="electronic signature"),
        "B20": t(kk="көшірмені куәландыру белгісі", ru="отметка о заверении копии", en="certification of the copy"),
    }
)
"""The requisites and what they are called."""


class Origin(StrEnum):
    """Where the data of a requisite is written."""

    KIND = "kind"
    """The kind itself: its name is printed from the catalogue."""
    FACTS = "facts"
    """The metadata of the paper."""
    TITLE = "title"
    """The heading of the text."""
    TEXT = "text"
    """The text in Markdown."""
    AKIMAT = "akimat"
    """`registry/akimat.yml`, the same for all papers."""


class Due(StrEnum):
    """From when on a requisite may not be missing."""

    ALWAYS = "always"
    """From the first draft."""
    DONE = "done"
    """Once the paper is signed, approved or handed over (`is_done`); until then its place waits."""


@dataclass(frozen=True, slots=True)
class Requisite:
    """One requisite of a kind.

    `pointers` lead to its data, in the metadata of the paper or in `registry/akimat.yml`; any one of them will do. A
    `*` stands for every item of a list that has what follows up to the last step.
    `told` is the rule that speaks when the data is missing; empty, when the table itself is the rule (X15).
    A text has pointers only where metadata may stand in for it. A requisite that is not `mandatory` is printed when it
    is there, and nobody asks for it otherwise. `only` names the subtypes of the kind that have it; empty: all of them.
    """

    code: str
    origin: Origin
    pointers: tuple[str, ...] = ()
    due: Due = Due.ALWAYS
    told: str = ""
    mandatory: bool = True
    only: tuple[str, ...] = ()

    def concerns(self, document: Document) -> bool:
        """Whether a paper of this subtype has the requisite."""
        return not self.only or _subtype(document) in self.only

    @property
    def name(self) -> Text:
        """What the requisite is called."""
        return CODES[self.code]


def _subtype(document: Document) -> str:
    """The subtype that a paper names; of a letter, whether it goes to a state body (clause 6)."""
    if document.kind != "outgoing_letter":
        return word(document, "/subtype")
    addressees = (one.get("type") for _, one in entries(document, "/addressees"))
    return "state_body" if "state_body" in addressees else "other"


_DONE: Mapping[str, Callable[[Document], bool]] = MappingProxyType(
    {
        **dict.fromkeys(ACTS, lambda paper: word(paper, "/status") in SIGNED),
        "agenda": lambda paper: word(paper, "/status") == "final",
        "outgoing_letter": lambda paper: word(paper, "/status") in ("signed", "sent"),
        "archive_inventory": lambda paper: any(paper.get(one) is not None for one in ("/approved", "/transferred")),
    }
)
"""For kinds whose papers tell whether they are done. Papers of other kinds have no draft: they are kept when made."""


def is_done(document: Document) -> bool:
    """Whether the paper was signed, approved or handed over, as far as its own metadata tell."""
    told = _DONE.get(document.kind)
    return told is None or told(document)


def is_there(document: Document, one: Requisite) -> bool:
    """Whether the paper has the data of a requisite in its own files, whatever it is worth."""
    if one.origin is Origin.TEXT and document.texts:
        return True
    return any(all(_has(document, each) for each in places(document, pointer)) for pointer in one.pointers)


def _has(document: Document, pointer: str) -> bool:
    return document.get(pointer, _ABSENT) is not _ABSENT


def places(document: Document, pointer: str) -> Iterator[str]:
    """The pointer itself; with a `*`, one for each item of the list in which its last step would stand."""
    if "*" not in pointer:
        yield pointer
        return
    outer, _, inner = pointer.partition("/*")
    parent = inner.rpartition("/")[0]
    for at, _ in listed(document, outer):
        if _has(document, at + parent):
            yield at + inner


_ABSENT = object()
