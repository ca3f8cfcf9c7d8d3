"""What makes a decision impossible: the gate then answers ERROR and says whom to call."""

from __future__ import annotations

from collections.abc import Mapping

from reglament.diagnostics import Param

Params = Mapping[str, Param]
"""Facts that a message quotes."""


def nothing() -> Params:
    """No facts: what a message quotes that quotes none."""
    return {}


class GateFault(Exception):
    """Something that the gate was given cannot be trusted; `message` is an msgid of the catalogue `gate`.

    Never a fault of a paper: those are results. Raised inside the gate, turned into a decision ERROR at its door.
    """

    def __init__(self, message: str, **params: Param) -> None:
        super().__init__(message)
        self.message = message
        self.params: Params = params
