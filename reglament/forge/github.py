"""GitHub and GitHub Enterprise Server."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reglament.forge.answers import commit_of, moment, number_of, part, put_comment, stored
from reglament.forge.base import ForgeError, Light, Request, Stored
from reglament.forge.http import Client
from reglament.gate.faults import GateFault
from reglament.gate.reviews import Review, State, state_of

CONTEXT = "reglament/visas"
"""The name of the light: the one that the rules of the branch require."""
TEXT = 140
"""Letters that a light may say."""
PAGE = 100


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
        found = self._client.pages(f"{self._repository}/pulls", state="open", per_page=PAGE)
        return tuple(number_of(part(one, "number")) for one in found)

    def reviews(self, number: int) -> tuple[Review, ...]:
        """All reviews; who dismissed one is told by the timeline alone."""
        given = list(self._client.pages(f"{self._repository}/pulls/{number}/reviews", per_page=PAGE))
        dismissed = self._dismissals(number) if any(part(one, "state") == "DISMISSED" for one in given) else {}
        return tuple(made for one in given if (made := _review(one, dismissed)) is not None)

    def _dismissals(self, number: int) -> dict[str, int | None]:
        found: dict[str, int | None] = {}
        for event in self._client.pages(f"{self._repository}/issues/{number}/timeline", per_page=PAGE):
            if isinstance(event, Mapping) and event.get("event") == "review_dismissed":
                actor, what = event.get("actor"), event.get("dismissed_review")
                if isinstance(what, Mapping):
                    found[str(what.get("review_id"))] = actor.get("id") if isinstance(actor, Mapping) else None
        return found

    def set_status(self, commit: str, light: Light, text: str, link: str) -> None:
        """A commit status by the full name of the commit."""
        body = {"state": light.value, "context": CONTEXT, "description": text[:TEXT]}
        if link:
            body["target_url"] = link
        self._client.send("POST", f"{self._repository}/statuses/{commit_of(commit)}", body)

    def put_comment(self, number: int, marker: str, body: str) -> None:
        """The gate's own comment."""
        issue, comments = f"{self._repository}/issues/{number}/comments", f"{self._repository}/issues/comments"
        put_comment(self._client, issue, comments, self._account, marker, body)

    def merge(self, number: int, commit: str) -> None:
        """Merge if the head is still `commit`; the server refuses otherwise."""
        self._client.send(
            "PUT", f"{self._repository}/pulls/{number}/merge", {"sha": commit_of(commit), "merge_method": "merge"}
        )

    def read_file(self, path: str, branch: str) -> Stored | None:
        """A file of a branch."""
        return stored(self._client.maybe(f"{self._repository}/contents/{path}", ref=branch))

    def write_file(self, path: str, branch: str, data: bytes, version: str, message: str) -> None:
        """Replace a version of a file, or make it."""
        body = {"message": message, "branch": branch, "content": base64.b64encode(data).decode("ascii")}
        if version:
            body["sha"] = version
        self._client.send("PUT", f"{self._repository}/contents/{path}", body)


def _review(given: Any, dismissed: Mapping[str, int | None]) -> Review | None:
    try:
        user = given["user"]
        state = state_of(str(given["state"]))
        if state is None or state is State.PENDING:
            return None
        identifier = str(number_of(given["id"]))
        return Review(
            id=identifier,
            user=number_of(user["id"]) if user else None,
            login=str(user["login"]) if user else "",
            state=state,
            submitted=datetime.fromisoformat(given["submitted_at"]),
            body=str(given.get("body") or ""),
            commit=str(given.get("commit_id") or ""),
            human=bool(user) and user.get("type") == "User",
            dismissed=state is State.DISMISSED,
            dismissed_by=dismissed.get(identifier),
        )
    except GateFault as fault:
        raise ForgeError(fault.message, **fault.params) from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ForgeError("The server's answer about a review cannot be read.") from None
