"""Gitea and Forgejo."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from reglament.forge.answers import commit_of, moment, number_of, part, put_comment, stored
from reglament.forge.base import ForgeError, Light, Request, Stored
from reglament.forge.http import Client
from reglament.gate.faults import GateFault
from reglament.gate.reviews import Review, State, state_of

CONTEXT = "reglament/visas"
TEXT = 240
PAGE = 50


class Gitea:
    """One repository (`owner/name`); the base of the client ends in `/api/v1`."""

    def __init__(self, client: Client, repository: str, account: str) -> None:
        self._client = client
        self._account = account
        self._repository = f"repos/{repository}"

    @property
    def host(self) -> str:
        """The name of the server."""
        return self._client.host

    @property
    def now(self) -> datetime:
        """The server's clock."""
        return moment(self._client)

    def request(self, number: int) -> Request:
        """One request; a title that begins with a mark of work in progress makes it a draft."""
        given = self._client.get(f"{self._repository}/pulls/{number}")
        try:
            user = given["user"]
            return Request(
                number=number_of(given["number"]),
                author=_account(user),
                login=str(user["login"]) if user else "",
                created=datetime.fromisoformat(given["created_at"]),
                target=str(given["base"]["ref"]),
                head=commit_of(given["head"]["sha"]),
                base=commit_of(given["base"]["sha"]),
                ready=given["draft"] is False,
                open=given["state"] == "open",
            )
        except (KeyError, TypeError, ValueError):
            raise ForgeError("The server's answer about a request cannot be read.") from None

    def open_requests(self) -> tuple[int, ...]:
        """Numbers of all open requests."""
        found = self._client.pages(f"{self._repository}/pulls", state="open", limit=PAGE)
        return tuple(number_of(part(one, "number")) for one in found)

    def reviews(self, number: int) -> tuple[Review, ...]:
        """All reviews; the state of a dismissed one stays what it was, the flag beside it counts."""
        given = self._client.pages(f"{self._repository}/pulls/{number}/reviews", limit=PAGE)
        return tuple(made for one in given if (made := _review(one)) is not None)

    def set_status(self, commit: str, light: Light, text: str, link: str) -> None:
        """A commit status by the full name of the commit."""
        body = {"state": light.value, "context": CONTEXT, "description": text[:TEXT], "target_url": link}
        self._client.send("POST", f"{self._repository}/statuses/{commit_of(commit)}", body)

    def put_comment(self, number: int, marker: str, body: str) -> None:
        """The gate's own comment."""
        issue, comments = f"{self._repository}/issues/{number}/comments", f"{self._repository}/issues/comments"
        put_comment(self._client, issue, comments, self._account, marker, body)

    def merge(self, number: int, commit: str) -> None:
        """Merge if the head is still `commit`; never by force."""
        body = {"Do": "merge", "head_commit_id": commit_of(commit), "force_merge": False}
        self._client.send("POST", f"{self._repository}/pulls/{number}/merge", body)

    def read_file(self, path: str, branch: str) -> Stored | None:
        """A file of a branch."""
        return stored(self._client.maybe(f"{self._repository}/contents/{path}", ref=branch))

    def write_file(self, path: str, branch: str, data: bytes, version: str, message: str) -> None:
        """Replace a version of a file, or make it."""
        body = {"message": message, "branch": branch, "content": base64.b64encode(data).decode("ascii")}
        if version:
            body["sha"] = version
        self._client.send("PUT" if version else "POST", f"{self._repository}/contents/{path}", body)


def _account(user: Any) -> int | None:
    """The number of an account; None for the ghost that stands for one that is gone."""
    number = number_of(user["id"]) if user else None
    return None if number is None or number <= 0 else number


def _review(given: Any) -> Review | None:
    try:
        user = given["user"]
        state = state_of(str(given["state"]))
        if state is None or state is State.PENDING:
            return None
        return Review(
            id=str(number_of(given["id"])),
            user=_account(user),
            login=str(user["login"]) if user else "",
            state=state,
            submitted=datetime.fromisoformat(given["submitted_at"]),
            body=str(given.get("body") or ""),
            commit=str(given.get("commit_id") or ""),
            dismissed=given["dismissed"] is True,
        )
    except GateFault as fault:
        raise ForgeError(fault.message, **fault.params) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ForgeError("The server's answer about a review cannot be read.") from None
