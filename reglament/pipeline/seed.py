"""A new akimat in an empty folder: a seed of papers and registers, schemas for the editor."""

from __future__ import annotations

import shutil
from pathlib import Path

from reglament.errors import UsageError
from reglament.pipeline.swap import fresh_folder
from reglament.settings import MARKER, resource

_SETTINGS = ".vscode/settings.json"


def sow(folder: Path) -> tuple[str, ...]:
    """Fill `folder` (made when missing); the files written, from it.

    Raises UsageError when it holds anything.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("{folder} is not empty; nothing was changed.", folder=folder)
    seed = resource("templates") / "init"
    folder.mkdir(parents=True, exist_ok=True)
    with fresh_folder(folder) as making:
        shutil.copytree(seed, making, dirs_exist_ok=True)
        shutil.copytree(resource("schemas"), making / "schemas", dirs_exist_ok=True)
        editor = resource(".vscode") / "settings.json"
        if editor.is_file() and not (making / _SETTINGS).exists():
            (making / _SETTINGS).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(editor, making / _SETTINGS)
        if not (making / ".gitignore").exists():
            (making / ".gitignore").write_text("/build/\n", encoding="utf-8")
        marker = making / MARKER
        written = tuple(sorted(path.relative_to(making).as_posix() for path in making.rglob("*") if path.is_file()))
        for path in sorted(making.iterdir(), key=lambda path: path == marker):
            path.rename(folder / path.name)  # the marker last: a half-filled folder is not an akimat
    return written
