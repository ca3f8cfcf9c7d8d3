"""What is wrong with one value, and how it was probably meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reglament.diagnostics import Param
from reglament.model.days import FIRST_YEAR, LAST_YEAR
from reglament.model.documents import Json
from reglament.schema import repair, words
from reglament.schema.store import Schema, is_text

_SLUGS = frozenset({"slug", "person_id", "position_id", "unit_id", "tag"})
_PATHS = frozenset({"doc_ref", "folder_ref"})
_PLAIN = frozenset({"postcode", "phone", "email", "bin", "web_address"})
_NOTATIONS: Mapping[str, Callable[[Json], str]] = {"time": repair.clock, "month": repair.iso_month}


@dataclass(frozen=True, slots=True)
class Repair:
    """Which rule and message name a fault, and the way out."""

    rule: str
    message: str
    params: dict[str, Param] = field(default_factory=dict)
    fix: str = ""


def mistyped(schema: Schema, value: Json) -> Repair:
    """A value of another sort than the resolved schema asks for."""
    if value is None:
        return Repair("S05", "empty", {"sample": words.sample(schema)})
    scalar = isinstance(value, str | int | float | bool)
    kind, name = schema.get("type"), schema.get("x-def", "")
    if name == "date" and scalar:
        return _date(value)
    if name in _NOTATIONS and scalar:
        return _form_of(name, value)
    if is_text(schema) and scalar:
        return Repair("S05", "language", {"text": words.shown(value)})
    if kind == "string" and scalar:
        return Repair("S05", "quotes", {"quoted": f'"{words.shown(value)}"'})
    if kind == "integer" and isinstance(value, str) and (near := repair.whole(value)):
        return Repair("S05", "number", {"near": near})
    if kind == "boolean" and scalar and (near := repair.truth(value)):
        return Repair("S05", "truth", {"near": near})
    if kind == "array":
        return Repair("S05", "list", {"found": words.found(value)})
    return Repair("S05", "type", {"expected": words.expected(schema), "found": words.found(value)})


def form(schema: Schema, value: Json) -> Repair:
    """A text in another form than the resolved schema asks for."""
    name = schema.get("x-def", "")
    limit = schema.get("maxLength")
    if limit is not None and len(value) > limit:
        return Repair("S07", "long", {"limit": limit, "length": len(value)})
    return _date(value) if name == "date" else _form_of(name, value)


def _date(value: Json) -> Repair:
    near = repair.iso_date(value)
    if near:
        return Repair("S08", "notation", {"near": near}, fix="near")
    if repair.is_far(value):
        return Repair("S08", "far", {"first": FIRST_YEAR, "last": LAST_YEAR})
    month = repair.days_of_month(value)
    if month:
        return Repair("S08", "impossible", {"month": month[0], "days": month[1]}, fix="days")
    return Repair("S08", "notation")


def _form_of(name: str, value: Json) -> Repair:
    if name in _NOTATIONS:
        repaired = _suggested(name, _NOTATIONS[name](value))
        decimal = {"value": f"{value:.2f}"} if isinstance(value, float) else {}
        return Repair(repaired.rule, repaired.message, {**repaired.params, **decimal}, repaired.fix)
    if name in _SLUGS:
        char = repair.stranger(str(value), "a-z0-9-")
        suggested = _suggested("slug", repair.slug(value))
        return Repair("S07", "letter", {**suggested.params, "char": char}, suggested.fix) if char else suggested
    if name in _PATHS:
        return _suggested("path", repair.path(value))
    if name == "number":
        return _suggested("number", repair.number(value))
    return Repair("S07", name if name in _PLAIN else "other")


def _suggested(message: str, near: str) -> Repair:
    return Repair("S07", message, {"near": near}, fix="near") if near else Repair("S07", message)
