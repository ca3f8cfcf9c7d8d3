"""The guarded branch proven afterwards: every step that it took since the gate began is a request that came through.

A step leads from what the branch was to what it became: the merge of a head that a ledger knows, that head itself, or
its changes laid on the branch anew (squashed, rebased). What the ledger concluded before the step decides. Before and
after are told by the branch: a conclusion names the tip by which it was drawn. The date of a commit counts for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from reglament.errors import UsageError
from reglament.gate.faults import GateFault, Params
from reglament.gate.package import classify
from reglament.gate.records import Concluded, Head, Record
from reglament.pipeline.gating import only_merged, read_case
from reglament.pipeline.gating_ledger import passes, readable_at
from reglament.pipeline.gating_line import Line
from reglament.pipeline.gating_look import glance
from reglament.pipeline.gating_verify import Brought, Difference
from reglament.pipeline.git import Git
from reglament.report.messages import plain

MOST_FILES = 5
"""How many files a finding names."""
LONGEST = 100
"""The most commits into which a request may have been rebased: as many as GitHub takes."""
_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_AUTHOR = re.compile(rb"^author ([^<>\n]*)<([^<>\n]*)>", re.MULTILINE)
_COMMITTER = re.compile(rb"^committer ([^<>\n]*)<([^<>\n]*)>", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Branch:
    """What is audited: the guarded branch with its name, a commit of the branch of ledgers (empty: there is none),
    the server whose accounts count, the folder of the tool's schemas."""

    tip: str
    name: str
    ledgers: str
    forge: str
    schemas: Path


