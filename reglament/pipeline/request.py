"""What one run is asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import date

from reglament.pipeline.progress import Progress, Silent
from reglament.render.worker import Limits
from reglament.settings import Paths


@dataclass(frozen=True, slots=True)
class Request:
    """The folders, the day, and how to work.

    `as_of` is the day that the user asked for, `today` the day of the run, read once at the top. `verify` hashes
    every file again instead of trusting its size and time. `reference` takes the slower reference validator.
    `limits` are those of setting one paper.
    """

    paths: Paths
    today: date
    as_of: date | None = None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    verify: bool = False
    reference: bool = False
    limits: Limits = field(default_factory=Limits)
    progress: Progress = field(default_factory=Silent)
