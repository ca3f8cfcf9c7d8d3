"""Remarks gathered while a file is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from reglament.exchange.remarks import Remark, Sort, begin


class Journal:
    """Remarks in the order in which they came; what would be told of every line is counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._remarks: list[Remark] = []
        self._counts: Counter[tuple[Sort, str]] = Counter()

    def add(self, sort: Sort, message: str, number: int = 0, words: str = "", **params: str | int) -> None:
        """One remark about a place."""
        self._remarks.append(Remark(sort, message, params, number, begin(words), self.file))

    def tell(self, sort: Sort, message: str, params: Mapping[str, str | int]) -> None:
        """One remark about the file as a whole."""
        self._remarks.append(Remark(sort, message, params, file=self.file))

    def count(self, sort: Sort, message: str, times: int = 1) -> None:
        """One more of something; the message has a place `{count}`."""
        if times:
            self._counts[sort, message] += times

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All of them, the counted ones last."""
        counted = (
            Remark(sort, message, {"count": count}, file=self.file) for (sort, message), count in self._counts.items()
        )
        return (*self._remarks, *counted)
