"""Whether a bundle is whole: every file that its checksums name, unchanged, and no other."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from reglament.bundle.archive import BAG, DATA, MANIFEST, PAYLOAD, TAGS, VERSION
from reglament.bundle.names import SAFE
from reglament.diagnostics import Lang, Text
from reglament.i18n import translator

MAX_FILES = 10_000
MAX_BYTES = 2 << 30
"""What a bundle may unpack to: 2 GiB; more is not read."""
MAX_LIST = 16 << 20
"""What a list in it may have: 16 MiB."""

_SUM = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")


class FaultKind(StrEnum):
    """What can be wrong with a bundle."""

    NOT_A_ZIP = "not-a-zip"
    TOO_LARGE = "too-large"
    NO_BAG = "no-bag"
    BAD_LIST = "bad-list"
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
            FaultKind.NO_BAG: _("This is no bundle: it has no folder with bagit.txt and lists of checksums."),
            FaultKind.BAD_LIST: _("{name}: is damaged or made by another version."),
            FaultKind.UNSAFE_NAME: _("{name}: a name that may write outside its folder or that no bundle has."),
            FaultKind.DUPLICATE: _("{name}: stands in the bundle twice."),
            FaultKind.MISSING: _("{name}: is listed but not in the bundle."),
            FaultKind.UNLISTED: _("{name}: is in the bundle but not listed."),
            FaultKind.CHANGED: _("{name}: differs from its checksum."),
        }
        return words[self.kind].format(name=_shown(self.name))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in a bundle: its faults, how many files it has, what it says of itself (when that is whole)."""

    faults: tuple[Fault, ...]
    files: int = 0
    id: str = ""
    title: Text = field(default_factory=dict)
    as_of: str = ""


def verify(data: bytes) -> Verdict:
    """Look a bundle through; nothing is written to the disk, and no file is read before its size is known."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _verdict(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError):
        # What zipfile raises on bytes of a stranger: damage, encryption, unknown compression.
        return Verdict((Fault(FaultKind.NOT_A_ZIP),))


def _verdict(archive: zipfile.ZipFile) -> Verdict:
    members = [member for member in archive.infolist() if not _is_folder(member)]
    if min((member.header_offset for member in archive.infolist()), default=0):
        # Of a bundle that is cut short zipfile may find the last DOCX in it, and take that for the whole.
        return Verdict((Fault(FaultKind.NOT_A_ZIP),))
    if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_BYTES:
        return Verdict((Fault(FaultKind.TOO_LARGE),))
    faults = list(_bad_names(members))
    root = _root(members)
    if root is None:
        return Verdict((*faults, Fault(FaultKind.NO_BAG)))
    bag = _Bag(archive, root, {member.filename: member.file_size for member in members})
    tags = _sums(bag, TAGS, faults)
    payload = _sums(bag, PAYLOAD, faults)
    faults += _compared(bag, tags | payload)
    said = bag.manifest(faults)
    if said is None or not isinstance(said.get("title"), dict):
        return Verdict(tuple(faults), len(members))
    title = {str(lang): str(text) for lang, text in said["title"].items()}
    return Verdict(tuple(faults), len(members), str(said.get("id", "")), title, str(said.get("as_of", "")))


@dataclass(frozen=True, slots=True)
class _Bag:
    """The one folder of a bundle."""

    archive: zipfile.ZipFile
    root: str
    sizes: Mapping[str, int]

    def read(self, name: str) -> bytes | None:
        """A file by its path in the folder; None when it is damaged."""
        try:
            return self.archive.read(self.root + name)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            return None

    def listing(self, name: str) -> bytes | None:
        """A list by its path in the folder; None when there is none, or one too large or damaged."""
        size = self.sizes.get(self.root + name)
        return self.read(name) if size is not None and size <= MAX_LIST else None

    def manifest(self, faults: list[Fault]) -> dict[str, Any] | None:
        """What the bundle says of itself, if that agrees with its checksums; a fault when it does not."""
        listed = dict(_lines(self.listing(PAYLOAD) or b"") or ())
        try:
            said: dict[str, Any] = json.loads(self.listing(MANIFEST) or b"")
            if said["version"] == VERSION and {one["path"]: one["sha256"] for one in said["files"]} == listed:
                return said
        except (ValueError, LookupError, TypeError, RecursionError):
            pass
        if not any(fault.name == MANIFEST for fault in faults):
            faults.append(Fault(FaultKind.BAD_LIST, MANIFEST))
        return None


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """Whether it is an empty entry for a folder, which other programs write when they pack a bag again."""
    return member.is_dir() and not member.file_size and SAFE.fullmatch(member.filename[:-1]) is not None


def _bad_names(members: list[zipfile.ZipInfo]) -> Iterator[Fault]:
    names = Counter(member.filename for member in members)
    yield from (Fault(FaultKind.UNSAFE_NAME, name) for name in names if not SAFE.fullmatch(name))
    yield from (Fault(FaultKind.DUPLICATE, name) for name, count in names.items() if count > 1)


def _root(members: list[zipfile.ZipInfo]) -> str | None:
    """The folder that holds the bag, with its slash."""
    found = [member.filename for member in members if member.filename.endswith(f"/{BAG}")]
    roots = [name.removesuffix(BAG) for name in found if name.count("/") == 1]
    return roots[0] if len(roots) == 1 else None


def _sums(bag: _Bag, name: str, faults: list[Fault]) -> dict[str, str]:
    """Checksums of a list by path in the folder; a fault when it is missing or damaged."""
    data = bag.listing(name)
    sums = _lines(data) if data is not None else None
    if sums is None:
        known = bag.root + name in bag.sizes
        faults.append(Fault(FaultKind.BAD_LIST if known else FaultKind.MISSING, name))
        return {}
    wanted = {path: digest for path, digest in sums if path.startswith(DATA) == (name == PAYLOAD)}
    if len(wanted) != len(sums):
        faults.append(Fault(FaultKind.BAD_LIST, name))
    return wanted


def _lines(data: bytes) -> list[tuple[str, str]] | None:
    """Paths with their checksums; None when a line is no checksum."""
    try:
        lines = data.decode("utf-8").replace("\r\n", "\n").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    found = [_SUM.fullmatch(line) for line in lines]
    return [(match[2], match[1]) for match in found if match] if all(found) else None


def _compared(bag: _Bag, listed: Mapping[str, str]) -> Iterator[Fault]:
    there = {name.removeprefix(bag.root) for name in bag.sizes if name.startswith(bag.root)}
    yield from (Fault(FaultKind.UNLISTED, name) for name in sorted(bag.sizes) if not name.startswith(bag.root))
    for name in sorted((listed.keys() | there) - {TAGS}):
        if name not in there:
            yield Fault(FaultKind.MISSING, name)
        elif name not in listed:
            yield Fault(FaultKind.UNLISTED, name)
        else:
            data = bag.read(name)
            if data is None or sha256(data).hexdigest() != listed[name]:
                yield Fault(FaultKind.CHANGED, name)


def _shown(name: str) -> str:
    """A stranger's name as it may be printed: what moves the cursor or turns the line is escaped."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in name)
