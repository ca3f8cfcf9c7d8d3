"""`check`: every paper by the schemas and the rules of the Regulation."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The paths to report on and the form of the report."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help=_("report only on these files and folders"))
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github", "junit", "gitlab"),
        default="text",
        help=_("form of the report (default: text)"),
    )
    parser.add_argument(
        "--profile",
        choices=("draft", "review", "publish", "auto"),
        default="publish",
        help=_(
            "stage for which the papers are checked: rules that bind later only remind; auto takes the stage of each "
            "act from its status (default: publish)"
        ),
    )
    parser.add_argument(
        "--changed-since",
        metavar=_("REVISION"),
        help=_("report only on what changed in git since this revision, such as main or HEAD~1"),
    )


def run(options: Options, _: Translate) -> ExitCode:
    """Check, report; FINDINGS when an error was found."""
    request = akimat.request(options)
    chosen = akimat.limits(options.args.paths, request.paths.root)

    from reglament.cli.console import progress
    from reglament.cli.reporting import covered, report
    from reglament.pipeline.check import check
    from reglament.pipeline.revision import changes
    from reglament.rules.judging import Stage

    with progress(options, _) as bar:
        checked = check(replace(request, progress=bar)).within(chosen).at_stage(Stage(options.args.profile))
    if (revision := options.args.changed_since) is not None:
        paths = {*checked.collected.files, *(found.location.path for found in checked.findings)}
        checked = checked.touching(changes(request.paths.root, revision, paths))
    form = options.args.format
    if checked.findings or checked.waived or form != "text" or not options.quiet:
        print(report(checked, form, options.lang, sys.stdout))
    if form == "text" and not options.quiet:
        print(covered(checked, _))
    return ExitCode.FINDINGS if checked.blocks else ExitCode.OK


COMMAND = Command(msgid("check the papers against the Regulation"), arguments, run)
