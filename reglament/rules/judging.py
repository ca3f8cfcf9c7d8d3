"""From what the rules found to what counts: what was waived, and what binds only at a later stage of a paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from reglament.diagnostics import Diagnostic, Location, Severity, Text
from reglament.model.documents import Repository
from reglament.rules.base import Context, Profile
from reglament.rules.engine import severity
from reglament.rules.facts import finding
from reglament.rules.registers import unusable
from reglament.rules.registry import ALL
from reglament.rules.waivers import Waiver, holds, may_be_waived, waivers

_ORDER = tuple(Profile)
_LONGEST = 40
"""So many characters of an unknown rule are compared with the known ones."""

_ACTS = ("decree", "decision", "order")
_STAGES: Mapping[object, Profile] = {"draft": Profile.DRAFT, "approval": Profile.REVIEW}
"""By status of an act; every other status is one of a decided act."""


class Stage(StrEnum):
    """For which stage a check is made: the same for all papers, or `auto`: that of each act by its status."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISH = "publish"
    AUTO = "auto"


def for_stage(findings: Iterable[Diagnostic], stage: Stage, repository: Repository) -> Iterator[Diagnostic]:
    """The findings, of which those of rules that bind later than `stage` only remind.

    With `auto` a file in the folder of an act that is a draft is checked as a draft, of an act in approval as for
    review, every other file as for publication.
    """
    stages = dict(_by_folder(repository)) if stage is Stage.AUTO else {}
    for found in findings:
        if stage is Stage.AUTO:
            chosen = stages.get(found.location.path.rpartition("/")[0], Profile.PUBLISH)
        else:
            chosen = Profile(stage.value)
        binding = ALL[found.rule].spec.profile
        later = _ORDER.index(binding) > _ORDER.index(chosen)
        yield replace(found, binds=binding.value) if later and severity(found) > Severity.INFO else found


def _by_folder(repository: Repository) -> Iterator[tuple[str, Profile]]:
    for act in repository.of_kind(*_ACTS):
        yield f"content/{act.dossier}", _STAGES.get(act.get("/status"), Profile.PUBLISH)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that does not count, and what was decided about it."""

    finding: Diagnostic
    reason: Text
    expires: date
    at: Location
    """Where the waiver stands in its register."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What counts, in the order of a report, and what was waived."""

    findings: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()


def judge(findings: Iterable[Diagnostic], ctx: Context) -> Judgement:
    """The findings without the waived ones, and with those about waivers that nothing needs or nobody may give."""
    found = tuple(findings)
    entries = tuple(waivers(ctx.repository))
    if not entries:
        return Judgement(found)
    valid = [waiver for waiver in entries if waiver.rule in ALL and may_be_waived(waiver.rule)]
    standing, waived, used = _sorted_out(found, [waiver for waiver in valid if holds(waiver, ctx)], ctx.repository)
    own = [*_unfit(entries), *_unused([one for one in valid if holds(one, ctx) and id(one) not in used], ctx)]
    return Judgement(tuple(sorted([*standing, *own], key=lambda one: one.sort_key)), waived)


def _sorted_out(
    findings: Iterable[Diagnostic], holding: Sequence[Waiver], repository: Repository
) -> tuple[list[Diagnostic], tuple[Waived, ...], set[int]]:
    """What stands, what is waived, and which waivers were used (by `id`)."""
    by_place: dict[tuple[str, str], list[Waiver]] = defaultdict(list)
    for waiver in holding:
        for path in waiver.paths(repository):
            by_place[waiver.rule, path].append(waiver)
    standing, waived = list[Diagnostic](), list[Waived]()
    used = set[int]()
    for found in findings:
        covering = [one for one in by_place.get((found.rule, found.location.path), ()) if one.reaches(found.location)]
        if not covering:
            standing.append(found)
            continue
        used.update(map(id, covering))
        last = max(covering, key=lambda one: one.expires or date.min)
        waived.append(Waived(found, last.reason, last.expires or date.min, last.at("rule")))
    return standing, tuple(waived), used


def _unfit(entries: Iterable[Waiver]) -> Iterator[Diagnostic]:
    for waiver in entries:
        if waiver.rule not in ALL:
            near = get_close_matches(waiver.rule[:_LONGEST], ALL, n=1, cutoff=0.0)
            yield finding("W4", "unknown", waiver.at("rule"), rule=waiver.rule, near=near[0])
        elif not may_be_waived(waiver.rule):
            yield finding("W4", "never", waiver.at("rule"), rule=waiver.rule)


def _unused(unused: Iterable[Waiver], ctx: Context) -> Iterator[Diagnostic]:
    """Waivers that no finding needs; none while a file or a register cannot be read, for it may hold the finding.

    Of an id that names no paper X2.1 speaks already.
    """
    if ctx.repository.unread or unusable(ctx):
        return
    for waiver in unused:
        known = waiver.known(ctx.repository)
        if known or waiver.names_a_file:
            message = "unused" if known else "unknown"
            yield finding("W1", message, waiver.at("paper"), rule=waiver.rule, paper=waiver.paper)
