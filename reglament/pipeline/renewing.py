"""From the last check to this one: which rules must look at which papers again, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from reglament.diagnostics import Diagnostic
from reglament.loading.assemble import Row
from reglament.model.documents import Document, folder_of
from reglament.model.registers import REGISTERED
from reglament.model.watched import Common
from reglament.pipeline.cache import Cache
from reglament.pipeline.collect import Collected
from reglament.pipeline.crew import Whole
from reglament.pipeline.leaves import Leaf, pack
from reglament.pipeline.measuring import Measuring
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.ruling import Done, Task, facts_of, gathered, packed, rule, unpacked
from reglament.pipeline.snapshot import Outcome, Ruled, Snapshot
from reglament.pipeline.survey import LIGHT, Hands
from reglament.rules.engine import Engine, merge
from reglament.rules.judging import Judgement, judge
from reglament.settings import MARKER


class Differences:
    """What is not as the past check saw it, by the names of `Reads`."""

    def __init__(self, past: Snapshot, collected: Collected) -> None:
        survey = collected.survey
        self._ids = survey.changed
        self._unread = (past.unread, survey.unread)
        self._known: dict[str, bool] = {}
        self._sets: dict[str, set[str]] = {"k": set(), "f": set(), "n": set(), "e": set()}
        for rows, leaves in ((past.rows, past.leaves), (survey.rows, survey.leaves)):
            self._note(rows, leaves)
        self._sets["e"] = {key for key in self._ids if (key in past.rows) is not (key in survey.rows)}

    def _note(self, rows: Mapping[str, Row], leaves: Mapping[str, Leaf]) -> None:
        for key in self._ids:
            row = rows.get(key)
            if row is not None:
                self._sets["k"].add(row.kind)
                self._sets["f"].update((folder_of(key), f"{folder_of(key)}:{row.kind}"))
                self._sets["n"].update(leaves[row.path].named)

    def touch(self, names: Iterable[str]) -> bool:
        """Whether any of these is not as it was."""
        return any(self._touched(name) for name in names)

    def _touched(self, name: str) -> bool:
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._look(name)
        return found

    def _look(self, name: str) -> bool:
        sort, colon, what = name.partition(":")
        if not colon:
            whole = {"all": bool(self._ids), "ids": bool(self._sets["e"]), "kinds": bool(self._sets["e"] or self._ids)}
            return whole.get(name, self._unread[0] != self._unread[1])
        if sort == "d":
            return what in self._ids
        if sort == "u":
            past, now = (any(one.startswith(what) for one in unread) for unread in self._unread)
            return past is not now
        return what in self._sets[sort]


@dataclass
class _Kept:
    """What is known of every paper so far, what is still to be done, and which rules' facts are not as they were."""

    ruled: dict[str, Ruled]
    tasks: list[Task]
    news: set[str]


