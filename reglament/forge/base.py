"""What the gate asks of a server of git, whatever it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from reglament.errors import ReglamentError
from reglament.gate.reviews import Review


class ForgeError(ReglamentError):
    """The server could not be asked, or its answer cannot be trusted."""


@dataclass(frozen=True, slots=True)
class Request:
    """A pull request now. `author` is None when the account is gone; `ready` is False for a draft.

    The tip of the target branch is not among it: what a server writes there may be as old as the request.
    """

    number: int
    author: int | None
    login: str
    created: datetime
    target: str
    head: str
    ready: bool
    open: bool
    guarded: str
    """The default branch of the repository: the only one from which a policy is taken."""
    merged: bool = False


class Light(StrEnum):
    """What stands beside the commit: a gate that waits is orange, not red."""

    SUCCESS = "success"
    PENDING = "pending"
    FAILURE = "failure"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a branch and the version that an append must name."""

    data: bytes
    version: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What people did to a request: all its reviews, to the last page, and the accounts that wrote its commits or
    pushed to it, as far as the server tells."""

    reviews: tuple[Review, ...]
    writers: tuple[int, ...]


class Forge(Protocol):
    """Ten questions and requests. Every method raises ForgeError."""

    @property
    def host(self) -> str:
        """The name of the server in the register of people."""
        ...

    @property
    def now(self) -> datetime:
        """The server's own clock, as of its last answer: terms and receipts are counted by it alone."""
        ...

    def request(self, number: int) -> Request:
        """One request."""
        ...

    def open_requests(self) -> tuple[int, ...]:
        """The numbers of all open requests, for the sweep."""
        ...

    def heard(self, number: int) -> Heard:
        """Reviews and writers of a request, all of it read anew."""
        ...

    def set_status(self, commit: str, light: Light, text: str, link: str) -> None:
        """Put the light beside a commit, by its full name."""
        ...

    def put_comment(self, number: int, marker: str, body: str) -> None:
        """The one comment of the gate that carries the marker: written anew, or made."""
        ...

    def merge(self, number: int, commit: str) -> None:
        """Merge a request if its head is still that commit."""
        ...

    def read_file(self, path: str, branch: str) -> Stored | None:
        """A file of a branch, None when there is none."""
        ...

    def write_file(self, path: str, branch: str, data: bytes, version: str, message: str) -> None:
        """Put a file in the place of the version that was read (empty: it must not be there yet)."""
        ...
