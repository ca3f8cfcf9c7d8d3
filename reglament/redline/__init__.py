"""Differences of two versions of a paper, as text, HTML, PDF and a DOCX with tracked changes.

    found = redline(old, new)            # two composed papers in one language; a pure function
    found.changed                        # whether anything that is printed differs
    summary(found, "ru")                 # "изменено пунктов: 2 (5, 12-1); добавлено пунктов: 1 (7)"
    as_text(found, "ru", old=…, new=…)   # clause by clause; `colour=True` for a terminal
    as_html(found, "ru", old=…, new=…, whole=False)   # a fragment for a comment; `whole=True` for a page of its own

`old=` and `new=` are what the versions are called. `reglament.redline.pdf.as_pdf` sets the same with typst,
`reglament.redline.tracked.tracked` weaves two finished DOCX into one; both are loaded only by who needs them.
"""

from reglament.redline.comparing import Entry, Redline, RowChange, Section, Status, redline
from reglament.redline.html import as_html, page
from reglament.redline.summary import summary
from reglament.redline.text import as_text
from reglament.redline.words import Op, Segment

__all__ = [
    "Entry",
    "Op",
    "Redline",
    "RowChange",
    "Section",
    "Segment",
    "Status",
    "as_html",
    "as_text",
    "page",
    "redline",
    "summary",
]
