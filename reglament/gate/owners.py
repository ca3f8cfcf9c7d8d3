"""CODEOWNERS from the registers: whom a forge asks for a review by itself, where a folder alone can say it.

Guardians for everything that visas are decided by, the head of the apparatus for papers. Whose visa an act needs
depends on its text and tags, which no pattern of a path can tell: there the gate names the people itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reglament.gate.policy import Policy

SYNTAXES = ("github", "gitea")
PLACES: Mapping[str, str] = {"github": ".github/CODEOWNERS", "gitea": "CODEOWNERS"}
"""Where each kind of server looks for the file."""
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9])?")
_POLICY = ("content/registry", "content/calendar")
_PAPERS = ("acts", "archive", "assignments", "letters", "meetings", "plans")


@dataclass(frozen=True, slots=True)
class Owners:
    """The file, and offices for which nobody with an account on the server could be named."""

    text: str
    without: tuple[str, ...]


def code_owners(policy: Policy, logins: Mapping[str, str], on: date, syntax: str, prefix: str = "") -> Owners:
    """The file on a day. `logins` are those of persons on the server, `prefix` the akimat's folder with `/`."""
    heads = [one.id for one in policy.registers.positions.values() if one.rank == "head_of_apparatus"]
    guardians = policy.settings.guardians or heads
    missing = {office for office in (*heads, *guardians) if not _login(policy, logins, office, on)}
    papers = _names(policy, logins, heads, on)
    policies = _names(policy, logins, guardians, on)
    lines = [
        "# Written by `build.py visas codeowners` from the registers; `--check` tells when it is out of date.",
        "# Whose visa an act needs depends on its text: the gate computes it (`build.py visas route`).",
        *(_github if syntax == "github" else _gitea)(prefix, papers, policies),
    ]
    return Owners("\n".join(lines) + "\n", tuple(sorted(missing)))


def _github(prefix: str, papers: str, policies: str) -> Iterator[str]:
    """The last pattern that fits counts."""
    if policies:
        yield f"* {policies}"
    if papers:
        yield f"/{prefix}content/ {papers}"
    if policies:
        yield from (f"/{prefix}{folder}/ {policies}" for folder in _POLICY)


def _gitea(prefix: str, papers: str, policies: str) -> Iterator[str]:
    """Regular expressions of whole paths, a backslash written twice; everyone whose pattern fits is asked."""
    root = re.escape(prefix).replace("\\", "\\\\")
    if policies:
        yield f"!{root}content/.* {policies}"
        yield from (f"{root}{folder}/.* {policies}" for folder in _POLICY)
    if papers:
        yield f"{root}content/({'|'.join(_PAPERS)})/.* {papers}"


def _login(policy: Policy, logins: Mapping[str, str], office: str, on: date) -> str:
    login = logins.get(policy.registers.holder(office, on) or "", "")
    return login if _LOGIN.fullmatch(login) else ""


def _names(policy: Policy, logins: Mapping[str, str], offices: Sequence[str], on: date) -> str:
    found = (_login(policy, logins, office, on) for office in offices)
    return " ".join(dict.fromkeys(f"@{login}" for login in found if login))
