"""`init DIR`: starts a new akimat."""

from __future__ import annotations

import argparse
from pathlib import Path

from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Where."""
    parser.add_argument("folder", metavar="DIR", type=Path, help=_("an empty folder, or one to be made"))


def run(options: Options, _: Translate) -> ExitCode:
    """Fill the folder and say what comes next."""
    from reglament.pipeline.seed import sow

    folder = options.args.folder
    written = sow(folder.resolve())
    if not options.quiet:
        print(_("A new akimat lies in {folder}: {count} files.").format(folder=folder, count=len(written)))
        print(_("Next: put your own names into content/registry, then `check`, `build` and `serve` there."))
    return ExitCode.OK


COMMAND = Command(msgid("start a new akimat in an empty folder"), arguments, run)
