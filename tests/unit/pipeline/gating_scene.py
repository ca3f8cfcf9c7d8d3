"""A clone with the draft on cleanliness, and the reviews that bring it through."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import yaml

from reglament.gate.decision import Decision
from reglament.gate.reviews import Review, State
from reglament.pipeline.gating import Case, read_case
from reglament.pipeline.gating_ledger import BranchStore
from reglament.pipeline.gating_look import Shown, look
from reglament.pipeline.git import Git
from tests.unit.pipeline.test_gating import HOST, ROOT, Clone

START = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)
UNITS = ("qazynaev", "zhosparov", "bulaqova", "zheruiyqov", "derektov")
EXPERTS = ("baptarov", "sozdikova")
OFFICIALS = ("bolzhamov", "tiyanaqov")
AKIM = "qiyalbekov"


@dataclass
class Request:
    """One request over a clone, its reviews and its ledger."""

    clone: Clone
    number: int = 7
    base: str = "main"
    head: str = "draft"
    author: str = "qubyrov"
    now: datetime = START
    reviews: list[Review] = field(default_factory=list)

    @property
    def case(self) -> Case:
        git = Git.at(self.clone.root)
        return read_case(git, self.base, self.head, "main", HOST, ROOT / "schemas", git.find("refs/heads/visas"))

    def account(self, person: str) -> int:
        persons = yaml.safe_load((ROOT / "content/registry/persons.yml").read_text(encoding="utf-8"))["persons"]
        return next(one["accounts"][0]["id"] for one in persons if one["id"] == person)

    def review(self, person: str, state: State = State.APPROVED, body: str = "", **more: object) -> Review:
        self.now += timedelta(minutes=1)
        identifier = str(self.number * 1000 + len(self.reviews) + 1)
        commit = Git.at(self.clone.root).commit(self.head)
        made = Review(identifier, self.account(person), person, state, self.now, body, commit)
        self.reviews.append(replace(made, **more))
        return self.reviews[-1]

    def look(self) -> Decision:
        self.now += timedelta(minutes=1)
        shown = Shown(self.account(self.author), START - timedelta(hours=1), "main", tuple(self.reviews))
        return look(self.case, shown, BranchStore(Git.at(self.clone.root), self.number), self.now)

    def pass_all(self) -> Decision:
        """Everybody agrees, the akim last."""
        self.look()
        for person in (*UNITS, *EXPERTS, *OFFICIALS):
            self.review(person)
        self.look()
        self.review(AKIM)
        return self.look()
