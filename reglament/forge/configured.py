"""The server as the environment names it. Secrets stay in here: no message, file or log has a letter of them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from urllib.parse import urlsplit

import httpx

from reglament.errors import UsageError
from reglament.forge.answers import part, time_of
from reglament.forge.base import Forge, ForgeError
from reglament.forge.gitea import Gitea
from reglament.forge.github import GitHub
from reglament.forge.http import Client

FORGE, URL, REPOSITORY = "REGLAMENT_FORGE", "REGLAMENT_FORGE_URL", "REGLAMENT_REPOSITORY"
TOKEN, ACCOUNT = "REGLAMENT_TOKEN", "REGLAMENT_FORGE_ACCOUNT"
APP, KEY, INSTALLATION = "REGLAMENT_APP_ID", "REGLAMENT_APP_KEY", "REGLAMENT_APP_INSTALLATION"

GITHUB = "https://api.github.com"
_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9._-]+")
_ACCOUNT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(?:\[bot\])?")
_SECRET = re.compile(r"[\x21-\x7e]+")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_EARLY = 300
"""Seconds before its end at which a token is made anew."""
_LIFE = 540
"""Seconds that the proof of an App holds: the server takes at most ten minutes."""
_BACK = 60
"""Seconds by which it is dated back, for clocks that differ."""

_SIGNING = "reglament.forge.signing"
"""Loaded only for an App: it takes longer to begin than most looks at a request."""

_KINDS: Mapping[str, Callable[[Client, str, str], Forge]] = {"github": GitHub, "gitea": Gitea, "forgejo": Gitea}


class Credentials:
    """The headers that prove who asks. Gives nothing of itself away when it is printed."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._headers: Mapping[str, str] = headers

    def __call__(self) -> Mapping[str, str]:
        """The headers of the next question."""
        return self._headers

    @property
    def token(self) -> str:
        """The token of the next question, for git."""
        return self()["Authorization"].partition(" ")[2]


class AppCredentials(Credentials):
    """Those of a GitHub App: a token of its installation, made anew before it ends."""

    def __init__(
        self,
        app: str,
        key: str,
        installation: str,
        base: str,
        transport: httpx.BaseTransport | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(_github_headers(""))
        self._app, self._key, self._installation, self._clock = app, key, installation, clock
        self._client = Client(base, self._proof, transport)
        self._ends = 0.0
        self._drift = 0.0

    def __call__(self) -> Mapping[str, str]:
        """The headers of the next question. Raises ForgeError when the server gives no token."""
        if self._clock() + self._drift >= self._ends - _EARLY:
            self._renew()
        return self._headers

    def _renew(self) -> None:
        path = f"app/installations/{self._installation}/access_tokens"
        try:
            given = self._client.send("POST", path, {}, again=True)
        except ForgeError:
            before, self._drift = self._drift, self._measured_drift()
            if abs(self._drift - before) < _BACK:
                raise
            given = self._client.send("POST", path, {}, again=True)  # only the clock of this machine was wrong
        token, ends = part(given, "token"), part(given, "expires_at")
        try:
            self._ends = time_of(ends).timestamp()
            self._headers = _github_headers(_secret(token, "token"))
        except (ValueError, TypeError, UsageError):
            raise ForgeError("The server's answer about a token cannot be read.") from None
        self._drift = self._measured_drift()

    def _measured_drift(self) -> float:
        """Seconds by which the server's clock is before this machine's."""
        return self._client.now.timestamp() - self._clock() if self._client.now is not None else 0.0

    def _proof(self) -> Mapping[str, str]:
        now = int(self._clock() + self._drift)
        try:
            proof = import_module(_SIGNING).signed(self._app, self._key, now - _BACK, now + _LIFE)
        except ValueError:
            raise UsageError("{variable} is no private key in PEM.", variable=KEY) from None
        return _github_headers(proof)


def forge_of(
    environment: Mapping[str, str],
    transport: httpx.BaseTransport | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.time,
) -> tuple[Forge, Credentials]:
    """The server that the environment names, and what proves that the gate may ask it.

    Raises UsageError, naming the variable, for one that is missing or cannot be read.
    """
    kind = environment.get(FORGE, "")
    if kind not in _KINDS:
        raise UsageError("Set {variable} to one of: {values}.", variable=FORGE, values=", ".join(_KINDS))
    base = _base(kind, environment.get(URL, ""))
    repository = _match(environment, REPOSITORY, _REPOSITORY)
    account = _match(environment, ACCOUNT, _ACCOUNT)
    credentials = _credentials(kind, environment, base, transport, clock)
    return _KINDS[kind](Client(base, credentials, transport, sleep), repository, account), credentials


def git_url(environment: Mapping[str, str]) -> str:
    """Where git fetches the requests of the repository from."""
    kind, base = environment.get(FORGE, ""), _base(environment.get(FORGE, ""), environment.get(URL, ""))
    repository = _match(environment, REPOSITORY, _REPOSITORY)
    root = "https://github.com" if base == GITHUB else base.removesuffix("/api/v3" if kind == "github" else "/api/v1")
    return f"{root}/{repository}.git"


def _base(kind: str, url: str) -> str:
    """The root of the interface: what a reader of the address bar would write is completed."""
    url = url.strip().rstrip("/") or (GITHUB if kind == "github" else "")
    try:
        parts = urlsplit(url)
        host, named = parts.hostname or "", parts.username is not None or parts.port == 0
    except ValueError:
        host, named = "", False
    secure = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK) if host else False
    if not secure or named or parts.query or parts.fragment or not url.isascii() or not url.isprintable():
        raise UsageError("{variable} must be an https address without a name or a password in it.", variable=URL)
    if kind == "github":
        if host in ("github.com", "api.github.com"):
            return GITHUB
        return url if url.endswith("/api/v3") or host.startswith("api.") else f"{url}/api/v3"
    return url if url.endswith("/api/v1") else f"{url}/api/v1"


def _match(environment: Mapping[str, str], name: str, grammar: re.Pattern[str]) -> str:
    value = environment.get(name, "")
    if not grammar.fullmatch(value) or ".." in value:
        raise UsageError("{variable} is missing or cannot be read.", variable=name)
    return value


def _credentials(
    kind: str,
    environment: Mapping[str, str],
    base: str,
    transport: httpx.BaseTransport | None,
    clock: Callable[[], float],
) -> Credentials:
    app, installation = environment.get(APP, ""), environment.get(INSTALLATION, "")
    if kind == "github" and (app or installation):
        for name, value in ((APP, app), (INSTALLATION, installation)):
            if not (value.isascii() and value.isalnum()):
                raise UsageError("{variable} is missing or cannot be read.", variable=name)
        key = environment.get(KEY, "").replace("\\n", "\n")
        return AppCredentials(app, key, installation, base, transport, clock)
    token = _secret(environment.get(TOKEN, ""), TOKEN)
    return Credentials(_github_headers(token) if kind == "github" else {"Authorization": f"token {token}", **_PLAIN})


_PLAIN = {"Accept": "application/json", "User-Agent": "reglament", "Cache-Control": "no-cache"}


def _github_headers(token: str) -> Mapping[str, str]:
    return {
        "Authorization": f"Bearer {token}",
        **_PLAIN,
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
    }


def _secret(value: object, name: str) -> str:
    """A token that can stand in a header: anything else would turn up in the message of some library."""
    if not isinstance(value, str) or not _SECRET.fullmatch(value):
        raise UsageError("{variable} is missing or cannot be read.", variable=name)
    return value
