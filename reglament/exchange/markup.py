"""XML of a stranger: no document types, no entities, nothing fetched, so many nodes and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from reglament.exchange.refusal import Refused
from reglament.exchange.words import msgid

Element = Any
"""An element of lxml, which has no types of its own."""

MAX_TAGS = 900_000
MAX_ATTRIBUTES = 900_000
"""Start and end tags, attributes of one part: with these a part stays below 300 MB in memory."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
)
"""Names of the strict variant of the format and the usual ones."""

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_UTF = frozenset({b"utf-8", b"utf8", b"us-ascii", b"utf-16", b"utf-16le", b"utf-16be"})
_FALSE = frozenset({"0", "false", "off", "none"})


def parse(name: str, part: str, data: bytes) -> Element:
    """The root of one part of the file `name`.

    Raises Refused for a document type, too many nodes, and what is not well-formed.
    """
    data = _as_utf8(name, part, data)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Refused(
            msgid("{file} declares entities of XML ({part}), which a word processor never does."), file=name, part=part
        )
    if data.count(b"<") > MAX_TAGS or data.count(b'="') + data.count(b"='") > MAX_ATTRIBUTES:
        raise Refused(msgid("{file} is too large: {part} has more elements than a paper."), file=name, part=part)
    for strict, usual in _STRICT:
        if strict in data[:4096]:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:160]
        raise Refused(
            msgid("{file} is damaged: {part} cannot be read ({reason})."), file=name, part=part, reason=reason
        ) from None


def _as_utf8(name: str, part: str, data: bytes) -> bytes:
    """UTF-16 as UTF-8, so that what is looked for in the bytes cannot hide; the declaration is dropped."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        try:
            wide = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-16-be", "utf-16-le")[data[:1] != b"\0"]
            text = data.decode(wide)
        except UnicodeDecodeError:
            raise Refused(msgid("{file} is damaged: {part} is not text."), file=name, part=part) from None
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).encode()
    declared = _DECLARED.match(data[:200])
    if declared and declared[1].lower() not in _UTF:
        raise Refused(msgid("{file} is damaged: {part} is not text."), file=name, part=part)
    return data


def value(element: Element | None, name: str = "val", default: str = "") -> str:
    """An attribute in Word's namespace; `default` when there is no element or no attribute."""
    return default if element is None else str(element.get(W + name, default))


def on(element: Element | None) -> bool:
    """Whether a switch such as `<w:b/>` is there and not turned off."""
    return element is not None and value(element, default="1").lower() not in _FALSE


def number(element: Element | None, name: str = "val", default: int = 0) -> int:
    """An attribute as a whole number of a sensible size; `default` for anything else."""
    text = value(element, name)
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def texts(element: Element) -> Iterator[str]:
    """The letters of all runs below, deleted ones left out."""
    return (node.text or "" for node in element.iter(W + "t"))
