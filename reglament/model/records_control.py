"""Records of papers: assignment, org_plan, execution_report."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

import datetime
from typing import Literal

from reglament.model.records_common import ExtensionContents, Invited, Official, Record, Signature, Text


class AssignmentSource(Record, frozen=True, kw_only=True):
    """Where it comes from; the manner of terms depends on it (clauses 40, 41)."""

    level: Literal[
        "president", "administration", "government", "pm_office", "akimat", "akim", "deputy_akim", "apparatus", "other"
    ]
    paper: str | None = None
    clause: str | None = None
    title: Text | None = None


class AssignmentTerm(Record, frozen=True, kw_only=True):
    """A term in days or months instead of a date; days from a higher body are working days (clause 43)."""

    days: int | None = None
    months: int | None = None


class AssignmentCard(Record, frozen=True, kw_only=True):
    """Where the control card is kept."""

    opened: datetime.date | None = None
    keeper: str | None = None


class AssignmentHistory(Record, frozen=True, kw_only=True):
    """One assignment history."""

    date: datetime.date
    text: Text
    by: Official | None = None


class AssignmentInformation(Record, frozen=True, kw_only=True):
    """One assignment information."""

    date: datetime.date
    to: tuple[
        Literal["president", "administration", "prime_minister", "deputy_prime_minister", "pm_office", "other"], ...
    ]
    letter: str | None = None


class AssignmentDiscipline(Record, frozen=True, kw_only=True):
    """One assignment discipline."""

    date: datetime.date
    by: Official
    grounds: Text
    outcome: Text | None = None


class AssignmentExtension(Record, frozen=True, kw_only=True):
    """One assignment extension."""

    requested: datetime.date
    by: Official
    addressee: Invited | None = None
    letter: str | None = None
    reason: Text
    contents: ExtensionContents | None = None
    decided: datetime.date | None = None
    decision: Literal["granted", "refused"] | None = None
    decided_level: (
        Literal[
            "president",
            "administration",
            "prime_minister",
            "deputy_prime_minister",
            "pm_office",
            "akimat",
            "akim",
            "deputy_akim",
            "other",
        ]
        | None
    ) = None
    exceptional: bool | None = None
    discipline: Text | None = None
    new_due: datetime.date | None = None


class AssignmentExecuted(Record, frozen=True, kw_only=True):
    """When and by what it was done."""

    date: datetime.date
    result: Text


class Assignment(Record, frozen=True, kw_only=True):
    """A task: who gave it, who carries it out, by when."""

    kind: Literal["assignment"]
    number: str
    title: Text
    text: Text
    source: AssignmentSource
    issuer: Invited | None = None
    issued: datetime.date
    arrived: datetime.date | None = None
    received: datetime.date
    due: datetime.date | None = None
    term: AssignmentTerm | None = None
    mark: Literal["very_urgent", "urgent", "expedite"] | None = None
    stamp: bool | None = None
    control_type: Literal["urgent", "short", "medium", "long"] | None = None
    executor: str
    responsible: Official
    co_executors: tuple[str, ...] | None = None
    curator: Official | None = None
    head_of_apparatus: Official | None = None
    card: AssignmentCard | None = None
    attended: datetime.date | None = None
    history: tuple[AssignmentHistory, ...] | None = None
    information: tuple[AssignmentInformation, ...] | None = None
    discipline: tuple[AssignmentDiscipline, ...] | None = None
    extensions: tuple[AssignmentExtension, ...] | None = None
    state: Literal["open", "done", "cancelled"]
    executed: AssignmentExecuted | None = None


class OrgPlanOfficial(Record, frozen=True, kw_only=True):
    """One org plan official."""

    unit: str
    official: Official


class OrgPlanMeasure(Record, frozen=True, kw_only=True):
    """One org plan measure."""

    number: int
    measure: Text
    due: datetime.date
    unit: str
    official: Official | None = None
    done: datetime.date | None = None
    result: Text | None = None


class OrgPlan(Record, frozen=True, kw_only=True):
    """How acts and assignments from above are carried out; the akim approves it."""

    kind: Literal["org_plan"]
    title: Text
    assignment: str | None = None
    source: Text | None = None
    approved: Signature | None = None
    officials: tuple[OrgPlanOfficial, ...] | None = None
    measures: tuple[OrgPlanMeasure, ...]


class ExecutionReportCounts(Record, frozen=True, kw_only=True):
    """Numbers of assignments; the total equals the sum of the others (clause 42)."""

    total: int
    done_on_time: int
    done_late: int
    overdue: int
    open: int


class ExecutionReportDelay(Record, frozen=True, kw_only=True):
    """One execution report delay."""

    assignment: str
    reason: Text


class ExecutionReport(Record, frozen=True, kw_only=True):
    """Quarterly report (clause 42), short report on an act (clause 26) or information to the akim (clause 47)."""

    kind: Literal["execution_report"]
    subtype: Literal["quarterly", "short", "summary"]
    title: Text
    unit: str
    year: int | None = None
    quarter: int | None = None
    month: str | None = None
    act: str | None = None
    submitted: Signature | None = None
    as_of: datetime.date | None = None
    progress: Text
    counts: ExecutionReportCounts | None = None
    delays: tuple[ExecutionReportDelay, ...] | None = None
