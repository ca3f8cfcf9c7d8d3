"""Which results of earlier runs may be used again: those of the same code, schemas, templates and libraries."""

from __future__ import annotations

import os
import secrets
import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import reglament
from reglament.render.fonts import find_fonts
from reglament.settings import Paths

_SKIPPED = {"__pycache__", ".mypy_cache"}


def digest_of_folder(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files under `folder`, independent of where it lies."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _SKIPPED.intersection(path.parts):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


@cache
def code_digest() -> str:
    """SHA-256 over this package's own files and the interpreter's version."""
    own = digest_of_folder(Path(reglament.__file__).parent)
    return _joined("code", own, sys.version)


def library_versions(*names: str) -> tuple[str, ...]:
    """`name version` of installed distributions; `name -` for one that is not installed as such."""
    return tuple(_library(name) for name in names)


def _library(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} -"


def _joined(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


@cache
def snapshot_version(paths: Paths, reference: bool) -> str:
    """The name under which the last check is kept: everything that its findings depend on beside the papers.

    Files of the tool itself go by size and time, which a no-op check can afford to look at.
    """
    folders = (Path(reglament.__file__).parent, paths.schemas, paths.templates / "typst")
    looks = [_look(str(folder)) for folder in folders]
    libraries = library_versions("PyYAML", "jsonschema-rs", "jsonschema", "typst")
    return _joined(*looks, sys.version, find_fonts().digest, str(reference), *libraries, user_secret())


def _look(folder: str) -> str:
    """Names, sizes and times of all files under a folder."""
    found = []
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in _SKIPPED:
                        waiting.append(entry.path)
                else:
                    status = entry.stat()
                    found.append(f"{entry.path}:{status.st_size}:{status.st_mtime_ns}:{status.st_ino}")
    return "\n".join(sorted(found))


@cache
def cache_version(schemas: Path) -> str:
    """The name under which this user's runs of this tool keep their results.

    It is mixed with a secret of the user, so that a cache that came with somebody else's files is never believed
    (nor unpickled): content is data from a stranger, and `build/` may have come along with it.
    """
    libraries = library_versions("PyYAML", "markdown-it-py", "jsonschema-rs", "jsonschema", "msgspec")
    return _joined(reglament.__version__, code_digest(), digest_of_folder(schemas), *libraries, user_secret())


def user_secret() -> str:
    """A random word kept in the user's own cache folder; a new one each run where none can be kept."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        path = (Path(base) if base else Path.home() / ".cache") / "reglament" / "secret"
        path.parent.mkdir(parents=True, exist_ok=True)
        _create(path)
        word = path.read_text(encoding="ascii").strip()
    except (OSError, RuntimeError, UnicodeDecodeError):
        word = ""
    return word or secrets.token_hex()


def _create(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex())
