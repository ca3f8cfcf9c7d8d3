"""Work comes back in order, from here or from other processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

SCRIPT = """
import os
from reglament.errors import RenderError
from reglament.pipeline.workers import processes, spread

def squares(numbers):
    return [(number * number, os.getpid()) for number in numbers]

def refuse(numbers):
    if 13 in numbers:
        raise RenderError("{paper} could not be set: {reason}", paper="acts/2026/x/act", reason="13")
    return list(numbers)

def tell(jobs):
    with processes(jobs, 50, 10) as executor:
        found = [one for batch in spread(squares, range(50), executor, 7) for one in batch]
    print([square for square, _ in found] == [n * n for n in range(50)], {pid for _, pid in found} == {os.getpid()})

if __name__ == "__main__":
    tell(1)
    tell(2)
    with processes(4, 3, 3) as executor:
        print(executor)
    try:
        with processes(2, 40, 1) as executor:
            list(spread(refuse, range(40), executor, 4))
    except RenderError as error:
        print(error.message, error.params)
"""


def test_results_keep_their_order_and_errors_their_facts(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        "True True",
        "True False",
        "None",
        "{paper} could not be set: {reason} {'paper': 'acts/2026/x/act', 'reason': '13'}",
    ]


def test_modules_in_the_current_folder_are_not_run(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    script = tmp_path / "away/script.py"
    script.write_text(SCRIPT)
    for name in ("reglament", "multiprocessing", "typst"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("open('ran', 'w')")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert "True False" in done.stdout
    assert not (tmp_path / "ran").exists()
