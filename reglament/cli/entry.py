"""The way in: choose a language, read the command line, run one command, turn every end into an exit code."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

from reglament.cli import (
    build,
    bundle,
    check,
    clean,
    due,
    explain,
    hook,
    importing,
    init,
    new,
    preview,
    redline,
    register,
    rules,
    serve,
    verify,
    visas,
)
from reglament.cli.command import Command
from reglament.cli.language import choose, sentence
from reglament.cli.parser import build_parser, program_name, read_options, speak
from reglament.diagnostics import Lang
from reglament.errors import ExitCode, ReglamentError
from reglament.i18n import translator
from reglament.settings import MARKER

COMMANDS: dict[str, Command] = {
    "check": check.COMMAND,
    "build": build.COMMAND,
    "bundle": bundle.COMMAND,
    "preview": preview.COMMAND,
    "serve": serve.COMMAND,
    "new": new.COMMAND,
    "import": importing.COMMAND,
    "redline": redline.COMMAND,
    "register": register.COMMAND,
    "verify": verify.COMMAND,
    "due": due.COMMAND,
    "visas": visas.COMMAND,
    "hook": hook.COMMAND,
    "explain": explain.COMMAND,
    "rules": rules.COMMAND,
    "init": init.COMMAND,
    "clean": clean.COMMAND,
}

_REFUSALS = {
    errno.ENOSPC: "no space is left on the disk",
    errno.EDQUOT: "no space is left on the disk",
    errno.EACCES: "there is no permission",
    errno.EPERM: "there is no permission",
    errno.EROFS: "the disk can only be read",
}
"""What systems refuse for, in words of the catalogue; other reasons are said as the system says them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. Every exception of the tool ends here."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang = choose(words, os.environ)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without Kazakh letters must not stop the work
    try:
        code = _run(words, lang)
        sys.stdout.flush()
        return code
    except SystemExit as end:  # argparse after --help and --version
        return end.code if isinstance(end.code, int) else ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader of our output has left: `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except ReglamentError as error:
        return _explain(error, lang)
    except Exception as error:  # noqa: BLE001 the one place that may: a fault of the tool itself
        return _apologise(error, lang)


def _run(words: list[str], lang: Lang) -> ExitCode:
    translate = speak(lang)
    args = build_parser(COMMANDS, translate, program_name()).parse_args(words)
    return COMMANDS[args.command].run(read_options(args, lang), translate)


def _explain(error: ReglamentError, lang: Lang) -> ExitCode:
    print(sentence(error, lang), file=sys.stderr)
    return error.exit_code


def _apologise(error: Exception, lang: Lang) -> ExitCode:
    said = translator("errors", lang)
    if isinstance(error, OSError) and error.strerror:
        reason = said(_REFUSALS[error.errno]) if error.errno in _REFUSALS else error.strerror
        text = said("The system refused: {reason}. Details: {log}")
        text = text.format(reason=f"{reason} ({error.filename})" if error.filename else reason, log=_log(error))
    else:
        text = said("The tool failed; this is our fault, not yours ({name}). Please send us {log}")
        text = text.format(name=type(error).__name__, log=_log(error))
    print(text, file=sys.stderr)
    return ExitCode.FAILED


def _log(error: Exception) -> Path | str:
    """Write the traceback where the user can find it: `build/` of the akimat, else the temporary folder."""
    here = Path.cwd() / "build" if (Path.cwd() / MARKER).is_file() else Path(tempfile.gettempdir())
    text = "".join(traceback.format_exception(error))
    for folder in (here, Path(tempfile.gettempdir())):
        path = folder / f"reglament-{time.strftime('%Y%m%d-%H%M%S')}-{os.getpid()}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return text
