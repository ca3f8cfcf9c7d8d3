"""`visas route [PATH …]`: who must give a visa, and why."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli import akimat, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode

if TYPE_CHECKING:
    from reglament.gate.package import Package
    from reglament.gate.policy import Policy


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which papers."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar=_("PATH"),
        help=_("a dossier or papers as they lie on disk, committed or not (default: what the present branch brings)"),
    )
    visas_shared.request_arguments(parser, _)
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Print the route: exit code 0, 1 when the papers bar it whatever visas they have, 3 when it cannot be told."""
    from reglament.gate.decision import route_data
    from reglament.gate.faults import GateFault
    from reglament.gate.route import route
    from reglament.gate.telling import Teller

    try:
        policy, package = _papers(options, _)
    except GateFault as fault:
        return visas_shared.fault(fault, options)
    from reglament.pipeline.gating_local import moment

    on = policy.settings.day(moment(policy.settings, options.as_of, visas_shared.clock()))
    asked = route(package, policy)
    flaws = [(flaw.message, {**flaw.params, "path": flaw.path} if flaw.path else flaw.params) for flaw in package.flaws]
    if options.args.format == "json":
        data = {"dossier": package.dossier, "change": package.change.value, **route_data(asked)}
        data["flaws"] = [{"message": message, "params": dict(facts)} for message, facts in flaws]
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        teller = Teller(policy.registers, options.lang)
        print("\n".join(teller.route(asked, on)))
        for message, facts in flaws:
            where = f"{facts['path']}: " if "path" in facts else ""
            print(f"! {where}{teller.word(message, **facts)}")
    return ExitCode.FINDINGS if flaws or asked.lacking or not asked.roles else ExitCode.OK


def _papers(options: Options, _: Translate) -> tuple[Policy, Package]:
    from reglament.pipeline.gating_local import read_draft
    from reglament.settings import paths

    if not options.args.paths:
        case = visas_shared.local(options).case
        return case.policy, case.package
    root = akimat.root_of(options)
    draft = read_draft(paths(root), akimat.limits(options.args.paths, root), options.args.forge)
    if not draft.from_branch and not options.quiet:
        print(_("There is no guarded branch here: the registers are those on disk."))
    return draft.policy, draft.package


COMMAND = Command(msgid("show who must give a visa, and why"), arguments, run)
