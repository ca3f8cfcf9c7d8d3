"""What a seal covers: the bytes of the files of a signed dossier, and of the metadata of its act the fields that last.

The metadata of an act go on being filled in after signature (publication, dispatch, copies), so they are covered by
their canonical form without those fields; visas stand under the same form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from reglament.model.documents import Document, Repository

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

BESIDE = ("explanatory_note", "reference", "approval_sheet", "refusal", "expertise")
"""Kinds of papers that are finished when an act is signed, so that its seal covers them whole."""


def fields_digest(data: Mapping[str, Any], name: str = "act.yml") -> str:
    """The SHA-256 of the fields that last: keys in order, UTF-8, no white space between."""
    later = LATER.get(name, frozenset())
    kept = {key: value for key, value in data.items() if key not in later}
    written = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def sealed_texts(act: Document) -> dict[str, str]:
    """The digests of the texts of an act, of its annexes and of the pictures that they show, by file name."""
    trees = [*act.texts.values(), *(tree for annex in act.annexes for tree in annex.texts.values())]
    return {_name(tree.path): tree.digest for tree in trees} | dict(_pictures(act))


def sealed_papers(act: Document, repository: Repository) -> dict[str, str]:
    """The digests of the papers beside an act that its seal covers: their metadata, texts and pictures, by name."""
    found: dict[str, str] = {}
    for paper in repository.in_dossier(act.dossier, *BESIDE):
        found[_name(paper.source.path)] = paper.source.digest
        found.update((_name(tree.path), tree.digest) for tree in paper.texts.values())
        found.update(_pictures(paper))
    return found


def sealable(act: Document, repository: Repository) -> dict[str, str]:
    """The digests of everything that a seal made now would cover byte for byte, by file name in order."""
    return dict(sorted((sealed_papers(act, repository) | sealed_texts(act)).items()))


def _pictures(paper: Document) -> Iterator[tuple[str, str]]:
    folder = paper.source.path.rpartition("/")[0]
    return ((_name(path), digest) for path, digest in paper.pictures.items() if path.rpartition("/")[0] == folder)


def _name(path: str) -> str:
    return path.rpartition("/")[2]
