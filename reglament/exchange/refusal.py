"""Why a file is not read at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reglament.diagnostics import Lang
from reglament.exchange.words import say


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason, a msgid of the catalogue `exchange`, with its facts: a value that travels between processes."""

    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """The reason in the reader's language."""
        return say(self.message, self.params, lang)


class Refused(Exception):
    """Ends the reading of a file; `read` turns it into the `Refusal` that it carries."""

    def __init__(self, message: str, **params: str | int) -> None:
        super().__init__(message)
        self.refusal = Refusal(message, params)
