"""Papers as DOCX, written by pandoc in the named styles of an akimat.

The same paper gives the same bytes on every machine and day: a fixed tree, fixed properties, a package packed anew.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from reglament.render.docx_package import normalise
from reglament.render.docx_paper import paper_blocks
from reglament.render.docx_parallel import last_section, parallel_blocks
from reglament.render.docx_reference import fill, parts, reference
from reglament.render.docx_sheet import LANGUAGES, Sheet
from reglament.render.docx_tree import clean, document
from reglament.render.docx_worker import HEAP, TIMEOUT, Pandoc
from reglament.render.paper import Initials, Paper, ParallelPaper

SHEETS = 2
"""Sheets that a paper may have without initials on every page (clause 26)."""
PARALLEL_SIZE = 11.0
"""The size of text in the side-by-side version, in points."""


class DocxWriter:
    """Writes papers as DOCX; keeps one pandoc running. May be sent to worker processes: each starts its own."""

    def __init__(self, templates: Path, timeout: float = TIMEOUT, heap: str = HEAP) -> None:
        self._templates = templates
        self._limits = (timeout, heap)
        self._parts = templates / "docx"
        self._pandoc = Pandoc(self._parts / "worker.lua", timeout, heap)

    def __reduce__(self) -> tuple[type[DocxWriter], tuple[Path, float, str]]:
        return DocxWriter, (self._templates, *self._limits)

    def docx(self, paper: Paper | ParallelPaper, pages: int, created: date) -> bytes:
        """The paper as DOCX; `pages` is its measured length, `created` the date of its properties.

        Raises RenderError when pandoc fails, takes too long or too much memory.
        """
        sheet = _sheet(paper, pages)
        blocks = parallel_blocks(paper) if isinstance(paper, ParallelPaper) else paper_blocks(paper)
        name, data = reference(self._parts, sheet)
        written = self._pandoc.write(document([*blocks]), name, data)
        own = parts(self._parts, sheet)
        properties = _properties(paper, pages, created)
        return normalise(
            written,
            {
                "docProps/core.xml": fill(self._parts / "core.xml", properties),
                "docProps/app.xml": fill(self._parts / "app.xml", properties),
                **{name: own[name] for name in ("word/settings.xml", "word/fontTable.xml", "word/styles.xml")},
            },
        )

    def close(self) -> None:
        """End pandoc; the next paper starts it again."""
        self._pandoc.close()


def needs_initials(paper: Paper, pages: int) -> bool:
    """Whether every page carries a box for initials: always, or when the paper is longer than two sheets."""
    return paper.initials is Initials.ALWAYS or (paper.initials is Initials.WHEN_LONG and pages > SHEETS)


def _sheet(paper: Paper | ParallelPaper, pages: int) -> Sheet:
    if isinstance(paper, ParallelPaper):
        landscape, continued = last_section(paper)
        return Sheet(paper.left.lang, PARALLEL_SIZE, ragged=True, landscape=landscape, continued=continued)
    landscape = paper.annexes[-1].landscape if paper.annexes else paper.landscape
    return Sheet(
        paper.lang,
        spacing=paper.spacing,
        initials=paper.initials_label if needs_initials(paper, pages) else "",
        landscape=landscape,
        continued=bool(paper.annexes),
    )


def _properties(paper: Paper | ParallelPaper, pages: int, created: date) -> dict[str, str]:
    both = (paper.left, paper.right) if isinstance(paper, ParallelPaper) else (paper,)
    values = {
        "title": " / ".join(dict.fromkeys(each.title for each in both if each.title)),
        "subject": " / ".join(dict.fromkeys(each.subject for each in both if each.subject)),
        "keywords": ", ".join(dict.fromkeys(word for each in both for word in each.keywords)),
        "identifier": both[0].doc_id,
        "lang": LANGUAGES[both[0].lang],
        "created": created.isoformat(),
        "pages": str(pages),
    }
    return {name: escape(clean(value)) for name, value in values.items()}
