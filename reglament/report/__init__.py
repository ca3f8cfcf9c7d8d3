"""Findings and rules in words: for a terminal, for programs, for GitHub."""

from reglament.report.due import DueList, due_json, due_table
from reglament.report.explain import explain
from reglament.report.github import github, step_summary
from reglament.report.gitlab import gitlab
from reglament.report.ics import icalendar
from reglament.report.json_report import json_report
from reglament.report.junit import junit
from reglament.report.rules_table import rules_json, rules_table, select
from reglament.report.sarif import sarif
from reglament.report.text import Sources, summary, text

__all__ = [
    "DueList",
    "Sources",
    "due_json",
    "due_table",
    "explain",
    "github",
    "gitlab",
    "icalendar",
    "json_report",
    "junit",
    "rules_json",
    "rules_table",
    "sarif",
    "select",
    "step_summary",
    "summary",
    "text",
]
