"""Findings and rules in words: for a terminal, for programs, for GitHub."""

from reglament.report.explain import explain
from reglament.report.github import github, step_summary
from reglament.report.gitlab import gitlab
from reglament.report.json_report import json_report
from reglament.report.junit import junit
from reglament.report.rules_table import rules_table
from reglament.report.sarif import sarif
from reglament.report.text import Sources, summary, text

__all__ = [
    "Sources",
    "explain",
    "github",
    "gitlab",
    "json_report",
    "junit",
    "rules_table",
    "sarif",
    "step_summary",
    "summary",
    "text",
]
