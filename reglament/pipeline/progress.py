"""How long work tells that it goes on; who shows it is not its business."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """The stretches of a run that can take long, in their order."""

    READ = "read"
    CHECK = "check"
    MEASURE = "measure"
    RENDER = "render"
    BUNDLE = "bundle"
    PORTAL = "portal"


class Progress(Protocol):
    """Is told of the stages of a run."""

    def begin(self, stage: Stage, total: int) -> None:
        """A stage of `total` steps begins; the one before it is over."""

    def advance(self, steps: int = 1) -> None:
        """Some steps of the stage are done."""

    def finish(self) -> None:
        """The run is over, well or not."""


class Silent:
    """Shows nothing."""

    def begin(self, stage: Stage, total: int) -> None:
        """Nothing to show."""

    def advance(self, steps: int = 1) -> None:
        """Nothing to show."""

    def finish(self) -> None:
        """Nothing to show."""
