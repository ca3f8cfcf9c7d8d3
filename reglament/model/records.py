"""The typed record of every kind of paper."""

# Written by tools/records.py from the schemas; change a schema, then run it again.

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from reglament.model.documents import Json
from reglament.model.records_acts import Decision, Decree, Order, Seal
from reglament.model.records_common import Record
from reglament.model.records_control import Assignment, ExecutionReport, OrgPlan
from reglament.model.records_dossiers import (
    ApprovalSheet,
    ControlCopy,
    Expertise,
    ExplanatoryNote,
    OutgoingLetter,
    Reference,
    Refusal,
)
from reglament.model.records_meetings import Agenda, EffectivenessInfo, EventsList, Protocol, QuarterlyList, WorkPlan
from reglament.model.records_minutes import ArchiveInventory, DispatchList, Extract, LateMemo
from reglament.model.records_registry import (
    AdvisoryList,
    Akimat,
    Appointments,
    Calendar,
    Composition,
    LegalActs,
    Persons,
    Positions,
    Settings,
    Units,
    Waivers,
)

KINDS: Mapping[str, type[Record]] = {
    "settings": Settings,
    "akimat": Akimat,
    "persons": Persons,
    "positions": Positions,
    "units": Units,
    "appointments": Appointments,
    "composition": Composition,
    "calendar": Calendar,
    "waivers": Waivers,
    "legal_acts": LegalActs,
    "advisory_list": AdvisoryList,
    "quarterly_list": QuarterlyList,
    "work_plan": WorkPlan,
    "events_list": EventsList,
    "effectiveness_info": EffectivenessInfo,
    "agenda": Agenda,
    "protocol": Protocol,
    "dispatch_list": DispatchList,
    "extract": Extract,
    "late_memo": LateMemo,
    "archive_inventory": ArchiveInventory,
    "assignment": Assignment,
    "org_plan": OrgPlan,
    "execution_report": ExecutionReport,
    "decree": Decree,
    "decision": Decision,
    "order": Order,
    "seal": Seal,
    "explanatory_note": ExplanatoryNote,
    "reference": Reference,
    "approval_sheet": ApprovalSheet,
    "refusal": Refusal,
    "expertise": Expertise,
    "control_copy": ControlCopy,
    "outgoing_letter": OutgoingLetter,
}
"""Records by kind."""


def convert(kind: str, data: Json) -> Record:
    """The record of plain data that satisfies the schema of `kind`.

    Raises KeyError for an unknown kind and msgspec.ValidationError for data that break the schema.
    """
    return msgspec.convert(data, KINDS[kind], strict=False)
