"""The parts of a DOCX: which is the text, what it refers to, and what has no place in a paper."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from reglament.exchange.archive import Archive, foreign
from reglament.exchange.markup import Element, R, parse
from reglament.exchange.refusal import Refused
from reglament.exchange.words import msgid

_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = (
    ("macroEnabled", msgid("a document with macros")),
    ("wordprocessingml.template", msgid("a template of Word (.dotx)")),
    ("spreadsheetml", msgid("a spreadsheet (.xlsx)")),
    ("presentationml", msgid("a presentation (.pptx)")),
    ("ms-visio", msgid("a drawing of Visio")),
)
"""Content types of packages that look like a DOCX from outside."""

_DANGEROUS = (
    (re.compile(r"vba|macro", re.I), msgid("macros")),
    (re.compile(r"activex", re.I), msgid("ActiveX controls")),
    (re.compile(r"oleObject|embeddings?/|^package$", re.I), msgid("embedded objects")),
    (re.compile(r"aFChunk|altChunk|afchunk", re.I), msgid("another document merged in when it is opened")),
    (re.compile(r"attachedTemplate$", re.I), msgid("a template attached from elsewhere")),
    (re.compile(r"subDocument$|mailMerge|externalLink|^frame$", re.I), msgid("parts that are fetched from elsewhere")),
)
"""Names of parts, content types and relationships that bring something other than a text."""

_ARCHIVES = re.compile(r"\.(?:zip|rar|7z|docx|docm|xlsx|xlsm|jar|exe|dll|js|vbs|bat|ps1|bin)$", re.I)
_HARMLESS_BIN = re.compile(r"printerSettings[^/]*\.bin$", re.I)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of the type, the target, whether it lies outside the package."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """A DOCX whose parts are known and harmless.

    Raises Refused for anything that is not a plain DOCX.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.archive = Archive(name, data)
        self._types = self._content_types()
        self._refuse_dangerous((part, "") for part in self.archive)
        self.main = self._main()
        self._relations: dict[str, tuple[Relation, ...]] = {}
        for part in sorted(self.archive):
            if part.endswith(".rels"):
                self._check_relations(part)

    def root(self, part: str) -> Element | None:
        """The XML of a part, None when there is no such part."""
        return parse(self.name, part, self.archive[part]) if part in self.archive else None

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to."""
        if part not in self._relations:
            folder, _, base = part.rpartition("/")
            self._relations[part] = tuple(self._read_relations(f"{folder}/_rels/{base}.rels".lstrip("/"), folder))
        return self._relations[part]

    def related(self, type_: str) -> list[str]:
        """Parts of a type (`styles`, `numbering`, `header`) that the text refers to."""
        return [one.target for one in self.relations(self.main) if one.type == type_ and not one.external]

    def one(self, type_: str) -> Element | None:
        """The XML of the one part of a type, None when there is none."""
        return next((root for part in self.related(type_) if (root := self.root(part)) is not None), None)

    def _content_types(self) -> dict[str, str]:
        if _TYPES not in self.archive:
            raise self._other_archive()
        root = parse(self.name, _TYPES, self.archive[_TYPES])
        found = {}
        for entry in root:
            key = entry.get("PartName") or f"*.{entry.get('Extension', '')}".lower()
            found[str(key).lstrip("/")] = str(entry.get("ContentType", ""))
        for wanted, what in _OTHERS:
            if any(wanted in one and one.endswith(("main+xml", "main")) for one in found.values()):
                raise foreign(self.name, what)
        self._refuse_dangerous((key, type_) for key, type_ in found.items() if not key.startswith("*."))
        return found

    def _main(self) -> str:
        relations = self._read_relations("_rels/.rels", "")
        part = next((one.target for one in relations if one.type == "officeDocument" and not one.external), "")
        if not part or part not in self.archive:
            raise Refused(msgid("{file} is damaged: it has no text."), file=self.name)
        type_ = self._types.get(part) or self._types.get("*.xml", "")
        if type_ != _MAIN:
            raise Refused(msgid("{file} is not a Word document (.docx)."), file=self.name)
        return part

    def _other_archive(self) -> Refused:
        kind = self.archive["mimetype"][:100] if "mimetype" in self.archive else b""
        if b"opendocument.text" in kind:
            return foreign(self.name, msgid("an OpenDocument text (.odt)"))
        if b"opendocument" in kind:
            return foreign(self.name, msgid("an OpenDocument file"))
        return foreign(self.name, msgid("a ZIP archive"))

    def _refuse_dangerous(self, named: Iterator[tuple[str, str]]) -> None:
        for part, type_ in named:
            for pattern, what in _DANGEROUS:
                if pattern.search(part) or (type_ and pattern.search(type_)):
                    raise self._dangerous(what)
            if _ARCHIVES.search(part) and not _HARMLESS_BIN.search(part):
                raise self._dangerous(msgid("other files inside"))

    def _dangerous(self, what: str) -> Refused:
        return Refused(
            msgid("{file} holds {what}. Remove them in Word and save the paper as a plain .docx."),
            file=self.name,
            what=what,
        )

    def _check_relations(self, part: str) -> None:
        """No part may fetch anything: of outside targets hyperlinks alone are left, and nobody follows them."""
        for one in self._read_relations(part, ""):
            for pattern, what in _DANGEROUS:
                if pattern.search(one.type):
                    raise self._dangerous(what)
            if one.external and one.type != "hyperlink":
                raise Refused(
                    msgid("{file} refers to something outside itself ({what}): {target}. Put it in or remove it."),
                    file=self.name,
                    what=one.type[:40],
                    target=one.target[:80],
                )

    def _read_relations(self, part: str, folder: str) -> Iterator[Relation]:
        root = self.root(part)
        for entry in root if root is not None else ():
            target = str(entry.get("Target", ""))
            external = str(entry.get("TargetMode", "")).lower() == "external"
            type_ = str(entry.get("Type", "")).rpartition("/")[2]
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            yield Relation(str(entry.get("Id", "")), type_, target, external)


def relation_id(element: Element, name: str = "id") -> str:
    """The id of a relationship that an element names."""
    return str(element.get(R + name, ""))
