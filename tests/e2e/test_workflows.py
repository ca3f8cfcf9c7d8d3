"""Workflows played by `act` on this machine, without containers: what scripts are given is what they run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACT = Path(sys.executable).parent / "act"
# in place of actions of others: all that any of them does here is to check out
STUB = """\
name: stub
runs:
  using: composite
  steps:
    - run: cp -rT "$STAGE" .
      shell: bash
"""
PYTHON = """\
#!/bin/sh
{ printf '%s\\n' "$@"; env | grep '^REGLAMENT_'; } >> "$PLAYED"
case "$CODE" in '') exit 0;; *) exit "$CODE";; esac
"""
EVIL = "$(touch pwned)`touch pwned`\"; touch pwned; '; touch pwned; #"


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A repository with the workflows and, in place of the tool, what writes down how it was called."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / ".github", folder / ".github")
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    (folder / "Makefile").write_text("env:\n\ttrue\ntest:\n\techo tested\n", encoding="utf-8")
    (folder / ".venv/bin").mkdir(parents=True)
    python = folder / ".venv/bin/python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub/action.yml").write_text(STUB, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    return folder


def git(folder: Path, *words: str) -> str:
    given = ("-c", "user.name=a", "-c", "user.email=a@x.example")
    done = subprocess.run(["git", *given, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def play(stage: Path, event: str, workflow: str, payload: dict[str, Any], **env: str) -> tuple[int, str, str]:
    """The exit code, what was said and how the tool was called."""
    home = stage.parent
    (home / "event.json").write_text(json.dumps(payload), encoding="utf-8")
    played = home / "played"
    played.unlink(missing_ok=True)
    text = (stage / ".github/workflows" / workflow).read_text(encoding="utf-8")
    stubs = [f"{name}={home / 'stub'}" for name in set(re.findall(r"uses: (\S+)", text))]
    words = [str(ACT), event, "-W", f".github/workflows/{workflow}", "-e", str(home / "event.json")]
    words += ["-P", "ubuntu-24.04=-self-hosted", "--no-cache-server"]
    env |= {"PLAYED": str(played), "STAGE": str(stage)}
    words += [word for stub in stubs for word in ("--local-repository", stub)]
    words += [word for key, value in env.items() for word in ("--env", f"{key}={value}")]
    clean = {"PATH": os.environ["PATH"], "HOME": str(home)}
    done = subprocess.run(words, cwd=stage, capture_output=True, text=True, check=False, env=clean, timeout=300)
    return done.returncode, done.stdout + done.stderr, played.read_text("utf-8") if played.exists() else ""


def unharmed(stage: Path) -> bool:
    return not list(stage.parent.rglob("pwned"))


def request(stage: Path) -> dict[str, Any]:
    head = {"ref": EVIL, "sha": git(stage, "rev-parse", "HEAD")}
    base = {"ref": "main", "sha": git(stage, "rev-parse", "HEAD^")}
    return {"pull_request": {"number": 7, "title": EVIL, "body": EVIL, "head": head, "base": base}}


def change(stage: Path, *names: str) -> None:
    for name in names:
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).write_text("x", encoding="utf-8")
    git(stage, "add", "-A")
    git(stage, "commit", "-q", "-m", "two")


def test_a_request_with_names_that_are_programs_46(stage: Path) -> None:
    change(stage, "content/acts/2026/tazalyq/act.yml", "content/acts/2026/$(touch pwned)/x", "content/acts/2026/a b/x")
    code, said, played = play(stage, "pull_request", "check.yml", request(stage))
    assert code == 0, said
    assert unharmed(stage)
    words = played.splitlines()
    assert git(stage, "rev-parse", "HEAD^") in words
    assert [word for word in words if word.startswith("content/")] == ["content/acts/2026/tazalyq/"]


def test_a_base_that_is_a_program_46(stage: Path) -> None:
    change(stage, "content/x.yml")
    payload = request(stage)
    payload["pull_request"]["base"]["sha"] = EVIL
    _, _, played = play(stage, "pull_request", "check.yml", payload)
    assert unharmed(stage)
    assert EVIL in played.splitlines()


def test_a_request_without_dossiers_has_no_bundles(stage: Path) -> None:
    change(stage, "README.md")
    code, said, played = play(stage, "pull_request", "check.yml", request(stage))
    assert code == 0, said
    assert "bundle" not in played.split()


@pytest.mark.parametrize(("path", "tested"), [("content/x.yml", False), ("reglament/x.py", True)])
def test_the_tool_is_tested_when_more_than_papers_change(stage: Path, path: str, tested: bool) -> None:
    change(stage, path)
    code, said, _ = play(stage, "pull_request", "check.yml", request(stage))
    assert code == 0, said
    assert ("| tested" in said) is tested, said


def test_the_signal_has_nothing_to_run(stage: Path) -> None:
    change(stage, "README.md")
    code, said, played = play(stage, "pull_request", "visas-asked.yml", request(stage))
    assert (code, played) == (0, ""), said
    assert unharmed(stage)


@pytest.mark.parametrize(
    ("event", "payload", "words"),
    [
        ("workflow_run", {"workflow_run": {"head_branch": EVIL, "pull_requests": [{"number": 7}]}}, "status --pr 7"),
        ("workflow_run", {"workflow_run": {"head_branch": EVIL, "pull_requests": []}}, "sweep"),
        ("schedule", {}, "sweep"),
        ("workflow_dispatch", {"inputs": {"request": EVIL}}, f"status --pr {EVIL}"),
    ],
    ids=["a-request", "a-fork", "the-clock", "by-hand"],
)
def test_the_second_stage(stage: Path, event: str, payload: dict[str, Any], words: str) -> None:
    payload |= {"repository": {"default_branch": "main", "full_name": "apparat/qujattar"}}
    code, said, played = play(stage, event, "visas.yml", payload)
    assert code == 0, said
    assert unharmed(stage)
    head, _, rest = played.partition("REGLAMENT_")
    assert head.split() == ["build.py", "visas", *words.split()]
    assert "FORGE=github" in rest


@pytest.mark.parametrize(("ends", "passes"), [(0, True), (1, True), (2, False), (3, False)])
def test_waiting_is_no_failure_of_the_run_and_an_error_is(stage: Path, ends: int, passes: bool) -> None:
    payload = {"workflow_run": {"pull_requests": [{"number": 7}]}, "repository": {"default_branch": "main"}}
    code, said, _ = play(stage, "workflow_run", "visas.yml", payload, CODE=str(ends))
    assert (code == 0) is passes, said
