"""A server for one reader on this machine: the built site, reloaded when it changes, with the findings at hand.

What it adds to a page is added on the way to the browser only; the built files stay as they are.
"""

from __future__ import annotations

import html
import json
import posixpath
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from reglament.cli.beside import Beside
from reglament.errors import UsageError
from reglament.pipeline.layout import LANGUAGES, PARALLEL

OWN = "/__live__/"
_HEAD = b"</head>"
_TAG = f'<script src="{OWN}live.js" defer></script><script src="{OWN}beside.js" defer></script>'.encode()
_TRIES = 20
_OURS = {
    "live.js": "text/javascript; charset=utf-8",
    "beside.js": "text/javascript; charset=utf-8",
    "beside.css": "text/css; charset=utf-8",
}
"""Files that lie beside this one, by type."""
PATIENCE = 25.0
"""Seconds for which a browser that waits for news is kept waiting."""
_HOUR = "private, max-age=3600, immutable"


@dataclass(frozen=True, slots=True)
class State:
    """What the browser is told: the numbers of the build and of the edit, a line about the build, its whole report."""

    build: int = 0
    edit: int = 0
    line: str = ""
    report: str = ""

    @property
    def mark(self) -> str:
        """By what a browser says which state it knows."""
        return f"{self.build}.{self.edit}"


class Board:
    """The state that the builder writes and the server reads."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._state = State()

    def show(self, line: str, report: str) -> None:
        """A build has ended."""
        self._tell(State(self._state.build + 1, self._state.edit, line, report))

    def edited(self) -> None:
        """A paper that somebody has before them is not as it was; the build is still to come."""
        self._tell(replace(self._state, edit=self._state.edit + 1))

    @property
    def state(self) -> State:
        """The last one."""
        with self._news:
            return self._state

    def after(self, mark: str, seconds: float) -> State:
        """The state as soon as it is another one than `mark`, or when the time is over."""
        with self._news:
            self._news.wait_for(lambda: self._state.mark != mark, seconds)
            return self._state

    def _tell(self, state: State) -> None:
        with self._news:
            self._state = state
            self._news.notify_all()


class LiveServer(ThreadingHTTPServer):
    """Serves a folder on the loopback address only."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, site: Path, board: Board, port: int, beside: Beside) -> None:
        self.site = site
        self.board = board
        self.beside = beside
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves in mid-answer is no news."""


def open_server(site: Path, board: Board, port: int, beside: Beside) -> LiveServer:
    """A server on `port` or the next free one.

    Raises UsageError when twenty in a row are taken.
    """
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            return LiveServer(site, board, candidate, beside)
        except OSError:
            continue
    raise UsageError("Ports {first} to {last} are taken; name another with --port.", first=port, last=port + _TRIES - 1)


class _Handler(SimpleHTTPRequestHandler):
    server: LiveServer
    _kept = "no-store"
    server_version = "reglament"
    sys_version = ""

    def do_GET(self) -> None:
        """Our own addresses, pages with the script added, everything else as it lies."""
        if not self._from_here():
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = urlsplit(self.path).path
        if path.startswith(OWN):
            self._own(path[len(OWN) :])
            return
        page = Path(self.translate_path(self.path))
        if page.is_dir():
            if not path.endswith("/"):
                self._answer(b"", "text/plain", HTTPStatus.MOVED_PERMANENTLY, location=_slashed(path))
                return
            page /= "index.html"
        if page.suffix == ".html" and page.is_file():
            self._answer(page.read_bytes().replace(_HEAD, _TAG + _HEAD, 1), "text/html; charset=utf-8")
        elif page.is_file():
            super().do_GET()
        else:
            self._missing()

    def do_HEAD(self) -> None:
        """As GET, without the body."""
        self.do_GET()

    def translate_path(self, path: str) -> str:
        """The file for an address: always inside the site, whatever dots, links or encodings it carries."""
        parts = [part for part in posixpath.normpath(unquote(urlsplit(path).path)).split("/") if part not in ("", ".")]
        site = self.server.site.resolve()
        if any(part == ".." or "\\" in part or "\0" in part for part in parts):
            return str(site / ".absent")
        found = site.joinpath(*parts).resolve()
        return str(found if found.is_relative_to(site) else site / ".absent")

    def end_headers(self) -> None:
        """Nothing is kept by the browser, for the next look is at the next build; but pictures, which never change."""
        self.send_header("Cache-Control", self._kept)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """The terminal is for findings."""

    def _from_here(self) -> bool:
        """Only a page of this server asks; a stranger's name that resolves to this machine does not."""
        host = self.headers.get("Host", "").rpartition(":")[0]
        return host in ("127.0.0.1", "localhost")

    def _own(self, name: str) -> None:
        if name in _OURS:
            self._answer(Path(__file__).with_name(name).read_bytes(), _OURS[name])
        elif name == "state":
            seen = parse_qs(urlsplit(self.path).query).get("seen")
            board = self.server.board
            state = board.after(seen[0], PATIENCE) if seen else board.state
            self._plain({"build": state.build, "edit": state.edit, "line": state.line, "more": bool(state.report)})
        elif name == "findings":
            self._answer(_page(self.server.board.state).encode(), "text/html; charset=utf-8")
        else:
            self._paper(*name.partition("/")[::2])

    def _paper(self, what: str, name: str) -> None:
        """What the panel of a paper asks for: `about/kk/ID`, `paper/kk-ru/ID`, `picture/DIGEST.png`."""
        lang, _, key = unquote(name).partition("/")
        beside = self.server.beside
        picture = beside.picture(name.removesuffix(".png")) if what == "picture" else None
        if picture is not None:
            self._kept = _HOUR
            self._answer(picture, "image/png")
        elif what == "about" and lang in LANGUAGES:
            self._plain(beside.about(key, lang))
        elif what == "paper" and lang in (*LANGUAGES, PARALLEL):
            self._plain(beside.paper(key, lang))
        else:
            self._missing()

    def _plain(self, value: Mapping[str, Any]) -> None:
        self._answer(json.dumps(value, ensure_ascii=False).encode(), "application/json")

    def _missing(self) -> None:
        page = self.server.site / "404.html"
        known = page.is_file()
        body = page.read_bytes().replace(_HEAD, _TAG + _HEAD, 1) if known else _page(self.server.board.state).encode()
        self._answer(body, "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def _answer(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _slashed(path: str) -> str:
    return "/" + path.lstrip("/") + "/"


def _page(state: State) -> str:
    line, report = html.escape(state.line), html.escape(state.report)
    return (
        '<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>Reglament</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;"
        "padding:0 1rem}pre{white-space:pre-wrap;background:#f4f4f6;padding:1rem;border-radius:.5rem}"
        "@media(prefers-color-scheme:dark){body{background:#16171b;color:#e6e6e8}pre{background:#24262c}}</style>"
        f'<script src="{OWN}live.js" defer></script></head><body><h1>{line}</h1><pre>{report}</pre></body></html>'
    )
