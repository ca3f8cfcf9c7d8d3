"""Records of papers: quarterly_list, work_plan, events_list, effectiveness_info, agenda, protocol."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from reglament.model.records_common import Dispatch, Invited, Official, Record, Signature, Text, TitledAct


class QuarterlyListDispatched(Record, frozen=True, kw_only=True):
    """The approved list goes to the members of the akimat (clause 8)."""

    date: datetime.date
    recipients: tuple[str, ...]


class QuarterlyListItemEarlierMove(Record, frozen=True, kw_only=True):
    """One quarterly list item earlier move."""

    decision: Signature
    moved_to: str
    reference: str | None = None


class QuarterlyListItem(Record, frozen=True, kw_only=True):
    """One quarterly list item."""

    number: int
    title: Text
    initiator: str
    rapporteur: Official
    proposer: Official
    planned: str
    status: Literal["planned", "considered", "excluded", "moved"]
    meeting: str | None = None
    dossier: str | None = None
    decision: Signature | None = None
    moved_to: str | None = None
    reference: str | None = None
    added: datetime.date | None = None
    moved_from: str | None = None
    earlier_moves: tuple[QuarterlyListItemEarlierMove, ...] | None = None


class QuarterlyList(Record, frozen=True, kw_only=True):
    """Questions that the akimat will consider in a quarter."""

    kind: Literal["quarterly_list"]
    title: Text
    year: int
    quarter: int
    approved: Signature
    amendments: tuple[Signature, ...] | None = None
    dispatched: QuarterlyListDispatched | None = None
    items: tuple[QuarterlyListItem, ...]


class WorkPlanItem(Record, frozen=True, kw_only=True):
    """One work plan item."""

    number: int
    measure: Text
    form: Text
    due: datetime.date
    executor: str
    co_executors: tuple[str, ...] | None = None


class WorkPlanRequest(Record, frozen=True, kw_only=True):
    """One work plan request."""

    by: Official
    date: datetime.date
    due: datetime.date | None = None
    form: Literal["oral", "written"] | None = None
    answered: datetime.date | None = None


class WorkPlan(Record, frozen=True, kw_only=True):
    """Measures of the akimat or of a unit for a quarter or a year."""

    kind: Literal["work_plan"]
    title: Text
    year: int
    quarter: int | None = None
    owner: str
    scope: Literal["akimat", "unit"] | None = None
    submitted: Signature
    approved: Signature | None = None
    items: tuple[WorkPlanItem, ...]
    requests: tuple[WorkPlanRequest, ...] | None = None


class EventsListItem(Record, frozen=True, kw_only=True):
    """One events list item."""

    number: int
    title: Text
    date: datetime.date
    date_end: datetime.date | None = None
    time: str | None = None
    place: Text
    akim: Text | None = None
    proposer: Official
    unit: str | None = None


class EventsList(Record, frozen=True, kw_only=True):
    """Events of the next month with the akim; the apparatus compiles the list on the 25th of each month."""

    kind: Literal["events_list"]
    title: Text
    month: str
    compiled: Signature
    dispatched: Dispatch | None = None
    items: tuple[EventsListItem, ...]


class EffectivenessInfoEntrie(Record, frozen=True, kw_only=True):
    """One effectiveness info entrie."""

    unit: str
    delivered: datetime.date | None = None
    number: str | None = None
    signed: Signature | None = None


class EffectivenessInfoMeeting(Record, frozen=True, kw_only=True):
    """One effectiveness info meeting."""

    date: datetime.date
    chair: Official
    units: tuple[str, ...] | None = None
    others: tuple[Text, ...] | None = None
    result: Text | None = None


class EffectivenessInfo(Record, frozen=True, kw_only=True):
    """What units handed to the apparatus on the results of a quarter, and the meetings of the head of the apparatus."""

    kind: Literal["effectiveness_info"]
    year: int
    quarter: int
    entries: tuple[EffectivenessInfoEntrie, ...]
    meetings: tuple[EffectivenessInfoMeeting, ...] | None = None
    schedule: TitledAct | None = None


class AgendaMeeting(Record, frozen=True, kw_only=True):
    """Day, time, place and kind."""

    date: datetime.date
    time: str
    place: Text
    kind: Literal["regular", "emergency"]
    session: Literal["open", "closed"]
    languages: tuple[Literal["kk", "ru", "en"], ...]
    instruction: Text | None = None
    reason: Text | None = None


class AgendaItemMaterial(Record, frozen=True, kw_only=True):
    """One agenda item material."""

    paper: str


class AgendaItem(Record, frozen=True, kw_only=True):
    """One agenda item."""

    number: int
    title: Text
    initiator: str
    rapporteurs: tuple[Official, ...]
    time: str | None = None
    dossier: str | None = None
    materials: tuple[AgendaItemMaterial, ...]
    submitted: datetime.date | None = None
    accepted: Signature | None = None
    invited: tuple[Invited, ...] | None = None
    invited_by: str | None = None
    session: Literal["open", "closed"] | None = None
    reason: Text | None = None
    unscheduled: bool | None = None


class Agenda(Record, frozen=True, kw_only=True):
    """Questions of a meeting, rapporteurs and materials."""

    kind: Literal["agenda"]
    title: Text
    status: Literal["draft", "final"]
    meeting: AgendaMeeting
    convened: Signature | None = None
    agreed: Signature | None = None
    prepared_by: Official | None = None
    dispatch: Dispatch | None = None
    items: tuple[AgendaItem, ...]


class ProtocolMeeting(Record, frozen=True, kw_only=True):
    """When and where the meeting was held."""

    date: datetime.date
    date_end: datetime.date | None = None
    place: Text
    kind: Literal["regular", "emergency"]
    session: Literal["open", "closed"]
    languages: tuple[Literal["kk", "ru", "en"], ...] | None = None
    reason: Text | None = None


class ProtocolArrival(Record, frozen=True, kw_only=True):
    """One protocol arrival."""

    person: str
    from_item: int | None = None
    from_day: datetime.date | None = None


class ProtocolDeparture(Record, frozen=True, kw_only=True):
    """One protocol departure."""

    person: str
    from_item: int | None = None
    from_day: datetime.date | None = None


class ProtocolAbsent(Record, frozen=True, kw_only=True):
    """One protocol absent."""

    person: str
    reason: Text


class ProtocolItemVoteByName(Record, frozen=True, kw_only=True):
    """Who voted how; only those of whom it is known need be named."""

    for_: tuple[str, ...] | None = msgspec.field(name="for", default=None)
    against: tuple[str, ...] | None = None
    abstain: tuple[str, ...] | None = None


class ProtocolItemVote(Record, frozen=True, kw_only=True):
    """Numbers of votes; for, against and abstained add up to those present."""

    present: int
    for_: int = msgspec.field(name="for")
    against: int
    abstain: int
    by_name: ProtocolItemVoteByName | None = None


class ProtocolItemTask(Record, frozen=True, kw_only=True):
    """One protocol item task."""

    text: Text
    executor: str
    due: datetime.date
    assignment: str | None = None


class ProtocolItem(Record, frozen=True, kw_only=True):
    """One protocol item."""

    number: int
    day: datetime.date | None = None
    title: Text
    session: Literal["open", "closed"] | None = None
    reason: Text | None = None
    heard: tuple[Official, ...]
    spoke: tuple[Official, ...] | None = None
    vote: ProtocolItemVote | None = None
    result: Literal["adopted", "not_adopted", "noted", "postponed"]
    act: str | None = None
    tasks: tuple[ProtocolItemTask, ...] | None = None


class ProtocolAudio(Record, frozen=True, kw_only=True):
    """A sound recording of the meeting; the apparatus may make one (clause 18)."""

    recorded_by: Official
    storage: str


class Protocol(Record, frozen=True, kw_only=True):
    """Facts of a meeting: who attended, votes, tasks."""

    kind: Literal["protocol"]
    title: Text
    number: int
    meeting: ProtocolMeeting
    agenda: str | None = None
    chair: Official
    chairs: tuple[Signature, ...] | None = None
    secretary: Official
    present: tuple[str, ...]
    arrivals: tuple[ProtocolArrival, ...] | None = None
    departures: tuple[ProtocolDeparture, ...] | None = None
    absent: tuple[ProtocolAbsent, ...] | None = None
    invited: tuple[Invited, ...] | None = None
    invited_absent: tuple[Invited, ...] | None = None
    advisory: tuple[Invited, ...] | None = None
    items: tuple[ProtocolItem, ...]
    signed: Signature | None = None
    visa: Signature | None = None
    dispatched: Dispatch | None = None
    storage: str | None = None
    retention_years: int | None = None
    audio: ProtocolAudio | None = None
