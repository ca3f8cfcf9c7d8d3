"""`redline PAPER`: what changed between two versions of a paper."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import day
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from reglament.pipeline.redlining import Comparison

FORMATS = ("text", "html", "pdf", "docx")
MOST_EDITIONS = 2


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The paper, its versions and the form."""
    parser.add_argument("paper", metavar=_("PAPER"), help=_("a paper: its file, its folder or its id"))
    parser.add_argument(
        "--from",
        dest="older",
        default="",
        metavar="REV",
        help=_("older revision in git (default: where the draft left the main branch)"),
    )
    parser.add_argument(
        "--to", dest="newer", default="", metavar="REV", help=_("newer revision in git (default: the files on disk)")
    )
    parser.add_argument(
        "--edition",
        dest="editions",
        action="append",
        type=day,
        default=[],
        metavar="DATE",
        help=_("the act as amended by this day, against its first text; twice: two editions"),
    )
    parser.add_argument(
        "--against", default="", metavar="OTHER", help=_("another paper or Markdown file, such as the control copy")
    )
    parser.add_argument(
        "--lang-of-paper", choices=("kk", "ru"), help=_("language of the text that is compared (default: both)")
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help=_("form of the redline (default: text)"))
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help=_("where to write it (default: build/redline; text: here)")
    )
    parser.add_argument("--author", default="", metavar="NAME", help=_("who made the changes (default: from git)"))
    parser.add_argument(
        "--date", type=moment, metavar="ISO", help=_("when they were made (default: from git), YYYY-MM-DD[THH:MM]")
    )


def moment(written: str) -> datetime:
    """A day or a moment of the command line; without a zone it is one of the akimat's, kept as written."""
    found = datetime.fromisoformat(written)
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def run(options: Options, _: Translate) -> ExitCode:
    """Print or write the redline. Versions that do not differ are no fault: that is said, and nothing is written."""
    args = options.args
    named = [bool(args.older or args.newer), bool(args.editions), bool(args.against)]
    if sum(named) > 1 or len(args.editions) > MOST_EDITIONS:
        raise UsageError("Choose one: --from and --to, or --edition (once or twice), or --against.")
    request = akimat.request(options)

    from reglament.pipeline.layout import LANGUAGES
    from reglament.pipeline.redlining import Wish, compare

    langs = (args.lang_of_paper,) if args.lang_of_paper else LANGUAGES
    wish = Wish(
        args.paper, args.older, args.newer, tuple(args.editions), args.against, langs, args.author, args.date
    )  # fmt: skip
    found = compare(request, wish, Path.cwd())
    if not found.changed:
        said = _("Nothing differs between {old} and {new}; choose other versions with --from and --to.")
        print(said.format(old=found.old.said(options.lang), new=found.new.said(options.lang)))
        return ExitCode.OK
    return _show(found, options, _)


def _show(found: Comparison, options: Options, _: Translate) -> ExitCode:
    from reglament.pipeline.redline_files import files, text
    from reglament.pipeline.swap import write_whole

    args = options.args
    if args.format == "text" and args.output is None:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(text(found, options.lang, colour=colour), end="")
        return ExitCode.OK
    made = files(found, args.format, options.lang)
    default = akimat.request(options).paths.build / "redline" / found.doc_id.replace("/", "-")
    for ending, data in made.items():
        path = default.with_name(default.name + ending)
        if args.output is not None:
            # Of several languages each has a file: `changes.docx` becomes `changes.kk.docx` and `changes.ru.docx`.
            path = args.output if len(made) == 1 else args.output.with_suffix(ending)
        write_whole(path, data)
        print(_("Written: {path}").format(path=path))
    return ExitCode.OK


COMMAND = Command(msgid("show what changed between two versions of a paper"), arguments, run)
