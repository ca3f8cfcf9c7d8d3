"""What a visa stands under: the SHA-256 of everything that its giver endorses, and of nothing that comes later.

Endorsed are the texts in both languages, the annexes, their pictures, and of the metadata what decides the route and
the money. Left out is what the apparatus fills in afterwards and what explains a missing visa: else every explanation
would void every visa.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reglament.loading import read_yaml
from reglament.loading.discover import PICTURE_NAME
from reglament.model.sealing import LATER, fields_digest

REGULAR = "100644"
"""The mode of a plain file in git."""

_TEXT = re.compile(r"(?:act|note|annex-[1-9][0-9]{0,3})\.[a-z]{2,3}\.md")
_METADATA = ("act.yml", "note.yml")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as git has it: its mode, its path from the akimat's root, its bytes."""

    mode: str
    path: str
    data: bytes


def endorsed(name: str) -> bool:
    """Whether a file of a dossier, by its name, is what visas stand under."""
    return name in _METADATA or bool(_TEXT.fullmatch(name) or PICTURE_NAME.fullmatch(name))


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
            return fields_digest(source.data, name)
    return hashlib.sha256(entry.data).hexdigest()
