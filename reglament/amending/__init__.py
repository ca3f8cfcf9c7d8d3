"""Amending acts: their operations read from the text in both languages, and applied to the text that they amend."""

from reglament.amending.applying import Consolidated, Failed, Fault, consolidate
from reglament.amending.comparing import Difference, first_difference
from reglament.amending.operations import Amendment, Operation, Place, Unread, Verb
from reglament.amending.quotes import without_quotations
from reglament.amending.reading import amendments
from reglament.amending.writing import as_markdown

__all__ = [
    "Amendment",
    "Consolidated",
    "Difference",
    "Failed",
    "Fault",
    "Operation",
    "Place",
    "Unread",
    "Verb",
    "amendments",
    "as_markdown",
    "consolidate",
    "first_difference",
    "without_quotations",
]
