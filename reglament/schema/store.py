"""The schemas as read from their folder, and the way through them along a document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reglament.diagnostics import Text
from reglament.errors import ReglamentError
from reglament.model.documents import Json

Schema = dict[str, Any]
"""One JSON Schema object."""

Step = str | int
"""One step down a document: a key, or an index of a list."""

COMMON = "common"
_BUNDLE = "reglament"
_SUFFIX = ".schema.json"
_LANGS = frozenset({"kk", "ru", "en"})


def pointer(path: Sequence[Step]) -> str:
    """The JSON pointer of a path."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def value_at(data: Json, path: Sequence[Step]) -> Json:
    """The value at a path that exists."""
    for step in path:
        data = data[step]
    return data


@dataclass(frozen=True)
class Store:
    """All schemas by name: the kinds of papers, and `common`."""

    schemas: Mapping[str, Schema]

    @classmethod
    def read(cls, folder: Path) -> Store:
        """Read `*.schema.json` of a folder; raises ReglamentError when they cannot be read."""
        schemas: dict[str, Schema] = {}
        for path in sorted(folder.glob(f"*{_SUFFIX}")):
            try:
                schemas[path.name.removesuffix(_SUFFIX)] = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise ReglamentError("Schema {path} cannot be read: {reason}", path=path, reason=error) from error
        schemas.pop(_BUNDLE, None)
        if COMMON not in schemas:
            raise ReglamentError("No schemas in {folder}: the installation is damaged.", folder=folder)
        return cls(schemas)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of papers."""
        return tuple(name for name in self.schemas if name != COMMON)

    def resolve(self, schema: Schema) -> Schema:
        """A schema with its reference followed: what stands beside the reference wins. `x-def` names the definition."""
        while "$ref" in schema:
            name = str(schema["$ref"]).rpartition("/")[2]
            beside = {key: value for key, value in schema.items() if key != "$ref"}
            schema = {**self.schemas[COMMON]["$defs"][name], "x-def": name, **beside}
        return schema

    def properties(self, schema: Schema) -> Mapping[str, Schema]:
        """The keys that a mapping may have."""
        found: Mapping[str, Schema] = self.resolve(schema).get("properties", {})
        return found

    def branch(self, schema: Schema, value: Json) -> int | None:
        """Which of the `oneOf` branches the writer meant: by type, then by the keys that are there."""
        scores = [self._likeness(self.resolve(branch), value) for branch in schema["oneOf"]]
        best = max(scores)
        return scores.index(best) if best >= 0 else None

    @staticmethod
    def _likeness(branch: Schema, value: Json) -> int:
        if isinstance(value, dict) and branch["type"] == "object":
            return sum(2 if key in branch.get("required", ()) else 1 for key in value if key in branch["properties"])
        sorts = {str: "string", bool: "boolean"}
        return 0 if branch["type"] == sorts.get(type(value)) else -1

    def chosen(self, schema: Schema, value: Json) -> Schema:
        """The resolved schema, or its branch for this value when there is one."""
        resolved = self.resolve(schema)
        if "oneOf" not in resolved:
            return resolved
        index = self.branch(resolved, value)
        if index is None:
            return resolved
        label = {"x-title": resolved["x-title"]} if "x-title" in resolved else {}
        return {**self.resolve(resolved["oneOf"][index]), **label}

    def down(self, schema: Schema, step: Step) -> Schema:
        """The schema of the value one step below; empty where nothing is said of it."""
        if isinstance(step, int):
            items: Schema = schema.get("items", {})
            return items
        found: Schema = schema.get("properties", {}).get(step) or next(
            iter(schema.get("patternProperties", {}).values()), {}
        )
        return found

    def at(self, kind: str, path: Sequence[Step], data: Json) -> Schema:
        """The resolved schema of the value at `path` of a document of `kind`."""
        schema = self.chosen(self.schemas[kind], data)
        for step in path:
            data = data[step]
            schema = self.chosen(self.down(schema, step), data)
        return schema

    def owners(self, kind: str, key: str) -> Iterator[tuple[str, ...]]:
        """Paths of keys (no indices) to the mappings of `kind` which may have `key`; nearest to the root first."""
        level: list[tuple[tuple[str, ...], Schema]] = [((), self.resolve(self.schemas[kind]))]
        while level:
            following: list[tuple[tuple[str, ...], Schema]] = []
            for path, schema in level:
                inner = self.properties(schema)
                if is_text(schema):
                    continue
                if key in inner:
                    yield path
                following.extend(((*path, name), self._inside(part)) for name, part in inner.items())
            level = following

    def _inside(self, schema: Schema) -> Schema:
        resolved = self.resolve(schema)
        while "items" in resolved:
            resolved = self.resolve(resolved["items"])
        if "oneOf" in resolved:
            return self.resolve(resolved["oneOf"][-1])
        return resolved


def is_text(schema: Schema) -> bool:
    """Whether a resolved schema describes a text in several languages."""
    keys = schema.get("properties", {}).keys()
    return bool(keys) and keys <= _LANGS


def label(schema: Schema, key: str) -> Text:
    """What a field is called for people; its key where nothing better is known."""
    title: Text | None = schema.get("x-title")
    return title or {"kk": key, "ru": key, "en": key}
