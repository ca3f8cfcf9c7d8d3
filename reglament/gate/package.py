"""The package: what a request would change, read from the head as data. Nothing of it is ever run or believed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reglament.gate.digest import REGULAR, Entry, digest
from reglament.gate.faults import Params, nothing
from reglament.loading import read_yaml
from reglament.loading.kinds import PLACES, belongs
from reglament.model.documents import Document, Repository

ACTS = ("decree", "decision", "order")


class Change(StrEnum):
    """What sort of change a request makes."""

    ACT = "act"
    """The dossier of one act, and nothing that visas are decided by."""
    KEPT = "kept"
    """Records of an act whose text has its visas already: registration, dispatch, publication, late replies."""
    DROPPED = "dropped"
    """A draft that never had its visas goes, with its whole dossier."""
    PAPERS = "papers"
    """Other papers: agendas, protocols, plans, letters, assignments."""
    POLICY = "policy"
    """Registers, calendar, settings, rules, templates, the tool and its workflows."""
    MIXED = "mixed"
    """A policy together with papers, an act together with others: nobody could tell what a visa was given to."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the package that bars it whatever visas it has: an msgid and its facts."""

    message: str
    path: str = ""
    params: Params = field(default_factory=nothing)
    clause: str = ""


@dataclass(frozen=True)
class Package:
    """One request's package: its files as they will be merged, its act when it has one, what is wrong with its form.

    `changed` are paths that differ from the base, `repository` the papers of the merge result, `digest` what visas
    stand under, `whole` covers everything in the dossier or the change: what the akim decides on.
    """

    change: Change
    changed: tuple[str, ...]
    dossier: str
    act: Document | None
    repository: Repository
    digest: str
    whole: str
    flaws: tuple[Flaw, ...] = ()
    drafters: frozenset[str] = field(default_factory=frozenset)
    """Persons whom the act itself names as its drafters."""
    before: Repository = field(default_factory=lambda: Repository({}))
    """Where other papers are changed: the papers of the base."""

    @classmethod
    def of(
        cls,
        repository: Repository,
        changed: Mapping[str, Entry | None],
        beside: Sequence[Entry],
        target: str,
        found: Sequence[Flaw] = (),
        against: Change | None = None,
        before: Repository | None = None,
    ) -> Package:
        """Make it from the papers of the merge result, what differs from the base (None: the file is gone) and, for
        an act, all files of its dossier as they will be merged. Paths are those from the akimat's root. `found` is
        what a comparison with the base found wrong: sealed files, the number; `against` is the sort of change that it
        found where the paths tell of an act; `before` are the papers of the base."""
        paths = tuple(sorted(changed))
        change, dossier = classify(paths)
        acts = list(repository.in_dossier(dossier, *ACTS)) if dossier else []
        act = acts[0] if len(acts) == 1 else None
        change = against or change if change is Change.ACT else change
        value = whole = _plain_digest(target, changed)
        if change in (Change.ACT, Change.KEPT):
            own = [one for one in beside if dossier_of(one.path) == dossier]
            value = whole = _plain_digest(target, {one.path: one for one in own})
        if change is Change.ACT:
            value = digest(act.id if act else dossier, target, own)
        flaws = (*_flaws(changed, beside, change, act), *_papers(changed, beside, repository), *found)
        was = before if before is not None else Repository({})
        return cls(change, paths, dossier, act, repository, value, whole, flaws, _drafters(act), was)


_DOSSIER = re.compile(r"content/(acts/[0-9]{4}/[a-z0-9]+(?:-[a-z0-9]+)*)/[^/]+")
_SAFE = re.compile(r"[A-Za-z0-9._/-]+")
_SMALL = re.compile(r"content(?:/[a-z0-9][a-z0-9._-]*)+")
_CALLED = {**dict.fromkeys(ACTS, "act.yml"), "explanatory_note": "note.yml"}
"""Papers that visas stand under: by their file they are known to the digest."""
_LFS = b"version https://git-lfs.github.com/spec/"
POLICY_FOLDERS = ("content/registry/", "content/calendar/")
"""Where registers and calendar lie: what visas are decided by comes from nowhere else."""
MOST_FILES = 3000
MOST_BYTES = 20_000_000


def classify(changed: Sequence[str]) -> tuple[Change, str]:
    """The sort of change and the dossier of its act (an id such as `acts/2026/tazalyq`, empty for other changes)."""
    if not changed:
        return Change.NOTHING, ""
    policy = [path for path in changed if is_policy(path)]
    if policy:
        return (Change.POLICY, "") if len(policy) == len(changed) else (Change.MIXED, "")
    dossiers = {dossier_of(path) for path in changed}
    if dossiers == {""}:
        return Change.PAPERS, ""
    if len(dossiers) == 1:
        return Change.ACT, dossiers.pop()
    return Change.MIXED, ""


