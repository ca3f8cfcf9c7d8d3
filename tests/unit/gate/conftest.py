"""The scene of every test of the gate: made once, copied for each."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path

import pytest

from tests.unit.gate.scene import DOSSIER, Scene


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The city, loaded once."""
    return Scene.set(tmp_path_factory.mktemp("city"))


@pytest.fixture
def scene(stage: Scene, tmp_path: Path) -> Scene:
    """A request of one's own: only the dossier of the draft is copied, everything else is shared."""
    made = copy.copy(stage)
    made.root = tmp_path
    shutil.copy(stage.root / "reglament.yml", tmp_path)
    shutil.copytree(stage.root / DOSSIER, tmp_path / DOSSIER)
    made.reviews, made.records = [], []
    return made
