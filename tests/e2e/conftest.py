"""An akimat of its own for every test, and the tool as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(autouse=True)
def unmeasured(no_cover: None) -> None:
    """Coverage is that of the other tests: here it would slow the tool down where it is shown whole."""


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    """The seed of a new akimat, as `init` sows it."""
    folder = tmp_path / "akimat"
    done = tool("init", str(folder), "--quiet")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def demonstration(tmp_path: Path) -> Path:
    """A copy of the demonstration akimat."""
    folder = tmp_path / "demonstration"
    folder.mkdir()
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copyfile(ROOT / "reglament.yml", folder / "reglament.yml")
    return folder


@pytest.fixture
def run() -> Run:
    """Run a command line of the tool: `run("check", cwd=folder)`."""
    return tool


def tool(
    *words: str, cwd: Path = ROOT, lang: str = "ru", timeout: float = 120, **extra: str
) -> subprocess.CompletedProcess[str]:
    """One run of `build.py`, in an environment that a test can rely on."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", **extra}
    command = [sys.executable, str(ROOT / "build.py"), *words, "--lang", lang]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=timeout, check=False
    )
