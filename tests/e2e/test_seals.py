"""`register` and `verify` as a user runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

DOSSIER = "content/acts/2026/mindetter-2"


@pytest.fixture
def unsealed(demonstration: Path) -> Path:
    """The demonstration, whose last order is not registered yet."""
    (demonstration / DOSSIER / "seal.yml").unlink()
    act = demonstration / DOSSIER / "act.yml"
    text = re.sub(r"^(date|number): .*\n", "", act.read_text(encoding="utf-8"), flags=re.MULTILINE)
    act.write_text(text.replace("status: in_force", "status: approval"), encoding="utf-8")
    return demonstration


def test_an_order_is_registered_sealed_and_verified(unsealed: Path, run: Run) -> None:
    words = ("register", DOSSIER, "--date", "2026-06-03", "--sealed-by", "head-documentation")
    trial = run(*words, "--dry-run", cwd=unsealed, lang="kk")
    assert (trial.returncode, "№ 89" in trial.stdout) == (0, True), trial.stdout + trial.stderr
    assert not (unsealed / DOSSIER / "seal.yml").exists()
    done = run(*words, cwd=unsealed, lang="ru")
    assert (done.returncode, "03.06.2026 № 89" in done.stdout) == (0, True), done.stdout + done.stderr
    again = run(*words, cwd=unsealed, lang="en")
    assert again.returncode == 1
    assert "sealed already" in again.stderr
    whole = run("verify", "--format", "json", cwd=unsealed, lang="en")
    assert whole.returncode == 0
    assert json.loads(whole.stdout)["whole"] is True
    text = unsealed / DOSSIER / "act.ru.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    broken = run("verify", DOSSIER, cwd=unsealed, lang="ru")
    assert broken.returncode == 1
    assert f"Опечатанный файл {DOSSIER}/act.ru.md изменён." in broken.stdout
    assert "R30.2" in run("check", DOSSIER, cwd=unsealed).stdout


@pytest.mark.parametrize("words", [("register", "content/registry"), ("register", "nowhere"), ("verify", "content"),
                                   ("verify", "content/acts/2026/tazalyq"), ("verify", "--all", DOSSIER)])  # fmt: skip
def test_what_is_no_sealed_dossier_is_usage(demonstration: Path, run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, cwd=demonstration, lang="en")
    assert done.returncode == 2, done.stdout + done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
