"""The typesetter in a worker, for counting pages."""

from __future__ import annotations

from functools import cache as once

from reglament.model.measures import PageMeasure
from reglament.pipeline.layout import Layout
from reglament.pipeline.measuring import Job
from reglament.render.typst import Typesetter


def measure(job: Job) -> PageMeasure:
    """The pages of one paper."""
    return _typesetter(job.layout).measure(job.paper)


@once
def _typesetter(layout: Layout) -> Typesetter:
    return Typesetter(layout.templates, layout.typography, gallery=layout.gallery)
