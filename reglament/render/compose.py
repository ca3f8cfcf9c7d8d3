"""From a document to a paper: one composer for each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reglament.diagnostics import Lang
from reglament.model.documents import Document, Repository
from reglament.model.registers import Registers
from reglament.render import (
    compose_acts,
    compose_control,
    compose_copy,
    compose_dossier,
    compose_extracts,
    compose_letters,
    compose_meetings,
    compose_memos,
    compose_opinions,
    compose_plans,
    compose_registry,
)
from reglament.render.desk import Desk
from reglament.render.paper import Paper, ParallelPaper

COMPOSERS: Mapping[str, Callable[[Desk], Paper | None]] = {
    "decree": compose_acts.act,
    "decision": compose_acts.act,
    "order": compose_acts.act,
    "agenda": compose_meetings.agenda,
    "protocol": compose_meetings.protocol,
    "explanatory_note": compose_dossier.note,
    "reference": compose_dossier.reference,
    "approval_sheet": compose_dossier.approval_sheet,
    "quarterly_list": compose_plans.quarterly_list,
    "work_plan": compose_plans.work_plan,
    "outgoing_letter": compose_letters.letter,
    "extract": compose_extracts.extract,
    "dispatch_list": compose_extracts.dispatch_list,
    "seal": compose_extracts.seal,
    "refusal": compose_opinions.refusal,
    "expertise": compose_opinions.expertise,
    "late_memo": compose_memos.late_memo,
    "events_list": compose_plans.events_list,
    "org_plan": compose_plans.org_plan,
    "assignment": compose_control.assignment,
    "execution_report": compose_control.execution_report,
    "effectiveness_info": compose_control.effectiveness_info,
    "archive_inventory": compose_registry.archive_inventory,
    "composition": compose_registry.composition,
    "advisory_list": compose_registry.advisory_list,
    "control_copy": compose_copy.control_copy,
}
"""Kinds that are rendered."""


def compose(document: Document, repository: Repository, registers: Registers, lang: Lang) -> Paper | None:
    """The document in one language as it stands on the sheet.

    None when its kind is not rendered or it is not written in `lang`. What is missing stays blank on the sheet, and a
    rule tells of it (`reglament.rules.requisite_table`).
    """
    composer = COMPOSERS.get(document.kind)
    if composer is None or not _written(document, lang):
        return None
    return composer(Desk(document, repository, registers, lang))


def _written(document: Document, lang: Lang) -> bool:
    """Whether the paper is written in the language: a list or a plan whose title is in Kazakh alone is no Russian one.

    An akimat may keep its inner papers in Kazakh only (`internal_languages`); set in Russian, such a paper would be
    Kazakh words under Russian heads.
    """
    title = document.get("/title")
    return not isinstance(title, dict) or not title or lang in title or lang in document.texts


def parallel(left: Paper, right: Paper) -> ParallelPaper:
    """The two languages of one document side by side: Kazakh left, Russian right."""
    return ParallelPaper(left, right)
