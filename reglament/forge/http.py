"""Asking a server over HTTP: with patience for its faults, to the last page, and without telling its secrets."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from reglament.forge.base import ForgeError

TRIES = 4
PAUSE = 0.5
"""Seconds before the second try; each further pause is twice as long."""
LONGEST = 30.0
"""Seconds that the gate waits at most when the server asks it to wait; asked for more, it leaves it to the next run."""
MOST_PAGES = 400
MOST_BYTES = 48_000_000
"""Bytes of one answer: a ledger of the largest request in base64, and room."""
_NEXT = re.compile(r'<([^<>]+)>\s*;[^,]*\brel="?next"?')
_AGAIN = frozenset({429, 500, 502, 503, 504})
_SAID = re.compile(r"[^\w .,:;()/'-]")
_LEAST = 6
"""Letters from which a word of a header is taken for a secret."""

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
        parts = urlsplit(base.rstrip("/"))
        self.base = base.rstrip("/")
        self.host = f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""
        self._authorise = authorise
        self._sleep = sleep
        self._http = httpx.Client(timeout=httpx.Timeout(20.0), follow_redirects=False, transport=transport)
        self.now: datetime | None = None

    def get(self, path: str, **query: str | int) -> Json:
        """The answer to one question."""
        return self._ask("GET", path, query=query)[1]

    def maybe(self, path: str, **query: str | int) -> Json | None:
        """The same, None when there is nothing of that name."""
        answer, given = self._ask("GET", path, query=query, missing=True)
        return None if answer.status_code == 404 else given

    def pages(self, path: str, **query: str | int) -> Iterator[Json]:
        """The items of a list, to the last page.

        The server's links only say which page is next: the question goes to the same path of the same server always.
        A server that counts (`x-total-count`) and gives no link is asked on until its count is covered; one that says
        neither, until a page has nothing, or less than was asked for where a server always gives that much.
        Raises ForgeError when the list has no end.
        """
        size = int(query.get("per_page") or query.get("limit") or 0)
        seen = 0
        for page in range(1, MOST_PAGES + 1):
            answer, items = self._ask("GET", path, query=query)
            if not isinstance(items, list):
                raise ForgeError("The server gave no list where the gate asked for one.")
            yield from items
            seen += len(items)
            following = _NEXT.search(answer.headers.get("link", ""))
            total = answer.headers.get("x-total-count", "")
            if following is not None:
                query = dict(parse_qsl(urlsplit(following[1]).query))
            elif total.isdecimal():
                if seen >= int(total) or page * size >= int(total):
                    return
                query = {**query, "page": page + 1}
            elif "link" not in answer.headers and items and ("limit" in query or len(items) >= size > 0):
                query = {**query, "page": page + 1}
            else:
                return
        raise ForgeError("The server's list has no end.")

    def counted_pages(self, path: str, empty: int, **query: str | int) -> Iterator[Json]:
        """The items of a list of which the server tells neither the next page nor the count, by the numbers of pages.

        It has ended after as many empty pages in a row as `empty` says: the server leaves items out of full ones.
        """
        blank = 0
        for page in range(1, MOST_PAGES + 1):
            items = self.get(path, page=page, **query)
            if items is not None and not isinstance(items, list):
                raise ForgeError("The server gave no list where the gate asked for one.")
            yield from items or ()
            blank = 0 if items else blank + 1
            if blank >= empty:
                return
        raise ForgeError("The server's list has no end.")

    def send(self, method: str, path: str, body: Json, *, again: bool = False) -> Json:
        """Change something.

        After an answer that leaves open whether it was done it is tried again only where `again` says that twice does
        no harm. A server that refuses to be asked so often has done nothing: it is asked again after a pause.
        """
        return self._ask(method, path, body=body, once=not again)[1]

    def _ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | int] | None = None,
        body: Json = None,
        once: bool = False,
        missing: bool = False,
    ) -> tuple[httpx.Response, Json]:
        url, reason = f"{self.base}/{path.lstrip('/')}", ""
        for attempt in range(TRIES):
            headers = dict(self._authorise())
            pause = PAUSE * 2**attempt
            try:
                answer = self._once(method, url, query, body, headers)
            except httpx.ConnectError as error:
                reason = type(error).__name__
            except httpx.HTTPError as error:
                reason = type(error).__name__
                if once:
                    break
            else:
                fine = answer.status_code < 300 or (missing and answer.status_code == 404)
                self._note_time(answer, needed=fine)
                if fine:
                    return answer, None if answer.status_code == 404 else _json(answer)
                reason, told = _reason(answer, headers), _patience(answer, attempt, once=once)
                if told is None:
                    break
                pause = told
            if attempt + 1 < TRIES:
                self._sleep(pause)
        raise ForgeError("The server {host} did not do what the gate asked ({reason}).", host=self.host, reason=reason)

    def _once(
        self, method: str, url: str, query: Mapping[str, str | int] | None, body: Json, headers: Mapping[str, str]
    ) -> httpx.Response:
        """One answer, read no further than an answer can be long."""
        with self._http.stream(method, url, params=query or None, json=body, headers=headers) as answer:
            parts, size = [], 0
            for part in answer.iter_bytes():
                size += len(part)
                if size > MOST_BYTES:
                    raise ForgeError("The server's answer is larger than any can be.")
                parts.append(part)
        kept = {
            key: value for key, value in answer.headers.items() if key not in ("content-encoding", "content-length")
        }
        return httpx.Response(answer.status_code, headers=kept, content=b"".join(parts))

    def _note_time(self, answer: httpx.Response, *, needed: bool) -> None:
        """The server's clock never runs back in one run, whichever of its machines answers."""
        try:
            moment = parsedate_to_datetime(answer.headers["date"])
        except (KeyError, ValueError, TypeError):
            moment = None
        if moment is not None and moment.tzinfo is not None:
            self.now = max(self.now or moment.astimezone(UTC), moment.astimezone(UTC))
        elif needed:
            raise ForgeError("The server does not tell the time: terms cannot be counted.")


def _json(answer: httpx.Response) -> Json:
    if not answer.content:
        return None
    try:
        return answer.json()
    except (ValueError, RecursionError):
        raise ForgeError("The server's answer cannot be read.") from None


def _patience(answer: httpx.Response, attempt: int, *, once: bool) -> float | None:
    """Seconds to wait before the next try; None when there is to be none."""
    told = answer.headers.get("retry-after", "")
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    limited = answer.status_code == 429 or (answer.status_code == 403 and bool(told or spent))
    if not limited and (once or answer.status_code not in _AGAIN):
        return None
    if told.isdecimal():
        return float(told) if float(told) <= LONGEST else None
    return None if spent else PAUSE * 2**attempt


def _reason(answer: httpx.Response, headers: Mapping[str, str]) -> str:
    """The number of the fault and what the server says of it, cut to plain words: never the request itself, nor any
    word of its headers."""
    try:
        said = str(answer.json().get("message") or "")
    except (ValueError, AttributeError, RecursionError):
        said = ""
    for word in (word for value in headers.values() for word in value.split() if len(word) >= _LEAST):
        said = said.replace(word, "…")
    return f"{answer.status_code} {_SAID.sub(' ', said)[:200].strip()}".strip()
