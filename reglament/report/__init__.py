"""Findings and rules in words: for a terminal, for programs, for GitHub."""

from reglament.report.explain import explain
from reglament.report.github import github, step_summary
from reglament.report.json_report import json_report
from reglament.report.rules_table import rules_table
from reglament.report.text import Sources, summary, text

__all__ = ["Sources", "explain", "github", "json_report", "rules_table", "step_summary", "summary", "text"]
