"""`visas verify`: whether the ledgers are whole, their conclusions true, and the guarded branch made of them alone."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from reglament.cli import akimat, visas_shared
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from reglament.diagnostics import Param
    from reglament.gate.telling import Teller
    from reglament.pipeline.gating_audit import Audited, Branch
    from reglament.pipeline.gating_verify import Difference, Proven


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Which ledgers, and which branch."""
    parser.add_argument("--ledgers", default="", metavar="REV", help=_("the branch of ledgers (default: visas)"))
    parser.add_argument(
        "--base",
        default="",
        metavar="REV",
        help=_("the branch that grew by requests (default: the one that is guarded, as it was last fetched)"),
    )
    visas_shared.forge_argument(parser, _)
    visas_shared.format_argument(parser, _)


def run(options: Options, _: Translate) -> ExitCode:
    """Print what differs: exit code 0 when all is proven, 1 when something differs or cannot be proven here."""
    from reglament.gate.telling import Teller
    from reglament.pipeline.gating import registers_at
    from reglament.pipeline.gating_audit import Branch, audit
    from reglament.pipeline.gating_ledger import ledger_branch
    from reglament.pipeline.gating_local import guarded, main_branch, only_forge
    from reglament.pipeline.gating_verify import verify
    from reglament.settings import paths

    args, root = options.args, akimat.root_of(options)
    git = visas_shared.repository(options)
    tip = git.commit(args.ledgers) if args.ledgers else ledger_branch(git)
    if not tip:
        raise UsageError("There is no branch of ledgers here: fetch the branch visas, or name one with --ledgers.")
    main = git.commit(args.base) if args.base else main_branch(git, root, server=True)
    version = registers_at(git, main)
    forge, schemas = args.forge or only_forge(version.repository), paths(root).schemas
    branch = Branch(main, guarded(version), tip, forge, schemas)
    audited = audit(git, branch)
    proven = verify(git, tip, forge, schemas)
    if args.format == "json":
        print(json.dumps(_data(proven, branch, audited), indent=2))
    else:
        teller = Teller(version.registers, options.lang)
        for one in (*proven.differences, *audited.differences):
            print("\n".join(_lines(one, branch.name, teller)))
        facts = {"commits": proven.commits, "requests": proven.requests, "conclusions": proven.conclusions}
        print(_("Read: {commits} commits, {requests} ledgers, {conclusions} conclusions.").format(**facts))
        print(_audited(branch, audited, _))
    return ExitCode.FINDINGS if proven.differences or audited.differences else ExitCode.OK


def _audited(branch: Branch, audited: Audited, _: Translate) -> str:
    if not audited.since:
        return _("Nothing to audit: no ledger names a commit of {branch}.").format(branch=branch.name)
    facts = {"branch": branch.name, "since": audited.since[:12], "tip": branch.tip[:12], "steps": audited.steps}
    return _("Audited: {branch} from {since} to {tip}, steps: {steps}.").format(**facts)


def _lines(one: Difference, branch: str, teller: Teller) -> Iterator[str]:
    from reglament.report.messages import plain

    brought = one.brought
    where = f"ledger/{one.request}.jsonl" if one.request else "visas"
    place = f"{branch}:{brought.commit[:12]}" if brought else f"{where}:{one.line}" if one.line else where
    facts = {key: _word(key, value, teller) for key, value in one.params.items()}
    yield plain(f"{place}: {'?' if one.absent else '!'} {teller.word(one.message, **facts)}", 4096)
    if brought is not None:
        committer, author = f"{brought.name} <{brought.mail}>", f"{brought.author} <{brought.author_mail}>"
        said = teller.word("“{subject}”, committed by {name}", subject=brought.subject, name=committer)
        yield f"    {said}" if author == committer else f"    {said}, {teller.word('written by {name}', name=author)}"
        files = ", ".join(brought.files) or "—"
        more = f" {teller.word('and {count} more', count=brought.more)}" if brought.more else ""
        yield f"    {teller.word('files: {files}', files=files)}{more}"


def _word(key: str, value: Param, teller: Teller) -> Param:
    """A fact of a difference; outcomes in words."""
    from reglament.gate.telling import OUTCOMES

    said = next((word for outcome, word in OUTCOMES.items() if outcome.value == value), "")
    return teller.word(said) if said and key in ("outcome", "written", "drawn") else value


def _data(proven: Proven, branch: Branch, audited: Audited) -> dict[str, object]:
    return {
        "commits": proven.commits,
        "requests": proven.requests,
        "conclusions": proven.conclusions,
        "audited": {"branch": branch.name, "since": audited.since, "tip": branch.tip, "steps": audited.steps},
        "differences": [
            {**asdict(one), "params": dict(one.params)} for one in (*proven.differences, *audited.differences)
        ],
    }


COMMAND = Command(
    msgid("prove the ledgers, their conclusions, and that the branch grew by requests that came through"),
    arguments,
    run,
)
