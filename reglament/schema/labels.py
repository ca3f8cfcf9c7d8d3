"""What kinds of paper and their fields are called: the schemas that ship with the tool are the one source of names."""

from __future__ import annotations

from functools import cache

from reglament.diagnostics import Text
from reglament.schema.store import Store
from reglament.settings import resource


@cache
def shipped() -> Store:
    """The schemas that ship with the tool, read once; raises ReglamentError when the installation is damaged."""
    return Store.read(resource("schemas"))


def kind_title(kind: str) -> Text:
    """The name of a kind of paper in every language; a kind without a schema is called as it is written."""
    title: Text | None = shipped().schemas.get(kind, {}).get("x-title")
    return title or {"kk": kind, "ru": kind, "en": kind}
