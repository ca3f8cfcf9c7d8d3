"""Answers of servers taken apart: what both kinds write alike."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reglament.forge.base import ForgeError, Stored
from reglament.forge.http import Client


def put_comment(client: Client, issue: str, comments: str, account: str, marker: str, body: str) -> None:
    """Write the comment of `account` that begins with the marker anew, or make it: a comment of anybody else, whatever
    it begins with, is left alone.

    `issue` is where comments are listed and made, `comments` where one is changed by its number.
    """
    for one in client.pages(issue, per_page=100, limit=50):
        user = one.get("user") if isinstance(one, Mapping) else None
        mine = isinstance(user, Mapping) and user.get("login") == account
        if mine and str(one.get("body", "")).startswith(marker):
            if one.get("body") != body:
                client.send("PATCH", f"{comments}/{number_of(one.get('id'))}", {"body": body})
            return
    client.send("POST", issue, {"body": body})


def stored(given: Any) -> Stored | None:
    """A file as the contents of both kinds of servers give it; None when there is none."""
    if given is None:
        return None
    try:
        if given["type"] != "file" or given["encoding"] != "base64":
            raise ForgeError("The server gave no file where the gate asked for one.")
        return Stored(base64.b64decode(given["content"]), str(given["sha"]))
    except (KeyError, TypeError, binascii.Error):
        raise ForgeError("The server's answer about a file cannot be read.") from None


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
    """The full name of a commit."""
    if not isinstance(value, str) or len(value) not in (40, 64) or not set(value) <= set("0123456789abcdef"):
        raise ForgeError("The server's answer cannot be read.")
    return value
