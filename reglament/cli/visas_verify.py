"""`visas verify`: whether the ledgers are whole and their conclusions true."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from reglament.cli import akimat, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from reglament.gate.telling import Teller
    from reglament.pipeline.gating_verify import Difference


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which ledgers."""
    parser.add_argument("--ledgers", default="", metavar="REV", help=_("the branch of ledgers (default: visas)"))
    visas_shared.forge_argument(parser, _)
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Print what differs: exit code 0 when all is proven, 1 when something differs or cannot be proven here."""
    from reglament.gate.telling import Teller
    from reglament.pipeline.gating import registers_at
    from reglament.pipeline.gating_ledger import ledger_branch
    from reglament.pipeline.gating_local import main_branch, only_forge
    from reglament.pipeline.gating_verify import verify
    from reglament.settings import paths

    args, root = options.args, akimat.root_of(options)
    git = visas_shared.repository(options)
    tip = git.commit(args.ledgers) if args.ledgers else ledger_branch(git)
    if not tip:
        raise UsageError("There is no branch of ledgers here: fetch the branch visas, or name one with --ledgers.")
    main = main_branch(git, root)
    version = registers_at(git, main)
    found = verify(git, tip, args.forge or only_forge(version.repository), paths(root).schemas)
    if args.format == "json":
        print(json.dumps(_data(found.commits, found.requests, found.conclusions, found.differences), indent=2))
    else:
        teller = Teller(version.registers, options.lang)
        for one in found.differences:
            print(_line(one, teller))
        facts = {"commits": found.commits, "requests": found.requests, "conclusions": found.conclusions}
        print(_("Read: {commits} commits, {requests} ledgers, {conclusions} conclusions.").format(**facts))
    return ExitCode.FINDINGS if found.differences else ExitCode.OK


def _line(one: Difference, teller: Teller) -> str:
    where = f"ledger/{one.request}.jsonl" if one.request else "visas"
    place = f"{where}:{one.line}" if one.line else where
    return f"{place}: {'?' if one.absent else '!'} {teller.word(one.message, **one.params)}"


def _data(commits: int, requests: int, conclusions: int, found: tuple[Difference, ...]) -> dict[str, object]:
    return {
        "commits": commits,
        "requests": requests,
        "conclusions": conclusions,
        "differences": [
            {
                "message": one.message,
                "params": dict(one.params),
                "request": one.request,
                "line": one.line,
                "absent": one.absent,
            }
            for one in found
        ],
    }


COMMAND = Command(
    msgid("prove that the ledgers only grew and that their conclusions can be drawn again"), arguments, run
)
