"""The typesetter in a worker, for looking at a paper: pictures of its pages, or its PDF as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache as once

from reglament.pipeline.layout import Layout
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.typst import Typesetter


@dataclass(frozen=True, slots=True)
class Job:
    """A paper to be shown: the date of its properties, its look, the width of an upright page in pixels."""

    paper: Paper | ParallelPaper
    created: date
    layout: Layout
    width: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What came of it: one picture a page, or one file; the pages of the whole paper."""

    data: tuple[bytes, ...]
    pages: int


def png(job: Job) -> Shown:
    """A picture of every page."""
    pictures = typesetter(job.layout).pictures(job.paper, job.width)
    return Shown(pictures, len(pictures))


def pdf(job: Job) -> Shown:
    """The PDF, with a sign in the place of each letter that has no glyph."""
    made = typesetter(job.layout).pdf(job.paper, job.created, forgiving=True)
    return Shown((made.data,), made.pages)


@once
def typesetter(layout: Layout) -> Typesetter:
    """The typesetter of one look, which remembers what it has set: an edit costs what it changes."""
    return Typesetter(layout.templates, layout.typography, gallery=layout.gallery)
