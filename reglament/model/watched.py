"""What a check reads of an akimat, noted down: while it is the same, the check need not be made again."""

from __future__ import annotations

from collections.abc import Iterator, KeysView, Mapping
from enum import IntFlag

from reglament.model.documents import Document, Repository


class Common(IntFlag):
    """What many checks read, whole."""

    NONE = 0
    REGISTERS = 1
    CALENDAR = 2
    SETTINGS = 4
    AS_OF = 8


class Reads:
    """Notes of one check: common things, and names of the others.

    Names begin with what was read: `d:` a document, `e:` whether it is there, `k:` all of a kind, `f:` a folder,
    `f:…:` one kind in it, `n:` those that name something, `u:` whether something with that prefix is unread;
    `all`, `ids`, `kinds` and `unread` stand for themselves.
    """

    __slots__ = ("common", "names")

    def __init__(self) -> None:
        self.common = 0
        self.names: set[str] = set()

    def begin(self) -> None:
        """Forget what was noted."""
        self.common = 0
        if self.names:
            self.names = set()


class WatchedRepository(Repository):
    """A repository that notes in `reads` whatever is taken from it. It hands out the documents of `base`."""

    def __init__(self, base: Repository, reads: Reads) -> None:
        super().__init__(base.documents, base.unread)
        self._reads = reads
        self._watched = _Documents(base.documents, reads)

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return self._watched

    @property
    def unread(self) -> frozenset[str]:
        """What could not be read."""
        self._reads.names.add("unread")
        return self._unread

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there is a document."""
        self._reads.names.add("kinds")
        return super().kinds

    def __iter__(self) -> Iterator[Document]:
        self._reads.names.add("all")
        return super().__iter__()

    def of_kind(self, *kinds: str) -> Iterator[Document]:
        """Documents of the given kinds."""
        self._reads.names.update(f"k:{kind}" for kind in kinds)
        return super().of_kind(*kinds)

    def has_unread(self, prefix: str) -> bool:
        """Whether something whose id begins so could not be read."""
        self._reads.names.add(f"u:{prefix}")
        return super().has_unread(prefix)

    def in_dossier(self, folder: str, *kinds: str) -> Iterator[Document]:
        """Documents that lie in `folder`, of the given kinds."""
        self._reads.names.update([f"f:{folder}:{kind}" for kind in kinds] or [f"f:{folder}"])
        return super().in_dossier(folder, *kinds)

    def naming(self, name: str, *kinds: str) -> Iterator[Document]:
        """Documents whose metadata name a paper or a folder."""
        self._reads.names.add(f"n:{name}")
        return super().naming(name, *kinds)


class _Documents(Mapping[str, Document]):
    def __init__(self, base: Mapping[str, Document], reads: Reads) -> None:
        self._base = base
        self._reads = reads

    def __getitem__(self, key: str) -> Document:
        self._reads.names.add(f"d:{key}")
        return self._base[key]

    def __contains__(self, key: object) -> bool:
        self._reads.names.add(f"e:{key}")
        return key in self._base

    def __iter__(self) -> Iterator[str]:
        self._reads.names.add("ids")
        return iter(self._base)

    def __len__(self) -> int:
        self._reads.names.add("ids")
        return len(self._base)

    def keys(self) -> KeysView[str]:
        """The ids."""
        self._reads.names.add("ids")
        return self._base.keys()
