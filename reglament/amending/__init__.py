"""Amending acts: their operations read from the text in both languages, and applied to the text that they amend."""

from reglament.amending.applying import Consolidated, Failed, Fault, consolidate
from reglament.amending.operations import Amendment, Operation, Place, Unread, Verb
from reglament.amending.reading import amendments

__all__ = [
    "Amendment",
    "Consolidated",
    "Failed",
    "Fault",
    "Operation",
    "Place",
    "Unread",
    "Verb",
    "amendments",
    "consolidate",
]
