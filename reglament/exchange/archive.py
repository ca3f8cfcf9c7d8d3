"""The ZIP around a DOCX, opened as a stranger's file: counted and measured before and while anything is inflated."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from reglament.exchange.refusal import Refused
from reglament.exchange.words import msgid

MIB = 1024 * 1024
MAX_FILE = 24 * MIB
MAX_MEMBERS = 2000
MAX_MEMBER = 32 * MIB
MAX_TOTAL = 96 * MIB
MAX_RATIO = 200
"""How many times a large member may be larger than its packed form: papers reach 60, bombs 1000."""
SMALL = 2 * MIB
"""Below this the ratio tells nothing."""

_ENTRY = b"PK\x01\x02"
_NOT_NAMES = re.compile(r"^[/\\]|^[A-Za-z]:|\\|[\x00-\x1f]|(?:^|/)\.\.(?:/|$)")
_BLOCK = 256 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError)
"""What zipfile raises for archives that are cut off, lie about themselves or use what no word processor writes."""

_SAVE_AS = msgid("{file} is {what}, whatever its name says. Open it in Word and save it as .docx.")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FOREIGN = (
    (_OLE, msgid("an old Word document (.doc)")),
    (b"{\\rtf", msgid("a rich text file (.rtf)")),
    (b"%PDF", msgid("a PDF")),
    (b"Rar!", msgid("a RAR archive")),
    (b"7z\xbc\xaf\x27\x1c", msgid("a 7-Zip archive")),
    (b"\x1f\x8b", msgid("a gzip archive")),
    (b"<", msgid("a web page or an XML file")),
    (b"\x89PNG", msgid("a picture")),
    (b"\xff\xd8\xff", msgid("a picture")),
)
"""How files begin that are no DOCX, and what they are."""


class Archive(Mapping[str, bytes]):
    """Members by name, each inflated when it is asked for, under limits that hold for all of them together.

    Raises Refused when the file is no archive, a bomb, encrypted, or names its members so as to leave its folder.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        _check_kind(name, data)
        if data.count(_ENTRY) > MAX_MEMBERS:
            raise Refused(msgid("{file} holds more than {limit} parts; no paper does."), file=name, limit=MAX_MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self._broken(error) from None
        self._infos = self._checked()
        self._inflated = 0

    def __getitem__(self, name: str) -> bytes:
        info = self._infos[name]
        pieces = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while block := stream.read(_BLOCK):
                    size += len(block)
                    self._inflated += len(block)
                    if size > MAX_MEMBER or self._inflated > MAX_TOTAL:
                        raise self._bomb(name)
                    pieces.append(block)
        except _BROKEN as error:
            raise self._broken(error) from None
        return b"".join(pieces)

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise Refused(
                msgid("{file} holds more than {limit} parts; no paper does."), file=self.name, limit=MAX_MEMBERS
            )
        found: dict[str, zipfile.ZipInfo] = {}
        total = 0
        seen = set()
        for info in infos:
            if info.flag_bits & 0x41:
                raise Refused(msgid("{file} is encrypted. Save it without a password."), file=self.name)
            if _NOT_NAMES.search(info.orig_filename):
                raise Refused(
                    msgid("{file} has a part with a path that leads out of it: {part}."),
                    file=self.name,
                    part=info.filename[:80],
                )
            if info.filename.casefold() in seen:
                raise Refused(
                    msgid("{file} holds two parts of one name: {part}."), file=self.name, part=info.filename[:80]
                )
            seen.add(info.filename.casefold())
            total += info.file_size
            large = info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1)
            if info.file_size > MAX_MEMBER or total > MAX_TOTAL or large:
                raise self._bomb(info.filename)
            if not info.is_dir():
                found[info.filename] = info
        return found

    def _bomb(self, part: str) -> Refused:
        return Refused(
            msgid("{file} unpacks to far more than a paper holds ({part}): it may be made to harm."),
            file=self.name,
            part=part[:80],
        )

    def _broken(self, error: Exception) -> Refused:
        return Refused(msgid("{file} is damaged and cannot be unpacked."), file=self.name)


def _check_kind(name: str, data: bytes) -> None:
    """Refuse by the first bytes what is no archive, and say what it is."""
    if len(data) > MAX_FILE:
        raise Refused(msgid("{file} is larger than {limit} MiB."), file=name, limit=MAX_FILE // MIB)
    if not data:
        raise Refused(msgid("{file} is empty."), file=name)
    if data.startswith(b"PK\x03\x04"):
        return
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise Refused(msgid("{file} is encrypted. Save it without a password."), file=name)
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, what in _FOREIGN:
        if start.startswith(magic):
            raise foreign(name, what)
    raise Refused(msgid("{file} is not a Word document (.docx)."), file=name)


def foreign(name: str, what: str) -> Refused:
    """The refusal of a file of another sort; `what` is a msgid."""
    return Refused(_SAVE_AS, file=name, what=what)
