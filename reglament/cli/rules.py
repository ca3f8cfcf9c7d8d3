"""`rules`: every rule with its clause, weight and title."""

from __future__ import annotations

from reglament.cli.command import Command, Options, Translate, msgid, no_arguments
from reglament.errors import ExitCode


def run(options: Options, _: Translate) -> ExitCode:
    """Print one line a rule."""
    from reglament.report import rules_table

    print(rules_table(options.lang).rstrip())
    return ExitCode.OK


COMMAND = Command(msgid("list the rules"), no_arguments, run)
