"""A few facts written into a YAML file in the place where they stand: comments, order and quotes of all else stay."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from reglament.diagnostics import Span
from reglament.loading import read_yaml
from reglament.model.documents import Source

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*|\d{4}-\d{2}-\d{2}")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def edited(path: str, data: bytes, facts: Mapping[str, str], before: str) -> bytes | None:
    """The file with these texts at JSON pointers; None when it cannot be done without harm.

    A pointer is of a field at the top or of one in a mapping that is there. Fields that are not there yet come before
    the field `before` of the top. What the file then says is read back and compared: nothing else may have changed.
    """
    source, _ = read_yaml(path, data)
    if source is None or not isinstance(source.data, dict):
        return None
    lines = [line for line in _LINES.findall(data.decode("utf-8")) if line]
    fresh = {pointer: text for pointer, text in facts.items() if pointer not in source.places}
    old = {pointer: text for pointer, text in facts.items() if pointer in source.places}
    for pointer, text in sorted(old.items(), key=lambda one: source.places[one[0]].value, reverse=True):
        if not _put(lines, source.places[pointer].value, _scalar(pointer, text)):
            return None
    if fresh and not _insert(lines, source, fresh, before):
        return None
    made = "".join(lines).encode()
    again, findings = read_yaml(path, made)
    wanted = _with(source.data, facts)
    return made if again is not None and not findings and again.data == wanted else None


def _put(lines: list[str], span: Span, text: str) -> bool:
    """Write over a value of one line."""
    if span.line != span.end_line or span.line > len(lines):
        return False
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return True


def _insert(lines: list[str], source: Source, fresh: Mapping[str, str], before: str) -> bool:
    place = source.places.get(f"/{before}")
    if place is None or place.key.column != 1 or any(pointer.count("/") != 1 for pointer in fresh):
        return False
    at = place.key.line - 1
    while at > 0 and lines[at - 1].startswith("#"):  # a comment belongs to what follows it
        at -= 1
    end = re.search(r"[\r\n]+$", lines[place.key.line - 1])
    ending = end[0] if end else "\n"
    lines[at:at] = [f"{pointer[1:]}: {_scalar(pointer, text)}{ending}" for pointer, text in fresh.items()]
    return True


def _scalar(pointer: str, text: str) -> str:
    """A text as YAML: plain where it is a name or a date, else in double quotes."""
    bare = _BARE.fullmatch(text) and text.casefold() not in _WORDS and not pointer.endswith("/number")
    return text if bare else json.dumps(text, ensure_ascii=False)


def _with(data: Mapping[str, Any], facts: Mapping[str, str]) -> dict[str, Any]:
    """The data with texts at pointers."""
    made = json.loads(json.dumps(data))
    for pointer, text in facts.items():
        *steps, last = pointer.split("/")[1:]
        inner = made
        for step in steps:
            inner = inner.setdefault(step, {})
        inner[last] = text
    return dict(made)
