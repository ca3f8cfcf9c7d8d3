"""Findings as a code quality report of GitLab."""

from __future__ import annotations

import json
from collections.abc import Sequence

from reglament.diagnostics import Diagnostic, Lang, Severity
from reglament.report.fingerprint import fingerprints
from reglament.report.messages import words
from reglament.rules.engine import severity

_LEVELS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(findings: Sequence[Diagnostic], lang: Lang, prefix: str = "") -> str:
    """A JSON list of every finding with its place and a fingerprint that outlives moves of lines.

    `prefix` is the akimat's folder in the checkout, empty or with `/` at its end.
    """
    listed = [
        {
            "description": _said(found, lang),
            "check_name": found.rule,
            "fingerprint": mark,
            "severity": _LEVELS[severity(found)],
            "location": {"path": prefix + found.location.path, "lines": {"begin": found.location.span.line}},
        }
        for found, mark in zip(findings, fingerprints(findings), strict=True)
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _said(found: Diagnostic, lang: Lang) -> str:
    said = words(found, lang)
    sentence = f"{found.rule}: {said.sentence} {said.clauses}".rstrip()
    return f"{sentence}; {said.fix}" if said.fix else sentence
