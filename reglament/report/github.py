"""Findings as annotations of a GitHub workflow, and as a summary of its step."""

from __future__ import annotations

from collections.abc import Sequence

from reglament.diagnostics import Diagnostic, Lang, Severity
from reglament.i18n import translator
from reglament.report.messages import place, plain, waived_text, words
from reglament.report.text import summary
from reglament.rules.engine import severity
from reglament.rules.judging import Waived

SHOWN = 10
"""How many annotations of one severity GitHub shows for a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(findings: Sequence[Diagnostic], lang: Lang, prefix: str = "") -> str:
    """Workflow commands, at most ten of each severity, and a line that counts all findings.

    `prefix` is the akimat's folder in the checkout, empty or with `/` at its end.
    """
    shown: list[Diagnostic] = []
    for level in _COMMANDS:
        shown += [found for found in findings if severity(found) is level][:SHOWN]
    return "\n".join([*(_command(found, lang, prefix) for found in shown), summary(findings, lang)]) + "\n"


def step_summary(findings: Sequence[Diagnostic], lang: Lang, waived: Sequence[Waived] = ()) -> str:
    """Every finding as Markdown, then the waived ones, for the file that GITHUB_STEP_SUMMARY names."""
    _ = translator("report", lang)
    lines = [f"### {_('Check by the Regulation')}", "", summary(findings, lang), ""]
    for found in findings:
        said = words(found, lang)
        lines.append(f"- `{_code(place(found.location))}` **{said.severity} {found.rule}**: {_prose(said.sentence)}")
        if said.fix:
            lines.append(f"  {_('how to fix')}: {_prose(said.fix)}")
    if waived:
        lines += ["", f"#### {_('waived: {count}').format(count=len(waived))}", ""]
        lines += [f"- `{_code(place(one.finding.location))}` {_prose(waived_text(one, lang))}" for one in waived]
    return "\n".join(lines) + "\n"


def _command(found: Diagnostic, lang: Lang, prefix: str) -> str:
    said, span = words(found, lang), found.location.span
    fields = {"file": prefix + found.location.path, "line": span.line, "col": span.column, "title": f"{found.rule}"}
    if span.end_line == span.line and span.end_column > span.column:
        fields |= {"endLine": span.end_line, "endColumn": span.end_column - 1}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    message = f"{said.sentence} {said.clauses}".rstrip() + (f"\n{said.fix}" if said.fix else "")
    return f"::{_COMMANDS[severity(found)]} {properties}::{_data(message)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _code(value: str) -> str:
    return plain(value, 4096).replace("`", "'")


def _prose(value: str) -> str:
    """A sentence in which a stranger's text cannot become mark-up."""
    entities = str.maketrans({"<": "&lt;", ">": "&gt;", "@": "&#64;"})
    for char in "\\`*_[]|#~":
        value = value.replace(char, f"\\{char}")
    return value.translate(entities)
