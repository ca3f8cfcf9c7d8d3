"""What a command of the tool is, and what every command is given."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reglament.diagnostics import Lang
from reglament.errors import ExitCode

Translate = Callable[[str], str]
"""From an English msgid of the `cli` catalogue to the reader's language."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options that every command takes, read; `args` holds those of the command itself.

    `root` is the folder named by `--root`, or None: then the akimat is looked for at and above the current folder.
    """

    lang: Lang
    root: Path | None
    as_of: date | None
    jobs: int
    quiet: bool
    verify: bool
    reference_validator: bool
    args: argparse.Namespace

    @property
    def start(self) -> Path:
        """Where the search for the akimat begins."""
        return Path.cwd() if self.root is None else self.root


@dataclass(frozen=True, slots=True)
class Command:
    """A command: a sentence about it (a msgid), its own arguments and its work."""

    summary: str
    arguments: Callable[[argparse.ArgumentParser, Translate], None]
    run: Callable[[Options, Translate], ExitCode]


def no_arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """For a command that takes the common options only."""


def msgid(text: str) -> str:
    """Marks a text of the `cli` catalogue that is translated later."""
    return text
