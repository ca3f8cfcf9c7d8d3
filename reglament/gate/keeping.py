"""What a request does to an act that the branch has: a new text, records of an endorsed one, or the end of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from reglament.gate.digest import Entry, digest
from reglament.gate.numbers import numbered
from reglament.gate.package import Change
from reglament.loading import read_yaml
from reglament.model.documents import Document

ACT = "act"
"""The name of the paper of an act in its dossier."""


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


def against(before: str, after: str, *, settled: bool) -> Change:
    """The sort of change from the endorsed digest of the base to that of the merge; empty: there is no dossier.

    `settled`: the text of the base has come through its visas, or has its number. Only then do records that leave it
    as it is need none of them again; and only a draft that is not may go (clauses 22, 30).
    """
    if before and before == after and settled:
        return Change.KEPT
    if before and not after and not settled:
        return Change.DROPPED
    return Change.ACT
