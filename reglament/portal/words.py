"""Names of kinds, statuses, states, ranks and results, as the interface shows them."""

from __future__ import annotations

from collections.abc import Callable

Gettext = Callable[[str], str]


def status_name(_: Gettext, status: str) -> str:
    """The name of a status; an unknown status is shown as written."""
    return {
        "draft": _("draft"),
        "approval": _("in approval"),
        "signed": _("signed"),
        "registered": _("registered"),
        "in_force": _("in force"),
        "repealed": _("repealed"),
        "final": _("final"),
        "planned": _("planned"),
        "considered": _("considered"),
        "excluded": _("excluded"),
        "moved": _("moved"),
        "overdue": _("overdue"),
        "due_soon": _("due soon"),
        "open": _("being executed"),
        "done": _("executed"),
        "done_late": _("executed late"),
        "cancelled": _("taken off control"),
        "adopted": _("adopted"),
        "not_adopted": _("not adopted"),
        "noted": _("taken note of"),
        "postponed": _("postponed"),
        "agreed": _("agreed"),
        "agreed_with_remarks": _("agreed with remarks"),
        "refused": _("refused"),
        "waiting": _("waited for"),
        "accepted": _("accepted"),
        "rejected": _("rejected"),
        "granted": _("granted"),
        "positive": _("positive"),
        "negative": _("negative"),
        "regular": _("regular"),
        "emergency": _("emergency"),
        "provisional": _("provisional"),
    }.get(status, status)


def reference_name(_: Gettext, subtype: str) -> str:
    """The name of a reference by what it is for."""
    return {
        "disagreement": _("Reference on disagreements"),
        "removal": _("Reference on the removal of a question"),
    }.get(subtype, _("Reference"))


def competence_name(_: Gettext, tag: str) -> str:
    """The name of a field of competence; a tag of the akimat's own is shown as written."""
    return {
        "agriculture": _("agriculture"),
        "budget": _("budget"),
        "construction": _("construction"),
        "control": _("control of execution"),
        "culture": _("culture"),
        "digital": _("digitalisation"),
        "documentation": _("documentation"),
        "ecology": _("ecology"),
        "economy": _("economy"),
        "education": _("education"),
        "employment": _("employment"),
        "energy": _("energy"),
        "finance": _("finance"),
        "health": _("health care"),
        "housing": _("housing"),
        "land": _("land relations"),
        "language": _("state language"),
        "legal": _("legal work"),
        "organisation": _("organisational work"),
        "personnel": _("personnel"),
        "planning": _("planning"),
        "protocol": _("protocols of meetings"),
        "roads": _("roads"),
        "social": _("social protection"),
        "sport": _("sport"),
        "transport": _("transport"),
        "utilities": _("utilities"),
        "waste": _("waste"),
    }.get(tag, tag)


def mark_name(_: Gettext, mark: str) -> str:
    """The name of a mark of urgency."""
    return {
        "very_urgent": _("very urgent"),
        "urgent": _("urgent"),
        "expedite": _("expedite"),
    }.get(mark, mark)


def control_name(_: Gettext, control: str) -> str:
    """The name of a type of control."""
    return {
        "urgent": _("urgent control"),
        "short": _("short-term control"),
        "medium": _("medium-term control"),
        "long": _("long-term control"),
    }.get(control, control)


def level_name(_: Gettext, level: str) -> str:
    """Who stands behind an assignment."""
    return {
        "president": _("President of the Republic"),
        "administration": _("Administration of the President"),
        "government": _("Government"),
        "pm_office": _("Office of the Prime Minister"),
        "akimat": _("Akimat"),
        "akim": _("Akim"),
        "deputy_akim": _("Deputy akim"),
        "apparatus": _("Request of a department of the apparatus"),
        "other": _("Other source"),
    }.get(level, level)


def funding_name(_: Gettext, funding: str) -> str:
    """Who pays for a unit."""
    return {
        "local_budget": _("local budget"),
        "republican_budget": _("republican budget"),
        "other": _("another source"),
    }.get(funding, funding)


def day_name(_: Gettext, kind: str) -> str:
    """Why a day is not worked."""
    return {
        "weekend": _("Weekend"),
        "holiday": _("Holiday"),
        "carry_over": _("Day off moved from a weekend"),
        "transfer": _("Day off moved by decision"),
        "religious": _("Religious holiday"),
        "working": _("Working day"),
    }.get(kind, kind)


def severity_name(_: Gettext, severity: str) -> str:
    """How much a finding weighs."""
    return {"error": _("error"), "warning": _("warning"), "info": _("reminder")}.get(severity, severity)
