"""From bytes to text: UTF-8 only, no hidden characters, a limit of size."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from reglament.diagnostics import Span
from reglament.loading.findings import Findings

MAX_BYTES = 1_000_000
"""The largest file that is read: a hundred pages of text are about a third of it."""

MAX_LENGTH = 10_000
"""The longest paragraph, row of a table or value, in characters: about four pages."""

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NEWLINE = re.compile(r"\r\n?")
_CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_BLANK_LOOKING = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffe\uffff")
_MAYBE_HIDDEN = re.compile(r"[^\n\t\x20-\x7e\u0400-\u04ff«»—–№“”„\u00a0]")
_RUSSIAN = re.compile("[А-яЁё]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
REPLACEMENT = "\ufffd"
"""Stands for a hidden character in everything that is made from the text."""


def decode(data: bytes, findings: Findings) -> str | None:
    """The text with `\\n` line ends, every hidden character replaced by one U+FFFD; None when it cannot be read.

    Findings: F01 too large, F02 not UTF-8, F03 hidden characters, F09 empty, F27 conflict.
    """
    if len(data) > MAX_BYTES:
        findings.add("F01", "too_large", limit=MAX_BYTES // 1_000_000)
        return None
    if data.startswith(_BOM):
        findings.add("F02", "bom")
        return None
    if data.startswith(_UTF16):
        findings.add("F02", "utf16")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        sort = "byte" if _is_mostly_utf8(data) else "ansi" if _is_1251(data) else "binary"
        findings.add("F02", sort, _place(data, error.start), byte=f"0x{data[error.start]:02X}")
        return None
    text = _NEWLINE.sub("\n", text)
    if not text.strip():
        findings.add("F09", "empty")
        return None
    text = _without_hidden(text, findings)
    if match := _CONFLICT.search(text):
        line = text.count("\n", 0, match.start()) + 1
        findings.add("F27", "conflict", Span(line, 1, line, 1 + len(match[0])))
    return text


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether single bytes are wrong in a text that else is UTF-8."""
    wrong = data.decode("utf-8", errors="replace").count(REPLACEMENT)
    return wrong <= 3 or wrong * 20 < len(data)


def _is_1251(data: bytes) -> bool:
    """Whether the bytes are a Cyrillic text as Windows saved it before UTF-8."""
    text = data.decode("cp1251", errors="replace")
    return len(_RUSSIAN.findall(text)) * 2 >= sum(byte > 0x7F for byte in data) and not _CONTROLS.search(text)


def _place(data: bytes, offset: int) -> Span:
    """The place of a byte, all bytes before it being good UTF-8."""
    before = _NEWLINE.sub("\n", data[:offset].decode("utf-8"))
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(line, column, line, column + 1)


def is_hidden(char: str) -> bool:
    """Whether a reader cannot see the character: controls, text direction marks, zero-width and private ones."""
    if char in "\n\t":
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Zl", "Zp"} or char in _BLANK_LOOKING


def _without_hidden(text: str, findings: Findings) -> str:
    hits = [match for match in _MAYBE_HIDDEN.finditer(text) if is_hidden(match[0])]
    if not hits:
        return text
    counts = Counter(match[0] for match in hits)
    for match in hits:
        char = match[0]
        if char not in counts:
            continue
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        findings.add(
            "F03",
            _class_of(char),
            Span(line, column, line, column + 1),
            code=f"U+{ord(char):04X}",
            name=unicodedata.name(char, "control"),
            count=counts.pop(char),
        )
    table = {ord(match[0]): REPLACEMENT for match in hits}
    return text.translate(table)


def _class_of(char: str) -> str:
    if unicodedata.bidirectional(char) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}:
        return "direction"
    if char in "\u200e\u200f\u061c":
        return "direction"
    return "zero_width" if unicodedata.category(char) == "Cf" else "control"
