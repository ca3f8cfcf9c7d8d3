"""Where things are: the akimat's root and settings, and the resources that ship with the tool."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reglament.errors import UsageError

MARKER = "reglament.yml"
"""The file that marks the root of an akimat."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders of one run: the akimat's own files and what ships with the tool."""

    root: Path
    schemas: Path
    templates: Path

    @property
    def content(self) -> Path:
        """The papers."""
        return self.root / "content"

    @property
    def build(self) -> Path:
        """Everything that is made."""
        return self.root / "build"


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds `reglament.yml`.

    Raises UsageError when there is none.
    """
    for folder in (start, *start.parents):
        if (folder / MARKER).is_file():
            return folder
    raise UsageError(
        "No {marker} here or above {folder}: go to the folder of an akimat, or start one with `init DIR`.",
        marker=MARKER,
        folder=start,
    )


def resource(name: str) -> Path:
    """A folder that ships with the tool (`schemas`, `templates`): inside the wheel, or beside the package."""
    packaged = Path(__file__).parent / "data" / name
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / name


def paths(root: Path) -> Paths:
    """The folders for `root`; schemas and templates always come from the tool, never from a stranger's folder."""
    return Paths(root, resource("schemas"), resource("templates"))
