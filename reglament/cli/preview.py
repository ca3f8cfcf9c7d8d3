"""`preview`: a paper as it stands on the sheet, at once, and again whenever it is saved."""

from __future__ import annotations

import argparse
from pathlib import Path

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

WIDTH = 900
NARROWEST, WIDEST = 100, 4000


def pages(written: str) -> tuple[int, int | None]:
    """`2`, `1-3` or `2-` of the command line; ValueError for anything else."""
    first, dash, last = written.partition("-")
    found = int(first), int(last) if last else None if dash else int(first)
    if found[0] < 1 or (found[1] is not None and found[1] < found[0]):
        raise ValueError(written)
    return found


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The paper, what is made of it and where."""
    parser.add_argument("file", metavar=_("FILE"), help=_("its YAML, text or annex, the folder of a dossier, or an id"))
    parser.add_argument(
        "--lang-of-paper",
        choices=("kk", "ru", "kk-ru"),
        default="",
        help=_("only this language, or both side by side (default: that of the file, else each one)"),
    )
    parser.add_argument(
        "--format", choices=("png", "pdf", "docx"), default="png", help=_("pictures of pages or a file (default: png)")
    )
    parser.add_argument("--pages", type=pages, metavar="N-M", default=(1, None), help=_("only these pages, for png"))
    parser.add_argument(
        "--width",
        type=int,
        default=WIDTH,
        metavar="PX",
        help=_("width of an upright page (default: {width})").format(width=WIDTH),
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help=_("folder to write to (default: build/preview)"))
    parser.add_argument("--watch", action="store_true", help=_("stay, and follow every change until interrupted"))
    parser.add_argument("--open", action="store_true", help=_("show the first page in the browser"))


def run(options: Options, _: Translate) -> ExitCode:
    """Show the paper; FINDINGS when some of it could not be shown, whatever the rules say of the rest."""
    from reglament.pipeline.workers import make_ready, will_picture

    will_picture()
    make_ready()  # it starts while the papers are read
    request = akimat.request(options)
    if not NARROWEST <= options.args.width <= WIDEST:
        raise UsageError("--width takes a number from {least} to {most}.", least=NARROWEST, most=WIDEST)

    from reglament.cli.showing import Show
    from reglament.pipeline.preview import Shape, Studio, targets_at

    path = _place(options.args.file, request.paths.root)
    first, last = options.args.pages
    shape = Shape(options.args.format, options.args.width, first, last)
    studio = Studio(request)
    try:
        glimpse = studio.glimpse()
        targets = targets_at(glimpse, path, options.args.lang_of_paper)
        show = Show(options, _, studio, targets, shape)
        view = show.first(glimpse)
        if options.args.open:
            show.open(view)
        if options.args.watch:
            show.follow(view)
        else:
            show.findings(view)
    finally:
        studio.close()
    return ExitCode.FINDINGS if view.broken or not view.shots else ExitCode.OK


def _place(word: str, root: Path) -> str:
    """The path from the root of a file, a folder or the paper of an id.

    Raises UsageError when there is none.
    """
    content = root / "content"
    for path in (Path(word), root / word, content / word, content / f"{word}.yml"):
        if path.exists():
            return akimat.limits([path], root)[0]
    raise UsageError("There is no {path}.", path=word)


COMMAND = Command(msgid("show a paper as it stands on the sheet"), arguments, run)
