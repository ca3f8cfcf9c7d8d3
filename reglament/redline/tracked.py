"""A DOCX with tracked changes, made of the DOCX of both versions.

Both files are this program's own. Accepting every change leaves what the new file says, rejecting every change what the
old one says, paragraph by paragraph: footnotes and pictures of the old version travel along.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from hashlib import sha256

from lxml import etree

from reglament.errors import RenderError
from reglament.redline.blocks import Pairs, blocks, paired, woven
from reglament.redline.matching import Item, match
from reglament.redline.ooxml import Element, Tracker, W, said, style
from reglament.render.docx_package import CONTENT_TYPES, RELATIONSHIPS, pack
from reglament.render.docx_tree import clean

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False, huge_tree=False)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"

_Section = tuple[int, list[Element]]
"""The number of its first block, which stands below the end of the section before, and the blocks of a section."""


def tracked(old: bytes, new: bytes, author: str, moment: datetime) -> bytes:
    """The new DOCX in which all that differs from the old one is a tracked change; the same bytes for the same input.

    Raises RenderError when one of them is no DOCX of ours.
    """
    one, two = _Package(old), _Package(new)
    two.take(one)
    tracker = Tracker(clean(author) or "—", moment.strftime("%Y-%m-%dT%H:%M:%SZ"), two.name)
    olds, news = blocks(one.body), blocks(two.body)
    pairs, last = _pairs(olds, news, tracker)
    properties = [deepcopy(child) for child in (one, two)[last].body if child.tag == f"{W}sectPr"]
    made = woven(pairs, olds, news, tracker)
    for child in [*two.body]:
        two.body.remove(child)
    two.body.extend([*made, *properties])
    return two.packed()


def _pairs(olds: Sequence[Element], news: Sequence[Element], tracker: Tracker) -> tuple[Pairs, int]:
    """The pairs of all blocks, section by section, and whose section is the last one: that of the old file or new."""
    one, two = _sections(olds), _sections(news)
    found: Pairs = []
    last = 1
    for i, j in [(0, 0), *_section_pairs(one, two)]:
        before, after = one[i] if i is not None else None, two[j] if j is not None else None
        last = 0 if after is None else 1
        if i or j:
            found.append((before[0] - 1 if before else None, after[0] - 1 if after else None))
        inner = paired(before[1] if before else [], after[1] if after else [], tracker)
        found += [
            (before[0] + a if before and a is not None else None, after[0] + b if after and b is not None else None)
            for a, b in inner
        ]
    return found, last


def _sections(all_blocks: Sequence[Element]) -> list[_Section]:
    found: list[_Section] = [(0, [])]
    for index, block in enumerate(all_blocks):
        if block.find(f"{W}pPr/{W}sectPr") is not None:
            found.append((index + 1, []))
        else:
            found[-1][1].append(block)
    return found


def _section_pairs(olds: Sequence[_Section], news: Sequence[_Section]) -> list[tuple[int | None, int | None]]:
    items = [[_section_item(section) for section in sections[1:]] for sections in (olds, news)]
    return [(i + 1 if i is not None else None, j + 1 if j is not None else None) for i, j in match(*items)]


def _section_item(section: _Section) -> Item:
    paragraphs = [one for block in section[1] for one in block.iter(f"{W}p") if style(one) != "Stamp"]
    title = next((said(one) for one in paragraphs if style(one) == "AnnexTitle"), "")
    return Item("annex", title, "\n".join(filter(None, map(said, paragraphs))) or "-")


class _Package:
    """The parts of a DOCX, its document and footnotes parsed."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                self.parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
            self.document = etree.fromstring(self.parts[DOCUMENT], _PARSER)
            self.relations = etree.fromstring(self.parts[RELATIONSHIPS], _PARSER)
            self.types = etree.fromstring(self.parts[CONTENT_TYPES], _PARSER)
            notes = self.parts.get(FOOTNOTES)
            self.notes = etree.fromstring(notes, _PARSER) if notes is not None else None
        except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
            raise RenderError("{paper} could not be set: {reason}", paper="DOCX", reason=error) from error
        self.body: Element = self.document[0]

    def take(self, other: _Package) -> None:
        """Take over the footnotes and pictures of another package; its document then names them as they are here."""
        self._take_notes(other)
        targets = {one.get("Id"): one for one in other.relations.iter(_RELATION)}
        own = {one.get("Id"): one for one in self.relations.iter(_RELATION)}
        renamed: dict[str, str] = {}
        for element in other.document.iter():
            for attribute, value in element.attrib.items():
                relation = targets.get(value)
                if not attribute.startswith(R) or relation is None or element.tag.startswith(W):
                    continue
                if value not in renamed:
                    renamed[value] = self._take_part(other, relation, own)
                element.set(attribute, renamed[value])

    def _take_notes(self, other: _Package) -> None:
        if other.notes is None:
            return
        if self.notes is None:
            self.parts[FOOTNOTES] = other.parts[FOOTNOTES]
            self.notes = deepcopy(other.notes)
            self._declare(other, FOOTNOTES)
            return
        known = [int(one.get(f"{W}id") or 0) for one in self.notes]
        number = max([0, *known])
        renamed = {}
        for note in other.notes:
            if note.get(f"{W}type") is None:
                number += 1
                renamed[note.get(f"{W}id")] = str(number)
                copy = deepcopy(note)
                copy.set(f"{W}id", str(number))
                self.notes.append(copy)
        for reference in other.document.iter(f"{W}footnoteReference"):
            reference.set(f"{W}id", renamed[reference.get(f"{W}id")])

    def _declare(self, other: _Package, name: str) -> None:
        """Declare a part as the other package does."""
        for one in other.types:
            if one.get("PartName") == f"/{name}":
                self.types.append(deepcopy(one))
        for one in other.relations:
            if one.get("Target") == name.removeprefix("word/"):
                relation = deepcopy(one)
                relation.set("Id", "rIdNotes")
                self.relations.append(relation)

    def _take_part(self, other: _Package, relation: Element, own: dict[str | None, Element]) -> str:
        """Take over what a relation of the other package leads to; the id of the relation here."""
        target = relation.get("Target") or ""
        data = other.parts.get(f"word/{target}", b"")
        for name, one in own.items():
            same = one.get("Type") == relation.get("Type") and self.parts.get(f"word/{one.get('Target')}") == data
            if name is not None and same:
                return name
        digest = sha256(data).hexdigest()[:16]
        extension = posixpath.splitext(target)[1]
        made = deepcopy(relation)
        made.set("Id", f"rIdOld{digest}")
        made.set("Target", f"media/old-{digest}{extension}")
        if not any(one.get("Id") == made.get("Id") for one in self.relations):
            self.parts[f"word/media/old-{digest}{extension}"] = data
            self.relations.append(made)
            known = {one.get("Extension") for one in self.types}
            self.types.extend(
                deepcopy(one)
                for one in other.types
                if one.get("Extension") == extension.removeprefix(".") and one.get("Extension") not in known
            )
        return f"rIdOld{digest}"

    def name(self, run: Element) -> str:
        """What a run that is no text shows: of a footnote its text, of a picture its words and its file."""
        words: list[str] = []
        for one in run.iter():
            if one.tag == f"{W}footnoteReference" and self.notes is not None:
                note = next((note for note in self.notes if note.get(f"{W}id") == one.get(f"{W}id")), None)
                words.append("".join(note.itertext()) if note is not None else "")
            elif one.tag == _DRAWING:
                words.append(one.get("descr") or "")
            else:
                words += [value for name, value in one.attrib.items() if name.startswith(R)]
                words.append(f"{etree.QName(one).localname} {one.text or ''}".strip())
        return "\n".join(words)

    def packed(self) -> bytes:
        """The package again; numbers of drawings are made anew, each one's own."""
        if self.notes is not None:
            used = {one.get(f"{W}id") for one in self.document.iter(f"{W}footnoteReference")}
            for note in [*self.notes]:
                if note.get(f"{W}type") is None and note.get(f"{W}id") not in used:
                    self.notes.remove(note)
        for number, one in enumerate(self.document.iter(_DRAWING), start=1):
            one.set("id", str(number))
        for name, root in (
            (DOCUMENT, self.document),
            (RELATIONSHIPS, self.relations),
            (CONTENT_TYPES, self.types),
            (FOOTNOTES, self.notes),
        ):
            if root is not None:
                self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return pack(self.parts)
