"""A comparison as files: text, HTML, PDF, DOCX with tracked changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from reglament.diagnostics import Lang
from reglament.errors import RenderError
from reglament.pipeline.git import Stamp
from reglament.pipeline.layout import Layout
from reglament.pipeline.redlining import Comparison
from reglament.pipeline.workers import guarded
from reglament.redline import Redline
from reglament.redline.html import as_html, page
from reglament.redline.pdf import as_pdf
from reglament.redline.text import as_text
from reglament.redline.tracked import tracked
from reglament.render.docx import DocxWriter
from reglament.render.typst import Typesetter
from reglament.render.worker import Failed, each


@dataclass(frozen=True, slots=True)
class _Job:
    """One redline to be set: `names` are those of its versions, `lang` is that of the interface."""

    redline: Redline
    form: str
    lang: Lang
    names: tuple[str, str]
    stamp: Stamp
    created: date
    layout: Layout


def text(found: Comparison, lang: Lang, *, colour: bool = False) -> str:
    """What changed, one language of the paper after the other."""
    old, new = found.old.said(lang), found.new.said(lang)
    return "\n".join(as_text(one, lang, old=old, new=new, colour=colour) for one in found.redlines if one.changed)


def html(found: Comparison, lang: Lang) -> str:
    """A page with the redline of every language of the paper."""
    old, new = found.old.said(lang), found.new.said(lang)
    title = next((one.new.title or one.old.title for one in found.redlines), found.doc_id)
    return page([as_html(one, lang, old=old, new=new) for one in found.redlines if one.changed], lang, title)


def files(found: Comparison, form: str, lang: Lang) -> dict[str, bytes]:
    """The files of a form (`text`, `html`, `pdf`, `docx`) by the end of their names, one for each changed language.

    PDF and DOCX are set in a worker, under its limits. Raises RenderError when one cannot be set.
    """
    if form == "html":
        return {".html": html(found, lang).encode()}
    if form == "text":
        return {".txt": text(found, lang).encode()}
    names = (found.old.said(lang), found.new.said(lang))
    changed = [one for one in found.redlines if one.changed]
    jobs = [_Job(one, form, lang, names, found.stamp, found.created, found.layout) for one in changed]
    made = {}
    for job, one in zip(jobs, each(_set, jobs, partial(guarded, 1, len(jobs)), batch=len(jobs)), strict=True):
        if isinstance(one, Failed):
            raise RenderError(
                "{paper} could not be set: {reason}", paper=found.doc_id, reason=one.reason or one.cause.value
            )
        made[f".{job.redline.new.lang}.{form}"] = one
    return made


def _set(job: _Job) -> bytes:
    typesetter = Typesetter(job.layout.templates, job.layout.typography)
    if job.form == "pdf":
        old, new = job.names
        return as_pdf(job.redline, job.lang, typesetter, job.created, old=old, new=new).data
    writer = DocxWriter(job.layout.templates, job.layout.typography)
    pages = typesetter.pdf(job.redline.new, job.created, forgiving=True).pages
    one, two = (writer.docx(paper, pages, job.created) for paper in (job.redline.old, job.redline.new))
    writer.close()
    return tracked(one, two, job.stamp.author, job.stamp.when)
