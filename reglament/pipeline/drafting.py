"""The DOCX of a paper in a worker, for looking at it."""

from __future__ import annotations

from functools import cache as once

from reglament.pipeline.layout import Layout
from reglament.pipeline.picturing import Job, Shown, pdf
from reglament.render.docx import DocxWriter


def docx(job: Job) -> Shown:
    """The DOCX; its pages are those of the PDF."""
    pages = pdf(job).pages
    return Shown((_writer(job.layout).docx(job.paper, pages, job.created),), pages)


@once
def _writer(layout: Layout) -> DocxWriter:
    return DocxWriter(layout.templates, layout.typography, gallery=layout.gallery)
