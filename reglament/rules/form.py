"""The form of files: what the loader finds before any clause of the Regulation is asked. No check functions here."""

from __future__ import annotations

from reglament.rules import (
    form_bytes,
    form_files,
    form_kinds,
    form_layout,
    form_limits,
    form_notes,
    form_texts,
    form_yaml,
)
from reglament.rules.base import Rule

_MODULES = (form_bytes, form_yaml, form_limits, form_kinds, form_files, form_texts, form_layout, form_notes)

RULES: tuple[Rule, ...] = tuple(
    Rule(spec) for spec in sorted((spec for module in _MODULES for spec in module.SPECS), key=lambda spec: spec.id)
)
"""For the registry, by id."""
