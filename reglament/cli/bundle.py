"""`bundle`: all papers of a dossier or a meeting in one ZIP and in one PDF a language; the check of a received ZIP."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which folder, in which language, where to; or which ZIP to check."""
    parser.add_argument(
        "path",
        metavar="PATH",
        type=Path,
        help=_("dossier or meeting, such as content/acts/2026/tazalyq; with --verify also a received ZIP to check"),
    )
    parser.add_argument(
        "--lang-of-paper", choices=("kk", "ru"), help=_("papers in this language only (default: both and side by side)")
    )
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help=_("folder for the files (default: build/bundles of the akimat)")
    )


def run(options: Options, _: Translate) -> ExitCode:
    """Make a bundle; with `--verify` and a file, check that. FINDINGS when a paper is lacking or a file differs."""
    path: Path = options.args.path
    if path.is_file():
        if options.verify:
            return _verify(path, options, _)
        if path.suffix.lower() == ".zip":
            raise UsageError("{path} is a file. To check a received bundle add --verify.", path=path)
    return _make(options, _)


def _make(options: Options, _: Translate) -> ExitCode:
    request = akimat.request(options)
    folder = _folder(options.args.path, request.paths.root)
    output = options.args.output or request.paths.build / "bundles"

    from reglament.cli.console import progress
    from reglament.pipeline.bundling import bundle
    from reglament.pipeline.layout import LANGUAGES

    langs = (options.args.lang_of_paper,) if options.args.lang_of_paper else LANGUAGES
    with progress(options, _) as bar:
        made = bundle(replace(request, progress=bar), folder, output, langs)
    for one in made.missing:
        print(one.sentence(options.lang), file=sys.stderr)
    if not options.quiet:
        for path, size in made.files:
            print(_("{path}: {size} KB").format(path=path, size=max(size // 1024, 1)))
        if made.closed:
            print(_("This bundle is for official use: not to be published."))
    return ExitCode.FINDINGS if made.missing or made.findings else ExitCode.OK


def _folder(path: Path, root: Path) -> str:
    """The folder as ids of papers name it. Raises UsageError for one that is not there or lies outside."""
    written = path.as_posix().strip("/")
    if not path.exists() and (root / "content" / written).is_dir():
        path = root / "content" / written
    (found,) = akimat.limits([path], root)
    return found.removeprefix("content/")


def _verify(path: Path, options: Options, _: Translate) -> ExitCode:
    from reglament.bundle.verifying import MAX_BYTES, Fault, FaultKind, Verdict, verify
    from reglament.i18n import pick

    large = path.stat().st_size > MAX_BYTES
    verdict = Verdict((Fault(FaultKind.TOO_LARGE),)) if large else verify(path.read_bytes())
    for fault in verdict.faults:
        print(fault.sentence(options.lang))
    if not options.quiet:
        if verdict.id:
            title = pick(verdict.title, options.lang)
            print(_("{id}, as of {date}: {title}").format(id=verdict.id, date=verdict.as_of, title=title))
        if not verdict.faults:
            print(_("The bundle is whole; files: {count}.").format(count=verdict.files))
    return ExitCode.FINDINGS if verdict.faults else ExitCode.OK


COMMAND = Command(msgid("pack a dossier or a meeting for sending, or check a received bundle"), arguments, run)
