"""A request read from git as data: the policy from the base branch, the package from what a merge would make.

Nothing is checked out and nothing of the request is run: trees are merged inside git's own store, files are bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reglament.calendar import WorkingCalendar
from reglament.errors import UsageError
from reglament.gate.digest import Entry
from reglament.gate.faults import GateFault
from reglament.gate.keeping import against, endorsed_digest, is_registered, only_adds
from reglament.gate.package import MOST_BYTES, POLICY_FOLDERS, Change, Package, classify, dossier_of
from reglament.gate.policy import Policy
from reglament.model.documents import Repository, Source
from reglament.model.registers import REGISTERED
from reglament.pipeline.gating_ledger import has_visas
from reglament.pipeline.gating_sealed import against_base, files_of
from reglament.pipeline.git import SUBMODULE, Git
from reglament.pipeline.versions import Version, papers_of, past
from reglament.schema import Schemas
from reglament.settings import MARKER

JUDGING = (*sorted(REGISTERED - {"legal_acts"}), "calendar")
"""Kinds of papers by which visas are decided: one of them that is broken in the base makes every decision ERROR."""


MOST_TOTAL = 200_000_000
"""Bytes of all files that a request changes."""


@dataclass(frozen=True)
class Case:
    """A request as the gate takes it: what decides, what is decided, and who wrote it."""

    policy: Policy
    package: Package
    base: str
    head: str
    emails: tuple[str, ...]


def read_case(git: Git, base: str, head: str, target: str, forge: str, schemas: Path, ledgers: str = "") -> Case:
    """The case of two commits; `forge` is the host whose accounts count, `schemas` the folder of the tool's schemas,
    `ledgers` a commit of the branch of ledgers (empty: there is none), where older requests show which texts have
    their visas.

    Raises GateFault when the policy of the base cannot be read, when the two do not merge without a conflict, and
    UsageError when there is no such commit.
    """
    base, head = git.commit(base), git.commit(head)
    policy = read_policy(git, base, forge, schemas)
    merged = git.merged(base, head)
    if not merged:
        raise GateFault("The request conflicts with the branch: the developer merges the branch into it first.")
    package = read_package(git, base, merged, target, policy, ledgers)
    return Case(policy, package, base, head, git.emails(base, head))


def only_merged(git: Git, base: str, head: str, result: str) -> None:
    """Raises GateFault when a commit is not exactly what git makes of a branch and a head."""
    if git.tree_of(result) != git.merged(base, head):
        raise GateFault(
            "The merge {commit} holds something that neither the branch nor the request {head} has.",
            commit=result[:12],
            head=head[:12],
        )


def read_policy(git: Git, base: str, forge: str, schemas: Path) -> Policy:
    """The policy of a commit. Raises GateFault when a register of it cannot be read or breaks its schema."""
    try:
        version = registers_at(git, base)
        marker = version.marker
        if marker is None:
            raise GateFault("The registers of the branch cannot be read: {reason}", reason=MARKER)
        _whole(git, base, version.repository)
        _sound(version.repository, marker, Schemas(schemas))
        calendar = WorkingCalendar.of(version.repository, marker.data)
        return Policy.of(base, version.repository, calendar, marker.data, forge)
    except UsageError as error:
        raise GateFault("The registers of the branch cannot be read: {reason}", reason=str(error)) from None


def registers_at(git: Git, commit: str) -> Version:
    """What visas are decided by in a commit: settings, registers and calendar, from their folders alone.

    A register that lies among other papers is none: those come in without the guardians of the policy.
    """
    return past(git, commit, commit, POLICY_FOLDERS)


def _whole(git: Git, commit: str, repository: Repository) -> None:
    """Every file of the registers and calendars is one: a broken one is not taken for a missing one."""
    for path in git.modes(commit, "content/registry/", "content/calendar/"):
        if path.endswith(".yml") and path.removeprefix("content/").removesuffix(".yml") not in repository.documents:
            raise GateFault("The registers of the branch cannot be read: {reason}", reason=path)


def _sound(repository: Repository, marker: Source, schemas: Schemas) -> None:
    for source in (marker, *(document.source for document in repository.of_kind(*JUDGING))):
        if schemas.check(source):
            raise GateFault("The registers of the branch cannot be read: {reason}", reason=source.path)


def read_package(git: Git, base: str, merged: str, target: str, policy: Policy, ledgers: str = "") -> Package:
    """What a merge would change, with all files of the dossier beside the changed ones, against the base."""
    changed = git.changed(base, merged)
    _measured(git, changed)
    change, dossier = classify(sorted(changed))
    folders = sorted({f"content/{one}" for path in changed if (one := dossier_of(path))})
    before, after = (files_of(git, tree, folders) for tree in (base, merged))
    others = {path: one for path, one in changed.items() if one is not None and path not in after}
    entries = {**after, **_entries(git, others)}
    beside: Sequence[Entry] = ()
    kind: Change | None = None
    if change is Change.ACT:
        there, beside = list(before.values()), list(after.values())
        old, new = (endorsed_digest(dossier, target, files) for files in (there, beside))
        settled = bool(old) and (is_registered(dossier, there) or has_visas(git, ledgers, old))
        kind = against(old, new, settled=settled, adds=only_adds(there, beside))
    found = against_base(git, merged, before, after, policy)
    earlier = papers_of(git, base) if change is Change.PAPERS else None
    files = {path: entries.get(path) for path in changed}
    return Package.of(papers_of(git, merged), files, beside, target, found, kind, earlier)


def _measured(git: Git, changed: Mapping[str, tuple[str, str] | None]) -> None:
    """Nothing is read that is larger than papers are: a stranger's file must not take the memory of the gate."""
    sizes = git.sizes({path: one[1] for path, one in changed.items() if one is not None and one[0] != SUBMODULE})
    largest = max(sizes, key=sizes.__getitem__, default="")
    if sizes and (sizes[largest] > MOST_BYTES or sum(sizes.values()) > MOST_TOTAL):
        raise GateFault("The files of the request are larger than papers can be, above all {path}.", path=largest)


def _entries(git: Git, files: Mapping[str, tuple[str, str]]) -> dict[str, Entry]:
    """Files with their bytes; a submodule has none."""
    data = git.blobs({path: name for path, (mode, name) in files.items() if mode != SUBMODULE})
    return {path: Entry(mode, path, data.get(path, b"")) for path, (mode, _) in files.items()}
