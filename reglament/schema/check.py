"""The check of one file against the schema of its kind."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from reglament.diagnostics import Diagnostic
from reglament.model.documents import Json, Source
from reglament.schema import repair, words
from reglament.schema.engines import Engine, Fault, Validate, fast
from reglament.schema.explain import explain, unfold
from reglament.schema.store import Store

_ALIEN = 3
"""With so many wrong or missing keys at the top of a file, its kind itself may be wrong."""


class Schemas:
    """The schemas of a folder, compiled when they are first needed.

    `engine` is `reglament.schema.engines.fast`, or `reglament.schema.reference.reference` to have another
    implementation of JSON Schema look at the same files.
    """

    def __init__(self, folder: Path, engine: Engine = fast) -> None:
        self.folder = folder
        self._engine = engine
        self._validators: dict[str, Validate] = {}

    @cached_property
    def store(self) -> Store:
        """The schemas as read; raises ReglamentError when the folder is damaged."""
        return Store.read(self.folder)

    @cached_property
    def _compiled(self) -> Callable[[str], Validate]:
        return self._engine(self.store)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of papers, in the order of their names."""
        return self.store.kinds

    def check(self, source: Source) -> list[Diagnostic]:
        """The findings S01…S15 about a file, in its order; empty when it satisfies the schema of its `kind`."""
        kind = source.data.get("kind") if isinstance(source.data, dict) else None
        if kind not in self.kinds:
            return [self._unknown_kind(source)]
        try:
            faults = self._validator(kind)(source.data)
        except (ValueError, RecursionError):
            return [Diagnostic("S14", "unreadable", source.value())]
        if sum(not fault.path for fault in faults) >= _ALIEN and (other := self._fits(source.data)):
            return [Diagnostic("S15", "fits", source.value("/kind"), {"kind": kind, "other": other})]
        return explain(self.store, kind, source, faults)

    def _fits(self, data: Json) -> str:
        """The one kind whose schema the data satisfy, had they that kind; empty when none or several do."""
        fitting = [kind for kind in self.kinds if not self._validator(kind)({**data, "kind": kind})]
        return fitting[0] if len(fitting) == 1 else ""

    def faults(self, kind: str, data: Json) -> list[Fault]:
        """The bare faults of plain data, for comparing engines: sorted, each `oneOf` reduced to the branch meant."""
        found = set(unfold(self.store, kind, data, self._validator(kind)(data)))
        return sorted(found, key=lambda fault: (str(fault.path), fault.keyword, fault.name))

    def _validator(self, kind: str) -> Validate:
        if kind not in self._validators:
            self._validators[kind] = self._compiled(kind)
        return self._validators[kind]

    def _unknown_kind(self, source: Source) -> Diagnostic:
        kinds = ", ".join(self.kinds)
        if not isinstance(source.data, dict) or "kind" not in source.data:
            return Diagnostic("S01", "missing", source.value(), {"kinds": kinds})
        kind, place = source.data["kind"], source.value("/kind")
        if not isinstance(kind, str):
            return Diagnostic("S01", "sort", place, {"found": words.found(kind), "kinds": kinds})
        titles = {name: self.store.schemas[name]["x-title"] for name in self.kinds}
        near = repair.meant(kind, titles) or repair.near(kind, self.kinds)
        params = {"value": words.short(kind), "kinds": kinds, "near": near}
        return Diagnostic("S01", "unknown", place, params, fix="near" if near else "")
