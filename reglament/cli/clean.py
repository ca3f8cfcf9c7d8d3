"""`clean`: removes what was made."""

from __future__ import annotations

import argparse
import shutil

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """What to spare."""
    parser.add_argument("--cache", action="store_true", help=_("remove only what earlier runs kept for the next ones"))


def run(options: Options, _: Translate) -> ExitCode:
    """Remove `build/` of the akimat, or its cache alone."""
    build = akimat.root_of(options) / "build"
    target = build / ".cache" if options.args.cache else build
    if target.is_symlink():
        target.unlink()
    elif target.exists():
        shutil.rmtree(target)
    if not options.quiet:
        print(_("Removed: {path}").format(path=target))
    return ExitCode.OK


COMMAND = Command(msgid("remove what was made"), arguments, run)
