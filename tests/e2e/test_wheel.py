"""The wheel holds all that an akimat needs: away from the repository, with nothing but its own files and libraries."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked, as `pip install --no-deps --target` leaves it."""
    made = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = made.glob("*.whl")
    target = tmp_path_factory.mktemp("installed")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(wheel),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "reglament/data/fonts/Tinos-Regular.ttf" in names
    assert "reglament/data/schemas/reglament.schema.json" in names
    assert not [name for name in names if name.startswith(("tests/", "content/", "build/"))]
    return target


def tool(installed: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed tool, which must not find the repository: isolated from the current folder, its path first."""
    code = f"import sys; sys.path.insert(0, {str(installed)!r}); from reglament.cli import main; sys.exit(main())"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", code, *words, "--lang", "en"]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.slow
def test_a_new_akimat_works_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    done = tool(installed, tmp_path, "init", "city")
    assert done.returncode == 0, done.stderr
    city = tmp_path / "city"
    where = subprocess.run(
        [sys.executable, "-c", "import reglament; print(reglament.__file__)"],
        cwd=city,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(installed))
    done = tool(installed, city, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    done = tool(installed, city, "new", "order", "--slug", "first")
    assert done.returncode == 0, done.stderr
    done = tool(installed, city, "build", "--draft")
    assert re.search(r"Rendered: [1-9]", done.stdout), done.stdout + done.stderr
    site = city / "build/site"
    assert (site / "kk/index.html").is_file()
    pdf = next((site / "files/acts").glob("*/*/act.kk.pdf"))
    assert b"Tinos" in pdf.read_bytes()
    assert (city / "schemas/reglament.schema.json").is_file()
    assert (city / ".vscode/settings.json").is_file()


@pytest.mark.slow
def test_the_console_script_is_there(installed: Path) -> None:
    script = installed / "bin/reglament"
    done = subprocess.run(
        [script, "--help", "--lang", "kk"],
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("қолданылуы: reglament")
