"""How the papers of one akimat look: what every rendering shares, apart from reading them and from the rules."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from reglament.diagnostics import Lang
from reglament.errors import UsageError
from reglament.model.documents import Document
from reglament.pipeline.version import digest_of_folder, library_versions
from reglament.render.fonts import FontFolder, find_fonts
from reglament.render.pictures import Gallery
from reglament.render.typography import Typography

PARALLEL = "kk-ru"
"""The language tag of a side-by-side version."""

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
"""Languages in which papers are set."""

_DATES = (
    *("/date", "/meeting/date", "/signed/date", "/approved/date", "/registered/date", "/issued", "/submitted"),
    *("/submitted/date", "/compiled/date", "/kept/date", "/effective_from"),
)


def created_on(document: Document) -> date:
    """The date of a paper's own properties, never the day of the run.

    Its own date; else the day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) when that is set; else the first day of
    the year of its folder. Raises UsageError when SOURCE_DATE_EPOCH is no number of seconds.
    """
    for pointer in _DATES:
        try:
            return date.fromisoformat(str(document.get(pointer, "")))
        except ValueError:
            continue
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH")) is not None:
        return _day(epoch)
    year = re.search(r"/((?:19|20)\d\d)/", document.id)
    return date(int(year[1]) if year else 2000, 1, 1)


def _day(epoch: str) -> date:
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("SOURCE_DATE_EPOCH is no number of seconds since 1970: {value}", value=epoch) from error


@dataclass(frozen=True, slots=True)
class Layout:
    """How papers of one akimat look: the templates, the profile of its pages, the folder that its pictures lie in."""

    templates: Path
    typography: Typography
    root: Path | None = None

    @classmethod
    def of(cls, templates: Path, settings: Mapping[str, object], root: Path | None = None) -> Layout:
        """The layout by the settings of the akimat at `root`."""
        return cls(templates, Typography.of(settings), root)

    @property
    def gallery(self) -> Gallery:
        """Where its pictures are taken from."""
        return Gallery(self.root)

    @property
    def environment(self) -> str:
        """What a rendering depends on beside its paper: templates, fonts, profile, versions of the setters."""
        parts = [_digest(self.templates / name) for name in ("typst", "docx")]
        versions = library_versions("typst", "pypandoc_binary", "pypandoc")
        return "\0".join([*parts, _fonts().digest, repr(self.typography), *versions])


@cache
def _digest(folder: Path) -> str:
    return digest_of_folder(folder)


@cache
def _fonts() -> FontFolder:
    return find_fonts()
