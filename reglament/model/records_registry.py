"""Records of papers: settings, akimat, persons, positions, units, appointments and more."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Literal

import msgspec

from reglament.model.records_common import (
    ActRequisites,
    Invited,
    LegalBasis,
    Official,
    Record,
    Signature,
    Text,
    TitledAct,
)


class SettingsSite(Record, frozen=True, kw_only=True):
    """The portal's title and address."""

    title: Text | None = None
    repository_url: str | None = None


class SettingsReadings(Record, frozen=True, kw_only=True):
    """How this akimat reads ambiguous norms of the Regulation."""

    term_start: Literal["exclude", "include"] | None = None
    akim_is_member: bool | None = None
    substitutes_vote: bool | None = None
    sheets: Literal["simplex", "duplex"] | None = None
    term_end: Literal["roll", "stay"] | None = None
    initiator_days: int | None = None
    report_month: Literal["last", "next"] | None = None
    information_months: int | None = None
    own_extensions: Literal["warn", "off"] | None = None
    internal_languages: Literal["kk", "both"] | None = None
    dispatch_grace_days: int | None = None
    copies_days: int | None = None
    list_days: int | None = None


class SettingsTypographyMarginsMm(Record, frozen=True, kw_only=True):
    """Distance from the edge of the page to the text."""

    top: int
    bottom: int
    left: int
    right: int


class SettingsTypography(Record, frozen=True, kw_only=True):
    """Font, margins, spacing and indents of paper documents."""

    source: str
    size: float | None = None
    spacing: float | None = None
    indent_mm: float | None = None
    stamp_size: float | None = None
    parallel_size: float | None = None
    margins_mm: SettingsTypographyMarginsMm | None = None


class SettingsGateGuardians(Record, frozen=True, kw_only=True):
    """With whose visas registers, calendar, settings and the tool are changed."""

    positions: tuple[str, ...]
    needed: int


class SettingsGate(Record, frozen=True, kw_only=True):
    """How visas are gathered on the git server (clauses 22, 28-30)."""

    target: str | None = None
    expertise: tuple[str, ...]
    guardians: SettingsGateGuardians
    call: Text
    utc_offset: str | None = None


class SettingsNumbering(Record, frozen=True, kw_only=True):
    """How the command register writes the next number of an act; without it, as earlier ones of the year are."""

    decree: str | None = None
    decision: str | None = None
    order: str | None = None
    gaps: bool | None = None


class Settings(Record, frozen=True, kw_only=True):
    """How the tool works for this akimat: reglament.yml."""

    kind: Literal["settings"]
    name: Text
    languages: tuple[Literal["kk", "ru", "en"], ...]
    as_of: datetime.date | None = None
    papers_from: datetime.date | None = None
    site: SettingsSite | None = None
    readings: SettingsReadings | None = None
    typography: SettingsTypography | None = None
    gate: SettingsGate | None = None
    numbering: SettingsNumbering | None = None


class AkimatBodies(Record, frozen=True, kw_only=True):
    """Official names in the nominative."""

    akimat: Text
    akim: Text
    apparatus: Text


class AkimatRetention(Record, frozen=True, kw_only=True):
    """Years for which papers stay in the apparatus by the nomenclature of files (clause 18)."""

    protocols: int | None = None


class AkimatRecordsOrder(Record, frozen=True, kw_only=True):
    """The act that approved the order of records and correspondence; the akim approves it (clause 5)."""

    title: Text
    approved: Signature
    number: str
    from_: datetime.date | None = msgspec.field(name="from", default=None)
    to: datetime.date | None = None
    legal_basis: tuple[LegalBasis, ...] | None = None


class Akimat(Record, frozen=True, kw_only=True):
    """Official names of the bodies, the address and the regulation they work by."""

    kind: Literal["akimat"]
    city: Text
    bodies: AkimatBodies
    place: Text
    address: Text
    postcode: str
    phone: str
    email: str
    bin: str
    regulation: TitledAct
    emblem: bool | str
    emblem_description: Text | None = None
    control_unit: str | None = None
    control_order: TitledAct | None = None
    protocols_before: Mapping[str, int] | None = None
    retention: AkimatRetention | None = None
    records_order: AkimatRecordsOrder | None = None


class PersonsPersonAccount(Record, frozen=True, kw_only=True):
    """One persons person account."""

    forge: str
    id: int
    login: str


class PersonsPerson(Record, frozen=True, kw_only=True):
    """One persons person."""

    id: str
    name: Text
    short: Text
    accounts: tuple[PersonsPersonAccount, ...] | None = None
    emails: tuple[str, ...] | None = None


class Persons(Record, frozen=True, kw_only=True):
    """Full and short names of the officials."""

    kind: Literal["persons"]
    persons: tuple[PersonsPerson, ...]


class PositionsPosition(Record, frozen=True, kw_only=True):
    """One positions position."""

    id: str
    title: Text
    rank: Literal[
        "akim",
        "deputy_akim",
        "head_of_apparatus",
        "deputy_head_of_apparatus",
        "head_of_unit",
        "deputy_head_of_unit",
        "head_of_division",
        "specialist",
        "other",
    ]
    unit: str | None = None
    portfolio: tuple[str, ...] | None = None


