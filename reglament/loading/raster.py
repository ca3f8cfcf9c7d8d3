"""Pictures of dots, read as far as needed to know that they are whole and how large they are."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from reglament.diagnostics import START, Param, Span
from reglament.model.drawing import Drawing, Form

MAX_PIXELS = 24_000_000
"""A sheet of A3 at 300 dots an inch has 17 million."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_STEP = 1 << 20
_FRAMES = {0xC0, 0xC1, 0xC2}
"""JPEG of the ordinary sorts: baseline, extended, progressive."""
_OTHER_FRAMES = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_BARE = {0x01, *range(0xD0, 0xD8)}
"""Markers of JPEG without a length."""


class PictureFault(Exception):
    """Why a picture cannot be used: a message of F31, its facts, its place in the file."""

    def __init__(self, message: str, span: Span = START, **params: Param) -> None:
        super().__init__(message)
        self.message = message
        self.span = span
        self.params = params


def read_png(data: bytes) -> Drawing:
    """The size of a PNG. Raises PictureFault when a part of it is missing or spoilt."""
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or len(chunks[0][1]) != 13:
        raise PictureFault("broken")
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlace > 1:
        raise PictureFault("broken")
    _bounded(width, height)
    if colour == 3 and not any(name == b"PLTE" for name, _ in chunks):
        raise PictureFault("broken")
    lines = height * (1 + (width * depth * _CHANNELS[colour] + 7) // 8)
    unpacked = _unpacked([body for name, body in chunks if name == b"IDAT"], 2 * lines + 1024)
    if unpacked < lines or (not interlace and unpacked != lines):
        raise PictureFault("broken")
    return Drawing(Form.PNG, width, height)


def _chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Names and bodies of the parts of a PNG, up to its end."""
    whole, at = memoryview(data), 8
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = bytes(whole[at + 4 : at + 8]), whole[at + 8 : at + 8 + length]
        if len(body) != length or at + 12 + length > len(data):
            raise PictureFault("broken")
        (told,) = struct.unpack_from(">I", data, at + 8 + length)
        if zlib.crc32(whole[at + 4 : at + 8 + length]) != told:
            raise PictureFault("broken")
        yield name, body
        at += 12 + length
        if name == b"IEND":
            break
    if at != len(data):
        raise PictureFault("broken")


def _unpacked(bodies: list[memoryview], limit: int) -> int:
    """How many bytes the packed dots are; never unpacks much more than `limit`."""
    reader, total = zlib.decompressobj(), 0
    try:
        for body in bodies:
            rest: bytes | memoryview = body
            while rest and total <= limit:
                total += len(reader.decompress(rest, _STEP))
                rest = reader.unconsumed_tail
    except zlib.error:
        raise PictureFault("broken") from None
    if total > limit or not reader.eof:
        raise PictureFault("broken")
    return total


def read_jpeg(data: bytes) -> Drawing:
    """The size of a JPEG. Raises PictureFault when it is cut off, spoilt, of a rare sort or in the colours of print."""
    size: tuple[int, int] | None = None
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise PictureFault("broken")
        marker = data[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if length < 2 or at + 2 + length > len(data):
            raise PictureFault("broken")
        if marker in _OTHER_FRAMES:
            raise PictureFault("sort")
        if marker in _FRAMES:
            size = _frame(data[at + 4 : at + 2 + length])
        at += 2 + length
        if marker == 0xDA:
            break
    if size is None or data.rfind(b"\xff\xd9", at) < 0:
        raise PictureFault("broken")
    return Drawing(Form.JPEG, *size)


def _frame(body: bytes) -> tuple[int, int]:
    if len(body) < 6:
        raise PictureFault("broken")
    depth, height, width, colours = struct.unpack_from(">BHHB", body)
    if depth != 8:
        raise PictureFault("sort")
    if colours not in (1, 3):
        raise PictureFault("colours")
    _bounded(width, height)
    return width, height


def _bounded(width: int, height: int) -> None:
    if not width or not height:
        raise PictureFault("broken")
    if width * height > MAX_PIXELS:
        raise PictureFault("pixels", width=width, height=height, limit=MAX_PIXELS // 1_000_000)
