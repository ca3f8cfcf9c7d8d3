"""Running the rules over an akimat: findings in a fixed order, whatever the state of the papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from reglament.calendar import MissingYear
from reglament.diagnostics import Diagnostic, Location, Param, Severity
from reglament.model.documents import Document
from reglament.model.measures import Unmeasured
from reglament.rules.base import Context, Rule
from reglament.rules.calendars import MISSING_YEAR, missing_year
from reglament.rules.registers import unusable
from reglament.rules.registry import ALL
from reglament.settings import MARKER


def run(context: Context, only: Collection[str] | None = None, rules: Iterable[Rule] | None = None) -> list[Diagnostic]:
    """All findings of the rules, sorted by file and place.

    `only` limits the answer to findings in papers with these ids (texts and annexes included). A check that needs a
    day of a year without a calendar ends there, with one finding for the year, and the others go on. A check that asks
    for pages which nobody measured yet is made again when all such pages are known.
    """
    lame = unusable(context)
    chosen = [rule for rule in (ALL.values() if rules is None else rules) if lame.isdisjoint(rule.needs)]
    results = _Results(context)
    waiting = [check for rule in chosen for check in _checks(rule, context, only) if not results.take(*check)]
    while waiting:
        context.measures.settle()
        waiting = [check for check in waiting if not results.take(*check)]
    found = results.findings()
    wanted = found if only is None else _within(context, only, found)
    return sorted(wanted, key=lambda diagnostic: diagnostic.sort_key)


class _Results:
    """Findings as they come, each once; years without a calendar are one finding a year."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._found: dict[object, Diagnostic] = {}
        self._years: dict[Param, set[Location]] = defaultdict(set)

    def take(self, check: Callable[[], Iterator[Diagnostic]], place: Location) -> bool:
        """Make a check; False when pages must be measured first."""
        try:
            for diagnostic in check():
                if diagnostic.rule == MISSING_YEAR:
                    self._years[diagnostic.params["year"]].add(diagnostic.location)
                else:
                    self._found[_key(diagnostic)] = diagnostic
        except MissingYear as missing:
            self._years[missing.year].add(place)
        except Unmeasured:
            return False
        return True

    def findings(self) -> list[Diagnostic]:
        """All of them."""
        repository = self._context.repository
        if not repository.has_unread("calendar/"):
            lacking = [year for year in self._years if f"calendar/{year}" not in repository.documents]
            self._found.update((year, missing_year(year, self._years[year])) for year in lacking)
        return list(self._found.values())


def severity(diagnostic: Diagnostic) -> Severity:
    """How much a finding weighs: from its rule, but no more than an info before the stage from which it binds."""
    return Severity.INFO if diagnostic.binds else ALL[diagnostic.rule].spec.severity


def _checks(
    rule: Rule, context: Context, only: Collection[str] | None
) -> Iterator[tuple[Callable[[], Iterator[Diagnostic]], Location]]:
    """The checks of one rule, each with the place that it is about."""
    if rule.repository is not None:
        yield partial(rule.repository, context), Location(MARKER)
    if rule.document is not None:
        for document in context.repository:
            if (only is None or document.id in only) and _concerns(rule, document):
                yield partial(rule.document, document, context), document.at()


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