class Positions(Record, frozen=True, kw_only=True):
    """Positions as printed under a paper, their rank and portfolio."""

    kind: Literal["positions"]
    positions: tuple[PositionsPosition, ...]


class UnitsUnit(Record, frozen=True, kw_only=True):
    """One units unit."""

    id: str
    name: Text
    short: Text | None = None
    funding: Literal["local_budget", "republican_budget", "other"]
    role: Literal["finance", "economy", "apparatus", "executive_body", "division", "territorial", "other"]
    head: str
    curator: str | None = None
    competence: tuple[str, ...]
    parent: str | None = None


class UnitsTag(Record, frozen=True, kw_only=True):
    """One units tag."""

    id: str
    name: Text


class Units(Record, frozen=True, kw_only=True):
    """Structural units: names, funding, competence, head."""

    kind: Literal["units"]
    units: tuple[UnitsUnit, ...]
    tags: tuple[UnitsTag, ...] | None = None


class AppointmentsAppointment(Record, frozen=True, kw_only=True):
    """One appointments appointment."""

    person: str
    position: str
    from_: datetime.date = msgspec.field(name="from")
    to: datetime.date | None = None
    basis: Text | None = None


class AppointmentsActing(Record, frozen=True, kw_only=True):
    """One appointments acting."""

    person: str
    position: str
    from_: datetime.date = msgspec.field(name="from")
    to: datetime.date
    basis: Text


class AppointmentsDelegation(Record, frozen=True, kw_only=True):
    """One appointments delegation."""

    person: str
    position: str
    from_: datetime.date = msgspec.field(name="from")
    to: datetime.date
    basis: Text


class Appointments(Record, frozen=True, kw_only=True):
    """Who holds a position from when to when, and who acts for whom."""

    kind: Literal["appointments"]
    appointments: tuple[AppointmentsAppointment, ...]
    acting: tuple[AppointmentsActing, ...] | None = None
    delegations: tuple[AppointmentsDelegation, ...] | None = None


class CompositionMaslikhatDecision(Record, frozen=True, kw_only=True):
    """The decision of the maslikhat that agreed to the composition (clause 2)."""

    organ: Text | None = None
    date: datetime.date
    number: str


class Composition(Record, frozen=True, kw_only=True):
    """Members of the akimat and the acts that approved them."""

    kind: Literal["composition"]
    effective_from: datetime.date
    fixed_number: int
    act: ActRequisites | None = None
    maslikhat_decision: CompositionMaslikhatDecision | None = None
    members: tuple[Official, ...]


class CalendarDayOff(Record, frozen=True, kw_only=True):
    """One calendar day off."""

    date: datetime.date
    type: Literal["holiday", "carry_over", "transfer", "religious"]
    name: Text
    basis: str | None = None


class CalendarWorkedWeekend(Record, frozen=True, kw_only=True):
    """One calendar worked weekend."""

    date: datetime.date
    name: Text | None = None
    basis: str


class Calendar(Record, frozen=True, kw_only=True):
    """Days off of one year and weekends that are worked."""

    kind: Literal["calendar"]
    year: int
    status: Literal["final", "provisional"]
    source: str
    days_off: tuple[CalendarDayOff, ...]
    worked_weekends: tuple[CalendarWorkedWeekend, ...]


class WaiversWaiver(Record, frozen=True, kw_only=True):
    """Waiver."""

    rule: str
    paper: str
    pointer: str | None = None
    reason: Text
    approved: Signature
    expires: datetime.date


class Waivers(Record, frozen=True, kw_only=True):
    """Which findings are no errors until a certain day, who allowed it and why."""

    kind: Literal["waivers"]
    waivers: tuple[WaiversWaiver, ...]


class LegalActsActInForce(Record, frozen=True, kw_only=True):
    """From which to which day it is in force."""

    from_: datetime.date | None = msgspec.field(name="from", default=None)
    to: datetime.date | None = None


class LegalActsAct(Record, frozen=True, kw_only=True):
    """One legal acts act."""

    id: str
    type: Literal[
        "constitution",
        "code",
        "law",
        "presidential_decree",
        "government_decree",
        "minister_order",
        "maslikhat_decision",
        "akimat_decree",
        "akim_decision",
        "akim_order",
        "other",
    ]
    title: Text
    former_titles: tuple[Text, ...] | None = None
    date: datetime.date
    number: str | None = None
    in_force: LegalActsActInForce | None = None
    replaced_by: str | None = None
    note: Text | None = None


class LegalActs(Record, frozen=True, kw_only=True):
    """Outside acts that papers cite: date, number, when they are in force."""

    kind: Literal["legal_acts"]
    acts: tuple[LegalActsAct, ...]


class AdvisoryList(Record, frozen=True, kw_only=True):
    """Officials who may attend meetings with an advisory voice; the akim approves it."""

    kind: Literal["advisory_list"]
    title: Text
    effective_from: datetime.date
    approved: Signature | None = None
    members: tuple[Invited, ...]
