"""`hook pre-receive`: what git asks before a bare repository takes a push."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli import visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import add_actions
from reglament.errors import ExitCode

if TYPE_CHECKING:
    from reglament.diagnostics import Lang
    from reglament.pipeline.gating_hook import Refusal

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
"""Languages of the akimat: whoever pushes may read either."""


def pre_receive_arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Where the akimat lies in the repository, and whose accounts count."""
    parser.add_argument(
        "--folder", default="", metavar="DIR", help=_("folder of the akimat in the repository (default: its root)")
    )
    visas_shared.forge_argument(parser, _)


def pre_receive(options: Options, _: Translate) -> ExitCode:
    """Judge the lines `old new ref` of the standard input: 0 lets the push through, 1 refuses it as a whole."""
    from dataclasses import replace

    from reglament.gate.policy import GateSettings
    from reglament.pipeline.gating_hook import Server, environment, receive, updates
    from reglament.pipeline.gating_local import moment
    from reglament.pipeline.git import Git
    from reglament.settings import resource

    args = options.args
    pusher, account = environment(os.environ)
    git = Git.at(Path.cwd())
    folder = args.folder.strip("/")
    server = Server(
        git=replace(git, prefix=f"{folder}/" if folder else ""),
        schemas=resource("schemas"),
        now=moment(GateSettings(), options.as_of, visas_shared.clock()),
        pusher=pusher,
        account=account,
        forge=args.forge,
    )
    refusals = receive(server, updates(sys.stdin.buffer.read()))
    for refusal in refusals:
        for lang in LANGUAGES:
            print("\n".join(_told(refusal, lang)), file=sys.stderr)
    return ExitCode.FINDINGS if refusals else ExitCode.OK


def _told(refusal: Refusal, lang: Lang) -> Iterator[str]:
    """Why a push is refused, in one language: the reason, then what the request still waits for."""
    from reglament.gate.telling import Teller

    teller = Teller(visas_shared.registers_of(refusal.policy), lang)
    yield f"{_shown(refusal.ref)}: {teller.word(refusal.message, **refusal.params)}"
    if refusal.decision is not None:
        yield from teller.brief(refusal.decision)


def _shown(ref: str) -> str:
    """A name of a reference, without what could move a terminal's cursor."""
    return "".join(letter if letter.isprintable() else "?" for letter in ref)[:200]


HOOKS: Mapping[str, Command] = {
    "pre-receive": Command(msgid("judge a push to a bare repository"), pre_receive_arguments, pre_receive),
}


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The hooks."""
    add_actions(parser, HOOKS, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Do what git asks."""
    return HOOKS[options.args.action].run(options, _)


COMMAND = Command(msgid("answer git on a server: hooks of a bare repository"), arguments, run)
