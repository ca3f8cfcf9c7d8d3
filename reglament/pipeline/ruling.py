"""The rules over papers of a shelf, here or in a worker: what they find, in the form in which it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from reglament.calendar import WorkingCalendar
from reglament.diagnostics import Diagnostic, Lang
from reglament.loading import languages
from reglament.model.days import as_day
from reglament.model.documents import Document, Repository
from reglament.model.fingerprint import dumps
from reglament.model.measures import Measures
from reglament.model.registers import Registers
from reglament.pipeline.leaves import pack, unpack
from reglament.pipeline.shelf import Shelf
from reglament.pipeline.snapshot import Outcome, Ruled
from reglament.render.compose import COMPOSERS
from reglament.render.coverage import RULE as COVERAGE
from reglament.render.coverage import uncovered
from reglament.render.fonts import find_fonts
from reglament.rules.base import Context, Rule
from reglament.rules.engine import Engine, Found
from reglament.rules.registry import ALL
from reglament.settings import MARKER


class Task(NamedTuple):
    """A paper to be looked at: by all rules, or by those named (`rules`) only."""

    id: str
    rules: tuple[str, ...] = ()


class Done(NamedTuple):
    """What came of a task. `waiting` are rules that need pages measured; `facts` are None when they were not taken."""

    id: str
    outcomes: tuple[Outcome, ...]
    waiting: tuple[str, ...]
    facts: bytes | None


@dataclass(frozen=True)
class Ground:
    """All that rules stand on, from the papers of a shelf."""

    shelf: Shelf
    repository: Repository
    settings: Mapping[str, object]
    languages: tuple[Lang, ...]
    as_of: date

    @cached_property
    def registers(self) -> Registers:
        """The registers."""
        return Registers.of(self.repository, self.settings)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """The working calendar."""
        return WorkingCalendar.of(self.repository, self.settings)

    @classmethod
    def of(cls, shelf: Shelf, unread: frozenset[str], as_of: date | None, today: date) -> Ground:
        """The ground as the settings of the akimat say, `as_of` being the day that the user asked for."""
        leaf = shelf.leaves.get(MARKER)
        source = shelf.source(MARKER) if leaf is not None and leaf.usable else None
        settings: Mapping[str, object] = source.data if source is not None else {}
        day = as_of or _fixed_day(settings) or today
        return cls(shelf, Repository(shelf, unread), settings, languages(source), day)

    def context(self, measures: Measures) -> Context:
        """What rules see."""
        return Context(self.repository, self.registers, self.calendar, self.as_of, measures, self.settings)

    def engine(self, measures: Measures) -> Engine:
        """The rules, and the look at characters that cannot be printed."""
        return Engine(self.context(measures), [*ALL.values(), self._coverage()])

    def _coverage(self) -> Rule:
        fonts = find_fonts()

        def check(document: Document, _: Context) -> Iterator[Diagnostic]:
            return uncovered(document, fonts) if self.shelf.odd(document.id) else iter(())

        return Rule(replace(ALL[COVERAGE].spec, kinds=tuple(COMPOSERS)), document=check)


def _fixed_day(settings: Mapping[str, object]) -> date | None:
    return as_day(settings.get("as_of"))


def rule(engine: Engine, ground: Ground, tasks: Iterable[Task]) -> Iterator[Done]:
    """The tasks done, one by one."""
    for task in tasks:
        document = ground.repository.documents[task.id]
        if task.rules:
            found = {key: engine.single(document, key) for key in task.rules}
            waiting = tuple(key for key, one in found.items() if one is None)
            yield Done(task.id, tuple(packed(one) for one in found.values() if one is not None), waiting, None)
        else:
            all_found, unmeasured = engine.paper(document)
            facts = engine.facts(document)
            kept = dumps(facts) if facts else b""
            yield Done(task.id, tuple(map(packed, all_found)), tuple(unmeasured), kept)


def packed(found: Found) -> Outcome:
    """What some rules found, plain."""
    said = pack((found.findings, found.years)) if found.findings or found.years else b""
    return (found.rules, found.common, found.names, said)


def unpacked(outcome: Outcome) -> Found:
    """The same as values."""
    findings, years = unpack(outcome[3]) or ((), ())
    return Found(*outcome[:3], findings, years)


def facts_of(ruled: Ruled) -> Mapping[str, Any]:
    """The facts taken from a paper, by rule."""
    return dict(unpack(ruled.facts)) if ruled.facts else {}


def gathered(ruled: Mapping[str, Ruled], order: Sequence[str]) -> Mapping[str, Mapping[str, Any]]:
    """Facts by rule and paper, papers in their order."""
    found: dict[str, dict[str, Any]] = {}
    for key in order:
        for rule_id, facts in facts_of(ruled[key]).items():
            found.setdefault(rule_id, {})[key] = facts
    return found
