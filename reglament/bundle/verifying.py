"""Whether a bundle is whole: every file that its manifest lists, unchanged, and no other."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from reglament.bundle.archive import MANIFEST, VERSION
from reglament.bundle.names import SAFE
from reglament.diagnostics import Lang
from reglament.i18n import translator

MAX_FILES = 10_000
MAX_BYTES = 2 << 30
"""What a bundle may unpack to: 2 GiB; more is not read."""


class FaultKind(StrEnum):
    """What can be wrong with a bundle."""

    NOT_A_ZIP = "not-a-zip"
    TOO_LARGE = "too-large"
    NO_MANIFEST = "no-manifest"
    BAD_MANIFEST = "bad-manifest"
    UNSAFE_NAME = "unsafe-name"
    DUPLICATE = "duplicate"
    MISSING = "missing"
    UNLISTED = "unlisted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and with which file (empty: with the bundle)."""

    kind: FaultKind
    name: str = ""

    def sentence(self, lang: Lang) -> str:
        """The fault in words."""
        _ = translator("bundle", lang)
        words = {
            FaultKind.NOT_A_ZIP: _("This is not a ZIP file, or it is cut short."),
            FaultKind.TOO_LARGE: _("The bundle unpacks to too much and was not read."),
            FaultKind.NO_MANIFEST: _("The bundle has no manifest.json."),
            FaultKind.BAD_MANIFEST: _("manifest.json is damaged or made by another version."),
            FaultKind.UNSAFE_NAME: _("{name}: a name that may write outside its folder."),
            FaultKind.DUPLICATE: _("{name}: stands in the bundle twice."),
            FaultKind.MISSING: _("{name}: is listed but not in the bundle."),
            FaultKind.UNLISTED: _("{name}: is in the bundle but not listed."),
            FaultKind.CHANGED: _("{name}: differs from its checksum."),
        }
        return words[self.kind].format(name=self.name)


def verify(data: bytes) -> list[Fault]:
    """What is wrong with a bundle; nothing is written to the disk, and no file is read before its size is known."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return list(_faults(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError):
        # What zipfile raises on bytes of a stranger: damage, encryption, unknown compression.
        return [Fault(FaultKind.NOT_A_ZIP)]


def _faults(archive: zipfile.ZipFile) -> Iterator[Fault]:
    members = archive.infolist()
    if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_BYTES:
        yield Fault(FaultKind.TOO_LARGE)
        return
    names = Counter(member.filename for member in members)
    yield from (Fault(FaultKind.UNSAFE_NAME, name) for name in names if not SAFE.fullmatch(name))
    yield from (Fault(FaultKind.DUPLICATE, name) for name, count in names.items() if count > 1)
    if MANIFEST not in names:
        yield Fault(FaultKind.NO_MANIFEST)
        return
    listed = _listed(archive.read(MANIFEST))
    if listed is None:
        yield Fault(FaultKind.BAD_MANIFEST)
        return
    for name in sorted(listed.keys() | names.keys() - {MANIFEST}):
        if name not in names:
            yield Fault(FaultKind.MISSING, name)
        elif name not in listed:
            yield Fault(FaultKind.UNLISTED, name)
        elif not _same(archive, name, listed[name]):
            yield Fault(FaultKind.CHANGED, name)


def _same(archive: zipfile.ZipFile, name: str, digest: str) -> bool:
    try:
        return sha256(archive.read(name)).hexdigest() == digest
    except (zipfile.BadZipFile, zlib.error):
        return False


def _listed(manifest: bytes) -> dict[str, str] | None:
    """Checksums by name, None when the manifest is not one."""
    try:
        said: Any = json.loads(manifest)
        if said["version"] != VERSION:
            return None
        return {str(one["path"]): str(one["sha256"]) for one in said["files"]}
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
