"""Asking a server over HTTP: with patience for its faults, to the last page, and without telling its secrets."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from reglament.forge.base import ForgeError

TRIES = 4
PAUSE = 0.5
"""Seconds before the second try; each further pause is twice as long."""
LONGEST = 30.0
"""Seconds that the gate waits at most when the server asks it to wait."""
MOST_PAGES = 400
MOST_BYTES = 8_000_000
_NEXT = re.compile(r'<([^<>]+)>\s*;[^,]*\brel="?next"?')
_AGAIN = frozenset({429, 500, 502, 503, 504})

Json = Any


class Client:
    """One server and one token. `authorise` gives the headers, so that a token that expires can be made anew."""

    def __init__(
        self,
        base: str,
        authorise: Callable[[], Mapping[str, str]],
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.base = base.rstrip("/")
        self.host = urlsplit(self.base).netloc
        self._authorise = authorise
        self._sleep = sleep
        self._http = httpx.Client(timeout=httpx.Timeout(20.0), follow_redirects=False, transport=transport)
        self.now: datetime | None = None

    def get(self, path: str, **query: str | int) -> Json:
        """The answer to one question."""
        return _json(self._ask("GET", self._url(path), params=query))

    def maybe(self, path: str, **query: str | int) -> Json | None:
        """The same, None when there is nothing of that name."""
        answer = self._ask("GET", self._url(path), params=query, missing=True)
        return None if answer.status_code == 404 else _json(answer)

    def pages(self, path: str, **query: str | int) -> Iterator[Json]:
        """The items of a list, to the last page. Raises ForgeError when the list has no end or leads elsewhere."""
        url, params = self._url(path), dict(query)
        for _ in range(MOST_PAGES):
            answer = self._ask("GET", url, params=params)
            items = _json(answer)
            if not isinstance(items, list):
                raise ForgeError("The server gave no list where the gate asked for one.")
            yield from items
            following = _NEXT.search(answer.headers.get("link", ""))
            if following is None:
                _complete(answer, len(items), params)
                return
            url, params = following[1], {}
            if urlsplit(url).netloc != self.host:
                raise ForgeError("The server sends the gate to another host for the rest of a list.")
        raise ForgeError("The server's list has no end.")

    def send(self, method: str, path: str, body: Json) -> Json:
        """Change something. Not tried again after an answer: only a connection that never came about is."""
        return _json(self._ask(method, self._url(path), body=body, once=True))

    def _url(self, path: str) -> str:
        return f"{self.base}/{path.lstrip('/')}"

    def _ask(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str | int] | None = None,
        body: Json = None,
        once: bool = False,
        missing: bool = False,
    ) -> httpx.Response:
        reason = ""
        for attempt in range(TRIES):
            try:
                answer = self._http.request(
                    method, url, params=params or None, json=body, headers=dict(self._authorise())
                )
            except httpx.ConnectError as error:
                reason = type(error).__name__
            except httpx.HTTPError as error:
                reason = type(error).__name__
                if once:
                    break
            else:
                self._note_time(answer)
                if answer.status_code < 300 or (missing and answer.status_code == 404):
                    return answer
                reason = _reason(answer)
                if not _again(answer) or once:
                    break
                self._sleep(_patience(answer, attempt))
                continue
            self._sleep(PAUSE * 2**attempt)
        raise ForgeError("The server {host} did not do what the gate asked ({reason}).", host=self.host, reason=reason)

    def _note_time(self, answer: httpx.Response) -> None:
        try:
            moment = parsedate_to_datetime(answer.headers["date"])
        except (KeyError, ValueError, TypeError):
            raise ForgeError("The server does not tell the time: terms cannot be counted.") from None
        self.now = moment.astimezone(UTC)


def _json(answer: httpx.Response) -> Json:
    if not answer.content:
        return None
    if len(answer.content) > MOST_BYTES:
        raise ForgeError("The server's answer is larger than any can be.")
    try:
        return answer.json()
    except (ValueError, RecursionError):
        raise ForgeError("The server's answer cannot be read.") from None


def _again(answer: httpx.Response) -> bool:
    limited = answer.status_code == 403 and answer.headers.get("x-ratelimit-remaining") == "0"
    return answer.status_code in _AGAIN or limited


def _patience(answer: httpx.Response, attempt: int) -> float:
    given = answer.headers.get("retry-after", "")
    return min(float(given), LONGEST) if given.isdecimal() else PAUSE * 2**attempt


def _reason(answer: httpx.Response) -> str:
    """The number of the fault and what the server says of it, cut to plain words: never the request itself."""
    try:
        said = answer.json().get("message", "")
    except (ValueError, AttributeError, RecursionError):
        said = ""
    words = re.sub(r"[^\w .,:;()/'-]", " ", str(said))[:200].strip()
    return f"{answer.status_code} {words}".strip()


def _complete(answer: httpx.Response, count: int, params: Mapping[str, Any]) -> None:
    """A full last page without a next one is a list that was cut, where the server counts."""
    total = answer.headers.get("x-total-count", "")
    limit = params.get("limit") or params.get("per_page")
    if total.isdecimal() and limit and params.get("page") is None and int(total) > count:
        raise ForgeError("The server's list is shorter than its own count.")
