"""Documents and the repository of an akimat, as loaded: immutable, with a source position for every value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reglament.diagnostics import START, Lang, Location, Span
from reglament.model.tree import TextTree

Json = Any
"""A plain JSON value: dict with string keys, list, str, int, float, bool, None. Dates stay ISO strings."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value of a YAML file stands: its key (for a list item: its dash or value) and the value itself."""

    key: Span
    value: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One YAML file read: plain data and the place of every value by JSON pointer (`""` is the root)."""

    path: str
    data: Json
    places: Mapping[str, Place]
    digest: str
    """SHA-256 of the bytes of the file, hexadecimal."""

    def value(self, pointer: str = "") -> Location:
        """Where the value at `pointer` stands, or its nearest known parent."""
        return Location(self.path, self._nearest(pointer).value, pointer)

    def key(self, pointer: str) -> Location:
        """Where the key at `pointer` stands, or the nearest known parent's."""
        return Location(self.path, self._nearest(pointer).key, pointer)

    def _nearest(self, pointer: str) -> Place:
        while pointer and pointer not in self.places:
            pointer = pointer.rpartition("/")[0]
        return self.places.get(pointer, Place(START, START))


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of an act: its ordinal (1…) and its text in each language."""

    ordinal: int
    texts: Mapping[Lang, TextTree]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: metadata in YAML, its text in Markdown for each language, its annexes.

    `id` is the YAML path under `content/` without extension, such as `acts/2026/tazalyq/act`.
    `record` is the typed struct of `reglament.model.records`, None while the file breaks its schema.
    `digest` covers the bytes of the YAML, the texts and the annexes.
    """

    id: str
    kind: str
    source: Source
    texts: Mapping[Lang, TextTree] = field(default_factory=dict)
    annexes: tuple[Annex, ...] = ()
    record: Any = None
    digest: str = ""

    @property
    def dossier(self) -> str:
        """The folder that holds the paper: `acts/2026/tazalyq`."""
        return self.id.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The last part of the id: `act`."""
        return self.id.rpartition("/")[2]

    @property
    def data(self) -> Json:
        """The plain metadata."""
        return self.source.data

    def get(self, pointer: str, default: Json = None) -> Json:
        """The plain value at a JSON pointer, or `default` when any step is missing."""
        value: Json = self.source.data
        for step in pointer.split("/")[1:]:
            step = step.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict) and step in value:
                value = value[step]
            elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
                value = value[int(step)]
            else:
                return default
        return value

    def at(self, pointer: str = "") -> Location:
        """Where the value at `pointer` stands."""
        return self.source.value(pointer)

    def title(self, lang: Lang) -> str | None:
        """The heading of its text in `lang`, or the `title` of its metadata, or None."""
        tree = self.texts.get(lang)
        if tree is not None and tree.title is not None:
            return tree.title.text
        title = self.get("/title")
        return title.get(lang) if isinstance(title, dict) else None


@dataclass(frozen=True)
class Repository:
    """All documents of one akimat that could be read, by id, in the order of their paths.

    `unread` names what is there but could not be read: ids of papers (`acts/2026/x/act`) and of texts, with their
    language (`acts/2026/x/act.kk`). Nothing of it is missing: it has findings of its own.
    """

    documents: Mapping[str, Document]
    unread: frozenset[str] = frozenset()

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents.values())

    def of_kind(self, *kinds: str) -> Iterator[Document]:
        """Documents of the given kinds."""
        if len(kinds) == 1:
            return iter(self._by_kind.get(kinds[0], ()))
        return (document for document in self if document.kind in kinds)

    def has_unread(self, prefix: str) -> bool:
        """Whether something whose id begins so (`acts/2026/x/`, `acts/2026/x/act.kk`) could not be read."""
        return any(name.startswith(prefix) for name in self.unread)

    def in_dossier(self, folder: str, *kinds: str) -> Iterator[Document]:
        """Documents that lie in `folder`, of the given kinds (all kinds when none is given)."""
        return (d for d in self._by_folder.get(folder, ()) if not kinds or d.kind in kinds)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Document, ...]]:
        return _grouped(self, lambda document: document.kind)

    @cached_property
    def _by_folder(self) -> Mapping[str, tuple[Document, ...]]:
        return _grouped(self, lambda document: document.dossier)


def _grouped(documents: Iterable[Document], key: Callable[[Document], str]) -> Mapping[str, tuple[Document, ...]]:
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(key(document), []).append(document)
    return {name: tuple(group) for name, group in groups.items()}
