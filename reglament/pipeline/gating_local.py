"""The gate where no forge is asked: a case from the branches of a clone, or from a dossier as it lies on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timezone
from pathlib import Path

from reglament.calendar import WorkingCalendar
from reglament.errors import UsageError
from reglament.gate.digest import REGULAR, Entry
from reglament.gate.ledger import read
from reglament.gate.package import Package, dossier_of
from reglament.gate.policy import GateSettings, Policy
from reglament.gate.records import Head, Record
from reglament.loading import load, read_bytes, read_yaml
from reglament.model.documents import Repository
from reglament.pipeline.gating import Case, read_case, read_policy, registers_at
from reglament.pipeline.gating_ledger import ledger_at, ledger_branch, ledgers_at
from reglament.pipeline.git import Git
from reglament.pipeline.versions import Version
from reglament.settings import MARKER, Paths

PROGRAM = "100755"
LINK = "120000"


@dataclass(frozen=True)
class Local:
    """A request as a clone has it: its case, the branch it goes to, its ledger (0: none was found)."""

    case: Case
    target: str
    number: int
    records: tuple[Record, ...]

    def moment(self, as_of: date | None, now: datetime) -> datetime:
        """The moment of the decision: now, or the end of a day in the akimat's own time."""
        return moment(self.case.policy.settings, as_of, now)


