"""Running the rules over an akimat: findings in a fixed order, whatever the state of the papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from reglament.calendar import MissingYear
from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document, Repository
from reglament.model.measures import Unmeasured
from reglament.model.watched import Reads
from reglament.rules.base import Context, Rule
from reglament.rules.calendars import MISSING_YEAR, missing_year
from reglament.rules.facts import finding
from reglament.rules.registers import unusable
from reglament.rules.registry import ALL
from reglament.rules.rendering import UNJUDGED
from reglament.rules.watching import WatchedContext
from reglament.settings import MARKER

FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a rule that did not foresee a paper raises."""


class Found(NamedTuple):
    """What some rules found in one paper, or one rule in all of them, and everything that they read.

    `rules` is empty for the rules of a paper that read nothing but the paper and common things. `common` and `names`
    are as in `Reads`; the paper itself is left out. `years` are years without a calendar, with the place that needs it.
    """

    rules: tuple[str, ...]
    common: int
    names: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    years: tuple[tuple[int, Location], ...]


def run(context: Context, only: Collection[str] | None = None, rules: Iterable[Rule] | None = None) -> list[Diagnostic]:
    """All findings of the rules, sorted by file and place.

    `only` limits the answer to findings in papers with these ids (texts and annexes included). A check that needs a
    day of a year without a calendar ends there, with one finding for the year, and the others go on. A check that asks
    for pages which nobody measured yet is made again when all such pages are known.
    """
    engine = Engine(context, ALL.values() if rules is None else rules)
    found: list[Found] = []
    waiting: list[tuple[Document, str]] = []
    for document in context.repository:
        if only is None or document.id in only:
            done, unmeasured = engine.paper(document)
            found += done
            waiting += [(document, rule) for rule in unmeasured]
    found += (one for _, one in engine.settled(waiting))
    found += (engine.whole(rule, engine.gathered(rule)) for rule in engine.wide)
    merged = merge(found, context.repository)
    return sorted(merged if only is None else _within(context, only, merged), key=lambda one: one.sort_key)


