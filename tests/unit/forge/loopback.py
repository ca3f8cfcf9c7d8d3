"""A fake server on this machine for other processes: its interface and its git, the smart protocol, over HTTP."""

from __future__ import annotations

import base64
import binascii
import os
import subprocess
import threading
import time
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

import httpx

from tests.unit.forge.fake import BASES, REPOSITORY, Fake


class Loopback:
    """A port of its own that stands for one server at a time: the one that was put there last."""

    def __init__(self) -> None:
        self._fake: Fake | None = None
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.spent = 0.0
        """Seconds that it took to answer all questions, git's among them."""

    @property
    def host(self) -> str:
        """Under which name accounts are to be registered."""
        return f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def put(self, fake: Fake) -> None:
        """From now on it is this server."""
        fake.base = f"http://{self.host}{httpx.URL(BASES[fake.dialect]).path}"
        self._fake = fake

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> httpx.Response:
        """What the server says to one question."""
        assert self._fake is not None
        begun = time.perf_counter()
        if target.startswith(f"/{REPOSITORY}.git/"):
            answer = _of_git(self._fake, method, target, headers, body)
        else:
            url = httpx.URL(BASES[self._fake.dialect]).join(target)
            asked = httpx.Request(method, url, headers={**headers, "host": url.host}, content=body)
            with self._lock:
                answer = self._fake.handle(asked)
        self.spent += time.perf_counter() - begun
        return answer


def _of_git(fake: Fake, method: str, target: str, headers: dict[str, str], body: bytes) -> httpx.Response:
    """Git's own server program, for those who prove who they are."""
    kind, _, proof = headers.get("authorization", "").partition(" ")
    try:
        token = base64.b64decode(proof, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        token = ""
    if kind != "Basic" or token not in fake.tokens:
        return httpx.Response(401)
    path, _, query = target.removeprefix(f"/{REPOSITORY}.git").partition("?")
    given = {
        "GIT_PROJECT_ROOT": str(fake.bare.path.parent),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": f"/{fake.bare.path.name}{path}",
        "REQUEST_METHOD": method,
        "QUERY_STRING": query,
        "CONTENT_TYPE": headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_CONTENT_ENCODING": headers.get("content-encoding", ""),
        "GIT_PROTOCOL": headers.get("git-protocol", ""),
    }
    clean = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", "http-backend"], input=body, capture_output=True, check=True, env=clean | given)
    head, _, content = done.stdout.partition(b"\r\n\r\n")
    said = dict(message_from_bytes(head).items())
    return httpx.Response(int(said.pop("Status", "200").split()[0]), headers=said, content=content)


def _handler(loopback: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # head and body of an answer are two writes

        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {key.lower(): value for key, value in self.headers.items()}
            answer = loopback.answer(self.command, self.path, headers, body)
            self.send_response_only(answer.status_code)
            for key, value in answer.headers.items():
                if key.lower() not in ("content-length", "transfer-encoding"):
                    self.send_header(key, value)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = do_PUT = do_PATCH = do

        def log_message(self, *_: object) -> None:
            pass

    return Handler
