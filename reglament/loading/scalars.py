"""What an unquoted word of YAML means: the core schema of YAML 1.2, without its traps.

Dates, times, `no`, `on`, numbers with leading zeros, `0x10`, `.inf` stay text: an akimat writes numbers of acts,
identification numbers and dates, and none of them may change on reading.
"""

from __future__ import annotations

import re

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?(?:[eE][-+]?[0-9]{1,2})?")

Scalar = str | int | float | bool | None


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar."""
    if text in _NULL:
        return None
    first = text[0]
    if first in "tTfF":
        return _BOOL.get(text, text)
    if first not in "-+0123456789":
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
