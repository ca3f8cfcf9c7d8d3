"""`serve`: builds, shows the site to a browser on this machine, builds again what changes."""

from __future__ import annotations

import argparse
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.language import sentence
from reglament.errors import ExitCode, ReglamentError

if TYPE_CHECKING:
    from reglament.cli.beside import Beside
    from reglament.cli.live import Board

PORT = 8000


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The port."""
    parser.add_argument("--port", type=int, default=PORT, help=_("port to listen on; the next free one if taken"))


def run(options: Options, _: Translate) -> ExitCode:
    """Serve until interrupted."""
    request = akimat.request(options)

    from watchfiles import watch

    from reglament.cli.beside import Beside
    from reglament.cli.live import Board, open_server
    from reglament.cli.reporting import findings
    from reglament.pipeline.workers import make_ready, will_render

    root, board = request.paths.root, Board()
    will_render()
    make_ready()
    beside = Beside(request, lambda found: findings(found, root, options.lang))
    with open_server(request.paths.build / "site", board, options.args.port, beside) as server:
        address = _("The site is at {url}; Ctrl+C ends it.").format(url=f"http://127.0.0.1:{server.server_port}/")
        threading.Thread(target=server.serve_forever, name="http", daemon=True).start()
        print(address, flush=True)
        _rebuild(options, _, board)
        wanted = akimat.concerns(root)
        try:
            for _changes in watch(root, watch_filter=wanted, raise_interrupt=True, debounce=200, step=30):
                _show(beside, board)
                _rebuild(options, _, board)
        finally:
            server.shutdown()
            beside.close()
    return ExitCode.OK


def _show(beside: Beside, board: Board) -> None:
    """The sheets that somebody has before them, ahead of the build; whatever is wrong, the build will tell."""
    with suppress(ReglamentError):
        if beside.refresh():
            board.edited()


def _rebuild(options: Options, _: Translate, board: Board) -> None:
    """One build; whatever is wrong with the papers is shown, and the server stays."""
    from reglament.cli.console import progress
    from reglament.cli.reporting import counts, covered, plain, report, result
    from reglament.pipeline.build import build

    try:
        with progress(options, _) as bar:
            built = build(akimat.request(options, bar), draft=True)
    except ReglamentError as error:
        line = sentence(error, options.lang)
        print(line, file=sys.stderr, flush=True)
        board.show(line, line)
        return
    checked = built.checked
    print(
        report(checked, "text", options.lang, sys.stdout), covered(checked, _), result(built, _), sep="\n", flush=True
    )
    board.show(counts(checked, options.lang), plain(checked, options.lang))


COMMAND = Command(msgid("build, show in a browser, build again on every change"), arguments, run)
