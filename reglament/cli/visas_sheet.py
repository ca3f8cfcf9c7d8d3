"""`visas sheet` and `visas record`: what the ledger says, printed, and written into the dossier."""

from __future__ import annotations

import argparse
import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from reglament.cli import akimat, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import program_name
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from reglament.gate.decision import Decision
    from reglament.pipeline.gating_local import Local
    from reglament.pipeline.gating_sheet import Approval


def sheet_arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which request, and in which form."""
    visas_shared.request_arguments(parser, _)
    parser.add_argument(
        "--format", choices=("text", "json", "pdf", "docx"), default="text", help=_("form (default: text)")
    )
    parser.add_argument("--output", type=Path, metavar="DIR", help=_("folder for PDF and DOCX (default: build/visas)"))


def record_arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which request, and whether to write."""
    visas_shared.request_arguments(parser, _)
    parser.add_argument("--dry-run", action="store_true", help=_("only show what would be written"))


def sheet(options: Options, _: Translate) -> ExitCode:
    """Print the sheet, or write it: exit code 0, 3 when nothing can be decided."""
    from reglament.gate.faults import GateFault

    try:
        found, decision, approved = _approval(options)
    except GateFault as fault:
        return visas_shared.fault(fault, options)
    if options.args.format == "json":
        import json

        print(json.dumps(approved.by_ledger, ensure_ascii=False, indent=2))
        return ExitCode.OK
    if options.args.format == "text":
        from reglament.gate.telling import Teller
        from reglament.pipeline.gating_sheet import lines

        print("\n".join(lines(decision, approved, Teller(found.case.policy.registers, options.lang))))
        return ExitCode.OK
    return _set(found, decision, approved, options, _)


def _set(found: Local, decision: Decision, approved: Approval, options: Options, _: Translate) -> ExitCode:
    from reglament.loading import read_bytes, read_yaml
    from reglament.pipeline.gating_sheet import papers, set_papers
    from reglament.pipeline.layout import Layout
    from reglament.pipeline.swap import write_whole
    from reglament.settings import MARKER, paths

    root = akimat.root_of(options)
    data, _findings = read_bytes(root, MARKER)
    marker = read_yaml(MARKER, data)[0] if data is not None else None
    registers = found.case.policy.registers
    repository, documents = papers(approved, found.case.package, decision)
    settings = marker.data if marker is not None else {}
    own = paths(root)
    layout = Layout.of(own.templates, settings, root)
    made = set_papers(repository, documents, registers, layout, options.args.format)
    folder = options.args.output or own.build / "visas" / found.case.package.dossier
    for name, content in made.items():
        write_whole(folder / name, content)
        print(_("Written: {path}").format(path=folder / name))
    _differences(found, approved, options)
    return ExitCode.OK


def _differences(found: Local, approved: Approval, options: Options) -> None:
    """Where the file says otherwise than the ledger."""
    from reglament.gate.telling import Teller

    teller = Teller(found.case.policy.registers, options.lang)
    for one in approved.found.otherwise:
        print(f"! {teller.otherwise(one)}", file=sys.stderr)


def record(options: Options, _: Translate) -> ExitCode:
    """Write what the ledger says into the sheet on disk: exit code 1 when the sheet says otherwise somewhere."""
    from reglament.gate.faults import GateFault

    try:
        found, decision, approved = _approval(options)
    except GateFault as fault:
        return visas_shared.fault(fault, options)
    if not found.number:
        raise UsageError("There is no ledger of this request here: fetch the branch visas.")
    before, after, file = _written(approved, decision, found, akimat.root_of(options))
    names = (approved.path, _("{path} with the ledger").format(path=approved.path))
    print("".join(unified_diff(before.splitlines(True), after.splitlines(True), *names)), end="")
    _differences(found, approved, options)
    if before == after:
        print(_("The sheet says what the ledger says already."))
    elif not options.args.dry_run:
        from reglament.pipeline.swap import write_whole

        mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
        write_whole(file, after.encode())
        file.chmod(mode)
        command = f"{program_name()} check {approved.path}"
        print(_("Written: {path}. Fill in what is left: {command}").format(path=approved.path, command=command))
    return ExitCode.FINDINGS if approved.found.otherwise else ExitCode.OK


def _approval(options: Options) -> tuple[Local, Decision, Approval]:
    from reglament.pipeline.gating_look import glance
    from reglament.pipeline.gating_sheet import approval

    found = visas_shared.local(options)
    case = found.case
    decision = glance(case, found.target, found.records, found.moment(options.as_of, visas_shared.clock()))
    return found, decision, approval(case.package, case.policy, decision)


def _written(approved: Approval, decision: Decision, found: Local, root: Path) -> tuple[str, str, Path]:
    """The sheet on disk as it is and as it would be, and its file: what lies there counts, not what was committed."""
    from reglament.gate.sheet import entries
    from reglament.loading import read_yaml
    from reglament.model.wording import wording
    from reglament.pipeline.gating_record import fresh, written

    file = root / approved.path
    if not file.is_file():
        return "", fresh(approved.data).decode(), file
    data = file.read_bytes()
    source, _ = read_yaml(approved.path, data)
    if source is None or not isinstance(source.data, dict):
        raise UsageError("{path} cannot be read: run `check` and mend it first.", path=approved.path)
    act = found.case.package.act
    words = wording(act) if act is not None else ""
    added = entries(source.data, decision, found.case.policy, words).additions
    return data.decode("utf-8"), written(approved.path, data, added).decode("utf-8"), file


SHEET = Command(msgid("print the approval sheet and the disagreements from the ledger"), sheet_arguments, sheet)
RECORD = Command(msgid("write what the ledger says into the approval sheet of the dossier"), record_arguments, record)
