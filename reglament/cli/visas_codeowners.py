"""`visas codeowners`: CODEOWNERS from the registers."""

from __future__ import annotations

import argparse
import sys
from difflib import unified_diff
from pathlib import Path

from reglament.cli import akimat, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import program_name
from reglament.errors import ExitCode

SYNTAXES = ("github", "gitea")


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """For which server, and whether to write or to compare."""
    parser.add_argument("--syntax", choices=SYNTAXES, default="github", help=_("for which server (default: github)"))
    parser.add_argument(
        "--check", action="store_true", help=_("write nothing, only tell whether the file is up to date")
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE",
        help=_("where it lies (default: where the server looks for it); - is here"),
    )
    visas_shared.forge_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Write the file, or compare it: exit code 1 when it is out of date."""
    from reglament.gate.faults import GateFault
    from reglament.gate.owners import PLACES, code_owners
    from reglament.pipeline.gating_local import logins, moment, prefix_of, read_registers
    from reglament.pipeline.swap import write_whole
    from reglament.settings import paths

    args, root = options.args, akimat.root_of(options)
    try:
        policy, repository, forge = read_registers(paths(root), args.forge)
    except GateFault as fault:
        return visas_shared.fault(fault, options)
    on = policy.settings.day(moment(policy.settings, options.as_of, visas_shared.clock()))
    prefix = prefix_of(root)
    made = code_owners(policy, logins(repository, forge), on, args.syntax, prefix)
    for office in made.without:
        line = _("Nobody with an account holds the office {office}.")
        print(line.format(office=policy.registers.official_title(office, options.lang)), file=sys.stderr)
    if args.output == Path("-"):
        print(made.text, end="")
        return ExitCode.OK
    top = root.joinpath(*[".."] * prefix.count("/")).resolve()
    file = args.output or top / PLACES[args.syntax]
    there = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    if not args.check:
        write_whole(file, made.text.encode())
        print(_("Written: {path}").format(path=file))
        return ExitCode.OK
    if there == made.text:
        return ExitCode.OK
    names = (file.as_posix(), _("from the registers"))
    print("".join(unified_diff(there.splitlines(True), made.text.splitlines(True), *names)), end="")
    command = f"{program_name()} visas codeowners --syntax {args.syntax}"
    print(_("{path} is out of date: run {command}").format(path=file, command=command))
    return ExitCode.FINDINGS


COMMAND = Command(msgid("write CODEOWNERS from the registers, or tell that it is out of date"), arguments, run)
