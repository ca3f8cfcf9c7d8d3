"""From the options of a command to a request for the pipeline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli.command import Options
from reglament.errors import UsageError
from reglament.settings import MARKER, find_root, paths

if TYPE_CHECKING:
    from reglament.pipeline.progress import Progress
    from reglament.pipeline.request import Request


def request(options: Options, progress: Progress | None = None) -> Request:
    """What this run is asked for. The clock is read here, once.

    Raises UsageError when there is no akimat or it has no papers.
    """
    from reglament.pipeline.progress import Silent
    from reglament.pipeline.request import Request

    found = paths(root_of(options))
    if not found.content.is_dir():
        raise UsageError("{folder} holds no papers: the folder `content` is missing.", folder=found.root)
    return Request(
        paths=found,
        today=date.today(),
        as_of=options.as_of,
        jobs=options.jobs,
        verify=options.verify,
        reference=options.reference_validator,
        progress=progress or Silent(),
    )


def root_of(options: Options) -> Path:
    """The akimat's folder: `--root` exactly, else the nearest one at or above the current folder.

    Raises UsageError when there is none.
    """
    start = options.start
    if options.root is not None and not (start / MARKER).is_file():
        raise UsageError("{folder} is not an akimat: it has no {marker}.", folder=start, marker=MARKER)
    return find_root(start.resolve())


def limits(words: list[Path], root: Path) -> tuple[str, ...]:
    """Paths of the command line as paths from the akimat's root with `/`.

    Raises UsageError for a path that does not exist or lies outside.
    """
    found = []
    for word in words:
        path = word if word.exists() else root / word
        if not path.exists():
            raise UsageError("There is no {path}.", path=word)
        try:
            found.append(path.resolve().relative_to(root).as_posix())
        except ValueError:
            raise UsageError("{path} lies outside the akimat {folder}.", path=word, folder=root) from None
    return tuple(found)


def concerns(root: Path) -> Callable[[object, str], bool]:
    """A filter for a watch over the akimat: its papers and its settings."""

    def wanted(_change: object, path: str) -> bool:
        relative = Path(path).relative_to(root)
        return relative.parts[:1] == ("content",) or relative.as_posix() == MARKER

    return wanted
