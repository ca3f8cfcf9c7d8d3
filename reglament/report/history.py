"""Since which version a rule is in the tool, and what changed in it: one file for every released version.

`history/<version>.json` holds `added` (ids of rules) and `changed` (by id, what changed, in three languages). Rules
that no file names came with the present version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from reglament import __version__
from reglament.diagnostics import Text

FOLDER = Path(__file__).parent / "history"


class Release(TypedDict, total=False):
    """What one version did to the rules."""

    added: list[str]
    changed: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Past:
    """The first version with the rule, and versions that changed it, the oldest first."""

    since: str
    changes: tuple[tuple[str, Text], ...] = ()


def history(rule: str, folder: Path = FOLDER) -> Past:
    """The past of one rule."""
    releases = _releases(folder)
    since = next((version for version, release in releases.items() if rule in release.get("added", ())), __version__)
    changed = ((version, release.get("changed", {}).get(rule)) for version, release in releases.items())
    return Past(since, tuple((version, text) for version, text in changed if text))


@cache
def _releases(folder: Path) -> Mapping[str, Release]:
    """Every version by its number, the oldest first."""
    files = sorted(folder.glob("*.json"), key=lambda path: tuple(map(int, path.stem.split("."))))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}
