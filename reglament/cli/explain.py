"""`explain`: what a rule asks, why, and what passes and fails it."""

from __future__ import annotations

import argparse

from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The rule."""
    parser.add_argument("rule", metavar=_("RULE"), help=_("id of the rule as a finding names it, such as R16.3"))


def run(options: Options, _: Translate) -> ExitCode:
    """Print the page of a rule; an unknown one is a UsageError that names the nearest."""
    from reglament.report import explain

    print(explain(options.args.rule, options.lang).rstrip())
    return ExitCode.OK


COMMAND = Command(msgid("explain a rule"), arguments, run)
