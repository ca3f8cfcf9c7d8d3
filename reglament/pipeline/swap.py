"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp

from reglament.errors import UsageError

_OLD = ".replaced-"
_NEW = ".making-"
_AT_FDCWD = -100
_EXCHANGE = 2


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name, then give it its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=_NEW, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def fresh_folder(parent: Path) -> Iterator[Path]:
    """A new folder under `parent`; whatever is left in it at the end is removed."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=_NEW, dir=parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Remove what a killed run left behind, after putting back the folder that it was replacing."""
    if not parent.is_dir():
        return
    for path in list(parent.iterdir()):
        if path.name.startswith(_OLD):
            good = parent / path.name[len(_OLD) :]
            if not good.exists():
                path.rename(good)
        if path.name.startswith((_OLD, _NEW)):
            shutil.rmtree(path, ignore_errors=True)
            with contextlib.suppress(OSError):
                path.unlink()


def put_in_place(new: Path, good: Path) -> None:
    """Let the folder `new` take the place of `good`, in one step where the system has such a step."""
    if not good.exists():
        new.rename(good)
    elif not _exchanged(new, good):
        old = good.with_name(_OLD + good.name)
        shutil.rmtree(old, ignore_errors=True)
        good.rename(old)
        new.rename(good)
        shutil.rmtree(old, ignore_errors=True)


def mirror(folder: Path, wanted: Mapping[str, Path]) -> None:
    """Make `folder` hold these files (by path) and nothing else, each by reference where the file system can.

    A file that is the wanted one already (the same place on the disk) stays; so a folder that held almost the same is
    brought up to date in the time of what differs.
    """
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    left = dict(wanted)
    for parent, folders, names in os.walk(folder, topdown=False):
        kept = False
        for name in folders:
            if Path(parent, name).is_symlink():  # it would lead what is laid here to somewhere else
                Path(parent, name).unlink()
        for name in names:
            path = Path(parent, name)
            source = left.get(path.relative_to(folder).as_posix())
            if source is not None and _same(path, source):
                del left[path.relative_to(folder).as_posix()]
                kept = True
            else:
                path.unlink()
        if not kept and Path(parent) != folder:
            with contextlib.suppress(OSError):
                Path(parent).rmdir()  # unless a folder is in it
    for name, source in left.items():
        lay(source, folder / name)


def _same(path: Path, source: Path) -> bool:
    one, other = path.lstat(), source.lstat()
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)


def lay(source: Path, target: Path) -> None:
    """A copy of a file at `target`: by reference where the file system can, else byte for byte."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders by Linux' renameat2; False where there is no such call."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the system lets go of it however the process ends.

    Raises UsageError when another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(folder / "lock.sqlite", timeout=0.2, isolation_level=None)
    try:
        try:
            base.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            raise UsageError("Another build is at work in {folder}; wait until it ends.", folder=folder) from error
        yield
    finally:
        base.close()
