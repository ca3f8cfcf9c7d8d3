"""All seals of an akimat against its files and against the history of git: nothing here changes anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reglament.errors import UsageError
from reglament.gate.package import Flaw
from reglament.gate.sealed import Files, read_seals, sealed, standing, sums
from reglament.model.documents import Document
from reglament.model.registers import Registers
from reglament.pipeline.gating import registers_at
from reglament.pipeline.gating_sealed import files_of
from reglament.pipeline.git import Git
from reglament.pipeline.sealing import dossiers, files_on_disk

_SEAL = "seal.yml"


@dataclass(frozen=True, slots=True)
class Sealing:
    """One seal and what is wrong with it; `folder` is that of the dossier, `versions` how often git has seen it."""

    folder: str
    path: str
    seal: Document | None
    flaws: tuple[Flaw, ...]
    versions: int

    @property
    def files(self) -> int:
        """How many files it lists."""
        return len(sums(self.seal.data)) if self.seal is not None else 0


@dataclass(frozen=True, slots=True)
class Verification:
    """All seals in the order of their paths; whether git has a history, and whether its beginning is cut off."""

    seals: tuple[Sealing, ...]
    history: bool
    shallow: bool

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong with any."""
        return not any(one.flaws for one in self.seals)


def verify_seals(root: Path, folders: Sequence[str] = ()) -> Verification:
    """The seals of some dossiers, of all when none is given."""
    scope = list(folders) or dossiers(root)
    git = _git(root)
    disk = files_on_disk(root, scope)
    seals = read_seals(disk)
    versions = _versions(git, folders or ["content/acts"], seals) if git is not None else {}
    found = []
    for path in sorted({*seals, *(path for path, seen in versions.items() if any(one for _, one in seen))}):
        folder = path.rpartition("/")[0]
        own = {one: entry for one, entry in disk.items() if one.rpartition("/")[0] == folder}
        seal = seals.get(path)
        flaws = list(standing(seal, own)) if seal is not None else []
        if git is not None:
            flaws += _past(git, path, versions.get(path, []), own)
        elif seal is None:
            continue
        found.append(Sealing(folder, path, seal, _once(flaws), len(versions.get(path, []))))
    return Verification(tuple(found), git is not None and bool(git.find("HEAD")), git is not None and git.shallow)


def _git(root: Path) -> Git | None:
    try:
        return Git.at(root)
    except UsageError:
        return None


_Version = tuple[str, bytes | None]
"""A commit, and the bytes of a seal in it; None where it took the seal away."""


def _versions(git: Git, scope: Sequence[str], seals: Mapping[str, Document]) -> dict[str, list[_Version]]:
    """What the branch made of each seal, the oldest first."""
    seen: dict[str, list[str]] = {}
    for commit, paths in git.story(*scope):
        for path in paths:
            if path in seals or path.endswith(f"/{_SEAL}"):
                seen.setdefault(path, []).append(commit)
    names = {f"{commit}:{path}": f"{commit}:{git.prefix}{path}" for path, found in seen.items() for commit in found}
    blobs = git.blobs(names)
    return {path: [(commit, blobs.get(f"{commit}:{path}")) for commit in found] for path, found in seen.items()}


def _past(git: Git, path: str, versions: Sequence[_Version], disk: Files) -> Iterator[Flaw]:
    """Where a seal changed otherwise than by a recorded replacement, from commit to commit and on to the disk."""
    folder = path.rpartition("/")[0]
    before: bytes | None = None
    for commit, data in versions:
        after = files_of(git, commit, [folder])
        if before is not None and data is None:
            yield Flaw("The seal {path} was taken away in {commit}.", path, {"commit": commit[:12]}, "30")
        elif before is not None:
            parent = git.commit(f"{commit}^")
            was = files_of(git, parent, [folder])
            registers = registers_at(git, parent).registers
            yield from _at(commit, sealed(was, after, registers))
        elif data is not None:
            yield from _at(commit, sealed({}, after, Registers()))
        before = data if data is not None else before
    entry = disk.get(path)
    if before is not None and (entry is None or entry.data != before):
        head = git.commit("HEAD")
        yield from sealed(files_of(git, head, [folder]), disk, registers_at(git, head).registers)


def _at(commit: str, flaws: Sequence[Flaw]) -> Iterator[Flaw]:
    for flaw in flaws:
        facts = {**flaw.params, "commit": commit[:12]}
        yield replace(flaw, params=facts)


def _once(flaws: Sequence[Flaw]) -> tuple[Flaw, ...]:
    """Each fault once: what the files say now stands before what history says of it."""
    kept: dict[tuple[str, str], Flaw] = {}
    for flaw in flaws:
        kept.setdefault((flaw.message, flaw.path), flaw)
    return tuple(kept.values())
