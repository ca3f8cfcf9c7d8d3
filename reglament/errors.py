"""Exceptions: the tool could not do its work. Faults of content are findings, never exceptions."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command tells the shell."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    FAILED = 3
    INTERRUPTED = 130


class ReglamentError(Exception):
    """The tool cannot go on.

    `message` is an English msgid of the `errors` catalogue with `{name}` places for `params`; the
    command line translates it once, at the top.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message.format(**params) if params else message)
        self.message = message
        self.params = params


class UsageError(ReglamentError):
    """The command line or the settings ask for what cannot be done."""

    exit_code = ExitCode.USAGE


class RenderError(ReglamentError):
    """A typesetter failed, ran out of time or out of memory on one document."""
