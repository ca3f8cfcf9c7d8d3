"""Gitea and Forgejo."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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
from reglament.gate.reviews import DECISIVE, Review

TEXT = 240
PAGE = 50
BLANK = 4
"""Empty pages of a timeline in a row after which it has ended: comments on lines of code are left out of pages."""
_UNREADY = ("wip:", "[wip]")
"""Beginnings of titles by which servers that do not say `draft` know one."""


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
            draft = given.get("draft", str(given["title"]).lower().startswith(_UNREADY))
            return Request(
                number=number_of(given["number"]),
                author=_account(user),
                login=login_of(user),
                created=time_of(given["created_at"]),
                target=str(given["base"]["ref"]),
                head=commit_of(given["head"]["sha"]),
                ready=draft is False,
                open=given["state"] == "open",
                guarded=str(given["base"]["repo"]["default_branch"]),
                merged=given["merged"] is True,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise ForgeError("The server's answer about a request cannot be read.") from None

    def open_requests(self) -> tuple[int, ...]:
        """Numbers of all open requests."""
        found = self._client.pages(f"{self._repository}/pulls", state="open", limit=PAGE)
        return tuple(number_of(part(one, "number")) for one in found)

    def heard(self, number: int) -> Heard:
        """Reviews and writers, with one reading of the timeline for both: after the reviews, whose dismissals it
        tells."""
        path = f"{self._repository}/pulls/{number}"
        given = self._client.pages(f"{path}/reviews", limit=PAGE)
        reviews = [made for one in given if (made := _review(one)) is not None]
        timeline = self._timeline(number)
        commits = self._client.pages(f"{path}/commits", limit=PAGE)
        return Heard(_with_dismissals(reviews, timeline), _writers(commits, timeline))

    def _timeline(self, number: int) -> list[Mapping[str, Any]]:
        path = f"{self._repository}/issues/{number}/timeline"
        return [one for one in self._client.counted_pages(path, BLANK, limit=PAGE) if isinstance(one, Mapping)]

    def set_status(self, commit: str, light: Light, text: str, link: str) -> None:
        """A commit status by the full name of the commit."""
        body = {"state": light.value, "context": CONTEXT, "description": text[:TEXT], "target_url": link}
        self._client.send("POST", f"{self._repository}/statuses/{commit_of(commit)}", body, again=True)

    def put_comment(self, number: int, marker: str, body: str) -> None:
        """The gate's own comment."""
        issue, comments = f"{self._repository}/issues/{number}/comments", f"{self._repository}/issues/comments"
        put_comment(self._client, issue, comments, self._account, marker, body)

    def merge(self, number: int, commit: str) -> None:
        """Merge if the head is still `commit`; never by force. Merged already is done."""
        body = {"Do": "merge", "head_commit_id": commit_of(commit), "force_merge": False}
        try:
            self._client.send("POST", f"{self._repository}/pulls/{number}/merge", body)
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
        self._client.send("PUT" if version else "POST", f"{self._repository}/contents/{path}", body)


def _account(user: Any) -> int | None:
    """The number of an account; None for the ghost that stands for one that is gone."""
    number = number_of(part(user, "id")) if user else None
    return None if number is None or number <= 0 else number


def _writers(commits: Iterable[Any], timeline: Iterable[Mapping[str, Any]]) -> tuple[int, ...]:
    """Accounts of authors and committers, and of everybody who pushed."""
    users = [part(one, key) for one in commits for key in ("author", "committer")]
    users += [event.get("user") for event in timeline if event.get("type") == "pull_push"]
    return tuple(sorted({found for user in users if (found := _account(user)) is not None}))


def _with_dismissals(reviews: Sequence[Review], timeline: Iterable[Mapping[str, Any]]) -> tuple[Review, ...]:
    """Reviews with what became of them; the state of a dismissed one stays what it was, the flag beside it counts.

    The server sets the flag, too, on all older reviews of somebody who decides anew: those are not dismissed.
    """
    by = {
        str(event.get("review_id")): _account(event.get("user"))
        for event in timeline
        if event.get("type") == "dismiss_review"
    }
    return tuple(_dismissed(one, reviews, by) if one.dismissed else one for one in reviews)


def _dismissed(review: Review, every: Sequence[Review], by: Mapping[str, int | None]) -> Review:
    """A review with the flag: dismissed by whom the timeline names; by nobody when its giver has only decided anew."""
    if review.id in by:
        return replace(review, dismissed_by=by[review.id])
    place = (review.submitted, int(review.id))
    later = (
        one.user == review.user and one.state in DECISIVE and (one.submitted, int(one.id)) > place for one in every
    )
    return replace(review, dismissed=not any(later))


def _review(given: Any) -> Review | None:
    try:
        user = given["user"]
        state = said_state(given["state"])
        if state is None:
            return None
        return Review(
            id=str(number_of(given["id"])),
            user=_account(user),
            login=login_of(user),
            state=state,
            submitted=time_of(given["submitted_at"]),
            body=str(given.get("body") or ""),
            commit=str(given.get("commit_id") or ""),
            dismissed=given["dismissed"] is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ForgeError("The server's answer about a review cannot be read.") from None