def moment(settings: GateSettings, as_of: date | None, now: datetime) -> datetime:
    """The moment of a decision: now, or the end of a day in the akimat's own time."""
    if as_of is None:
        return now
    return datetime.combine(as_of, time(23, 59, 59), timezone(settings.offset)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which request of a clone is meant; empty or 0 where the usual one is: the present commit against the branch
    that is guarded, accounts of the only forge that the register names, the ledger that knows the commit."""

    base: str = ""
    head: str = ""
    forge: str = ""
    number: int = 0


def read_local(git: Git, paths: Paths, wanted: Wanted) -> Local:
    """The request of a clone. Raises GateFault when it cannot be decided, UsageError when something is not there."""
    base = git.commit(wanted.base) if wanted.base else main_branch(git, paths.root)
    head = git.commit(wanted.head or "HEAD")
    version = registers_at(git, base)
    target = guarded(version)
    forge, tip = wanted.forge or only_forge(version.repository), ledger_branch(git)
    case = read_case(git, base, head, target, forge, paths.schemas, tip)
    number, data = find_ledger(git, tip, case, wanted.number)
    return Local(case, target, number, read(data))


def main_branch(git: Git, root: Path, *, server: bool = False) -> str:
    """The tip of the branch that is guarded, by the settings on disk: one's own, else the server's; with `server` that
    of the server first.

    Raises UsageError when the clone has none.
    """
    settings = load_settings(root)
    names = [f"refs/heads/{settings.target}", f"refs/remotes/origin/{settings.target}"]
    for name in reversed(names) if server else names:
        if found := git.find(name):
            return found
    raise UsageError("There is no branch {name} here: fetch it, or name another one with --base.", name=settings.target)


def load_settings(root: Path) -> GateSettings:
    """The settings of the gate as they lie on disk; the usual ones where they cannot be read."""
    data, _ = read_bytes(root, MARKER)
    source = read_yaml(MARKER, data)[0] if data is not None else None
    return GateSettings.of(source.data if source is not None and isinstance(source.data, dict) else {})


def guarded(version: Version) -> str:
    """The branch for which a version gathers visas."""
    return GateSettings.of(version.marker.data if version.marker is not None else {}).target


def only_forge(repository: Repository) -> str:
    """The forge whose accounts the register of people names; empty when it names none.

    Raises UsageError when it names several: then the caller must say which one is meant.
    """
    hosts = sorted(
        {
            str(account.get("forge"))
            for document in repository.of_kind("persons")
            for person in _mappings(document.get("/persons"))
            for account in _mappings(person.get("accounts"))
        }
    )
    if len(hosts) > 1:
        raise UsageError(
            "The register of people has accounts on several servers; name one with --forge: {hosts}",
            hosts=", ".join(hosts),
        )
    return hosts[0] if hosts else ""


def find_ledger(git: Git, tip: str, case: Case, number: int = 0) -> tuple[int, bytes]:
    """The ledger of that number, or with 0 the newest one that has seen the head of the case; (0, empty) without.

    `tip` is the commit of the branch of ledgers, empty when there is none. Raises GateFault for a branch that holds
    anything else, UsageError when there is no ledger of the number.
    """
    if number:
        data = ledger_at(git, tip, number) if tip else b""
        if not data:
            raise UsageError("There is no ledger of the request {number} here: fetch the branch visas.", number=number)
        return number, data
    known = ledgers_at(git, tip) if tip else {}
    for found, data in sorted(known.items(), reverse=True):
        if case.head.encode() in data and any(
            isinstance(record, Head) and record.commit == case.head for record in read(data)
        ):
            return found, data
    return 0, b""


# ------------------------------------------------------------------ as it lies on disk


@dataclass(frozen=True)
class Draft:
    """A dossier or other papers on disk, with the policy by which visas would be asked today."""

    policy: Policy
    package: Package
    from_branch: bool
    """Whether the policy is that of the guarded branch; else it is that of the files on disk."""


def read_draft(paths: Paths, names: Sequence[str], forge: str = "") -> Draft:
    """What a request with these files or folders (paths from the root) would be.

    Raises GateFault when the registers cannot be read, UsageError when there is no such file.
    """
    on_disk, repository, host = read_registers(paths, forge)
    policy = _policy_of_branch(paths, host)
    found = policy or on_disk
    entries = disk_entries(paths.root, names)
    return Draft(found, draft_package(paths.root, repository, entries, found.settings.target), policy is not None)


def read_registers(paths: Paths, forge: str) -> tuple[Policy, Repository, str]:
    """The policy as it lies on disk, all papers, and the forge whose accounts count.

    Raises GateFault for registers that name somebody twice, UsageError when the forge must be named.
    """
    loaded = load(paths.root)
    repository = Repository(loaded.documents)
    settings = loaded.settings.data if loaded.settings is not None else {}
    host = forge or only_forge(repository)
    return Policy.of("", repository, WorkingCalendar.of(repository, settings), settings, host), repository, host


def read_judging(paths: Paths, forge: str = "") -> tuple[Policy, Repository]:
    """The policy by which a draft on disk will be judged, that of the guarded branch where there is one, and all papers
    on disk. Raises as `read_registers`."""
    on_disk, repository, host = read_registers(paths, forge)
    return _policy_of_branch(paths, host) or on_disk, repository


def logins(repository: Repository, forge: str) -> dict[str, str]:
    """The logins of people on a forge."""
    return {
        str(person.get("id")): str(account.get("login"))
        for document in repository.of_kind("persons")
        for person in _mappings(document.get("/persons"))
        for account in _mappings(person.get("accounts"))
        if account.get("forge") == forge and isinstance(account.get("login"), str)
    }


def prefix_of(root: Path) -> str:
    """The akimat's folder in its git repository, with `/` at its end; empty when it is the whole of one, or in none."""
    try:
        return Git.at(root).prefix
    except UsageError:
        return ""


def draft_package(root: Path, repository: Repository, entries: Sequence[Entry], target: str) -> Package:
    """The package of a request that brings these files, with the rest of the dossier beside them."""
    dossiers = {dossier_of(one.path) for one in entries} - {""}
    beside = disk_entries(root, [f"content/{one}" for one in dossiers]) if len(dossiers) == 1 else []
    return Package.of(repository, {one.path: one for one in entries}, beside, target)


def disk_entries(root: Path, names: Sequence[str]) -> list[Entry]:
    """Files at or under paths of the akimat as git would take them. Raises UsageError for a path without any."""
    found: dict[str, Entry] = {}
    for name in names:
        start = root / name
        files = [start] if start.is_symlink() or start.is_file() else sorted(start.rglob("*"))
        files = [file for file in files if file.is_symlink() or file.is_file()]
        if not files:
            raise UsageError("There is no {path}.", path=name)
        for file in files:
            path = file.relative_to(root).as_posix()
            found[path] = _entry(file, path)
    return list(found.values())


def _entry(file: Path, path: str) -> Entry:
    if file.is_symlink():
        return Entry(LINK, path, str(file.readlink()).encode("utf-8", "surrogateescape"))
    return Entry(PROGRAM if file.stat().st_mode & 0o100 else REGULAR, path, file.read_bytes())


def _policy_of_branch(paths: Paths, forge: str) -> Policy | None:
    """The policy that will decide; None where the files are in no git repository, or it has no such branch."""
    try:
        git = Git.at(paths.root)
        base = main_branch(git, paths.root)
    except UsageError:
        return None
    return read_policy(git, base, forge, paths.schemas)


def _mappings(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
