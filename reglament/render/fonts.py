"""The one font of the papers: where its files are, what they can show, what identifies them."""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reglament.errors import UsageError
from reglament.settings import resource

FAMILY = "Tinos"
"""Times metrics, an open licence, every Kazakh letter and the sign of the tenge."""
FACES = ("Tinos-Regular.ttf", "Tinos-Bold.ttf")
_PACKAGE = "pdfboss_fonts"


@dataclass(frozen=True)
class FontFolder:
    """A folder that holds the faces of the papers' font."""

    path: Path

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the faces: part of the key of everything that is set with them."""
        total = hashlib.sha256()
        for face in FACES:
            total.update((self.path / face).read_bytes())
        return total.hexdigest()

    @cached_property
    def characters(self) -> frozenset[int]:
        """Code points that every face can show."""
        sets = [frozenset(_characters((self.path / face).read_bytes())) for face in FACES]
        return sets[0].intersection(*sets[1:])

    def missing(self, text: str) -> tuple[int, ...]:
        """Offsets of the characters of `text` that cannot be shown."""
        if self.characters.issuperset(map(ord, text)):
            return ()
        return tuple(offset for offset, letter in enumerate(text) if ord(letter) not in self.characters)


def find_fonts() -> FontFolder:
    """The folder of the fonts: inside the tool, else of the installed package of fonts.

    Raises UsageError with the way out when there is neither.
    """
    for folder in (resource("fonts"), _packaged()):
        if folder is not None and all((folder / face).is_file() for face in FACES):
            return FontFolder(folder)
    raise UsageError(
        "The font {family} is not installed. Install it: pip install --no-deps --ignore-requires-python {package}",
        family=FAMILY,
        package="pdfboss-fonts==0.16.0",
    )


def _packaged() -> Path | None:
    found = importlib.util.find_spec(_PACKAGE)
    return Path(found.origin).parent / "fonts" if found is not None and found.origin else None


def _characters(font: bytes) -> list[int]:
    """Code points of the Unicode table of a TrueType font (formats 4 and 12)."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    found: set[int] = set()
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
        if platform in {0, 3}:
            found.update(_segments(font, start + offset))
    return sorted(found)


def _table(font: bytes, tag: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    for index in range(tables):
        name, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    return 0


def _segments(font: bytes, at: int) -> set[int]:
    (form,) = struct.unpack_from(">H", font, at)
    if form == 12:
        (groups,) = struct.unpack_from(">L", font, at + 12)
        ranges = [struct.unpack_from(">LLL", font, at + 16 + 12 * index) for index in range(groups)]
        return {code for first, last, _ in ranges for code in range(first, last + 1)}
    if form != 4:
        return set()
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 2 * double)
    offsets_at = at + 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    found: set[int] = set()
    for index, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(first, last + 1):
            glyph = code + delta if not offset else 0
            if offset:
                (glyph,) = struct.unpack_from(">H", font, offsets_at + 2 * index + offset + 2 * (code - first))
            if glyph & 0xFFFF and code != 0xFFFF:
                found.add(code)
    return found
