"""A composed paper: what stands on the sheet in one language, before any typesetter.

`compose` makes it from a document and the registers; the PDF and DOCX writers read nothing else, so that both formats
carry the same requisites in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reglament.diagnostics import Lang
from reglament.model.tree import Block


class Initials(StrEnum):
    """Whether every page carries a box for initials (clause 26)."""

    NEVER = "never"
    WHEN_LONG = "when-long"
    """More than two sheets."""
    ALWAYS = "always"
    """The paper has an annex."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of the paper: the body in both languages (kk left, ru right), its address when it is a letter's."""

    body_kk: str
    body_ru: str
    kind_kk: str
    kind_ru: str
    emblem: bool
    address_kk: str = ""
    address_ru: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp of approval or of an annex, set top right: its lines in order."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: position left, name right; `note` is what stands between (date, `ЭЦҚ`)."""

    position: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AnnexPaper:
    """An annex on its own pages."""

    stamp: Stamp
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in one language, ready to be set.

    `date` and `number` are printed as given (blank rules when empty and `registered` papers need them); `place` is the
    place of adoption. `draft` prints the word for a draft above the title. `spacing` is 1.0 or 2.0 lines.
    """

    doc_id: str
    kind: str
    lang: Lang
    title: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
    kind_title: str = ""
    """The name of the kind set as a heading when there is no letterhead (`КҮН ТӘРТІБІ`, `СПРАВКА`)."""
    date: str = ""
    number: str = ""
    place: str = ""
    draft: str = ""
    stamps: tuple[Stamp, ...] = ()
    intro: tuple[Block, ...] = ()
    """What stands between the title and the text: chair, attendance, quorum."""
    signatures: tuple[Signature, ...] = ()
    executor: str = ""
    annexes: tuple[AnnexPaper, ...] = ()
    initials: Initials = Initials.NEVER
    initials_label: str = ""
    spacing: float = 1.0
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ParallelPaper:
    """The side-by-side version: Kazakh left, Russian right, rows aligned by clause."""

    left: Paper
    right: Paper
