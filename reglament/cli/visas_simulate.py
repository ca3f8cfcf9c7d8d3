"""`visas simulate EVENTS.yml`: what would become of a request if people did this and that."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from reglament.cli import akimat, reporting, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from reglament.gate.policy import Policy
    from reglament.gate.telling import Teller
    from reglament.model.documents import Source
    from reglament.pipeline.gating_simulate import Step


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The scenario, and the dossier over which it is played."""
    parser.add_argument("events", type=Path, metavar="EVENTS.yml", help=_("the scenario"))
    parser.add_argument(
        "--dossier", default="", metavar="DIR", help=_("the dossier on disk (default: the one that the scenario names)")
    )
    parser.add_argument(
        "--head", default="", metavar="REV", help=_("the dossier as it is in this commit (default: as it is on disk)")
    )
    parser.add_argument("--brief", action="store_true", help=_("after each event only what still holds the request up"))
    visas_shared.forge_argument(parser, _)
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Play the scenario: exit code 0 when all came out as expected, 1 when not, 2 for a scenario that is none."""
    from reglament.gate.faults import GateFault
    from reglament.pipeline.gating_simulate import read_scenario
    from reglament.settings import paths

    file: Path = options.args.events
    root = akimat.root_of(options)
    if not file.is_file():
        raise UsageError("There is no {path}.", path=file)
    source, findings = read_scenario(file.as_posix(), file.read_bytes(), paths(root).schemas)
    if source is None:
        print(reporting.findings(tuple(findings), Path.cwd(), options.lang))
        return ExitCode.USAGE
    try:
        return _played(source, root, options, _)
    except GateFault as fault:
        return visas_shared.fault(fault, options)


def _played(source: Source, root: Path, options: Options, _: Translate) -> ExitCode:
    from reglament.gate.telling import Teller
    from reglament.pipeline.gating_local import read_judging
    from reglament.pipeline.gating_simulate import Play, committed_files, copy_dossier, dossier_files
    from reglament.settings import paths

    dossier = options.args.dossier.strip("/") or source.data.get("dossier", "")
    if not dossier:
        raise UsageError("The scenario names no dossier; name one with --dossier.")
    if options.args.head:
        files = committed_files(visas_shared.repository(options), options.args.head, dossier)
    else:
        files = dossier_files(root, dossier)
    policy, repository = read_judging(paths(root), options.args.forge)
    with TemporaryDirectory() as folder:
        copy_dossier(files, Path(folder))
        steps = Play.of(source, policy, repository, Path(folder), dossier).steps()
        if options.args.format == "json":
            return _as_json(list(steps))
        return _as_text(steps, policy, Teller(policy.registers, options.lang), options, _)


def _as_text(steps: Iterator[Step], policy: Policy, teller: Teller, options: Options, _: Translate) -> ExitCode:
    zone = timezone(policy.settings.offset)
    code = ExitCode.OK
    for step in steps:
        facts = " ".join(f"{key}={_short(value)}" for key, value in step.facts.items() if key != "visas")
        print(f"{step.at.astimezone(zone):%d.%m.%Y %H:%M}  {_(EVENTS[step.event])} {facts}".rstrip())
        if step.different:
            place = f"{options.args.events}:{step.line}"
            print(f"  ! {place}: {_('expected otherwise: {found}').format(found=step.different)}")
            code = ExitCode.FINDINGS
        if step.event != "expect" or step.different:
            told = teller.brief(step.decision) if options.args.brief else teller.lines(step.decision)
            print("\n".join(f"  {line}" for line in told))
    return code


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _as_json(steps: list[Step]) -> ExitCode:
    from reglament.gate.decision import as_data

    data: list[dict[str, Any]] = [
        {
            "event": step.event,
            "facts": dict(step.facts),
            "at": step.at.isoformat(),
            "line": step.line,
            "different": step.different,
            "decision": as_data(step.decision),
        }
        for step in steps
    ]
    print(json.dumps(data, ensure_ascii=False, indent=2))
    return ExitCode.FINDINGS if any(step.different for step in steps) else ExitCode.OK


SHORT = 60
"""Letters of a fact that a line shows."""
EVENTS = {
    "open": msgid("the request is opened"),
    "approve": msgid("approval"),
    "refuse": msgid("refusal"),
    "comment": msgid("comment"),
    "dismiss": msgid("dismissal"),
    "edit": msgid("a review is edited"),
    "push": msgid("the text changes"),
    "wait": msgid("time goes by"),
    "retarget": msgid("another branch"),
    "expect": msgid("expectation"),
}
COMMAND = Command(msgid("play a scenario: what would become of a request"), arguments, run)
