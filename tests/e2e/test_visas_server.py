"""The commands against a real server on this machine: API and git over HTTP, another process, no secret told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.forge.city import AKIM, OTHERS, ROOT, UNITS, City
from tests.unit.forge.conftest import environment
from tests.unit.forge.fake import TOKEN, Fault, said
from tests.unit.forge.loopback import Loopback


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[City]:
    with Loopback() as server:
        made = City.built(tmp_path, getattr(request, "param", "gitea"), host=server.host)
        server.put(made.fake)
        yield made


def run(town: City, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("REGLAMENT_")}
    command = [sys.executable, str(ROOT / "build.py"), "visas", *words, "--root", str(town.desk.root), "--lang", "en"]
    env |= environment(town.fake) | more
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert TOKEN not in done.stdout + done.stderr
    return done


def agree(town: City, *people: str) -> None:
    for person in people:
        town.press(person)


@pytest.mark.parametrize("town", ["ghes", "gitea"], indirect=True)
def test_from_the_first_look_to_the_merge(town: City) -> None:
    first = run(town, "status", "--pr", "7")
    assert first.returncode == 1, first.stderr
    assert "visas are awaited" in first.stdout
    agree(town, *UNITS, *OTHERS)
    town.fake.wait(minutes=5)
    assert run(town, "status", "--pr", "7").returncode == 1
    agree(town, AKIM)
    town.fake.wait(minutes=5)
    dry = run(town, "status", "--pr", "7", "--dry-run", "--format", "json")
    assert (dry.returncode, json.loads(dry.stdout)["outcome"]) == (0, "satisfied")
    assert town.light == "pending"
    last = run(town, "sweep", "--merge")
    assert last.returncode == 0, last.stderr
    assert "merged" in last.stdout
    assert town.fake.pulls[7].merged
    assert not [path for path in town.desk.root.rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]


@pytest.mark.parametrize("town", ["ghes", "gitea"], indirect=True)
def test_a_fault_is_told_with_its_reason(town: City) -> None:
    town.fake.faults.append(Fault("/reviews", said(403, f"token {TOKEN} may not"), times=99))
    done = run(town, "status", "--pr", "7")
    assert done.returncode == 3
    assert "may not" in done.stdout
    assert town.light == "error"


def test_a_server_that_is_not_there(town: City) -> None:
    done = run(town, "status", "--pr", "7", REGLAMENT_FORGE_URL="http://127.0.0.1:9")
    assert done.returncode == 3
    assert "ConnectError" in done.stderr


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (("status", "--pr", "7", "--local"), {}),
        (("status", "--merge"), {}),
        (("status", "--pr", "-1"), {}),
        (("sweep",), {"REGLAMENT_FORGE": "bitbucket"}),
        (("sweep",), {"REGLAMENT_TOKEN": ""}),
    ],
)
def test_what_does_not_go_together(town: City, words: tuple[str, ...], more: dict[str, str]) -> None:
    done = run(town, *words, **more)
    assert done.returncode == 2
    assert done.stderr.strip()
