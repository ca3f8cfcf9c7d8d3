"""`visas ACTION`: who must give a visa, who has given it, and what becomes of it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from reglament.cli import (
    visas_codeowners,
    visas_route,
    visas_sheet,
    visas_simulate,
    visas_status,
    visas_sweep,
    visas_verify,
)
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import add_actions
from reglament.errors import ExitCode

ACTIONS: Mapping[str, Command] = {
    "status": visas_status.COMMAND,
    "sweep": visas_sweep.COMMAND,
    "route": visas_route.COMMAND,
    "sheet": visas_sheet.SHEET,
    "record": visas_sheet.RECORD,
    "verify": visas_verify.COMMAND,
    "simulate": visas_simulate.COMMAND,
    "codeowners": visas_codeowners.COMMAND,
}


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The actions."""
    add_actions(parser, ACTIONS, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Do what the action says."""
    return ACTIONS[options.args.action].run(options, _)


COMMAND = Command(msgid("visas: who gives them, what is missing, and what is recorded"), arguments, run)
