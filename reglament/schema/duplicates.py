"""Items that stand twice in a list."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reglament.model.documents import Json
from reglament.schema.store import Store


def first_pairs(items: Json) -> Iterator[tuple[int, int]]:
    """For every item that repeats an earlier one: index of the first, index of the repetition."""
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        same = json.dumps(item, sort_keys=True, ensure_ascii=True)
        if same in seen:
            yield seen[same], index
        else:
            seen[same] = index


def repeated(store: Store, kind: str, data: Json) -> Iterator[tuple[tuple[str], str, int, int]]:
    """Items of the document's lists that repeat an identifying key: path of the list, the key, first, repetition."""
    for name, part in store.properties(store.schemas[kind]).items():
        key = store.resolve(part).get("x-unique")
        items = data.get(name)
        if key is None or not isinstance(items, list):
            continue
        seen: dict[str | int, int] = {}
        for index, item in enumerate(items):
            value = item.get(key) if isinstance(item, dict) else None
            if not isinstance(value, str | int):
                continue
            if value in seen:
                yield (name,), key, seen[value], index
            seen.setdefault(value, index)
