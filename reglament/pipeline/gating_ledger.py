"""Where ledgers lie: a file a request on a branch of their own, in a git repository at hand or on a forge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from reglament.errors import UsageError
from reglament.forge.base import Forge, ForgeError
from reglament.gate.decision import Outcome
from reglament.gate.faults import GateFault
from reglament.gate.ledger import read
from reglament.gate.records import Concluded, Record
from reglament.pipeline.git import Git

BRANCH = "visas"
"""The branch that holds a ledger a request, and nothing else."""
LEDGER = f"refs/heads/{BRANCH}"
_PLACES = (LEDGER, f"refs/remotes/origin/{BRANCH}")
_FILE = re.compile(r"ledger/([1-9][0-9]{0,8})\.jsonl")


def ledger_path(number: int) -> str:
    """The file of one request's ledger."""
    return f"ledger/{number}.jsonl"


def ledger_number(path: str) -> int | None:
    """The request whose ledger a file of the branch is; None for any other name."""
    found = _FILE.fullmatch(path)
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A ledger as it was read, and the version that an append must name."""

    data: bytes = b""
    version: str = ""


class Store(Protocol):
    """One request's ledger, that only grows."""

    def read(self) -> Kept:
        """All of it, empty when there is none yet."""
        ...

    def append(self, before: Kept, lines: bytes) -> bool:
        """Put lines after what was read; False when somebody else has written since: then nothing was changed."""
        ...


@dataclass(frozen=True, slots=True)
class BranchStore:
    """The ledger on a branch of a git repository at hand."""

    git: Git
    number: int

    def read(self) -> Kept:
        """From the tip of the branch."""
        tip = self.git.find(LEDGER)
        return Kept(ledger_at(self.git, tip, self.number), tip) if tip else Kept()

    def append(self, before: Kept, lines: bytes) -> bool:
        """A commit on top of the tip that was read."""
        path, message = ledger_path(self.number), f"Request {self.number}"
        return self.git.append(LEDGER, path, before.data + lines, message, before.version)


@dataclass(frozen=True, slots=True)
class ForgeStore:
    """The ledger on a branch of a forge, read and written through its API."""

    forge: Forge
    number: int
    branch: str = BRANCH

    def read(self) -> Kept:
        """The file as the forge has it. Raises ForgeError."""
        found = self.forge.read_file(ledger_path(self.number), self.branch)
        return Kept(found.data, found.version) if found is not None else Kept()

    def append(self, before: Kept, lines: bytes) -> bool:
        """Put it in place of the version that was read. A write whose answer was lost is looked up, not repeated.

        Raises ForgeError when the forge refuses for another reason than a newer version.
        """
        path, data = ledger_path(self.number), before.data + lines
        try:
            self.forge.write_file(path, self.branch, data, before.version, f"Request {self.number}")
        except ForgeError:
            found = self.read()
            if found.data == data:
                return True
            if found.version == before.version:
                raise
            return False
        return True


def ledger_branch(git: Git) -> str:
    """The tip of the branch of ledgers: one's own, or that of the server as it was last fetched where there is no own
    one or it has only grown since; empty without."""
    own, server = map(git.find, _PLACES)
    return server if not own or (server and git.contains(server, own)) else own


def ledger_at(git: Git, commit: str, number: int) -> bytes:
    """One request's ledger in a commit of the branch, empty when it has none."""
    names = {path: name for path, (_, name) in _files(git, commit, ledger_path(number))}
    return next(iter(git.blobs(names).values()), b"")


def ledgers_at(git: Git, commit: str) -> dict[int, bytes]:
    """All ledgers in a commit of the branch, by the numbers of their requests.

    Raises GateFault when the branch holds anything else.
    """
    names = {}
    for path, (mode, name) in _files(git, commit):
        number = ledger_number(path)
        if number is None or mode != "100644":
            raise GateFault("The branch of ledgers holds something else: {path}.", path=path)
        names[str(number)] = name
    return {int(number): data for number, data in sorted(git.blobs(names).items(), key=lambda one: int(one[0]))}


def readable_at(git: Git, commit: str) -> dict[int, tuple[Record, ...]]:
    """The records of all ledgers in a commit of the branch that can be read: what is broken proves nothing.

    Raises GateFault when the branch cannot be read.
    """
    names = {path: name for path, (_, name) in _files(git, commit)}
    found: dict[int, tuple[Record, ...]] = {}
    for path, data in git.blobs(names).items():
        number = ledger_number(path)
        if number is not None:
            with suppress(GateFault):
                found[number] = read(data)
    return found


def has_visas(git: Git, commit: str, digest: str) -> bool | None:
    """Whether a request whose text has that digest came through: a ledger in a commit of the branch ends with it.

    A ledger that cannot be read proves nothing, neither this nor that: None. Raises GateFault when the branch holds
    anything else than ledgers.
    """
    ledgers = ledgers_at(git, commit) if commit and digest else {}
    found = [_ends_with(data, digest) for data in ledgers.values() if digest.encode() in data]
    return True if True in found else None if None in found else False


def passes(outcome: str) -> bool:
    """Whether a conclusion of that name lets a request through."""
    return any(one.passes for one in Outcome if one.value == outcome)


def _ends_with(data: bytes, digest: str) -> bool | None:
    try:
        records = read(data)
    except GateFault:
        return None
    last = next((one for one in reversed(records) if isinstance(one, Concluded)), None)
    return last is not None and last.digest == digest and passes(last.outcome)


def _files(git: Git, commit: str, *paths: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Files of the branch: it has ledgers at its root, wherever the akimat lies in the repository."""
    try:
        yield from Git(git.program, git.root).modes(commit, *paths).items()
    except UsageError as error:
        raise GateFault("The branch of ledgers cannot be read: {reason}", reason=str(error)) from None
