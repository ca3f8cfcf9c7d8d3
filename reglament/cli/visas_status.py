"""`visas status`: whether a request may go forward, and what it still waits for."""

from __future__ import annotations

import argparse

from reglament.cli import visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which request, and in which form."""
    parser.add_argument(
        "--local",
        action="store_true",
        help=_("from this clone and the branch visas alone, no server is asked (default)"),
    )
    visas_shared.request_arguments(parser, _)
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Decide from the clone: exit code 0 when it passes, 1 when it does not, 3 when that cannot be decided."""
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
        print(f"{case.package.dossier or case.package.change.value} {case.head[:12]} → {found.target}, {ledger}")
    return visas_shared.show(decision, case.policy, options, about)


COMMAND = Command(msgid("show whether a request may go forward, and what it waits for"), arguments, run)
