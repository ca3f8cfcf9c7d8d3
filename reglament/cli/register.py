"""`register`: a signed act gets its number, date and signer, and the seal of everything that was signed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import day
from reglament.errors import ExitCode

if TYPE_CHECKING:
    from reglament.pipeline.registering import Refused


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which act, and what the papers and registers do not say."""
    parser.add_argument(
        "path", metavar="DOSSIER", type=Path, help=_("dossier of an act, such as content/acts/2026/tazalyq")
    )
    parser.add_argument(
        "--date", type=day, metavar="DATE", help=_("day of signature (default: that of the act, else today)")
    )
    parser.add_argument(
        "--signer",
        default="",
        metavar="POSITION",
        help=_("position of whoever signed (default: the one that the act names)"),
    )
    parser.add_argument(
        "--number", default="", metavar="NUMBER", help=_("number of the act (default: the next of its kind and year)")
    )
    parser.add_argument(
        "--sealed-by",
        default="",
        metavar="POSITION",
        help=_("position of whoever seals (default: the head of the apparatus)"),
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help=_(
            "seal a corrected original in the place of a sealed one, by the replacement that the act records (cl. 32)"
        ),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be written, and write nothing"))


def run(options: Options, _: Translate) -> ExitCode:
    """Register and seal; FINDINGS with the reason when the act may not be registered."""
    request = akimat.request(options)
    args = options.args

    from reglament.cli.console import progress
    from reglament.pipeline.registering import Refused, Wish, register
    from reglament.pipeline.sealing import dossier_folder

    folder = dossier_folder(args.path, request.paths.root)
    wish = Wish(args.date, args.signer, args.number, args.sealed_by, args.replace, args.dry_run)
    with progress(options, _):
        done = register(request, folder, wish)
    if isinstance(done, Refused):
        _refuse(done, folder, options, _)
        return ExitCode.FINDINGS
    if not options.quiet:
        words = (
            _("Would register {act}: {date} No. {number}.")
            if args.dry_run
            else _("Registered {act}: {date} No. {number}.")
        )
        print(words.format(act=done.act, date=f"{done.date:%d.%m.%Y}", number=done.number))
        print(
            _("Signer: {signer}. The seal covers {count} files.").format(
                signer=done.name[options.lang], count=done.files
            )
        )
        for path in done.written:
            print((_("Would write: {path}") if args.dry_run else _("Written: {path}")).format(path=path))
        if done.following:
            print(
                _("To be done now that it is signed: {count}, see `check {path}`.").format(
                    count=done.following, path=folder
                )
            )
        if not args.dry_run:
            print(_("From now on these files do not change: `verify {path}` tells.").format(path=folder))
    return ExitCode.OK


def _refuse(refused: Refused, folder: str, options: Options, _: Translate) -> None:
    from reglament.gate.telling import flaw_sentence

    for flaw in refused.flaws:
        print(flaw_sentence(flaw, options.lang, refused.names), file=sys.stderr)
    if refused.checked is not None:
        from reglament.cli.reporting import report

        print(report(refused.checked, "text", options.lang, sys.stdout))
        said = _("{path} is not registered: mend the errors first ({count}).")
        print(said.format(path=folder, count=len(refused.checked.findings)), file=sys.stderr)


COMMAND = Command(msgid("register a signed act: its number, and the seal of its files"), arguments, run)
