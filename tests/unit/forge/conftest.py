"""A server in each dialect, and the gate's way to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reglament.forge.base import Forge
from reglament.forge.configured import forge_of
from tests.unit.forge.bare import Bare
from tests.unit.forge.fake import ACCOUNT, REPOSITORY, TOKEN, Fake

AUTHOR, ONE, TWO = 1017, 1002, 1003


def environment(fake: Fake) -> dict[str, str]:
    """How the gate is told of the server."""
    return {
        "REGLAMENT_FORGE": "github" if fake.github else "gitea",
        "REGLAMENT_FORGE_URL": fake.base,
        "REGLAMENT_REPOSITORY": REPOSITORY,
        "REGLAMENT_TOKEN": TOKEN,
        "REGLAMENT_FORGE_ACCOUNT": ACCOUNT,
    }


@pytest.fixture(params=["github", "ghes", "gitea"])
def fake(request: pytest.FixtureRequest, tmp_path: Path) -> Fake:
    """A server with one request in it, number 7."""
    made = Fake(Bare.made(tmp_path / "bare.git"), request.param)
    made.bare.commit("refs/heads/main", {"content/a.md": b"one\n"}, "founder")
    made.bare.commit("refs/heads/visas", {}, ACCOUNT)
    for number, login in ((AUTHOR, "author"), (ONE, "one"), (TWO, "two")):
        made.user(number, login)
    made.open(AUTHOR, {"content/b.md": b"two\n"})
    return made


@pytest.fixture
def naps() -> list[float]:
    """How long the gate would have waited."""
    return []


@pytest.fixture
def forge(fake: Fake, naps: list[float]) -> Forge:
    """The gate's way to it."""
    return forge_of(environment(fake), fake.transport, naps.append)[0]
