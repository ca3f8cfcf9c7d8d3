"""What a visa stands under: the SHA-256 of everything that its giver endorses, and of nothing that comes later.

Endorsed are the texts in both languages, the annexes, their pictures, and of the metadata what decides the route and
the money. Left out is what the apparatus fills in afterwards and what explains a missing visa: else every explanation
would void every visa.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reglament.loading import read_yaml

REGULAR = "100644"
"""The mode of a plain file in git."""

_TEXT = re.compile(r"(?:act|note|annex-[1-9][0-9]{0,3})\.[a-z]{2,3}\.md")
_PICTURE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:png|jpe?g|svg)")
_METADATA = ("act.yml", "note.yml")
LATER: Mapping[str, frozenset[str]] = {
    "act.yml": frozenset(
        {
            "status",
            "date",
            "number",
            "meeting",
            "item",
            "registration",
            "publications",
            "justice_notice",
            "escalation",
            "storage",
            "copies",
            "replacements",
        }
    ),
    "note.yml": frozenset({"signed", "initials", "missing_visas"}),
}
"""Fields that are filled in when visas are there already, or because one is not."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as git has it: its mode, its path from the akimat's root, its bytes."""

    mode: str
    path: str
    data: bytes


def endorsed(name: str) -> bool:
    """Whether a file of a dossier, by its name, is what visas stand under."""
    return name in _METADATA or bool(_TEXT.fullmatch(name) or _PICTURE.fullmatch(name))


def digest(act: str, target: str, entries: Sequence[Entry]) -> str:
    """The SHA-256 (hexadecimal) of the endorsed files of a dossier, the id of its act and the branch it goes to.

    `entries` are the files of the dossier as they will be merged; those that are not endorsed are passed over.
    """
    total = hashlib.sha256()
    total.update(f"act {act}\ntarget {target}\n".encode())
    for entry in sorted(entries, key=lambda entry: entry.path):
        name = entry.path.rpartition("/")[2]
        if endorsed(name):
            total.update(f"{entry.mode} {entry.path} {_content(name, entry)}\n".encode())
    return total.hexdigest()


def _content(name: str, entry: Entry) -> str:
    """The digest of one file: of its bytes, or of the fields of its metadata that count."""
    if name in LATER:
        source, _ = read_yaml(entry.path, entry.data)
        if source is not None and isinstance(source.data, dict):
            return hashlib.sha256(_canonical(source.data, LATER[name])).hexdigest()
    return hashlib.sha256(entry.data).hexdigest()


def _canonical(data: Mapping[str, Any], later: frozenset[str]) -> bytes:
    kept = {key: value for key, value in data.items() if key not in later}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
