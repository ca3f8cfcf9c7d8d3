"""Collect: an akimat as it lies on disk, its papers read when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from reglament.calendar import WorkingCalendar
from reglament.diagnostics import Diagnostic, Lang
from reglament.loading import read_bytes
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.pipeline.cache import Cache
from reglament.pipeline.request import Request
from reglament.pipeline.ruling import Ground
from reglament.pipeline.survey import Survey, survey
from reglament.pipeline.version import cache_version


@dataclass(frozen=True)
class Collected:
    """An akimat as it lies on disk."""

    root: Path
    survey: Survey
    request: Request

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with its files, in the order of a report."""
        return self.survey.diagnostics

    @cached_property
    def ground(self) -> Ground:
        """What rules stand on."""
        return Ground.of(self.survey.shelf, self.survey.unread, self.request.as_of, self.request.today)

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all its files, from the root."""
        return tuple(self.survey.files)

    @property
    def repository(self) -> Repository:
        """Its papers."""
        return self.ground.repository

    @property
    def registers(self) -> Registers:
        """Its registers."""
        return self.ground.registers

    @property
    def calendar(self) -> WorkingCalendar:
        """Its working calendar."""
        return self.ground.calendar

    @property
    def as_of(self) -> date:
        """The day of the check."""
        return self.ground.as_of

    @property
    def settings(self) -> Mapping[str, object]:
        """The data of `reglament.yml`, empty when that cannot be used."""
        return self.ground.settings

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of its papers."""
        return self.ground.languages

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.files)

    def text(self, path: str) -> str | None:
        """The text of one of its files, for excerpts; None for any other path and when it cannot be read."""
        if path not in self._known:
            return None
        data, _ = read_bytes(self.root, path)
        return None if data is None else data.decode("utf-8-sig", errors="replace")


def open_cache(request: Request) -> Cache:
    """The results of earlier runs for this akimat."""
    return Cache(request.paths.build / ".cache", cache_version(request.paths.schemas))


def collect(request: Request) -> Collected:
    """Read everything. Faults of files are in `diagnostics`; the rest goes on without them."""
    return Collected(request.paths.root, survey(request), request)
