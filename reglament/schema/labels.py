"""What kinds of paper and their fields are called: the schemas that ship with the tool are the one source of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from reglament.diagnostics import Text
from reglament.schema.store import Schema, Store
from reglament.settings import resource


@cache
def shipped() -> Store:
    """The schemas that ship with the tool, read once; raises ReglamentError when the installation is damaged."""
    return Store.read(resource("schemas"))


def kind_title(kind: str) -> Text:
    """The name of a kind of paper in every language; a kind without a schema is called as it is written."""
    title: Text | None = shipped().schemas.get(kind, {}).get("x-title")
    return title or {"kk": kind, "ru": kind, "en": kind}


def value_title(kind: str, path: Iterable[str], value: object) -> Text:
    """What a value of a fixed list is called in every language, at the keys of `path` (no indices); empty when unknown.

    `value_title("refusal", ["reason"], "no_funding")`.
    """
    store = shipped()
    level = [store.schemas.get(kind, {})]
    for key in path:
        level = [found for one in level for inner in _inside(store, one) if (found := store.properties(inner).get(key))]
    meanings = (inner.get("x-enum", {}) for one in level for inner in _inside(store, one))
    return next((known[value] for known in meanings if isinstance(value, str) and value in known), {})


def _inside(store: Store, schema: Schema) -> Iterator[Schema]:
    """The resolved schema, or those of its items and branches."""
    resolved = store.resolve(schema)
    inner = [*resolved.get("oneOf", ()), *([resolved["items"]] if "items" in resolved else [])]
    if not inner:
        yield resolved
    for one in inner:
        yield from _inside(store, one)
