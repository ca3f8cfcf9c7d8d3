"""The server as the environment names it; and that nothing secret ever comes out."""

from __future__ import annotations

import logging
import subprocess
import sys
import traceback
from datetime import UTC, datetime, timedelta

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from reglament.cli.language import sentence
from reglament.errors import ReglamentError, UsageError
from reglament.forge.base import ForgeError
from reglament.forge.configured import forge_of, git_url
from tests.unit.forge.city import ROOT
from tests.unit.forge.conftest import environment
from tests.unit.forge.described import check, filled
from tests.unit.forge.fake import TOKEN, Fake, Fault, made, said

BASIC = {
    "REGLAMENT_FORGE": "github",
    "REGLAMENT_REPOSITORY": "apparat/qujattar",
    "REGLAMENT_TOKEN": "tok-123456",
    "REGLAMENT_FORGE_ACCOUNT": "gate[bot]",
}


@pytest.mark.parametrize(
    ("kind", "url", "base", "git"),
    [
        ("github", "", "https://api.github.com", "https://github.com/apparat/qujattar.git"),
        ("github", "https://github.com/", "https://api.github.com", "https://github.com/apparat/qujattar.git"),
        ("github", "https://ghe.example", "https://ghe.example/api/v3", "https://ghe.example/apparat/qujattar.git"),
        (
            "gitea",
            "https://g.example/git/",
            "https://g.example/git/api/v1",
            "https://g.example/git/apparat/qujattar.git",
        ),
        (
            "forgejo",
            "http://127.0.0.1:3000",
            "http://127.0.0.1:3000/api/v1",
            "http://127.0.0.1:3000/apparat/qujattar.git",
        ),
    ],
)
def test_addresses(kind: str, url: str, base: str, git: str) -> None:
    given = {**BASIC, "REGLAMENT_FORGE": kind, "REGLAMENT_FORGE_URL": url}
    forge, _ = forge_of(given)
    assert forge._client.base == base  # type: ignore[attr-defined]
    assert git_url(given) == git


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("REGLAMENT_FORGE", ""),
        ("REGLAMENT_FORGE", "gitlab"),
        ("REGLAMENT_FORGE_URL", "http://ghe.example"),
        ("REGLAMENT_FORGE_URL", "https://user:secret@ghe.example"),
        ("REGLAMENT_FORGE_URL", "https://[::1"),
        ("REGLAMENT_FORGE_URL", "ftp://ghe.example"),
        ("REGLAMENT_REPOSITORY", "apparat"),
        ("REGLAMENT_REPOSITORY", "apparat/../../admin"),
        ("REGLAMENT_REPOSITORY", "apparat/x?y"),
        ("REGLAMENT_TOKEN", ""),
        ("REGLAMENT_TOKEN", "two words"),
        ("REGLAMENT_TOKEN", "құпия"),
        ("REGLAMENT_TOKEN", "with\nline"),
        ("REGLAMENT_FORGE_ACCOUNT", ""),
        ("REGLAMENT_APP_ID", "12"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_quoted(variable: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        forge_of({**BASIC, variable: value})
    told = sentence(caught.value, "kk") + str(caught.value)
    assert "REGLAMENT_" in told
    assert "secret" not in told
    assert not value or value in ("12", "gitlab") or value not in told


@pytest.fixture(scope="module")
def key() -> str:
    made_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made_key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()).decode()


class Apps:
    """A GitHub that gives tokens to an App, and has its own idea of the time."""

    def __init__(self, key: str, now: datetime) -> None:
        self.public = jwt.algorithms.RSAAlgorithm("RS256").prepare_key(key).public_key()  # type: ignore[union-attr]
        self.now, self.given, self.asked = now, 0, []

    def handle(self, request: httpx.Request) -> httpx.Response:
        answer = self.answer(request)
        if answer.status_code < 400:
            check("github", request, answer)
        answer.headers["Date"] = self.now.strftime("%a, %d %b %Y %H:%M:%S GMT")
        return answer

    def answer(self, request: httpx.Request) -> httpx.Response:
        word = request.headers["authorization"].removeprefix("Bearer ")
        if request.url.path.endswith("/access_tokens"):
            claims = jwt.decode(
                word, self.public, algorithms=["RS256"], options={"verify_exp": False, "verify_iat": False}
            )
            seconds = self.now.timestamp()
            if not claims["iat"] <= seconds < claims["exp"] <= seconds + 660 or claims["iss"] != "4242":
                return said(401, "'Expiration time' claim ('exp') is too far in the future")
            self.given += 1
            ends = (self.now + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
            return made({"token": f"ghs_secret{self.given}", "expires_at": ends}, 201)
        self.asked.append(word)
        return made(filled("github", "branch-with-protection", name="visas"))


@pytest.mark.parametrize("drift", [0, -4000, 86_400])
def test_an_app_renews_its_token_before_it_ends(key: str, drift: int) -> None:
    """Even when the clock of this machine is wrong."""
    apps = Apps(key, datetime(2026, 11, 4, 5, 0, tzinfo=UTC))
    given = {**BASIC, "REGLAMENT_APP_ID": "4242", "REGLAMENT_APP_INSTALLATION": "99",
             "REGLAMENT_APP_KEY": key.replace("\n", "\\n")}  # fmt: skip
    forge, credentials = forge_of(given, httpx.MockTransport(apps.handle), clock=lambda: apps.now.timestamp() + drift)
    for minutes in (0, 30, 24, 2, 58):
        apps.now += timedelta(minutes=minutes)
        forge._client.maybe("repos/apparat/qujattar/branches/visas")  # type: ignore[attr-defined]
    assert apps.asked == ["ghs_secret1"] * 3 + ["ghs_secret2", "ghs_secret3"]
    assert credentials.token == "ghs_secret3"


def test_with_a_token_nothing_is_loaded_that_signs_nor_any_rule() -> None:
    """Every look begins a process: what it loads is most of what it takes."""
    code = "import sys, reglament.pipeline.gating_forge; from reglament.forge.configured import forge_of; "
    code += f"forge_of({BASIC!r}); print({{'jwt', 'cryptography', 'reglament.rules.registry'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_key_that_is_none_is_not_quoted() -> None:
    given = {**BASIC, "REGLAMENT_APP_ID": "1", "REGLAMENT_APP_INSTALLATION": "2", "REGLAMENT_APP_KEY": "hunter2hunter2"}
    forge, credentials = forge_of(given, httpx.MockTransport(lambda _: said(500, "x")))
    with pytest.raises(UsageError) as caught:
        forge.request(1)
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))
    assert "hunter2" not in repr(credentials)


