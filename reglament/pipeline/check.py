"""Check: everything that has changed, and whatever depends on it, by the rules."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace

from reglament.diagnostics import Diagnostic, Severity
from reglament.errors import UsageError
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected, open_cache
from reglament.pipeline.filling import fill
from reglament.pipeline.leaves import ShiftedError, unpack
from reglament.pipeline.renewing import Renewal
from reglament.pipeline.request import Request
from reglament.pipeline.revision import Changes
from reglament.pipeline.snapshot import Snapshot
from reglament.pipeline.survey import Hands, survey
from reglament.pipeline.version import snapshot_version
from reglament.rules import engine
from reglament.rules.judging import Stage, Waived, for_stage

TRIES = 5
"""Times that a check begins anew when files change meanwhile."""


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
        papers = sum(row.path in reported for row in self.collected.survey.rows.values())
        return replace(limited, files=len(reported), papers=papers)

    def at_stage(self, stage: Stage) -> Checked:
        """The same, of which findings that bind only later than `stage` remind."""
        return replace(self, findings=tuple(for_stage(self.findings, stage, self.collected.repository)))

    def within(self, limits: tuple[str, ...]) -> Checked:
        """The same limited to files and folders (paths from the root); everything when no limit is given."""
        if not limits:
            return self
        inside = [row for row in self.collected.survey.rows.values() if _inside(row.path, limits)]
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


def check(request: Request, cache: Cache | None = None, *, whole: bool = False) -> Checked:
    """Look at everything, check what has changed and what depends on it; with `whole`, have all papers at hand.

    Raises UsageError when files change faster than they can be read.
    """
    for _ in range(TRIES):
        try:
            with unhurried():
                return _once(request, cache, whole=whole)
        except ShiftedError:
            continue
    raise UsageError("The papers change while they are read. Try again when nothing is being written.")


def _once(request: Request, cache: Cache | None, *, whole: bool) -> Checked:
    """One run of the check. Raises ShiftedError when a file changed meanwhile."""
    folder, version = request.paths.build / ".cache", snapshot_version(request.paths, request.reference)
    past = Snapshot.last(folder, version) or Snapshot()
    with ExitStack() as stack:
        hands, opened = Hands(request, stack), _cache_of(request, cache, stack)
        found = survey(request, past, hands)
        collected = Collected(request.paths.root, found, request)
        if found.same and past.judged and past.day == collected.as_of.isoformat():
            findings, waived = unpack(past.judged)
        else:
            judgement, snapshot = Renewal(collected, past, hands, opened).run()
            findings, waived = judgement.findings, judgement.waived
            snapshot.keep(folder, version)
        if whole:
            fill(found, request, opened())
    return Checked(collected, findings, len(found.files), len(found.rows), waived)


def _cache_of(request: Request, cache: Cache | None, stack: ExitStack) -> Callable[[], Cache]:
    """The cache that was given, else one that is opened when it is first needed."""
    opened: list[Cache] = [cache] if cache is not None else []

    def get() -> Cache:
        if not opened:
            opened.append(stack.enter_context(closing(open_cache(request))))
        return opened[0]

    return get


@contextmanager
def unhurried() -> Iterator[None]:
    """No looking for garbage meanwhile: what a run makes lives as long as the run."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
