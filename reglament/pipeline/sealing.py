"""The seal of an act as a file, and where it stands on disk: what `register` writes and `verify` reads."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reglament.errors import UsageError
from reglament.gate.digest import REGULAR, Entry
from reglament.gate.sealed import Files
from reglament.loading import Role, limit_of, read_bytes

LINK = "120000"
SPECIAL = "160000"


def seal_text(data: Mapping[str, Any]) -> str:
    """A seal in YAML, in the order of its schema."""
    lines = ["kind: seal", f"act: {data['act']}", f"sealed: {_flow(data['sealed'])}", f"date: {data['date']}"]
    lines.append(f"number: {_quoted(data['number'])}")
    if "signer" in data:
        lines.append(f"signer: {_flow(data['signer'])}")
    lines += _sums(data, "")
    if data.get("earlier"):
        lines.append("earlier:")
        for one in data["earlier"]:
            lines += [f"  - replaced: {one['replaced']}", f"    sealed: {_flow(one['sealed'])}", *_sums(one, "    ")]
    return "\n".join(lines) + "\n"


def _sums(data: Mapping[str, Any], indent: str) -> list[str]:
    lines = [f"{indent}facts: {_quoted(data['facts'])}"] if "facts" in data else []
    files = [f"{indent}  - {{name: {one['name']}, sha256: {_quoted(one['sha256'])}}}" for one in data["files"]]
    return [*lines, f"{indent}files:", *files]


def _flow(official: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f"{key}: {official[key]}" for key in official) + "}"


def _quoted(text: object) -> str:
    return json.dumps(str(text), ensure_ascii=False)


def dossier_folder(path: Path, root: Path) -> str:
    """The folder of an act (`content/acts/2026/tazalyq`) that a path of the command line names, or a paper in it.

    Raises UsageError when it is none.
    """
    written = path.as_posix().strip("/")
    inside = root / "content" / written
    place = path if path.exists() else inside if inside.exists() else root / written
    if not place.exists():
        raise UsageError("There is no {path}.", path=path)
    try:
        found = place.resolve().relative_to(root.resolve())
    except ValueError:
        raise UsageError("{path} lies outside the akimat {folder}.", path=path, folder=root) from None
    folder = found if (root / found).is_dir() else found.parent
    if folder.parts[:2] != ("content", "acts") or len(folder.parts) != 4:
        raise UsageError("{path} is not the dossier of an act, such as content/acts/2026/tazalyq.", path=path)
    return folder.as_posix()


def dossiers(root: Path) -> list[str]:
    """All folders that may be dossiers of acts, in order."""
    found = (root / "content" / "acts").glob("*/*")
    return sorted(path.relative_to(root).as_posix() for path in found if path.is_dir() and path.name[0] != ".")


def files_on_disk(root: Path, folders: Iterable[str]) -> Files:
    """All files of dossiers with their bytes, as git would have them; links are not followed."""
    return {entry.path: entry for folder in folders for entry in _folder(root, folder)}


def _folder(root: Path, folder: str) -> Sequence[Entry]:
    if (root / folder).is_symlink() or not (root / folder).is_dir():
        return ()
    names = sorted(one.name for one in (root / folder).iterdir() if not one.name.startswith("."))
    return [entry for name in names if (entry := _entry(root, f"{folder}/{name}")) is not None]


def _entry(root: Path, path: str) -> Entry | None:
    mode = (root / path).lstat().st_mode
    if stat.S_ISDIR(mode):
        return None
    if not stat.S_ISREG(mode):
        return Entry(LINK if stat.S_ISLNK(mode) else SPECIAL, path, b"")
    data, findings = read_bytes(root, path, limit_of(Role.PICTURE))
    if data is None:
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=findings[0].message if findings else "")
    return Entry(REGULAR, path, data)
