"""Where typst works: the templates of papers, their font, and beside them the pictures of the paper at hand."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import typst

from reglament.render.fonts import FontFolder

PAPERS = ("paper", "parallel", "contents", "redline")
"""Templates of whole papers."""


class Studio:
    """The templates in one folder, read once; papers with pictures are set in a folder of our own, which we remove."""

    def __init__(self, folder: Path, fonts: FontFolder) -> None:
        self._folder = folder
        self._book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.path)])
        self._compilers = {name: self._compiler(folder, name) for name in PAPERS}

    @contextmanager
    def compiler(self, name: str, prints: Mapping[str, bytes]) -> Iterator[typst.Compiler]:
        """The compiler of a template, beside which these pictures lie."""
        if not prints:
            yield self._compilers[name]
            return
        places = [self._room / one for one in prints]
        try:
            for place, picture in zip(places, prints.values(), strict=True):
                place.write_bytes(picture)
            yield self._compiler(self._room, name)
        finally:
            for place in places:
                place.unlink(missing_ok=True)

    def _compiler(self, folder: Path, name: str) -> typst.Compiler:
        nowhere = folder / "no-packages"
        return typst.Compiler(
            folder / f"{name}.typ", root=folder, font_paths=self._book, package_path=nowhere, package_cache_path=nowhere
        )

    @cached_property
    def _room(self) -> Path:
        """A folder of our own with copies of the templates."""
        room = Path(tempfile.mkdtemp(prefix="reglament-typst-"))
        weakref.finalize(self, shutil.rmtree, room, ignore_errors=True)
        for template in sorted(self._folder.glob("*.typ")):
            shutil.copyfile(template, room / template.name)
        return room
