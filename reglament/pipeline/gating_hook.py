"""What a bare repository lets in: the guarded branch grows by requests that have their visas, ledgers only grow.

Asked by git before any reference moves. What was pushed is read as data from where git keeps it until then; the
registers and the ledgers that decide are those that the repository has already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reglament.errors import UsageError
from reglament.gate.decision import Decision
from reglament.gate.faults import GateFault, Params, nothing
from reglament.gate.ledger import read
from reglament.gate.policy import GateSettings, Policy
from reglament.pipeline.gating import only_merged, read_case, registers_at
from reglament.pipeline.gating_ledger import LEDGER, ledgers_at
from reglament.pipeline.gating_local import find_ledger, guarded, only_forge
from reglament.pipeline.gating_look import glance
from reglament.pipeline.gating_verify import grown
from reglament.pipeline.git import Git
from reglament.pipeline.versions import Version

HEADS = "refs/heads/"
_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
MOST_UPDATES = 10_000


@dataclass(frozen=True, slots=True)
class Update:
    """One reference that a push would move; `old` or `new` is empty where there is none."""

    old: str
    new: str
    ref: str


@dataclass(frozen=True)
class Refusal:
    """Why a reference may not move: an msgid of the catalogue `gate`, and the decision behind it where there is one."""

    ref: str
    message: str
    params: Params = field(default_factory=nothing)
    decision: Decision | None = None
    policy: Policy | None = None


@dataclass(frozen=True)
class Server:
    """The repository that is pushed to. `pusher` is who pushes, as the server names them; `account` is the gate's own
    account, the only one that may push ledgers (empty: nobody may). `forge` is the host whose accounts count, empty
    where the register of people names one only."""

    git: Git
    schemas: Path
    now: datetime
    pusher: str = ""
    account: str = ""
    forge: str = ""


def updates(lines: bytes) -> list[Update]:
    """The lines that git gives the hook. Raises UsageError for anything else: then nothing may move."""
    found = []
    for line in lines.decode("utf-8", "surrogateescape").split("\n"):
        if not line:
            continue
        old, _, rest = line.partition(" ")
        new, _, ref = rest.partition(" ")
        if not _NAME.fullmatch(old) or not _NAME.fullmatch(new) or not ref.startswith("refs/"):
            raise UsageError("The hook was given a line that git never writes; it is called by git alone.")
        found.append(Update(_present(old), _present(new), ref))
    if len(found) > MOST_UPDATES:
        raise UsageError("One push moves more than {most} references.", most=MOST_UPDATES)
    return found


def receive(server: Server, pushed: Sequence[Update]) -> list[Refusal]:
    """Why the push is refused; empty when it may go through."""
    main = _guarded(server.git)
    return [refusal for update in pushed for refusal in _judge(server, update, main)]


def _present(name: str) -> str:
    return "" if set(name) == {"0"} else name


def _guarded(git: Git) -> frozenset[str]:
    """The branches that are guarded: the one that the repository calls its own, and the one that its settings name."""
    own = git.symbolic("HEAD")
    found = {own} if own.startswith(HEADS) else set()
    tip = git.find("HEAD")
    if tip:
        found.add(HEADS + guarded(registers_at(git, tip)))
    return frozenset(found or {HEADS + GateSettings().target})


def _judge(server: Server, update: Update, main: frozenset[str]) -> Iterator[Refusal]:
    try:
        if update.ref == LEDGER:
            yield from _ledgers(server, update)
        elif update.ref in main:
            yield from _main(server, update)
        elif update.ref.startswith("refs/replace/"):
            yield Refusal(update.ref, "References that show other objects in the place of these are not taken.")
    except GateFault as fault:
        yield Refusal(update.ref, fault.message, fault.params)
    except UsageError as error:
        yield Refusal(update.ref, "The push cannot be judged: {reason}", {"reason": str(error)})


# ------------------------------------------------------------------ the guarded branch


def _main(server: Server, update: Update) -> Iterator[Refusal]:
    """The branch may only go on from where it is, by requests each of which has its visas."""
    git = server.git
    if not update.new:
        yield Refusal(update.ref, "The guarded branch cannot be deleted.")
        return
    if not update.old:
        yield from _begun(git, update)
        return
    if not git.contains(update.new, update.old):
        yield Refusal(update.ref, "The guarded branch only goes on: fetch it, and merge or rebase what you have.")
        return
    for base, head, result in _requests(git, update):
        refusal = _request(server, update.ref, base, head, result)
        if refusal is not None:
            yield refusal
            return


def _begun(git: Git, update: Update) -> Iterator[Refusal]:
    """A repository that has nothing yet has nothing to guard; later a guarded branch begins with what is there."""
    tip = git.find("HEAD")
    if tip and not git.contains(tip, update.new):
        yield Refusal(update.ref, "A guarded branch begins with a commit of the branch that is there already.")


def _requests(git: Git, update: Update) -> Iterator[tuple[str, str, str]]:
    """The requests that a push brings: for each the branch before it, its head, and the commit that it came to.

    The tip is the head of one request where a ledger knows it. Else a row of merges into the branch is a request each.
    """
    if _known(git, update.new):
        yield update.old, update.new, update.new
        return
    parents = dict(git.history(update.new, update.old))
    row, at = [], update.new
    while at in parents and len(parents[at]) == 2:
        row.append((parents[at][0], parents[at][1], at))
        at = parents[at][0]
    if at == update.old:
        yield from reversed(row)
    else:
        yield update.old, update.new, update.new


def _known(git: Git, commit: str) -> bool:
    tip = git.find(LEDGER)
    return bool(tip) and any(commit.encode() in data for data in ledgers_at(git, tip).values())


def _request(server: Server, ref: str, base: str, head: str, result: str) -> Refusal | None:
    git = server.git
    version = registers_at(git, base)
    target = ref.removeprefix(HEADS)
    tip = git.find(LEDGER)
    case = read_case(git, base, head, target, _forge(server, version), server.schemas, tip)
    only_merged(git, base, head, result)
    number, data = find_ledger(git, tip, case)
    if not number:
        return Refusal(
            ref,
            "Nothing is recorded about {head}: push it as a branch of its own, open a request and gather the visas.",
            {"head": head[:12]},
            glance(case, target, (), server.now),
            case.policy,
        )
    decision = glance(case, target, read(data), server.now)
    if decision.outcome.passes:
        return None
    facts: Params = {"number": number, "head": head[:12]}
    return Refusal(ref, "The request {number} ({head}) does not have its visas yet.", facts, decision, case.policy)


def _forge(server: Server, version: Version) -> str:
    return server.forge or only_forge(version.repository)


# ------------------------------------------------------------------ ledgers


def _ledgers(server: Server, update: Update) -> Iterator[Refusal]:
    """Ledgers are pushed by the gate alone, and only grow."""
    git = Git(server.git.program, server.git.root)
    if not server.account or server.pusher != server.account:
        yield Refusal(update.ref, "Ledgers are written by the account of the gate alone.")
    elif not update.new:
        yield Refusal(update.ref, "The branch of ledgers cannot be deleted.")
    elif update.old and not git.contains(update.new, update.old):
        yield Refusal(update.ref, "The branch of ledgers only grows: it cannot be written anew.")
    else:
        without = (update.old,) if update.old else ()
        found = grown(git, git.history(update.new, *without))
        for one in found[:1]:
            yield Refusal(update.ref, one.message, one.params)
        if not found:
            for data in ledgers_at(git, update.new).values():
                read(data)


def environment(given: Mapping[str, str]) -> tuple[str, str]:
    """Who pushes, and the gate's account, by the environment of the server.

    `REGLAMENT_GATE_ACCOUNT` names the account; `REGLAMENT_PUSHER` names the variable in which the server says who
    pushes (`GL_USER` of gitolite, `REMOTE_USER` of a web server): without it `REMOTE_USER` is read.
    """
    return given.get(given.get("REGLAMENT_PUSHER", "REMOTE_USER"), ""), given.get("REGLAMENT_GATE_ACCOUNT", "")
