"""GitHub and GitHub Enterprise Server."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reglament.forge.answers import (
    CONTEXT,
    ask_for_branch,
    commit_of,
    login_of,
    moment,
    number_of,
    part,
    put_comment,
    read_file,
    said_state,
    time_of,
)
from reglament.forge.base import ForgeError, Heard, Light, Request, Stored
from reglament.forge.http import Client
from reglament.gate.reviews import Review, State

TEXT = 140
"""Letters that a light may say."""
PAGE = 100
MOST_COMMITS = 250
"""Commits of a request that the server lists at most."""


class GitHub:
    """One repository (`owner/name`) of a GitHub; `account` is the login under which the gate itself writes."""

    def __init__(self, client: Client, repository: str, account: str) -> None:
        self._client = client
        self._account = account
        self._repository = f"repos/{repository}"

    @property
    def host(self) -> str:
        """`github.com`, or the host of a GitHub Enterprise Server."""
        return self._client.host.removeprefix("api.")

    @property
    def now(self) -> datetime:
        """The server's clock."""
        return moment(self._client)

    def request(self, number: int) -> Request:
        """One request."""
        given = self._client.get(f"{self._repository}/pulls/{number}")
        try:
            user = given["user"]
            return Request(
                number=number_of(given["number"]),
                author=number_of(user["id"]) if user else None,
                login=login_of(user),
                created=time_of(given["created_at"]),
                target=str(given["base"]["ref"]),
                head=commit_of(given["head"]["sha"]),
                ready=given.get("draft") is False,
                open=given["state"] == "open",
                guarded=str(given["base"]["repo"]["default_branch"]),
                merged=given["merged"] is True,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise ForgeError("The server's answer about a request cannot be read.") from None

    def open_requests(self) -> tuple[int, ...]:
        """Numbers of all open requests."""
        found = self._client.pages(f"{self._repository}/pulls", state="open", per_page=PAGE)
        return tuple(number_of(part(one, "number")) for one in found)

    def heard(self, number: int) -> Heard:
        """Reviews and writers. Raises ForgeError for a request with more commits than are listed."""
        return Heard(self._reviews(number), self._writers(number))

    def _reviews(self, number: int) -> tuple[Review, ...]:
        """All reviews; what a dismissed one had said, and who dismissed it, is told by the timeline alone."""
        given = list(self._client.pages(f"{self._repository}/pulls/{number}/reviews", per_page=PAGE))
        dismissed = self._dismissals(number) if any(part(one, "state") == "DISMISSED" for one in given) else {}
        return tuple(made for one in given if (made := _review(one, dismissed)) is not None)

    def _dismissals(self, number: int) -> dict[str, _Dismissal]:
        found: dict[str, _Dismissal] = {}
        for event in self._client.pages(f"{self._repository}/issues/{number}/timeline", per_page=PAGE):
            if not isinstance(event, Mapping):
                raise ForgeError("The server's answer about a review cannot be read.")
            what = event.get("dismissed_review")
            if event.get("event") == "review_dismissed" and isinstance(what, Mapping):
                actor, said = event.get("actor"), str(what.get("state", "")).upper()
                by = number_of(actor.get("id")) if isinstance(actor, Mapping) else None
                found[str(what.get("review_id"))] = _Dismissal(by, said)
        return found

    def _writers(self, number: int) -> tuple[int, ...]:
        """Accounts of authors and committers."""
        given = list(self._client.pages(f"{self._repository}/pulls/{number}/commits", per_page=PAGE))
        if len(given) >= MOST_COMMITS:
            raise ForgeError("The request has more commits than the server lists: divide it.")
        users = (part(one, key) for one in given for key in ("author", "committer"))
        return tuple(sorted({number_of(user["id"]) for user in users if user}))

    def set_status(self, commit: str, light: Light, text: str, link: str) -> None:
        """A commit status by the full name of the commit."""
        body = {"state": light.value, "context": CONTEXT, "description": text[:TEXT]}
        if link:
            body["target_url"] = link
        self._client.send("POST", f"{self._repository}/statuses/{commit_of(commit)}", body, again=True)

    def put_comment(self, number: int, marker: str, body: str) -> None:
        """The gate's own comment."""
        issue, comments = f"{self._repository}/issues/{number}/comments", f"{self._repository}/issues/comments"
        put_comment(self._client, issue, comments, self._account, marker, body)

    def merge(self, number: int, commit: str) -> None:
        """Merge if the head is still `commit`; the server refuses otherwise. Merged already is done."""
        body = {"sha": commit_of(commit), "merge_method": "merge"}
        try:
            self._client.send("PUT", f"{self._repository}/pulls/{number}/merge", body)
        except ForgeError:
            now = self.request(number)
            if not now.merged or now.head != commit:
                raise

    def read_file(self, path: str, branch: str) -> Stored | None:
        """A file of a branch."""
        return read_file(self._client, self._repository, path, branch)

    def write_file(self, path: str, branch: str, data: bytes, version: str, message: str) -> None:
        """Replace a version of a file, or make it."""
        body = {"message": message, "branch": branch, "content": base64.b64encode(data).decode("ascii")}
        if version:
            body["sha"] = version
        else:
            ask_for_branch(self._client, self._repository, branch)
        self._client.send("PUT", f"{self._repository}/contents/{path}", body)


@dataclass(frozen=True, slots=True)
class _Dismissal:
    """Who dismissed a review (None when the account is gone), and the state that it had before."""

    by: int | None
    said: str


def _review(given: Any, dismissed: Mapping[str, _Dismissal]) -> Review | None:
    try:
        user = given["user"]
        state = said_state(given["state"])
        if state is None:
            return None
        identifier = str(number_of(given["id"]))
        gone = dismissed.get(identifier) if state is State.DISMISSED else None
        return Review(
            id=identifier,
            user=number_of(user["id"]) if user else None,
            login=login_of(user),
            state=(said_state(gone.said) or state) if gone is not None else state,
            submitted=time_of(given["submitted_at"]),
            body=str(given.get("body") or ""),
            commit=str(given.get("commit_id") or ""),
            human=bool(user) and user.get("type") == "User",
            dismissed=state is State.DISMISSED,
            dismissed_by=gone.by if gone is not None else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ForgeError("The server's answer about a review cannot be read.") from None
