"""`visas status`: whether a request may go forward, and what it still waits for."""

from __future__ import annotations

import argparse

from reglament.cli import visas_server, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which request, and in which form."""
    parser.add_argument(
        "--local",
        action="store_true",
        help=_("from this clone and the branch visas alone, no server is asked (default)"),
    )
    parser.add_argument(
        "--pr",
        type=int,
        default=0,
        metavar="N",
        help=_("a request of the server: read there, decided, written into its ledger, its light and its comment"),
    )
    parser.add_argument("--merge", action="store_true", help=_("merge what passes, as it was judged"))
    parser.add_argument("--dry-run", action="store_true", help=_("decide and write nothing on the server"))
    visas_shared.request_arguments(parser, _)
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Decide on the server or the clone: exit code 0 when it passes, 1 when it does not, 3 without a decision."""
    args = options.args
    if args.local and args.pr:
        raise UsageError("Choose one: --pr or --local.")
    if args.pr:
        return _of_server(options, _)
    if args.merge or args.dry_run:
        raise UsageError("--merge and --dry-run need --pr.")
    return _of_clone(options, _)


def _of_server(options: Options, _: Translate) -> ExitCode:
    from reglament.pipeline.gating_forge import attend

    args = options.args
    if args.pr < 0:
        raise UsageError("--pr takes the number of a request.")
    desk = visas_server.desk(options, dry=args.dry_run)
    return visas_server.show(attend(desk, args.pr, merge=args.merge), options, _)


def _of_clone(options: Options, _: Translate) -> ExitCode:
    from reglament.gate.faults import GateFault
    from reglament.pipeline.gating_look import glance

    try:
        found = visas_shared.local(options)
    except GateFault as fault:
        return visas_shared.fault(fault, options)
    case = found.case
    decision = glance(case, found.target, found.records, found.moment(options.as_of, visas_shared.clock()))
    about = {"request": found.number, "dossier": case.package.dossier, "base": case.base, "head": case.head}
    if options.args.format == "text":
        ledger = _("request {number}").format(number=found.number) if found.number else _("no ledger yet")
        about_it = visas_shared.change_of(case, options.lang)
        print(f"{about_it} {case.head[:12]} → {found.target}, {ledger}")
    return visas_shared.show(decision, case.policy, options, about)


COMMAND = Command(msgid("show whether a request may go forward, and what it waits for"), arguments, run)
