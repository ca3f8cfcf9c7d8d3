"""YAML with an exact place for every value: an event loop over libyaml's parser.

Only what a table of facts needs is read: mappings, lists, words. Anchors, aliases, tags, merge keys, complex keys
and several documents are refused, because each lets a file mean something else than what a reader sees.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from yaml import MarkedYAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reglament.diagnostics import START, Diagnostic, Location, Note, Span
from reglament.loading.decode import MAX_LENGTH, decode
from reglament.loading.findings import Findings
from reglament.loading.kinds import kinds_at
from reglament.loading.scalars import Scalar, resolve
from reglament.loading.yaml_quick import ODD, quick
from reglament.loading.yaml_syntax import check_lone_key, explain
from reglament.model.documents import Json, Place, Source

MAX_DEPTH: Final = 64
MAX_NODES: Final = 50_000
_HARMLESS: Final = frozenset({"F03", "F26"})

_NO_KEY: Final = object()
_ANY_COMMENT: Final = re.compile(r" #\S")
_COMMENT: Final = re.compile(r" +(#)[^\s#!:-].*")

Event = Any
"""An event of libyaml: each class has attributes of its own."""


def read_yaml(path: str, data: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """One YAML file of an akimat: its data and places, or None and the findings that say why not.

    `path` is the path from the akimat's root with `/`. Every finding refuses the file, except hidden characters
    (F03), which are replaced, and comments that look like text (F26).
    """
    findings = Findings(path)
    text = decode(data, findings)
    if text is None or _has_tab(text, findings) or any(finding.rule == "F27" for finding in findings.items):
        return None, findings.items
    data_only = ODD if findings.items or _ANY_COMMENT.search(text) else quick(text)
    if isinstance(data_only, dict) and isinstance(data_only.get("kind"), str) and data_only["kind"]:
        return Source(path, data_only, _LatePlaces(path, text), hashlib.sha256(data).hexdigest()), []
    reader = _Reader(findings, text.split("\n"))
    reader.read(text)
    if any(finding.rule not in _HARMLESS for finding in findings.items) or not _is_paper(path, reader, findings):
        return None, findings.items
    return Source(path, reader.root, reader.places, hashlib.sha256(data).hexdigest()), findings.items


class _LatePlaces(Mapping[str, Place]):
    """Places of a file without faults, looked for when somebody asks where a value stands."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._found: dict[str, Place] = {}

    @property
    def _all(self) -> Mapping[str, Place]:
        if not self._found:
            reader = _Reader(Findings(self._path), self._text.split("\n"))
            reader.read(self._text)
            self._found = reader.places
        return self._found

    def __getitem__(self, pointer: str) -> Place:
        return self._all[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


def _has_tab(text: str, findings: Findings) -> bool:
    offset = text.find("\t")
    if offset < 0:
        return False
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    findings.add("F04", "yaml", Span(line, column, line, column + 1), count=text.count("\t"))
    return True


def _is_paper(path: str, reader: _Reader, findings: Findings) -> bool:
    """Whether the root is a mapping with a `kind`."""
    root, place = reader.root, reader.places.get("", Place(START, START))
    if root is _NO_KEY:
        findings.add("F09", "empty")
    elif not isinstance(root, dict):
        findings.add("F09", "not_mapping", place.value)
    elif "kind" not in root:
        start = place.value
        first = Span(start.line, start.column, start.line, start.column)
        findings.add("F09", "no_kind", first, kinds=", ".join(kinds_at(path)))
    elif not isinstance(root["kind"], str) or not root["kind"]:
        findings.add("F09", "bad_kind", reader.places["/kind"].key, kinds=", ".join(kinds_at(path)), pointer="/kind")
    else:
        return True
    return False


class _StopError(Exception):
    """Reading further makes no sense."""


class _Frame:
    """A mapping or a list that is still open."""

    __slots__ = ("column", "container", "end", "flow", "key", "key_span", "line", "mapping", "pointer", "seen")

    def __init__(self, mapping: bool, pointer: str, event: Event) -> None:
        self.mapping = mapping
        self.container: Any = {} if mapping else []
        self.pointer = pointer
        self.flow: bool = event.flow_style
        self.line: int = event.start_mark.line + 1
        self.column: int = event.start_mark.column + 1
        self.end: tuple[int, int] = (self.line, self.column)
        self.key: Any = _NO_KEY
        self.key_span: Span = START
        self.seen: dict[str, Span] = {}


class _Reader:
    """Builds plain data and places from events."""

    def __init__(self, findings: Findings, lines: list[str]) -> None:
        self.findings = findings
        self.lines = lines
        self.root: Json = _NO_KEY
        self.places: dict[str, Place] = {}
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.documents = 0
        self.has_marks = False
        self.last = START
        """Where the last scalar stands."""

    def read(self, text: str) -> None:
        """Read the whole text; syntax errors become findings."""
        self.has_marks = _ANY_COMMENT.search(text) is not None
        parser = CParser(text)
        try:
            while True:
                event = parser.get_event()
                if type(event) is StreamEndEvent:
                    return
                self._take(event)
        except _StopError:
            return
        except MarkedYAMLError as error:
            explain(error, self.lines, self.last, self.findings)
        finally:
            parser.dispose()

    def _take(self, event: Event) -> None:
        kind = type(event)
        if kind is ScalarEvent:
            self._scalar(event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            self._open(event, kind is MappingStartEvent)
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._close(event)
        elif kind is AliasEvent:
            self._alias(event)
        elif kind is DocumentStartEvent:
            self._document(event)

    def _alias(self, event: Event) -> None:
        self.findings.add("F07", "alias", self._span(event), name=event.anchor)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is _NO_KEY:
            raise _StopError
        self._place(None, self._span(event), self._pointer())

    def _document(self, event: Event) -> None:
        self.documents += 1
        if event.version or event.tags:
            self.findings.add("F07", "directive", self._first_line(event))
        if self.documents > 1:
            self.findings.add("F07", "documents", self._first_line(event))
            raise _StopError

    def _count(self, event: Event) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.findings.add("F08", "nodes", self._first_line(event), limit=MAX_NODES)
            raise _StopError
        if event.anchor is not None:
            self.findings.add("F07", "anchor", self._word(event, len(event.anchor) + 1), name=event.anchor)
        if event.tag is not None:
            self.findings.add("F07", "tag", self._word(event, 1), name=event.tag)

    def _scalar(self, event: Event) -> None:
        self._count(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is _NO_KEY:
            self._key(frame, event)
            return
        if len(event.value) > MAX_LENGTH:
            self.findings.add("F08", "value", self._word(event, 1), limit=MAX_LENGTH)
            raise _StopError
        plain = not event.style
        value: Scalar = resolve(event.value) if plain and event.implicit[0] else event.value
        span = self._block_span(event) if event.style in {"|", ">"} else self._span(event)
        self.last = span
        if plain and frame is not None and frame.mapping and frame.flow and span[:2] == frame.key_span[2:]:
            check_lone_key(self.lines[span.line - 1], frame.key_span, self.findings)
        if plain and self.has_marks:
            self._comment(span)
        self._place(value, span, self._pointer())

    def _comment(self, span: Span) -> None:
        """A `#` with a word right after it was hardly meant to begin a comment."""
        if match := _COMMENT.match(self.lines[span.end_line - 1], span.end_column - 1):
            line, column = span.end_line, match.start(1) + 1
            self.findings.add("F26", "comment", Span(line, column, line, match.end() + 1), pointer=self._pointer())

    def _key(self, frame: _Frame, event: Event) -> None:
        span = self._span(event)
        key: str = event.value
        frame.key, frame.key_span = key, span
        if event.style in {"|", ">"}:
            self.findings.add("F07", "complex_key", self._first_line(event))
        elif not key:
            self.findings.add("F07", "empty_key", span)
        elif key == "<<" and not event.style:
            self.findings.add("F07", "merge", span)
        elif key in frame.seen:
            first = Note(Location(self.findings.path, frame.seen[key]), "first")
            self.findings.add("F06", "duplicate", span, notes=(first,), pointer=self._pointer(), key=key)
        else:
            frame.seen[key] = span

    def _open(self, event: Event, mapping: bool) -> None:
        self._count(event)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.mapping and frame.key is _NO_KEY:
            self.findings.add("F07", "complex_key", self._first_line(event))
            raise _StopError
        if len(self.stack) >= MAX_DEPTH:
            self.findings.add("F08", "depth", self._word(event, 1), limit=MAX_DEPTH)
            raise _StopError
        self.stack.append(_Frame(mapping, self._pointer(), event))

    def _close(self, event: Event) -> None:
        frame = self.stack.pop()
        if frame.flow:
            frame.end = (event.end_mark.line + 1, event.end_mark.column + 1)
        self._place(frame.container, Span(frame.line, frame.column, *frame.end), frame.pointer)

    def _pointer(self) -> str:
        """The pointer of the value that comes next."""
        if not self.stack:
            return ""
        frame = self.stack[-1]
        step = frame.key.replace("~", "~0").replace("/", "~1") if frame.mapping else len(frame.container)
        return f"{frame.pointer}/{step}"

    def _place(self, value: Json, span: Span, pointer: str) -> None:
        if not self.stack:
            self.root = value
            self.places[pointer] = Place(span, span)
            return
        frame = self.stack[-1]
        frame.end = (span.end_line, span.end_column)
        if frame.mapping:
            self.places[pointer] = Place(frame.key_span, span)
            frame.container[frame.key] = value
            frame.key = _NO_KEY
        else:
            self.places[pointer] = Place(span, span)
            frame.container.append(value)

    @staticmethod
    def _span(event: Event) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _word(self, event: Event, length: int) -> Span:
        """`length` characters from where the event starts."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        return Span(line, column, line, column + length)

    def _first_line(self, event: Event) -> Span:
        """From where the event starts to the end of that line."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        return Span(line, column, line, max(len(text.rstrip()) + 1, column))

    def _block_span(self, event: Event) -> Span:
        """A `|` or `>` text ends with its last line that is not blank."""
        first, last = event.start_mark.line, min(event.end_mark.line, len(self.lines) - 1)
        if last > first and event.end_mark.column == 0:
            last -= 1
        while last > first and not self.lines[last].strip():
            last -= 1
        return Span(first + 1, event.start_mark.column + 1, last + 1, len(self.lines[last].rstrip()) + 1)
