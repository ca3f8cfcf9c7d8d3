#!/usr/bin/env python3
"""What `make test` runs: style, types, floors, then every test with its coverage.

Chromium is what only tests need. When it is missing and this user may install system packages, it is installed here;
otherwise the browser tests are skipped and say so. With CI=true nothing may be skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
COVERAGE_FLOOR = 85


def step(name: str, *command: str) -> None:
    """Run one step; stop everything when it fails."""
    print(f"== {name}", flush=True)
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        print(f"== {name}: failed ({done.returncode})", flush=True)
        sys.exit(done.returncode)


def chromium() -> str | None:
    """The browser's path, installing it from Debian's packages when that is possible."""
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    print("== installing Chromium for the browser tests", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ("chromium", "fonts-noto-core")
    for command in (("apt-get", "update", "-qq"), ("apt-get", "install", "-y", "-qq", *packages)):
        subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    return shutil.which("chromium")


def main() -> None:
    """All steps, in the order in which they tell most for the least time."""
    step("style", str(BIN / "ruff"), "check", "-q", ".")
    step("format", str(BIN / "ruff"), "format", "-q", "--check", ".")
    step("types", str(BIN / "mypy"))
    step("floors", str(BIN / "lint-imports"))
    browser = chromium()
    selection: list[str] = []
    if browser:
        os.environ["REGLAMENT_CHROMIUM"] = browser
    elif IN_CI:
        sys.exit("Chromium is missing and could not be installed: the browser tests may not be skipped in CI.")
    else:
        print("== Chromium is missing: browser tests are skipped (install the package `chromium` to run them)")
        selection = ["-m", "not browser"]
    workers = ("-n", str(min(4, os.cpu_count() or 1)), "--dist", "loadfile", "--no-loadscope-reorder")
    coverage = ("--cov", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERAGE_FLOOR}")
    step("tests", sys.executable, "-m", "pytest", "-q", *workers, "--durations=15", *coverage, *selection)


if __name__ == "__main__":
    main()
