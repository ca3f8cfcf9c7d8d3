"""`rules`: every rule with its clause, weight and title."""

from __future__ import annotations

import argparse

from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which rules, and in which form."""
    parser.add_argument("--clause", metavar="N", help=_("only rules of this clause; D5 is clause 5 of the decree"))
    parser.add_argument("--kind", metavar=_("KIND"), help=_("only rules that look at this kind of paper"))
    parser.add_argument(
        "--profile", choices=("draft", "review", "publish"), help=_("only rules that bind at this stage of a paper")
    )
    parser.add_argument("--severity", choices=("error", "warning", "info"), help=_("only rules of this weight"))
    parser.add_argument(
        "--format", choices=("table", "json"), default="table", help=_("form of the list (default: table)")
    )


def run(options: Options, _: Translate) -> ExitCode:
    """Print one line a rule; a kind or clause that does not exist is a UsageError."""
    from reglament.report import rules_json, rules_table, select

    args = options.args
    chosen = select(args.clause, args.kind, args.profile, args.severity)
    print((rules_json(chosen) if args.format == "json" else rules_table(options.lang, chosen)).rstrip())
    return ExitCode.OK


COMMAND = Command(msgid("list the rules"), arguments, run)