class Engine:
    """The rules over one context. Rules whose registers are missing (`lame`) are left out."""

    def __init__(self, context: Context, rules: Iterable[Rule]) -> None:
        self.lame = unusable(context)
        self._rules = {rule.spec.id: rule for rule in rules if self.lame.isdisjoint(rule.needs)}
        self._context = context
        self._reads = Reads()
        self._watched = WatchedContext(context, self._reads)
        self._by_kind: dict[str, tuple[Rule, ...]] = {}

    @cached_property
    def wide(self) -> tuple[str, ...]:
        """Ids of the rules that look at all papers at once."""
        return tuple(key for key, rule in self._rules.items() if rule.repository or rule.fold)

    def paper(self, document: Document) -> tuple[list[Found], list[str]]:
        """What the rules find in a paper, and the ids of those that need pages measured.

        Rules that read more than the paper and common things stand apart.
        """
        apart: list[Found] = []
        waiting: list[str] = []
        common, findings, years = 0, list[Diagnostic](), list[tuple[int, Location]]()
        for rule in self._of(document.kind):
            one = self._checked(document, rule)
            if one is None:
                waiting.append(rule.spec.id)
            elif one.names:
                apart.append(one)
            else:
                common |= one.common
                findings += one.findings
                years += one.years
        return [Found((), common, (), tuple(findings), tuple(years)), *apart], waiting

    def single(self, document: Document, key: str) -> Found | None:
        """What one rule finds in a paper; None when it needs pages measured."""
        return self._checked(document, self._rules[key])

    def settled(self, waiting: Sequence[tuple[Document, str]]) -> Iterator[tuple[str, Found]]:
        """What the waiting rules find, with the id of the paper, once the pages that they asked for are measured."""
        while waiting:
            self._context.measures.settle()
            still: list[tuple[Document, str]] = []
            for document, key in waiting:
                one = self.single(document, key)
                if one is None:
                    still.append((document, key))
                else:
                    yield document.id, one
            waiting = still

    def whole(self, key: str, facts: Mapping[str, Any]) -> Found:
        """What a rule over all papers finds, given the facts that it took from each (empty when it takes none)."""
        rule = self._rules[key]
        fold, repository = rule.fold, rule.repository

        def check() -> Iterator[Diagnostic]:
            if fold is not None:
                yield from fold(self._watched, facts)
            elif repository is not None:
                yield from repository(self._watched)

        self._reads.begin()
        findings, years = _made(rule, check, Location(MARKER))
        return Found((key,), self._reads.common, tuple(sorted(self._reads.names)), findings, years)

    def facts(self, document: Document) -> dict[str, Any]:
        """The facts that rules over all papers take from this one, by rule."""
        found = ((key, self._facts(self._rules[key], document)) for key in self.wide)
        return {key: facts for key, facts in found if facts}

    def gathered(self, key: str) -> dict[str, Any]:
        """The facts for one rule from every paper."""
        rule = self._rules[key]
        if rule.facts is None:
            return {}
        found = ((document.id, self._facts(rule, document)) for document in self._context.repository)
        return {identifier: facts for identifier, facts in found if facts}

    def _of(self, kind: str) -> tuple[Rule, ...]:
        """The rules over single papers of a kind."""
        if kind not in self._by_kind:
            self._by_kind[kind] = tuple(
                rule
                for rule in self._rules.values()
                if rule.document is not None and (not rule.spec.kinds or kind in rule.spec.kinds)
            )
        return self._by_kind[kind]

    def _facts(self, rule: Rule, document: Document) -> Any:
        concerned = rule.facts is not None and (not rule.spec.kinds or document.kind in rule.spec.kinds)
        return rule.facts(document) if concerned and rule.facts is not None else None

    def _checked(self, document: Document, rule: Rule) -> Found | None:
        reads = self._reads
        reads.begin()
        judge = rule.document
        if judge is None:
            return None
        try:
            findings, years = _made(rule, lambda: judge(document, self._watched), document)
        except Unmeasured:
            return None
        names = reads.names
        if names:
            names.discard(f"d:{document.id}")
        return Found((rule.spec.id,), reads.common, tuple(sorted(names)) if names else (), findings, years)


def _made(
    rule: Rule, check: Callable[[], Iterator[Diagnostic]], about: Document | Location
) -> tuple[tuple[Diagnostic, ...], tuple[tuple[int, Location], ...]]:
    """The findings of one check, and the years without a calendar that it met.

    A fault of the rule itself is a finding, so that it hides nothing of the others.
    """
    found: list[Diagnostic] = []
    place = about if isinstance(about, Location) else about.at()
    years: list[tuple[int, Location]] = []
    try:
        for diagnostic in check():
            if diagnostic.rule == MISSING_YEAR:
                years.append((int(str(diagnostic.params["year"])), diagnostic.location))
            else:
                found.append(diagnostic)
    except MissingYear as missing:
        years.append((missing.year, place))
    except FAULTS as fault:
        reason = " ".join(f"{type(fault).__name__}: {fault}".split())[:200]
        found.append(finding(UNJUDGED, "fault", place, rule=rule.spec.id, reason=reason))
    return tuple(found), tuple(years)


def merge(found: Iterable[Found], repository: Repository) -> list[Diagnostic]:
    """All findings, each once; years without a calendar are one finding a year."""
    single: dict[object, Diagnostic] = {}
    years: dict[int, set[Location]] = defaultdict(set)
    for one in found:
        if one.findings or one.years:
            single.update((_key(diagnostic), diagnostic) for diagnostic in one.findings)
            for year, place in one.years:
                years[year].add(place)
    if years and not repository.has_unread("calendar/"):
        lacking = [year for year in years if f"calendar/{year}" not in repository.documents]
        single.update((year, missing_year(year, years[year])) for year in lacking)
    return list(single.values())


def severity(diagnostic: Diagnostic) -> Severity:
    """How much a finding weighs: from its rule, but no more than an info before the stage from which it binds."""
    return Severity.INFO if diagnostic.binds else ALL[diagnostic.rule].spec.severity


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
