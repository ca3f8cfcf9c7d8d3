"""`due`: what falls due in the next working days and what is overdue."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from difflib import get_close_matches

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

DAYS = 10
MOST = 366


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """How far ahead, of whom, and in which form."""
    parser.add_argument(
        "--days", type=int, default=DAYS, metavar="N", help=_("working days ahead (default: {days})").format(days=DAYS)
    )
    parser.add_argument("--unit", metavar="ID", help=_("only what this unit answers for"))
    parser.add_argument(
        "--person", metavar="ID", help=_("only what this person, or who holds this position, answers for")
    )
    parser.add_argument(
        "--format",
        choices=("table", "json", "ics"),
        default="table",
        help=_("form of the list; ics is for calendars (default: table)"),
    )


def run(options: Options, _: Translate) -> ExitCode:
    """Print the list. What is overdue is no fault of the command: the exit code is 0."""
    args = options.args
    if not 0 <= args.days <= MOST:
        raise UsageError("--days takes a number from 0 to {most}.", most=MOST)
    request = akimat.request(options)

    from reglament.control import falling_due
    from reglament.pipeline.collect import collect
    from reglament.report import DueList, due_json, due_table, icalendar

    collected = collect(request)
    registers = collected.registers
    if args.unit is not None:
        _known(args.unit, registers.units)
    if args.person is not None:
        _known(args.person, [*registers.persons, *registers.positions])
    items = falling_due(
        collected.repository, registers, collected.calendar, collected.as_of, args.days, collected.settings
    )
    wanted = [
        item for item in items if args.unit in (None, item.unit) and args.person in (None, item.person, item.position)
    ]
    listed = DueList(wanted, registers, collected.as_of, args.days)
    if args.format == "json":
        print(due_json(listed).rstrip())
    elif args.format == "ics":
        print(icalendar(listed, options.lang), end="")
    else:
        print(due_table(listed, options.lang).rstrip())
    return ExitCode.OK


def _known(word: str, ids: Iterable[str]) -> None:
    """Raises UsageError with the nearest ids for one that the registers lack."""
    ids = list(ids)
    if word in ids:
        return
    if near := get_close_matches(word.lower(), ids, n=3, cutoff=0.5):
        raise UsageError("The registers have no {id}. Did you mean {near}?", id=word, near=", ".join(near))
    raise UsageError("The registers have no {id}; see content/registry.", id=word)


COMMAND = Command(msgid("list what falls due and what is overdue"), arguments, run)
