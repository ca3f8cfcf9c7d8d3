"""Files that a command makes from others: write what changed, or only say what is stale."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def keep(made: Mapping[Path, str], gone: Iterable[Path] = ()) -> int:
    """Write the files that changed and remove those of `gone`; with `--check` name them and fail instead."""
    checking = "--check" in sys.argv
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    gone = list(gone)
    for path in (*stale, *gone):
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    if not checking:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made[path], encoding="utf-8")
        for path in gone:
            path.unlink()
    return int(checking and bool(stale or gone))
