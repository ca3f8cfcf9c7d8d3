"""`build`: check, render what changed, publish."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Whether errors stop the build."""
    parser.add_argument(
        "--draft", action="store_true", help=_("render and publish in spite of errors; the pages show them")
    )


def run(options: Options, _: Translate) -> ExitCode:
    """Check and build. Errors stop it and the last good site stays; `--draft` publishes them with the papers."""
    request = akimat.request(options)

    from reglament.cli.console import progress
    from reglament.cli.reporting import covered, report, result
    from reglament.pipeline.build import build

    with progress(options, _) as bar:
        built = build(replace(request, progress=bar), draft=options.args.draft)
    if built.checked.findings or not options.quiet:
        print(report(built.checked, "text", options.lang, sys.stdout))
    if not options.quiet:
        print(covered(built.checked, _))
    if not options.quiet or built.site is None:
        print(result(built, _))
    return ExitCode.FINDINGS if built.checked.blocks else ExitCode.OK


COMMAND = Command(msgid("check the papers, render them and publish the portal"), arguments, run)
