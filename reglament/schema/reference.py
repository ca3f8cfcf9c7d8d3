"""The referee: the same faults from `jsonschema`, slow and independent, for tests and `--reference-validator`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from reglament.model.documents import Json
from reglament.schema.engines import Fault, Validate
from reglament.schema.store import Store


def _pattern(_validator: Any, pattern: str, instance: Json, _schema: Any) -> Iterator[ValidationError]:
    """`$` means the very end, as everywhere but in Python, where it also stands before a last line feed."""
    exact = f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern
    if isinstance(instance, str) and not re.search(exact, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def reference(store: Store) -> Callable[[str], Validate]:
    """The engine to compare with."""
    resources = [
        (schema["$id"], Resource.from_contents(schema, default_specification=DRAFT202012))
        for schema in store.schemas.values()
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    formats = Draft202012Validator.FORMAT_CHECKER

    def made(kind: str) -> Validate:
        validator = _Validator(store.schemas[kind], registry=registry, format_checker=formats)

        def validate(data: Json) -> list[Fault]:
            return list(dict.fromkeys(_faults(validator.iter_errors(data))))

        return validate

    return made


def _faults(errors: Iterable[Any]) -> Iterator[Fault]:
    for error in errors:
        path, keyword = tuple(error.absolute_path), str(error.validator)
        if keyword == "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield Fault(path, keyword, key)
        elif keyword == "additionalProperties":
            yield from (Fault(path, keyword, key) for key in _unexpected(error))
        elif keyword == "oneOf":
            yield Fault(path, keyword, branches=_branches(error))
        else:
            yield Fault(path, keyword)


def _unexpected(error: Any) -> Iterator[str]:
    schema = error.schema
    for key in error.instance:
        patterns = schema.get("patternProperties", {})
        if key not in schema.get("properties", {}) and not any(re.search(pattern, key) for pattern in patterns):
            yield key


def _branches(error: Any) -> tuple[tuple[Fault, ...], ...]:
    context = error.context or []
    if not context:
        return ()
    found: list[list[Any]] = [[] for _ in error.validator_value]
    for inner in context:
        found[int(inner.schema_path[0])].append(inner)
    return tuple(tuple(dict.fromkeys(_faults(branch))) for branch in found)
