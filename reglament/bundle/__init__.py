"""Bundles: one ZIP with everything about a dossier or a meeting, and the check that one is whole."""

from reglament.bundle.archive import Description, Entry, Report, make_bundle, media_type
from reglament.bundle.names import latin
from reglament.bundle.verifying import Fault, FaultKind, verify

__all__ = ["Description", "Entry", "Fault", "FaultKind", "Report", "latin", "make_bundle", "media_type", "verify"]