@dataclass(frozen=True, slots=True)
class Audited:
    """How many steps the branch took after `since`, the oldest tip that a ledger names (empty: none names one), and
    which of them are no request that came through, the oldest first."""

    since: str
    steps: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a ledger knew before a step, up to its last conclusion then."""

    request: int
    records: Sequence[Record]
    last: Concluded


@dataclass(frozen=True, slots=True)
class _Step:
    """From one tip to the next, by which head and ledger (0: none), and what is wrong with it."""

    base: str
    commit: str
    head: str = ""
    request: int = 0
    wrong: Difference | None = None


def audit(git: Git, branch: Branch) -> Audited:
    """Ask of every step of the branch since the gate began whether it is a request that came through. Ledgers are
    believed: that they are true is proven by `verify`.

    Raises UsageError for a clone without the whole history and when git cannot read it, GateFault when the branch of
    ledgers cannot be read.
    """
    if git.shallow:
        raise UsageError("This clone has only the newest commits: fetch all of them (fetch-depth: 0).")
    ledgers = _Ledgers(readable_at(git, branch.ledgers) if branch.ledgers else {})
    line = Line(git, branch.tip, ledgers.policies, ledgers.heads)
    steps = list(_once(_Audit(git, branch, ledgers, line).steps()))
    told = [*_lost(git, branch, ledgers, line), *_told(git, line, [one for one in steps if one.wrong])]
    since = steps[0].base if steps else branch.tip if branch.tip in ledgers.policies else ""
    return Audited(since, len(steps), tuple(told))


# ------------------------------------------------------------------ what ledgers know


class _Ledgers:
    """All ledgers: which of them know a head, and which tips of the branch they name."""

    def __init__(self, records: Mapping[int, Sequence[Record]]) -> None:
        self._records = records
        self.heads: dict[str, list[int]] = {}
        self.policies: dict[str, int] = {}
        self.passing: dict[str, list[str]] = {}
        for number in sorted(records, reverse=True):
            for record in records[number]:
                if isinstance(record, Head) and _is_name(record.commit):
                    known = self.heads.setdefault(record.commit, [])
                    known += [] if number in known else [number]
                elif isinstance(record, Concluded) and _is_name(record.policy):
                    self.policies[record.policy] = number
                    if passes(record.outcome) and _is_name(record.commit):
                        self.passing.setdefault(record.policy, []).append(record.commit)

    def before(self, head: str, later: Container[str]) -> Iterator[_Known]:
        """Ledgers that knew a head, the newest first, each up to its last conclusion before one that names a tip of
        those that came later."""
        for number in self.heads.get(head, ()):
            last, kept = None, 0
            for count, record in enumerate(self._records[number], start=1):
                if isinstance(record, Concluded):
                    if str(record.policy) in later:
                        break
                    last, kept = record, count
            records = self._records[number][:kept]
            if last is not None and any(isinstance(one, Head) and one.commit == head for one in records):
                yield _Known(number, records, last)

    def policy_of(self, head: str) -> str:
        """The tip by which a head was decided the last time; empty without."""
        for number in self.heads.get(head, ()):
            for record in reversed(self._records[number]):
                if isinstance(record, Concluded) and record.commit == head and _is_name(record.policy):
                    return record.policy
        return ""


def _is_name(value: object) -> bool:
    """Whether a ledger has the full name of a commit there: git is asked for nothing else."""
    return isinstance(value, str) and _NAME.fullmatch(value) is not None


# ------------------------------------------------------------------ the branch, step by step


class _Audit:
    """Steps of one branch, the newest first."""

    def __init__(self, git: Git, branch: Branch, ledgers: _Ledgers, line: Line) -> None:
        self._git = git
        self._branch = branch
        self._ledgers = ledgers
        self._line = line
        self._later: set[str] = set()

    def steps(self) -> Iterator[_Step]:
        """From the tip back to the oldest tip that a ledger names."""
        at = self._line.tip
        while before := self._line.before(at):
            self._later.add(at)
            step = self._step(at, before)
            yield step
            at = step.base

    def _step(self, at: str, before: str) -> _Step:
        """The step that ends with a commit: the first request that explains it, else what is wrong with it."""
        wrong: _Step | None = None
        for base, head in self._requests(at, before):
            for known in self._ledgers.before(head, self._later):
                step = _Step(base, at, head, known.request, self._judged(base, at, head, known))
                if step.wrong is None:
                    return step
                wrong = wrong or step
        return wrong or _Step(before, at, wrong=Difference("It came past the gate: no ledger knows such a request."))

    def _requests(self, at: str, before: str) -> Iterator[tuple[str, str]]:
        """What the step may be: from where, and the head of the request."""
        parents = self._line.parents(at)
        if len(parents) == 2:
            yield before, next((one for one in parents if one != before), before)
        yield self._line.tip_before(at), at
        if len(parents) == 1:
            yield from self._copied(at)

    def _copied(self, at: str) -> Iterator[tuple[str, str]]:
        """Requests with the changes of a commit, or of the row of commits that ends with it."""
        changes: dict[str, tuple[str, str]] = {}
        commit = at
        for _ in range(LONGEST if self._copies else 0):
            for path, (old, new) in self._changes[commit].items():
                changes[path] = (old, changes[path][1] if path in changes else new)
            base = self._line.before(commit)
            for head in self._copies.get(_key(changes), ()):
                yield base, head
            if self._line.is_tip(base) or base not in self._changes or len(changes) > self._largest:
                break
            commit = base
        for head in self._ledgers.passing.get(self._line.tip_before(at), ()):
            if head not in self._line:
                yield self._line.before(at), head

    @cached_property
    def _changes(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """What each commit of the branch with one parent changed."""
        pairs = [pair for pair in self._line.walk() if len(self._line.parents(pair[0])) == 1]
        made = self._git.compared([(self._line.tree(before), self._line.tree(at)) for at, before in pairs])
        return {at: change for (at, _), change in zip(pairs, made, strict=True)}

    @cached_property
    def _copies(self) -> Mapping[frozenset[tuple[str, str]], Sequence[str]]:
        """Heads that the branch does not contain, by what they change."""
        line = self._line
        away = {head: self._ledgers.policy_of(head) for head in self._ledgers.heads if head not in line.own}
        away = {head: policy for head, policy in away.items() if head in line and policy in line}
        trees = {head: self._tree(policy, head) for head, policy in away.items()}
        heads = [head for head in away if trees[head]]
        made = self._git.compared([(line.tree(away[head]), trees[head]) for head in heads])
        found: dict[frozenset[tuple[str, str]], list[str]] = {}
        for head, change in zip(heads, made, strict=True):
            found.setdefault(_key(change), []).append(head)
        return found

    @cached_property
    def _largest(self) -> int:
        return max(map(len, self._copies), default=0)

    def _tree(self, base: str, head: str) -> str:
        """The tree that a merge makes, empty when there is a conflict: nothing is asked where the head has the base."""
        return self._line.tree(head) if self._line.has(head, base) else self._git.merged(base, head)

    # -------------------------------------------------------------- one request

    def _judged(self, base: str, at: str, head: str, known: _Known) -> Difference | None:
        """What is wrong with a step that brings a head, by what its ledger knew before; None: it came through."""
        number = known.request
        try:
            if head not in self._line:
                raise UsageError("There is no revision {revision} in this git repository.", revision=head)
            if self._line.tree(at) != self._tree(base, head):
                only_merged(self._git, base, head, at)
            return self._decided(base, at, head, known)
        except GateFault as fault:
            return Difference(fault.message, fault.params, number)
        except UsageError as missing:
            facts: Params = {"number": number, "reason": str(missing)}
            return Difference(
                "Whether it is the request {number} cannot be proven: {reason}", facts, number, absent=True
            )

    def _decided(self, base: str, at: str, head: str, known: _Known) -> Difference | None:
        """What the ledger says of the package that the step brought. Raises as reading a case does."""
        number, last, branch = known.request, known.last, self._branch
        if last.commit == head and (last.policy == base or self._same(base, at, last.policy, head)):
            return _lacking(number, last.outcome)
        case = read_case(self._git, base, head, branch.name, branch.forge, branch.schemas, branch.ledgers)
        concluded = (one for one in reversed(known.records) if isinstance(one, Concluded))
        named = next((one for one in concluded if one.digest == case.package.digest), None)
        if named is None:
            facts: Params = {"number": number}
            return Difference("It is not what the visas of the request {number} stand under.", facts, number)
        if named is last or not passes(named.outcome):
            return _lacking(number, named.outcome)
        return _lacking(number, glance(case, branch.name, known.records, last.at).outcome.value)

    def _same(self, base: str, at: str, policy: str, head: str) -> bool:
        """Whether a step changes what was decided on by another tip, and nothing else: then it is the same package."""
        git, made = self._git, self._tree(policy, head) if policy in self._line else ""
        if not made or git.changed(base, at) != (changed := git.changed(policy, made)):
            return False
        _, dossier = classify(sorted(changed))
        pairs = ((at, made), (base, policy)) if dossier else ()
        return all(
            git.modes(one, f"content/{dossier}/") == git.modes(other, f"content/{dossier}/") for one, other in pairs
        )


def _lacking(number: int, outcome: str) -> Difference | None:
    if passes(outcome):
        return None
    facts: Params = {"number": number, "outcome": outcome}
    return Difference("The request {number} did not have its visas then: {outcome}.", facts, number)


def _key(changes: Mapping[str, tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((path, new) for path, (old, new) in changes.items() if old != new)


# ------------------------------------------------------------------ what is told


def _once(steps: Iterator[_Step]) -> Iterator[_Step]:
    """Steps in the order of time; a head that comes a second time comes without its visas."""
    seen: set[tuple[int, str]] = set()
    for step in reversed(list(steps)):
        if step.wrong is None and (step.request, step.head) in seen:
            facts: Params = {"number": step.request, "head": step.head[:12]}
            again = Difference("It brings {head} of the request {number} a second time.", facts, step.request)
            yield replace(step, wrong=again)
            continue
        if step.wrong is None:
            seen.add((step.request, step.head))
        yield step


def _lost(git: Git, branch: Branch, ledgers: _Ledgers, line: Line) -> Iterator[Difference]:
    """Tips that ledgers name and that the branch does not have: it was written anew."""
    lost = [policy for policy in ledgers.policies if policy not in line.own]
    if lost:
        facts: Params = {"branch": branch.name, "commit": lost[0][:12], "count": len(lost)}
        yield Difference(
            "By the ledgers {branch} was {commit} once: it was written anew, or is old here ({count} such commits).",
            facts,
            ledgers.policies[lost[0]],
            absent=not any(map(git.find, lost)),
        )


def _told(git: Git, line: Line, steps: Sequence[_Step]) -> Iterator[Difference]:
    """What is wrong with steps, with what a reader must know of each."""
    changes = git.compared([(line.tree(one.base), line.tree(one.commit)) for one in steps])
    commits = git.blobs({one.commit: one.commit for one in steps})
    for step, change in zip(steps, changes, strict=True):
        head, _, message = commits.get(step.commit, b"").partition(b"\n\n")
        author, committer = (_who(pattern.search(head)) for pattern in (_AUTHOR, _COMMITTER))
        files = tuple(plain(path) for path in sorted(change)[:MOST_FILES])
        subject = _clean(message.strip().partition(b"\n")[0])
        brought = Brought(step.commit, subject, *committer, *author, files, len(change) - len(files))
        if step.wrong is not None:
            yield replace(step.wrong, brought=brought)


def _who(found: re.Match[bytes] | None) -> tuple[str, str]:
    return (_clean(found[1]), _clean(found[2])) if found else ("", "")


def _clean(text: bytes) -> str:
    return plain(text.decode("utf-8", "replace"))
