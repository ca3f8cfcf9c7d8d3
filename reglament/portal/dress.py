"""MkDocs in process: staged pages of one language get the theme. Its warnings are errors."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from reglament.errors import RenderError

_EXPECTED = "A 'dirty' build is being performed"
_UNUSED = ("sitemap.xml", "sitemap.xml.gz", "assets/javascripts", "assets/images")


class _Warnings(logging.Handler):
    """Collects what MkDocs complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, except the one that comes with every partial build."""
        message = record.getMessage()
        if _EXPECTED not in message:
            self.messages.append(message)


def dress(config: Path, out: Path, gone: Iterable[str] | None) -> None:
    """Build one language into `out`.

    `gone` names outputs (from `out`) to make anew or to drop: nothing else is built. None builds everything. Outputs
    are unlinked first, because a published site may share their bytes. Raises RenderError when MkDocs warns or fails.
    """
    for name in gone or ():
        (out / name).unlink(missing_ok=True)
    with _listening() as warnings:
        try:
            settings = load_config(str(config), site_dir=str(out), strict=False)
            build(settings, dirty=gone is not None)
        except (MkDocsException, TemplateError, OSError, SystemExit) as error:
            said = "; ".join(warnings.messages) or str(error)
            raise RenderError("The pages could not be made: {reason}", reason=said) from error
    if warnings.messages:
        raise RenderError(
            "The pages could not be made: {reason}",
            reason="; ".join(warnings.messages[:5]),
        )
    _trim(out)


@contextmanager
def _listening() -> Iterator[_Warnings]:
    logger = logging.getLogger("mkdocs")
    handler = _Warnings()
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def _trim(out: Path) -> None:
    """Drop what no page uses: the theme's scripts, its pictures, source maps, a sitemap with the day of the run."""
    for name in _UNUSED:
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in out.glob("assets/**/*.map"):
        path.unlink()