def is_policy(path: str) -> bool:
    """Whether a file decides who may give visas, or how papers are judged: everything outside the papers does."""
    return path.startswith(POLICY_FOLDERS) or not path.startswith("content/")


def dossier_of(path: str) -> str:
    """The dossier of an act to which a file belongs (`acts/2026/tazalyq`), empty for other files."""
    match = _DOSSIER.fullmatch(path)
    return match[1] if match else ""


def _plain_digest(target: str, files: Mapping[str, Entry | None]) -> str:
    """Of whole files: their modes and bytes, and that a file went."""
    total = hashlib.sha256(f"target {target}\n".encode())
    for path in sorted(files):
        entry = files[path] or Entry("000000", path, b"")
        total.update(f"{entry.mode} {entry.path} {hashlib.sha256(entry.data).hexdigest()}\n".encode())
    return total.hexdigest()


def _drafters(act: Document | None) -> frozenset[str]:
    given = act.get("/drafters") if act is not None else None
    entries = given if isinstance(given, list) else []
    return frozenset(str(one.get("person")) if isinstance(one, dict) else str(one) for one in entries)


def _papers(changed: Mapping[str, Entry | None], beside: Sequence[Entry], repository: Repository) -> Iterator[Flaw]:
    """Papers that cannot be read, that others would read otherwise than the gate, or that hide from the digest."""
    kinds: dict[str, Mapping[str, str]] = {}
    for path, entry in {one.path: one for one in (*beside, *filter(None, changed.values()))}.items():
        if not path.startswith("content/") or not path.endswith(".yml") or entry.mode != REGULAR:
            continue
        source, _ = read_yaml(path, entry.data)
        if source is None or not isinstance(source.data, dict):
            yield Flaw("{path} cannot be read: `build.py check` says where and why.", path)
            continue
        folder, kind = path.removeprefix("content/").rpartition("/")[0], str(source.data.get("kind"))
        known = kinds[folder] if folder in kinds else kinds.setdefault(folder, repository.kinds_in(folder))
        name = _CALLED.get(kind, "")
        if kind not in PLACES or not belongs(kind, path):
            yield Flaw("{path} says that it is a paper of the kind {kind}, which has no place there.", path,
                       {"kind": kind[:40]})  # fmt: skip
        elif known.get(path.removeprefix("content/").removesuffix(".yml")) != kind:
            yield Flaw("The kind of {path} does not stand as a word on a line of its own (`kind: {kind}`).", path,
                       {"kind": kind})  # fmt: skip
        elif name and not path.endswith(f"/{name}"):
            yield Flaw("{path} must be called {name}: visas stand under that file.", path, {"name": name})


def _flaws(
    changed: Mapping[str, Entry | None], beside: Sequence[Entry], change: Change, act: Document | None
) -> Iterator[Flaw]:
    if change is Change.MIXED:
        yield Flaw("The request changes several acts, an act with other papers, or registers with papers: divide it.")
    if change in (Change.ACT, Change.KEPT) and act is None:
        yield Flaw("The dossier has no act that can be read, or more than one.")
    if len(changed) > MOST_FILES:
        yield Flaw(
            "The request changes {count} files; at most {limit} can be reviewed.",
            "",
            {"count": len(changed), "limit": MOST_FILES},
        )
    folded = {entry.path.casefold(): entry.path for entry in beside if entry.path not in changed}
    for path, entry in changed.items():
        if entry is None:
            continue
        if entry.mode != REGULAR and not (entry.mode == "100755" and change is Change.POLICY):
            yield Flaw("The file is not a plain file: a link, a submodule or a program.", path)
        if len(entry.data) > MOST_BYTES:
            yield Flaw("The file is larger than any paper.", path)
        if entry.data.startswith(_LFS):
            yield Flaw("The file is only a pointer to another one that can change later.", path)
        if not _SAFE.fullmatch(path) or ".." in path.split("/"):
            yield Flaw("The name of the file has letters that can deceive.", path)
        elif path.startswith("content/") and not _SMALL.fullmatch(path):
            yield Flaw("Names of papers have no capitals and begin with no dot: git or a machine could act on them.",
                       path)  # fmt: skip
        other = folded.setdefault(path.casefold(), path)
        if other != path:
            yield Flaw("Two names differ in the case of their letters only: {other}.", path, {"other": other})
