"""What the gate has seen, one record a fact, in the order of receipt. Time is that of receipt by the gate, never a
time that a drafter can write (clause 23: from receipt and registration)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reglament.gate.reviews import State


@dataclass(frozen=True, slots=True)
class Opened:
    """The request was first seen as ready: its copies go out to everybody at once (clause 23)."""

    at: datetime
    author: int | None
    target: str


@dataclass(frozen=True, slots=True)
class Head:
    """A state of the text was first seen: its commit, its target, the digest of what is endorsed.

    `whole` is the digest of everything in the dossier: what is reported to the akim. `writers` are accounts and
    `emails` addresses of all who wrote the commits of the request.
    """

    at: datetime
    commit: str
    target: str
    digest: str
    whole: str
    writers: tuple[int, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A review was first seen. `digest` and `whole` are those of what its giver had before them; empty when the head
    may have moved before.

    `policy` is the commit of the registers by which it was read; `role`, `person` and `basis` are what they said.
    """

    at: datetime
    review: str
    user: int | None
    login: str
    state: State
    body: str
    digest: str
    whole: str
    target: str
    policy: str
    human: bool = True
    role: str = ""
    person: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """The body or the state of a review that was seen before is another one."""

    at: datetime
    review: str
    state: State
    body: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A review was dismissed; `by` is None when the forge does not say by whom."""

    at: datetime
    review: str
    by: int | None


@dataclass(frozen=True, slots=True)
class Vanished:
    """A review that was seen before is no more in the list."""

    at: datetime
    review: str


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the gate concluded: the name of the outcome and the SHA-256 of the whole tree of results."""

    at: datetime
    policy: str
    commit: str
    digest: str
    outcome: str
    results: str


Record = Opened | Head | Seen | Edited | Dismissed | Vanished | Concluded