ECHO = f"you sent Bearer {TOKEN} and token {TOKEN}!"


@pytest.mark.parametrize(
    "fault",
    [
        said(401, ECHO),
        said(500, ECHO),
        said(302, ECHO),
        httpx.ConnectError(ECHO),
        httpx.ReadTimeout(ECHO),
        httpx.LocalProtocolError(ECHO),
        httpx.Response(200, content=ECHO.encode()),
        httpx.Response(200, json={"number": ECHO}),
    ],
)
def test_no_letter_of_a_secret_comes_out(
    fake: Fake, fault: httpx.Response | Exception, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    forge, credentials = forge_of(environment(fake), fake.transport, lambda _: None)
    fake.faults.append(Fault("/", fault, times=99))
    with pytest.raises(ForgeError) as caught:
        forge.request(7)
    told = [
        str(caught.value),
        repr(caught.value.params),
        *(sentence(caught.value, lang) for lang in ("kk", "ru", "en")),
    ]
    told += ["".join(traceback.format_exception(caught.value)), caplog.text, *capfd.readouterr()]
    told += [repr(forge), repr(credentials), repr(vars(forge))]
    assert not [one for one in told if TOKEN in one]


def test_every_fault_is_one_of_ours(fake: Fake) -> None:
    """Whatever the server answers, the command line has a sentence for it."""
    assert issubclass(ForgeError, ReglamentError)
