"""From a paper to PDF/A, and the count of its pages, by typst in this process.

Use it inside the workers of `reglament.render.worker`: typst ends its process when memory runs out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from reglament.diagnostics import Span
from reglament.errors import RenderError
from reglament.model.measures import PageMeasure
from reglament.render.contents import Contents, contents_data
from reglament.render.fonts import FontFolder, find_fonts
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.sheet import A4, Data, Sheet
from reglament.render.typography import BREAK, NB_HYPHEN, NBSP, Typography

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""For keeping and for reading aloud."""
PAGE_LIMIT = 5
"""Pages that a reference may have (clause 16)."""
DOUBLE = 2.0
MOST_FRONT = 1000
"""Pages of a list of papers beyond which its page numbers are not corrected any more."""

INCH = 25.4
"""Millimetres."""
INSTEAD = "\ufffd"
"""Stands for a letter that the font lacks, where a paper is only looked at."""
SET_WITHOUT_GLYPH = frozenset((NBSP, NB_HYPHEN, BREAK))
"""What typography puts between letters: the typesetter needs no glyph for it."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF and how many pages it has."""

    data: bytes
    pages: int


class Typesetter:
    """Sets papers with the templates of one folder; fonts and templates are read once."""

    def __init__(self, templates: Path, typography: Typography | None = None, fonts: FontFolder | None = None) -> None:
        self.typography = typography or Typography()
        self.fonts = fonts or find_fonts()
        folder = templates / "typst"
        book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self.fonts.path)])
        nowhere = folder / "no-packages"
        self._compilers = {
            name: typst.Compiler(
                folder / f"{name}.typ", root=folder, font_paths=book, package_path=nowhere, package_cache_path=nowhere
            )
            for name in ("paper", "parallel", "contents", "redline")
        }

    def pdf(self, paper: Paper | ParallelPaper, created: date, *, forgiving: bool = False) -> Rendered:
        """The paper as PDF/A-2a and PDF/UA-1, the same bytes for the same paper.

        `created` is the date in the file, not the day of the run. With `forgiving`, a letter that the font lacks is set
        as a sign that everybody sees. Raises RenderError when typst refuses.
        """
        name, data, doc_id = self._laid(paper)
        text = _text(data)
        pdf, report = self._set(name, doc_id, self._shown(text) if forgiving else text, created, measure=False)
        return Rendered(pdf, int(report["pages"]))

    def contents(self, contents: Contents, created: date) -> Rendered:
        """The list of papers of a merged file; its page numbers count the pages of the list itself.

        Raises RenderError when typst refuses.
        """
        front, made = 0, Rendered(b"", 1)
        while made.pages != front and front < MOST_FRONT:
            front = made.pages
            data = contents_data(contents, self.typography, front)
            pdf, report = self._set("contents", contents.doc_id, _text(data), created, measure=False)
            made = Rendered(pdf, int(report["pages"]))
        return made

    def pictures(self, paper: Paper | ParallelPaper, width: int) -> tuple[bytes, ...]:
        """A PNG of every page, an upright one `width` pixels wide; a sign stands for a letter that the font lacks.

        Raises RenderError when typst refuses.
        """
        name, data, doc_id = self._laid(paper)
        inputs = {"sheet": self._shown(_text(data)), "measure": ""}
        try:
            made = self._compilers[name].compile(format="png", ppi=width / A4[0] * INCH, sys_inputs=inputs)
        except typst.TypstError as error:
            raise RenderError("{paper} could not be set: {reason}", paper=doc_id, reason=error.message) from error
        return (made,) if isinstance(made, bytes) else tuple(made or ())

    def set_data(self, name: str, doc_id: str, data: Data, created: date) -> Rendered:
        """What another template (`redline`) makes of its data; a letter that the font lacks is set as a sign.

        Raises RenderError when typst refuses.
        """
        pdf, report = self._set(name, doc_id, self._shown(_text(data)), created, measure=False)
        return Rendered(pdf, int(report["pages"]))

    def measure(self, paper: Paper) -> PageMeasure:
        """Pages at double spacing without annexes, and the paragraph that goes over the limit of clause 16."""
        sheet = Sheet(self.typography)
        data = sheet.single(paper, spacing=DOUBLE, annexes=False)
        _, report = self._set("paper", paper.doc_id, _text(data), date(2000, 1, 1), measure=True)
        over = [sheet.spans[mark] for mark, page in report["ends"] if page > PAGE_LIMIT]
        pages = int(report["pages"])
        if pages <= PAGE_LIMIT:
            return PageMeasure(pages)
        return PageMeasure(pages, over[0] if over else _last(sheet.spans))

    def _laid(self, paper: Paper | ParallelPaper) -> tuple[str, Data, str]:
        """The template of a paper, the data for it, and the paper's id."""
        sheet = Sheet(self.typography)
        if isinstance(paper, ParallelPaper):
            return "parallel", sheet.parallel(paper), paper.left.doc_id
        return "paper", sheet.single(paper), paper.doc_id

    def _shown(self, text: str) -> str:
        """The text with a sign for every letter that the font lacks."""
        lacking = {letter for letter in set(text) if ord(letter) not in self.fonts.characters} - SET_WITHOUT_GLYPH
        return text.translate(dict.fromkeys(map(ord, lacking), INSTEAD)) if lacking else text

    def _set(self, name: str, doc_id: str, sheet: str, created: date, *, measure: bool) -> tuple[bytes, Any]:
        compiler = self._compilers[name]
        stamp = datetime(created.year, created.month, created.day, tzinfo=UTC)
        try:
            pdf = compiler.compile(
                format="pdf",
                sys_inputs={"sheet": sheet, "measure": "yes" if measure else ""},
                pdf_standards=[] if measure else STANDARDS,
                timestamp=stamp,
            )
            report = json.loads(compiler.query("<report>", field="value", one=True))
        except typst.TypstError as error:
            raise RenderError("{paper} could not be set: {reason}", paper=doc_id, reason=error.message) from error
        if not isinstance(pdf, bytes):
            raise RenderError("{paper} could not be set: {reason}", paper=doc_id, reason="no output")
        return pdf, report


def _text(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _last(spans: list[Span]) -> Span | None:
    return spans[-1] if spans else None
