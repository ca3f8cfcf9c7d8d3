"""What if: a scenario of events over a dossier, played through the very functions that decide real requests.

Nothing of the repository changes: the dossier is copied, reviews and ledger live in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from hashlib import sha1
from pathlib import Path
from typing import Any

from reglament.diagnostics import Diagnostic
from reglament.errors import UsageError
from reglament.gate.decision import Decision
from reglament.gate.package import Package
from reglament.gate.policy import Policy
from reglament.gate.reviews import Review, State
from reglament.loading import load, read_yaml
from reglament.model.documents import Document, Repository, Source
from reglament.pipeline.gating import Case
from reglament.pipeline.gating_ledger import Kept
from reglament.pipeline.gating_local import disk_entries
from reglament.pipeline.gating_look import Shown, look
from reglament.pipeline.git import Git
from reglament.schema import Schemas
from reglament.schema.store import COMMON, Store
from reglament.settings import MARKER

KIND = "visa_scenario"
TICK = timedelta(minutes=1)
"""Between two events: what comes later must be seen to come later."""
_STATES = {"approve": State.APPROVED, "refuse": State.CHANGES_REQUESTED, "comment": State.COMMENTED}


class ScenarioSchemas(Schemas):
    """The schema of scenarios: no paper, so it lies in a folder of its own."""

    @cached_property
    def store(self) -> Store:
        """It with what all schemas share."""
        own = json.loads((self.folder / "scenario" / f"{KIND}.schema.json").read_text(encoding="utf-8"))
        return Store({COMMON: Store.read(self.folder).schemas[COMMON], KIND: own})


def read_scenario(name: str, data: bytes, schemas: Path) -> tuple[Source | None, list[Diagnostic]]:
    """A scenario, or the findings that say what is wrong with it."""
    source, findings = read_yaml(name, data)
    if source is not None and not findings:
        findings = ScenarioSchemas(schemas).check(source)
    return (source if not findings else None), findings


@dataclass(frozen=True, slots=True)
class Step:
    """One event and what it came to; `different` says where it is not what was expected, empty otherwise."""

    event: str
    facts: Mapping[str, Any]
    at: datetime
    line: int
    decision: Decision
    different: str = ""


@dataclass
class Memory:
    """A ledger that is nowhere."""

    data: bytes = b""

    def read(self) -> Kept:
        """All of it."""
        return Kept(self.data)

    def append(self, before: Kept, lines: bytes) -> bool:
        """Nobody else writes here."""
        self.data = before.data + lines
        return True


@dataclass
class Play:
    """One request while a scenario goes on. `root` is a folder of its own with the dossier and the settings."""

    source: Source
    policy: Policy
    root: Path
    dossier: str
    others: Mapping[str, Document]
    """Papers of the akimat beside the dossier."""
    now: datetime
    target: str
    reviews: list[Review] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    store: Memory = field(default_factory=Memory)
    _case: Case | None = None

    @classmethod
    def of(cls, source: Source, policy: Policy, repository: Repository, root: Path, dossier: str) -> Play:
        """Begin the scenario. Raises UsageError when its first moment is none."""
        written = str(source.data["start"])
        try:
            moment = datetime.fromisoformat(written if "T" in written else f"{written}T10:00")
        except ValueError:
            raise UsageError("{place}: there is no such moment.", place=place(source, "/start")) from None
        start = moment.replace(tzinfo=timezone(policy.settings.offset)).astimezone(UTC)
        others = {
            key: repository.documents[key]
            for key in repository.documents
            if not key.startswith(f"{dossier.removeprefix('content/')}/")
        }
        return cls(source, policy, root, dossier, others, start, policy.settings.target)

    def steps(self) -> Iterator[Step]:
        """The opening, then every event with the decision after it. Raises UsageError for what cannot happen."""
        first = self.now
        yield Step("open", {}, self.now, self._line("/start"), self._look(first))
        for index, event in enumerate(self.source.data["events"]):
            for name, facts in event.items():
                pointer = f"/events/{index}/{name}"
                if name != "expect":
                    self.now += TICK
                    self._happen(name, facts, pointer)
                decision = self._look(first)
                different = unlike(facts, decision) if name == "expect" else ""
                yield Step(name, facts, self.now, self._line(pointer), decision, different)
                if different:
                    return

    def _look(self, first: datetime) -> Decision:
        author = self.source.data.get("author")
        shown = Shown(
            author=self._account(author, "/author") if author else None,
            created=first,
            target=self.target,
            reviews=tuple(self.reviews),
        )
        return look(self._present, shown, self.store, self.now)

    @property
    def _present(self) -> Case:
        if self._case is None:
            entries = disk_entries(self.root, [self.dossier])
            documents = {**self.others, **load(self.root).documents}
            changed = {entry.path: entry for entry in entries}
            package = Package.of(Repository(documents), changed, entries, self.target)
            commit = sha1(package.whole.encode(), usedforsecurity=False).hexdigest()
            self._case = Case(self.policy, package, self.policy.commit, commit, ())
        return self._case

    def _happen(self, name: str, facts: Mapping[str, Any], pointer: str) -> None:
        match name:
            case "approve" | "refuse" | "comment":
                self._review(_STATES[name], facts, pointer)
            case "dismiss":
                at = self._named(facts["of"], f"{pointer}/of")
                by = self._account(facts["by"], f"{pointer}/by") if "by" in facts else None
                self.reviews[at] = replace(self.reviews[at], dismissed=True, dismissed_by=by)
            case "edit":
                at = self._named(facts["of"], f"{pointer}/of")
                self.reviews[at] = replace(self.reviews[at], body=facts["body"])
            case "push":
                self._push(facts, pointer)
            case "wait":
                self.now += timedelta(**facts)
            case "retarget":
                self.target, self._case = facts["to"], None

    def _review(self, state: State, facts: Mapping[str, Any], pointer: str) -> None:
        number = len(self.reviews) + 1
        self.names |= {str(number): number - 1, str(facts.get("name", number)): number - 1}
        user = self._account(facts["by"], f"{pointer}/by")
        body = facts.get("body", "").replace("{digest}", self._present.package.digest[:16])
        commit = self._present.head
        self.reviews.append(Review(str(number), user, facts["by"], state, self.now, body, commit))

    def _push(self, facts: Mapping[str, Any], pointer: str) -> None:
        file = self.root / self.dossier / facts["file"]
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        old = facts.get("old", "")
        if old and old not in text:
            raise UsageError("{place}: {file} has no such text.", place=self._place(f"{pointer}/old"), file=file.name)
        made = text.replace(old, facts["new"], 1) if old else text + facts["new"]
        file.write_text(made, encoding="utf-8")
        self._case = None

    def _account(self, person: str, pointer: str) -> int:
        """A number for somebody: the account, or of a stranger without one a number that nobody has."""
        found = next((number for number, who in self.policy.accounts.items() if who == person), None)
        if found is None and self.policy.registers.person(person) is None:
            raise UsageError("{place}: the register of people has no {id}.", place=self._place(pointer), id=person)
        return found if found is not None else -1

    def _named(self, name: str, pointer: str) -> int:
        if name not in self.names:
            raise UsageError("{place}: there is no review {id} before this.", place=self._place(pointer), id=name)
        return self.names[name]

    def _line(self, pointer: str) -> int:
        return self.source.value(pointer).span.line

    def _place(self, pointer: str) -> str:
        return place(self.source, pointer)


def place(source: Source, pointer: str) -> str:
    """Where a value of a scenario stands."""
    found = source.value(pointer)
    return f"{found.path}:{found.span.line}:{found.span.column}"


def unlike(expected: Mapping[str, Any], decision: Decision) -> str:
    """The first thing of a decision that is not as expected, as `what: found`; empty when all is."""
    outcome = expected.get("outcome")
    if outcome is not None and decision.outcome.value != outcome:
        return f"outcome: {decision.outcome.value}"
    standings = {one.role.position: one.standing.value for one in decision.roles}
    visas: Sequence[Mapping[str, str]] = expected.get("visas", ())
    for visa in visas:
        found = standings.get(visa["position"], "—")
        if found != visa["standing"]:
            return f"{visa['position']}: {found}"
    return ""


def copy_dossier(files: Mapping[str, bytes], root: Path) -> None:
    """Put the dossier and the settings into a folder of their own."""
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def dossier_files(root: Path, dossier: str) -> dict[str, bytes]:
    """The files of a dossier on disk, and the settings. Raises UsageError when there is no such dossier."""
    if not (root / dossier).is_dir():
        raise UsageError("There is no {path}.", path=dossier)
    return {entry.path: entry.data for entry in disk_entries(root, [dossier, MARKER])}


def committed_files(git: Git, revision: str, dossier: str) -> dict[str, bytes]:
    """The same as they are in a commit. Raises UsageError when it has no such dossier."""
    names = {path: name for path, (_, name) in git.modes(git.commit(revision), f"{dossier}/", MARKER).items()}
    if not any(path.startswith(f"{dossier}/") for path in names):
        raise UsageError("There is no {path}.", path=dossier)
    return git.blobs(names)
