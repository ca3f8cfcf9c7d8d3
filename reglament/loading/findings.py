"""A collector of findings about one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reglament.diagnostics import START, Diagnostic, Location, Note, Param, Span


class Findings:
    """Gathers the findings of one file while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.items: list[Diagnostic] = []

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
        self.items.append(Diagnostic(rule, message, Location(self.path, span, pointer), params, tuple(notes), fix))
