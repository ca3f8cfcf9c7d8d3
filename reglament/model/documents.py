"""Documents and the repository of an akimat, as loaded: immutable, with a source position for every value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, TypeVar

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


@lru_cache(maxsize=4096)
def _steps(pointer: str) -> tuple[str, ...]:
    """The keys and indices of a JSON pointer."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex of an act: its ordinal (1…) and its text in each language."""

    ordinal: int
    texts: Mapping[Lang, TextTree]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: metadata in YAML, its text in Markdown for each language, its annexes.

    `id` is the YAML path under `content/` without extension, such as `acts/2026/tazalyq/act`.
    `reglament.model.records.convert(kind, data)` makes a typed struct of one that satisfies its schema.
    `digest` covers the bytes of the YAML, the texts and the annexes. `pictures` are the SHA-256 of the pictures that
    belong to it, by path.
    """

    id: str
    kind: str
    source: Source
    texts: Mapping[Lang, TextTree] = field(default_factory=dict)
    annexes: tuple[Annex, ...] = ()
    digest: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)

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
        for step in _steps(pointer):
            if type(value) is dict:
                if step not in value:
                    return default
                value = value[step]
            elif type(value) is list and step.isdigit() and int(step) < len(value):
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


def mentions(data: Json) -> Iterator[str]:
    """Every text of the metadata that may name a paper or a folder: one with a slash in it, without spaces."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if type(value) is str:
            if "/" in value and " " not in value:
                yield value
        elif type(value) is dict:
            waiting.extend(value.values())
        elif type(value) is list:
            waiting.extend(value)


class Catalogue(Mapping[str, Document]):
    """Documents by id, in the order of their paths, found by kind, folder and what they name.

    This one has them all at hand; others may read a document when it is asked for.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents

    def __getitem__(self, key: str) -> Document:
        return self._documents[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)

    def __contains__(self, key: object) -> bool:
        return key in self._documents

    @property
    def by_kind(self) -> Mapping[str, Sequence[str]]:
        """Ids of the documents of each kind."""
        return self._by_kind

    @property
    def by_folder(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Ids and kinds of the documents in each folder."""
        return self._by_folder

    @property
    def by_mention(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Ids and kinds of the documents whose metadata name a paper or a folder."""
        return self._by_mention

    @cached_property
    def _by_kind(self) -> Mapping[str, Sequence[str]]:
        return grouped((document.kind, key) for key, document in self.items())

    @cached_property
    def _by_folder(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        return grouped((folder_of(key), (key, document.kind)) for key, document in self.items())

    @cached_property
    def _by_mention(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        return grouped(
            (name, (key, document.kind))
            for key, document in self.items()
            for name in dict.fromkeys(mentions(document.data))
        )


class Repository:
    """All documents of one akimat that could be read, by id, in the order of their paths.

    `unread` names what is there but could not be read: ids of papers (`acts/2026/x/act`) and of texts, with their
    language (`acts/2026/x/act.kk`). Nothing of it is missing: it has findings of its own.
    """

    def __init__(self, documents: Mapping[str, Document], unread: frozenset[str] = frozenset()) -> None:
        self._catalogue = documents if isinstance(documents, Catalogue) else Catalogue(documents)
        self._unread = unread

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return self._catalogue

    @property
    def unread(self) -> frozenset[str]:
        """What could not be read."""
        return self._unread

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there is a document."""
        return frozenset(self._catalogue.by_kind)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._catalogue.values())

    def of_kind(self, *kinds: str) -> Iterator[Document]:
        """Documents of the given kinds."""
        listed = [self._catalogue.by_kind.get(kind, ()) for kind in kinds]
        ids = listed[0] if len(listed) == 1 else sorted((key for keys in listed for key in keys), key=path_order)
        return map(self._catalogue.__getitem__, ids)

    def has_unread(self, prefix: str) -> bool:
        """Whether something whose id begins so (`acts/2026/x/`, `acts/2026/x/act.kk`) could not be read."""
        return any(name.startswith(prefix) for name in self._unread)

    def in_dossier(self, folder: str, *kinds: str) -> Iterator[Document]:
        """Documents that lie in `folder`, of the given kinds (all kinds when none is given)."""
        listed = self._catalogue.by_folder.get(folder, ())
        return (self._catalogue[key] for key, kind in listed if not kinds or kind in kinds)

    def kinds_in(self, folder: str) -> Mapping[str, str]:
        """The kinds of the papers that lie in `folder`, by their ids. The papers are not read for it."""
        return dict(self._catalogue.by_folder.get(folder, ()))

    def naming(self, name: str, *kinds: str) -> Iterator[Document]:
        """Documents, of the given kinds, whose metadata name the paper with this id, or this folder, anywhere.

        In the time of those few, however many papers of the kinds there are.
        """
        listed = self._catalogue.by_mention.get(name, ())
        return (self._catalogue[key] for key, kind in listed if not kinds or kind in kinds)


def folder_of(key: str) -> str:
    """The folder of the paper with this id."""
    return key.rpartition("/")[0]


def path_order(key: str) -> str:
    """What papers are sorted by: the path of their file."""
    return f"{key}.yml"


_Item = TypeVar("_Item")


def grouped(pairs: Iterable[tuple[str, _Item]]) -> Mapping[str, Sequence[_Item]]:
    """Items by name, in the order in which they come."""
    groups: dict[str, list[_Item]] = {}
    for name, item in pairs:
        groups.setdefault(name, []).append(item)
    return groups


def emblem_of(source: Source) -> str:
    """The path of the picture of the State Emblem that the register of the akimat names, empty when it names none."""
    data = source.data
    if not isinstance(data, dict) or data.get("kind") != "akimat":
        return ""
    name = data.get("emblem")
    if not isinstance(name, str) or "." not in name or "/" in name:
        return ""
    return f"{source.path.rpartition('/')[0]}/{name}"
