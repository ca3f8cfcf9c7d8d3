"""Check: what was collected, by the rules, with pages measured on the real layout."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.measures import Measures
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected, collect, open_cache
from reglament.pipeline.measuring import measure
from reglament.pipeline.request import Request
from reglament.rules import engine
from reglament.rules.base import Context


@dataclass(frozen=True)
class Checked:
    """The findings of an akimat, in the order of a report."""

    collected: Collected
    measures: Measures
    findings: tuple[Diagnostic, ...]
    files: int
    papers: int

    def count(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return Counter(engine.severity(finding) for finding in self.findings)[severity]

    @property
    def blocks(self) -> bool:
        """Whether anything found is an error."""
        return self.count(Severity.ERROR) > 0

    def within(self, limits: tuple[str, ...]) -> Checked:
        """The same limited to files and folders (paths from the root); everything when no limit is given."""
        if not limits:
            return self
        papers = [document for document in self.collected.repository if _inside(document.source.path, limits)]
        return replace(
            self,
            findings=tuple(finding for finding in self.findings if _inside(finding.location.path, limits)),
            files=sum(_inside(path, limits) for path in self.collected.files),
            papers=len(papers),
        )


def _inside(path: str, limits: tuple[str, ...]) -> bool:
    return any(limit in (".", path) or path.startswith(f"{limit}/") for limit in limits)


def check(request: Request, cache: Cache | None = None) -> Checked:
    """Collect and check everything."""
    if cache is None:
        with closing(open_cache(request)) as own:
            return check(request, own)
    collected = collect(request, cache)
    measures = measure(collected, request, cache)
    context = Context(
        repository=collected.repository,
        registers=collected.registers,
        calendar=collected.calendar,
        as_of=collected.as_of,
        measures=measures,
        settings=collected.settings,
    )
    findings = sorted([*collected.diagnostics, *engine.run(context)], key=lambda finding: finding.sort_key)
    return Checked(collected, measures, tuple(findings), len(collected.files), len(collected.repository.documents))
