"""A composed paper: what stands on the sheet in one language, before any typesetter.

`compose` makes it from a document and the registers; the PDF and DOCX writers read nothing else, so that both formats
carry the same requisites in the same order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reglament.diagnostics import Lang
from reglament.model.tree import Block, Picture


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
    """The State Emblem stands, or is printed beforehand, between the names: room is left for it."""
    picture: Picture | None = None
    """The picture of the Emblem; None when forms are printed with it beforehand."""
    address_kk: tuple[str, ...] = ()
    address_ru: tuple[str, ...] = ()


class Side(StrEnum):
    """Where a stamp stands at the head of a sheet."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp of approval, agreement or of an annex: its lines in order, each set ragged, none split from the rest.

    An approval and an annex stand right; an agreement stands left, so that both fit on one line.
    """

    lines: tuple[str, ...]
    side: Side = Side.RIGHT


@dataclass(frozen=True, slots=True)
class Address:
    """The opening of a letter or a memo: left what registers it, line by line, right to whom it goes."""

    reference: tuple[str, ...] = ()
    """Date, number, the letter that it replies to."""
    to: tuple[tuple[str, ...], ...] = ()
    """Each addressee by lines."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: position left, name right; `note` is what stands between (date, `ЭЦҚ`)."""

    position: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts in two columns without rules: the label left, its values right, one value a line.

    The head of a protocol (chair, secretary, attendance), the face of a control card.
    """

    rows: tuple[tuple[str, tuple[str, ...]], ...]


PaperBlock = Block | Facts
"""What a paper consists of: the blocks of texts and what the renderer adds."""


@dataclass(frozen=True, slots=True)
class AnnexPaper:
    """An annex on its own pages."""

    stamp: Stamp
    title: str
    blocks: tuple[PaperBlock, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in one language, ready to be set.

    `date` and `number` are printed as given (blank rules when empty and `registered` papers need them); `place` is the
    place of adoption. `draft` prints the word for a draft above the title. `spacing` is 1.0 or 2.0 lines.
    `visas` stand below the signatures, under `visa_label`, a line each. `landscape` turns the paper's own pages.
    A paper with an `address` and no `kind_title` is a letter: its title stands left, above the text.
    """

    doc_id: str
    kind: str
    lang: Lang
    title: str
    blocks: tuple[PaperBlock, ...]
    letterhead: Letterhead | None = None
    kind_title: str = ""
    """The name of the kind set as a heading when there is no letterhead (`КҮН ТӘРТІБІ`, `СПРАВКА`)."""
    date: str = ""
    number: str = ""
    place: str = ""
    draft: str = ""
    stamps: tuple[Stamp, ...] = ()
    address: Address | None = None
    intro: tuple[PaperBlock, ...] = ()
    """What stands between the title and the text: chair, attendance, quorum."""
    signatures: tuple[Signature, ...] = ()
    visas: tuple[Signature, ...] = ()
    visa_label: str = ""
    executor: str = ""
    marks: tuple[str, ...] = ()
    """Small lines at the very foot: to whom it was sent, whose control it is under."""
    annexes: tuple[AnnexPaper, ...] = ()
    initials: Initials = Initials.NEVER
    initials_label: str = ""
    spacing: float = 1.0
    landscape: bool = False
    subject: str = ""
    keywords: tuple[str, ...] = field(default=())

    @property
    def letter(self) -> bool:
        """Whether it opens as a letter, without a name of its kind."""
        return self.address is not None and not self.kind_title

    @property
    def closed(self) -> bool:
        """Whether anything stands below its text."""
        return bool(self.signatures or self.visas or self.executor or self.marks)


@dataclass(frozen=True, slots=True)
class ParallelPaper:
    """The side-by-side version: Kazakh left, Russian right, rows aligned by clause."""

    left: Paper
    right: Paper
