"""Check: what was collected, by the rules, with pages measured on the real layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from reglament.diagnostics import Diagnostic, Severity
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected, collect, open_cache
from reglament.pipeline.measuring import Measuring
from reglament.pipeline.request import Request
from reglament.pipeline.revision import Changes
from reglament.render.compose import COMPOSERS
from reglament.render.coverage import uncovered
from reglament.render.fonts import find_fonts
from reglament.rules import engine
from reglament.rules.base import Context
from reglament.rules.judging import Stage, Waived, for_stage, judge


@dataclass(frozen=True)
class Checked:
    """The findings of an akimat, in the order of a report."""

    collected: Collected
    findings: tuple[Diagnostic, ...]
    files: int
    papers: int
    waived: tuple[Waived, ...] = ()
    """Findings that do not count, for a competent official has waived them."""
    limits: tuple[str, ...] = (".",)
    """Files and folders that are reported on, from the root."""
    changes: Changes | None = None
    """What changed, when only that is reported on."""

    @property
    def reported(self) -> Iterator[str]:
        """The paths of the files that are reported on."""
        inside = (path for path in self.collected.files if _inside(path, self.limits))
        return (path for path in inside if self.changes is None or self.changes.has(path))

    @property
    def foremost(self) -> Sequence[Diagnostic]:
        """The findings with those on changed lines first."""
        return self.findings if self.changes is None else sorted(self.findings, key=self.changes.order)

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return Counter(engine.severity(finding) for finding in self.findings)[severity]

    @property
    def blocks(self) -> bool:
        """Whether anything found is an error."""
        return self.count(Severity.ERROR) > 0

    def adding(self, findings: Iterable[Diagnostic]) -> Checked:
        """The same with findings that came later; those that are known already are not repeated."""
        known = {(one.rule, one.message, one.location) for one in self.findings}
        new = [one for one in findings if (one.rule, one.message, one.location) not in known]
        return replace(self, findings=_ordered([*self.findings, *new])) if new else self

    def touching(self, changes: Changes) -> Checked:
        """The same limited to changed files, and to findings of which a note lies in one."""
        limited = replace(
            self,
            findings=tuple(finding for finding in self.findings if changes.concern(finding)),
            waived=tuple(one for one in self.waived if changes.concern(one.finding)),
            changes=changes,
        )
        reported = set(limited.reported)
        papers = sum(document.source.path in reported for document in self.collected.repository)
        return replace(limited, files=len(reported), papers=papers)

    def at_stage(self, stage: Stage) -> Checked:
        """The same, of which findings that bind only later than `stage` remind."""
        return replace(self, findings=tuple(for_stage(self.findings, stage, self.collected.repository)))

    def within(self, limits: tuple[str, ...]) -> Checked:
        """The same limited to files and folders (paths from the root); everything when no limit is given."""
        if not limits:
            return self
        inside = [document for document in self.collected.repository if _inside(document.source.path, limits)]
        return replace(
            self,
            findings=tuple(finding for finding in self.findings if _concerns(finding, limits)),
            waived=tuple(one for one in self.waived if _concerns(one.finding, limits)),
            files=sum(_inside(path, limits) for path in self.collected.files),
            papers=len(inside),
            limits=limits,
        )


def _concerns(finding: Diagnostic, limits: tuple[str, ...]) -> bool:
    return any(_inside(place.path, limits) for place in (finding.location, *(n.location for n in finding.notes)))


def _inside(path: str, limits: tuple[str, ...]) -> bool:
    return any(limit in (".", path) or path.startswith(f"{limit}/") for limit in limits)


def _ordered(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.sort_key))


def _uncovered(collected: Collected) -> Iterator[Diagnostic]:
    """Characters that cannot be printed, in all papers."""
    fonts = find_fonts()
    for document in collected.repository.of_kind(*COMPOSERS):
        yield from uncovered(document, fonts)


def check(request: Request, cache: Cache | None = None) -> Checked:
    """Collect and check everything."""
    if cache is None:
        with closing(open_cache(request)) as own:
            return check(request, own)
    collected = collect(request, cache)
    measures = Measuring(collected, request, cache)
    context = Context(
        repository=collected.repository,
        registers=collected.registers,
        calendar=collected.calendar,
        as_of=collected.as_of,
        measures=measures,
        settings=collected.settings,
    )
    ruled = engine.run(context)
    found = [*collected.diagnostics, *_uncovered(collected), *measures.failed, *ruled]
    judgement = judge(_ordered(found), context)
    counts = len(collected.files), len(collected.repository.documents)
    return Checked(collected, judgement.findings, *counts, judgement.waived)
