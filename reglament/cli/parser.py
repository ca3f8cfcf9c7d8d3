"""The parser of the command line: argparse, speaking the reader's language and guessing what was meant."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from reglament import __version__
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.diagnostics import Lang
from reglament.errors import UsageError
from reglament.i18n import LANGS, catalogue
from reglament.model.days import as_day

# Texts of argparse itself that a reader can meet; the catalogue translates them.
_ARGPARSE = (
    msgid("usage: "),
    msgid("positional arguments"),
    msgid("options"),
    msgid("show this help message and exit"),
    msgid("show program's version number and exit"),
    msgid("the following arguments are required: %s"),
    msgid("unrecognized arguments: %s"),
    msgid("argument %(argument_name)s: %(message)s"),
    msgid("invalid choice: %(value)r (choose from %(choices)s)"),
    msgid("invalid %(type)s value: %(value)r"),
    msgid("expected one argument"),
    msgid("expected at least one argument"),
    msgid("expected at most one argument"),
    msgid("ignored explicit argument %r"),
    msgid("not allowed with argument %s"),
    msgid("ambiguous option: %(option)s could match %(matches)s"),
)


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of leaving the process; suggests the nearest choice."""

    def error(self, message: str) -> NoReturn:
        """A fault of the command line, already in the reader's language."""
        raise UsageError("{fault}\nHelp: {command}", fault=message, command=f"{self.prog} --help")

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As argparse does it, with a guess for an unknown option."""
        found, unknown = self.parse_known_args(args, namespace)
        if unknown:
            child = self.commands.get(getattr(found, "command", ""), self)
            child = child.commands.get(getattr(found, "action", ""), child)
            known = [option for option in child._option_string_actions if option.startswith("--")]
            words = " ".join(unknown) + did_you_mean(unknown[0].partition("=")[0], known)
            child.error(argparse._("unrecognized arguments: %s") % words)  # type: ignore[attr-defined]
        return found

    @property
    def commands(self) -> dict[str, Parser]:
        """The parsers of the commands."""
        groups = [action for action in self._actions if isinstance(action, argparse._SubParsersAction)]
        return {name: child for group in groups for name, child in group.choices.items()}

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = [str(choice) for choice in action.choices]
        text = argparse._("invalid choice: %(value)r (choose from %(choices)s)")  # type: ignore[attr-defined]
        text %= {"value": value, "choices": ", ".join(choices)}
        raise argparse.ArgumentError(action, text + did_you_mean(str(value), choices))


def did_you_mean(word: str, known: list[str]) -> str:
    """` (word?)` when a known word is near, in a form that needs no translation; else empty."""
    near = get_close_matches(word.lower(), [item.lower() for item in known], n=1)
    return f" — {next(item for item in known if item.lower() == near[0])}?" if near else ""


def program_name() -> str:
    """How the reader started the tool, for hints that can be typed again."""
    name = Path(sys.argv[0]).name
    return name if name == "build.py" else "reglament"


def speak(lang: Lang) -> Translate:
    """Let argparse take its own texts from the `cli` catalogue too; the translator of that catalogue.

    argparse looks up `_` and `ngettext` in its module at every call and offers no other way in.
    """
    texts = catalogue("cli", lang)
    argparse._ = texts.gettext  # type: ignore[attr-defined]
    argparse.ngettext = texts.ngettext  # type: ignore[attr-defined]
    return texts.gettext


def day(written: str) -> date:
    """A day of the command line; ValueError when it is written otherwise or its year is none of a paper."""
    found = as_day(written)
    if found is None:
        raise ValueError(written)
    return found


def _common(_: Translate) -> Parser:
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group(_("common options"))
    group.add_argument("--lang", choices=LANGS, help=_("language of what the tool says (default: from the locale)"))
    group.add_argument("--root", metavar="DIR", type=Path, help=_("folder of the akimat (default: here or above)"))
    group.add_argument(
        "--as-of",
        metavar="DATE",
        type=day,
        help=_("check as of this day, YYYY-MM-DD (default: as_of of reglament.yml, else today)"),
    )
    group.add_argument("--jobs", metavar="N", type=int, help=_("processes to work in (default: one per processor)"))
    group.add_argument("--quiet", action="store_true", help=_("say only what is wrong"))
    group.add_argument(
        "--verify", action="store_true", help=_("read and hash every file again instead of trusting its time and size")
    )
    group.add_argument(
        "--reference-validator", action="store_true", help=_("check the schemas with the slower reference validator")
    )
    return common


def build_parser(commands: dict[str, Command], _: Translate, program: str) -> Parser:
    """The parser of all commands. Common options may stand before the command or after it."""
    common = _common(_)
    parser = Parser(
        prog=program,
        usage=f"{program} {_('COMMAND')} [{_('options')}]",
        description=_(
            "The papers of an akimat as code: checked by its Regulation, rendered in two languages, published."
        ),
        parents=[common],
        epilog=_("Exit codes: 0 clean, 1 findings that block, 2 usage, 3 the tool failed, 130 interrupted."),
        allow_abbrev=False,
    )
    version = _("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"reglament {__version__}", help=version)
    choices = parser.add_subparsers(
        dest="command", metavar=_("COMMAND"), required=True, title=_("commands"), parser_class=Parser, prog=program
    )
    for name, command in commands.items():
        summary = _(command.summary)
        child = choices.add_parser(name, help=summary, description=summary, parents=[common], allow_abbrev=False)
        command.arguments(child, _)
        words = [_positional(action) for action in child._get_positional_actions()]
        child.usage = " ".join([program, name, *words, f"[{_('options')}]"])
    return parser


def add_actions(parser: argparse.ArgumentParser, actions: Mapping[str, Command], _: Translate) -> None:
    """The actions of a command that has several; which one was chosen is `args.action`."""
    choices = parser.add_subparsers(
        dest="action", metavar=_("ACTION"), required=True, title=_("actions"), parser_class=Parser, prog=parser.prog
    )
    for name, command in actions.items():
        summary = _(command.summary)
        child = choices.add_parser(name, help=summary, description=summary, parents=[_common(_)], allow_abbrev=False)
        command.arguments(child, _)
        words = [_positional(action) for action in child._get_positional_actions()]
        child.usage = " ".join([parser.prog, name, *words, f"[{_('options')}]"])


def _positional(action: argparse.Action) -> str:
    word = str(action.metavar or action.dest)
    return f"[{word} …]" if action.nargs == "*" else word


def read_options(args: argparse.Namespace, lang: Lang) -> Options:
    """The common options of a parsed command line.

    Raises UsageError for a number of jobs below one.
    """
    given = vars(args)
    jobs = given.get("jobs") or os.cpu_count() or 1
    if given.get("jobs", 1) < 1:
        raise UsageError("--jobs takes a number from 1.")
    return Options(
        lang=given.get("lang", lang),
        root=given.get("root"),
        as_of=given.get("as_of"),
        jobs=jobs,
        quiet=given.get("quiet", False),
        verify=given.get("verify", False),
        reference_validator=given.get("reference_validator", False),
        args=args,
    )
