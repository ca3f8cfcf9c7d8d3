"""The work of packing: a ZIP out of files, a PDF out of PDFs; done in worker processes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache as once
from pathlib import Path

from reglament.bundle import Chapter, Description, Entry, Missing, Part, Report, make_bundle, merge
from reglament.pipeline.layout import Layout
from reglament.pipeline.store import Made, object_path, put
from reglament.render.contents import Contents, Section, printable
from reglament.render.fonts import find_fonts
from reglament.render.typst import Typesetter


@dataclass(frozen=True, slots=True)
class ZipJob:
    """A ZIP to be made: its entries without their bytes, which are objects (by SHA-256) and files of the akimat."""

    description: Description
    report: Report
    missing: tuple[Missing, ...]
    papers: tuple[tuple[Entry, str], ...]
    originals: tuple[tuple[Entry, Path], ...]
    objects: Path


@dataclass(frozen=True, slots=True)
class PdfJob:
    """A merged PDF to be made: the list before it; for each chapter its title and parts (title, SHA-256, language)."""

    layout: Layout
    contents: Contents
    created: date
    chapters: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    objects: Path


def make(job: ZipJob | PdfJob) -> Made:
    """Made in a worker: titles are a stranger's, and typst sets them."""
    return _made_zip(job) if isinstance(job, ZipJob) else _made_pdf(job)


def _made_zip(job: ZipJob) -> Made:
    papers = ((entry, object_path(job.objects, digest)) for entry, digest in job.papers)
    entries = [replace(entry, data=path.read_bytes()) for entry, path in (*papers, *job.originals)]
    return put(job.objects, make_bundle(entries, job.description, job.report, job.missing))


def _made_pdf(job: PdfJob) -> Made:
    front = _typesetter(job.layout).contents(_in_the_font(job.contents), job.created)
    chapters = [
        Chapter(head, tuple(_part(job.objects, title, digest, tag) for title, digest, tag in parts))
        for head, parts in job.chapters
    ]
    merged = merge(front.data, job.contents.title, chapters)
    return put(job.objects, merged.data, merged.pages)


def _part(objects: Path, title: str, digest: str, tag: str) -> Part:
    return Part(title, object_path(objects, digest).read_bytes(), tag)


@once
def _typesetter(layout: Layout) -> Typesetter:
    return Typesetter(layout.templates, layout.typography)


def _in_the_font(contents: Contents) -> Contents:
    fonts = find_fonts()
    sections = tuple(
        Section(
            printable(section.title, fonts),
            tuple(replace(one, title=printable(one.title, fonts)) for one in section.papers),
        )
        for section in contents.sections
    )
    return replace(
        contents,
        body=printable(contents.body, fonts),
        about=printable(contents.about, fonts),
        date=printable(contents.date, fonts),
        sections=sections,
        notes=tuple(printable(note, fonts) for note in contents.notes),
    )
