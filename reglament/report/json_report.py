"""Findings for other programs: one JSON object, with every sentence in the three languages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from reglament.diagnostics import Diagnostic, Location, Note
from reglament.i18n import LANGS
from reglament.report import messages
from reglament.rules.engine import severity
from reglament.rules.judging import Waived
from reglament.rules.registry import ALL

VERSION = 1


def json_report(findings: Sequence[Diagnostic], waived: Sequence[Waived] = ()) -> str:
    """A JSON object: `version`, `summary` (findings of each severity, waived ones), `findings` in order, `waived`."""
    counts = Counter(severity(found).name.lower() for found in findings)
    report = {
        "version": VERSION,
        "summary": {**{level: counts[level] for level in ("error", "warning", "info")}, "waived": len(waived)},
        "findings": [_finding(found) for found in findings],
        "waived": [
            {**_finding(one.finding), "reason": dict(one.reason), "expires": one.expires.isoformat()} for one in waived
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Diagnostic) -> dict[str, Any]:
    spec = ALL[found.rule].spec
    return {
        "rule": found.rule,
        "name": spec.name,
        "severity": severity(found).name.lower(),
        "binds_from": spec.profile.value,
        "clauses": list(spec.clauses),
        **_place(found.location),
        "message": _each(lambda lang: messages.sentence(found, lang)),
        "fix": _each(lambda lang: messages.fix(found, lang)),
        "notes": [_note(found, note) for note in found.notes],
    }


def _note(found: Diagnostic, note: Note) -> dict[str, Any]:
    return {**_place(note.location), "message": _each(lambda lang: messages.note_text(found, note, lang))}


def _place(location: Location) -> dict[str, Any]:
    span = location.span
    return {
        "path": location.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "pointer": location.pointer,
    }


def _each(said: Callable[[str], str]) -> dict[str, str]:
    return {lang: said(lang) for lang in LANGS}
