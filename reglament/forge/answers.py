"""Answers of servers taken apart: what both kinds write alike."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reglament.forge.base import ForgeError, Stored
from reglament.forge.http import Client
from reglament.gate.faults import GateFault
from reglament.gate.reviews import State, state_of

CONTEXT = "reglament/visas"
"""The name of the light: the one that the rules of the branch require."""


def put_comment(client: Client, issue: str, comments: str, account: str, marker: str, body: str) -> None:
    """Write the comment of `account` that begins with the marker anew, or make it: a comment of anybody else, whatever
    it begins with, is left alone.

    `issue` is where comments are listed and made, `comments` where one is changed by its number.
    """
    for attempt in (1, 2):
        mine = next((one for one in client.pages(issue, per_page=100) if _is_mine(one, account, marker)), None)
        if mine is not None:
            if mine.get("body") != body:
                client.send("PATCH", f"{comments}/{number_of(mine.get('id'))}", {"body": body}, again=True)
            return
        try:
            client.send("POST", issue, {"body": body})
        except ForgeError:
            if attempt == 2:
                raise
            continue  # it may have been made although the answer was lost: looked up before it is made again
        return


def _is_mine(comment: Any, account: str, marker: str) -> bool:
    user = comment.get("user") if isinstance(comment, Mapping) else None
    login = user.get("login") if isinstance(user, Mapping) else None
    same = isinstance(login, str) and login.casefold() == account.casefold()
    return same and str(comment.get("body") or "").startswith(marker)


def read_file(client: Client, repository: str, path: str, branch: str) -> Stored | None:
    """A file of a branch; one that is too large for its answer is read as an object of git."""
    given = client.maybe(f"{repository}/contents/{path}", ref=branch)
    if given is None:
        return None
    try:
        if given["type"] != "file":
            raise ForgeError("The server gave no file where the gate asked for one.")
        version = commit_of(given["sha"])
        if given.get("encoding") != "base64" or (not given.get("content") and given.get("size")):
            given = client.get(f"{repository}/git/blobs/{version}")
        if given["encoding"] != "base64":
            raise ForgeError("The server gave no file where the gate asked for one.")
        return Stored(base64.b64decode(given["content"] or ""), version)
    except (KeyError, TypeError, AttributeError, binascii.Error):
        raise ForgeError("The server's answer about a file cannot be read.") from None


def ask_for_branch(client: Client, repository: str, branch: str) -> None:
    """Raises ForgeError with the way out when a branch is missing, which a write would only call "not found"."""
    if client.maybe(f"{repository}/branches/{branch}") is None:
        raise ForgeError("The server has no branch {branch} for the ledgers: make it as the guide says.", branch=branch)


def moment(client: Client) -> datetime:
    """The server's clock as of its last answer."""
    if client.now is None:
        raise ForgeError("The server has not been asked anything yet.")
    return client.now


def part(given: Any, key: str) -> Any:
    """A part of an answer that must be there."""
    if not isinstance(given, Mapping) or key not in given:
        raise ForgeError("The server's answer cannot be read.")
    return given[key]


def number_of(value: Any) -> int:
    """A number of an answer."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ForgeError("The server's answer cannot be read.")
    return value


def commit_of(value: Any) -> str:
    """The full name of an object of git."""
    if not isinstance(value, str) or len(value) not in (40, 64) or not set(value) <= set("0123456789abcdef"):
        raise ForgeError("The server's answer cannot be read.")
    return value


def time_of(value: Any) -> datetime:
    """A moment with its zone. Raises ValueError or TypeError."""
    made = datetime.fromisoformat(value)
    if made.tzinfo is None:
        raise ValueError(value)
    return made


def said_state(value: Any) -> State | None:
    """The state of a review; None for what is none yet: begun, or only asked for."""
    try:
        state = state_of(str(value))
    except GateFault:
        letters = (letter for letter in str(value) if (letter.isascii() and letter.isalnum()) or letter == "_")
        shown = "".join(letters)[:40]
        raise ForgeError(
            "The server names a state of a review that the gate does not know: {state}.", state=shown
        ) from None
    return None if state is State.PENDING else state


def login_of(user: Any) -> str:
    """The label of an account, empty when the account is gone."""
    return str(user["login"]) if user else ""
