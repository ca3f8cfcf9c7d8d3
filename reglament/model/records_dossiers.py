"""Records of papers: explanatory_note, reference, approval_sheet, refusal, expertise, control_copy and more."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from typing import Literal

from reglament.model.records_common import (
    ExtensionContents,
    LegalBasis,
    NumberedDate,
    Official,
    Record,
    Signature,
    Text,
)


class ExplanatoryNoteCosts(Record, frozen=True, kw_only=True):
    """Without costs: {amount: 0} (clause 26)."""

    amount: int
    currency: Literal["KZT"] | None = None
    source: Text | None = None


class ExplanatoryNoteEarlierAct(Record, frozen=True, kw_only=True):
    """One explanatory note earlier act."""

    title: Text
    date: datetime.date
    number: str
    executed: Text
    affected: bool | None = None


class ExplanatoryNoteMissingVisa(Record, frozen=True, kw_only=True):
    """One explanatory note missing visa."""

    unit: str
    reason: Text
    proof: Text


class ExplanatoryNote(Record, frozen=True, kw_only=True):
    """Facts of the explanatory note to a draft; its sections lie in note.kk.md and note.ru.md."""

    kind: Literal["explanatory_note"]
    act: str
    signed: Signature
    socio_economic: bool
    costs: ExplanatoryNoteCosts
    earlier_acts: tuple[ExplanatoryNoteEarlierAct, ...]
    missing_visas: tuple[ExplanatoryNoteMissingVisa, ...] | None = None
    initials: Signature | None = None


class ReferenceDisagreement(Record, frozen=True, kw_only=True):
    """One reference disagreement."""

    provision: Text
    unit: str
    remark: Text
    position: Text
    outcome: Literal["accepted", "compromise", "withdrawn", "rejected"]


class ReferenceMeetingRework(Record, frozen=True, kw_only=True):
    """The term given to rework the draft (clause 20)."""

    due: datetime.date
    done: datetime.date | None = None


class ReferenceMeeting(Record, frozen=True, kw_only=True):
    """One reference meeting."""

    number: str
    date: datetime.date
    chair: Official
    outcome: Text
    rework: ReferenceMeetingRework | None = None


class Reference(Record, frozen=True, kw_only=True):
    """Facts of the reference on a question; its text lies in reference.kk.md and reference.ru.md."""

    kind: Literal["reference"]
    subtype: Literal["agenda_item", "removal", "disagreement", "analytics"]
    act: str | None = None
    prepared_by: str
    visa: Signature | None = None
    submitted: datetime.date | None = None
    disagreements: tuple[ReferenceDisagreement, ...] | None = None
    meetings: tuple[ReferenceMeeting, ...] | None = None


class ApprovalSheetRequestDue(Record, frozen=True, kw_only=True):
    """A term set by the akim, a deputy or the head of the office (clause 23)."""

    date: datetime.date
    by: Official
    decided: datetime.date


class ApprovalSheetRequestReplyAtMeeting(Record, frozen=True, kw_only=True):
    """When the visa was given at a meeting (clause 23)."""

    on: datetime.date
    head_informed: datetime.date | None = None


class ApprovalSheetRequestReplyRemark(Record, frozen=True, kw_only=True):
    """One approval sheet request reply remark."""

    text: Text
    decision: Literal["accepted", "rejected"]
    answer: Text
    resolved_in: str | None = None
    id: str | None = None


class ApprovalSheetRequestReply(Record, frozen=True, kw_only=True):
    """Absent while there is no reply; silence is no consent (clause 24)."""

    kind: Literal["agreed", "agreed_with_remarks", "refused"]
    date: datetime.date
    person: str
    position: str
    number: str | None = None
    registered: datetime.date | None = None
    digest: str | None = None
    at_meeting: ApprovalSheetRequestReplyAtMeeting | None = None
    attachments: tuple[Text, ...] | None = None
    remarks: tuple[ApprovalSheetRequestReplyRemark, ...] | None = None
    amount: int | None = None


class ApprovalSheetRequest(Record, frozen=True, kw_only=True):
    """One approval sheet request."""

    unit: str
    sent: datetime.date
    received: datetime.date
    registered: datetime.date | None = None
    due: ApprovalSheetRequestDue | None = None
    round: int | None = None
    digest: str | None = None
    proof: NumberedDate | None = None
    reply: ApprovalSheetRequestReply | None = None


class ApprovalSheetRound(Record, frozen=True, kw_only=True):
    """One approval sheet round."""

    number: int
    by: Official
    decided: datetime.date
    reason: Text | None = None


class ApprovalSheetFinal(Record, frozen=True, kw_only=True):
    """The draft with all proposals brought together (clause 25)."""

    date: datetime.date
    digest: str | None = None


class ApprovalSheetOfficialRemark(Record, frozen=True, kw_only=True):
    """One approval sheet official remark."""

    text: Text
    decision: Literal["accepted", "rejected"]
    answer: Text
    resolved_in: str | None = None
    id: str | None = None


class ApprovalSheetOfficial(Record, frozen=True, kw_only=True):
    """One approval sheet official."""

    person: str
    position: str
    date: datetime.date
    kind: Literal["agreed", "agreed_with_remarks", "refused"]
    substantive: bool | None = None
    settled: NumberedDate | None = None
    remarks: tuple[ApprovalSheetOfficialRemark, ...] | None = None


class ApprovalSheetExpertise(Record, frozen=True, kw_only=True):
    """Legal expertise before registration (clause 28)."""

    registered: datetime.date
    concluded: datetime.date
    result: Literal["positive", "negative"]
    authentic: bool
    person: str
    position: str


class ApprovalSheet(Record, frozen=True, kw_only=True):
    """Requests to agree a draft, replies and expertise."""

    kind: Literal["approval_sheet"]
    act: str
    registered: NumberedDate
    requests: tuple[ApprovalSheetRequest, ...]
    submitted: Signature | None = None
    rounds: tuple[ApprovalSheetRound, ...] | None = None
    final: ApprovalSheetFinal | None = None
    officials: tuple[ApprovalSheetOfficial, ...] | None = None
    expertise: ApprovalSheetExpertise | None = None
    report_to_akim: Signature | None = None


class Refusal(Record, frozen=True, kw_only=True):
    """A unit's reasoned refusal to approve a draft."""

    kind: Literal["refusal"]
    act: str
    unit: str
    number: str | None = None
    developer: str | None = None
    digest: str | None = None
    reason: Literal[
        "contrary_to_law",
        "outside_competence",
        "no_funding",
        "against_plans",
        "substance",
        "others_not_signed_yet",
        "other_formal",
    ]
    norms: tuple[LegalBasis, ...] | None = None
    motive: Text
    proposal: Text | None = None
    signed: Signature


