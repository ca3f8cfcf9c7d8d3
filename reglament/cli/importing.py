"""`import FILE.docx`: makes a dossier of a paper that was written in a word processor."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reglament.exchange.pieces import Reading
    from reglament.exchange.reader import Job

KINDS = ("decree", "decision", "order", "explanatory_note", "reference")
_LARGEST = 64 * 1024 * 1024
"""More is not even read from the disk."""


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The files, the kind, what to do with tracked changes and hidden text."""
    parser.add_argument(
        "file", nargs="+", type=Path, metavar=_("FILE"), help=_("a .docx; a second one in the other language")
    )
    parser.add_argument("--kind", required=True, choices=KINDS, help=_("kind of the paper"))
    parser.add_argument(
        "--slug", default="", metavar="NAME", help=_("name of its folder (default: from the file's name)")
    )
    parser.add_argument(
        "--changes", choices=("ask", "accept", "reject"), default="ask", help=_("what becomes of tracked changes")
    )
    parser.add_argument(
        "--hidden", choices=("leave-out", "keep"), default="leave-out", help=_("what becomes of hidden text")
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help=_("write into this folder instead of the akimat's papers")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("tell what would be written, write nothing"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=_("form of the report"))


def run(options: Options, _: Translate) -> ExitCode:
    """Read, decide on changes, write the dossier, tell everything."""
    from reglament.exchange.refusal import Refusal
    from reglament.pipeline.collect import collect
    from reglament.pipeline.importing import make, put, read_files

    args: Any = options.args
    request = akimat.request(options)
    jobs = [_job(path, args) for path in _files(args.file)]
    answers = read_files(jobs)
    refusals = [answer for answer in answers if isinstance(answer, Refusal)]
    if refusals:
        return _refuse([refusal.text(options.lang) for refusal in refusals], args.format)
    readings = [answer for answer in answers if not isinstance(answer, Refusal)]
    if args.changes == "ask" and any(reading.changes for reading in readings):
        decided = _ask(jobs, readings, options, _)
        if decided is None:
            text = _("The paper has tracked changes: choose --changes accept or --changes reject.")
            return _refuse([text, *_changes(readings, options)], args.format)
        readings = [answer for answer in read_files(decided) if not isinstance(answer, Refusal)]
    collected = collect(request)
    dossier, place = make(readings, args.kind, args.slug, collected.as_of, collected.registers)
    folder = args.out or request.paths.root / place.folder
    written = [folder / name for name in dossier.files] if args.dry_run else put(dossier.files, folder)
    _tell(written, dossier.remarks, options, _)
    return ExitCode.OK


def _files(paths: Sequence[Path]) -> Sequence[Path]:
    if len(paths) > 2:
        raise UsageError("import takes one paper: one file, or one in each language.")
    for path in paths:
        if not path.is_file():
            raise UsageError("There is no {path}.", path=path)
    return paths


def _job(path: Path, args: Any) -> Job:
    from reglament.exchange.reader import Job

    with path.open("rb") as stream:
        data = stream.read(_LARGEST)
    return Job(path.name, data, reject_all=args.changes == "reject", keep_hidden=args.hidden == "keep")


def _refuse(texts: Sequence[str], form: str) -> ExitCode:
    if form == "json":
        print(json.dumps({"written": [], "refused": list(texts), "remarks": []}, ensure_ascii=False, indent=2))
    else:
        for text in texts:
            print(text, file=sys.stderr)
    return ExitCode.FINDINGS


def _changes(readings: Sequence[Reading], options: Options) -> list[str]:
    from reglament.exchange.telling import change

    return [f"  {reading.name}, {change(one, options.lang)}" for reading in readings for one in reading.changes]


def _ask(jobs: Sequence[Job], readings: Sequence[Reading], options: Options, _: Translate) -> list[Job] | None:
    """The jobs with what a person at the terminal decided of each file's changes; None when nobody is there."""
    from reglament.exchange.telling import change

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    decided = []
    for job, reading in zip(jobs, readings, strict=True):
        for line in _changes([reading], options):
            print(line, file=sys.stderr)
        answer = (
            _choice(_("{file}: 1 accept all, 2 reject all, 3 one by one: ").format(file=job.name), "123")
            if reading.changes
            else "1"
        )
        if answer is None:
            return None
        rejected = set()
        for one in reading.changes if answer == "3" else ():
            single = _choice(f"{change(one, options.lang)} — " + _("1 accept, 2 reject: "), "12")
            if single is None:
                return None
            if single == "2":
                rejected.add(one.key)
        decided.append(replace(job, rejected=frozenset(rejected), reject_all=answer == "2"))
    return decided


def _choice(question: str, allowed: str) -> str | None:
    """One of the allowed answers; None when the input ends."""
    while True:
        print(question, end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            return None
        if (word := line.strip()) and word in allowed:
            return word


def _tell(written: Sequence[Path], remarks: Any, options: Options, _: Translate) -> None:
    from reglament.exchange.telling import as_json, told

    args: Any = options.args
    if args.format == "json":
        report = {"written": [str(path) for path in written], "refused": [], "remarks": as_json(remarks, options.lang)}
        print(json.dumps(report, ensure_ascii=False, indent=2))
        return
    message = _("Would be written: {path}") if args.dry_run else _("Written: {path}")
    for path in written:
        print(message.format(path=path))
    for line in told(remarks, options.lang, brief=options.quiet):
        print(line)


COMMAND = Command(msgid("make a dossier of a Word document"), arguments, run)
