"""Records of papers: decree, decision, order, seal."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from typing import Literal

from reglament.model.records_common import (
    CopyRecipient,
    LegalBasis,
    Money,
    Official,
    Record,
    Signature,
    Text,
    TitledAct,
)


class ActInForce(Record, frozen=True, kw_only=True):
    """When and how the act takes effect."""

    rule: Literal["after_publication", "on_signature", "on_date"]
    days: int | None = None
    date: datetime.date | None = None


class ActRegistration(Record, frozen=True, kw_only=True):
    """When the act was registered by the justice bodies."""

    organ: Text
    number: str
    date: datetime.date


class ActPublication(Record, frozen=True, kw_only=True):
    """One act publication."""

    source: Text
    date: datetime.date
    number: str | None = None
    medium: Literal["print", "web", "bank"] | None = None


class ActJusticeNotice(Record, frozen=True, kw_only=True):
    """The notice of the act's adoption sent to the justice bodies."""

    date: datetime.date
    number: str | None = None
    letter: str | None = None


class ActAnnex(Record, frozen=True, kw_only=True):
    """One act annex."""

    ordinal: int
    landscape: bool | None = None


class ActProposal(Record, frozen=True, kw_only=True):
    """Why and by whom the question was brought to the akimat (clause 19)."""

    basis: Literal["competence", "disagreement", "coordination"]
    submitter: str | None = None
    date: datetime.date | None = None


class ActEscalationDecision(Record, frozen=True, kw_only=True):
    """The final decision (clause 20)."""

    person: str
    position: str
    date: datetime.date
    text: Text


class ActEscalation(Record, frozen=True, kw_only=True):
    """When no agreement was reached: who reported, what the akim decided (clause 20)."""

    by: Official
    requested: datetime.date
    decision: ActEscalationDecision | None = None


class ActCopies(Record, frozen=True, kw_only=True):
    """Copies go out by the list that the head of the apparatus approved (clause 31)."""

    date: datetime.date
    list_approved: Signature | None = None
    list: str | None = None
    certified: Official | None = None
    recipients: tuple[CopyRecipient, ...]


class ActReplacementRecalled(Record, frozen=True, kw_only=True):
    """One act replacement recalled."""

    date: datetime.date
    recipient: CopyRecipient


class ActReplacementChange(Record, frozen=True, kw_only=True):
    """One act replacement change."""

    was: str
    now: str


class ActReplacement(Record, frozen=True, kw_only=True):
    """One act replacement."""

    date: datetime.date
    reason: Literal["technical_error", "other"]
    permission: Signature | None = None
    recipients: tuple[CopyRecipient, ...] | None = None
    recalled: tuple[ActReplacementRecalled, ...] | None = None
    changes: tuple[ActReplacementChange, ...] | None = None


class ActReport(Record, frozen=True, kw_only=True):
    """When the developer reports on what the act achieved (clause 26)."""

    due: datetime.date
    submitted: datetime.date | None = None
    paper: str | None = None


class ActAlignment(Record, frozen=True, kw_only=True):
    """One act alignment."""

    executor: str
    clause: str | None = None
    acts: tuple[str | TitledAct, ...] | None = None
    due: datetime.date | None = None


class Act(Record, frozen=True, kw_only=True):
    """What decrees, decisions and orders have in common."""

    status: Literal["draft", "approval", "signed", "registered", "in_force", "repealed"]
    normative: bool
    developer: str
    tags: tuple[str, ...]
    expenses: bool
    amount: Money | None = None
    date: datetime.date | None = None
    number: str | None = None
    signer: Official
    control: Official
    meeting: str | None = None
    item: int | None = None
    in_force: ActInForce
    registration: ActRegistration | None = None
    publications: tuple[ActPublication, ...] | None = None
    justice_notice: ActJusticeNotice | None = None
    amends: tuple[str | TitledAct, ...] | None = None
    repeals: tuple[str | TitledAct, ...] | None = None
    legal_basis: tuple[LegalBasis, ...] | None = None
    annexes: tuple[ActAnnex, ...] | None = None
    proposal: ActProposal | None = None
    responsible: Official | None = None
    escalation: ActEscalation | None = None
    secrecy: Literal["open", "official_use", "legal_secret", "state_secrets"] | None = None
    publish: bool | None = None
    registrable: bool | None = None
    storage: str | None = None
    copies: ActCopies | None = None
    replacements: tuple[ActReplacement, ...] | None = None
    report: ActReport | None = None
    alignment: tuple[ActAlignment, ...] | None = None
    drafters: tuple[str, ...] | None = None


class Decree(Act, frozen=True, kw_only=True):
    """Facts of a decree of the akimat; its text lies beside it in act.kk.md and act.ru.md."""

    kind: Literal["decree"]


class Decision(Act, frozen=True, kw_only=True):
    """Facts of a decision of the akim; its text lies beside it in act.kk.md and act.ru.md."""

    kind: Literal["decision"]


class Order(Act, frozen=True, kw_only=True):
    """Facts of an order of the akim; its text lies beside it in act.kk.md and act.ru.md."""

    kind: Literal["order"]


class SealFile(Record, frozen=True, kw_only=True):
    """One seal file."""

    name: str
    sha256: str


class SealEarlierFile(Record, frozen=True, kw_only=True):
    """One seal earlier file."""

    name: str
    sha256: str


class SealEarlier(Record, frozen=True, kw_only=True):
    """One seal earlier."""

    replaced: datetime.date
    sealed: Signature
    facts: str | None = None
    files: tuple[SealEarlierFile, ...]


class Seal(Record, frozen=True, kw_only=True):
    """SHA-256 of the files of a signed dossier: an original does not change (clause 30)."""

    kind: Literal["seal"]
    act: str
    sealed: Signature
    date: datetime.date
    number: str
    signer: Official | None = None
    facts: str | None = None
    files: tuple[SealFile, ...]
    earlier: tuple[SealEarlier, ...] | None = None
