"""The page of measurements: every command writes its own section and leaves the others alone."""

from __future__ import annotations

import os
import platform
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs" / "reference" / "performance.md"
MACHINE = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def put(name: str, text: str) -> None:
    """Put the section `name` in the place of the one before it, or at the end."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else "# Measurements\n"
    section = f"{begin}\n{text.rstrip()}\n{end}\n"
    if begin in page:
        page = page[: page.index(begin)] + section + page[page.index(end) + len(end) + 1 :]
    else:
        page = f"{page.rstrip()}\n\n{section}"
    REPORT.write_text(page, encoding="utf-8")
