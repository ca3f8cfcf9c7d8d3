"""Ledgers proven: their branch only grew, every line is chained, every conclusion can be drawn again.

What a conclusion rests on is named in the ledger itself: the records before it, the commit of the registers, the commit
of the request. Nothing else is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reglament.errors import UsageError
from reglament.gate.decision import Outcome
from reglament.gate.evaluate import error, evaluate
from reglament.gate.faults import GateFault, Params, nothing
from reglament.gate.ledger import extends, read
from reglament.gate.records import Concluded, Head, Record
from reglament.pipeline.gating import Case, read_case
from reglament.pipeline.gating_ledger import ledger_number, ledgers_at
from reglament.pipeline.gating_look import conclusion
from reglament.pipeline.git import Git

BATCH = 200
"""Commits whose files are read at once."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A commit of the guarded branch as it is told: texts of strangers are cleaned of what a terminal may act on.

    `name` and `mail` are those of who committed it, as the commit says: on a forge that is the forge, and `author` who
    pressed the button. `files` are the first that it changed, and there are `more`.
    """

    commit: str
    subject: str
    name: str
    mail: str
    author: str
    author_mail: str
    files: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it must be: an msgid of the catalogue `gate`, with its facts; `request` 0 is the whole branch."""

    message: str
    params: Params = field(default_factory=nothing)
    request: int = 0
    line: int = 0
    absent: bool = False
    """Nothing is wrong, but it cannot be proven: a commit is not here."""
    brought: Brought | None = None
    """The step of the guarded branch that it speaks of; None: it speaks of ledgers, or of the branch."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What was read and rebuilt, and what differs, in order."""

    commits: int
    requests: int
    conclusions: int
    differences: tuple[Difference, ...]


def verify(git: Git, tip: str, forge: str, schemas: Path) -> Proven:
    """Prove all ledgers of a commit of their branch; `forge` is the host whose accounts counted.

    Raises UsageError when git cannot read the branch.
    """
    commits, found = _history(git, tip)
    try:
        ledgers = ledgers_at(git, tip)
    except GateFault as fault:
        return Proven(commits, 0, 0, (*found, Difference(fault.message, fault.params)))
    cases = _Cases(git, forge, schemas, tip)
    concluded = 0
    for number, data in ledgers.items():
        try:
            records = read(data)
        except GateFault as fault:
            found.append(Difference(fault.message, fault.params, number))
            continue
        concluded += sum(isinstance(record, Concluded) for record in records)
        found += rebuilt(records, cases, number)
    return Proven(commits, len(ledgers), concluded, tuple(found))


# ------------------------------------------------------------------ the branch


def _history(git: Git, tip: str) -> tuple[int, list[Difference]]:
    root = Git(git.program, git.root)
    history = root.history(tip)
    found = []
    for start in range(0, len(history), BATCH):
        found += grown(root, history[start : start + BATCH])
    return len(history), found


def grown(git: Git, commits: Sequence[tuple[str, tuple[str, ...]]]) -> list[Difference]:
    """What commits (each with its parents) did to ledgers but append; `git` has the branch at its root."""
    found = [
        Difference("The commit {commit} of the ledgers has several parents.", {"commit": commit[:12]})
        for commit, parents in commits
        if len(parents) > 1
    ]
    changes = git.steps([commit for commit, _ in commits])
    names = {name for change in changes.values() for pair in change.values() for name in pair if name}
    blobs = git.blobs({name: name for name in names})
    for commit, change in changes.items():
        for path, (before, after) in change.items():
            facts = {"commit": commit[:12], "path": path}
            number = ledger_number(path)
            if number is None:
                found.append(Difference("The commit {commit} puts something else beside ledgers: {path}.", facts))
            elif not after:
                found.append(Difference("The commit {commit} drops the ledger {path}.", facts, number))
            elif not extends(blobs.get(before, b"") if before else b"", blobs.get(after, b"")):
                found.append(Difference("The commit {commit} changes what the ledger {path} had.", facts, number))
    return found


# ------------------------------------------------------------------ conclusions


class _Cases:
    """Cases by what a conclusion names; each is read once."""

    def __init__(self, git: Git, forge: str, schemas: Path, tip: str) -> None:
        self._tip = tip
        self._git = git
        self._forge = forge
        self._schemas = schemas
        self._known: dict[tuple[str, str, str], Case | GateFault | UsageError] = {}

    def of(self, policy: str, commit: str, target: str) -> Case:
        """The case of two commits. Raises GateFault and UsageError, as reading it does."""
        key = (policy, commit, target)
        if key not in self._known:
            try:
                self._known[key] = read_case(self._git, policy, commit, target, self._forge, self._schemas, self._tip)
            except (GateFault, UsageError) as reason:
                self._known[key] = reason
        found = self._known[key]
        if isinstance(found, Case):
            return found
        raise found


def rebuilt(records: Sequence[Record], cases: _Cases, number: int) -> Iterator[Difference]:
    """Conclusions of one ledger that come out otherwise when they are drawn again."""
    head: Head | None = None
    for index, record in enumerate(records):
        if isinstance(record, Head):
            head = record
        if isinstance(record, Concluded):
            different = _differs(record, records[:index], head, cases)
            if different is not None:
                yield Difference(different.message, different.params, number, index + 1, different.absent)


def _differs(record: Concluded, before: Sequence[Record], head: Head | None, cases: _Cases) -> Difference | None:
    if head is None:
        return Difference("A conclusion stands before anything that it could rest on.")
    try:
        case = cases.of(record.policy, record.commit or head.commit, head.target)
        made = conclusion(evaluate(case.policy, case.package, before, record.at), record.at)
    except UsageError as missing:
        return Difference("The conclusion cannot be drawn again: {reason}", {"reason": str(missing)}, absent=True)
    except GateFault as fault:
        made = conclusion(error(fault, None, record.at), record.at)
    if made == record:
        return None
    facts = {"written": record.outcome, "drawn": made.outcome}
    if record.outcome == Outcome.ERROR.value and made.outcome == Outcome.ERROR.value:
        return None  # which fault it was may have passed: that it was one is what counts
    if made.outcome != record.outcome:
        return Difference("The ledger concludes {written}, drawn again it is {drawn}.", facts)
    return Difference("The conclusion {written} is the same, its reasons are others than those written.", facts)
