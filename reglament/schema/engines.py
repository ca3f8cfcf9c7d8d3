"""Validation: a document in, faults out. `jsonschema-rs` does the daily work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from reglament.model.documents import Json
from reglament.schema.store import Step, Store


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One keyword of a schema that a value breaks.

    `name` is the key that is missing (`required`) or not foreseen (`additionalProperties`); `branches` are the
    faults of each alternative of `oneOf`.
    """

    path: tuple[Step, ...]
    keyword: str
    name: str = ""
    branches: tuple[tuple[Fault, ...], ...] = ()


Validate = Callable[[Json], list[Fault]]
"""All faults of a document; raises ValueError when a value cannot be looked at (too deep, broken characters)."""

Engine = Callable[[Store], Callable[[str], Validate]]
"""Makes what makes the validation of one kind."""


def fast(store: Store) -> Callable[[str], Validate]:
    """The engine of every day."""
    registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in store.schemas.values()])

    def made(kind: str) -> Validate:
        validator = jsonschema_rs.Draft202012Validator(store.schemas[kind], registry=registry, validate_formats=True)

        def validate(data: Json) -> list[Fault]:
            if validator.is_valid(data):
                return []
            return list(_faults(validator.iter_errors(data)))

        return validate

    return made


def _faults(errors: Iterable[Any]) -> Iterator[Fault]:
    for error in errors:
        path, keyword = tuple(error.instance_path), error.kind.name
        if keyword == "required":
            yield Fault(path, keyword, error.kind.property)
        elif keyword == "additionalProperties":
            for key in error.kind.unexpected:
                yield Fault(path, keyword, key)
        elif keyword == "oneOf":
            context = getattr(error.kind, "context", ())
            yield Fault(path, keyword, branches=tuple(tuple(_faults(branch)) for branch in context))
        else:
            yield Fault(path, keyword)