class ExpertiseRoundClericalRemark(Record, frozen=True, kw_only=True):
    """One expertise round clerical remark."""

    subject: Literal["clerical", "substance"]
    text: Text


class ExpertiseRoundClerical(Record, frozen=True, kw_only=True):
    """Checked before registration (clause 28)."""

    person: str
    position: str
    date: datetime.date
    remarks: tuple[ExpertiseRoundClericalRemark, ...] | None = None


class ExpertiseRoundAuthenticity(Record, frozen=True, kw_only=True):
    """The Kazakh and Russian texts are compared before registration (clause 28)."""

    person: str
    position: str
    date: datetime.date
    authentic: bool


class ExpertiseRoundConclusion(Record, frozen=True, kw_only=True):
    """The conclusion of the experts."""

    person: str
    position: str
    date: datetime.date
    number: str | None = None
    result: Literal["positive", "negative"]
    grounds: tuple[Literal["not_authentic", "contrary_to_law", "breach_of_regulation", "other"], ...] | None = None


class ExpertiseRoundReturned(Record, frozen=True, kw_only=True):
    """The draft went back to its developer."""

    date: datetime.date
    grounds: tuple[Literal["not_authentic", "contrary_to_law", "breach_of_regulation", "other"], ...] | None = None
    reason: Text | None = None


class ExpertiseRound(Record, frozen=True, kw_only=True):
    """One expertise round."""

    submitted: datetime.date
    clerical: ExpertiseRoundClerical | None = None
    authenticity: ExpertiseRoundAuthenticity | None = None
    registered: NumberedDate | None = None
    conclusion: ExpertiseRoundConclusion | None = None
    returned: ExpertiseRoundReturned | None = None


class Expertise(Record, frozen=True, kw_only=True):
    """Expertise in the apparatus: clerical check, authenticity, conclusion (clause 28); its text lies beside it."""

    kind: Literal["expertise"]
    act: str
    rounds: tuple[ExpertiseRound, ...]


class ControlCopy(Record, frozen=True, kw_only=True):
    """The text of an act, or of its annex, with all amendments entered; the text is in Markdown."""

    kind: Literal["control_copy"]
    act: str
    annex: int | None = None
    kept: Signature | None = None
    applied: tuple[str, ...] | None = None


class OutgoingLetterAddressee(Record, frozen=True, kw_only=True):
    """One outgoing letter addressee."""

    type: Literal["state_body", "state_company", "organisation", "citizen"]
    name: Text
    official: Text | None = None


class OutgoingLetterExecutor(Record, frozen=True, kw_only=True):
    """The official who prepared the letter."""

    name: Text
    phone: str | None = None


class OutgoingLetterAttachment(Record, frozen=True, kw_only=True):
    """One outgoing letter attachment."""

    title: Text
    paper: str | None = None
    sheets: int | None = None


class OutgoingLetterSent(Record, frozen=True, kw_only=True):
    """When and how it was sent."""

    date: datetime.date
    channel: Literal["edms", "post", "courier", "email"] | None = None


class OutgoingLetter(Record, frozen=True, kw_only=True):
    """A letter to a state body, an organisation or a person; its text is in the .kk.md (and .ru.md) beside it."""

    kind: Literal["outgoing_letter"]
    title: Text
    status: Literal["draft", "signed", "sent"]
    letterhead: Literal["coat_of_arms", "plain", "none"]
    form: Literal["paper", "electronic"] | None = None
    date: datetime.date | None = None
    number: str | None = None
    addressees: tuple[OutgoingLetterAddressee, ...]
    main_language: Literal["kk", "ru"] | None = None
    in_reply_to: NumberedDate | None = None
    assignment: str | None = None
    extension: ExtensionContents | None = None
    signer: Official
    executor: OutgoingLetterExecutor | None = None
    attachments: tuple[OutgoingLetterAttachment, ...] | None = None
    sent: OutgoingLetterSent | None = None
