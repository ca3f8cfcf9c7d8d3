"""A collector of findings about one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from reglament.diagnostics import START, Diagnostic, Location, Note, Param, Span

MAX_ALIKE = 50
"""More findings alike in one file teach nobody anything: the rest shows after the first are mended."""


class Findings:
    """Gathers the findings of one file while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.items: list[Diagnostic] = []
        self._alike: Counter[tuple[str, str]] = Counter()

    def add(
        self,
        rule: str,
        message: str,
        span: Span = START,
        *,
        notes: Iterable[Note] = (),
        fix: str = "",
        pointer: str = "",
        **params: Param,
    ) -> None:
        """Add a finding at `span` of this file."""
        self.put(rule, message, span, params, notes=notes, fix=fix, pointer=pointer)

    def put(
        self,
        rule: str,
        message: str,
        span: Span,
        params: Mapping[str, Param],
        *,
        notes: Iterable[Note] = (),
        fix: str = "",
        pointer: str = "",
    ) -> None:
        """The same, with the params as a mapping."""
        self._alike[rule, message] += 1
        if self._alike[rule, message] > MAX_ALIKE:
            return
        self.items.append(Diagnostic(rule, message, Location(self.path, span, pointer), params, tuple(notes), fix))
