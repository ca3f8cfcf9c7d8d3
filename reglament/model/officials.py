"""Officials as papers name them: of the registers (`person`) or from outside (`name`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def same_official(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two officials are one: by person, else by a name in any language."""
    if one.get("person") or other.get("person"):
        return one.get("person") == other.get("person")
    return bool(names_of(one.get("name")) & names_of(other.get("name")))


def names_of(name: object) -> frozenset[str]:
    """What somebody is called in the languages of a text, whatever the case; nothing for anything else."""
    if not isinstance(name, Mapping):
        return frozenset()
    return frozenset(str(called).casefold() for called in name.values() if called)
