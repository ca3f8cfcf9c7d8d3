"""The registers of an akimat: people, positions, units, who holds what on a date."""

from __future__ import annotations

from dataclasses import dataclass

from reglament.model.documents import Repository


@dataclass(frozen=True)
class Registers:
    """Look-ups over the registry documents of a repository."""

    repository: Repository

    @classmethod
    def of(cls, repository: Repository) -> Registers:
        """Index the registry documents."""
        return cls(repository)
