"""A small city for the gate: its registers with accounts, one draft in approval, and hands that give visas."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from reglament.calendar import WorkingCalendar
from reglament.gate.decision import Decision
from reglament.gate.digest import Entry
from reglament.gate.evaluate import evaluate
from reglament.gate.package import Package
from reglament.gate.policy import Delegation, Policy
from reglament.gate.records import Record
from reglament.gate.reviews import Review, State
from reglament.gate.sight import Snapshot, observe
from reglament.loading import load
from reglament.model.documents import Document, Repository
from reglament.model.registers import Appointment

DEMONSTRATION = Path(__file__).resolve().parents[3]
HOST = "git.sarqyrama.example"
DOSSIER = "content/acts/2026/tazalyq"
START = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)
"""A Wednesday, ten in the morning in Sarqyrama."""


def account(person: str, persons: list[Mapping[str, Any]]) -> int:
    """The number of somebody's account."""
    return next(one["accounts"][0]["id"] for one in persons if one["id"] == person)


def city(root: Path) -> Path:
    """A copy of the demonstration."""
    shutil.copytree(DEMONSTRATION / "content", root / "content")
    shutil.copy(DEMONSTRATION / "reglament.yml", root)
    return root


def entries(root: Path) -> dict[str, Entry]:
    """Every file of an akimat as git would have it."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): Entry("100644", path.relative_to(root).as_posix(), path.read_bytes())
        for path in files
    }


def plain(value: Any) -> Any:
    """Data with days as papers write them."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, date) else value


@dataclass
class Scene:
    """One request from its opening on; every act of somebody is one line, `look` lets the gate see it."""

    root: Path
    policy: Policy
    base: Mapping[str, Entry]
    persons: list[Mapping[str, Any]]
    others: Mapping[str, Document]
    """Papers of the base; on disk there are only those that the request changes."""
    author: str = "qubyrov"
    now: datetime = START
    target: str = "main"
    commit: str = "a" * 40
    reviews: list[Review] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    emails: tuple[str, ...] = ()
    writers: tuple[int, ...] = ()
    ready: bool = True
    gone: tuple[str, ...] = ()
    """Files of the base that the request removes."""
    made: tuple[object, Package] | None = None

    @classmethod
    def set(cls, root: Path) -> Scene:
        """The draft on cleanliness is new in the request."""
        akimat = city(root)
        whole = entries(akimat)
        base = {path: one for path, one in whole.items() if not path.startswith(DOSSIER)}
        repository = Repository(load(akimat).documents)
        settings = yaml.safe_load((akimat / "reglament.yml").read_text(encoding="utf-8"))
        calendar = WorkingCalendar.of(repository, settings)
        policy = Policy.of("b" * 40, repository, calendar, settings, HOST)
        persons = yaml.safe_load((akimat / "content/registry/persons.yml").read_text(encoding="utf-8"))["persons"]
        return cls(akimat, policy, base, persons, dict(repository.documents))

    def number(self, person: str) -> int:
        """Somebody's account."""
        return account(person, self.persons)

    @property
    def package(self) -> Package:
        """What the request would change, as it lies on disk."""
        return self.packed(entries(self.root))

    def packed(self, files: Mapping[str, Entry]) -> Package:
        """The package when these files, and those of the base, are merged; made once for the same files."""
        key = (frozenset((one.mode, path, one.data) for path, one in files.items()), self.target, self.gone)
        if self.made is None or self.made[0] != (key, id(self.base)):
            self.made = ((key, id(self.base)), self._packed(files))
        return self.made[1]

    def _packed(self, files: Mapping[str, Entry]) -> Package:
        documents = {**self.others, **load(self.root).documents}
        for path in self.gone:
            documents.pop(path.removeprefix("content/").partition(".")[0], None)
        changed: dict[str, Entry | None] = {path: one for path, one in files.items() if self.base.get(path) != one}
        changed.update(dict.fromkeys(self.gone))
        return Package.of(Repository(documents), changed, list(files.values()), self.target)

    @property
    def snapshot(self) -> Snapshot:
        """What the forge shows."""
        package = self.package
        return Snapshot(
            author=self.number(self.author),
            created=START - timedelta(hours=1),
            target=self.target,
            commit=self.commit,
            digest=package.digest,
            whole=package.whole,
            reviews=tuple(self.reviews),
            ready=self.ready,
            writers=self.writers,
            emails=self.emails,
        )

    def look(self) -> Decision:
        """The gate looks and decides."""
        self.records += observe(self.snapshot, self.records, self.policy.commit, self.now)
        return evaluate(self.policy, self.package, self.records, self.now)

    def wait(self, **time: float) -> Scene:
        """Time goes on."""
        self.now += timedelta(**time)
        return self

    def review(self, person: str, state: State, body: str = "", **more: object) -> Review:
        """Somebody reviews what is there, a minute later."""
        self.wait(minutes=1)
        made = Review(
            id=str(len(self.reviews) + 1),
            user=self.number(person),
            login=person,
            state=state,
            submitted=self.now,
            body=body,
            commit=self.commit,
        )
        self.reviews.append(replace(made, **more))
        return self.reviews[-1]

    def approve(self, person: str, body: str = "", **more: object) -> Review:
        """The button of consent."""
        return self.review(person, State.APPROVED, body, **more)

    def refuse(self, person: str, body: str = "", **more: object) -> Review:
        """The button of refusal."""
        return self.review(person, State.CHANGES_REQUESTED, body, **more)

    def change(self, review: Review, **more: object) -> Review:
        """The forge shows a review otherwise from now on."""
        made = replace(review, **more)
        self.reviews[self.reviews.index(review)] = made
        return made

    def rewrite(self, name: str, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the data of a YAML file of the dossier, or of another paper by its path from the akimat's root."""
        file = self.root / (name if "/" in name else f"{DOSSIER}/{name}")
        given = file.read_bytes() if file.exists() else self.base[name].data
        data = yaml.load(given, yaml.BaseLoader) if "/" in name else yaml.safe_load(given)
        change(data)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(plain(data), allow_unicode=True, sort_keys=False), encoding="utf-8")

    def without_dossier(self) -> Scene:
        """A request that changes other papers."""
        shutil.rmtree(self.root / DOSSIER)
        return self

    def delegate(self, position: str, person: str, first: date, last: date | None = None) -> None:
        """The holder of an office lets somebody give visas."""
        place = self.policy.registers.appointments[0].location
        given = Delegation(position, person, first, last, place)
        self.policy = replace(self.policy, delegations=(*self.policy.delegations, given))

    def appoint(self, position: str, person: str, *, acting: bool = False, first: date = date(2026, 11, 1)) -> None:
        """Somebody comes to an office, beside who is there."""
        registers = self.policy.registers
        made = Appointment(person, position, first, None, acting, registers.appointments[0].location)
        self.seat((*registers.appointments, made))

    def vacate(self, position: str, last: date = date(2026, 11, 3)) -> None:
        """Who holds or fills an office leaves it after a day."""
        self.seat(
            replace(one, last=last) if one.position == position and one.first <= last else one
            for one in self.policy.registers.appointments
        )

    def seat(self, appointments: Iterable[Appointment]) -> None:
        """Who is where, in all."""
        registers = replace(self.policy.registers, appointments=tuple(appointments))
        self.policy = replace(self.policy, registers=registers)

    def push(self, name: str, old: str, new: str, commit: str = "c" * 40) -> None:
        """Somebody changes a file of the dossier."""
        file = self.root / DOSSIER / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.commit = commit
        self.wait(minutes=1)
