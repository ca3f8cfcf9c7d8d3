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
from reglament.render.docx_pictures import Stand
from reglament.render.docx_reference import fill, parts, reference
from reglament.render.docx_sheet import LANGUAGES, Sheet
from reglament.render.docx_tree import clean, document, settled
from reglament.render.docx_worker import HEAP, TIMEOUT, Pandoc
from reglament.render.paper import Initials, Paper, ParallelPaper
from reglament.render.pictures import Gallery
from reglament.render.typography import Typography


class DocxWriter:
    """Writes papers as DOCX; keeps one pandoc running. May be sent to worker processes: each starts its own.

    `typography` is the profile of pages, the same as the PDF's.
    """

    def __init__(
        self,
        templates: Path,
        typography: Typography | None = None,
        timeout: float = TIMEOUT,
        heap: str = HEAP,
        gallery: Gallery | None = None,
    ) -> None:
        self._arguments = (templates, typography, timeout, heap, gallery)
        self._gallery = gallery or Gallery()
        self._templates = templates
        self._typography = typography or Typography()
        self._parts = templates / "docx"
        self._pandoc = Pandoc(self._parts / "worker.lua", timeout, heap)

    def __reduce__(self) -> tuple[type[DocxWriter], tuple[Path, Typography | None, float, str, Gallery | None]]:
        return DocxWriter, self._arguments

    def docx(self, paper: Paper | ParallelPaper, pages: int, created: date) -> bytes:
        """The paper as DOCX; `pages` is its measured length, `created` the date of its properties.

        Raises RenderError when pandoc fails, takes too long or too much memory.
        """
        sheet = self._sheet(paper, pages)
        blocks = parallel_blocks(paper, sheet) if isinstance(paper, ParallelPaper) else paper_blocks(paper, sheet)
        own = parts(self._parts, sheet)
        tree = document([*settled([*blocks])])
        written = self._pandoc.write(tree, *reference(own), sheet.files)
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

    def _sheet(self, paper: Paper | ParallelPaper, pages: int) -> Sheet:
        stand = Stand(self._gallery, self._templates)
        if isinstance(paper, ParallelPaper):
            landscape, continued = last_section(paper)
            return Sheet(
                paper.left.lang,
                self._typography,
                size=min(self._typography.parallel, self._typography.size),
                parallel=True,
                initials=self._initials(pages, paper.left, paper.right),
                landscape=landscape,
                continued=continued,
                stand=stand,
            )
        return Sheet(
            paper.lang,
            self._typography,
            size=self._typography.size,
            spacing=max(paper.spacing, self._typography.spacing),
            initials=self._initials(pages, paper),
            landscape=paper.annexes[-1].landscape if paper.annexes else paper.landscape,
            continued=bool(paper.annexes),
            stand=stand,
        )

    def _initials(self, pages: int, *papers: Paper) -> str:
        """The label of the box for initials on every page, empty when the paper needs none (clause 26)."""
        wanted = papers[0].initials
        if wanted is Initials.ALWAYS or (wanted is Initials.WHEN_LONG and pages > self._typography.initials_after):
            labels = dict.fromkeys(paper.initials_label.rstrip(":") for paper in papers)
            return " / ".join(label for label in labels if label) + ":"
        return ""


def _properties(paper: Paper | ParallelPaper, pages: int, created: date) -> dict[str, str]:
    both = (paper.left, paper.right) if isinstance(paper, ParallelPaper) else (paper,)
    values = {
        "title": " / ".join(
            dict.fromkeys((each.title or each.kind_title) for each in both if each.title or each.kind_title)
        ),
        "subject": " / ".join(dict.fromkeys(each.subject for each in both if each.subject)),
        "keywords": ", ".join(dict.fromkeys(word for each in both for word in each.keywords)),
        "identifier": both[0].doc_id,
        "lang": LANGUAGES[both[0].lang],
        "created": created.isoformat(),
        "pages": str(pages),
    }
    return {name: escape(clean(value)) for name, value in values.items()}
