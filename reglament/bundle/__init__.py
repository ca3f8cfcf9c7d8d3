"""Bundles: a ZIP, and a PDF in each language, with all papers of a dossier or a meeting; the check of one received."""

from reglament.bundle.archive import make_bundle, media_type
from reglament.bundle.entries import Description, Entry, Report
from reglament.bundle.merging import Chapter, Merged, Part, merge
from reglament.bundle.missing import Missing, Reason
from reglament.bundle.names import latin
from reglament.bundle.order import Group, arranged, leading
from reglament.bundle.verifying import Fault, FaultKind, Verdict, verify

__all__ = [
    "Chapter",
    "Description",
    "Entry",
    "Fault",
    "FaultKind",
    "Group",
    "Merged",
    "Missing",
    "Part",
    "Reason",
    "Report",
    "Verdict",
    "arranged",
    "latin",
    "leading",
    "make_bundle",
    "media_type",
    "merge",
    "verify",
]
