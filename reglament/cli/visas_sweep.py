"""`visas sweep`: all open requests of the server, one after the other."""

from __future__ import annotations

import argparse
import sys

from reglament.cli import visas_server, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.language import sentence
from reglament.errors import ExitCode, ReglamentError


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """What is done besides deciding."""
    parser.add_argument("--merge", action="store_true", help=_("merge what passes, as it was judged"))
    parser.add_argument("--dry-run", action="store_true", help=_("decide and write nothing on the server"))
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Attend to each; exit code 3 when one could not be decided, else 0: waiting is no fault."""
    from reglament.pipeline.gating_forge import sweep

    failed = False
    for found in sweep(visas_server.desk(options, dry=options.args.dry_run), merge=options.args.merge):
        if isinstance(found, tuple):
            number, fault = found
            print(f"{_('request {number}').format(number=number)}: {_told(fault, options)}", file=sys.stderr)
            failed = True
        else:
            failed |= visas_server.show(found, options, _) is ExitCode.FAILED
    return ExitCode.FAILED if failed else ExitCode.OK


def _told(fault: ReglamentError, options: Options) -> str:
    return sentence(fault, options.lang)


COMMAND = Command(msgid("decide on all open requests of the server, and say so there"), arguments, run)
