"""The context of a check that notes what the check reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reglament.calendar import WorkingCalendar
from reglament.model.documents import Repository
from reglament.model.measures import Measures
from reglament.model.registers import Registers
from reglament.model.watched import Common, Reads, WatchedRepository
from reglament.rules.base import Context

_PAGES = int(Common.REGISTERS | Common.SETTINGS)
_REGISTERS, _CALENDAR, _SETTINGS, _AS_OF = map(int, (Common.REGISTERS, Common.CALENDAR, Common.SETTINGS, Common.AS_OF))


class WatchedContext(Context):
    """Gives what `base` gives, and notes it in `reads`."""

    def __init__(self, base: Context, reads: Reads) -> None:
        repository = WatchedRepository(base.repository, reads)
        values = {"_base": base, "_reads": reads, "_watched": repository, "_pages": base.measures.through(repository)}
        for name, value in values.items():
            object.__setattr__(self, name, value)

    _base: Context
    _reads: Reads
    _watched: WatchedRepository
    _pages: Measures

    @property
    def repository(self) -> Repository:
        """The papers."""
        return self._watched

    @property
    def registers(self) -> Registers:
        """The registers."""
        self._reads.common |= _REGISTERS
        return self._base.registers

    @property
    def calendar(self) -> WorkingCalendar:
        """The working calendar."""
        self._reads.common |= _CALENDAR
        return self._base.calendar

    @property
    def as_of(self) -> date:
        """The day of the check."""
        self._reads.common |= _AS_OF
        return self._base.as_of

    @property
    def settings(self) -> Mapping[str, object]:
        """The settings of the akimat."""
        self._reads.common |= _SETTINGS
        return self._base.settings

    @property
    def measures(self) -> Measures:
        """Pages, which depend on the registers, the profile of the page and on papers that the paper quotes."""
        self._reads.common |= _PAGES
        return self._pages
