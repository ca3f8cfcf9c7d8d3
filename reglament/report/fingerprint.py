"""What a finding is known by from one run to the next: its rule, its paper and the place in it, never the line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from reglament.diagnostics import Diagnostic


def paper(path: str) -> str:
    """The paper or text that a path holds: `acts/2026/x/act`, `acts/2026/x/act.kk`; another file by its path."""
    return path.removeprefix("content/").removesuffix(".yml").removesuffix(".md")


def fingerprints(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """For each finding 32 hexadecimal digits, different for all: the n-th of several alike differs by its number.

    In a text, where there are no pointers, the message and its facts stand for the place.
    """
    alike: Counter[str] = Counter()
    for found in findings:
        key = _key(found)
        alike[key] += 1
        numbered = key if alike[key] == 1 else f"{key}\0{alike[key]}"
        yield sha256(numbered.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _key(found: Diagnostic) -> str:
    parts = [found.rule, paper(found.location.path), found.location.pointer]
    if not found.location.pointer:
        facts = {name: value if isinstance(value, int) else _plain(value) for name, value in found.params.items()}
        parts += [found.message, json.dumps(facts, sort_keys=True, ensure_ascii=False)]
    return "\0".join(parts)


def _plain(value: object) -> object:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else str(value)
