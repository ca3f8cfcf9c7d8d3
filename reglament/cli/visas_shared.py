"""What the actions of `visas` have in common: which request is meant, and how a decision is shown."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reglament.cli import akimat
from reglament.cli.command import Options, Translate
from reglament.errors import ExitCode

if TYPE_CHECKING:
    from reglament.diagnostics import Lang
    from reglament.gate.decision import Decision
    from reglament.gate.faults import GateFault
    from reglament.gate.policy import Policy
    from reglament.model.registers import Registers
    from reglament.pipeline.gating import Case
    from reglament.pipeline.gating_local import Local, Wanted
    from reglament.pipeline.git import Git


def request_arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which request of the clone is meant."""
    parser.add_argument(
        "--base", default="", metavar="REV", help=_("the branch it goes to (default: the one that is guarded)")
    )
    parser.add_argument("--head", default="", metavar="REV", help=_("its last commit (default: the present one)"))
    parser.add_argument(
        "--request",
        type=int,
        default=0,
        metavar="N",
        help=_("the number of its ledger (default: the newest one that knows the commit)"),
    )
    forge_argument(parser, _)


def forge_argument(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Whose accounts count."""
    parser.add_argument(
        "--forge",
        default="",
        metavar="HOST",
        help=_("the server whose accounts count (default: the only one that the register of people names)"),
    )


def format_argument(parser: argparse.ArgumentParser, _: Translate) -> None:
    """How it is shown."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("form (default: text)"))


def wanted(options: Options) -> Wanted:
    """The request of the command line."""
    from reglament.pipeline.gating_local import Wanted

    args = options.args
    return Wanted(args.base, args.head, args.forge, args.request)


def repository(options: Options) -> Git:
    """The git repository of the akimat. Raises UsageError without one."""
    from reglament.pipeline.git import Git

    return Git.at(akimat.root_of(options))


def local(options: Options) -> Local:
    """The request that is meant. Raises GateFault and UsageError."""
    from reglament.pipeline.gating_local import read_local
    from reglament.settings import paths

    root = akimat.root_of(options)
    return read_local(repository(options), paths(root), wanted(options))


def clock() -> datetime:
    """Now, by the clock of this computer."""
    return datetime.now(UTC)


def registers_of(policy: Policy | None) -> Registers:
    """Names for what is told; none when there is no policy."""
    from reglament.model.documents import Repository
    from reglament.model.registers import Registers

    return policy.registers if policy is not None else Registers.of(Repository({}), {})


def fault(found: GateFault, options: Options) -> ExitCode:
    """Tell why nothing can be decided, and whom to call; the exit code of ERROR."""
    from reglament.gate.decision import Decision, Outcome, Said
    from reglament.pipeline.gating_local import load_settings

    because = [Said(found.message, found.params)]
    call = load_settings(akimat.root_of(options)).call
    if call:
        because.append(Said("Call: {whom}", {"whom": call}))
    return show(Decision(Outcome.ERROR, because=tuple(because)), None, options, {})


def change_of(case: Case, lang: Lang) -> str:
    """What the request of a case is about, in words."""
    from reglament.gate.telling import Teller

    return Teller(case.policy.registers, lang).change(case.package)


def show(decision: Decision, policy: Policy | None, options: Options, about: Mapping[str, Any]) -> ExitCode:
    """Print a decision with the facts `about` it; the exit code that it comes to."""
    from reglament.gate.decision import as_data
    from reglament.gate.telling import told

    if getattr(options.args, "format", "text") == "json":
        print(json.dumps({**about, **as_data(decision)}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(told(decision, registers_of(policy), options.lang)))
    return code_of(decision)


def code_of(decision: Decision) -> ExitCode:
    """0 passes, 1 does not pass, 3 cannot be decided."""
    from reglament.gate.decision import Outcome

    if decision.outcome is Outcome.ERROR:
        return ExitCode.FAILED
    return ExitCode.OK if decision.outcome.passes else ExitCode.FINDINGS
