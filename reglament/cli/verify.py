"""`verify`: every seal against the files of its dossier, and against the history of git."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from reglament.pipeline.seal_history import Sealing, Verification


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which seals, and the form of the answer."""
    parser.add_argument(
        "path", metavar="DOSSIER", nargs="?", type=Path, help=_("dossier of an act (default: all dossiers)")
    )
    parser.add_argument("--all", action="store_true", help=_("all dossiers, as without a path"))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=_("form of the answer (default: text)")
    )
    parser.epilog = _(
        "Not to be confused with the option --verify, by which any command reads and hashes every file again, and "
        "`bundle --verify`, which checks a received bundle."
    )


def run(options: Options, _: Translate) -> ExitCode:
    """Compare; FINDINGS when anything differs from a seal, or a seal from what it was."""
    root = akimat.root_of(options)
    path: Path | None = options.args.path
    if path is not None and options.args.all:
        raise UsageError("Either a dossier or --all.")

    from reglament.pipeline.seal_history import verify_seals
    from reglament.pipeline.sealing import dossier_folder

    folders = [dossier_folder(path, root)] if path is not None else []
    found = verify_seals(root, folders)
    if folders and not found.seals:
        raise UsageError("{path} is not sealed: `register` seals a signed act.", path=folders[0])
    if options.args.format == "json":
        print(json.dumps(_data(found, options), ensure_ascii=False, indent=2))
    else:
        _print(found, options, _)
    return ExitCode.OK if found.whole else ExitCode.FINDINGS


def _print(found: Verification, options: Options, _: Translate) -> None:
    from reglament.gate.telling import flaw_sentence

    for one in found.seals:
        if one.flaws or not options.quiet:
            head = _("{path}: whole, files: {count}") if not one.flaws else _("{path}: differs")
            print(head.format(path=one.path, count=one.files))
        for flaw in one.flaws:
            said = flaw_sentence(flaw, options.lang)
            where = _(" (in {commit})").format(commit=flaw.params["commit"]) if "commit" in flaw.params else ""
            print(f"  {said}{where}")
    if not options.quiet:
        bad = sum(bool(one.flaws) for one in found.seals)
        print(_("Seals: {count}, of which differ: {bad}.").format(count=len(found.seals), bad=bad))
        if not found.history:
            print(_("There is no history of git: the seals themselves were not compared with what they were."))
        elif found.shallow:
            print(_("The history of git is cut off: older versions of the seals were not seen."))


def _data(found: Verification, options: Options) -> dict[str, Any]:
    return {
        "whole": found.whole,
        "history": found.history,
        "shallow": found.shallow,
        "seals": [_seal(one, options) for one in found.seals],
    }


def _seal(one: Sealing, options: Options) -> dict[str, Any]:
    from reglament.gate.telling import flaw_sentence

    seal = one.seal
    return {
        "path": one.path,
        "act": seal.get("/act") if seal else None,
        "date": seal.get("/date") if seal else None,
        "number": seal.get("/number") if seal else None,
        "files": one.files,
        "versions": one.versions,
        "whole": not one.flaws,
        "flaws": [
            {
                "message": flaw.message,
                "path": flaw.path,
                "commit": str(flaw.params.get("commit", "")),
                "text": flaw_sentence(flaw, options.lang),
            }
            for flaw in one.flaws
        ],
    }


COMMAND = Command(msgid("compare sealed acts with their seals"), arguments, run)
