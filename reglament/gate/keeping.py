"""What a request does to an act that the branch has: a new text, records of an endorsed one, or the end of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reglament.gate.digest import Entry, digest
from reglament.gate.numbers import numbered
from reglament.gate.package import Change
from reglament.loading import read_yaml
from reglament.model.documents import Document

ACT = "act"
"""The name of the paper of an act in its dossier."""
FINISHED = ("refusal", "reference", "expertise")
"""Kinds of papers that say why officials decided as they did: nobody rewrites them afterwards (clauses 16, 20, 24)."""


def endorsed_digest(dossier: str, target: str, entries: Sequence[Entry]) -> str:
    """What visas would stand under for the files of a dossier (`acts/2026/tazalyq`) on a branch; empty without any."""
    return digest(f"{dossier}/{ACT}", target, entries) if entries else ""


def is_registered(dossier: str, entries: Sequence[Entry]) -> bool:
    """Whether the act of a dossier has its date and number, as the files of the dossier have it."""
    for entry in entries:
        if entry.path == f"content/{dossier}/{ACT}.yml":
            source, _ = read_yaml(entry.path, entry.data)
            if source is not None and isinstance(source.data, dict):
                return numbered(Document(f"{dossier}/{ACT}", str(source.data.get("kind")), source)) is not None
    return False


def only_adds(before: Sequence[Entry], after: Sequence[Entry]) -> bool:
    """Whether records only come to a dossier: none of its files goes, and what was said of the draft before it was
    decided (refusals, references, the conclusion of the expertise) stays as it was."""
    now = {entry.path: entry for entry in after}
    finished = set(_finished(before))
    return all(entry.path in now and (entry == now[entry.path] or entry.path not in finished) for entry in before)


def _finished(entries: Sequence[Entry]) -> Iterator[str]:
    """The paths of papers that are finished when an act is decided, and of their texts."""
    stems = set()
    for entry in entries:
        if entry.path.endswith(".yml"):
            source, _ = read_yaml(entry.path, entry.data)
            if source is not None and isinstance(source.data, dict) and source.data.get("kind") in FINISHED:
                stems.add(entry.path.removesuffix(".yml"))
    return (entry.path for entry in entries if _stem(entry.path) in stems)


def _stem(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def against(before: str, after: str, *, settled: bool | None, adds: bool = True) -> Change:
    """The sort of change from the endorsed digest of the base to that of the merge; empty: there is no dossier.

    `settled`: the text of the base has come through its visas, or has its number; None when that cannot be told. Only
    then do records that `adds` leaves as they are need none of them again; and only a draft that surely is not may go
    (clauses 22, 30).
    """
    if before and before == after and settled and adds:
        return Change.KEPT
    if before and not after and settled is False:
        return Change.DROPPED
    return Change.ACT
