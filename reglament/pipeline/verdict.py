"""What a check says of some files, as plain findings that travel between processes."""

from __future__ import annotations

from typing import NamedTuple

from reglament.diagnostics import Diagnostic
from reglament.pipeline.check import check
from reglament.pipeline.request import Request
from reglament.rules.judging import Waived


class Asked(NamedTuple):
    """The run, and the paths (from the root) on which to report."""

    request: Request
    paths: tuple[str, ...]


class Verdict(NamedTuple):
    """What was found, and what of it was waived."""

    findings: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]

    def adding(self, findings: tuple[Diagnostic, ...]) -> Verdict:
        """The same with findings that came from elsewhere, none of them twice."""
        known = {one.sort_key for one in (*self.findings, *(waived.finding for waived in self.waived))}
        new = [one for one in findings if one.sort_key not in known]
        return Verdict(tuple(sorted((*self.findings, *new), key=lambda one: one.sort_key)), self.waived)


def verdict(asked: Asked) -> Verdict:
    """Check what has changed and whatever depends on it; what concerns the files that were asked for.

    Raises UsageError when files change faster than they can be read.
    """
    checked = check(asked.request).within(asked.paths)
    return Verdict(checked.findings, checked.waived)
