"""From a paper to PDF/A, and the count of its pages, by typst in this process.

Use it inside the workers of `reglament.render.worker`: typst ends its process when memory runs out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
from reglament.render.pictures import Gallery
from reglament.render.sheet import Data, Sheet
from reglament.render.studio import Studio
from reglament.render.typography import A4, BREAK, NB_HYPHEN, NBSP, Typography

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


@dataclass(frozen=True, slots=True)
class Laid:
    """A paper laid out: its template, its id, the data as JSON, the pictures that they name."""

    template: str
    doc_id: str
    text: str
    prints: Mapping[str, bytes] = field(default_factory=dict)


class Typesetter:
    """Sets papers with the templates of one folder; fonts and templates are read once."""

    def __init__(
        self,
        templates: Path,
        typography: Typography | None = None,
        fonts: FontFolder | None = None,
        gallery: Gallery | None = None,
    ) -> None:
        self.typography = typography or Typography()
        self.fonts = fonts or find_fonts()
        self._gallery = gallery or Gallery()
        self._studio = Studio(templates / "typst", self.fonts)

    def pdf(self, paper: Paper | ParallelPaper, created: date, *, forgiving: bool = False) -> Rendered:
        """The paper as PDF/A-2a and PDF/UA-1, the same bytes for the same paper.

        `created` is the date in the file, not the day of the run. With `forgiving`, a letter that the font lacks is set
        as a sign that everybody sees. Raises RenderError when typst refuses.
        """
        laid = self._laid(paper)
        pdf, report = self._set(self._shown(laid) if forgiving else laid, created)
        if report["torn"]:
            laid = self._laid(paper, cut=True)
            pdf, report = self._set(self._shown(laid) if forgiving else laid, created)
        return Rendered(pdf, int(report["pages"]))

    def contents(self, contents: Contents, created: date) -> Rendered:
        """The list of papers of a merged file; its page numbers count the pages of the list itself.

        Raises RenderError when typst refuses.
        """
        front, made = 0, Rendered(b"", 1)
        while made.pages != front and front < MOST_FRONT:
            front = made.pages
            data = contents_data(contents, self.typography, front)
            pdf, report = self._set(Laid("contents", contents.doc_id, _text(data)), created)
            made = Rendered(pdf, int(report["pages"]))
        return made

    def pictures(self, paper: Paper | ParallelPaper, width: int) -> tuple[bytes, ...]:
        """A PNG of every page, an upright one `width` pixels wide; a sign stands for a letter that the font lacks.

        Raises RenderError when typst refuses.
        """
        laid = self._shown(self._laid(paper))
        inputs = {"sheet": laid.text, "measure": ""}
        try:
            with self._studio.compiler(laid.template, laid.prints) as compiler:
                made = compiler.compile(format="png", ppi=width / A4[0] * INCH, sys_inputs=inputs)
        except typst.TypstError as error:
            raise RenderError("{paper} could not be set: {reason}", paper=laid.doc_id, reason=error.message) from error
        return (made,) if isinstance(made, bytes) else tuple(made or ())

    def set_data(self, name: str, doc_id: str, data: Data, created: date) -> Rendered:
        """What another template (`redline`) makes of its data; a letter that the font lacks is set as a sign.

        Raises RenderError when typst refuses.
        """
        pdf, report = self._set(self._shown(Laid(name, doc_id, _text(data))), created)
        return Rendered(pdf, int(report["pages"]))

    def measure(self, paper: Paper) -> PageMeasure:
        """Pages at double spacing without annexes, and the paragraph that goes over the limit of clause 16."""
        sheet = Sheet(self.typography, self._gallery)
        text = _text(sheet.single(paper, spacing=DOUBLE, annexes=False))
        _, report = self._set(Laid("paper", paper.doc_id, text, sheet.prints), date(2000, 1, 1), measure=True)
        over = [sheet.spans[mark] for mark, page in report["ends"] if page > PAGE_LIMIT]
        pages = int(report["pages"])
        if pages <= PAGE_LIMIT:
            return PageMeasure(pages)
        return PageMeasure(pages, over[0] if over else _last(sheet.spans))

    def _laid(self, paper: Paper | ParallelPaper, *, cut: bool = False) -> Laid:
        """A paper laid out; with `cut`, the last row of a table above the signatures stands under heads of its own."""
        sheet = Sheet(self.typography, self._gallery)
        if isinstance(paper, ParallelPaper):
            return Laid("parallel", paper.left.doc_id, _text({**sheet.parallel(paper), "cut": cut}), sheet.prints)
        return Laid("paper", paper.doc_id, _text({**sheet.single(paper), "cut": cut}), sheet.prints)

    def _shown(self, laid: Laid) -> Laid:
        """The same with a sign for every letter that the font lacks."""
        text = laid.text
        lacking = {letter for letter in set(text) if ord(letter) not in self.fonts.characters} - SET_WITHOUT_GLYPH
        return replace(laid, text=text.translate(dict.fromkeys(map(ord, lacking), INSTEAD))) if lacking else laid

    def _set(self, laid: Laid, created: date, *, measure: bool = False) -> tuple[bytes, Any]:
        stamp = datetime(created.year, created.month, created.day, tzinfo=UTC)
        try:
            with self._studio.compiler(laid.template, laid.prints) as compiler:
                pdf = compiler.compile(
                    format="pdf",
                    sys_inputs={"sheet": laid.text, "measure": "yes" if measure else ""},
                    pdf_standards=[] if measure else STANDARDS,
                    timestamp=stamp,
                )
                report = json.loads(compiler.query("<report>", field="value", one=True))
        except typst.TypstError as error:
            raise RenderError("{paper} could not be set: {reason}", paper=laid.doc_id, reason=error.message) from error
        if not isinstance(pdf, bytes):
            raise RenderError("{paper} could not be set: {reason}", paper=laid.doc_id, reason="no output")
        return pdf, report


def _text(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _last(spans: list[Span]) -> Span | None:
    return spans[-1] if spans else None
