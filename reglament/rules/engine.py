"""Running the rules over an akimat: findings in a fixed order, whatever the state of the papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from reglament.calendar import MissingYear
from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Rule
from reglament.rules.calendars import MISSING_YEAR
from reglament.rules.facts import finding
from reglament.rules.registry import ALL


def run(context: Context, only: Collection[str] | None = None, rules: Iterable[Rule] | None = None) -> list[Diagnostic]:
    """All findings of the rules, sorted by file and place.

    `only` limits the answer to findings in papers with these ids (texts and annexes included). A rule that needs a
    day of a year without a calendar gives one finding for the paper and the year, and the other rules go on.
    """
    chosen = tuple(ALL.values() if rules is None else rules)
    found = {_key(diagnostic): diagnostic for rule in chosen for diagnostic in _findings(rule, context, only)}
    wanted = found.values() if only is None else _within(context, only, found.values())
    return sorted(wanted, key=lambda diagnostic: diagnostic.sort_key)


def severity(diagnostic: Diagnostic) -> Severity:
    """How much a finding weighs: from its rule."""
    return ALL[diagnostic.rule].spec.severity


def _findings(rule: Rule, context: Context, only: Collection[str] | None) -> Iterator[Diagnostic]:
    if rule.repository is not None:
        yield from _guarded(rule.repository(context), Location("reglament.yml"))
    if rule.document is not None:
        for document in context.repository:
            if (only is None or document.id in only) and _concerns(rule, document):
                yield from _guarded(rule.document(document, context), document.at())


def _guarded(findings: Iterator[Diagnostic], place: Location) -> Iterator[Diagnostic]:
    """The findings of one check; a missing calendar ends it with a finding of its own."""
    try:
        yield from findings
    except MissingYear as missing:
        yield finding(MISSING_YEAR, "missing", place, year=missing.year)


def _concerns(rule: Rule, document: Document) -> bool:
    return not rule.spec.kinds or document.kind in rule.spec.kinds


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    params = tuple(sorted((name, str(value)) for name, value in diagnostic.params.items()))
    return (diagnostic.rule, diagnostic.message, diagnostic.location, params)


def _within(context: Context, only: Collection[str], findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    paths: set[str] = set()
    for document in context.repository:
        if document.id in only:
            paths.add(document.source.path)
            paths.update(tree.path for tree in document.texts.values())
            paths.update(tree.path for annex in document.annexes for tree in annex.texts.values())
    return (diagnostic for diagnostic in findings if diagnostic.location.path in paths)
