"""The package of a DOCX: the same bytes for the same parts, on every machine and day."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every member: the first that a ZIP can hold."""

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
_NOTED = b"<w:footnoteReference "

_UNUSED = {
    "word/comments.xml",
    "word/footnotes.xml",
    "word/_rels/footnotes.xml.rels",
    "word/numbering.xml",
    "word/webSettings.xml",
    "docProps/custom.xml",
}
"""What pandoc always adds and no paper uses."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP of `parts`: content types first, then sorted, with fixed dates and permissions."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            package.writestr(member, parts[name])
    return stream.getvalue()


def normalise(data: bytes, replacements: Mapping[str, bytes]) -> bytes:
    """The package that pandoc wrote, with our own properties and settings, without unused parts, packed anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    parts |= replacements
    number_notes(parts)
    gone = _UNUSED & parts.keys()
    if FOOTNOTES in parts and _NOTED in parts[DOCUMENT]:
        gone -= {FOOTNOTES}
    for name in gone:
        del parts[name]
    parts[CONTENT_TYPES] = _without(parts[CONTENT_TYPES], "Override", "PartName", {f"/{name}" for name in gone})
    parts["_rels/.rels"] = _without(parts["_rels/.rels"], "Relationship", "Target", gone)
    local = {name.removeprefix("word/") for name in gone}
    parts[RELATIONSHIPS] = _without(parts[RELATIONSHIPS], "Relationship", "Target", local)
    return pack(parts)


_NOTE = re.compile(r'<w:footnote w:id="([0-9]+)">.*?</w:footnote>', re.DOTALL)
_LABEL = re.compile("\ue000(.*?)\ue001")
_LANG = re.compile(r'<w:lang w:val="[^"]*"\s*/>')
_STYLE = '<w:rPr><w:rStyle w:val="FootnoteReference"/>'
_REFERENCE = re.compile(
    r'<w:rPr>\s*<w:rStyle w:val="FootnoteReference"\s*/>\s*</w:rPr>\s*<w:footnoteReference w:id="([0-9]+)"\s*/>'
)


def number_notes(parts: dict[str, bytes]) -> None:
    """Give the footnotes the marks that they were written with.

    A word processor counts 1, 2, 3; where the marks are those anyway it goes on counting, else they are literal.
    """
    if FOOTNOTES not in parts:
        return
    notes, text = parts[FOOTNOTES].decode(), parts[DOCUMENT].decode()
    langs = {match[1]: lang[0] for match in _NOTE.finditer(notes) if (lang := _LANG.search(match[0]))}
    labels = {match[1]: label[1] for match in _NOTE.finditer(notes) if (label := _LABEL.search(match[0]))}
    order = [labels.get(match[1], "") for match in _REFERENCE.finditer(text)]
    counted = order == [str(number) for number in range(1, len(order) + 1)]

    def note(match: re.Match[str]) -> str:
        label = labels.get(match[1], "")
        own = match[0] if counted else re.sub(r"<w:footnoteRef\s*/>", f"<w:t>{label}</w:t>", match[0], count=1)
        return _LABEL.sub("", own, count=1)

    def reference(match: re.Match[str]) -> str:
        label = labels.get(match[1], "")
        own = f"{_STYLE}{langs.get(match[1], '')}</w:rPr>"
        return f'{own}<w:footnoteReference w:customMarkFollows="1" w:id="{match[1]}"/><w:t>{label}</w:t>'

    parts[FOOTNOTES] = _NOTE.sub(note, notes).encode()
    parts[DOCUMENT] = text.encode() if counted else _REFERENCE.sub(reference, text).encode()


def _without(xml: bytes, element: str, attribute: str, values: set[str]) -> bytes:
    """`xml` without the empty elements whose `attribute` is one of `values`."""

    def keep(match: re.Match[bytes]) -> bytes:
        value = re.search(rb"\b" + attribute.encode() + rb'="([^"]*)"', match[0])
        return b"" if value is not None and value[1].decode() in values else match[0]

    return re.sub(rb"<" + element.encode() + rb"\s[^>]*/>", keep, xml)