class Renewal:
    """One check, made from the past one."""

    def __init__(self, collected: Collected, past: Snapshot, hands: Hands, cache: Callable[[], Cache]) -> None:
        self._collected = collected
        self._hands = hands
        self._measures = Measuring(collected.ground, collected.request, cache)
        self._lame = tuple(sorted(self._engine.lame))
        if past.lame != self._lame:
            past = replace(past, ruled={}, wide={}, common=())
        self._past = past
        self._differences = Differences(past, collected)
        self._common = _common(collected)
        pairs = zip(Common, past.common or ("",) * len(Common), self._common, strict=False)
        self._bits = sum(int(bit) for bit, old, new in pairs if old != new)

    @cached_property
    def _engine(self) -> Engine:
        return self._collected.ground.engine(self._measures)

    @property
    def _request(self) -> Request:
        return self._collected.request

    def run(self) -> tuple[Judgement, Snapshot]:
        """What counts, and what the next check may begin from."""
        kept = self._kept()
        waiting = [pair for done in self._done(kept.tasks) for pair in self._take(done, kept)]
        for key, one in self._engine.settled(waiting):
            kept.ruled[key] = _with(kept.ruled[key], [packed(one)])
        wide = self._wide(kept)
        merged = self._merged(kept.ruled, wide)
        found = tuple(sorted(merged, key=lambda one: one.sort_key))
        judgement = judge(found, self._collected.ground.context(self._measures))
        return judgement, self._snapshot(kept.ruled, wide, judgement)

    def _kept(self) -> _Kept:
        """What of the past is still so."""
        kept = _Kept({}, [], set())
        changed = self._collected.survey.changed
        for key in self._collected.survey.rows:
            old = self._past.ruled.get(key)
            if old is None or key in changed or self._spoilt(old.outcomes[0]):
                kept.tasks.append(Task(key))
                kept.ruled[key] = Ruled((), b"")
                continue
            spoilt = [one for one in old.outcomes[1:] if self._spoilt(one)]
            kept.ruled[key] = old
            if spoilt:
                kept.tasks.append(Task(key, tuple(one[0][0] for one in spoilt)))
                kept.ruled[key] = Ruled(tuple(one for one in old.outcomes if one not in spoilt), old.facts)
        kept.news.update(rule for key in self._past.ruled if key not in kept.ruled for rule in self._facts_once(key))
        return kept

    def _spoilt(self, outcome: Outcome) -> bool:
        _, common, names, _ = outcome
        return bool(common & self._bits) or (bool(names) and self._differences.touch(names))

    def _facts_once(self, key: str) -> Mapping[str, Any]:
        old = self._past.ruled.get(key)
        return facts_of(old) if old is not None else {}

    def _done(self, tasks: list[Task]) -> Iterator[Done]:
        helpers = self._hands.crew(len(tasks))
        if len(tasks) > LIGHT:
            self._request.progress.begin(Stage.CHECK, len(tasks))
        if helpers is None:
            yield from rule(self._engine, self._collected.ground, tasks)
            return
        survey, request = self._collected.survey, self._request
        whole = Whole(
            tuple(survey.rows.values()),
            tuple(survey.leaves.values()),
            survey.unread,
            request.as_of,
            request.today,
            survey.reading,
        )
        for batch in helpers.rule(whole, tasks):
            yield from batch
            request.progress.advance(len(batch))

    def _take(self, done: Done, kept: _Kept) -> Iterator[tuple[Document, str]]:
        """Keep what came of a task; the rules that must wait."""
        before = kept.ruled[done.id]
        kept.ruled[done.id] = _with(before, done.outcomes)
        if done.facts is not None:
            kept.ruled[done.id] = Ruled(done.outcomes, done.facts)
            old = self._past.ruled.get(done.id)
            if old is None or old.facts != done.facts:
                past, now = self._facts_once(done.id), facts_of(kept.ruled[done.id])
                kept.news.update(rule for rule in past.keys() | now.keys() if past.get(rule) != now.get(rule))
        if done.waiting:
            document = self._collected.repository.documents[done.id]
            yield from ((document, rule) for rule in done.waiting)

    def _wide(self, kept: _Kept) -> dict[str, Outcome]:
        """What rules over all papers find."""
        found: dict[str, Outcome] = {}
        stale = []
        for key in self._engine.wide:
            old = self._past.wide.get(key)
            if old is None or key in kept.news or self._spoilt(old):
                stale.append(key)
            else:
                found[key] = old
        facts = gathered(kept.ruled, list(self._collected.survey.rows)) if stale else {}
        found.update((key, packed(self._engine.whole(key, facts.get(key, {})))) for key in stale)
        return found

    def _merged(self, ruled: Mapping[str, Ruled], wide: Mapping[str, Outcome]) -> list[Diagnostic]:
        said = [one for paper in ruled.values() for one in paper.outcomes if one[3]]
        said += [one for one in wide.values() if one[3]]
        failed = [one for found in self._measures.failed.values() for one in found]
        merged = merge(map(unpacked, said), self._collected.repository)
        return [*self._collected.diagnostics, *failed, *merged]

    def _snapshot(self, ruled: Mapping[str, Ruled], wide: dict[str, Outcome], judgement: Judgement) -> Snapshot:
        survey = self._collected.survey
        return Snapshot(
            walk="" if self._measures.failed else survey.walk,  # a paper that was not set is tried again
            leaves=survey.leaves,
            rows=survey.rows,
            unread=survey.unread,
            joined=pack(survey.joined.diagnostics),
            day=self._collected.as_of.isoformat(),
            lame=self._lame,
            common=self._common,
            ruled={key: one for key, one in ruled.items() if key not in self._measures.failed},
            wide=wide,
            judged=pack((judgement.findings, judgement.waived)),
        )


def _with(ruled: Ruled, outcomes: Iterable[Outcome]) -> Ruled:
    return Ruled((*ruled.outcomes, *outcomes), ruled.facts)


def _common(collected: Collected) -> tuple[str, ...]:
    """Digests of what many rules read, in the order of the bits of `Common`."""
    rows, leaves = collected.survey.rows, collected.survey.leaves
    settings = leaves[MARKER].digest if MARKER in leaves else ""
    registers, calendar = (
        sha256("\n".join([settings, *(row.digest for row in rows.values() if row.kind in kinds)]).encode())
        for kinds in (REGISTERED, {"calendar"})
    )
    return (registers.hexdigest(), calendar.hexdigest(), settings, collected.as_of.isoformat())
