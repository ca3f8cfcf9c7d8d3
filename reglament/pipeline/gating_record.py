"""Additions written into a YAML file by hand's rules: comments, order and form of what is there stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import yaml

from reglament.errors import ReglamentError, UsageError
from reglament.gate.sheet import Addition, Data, apply
from reglament.loading import read_yaml

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_WIDE = 110
"""Letters of a line above which a value is written over several lines."""


def written(path: str, data: bytes, additions: Sequence[Addition]) -> bytes:
    """A YAML file with additions, everything else byte for byte as it was.

    Raises UsageError when the file cannot be read, ReglamentError when the result would not say exactly what it said
    before and the additions: then nothing of it may be used.
    """
    before, _ = read_yaml(path, data)
    if before is None or not isinstance(before.data, dict):
        raise UsageError("{path} cannot be read: run `check` and mend it first.", path=path)
    made, text = before.data, data.decode("utf-8")
    for one in additions:
        text = _inserted(text, one)
        made = apply(made, [one])
    result = text.encode()
    after, _ = read_yaml(path, result)
    if after is None or after.data != made:
        raise ReglamentError("The additions to {path} cannot be written safely; enter them by hand.", path=path)
    return result


def fresh(data: Data) -> bytes:
    """A YAML file of its own."""
    lines = [line for key, value in data.items() for line in _entry(key, value, 0)]
    return ("\n".join(lines) + "\n").encode()


def _inserted(text: str, one: Addition) -> str:
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for step in one.path:
        node = _child(node, step)
    if node.flow_style:
        return _into_flow(text, node, one)
    column = node.start_mark.column
    lines = _entry(one.key, one.value, column) if one.key else _item(one.value, column)
    at = _end_of(text, node)
    newline = "\r\n" if "\r\n" in text else "\n"
    return text[:at] + "".join(newline + line for line in lines) + text[at:]


def _child(node: Any, step: str | int) -> Any:
    """The node one step down, which is there."""
    if isinstance(step, int):
        return node.value[step]
    return next(value for key, value in node.value if key.value == step)


def _into_flow(text: str, node: Any, one: Addition) -> str:
    """Before the closing bracket, on the same line."""
    at = node.end_mark.index - 1
    while text[at - 1].isspace():
        at -= 1
    comma = "" if not node.value or text[at - 1] == "," else ","
    value = f"{one.key}: {_flow(one.value)}" if one.key else _flow(one.value)
    space = " " if node.value else ""
    return f"{text[:at]}{comma}{space}{value}{text[at:]}"


def _end_of(text: str, node: Any) -> int:
    """The end of the last line of a block, its comment included."""
    last = node
    while isinstance(last, yaml.CollectionNode) and not last.flow_style and last.value:
        inner = last.value[-1]
        last = inner[1] if isinstance(last, yaml.MappingNode) else inner
    at = max(last.end_mark.index, last.start_mark.index)
    if isinstance(last, yaml.ScalarNode) and last.style in ("|", ">"):
        at = len(text[:at].rstrip())
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


# ------------------------------------------------------------------ the form of what is new


def _entry(key: str, value: Any, column: int) -> list[str]:
    pad = " " * column
    line = f"{pad}{key}: {_flow(value)}"
    if not isinstance(value, dict | list) or (len(line) <= _WIDE and not _deep(value)):
        return [line]
    if isinstance(value, list):
        return [f"{pad}{key}:", *(row for item in value for row in _item(item, column + 2))]
    return [f"{pad}{key}:", *(row for name, part in value.items() for row in _entry(name, part, column + 2))]


def _item(value: Any, column: int) -> list[str]:
    line = f"{' ' * column}- {_flow(value)}"
    if not isinstance(value, dict) or (len(line) <= _WIDE and not _deep(value)):
        return [line]
    rows = [row for name, part in value.items() for row in _entry(name, part, column + 2)]
    rows[0] = f"{' ' * column}- {rows[0][column + 2 :]}"
    return rows


def _deep(value: Any) -> bool:
    """Whether it has lists of mappings, or mappings in it: that is read line by line."""
    parts = value.values() if isinstance(value, dict) else value
    return any(isinstance(part, dict | list) for part in parts)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    return json.dumps(value, ensure_ascii=False)
