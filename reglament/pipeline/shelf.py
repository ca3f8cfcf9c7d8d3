"""Papers that are read when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from reglament.diagnostics import Lang
from reglament.loading import File, Role, pictured
from reglament.loading.assemble import Row
from reglament.model.documents import Annex, Catalogue, Document, Source, folder_of
from reglament.model.tree import TextTree
from reglament.pipeline.leaves import Leaf, Reading, Result, ShiftedError, again
from reglament.settings import MARKER

_Item = TypeVar("_Item")


class Shelf(Catalogue):
    """The papers of an akimat by their rows and leaves; `memory` holds files that are read already, by path.

    Whoever takes a paper whose files have changed since they were read meets ShiftedError.
    """

    def __init__(
        self, rows: Mapping[str, Row], leaves: Mapping[str, Leaf], reading: Reading, memory: dict[str, Result]
    ) -> None:
        super().__init__({})
        self.rows = rows
        self.leaves = leaves
        self.memory = memory
        self._reading = reading
        self._made: dict[str, Document] = {}

    def __getitem__(self, key: str) -> Document:
        found = self._made.get(key)
        return self._make(self.rows[key]) if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, key: object) -> bool:
        return key in self.rows

    def odd(self, key: str) -> bool:
        """Whether some character in the files of a paper may not be in the font."""
        return any(self.leaves[path].odd for path in self.rows[key].paths)

    def forget(self, key: str) -> None:
        """Let go of a paper that is not likely to be asked for again."""
        self._made.pop(key, None)
        for path in self.rows[key].paths:
            self.memory.pop(path, None)

    def source(self, path: str) -> Source:
        """The YAML file at a path."""
        found = self._read(path, "")
        if not isinstance(found, Source):
            raise ShiftedError(path)
        return found

    def tree(self, path: str, lang: Lang) -> TextTree:
        """The text at a path."""
        found = self._read(path, lang)
        if not isinstance(found, TextTree):
            raise ShiftedError(path)
        if shown := self.leaves[path].shown:
            digests = {one: leaf.digest for one, _ in shown if (leaf := self.leaves.get(one)) and leaf.usable}
            if found.shown != tuple(digests.get(one, "") for one, _ in shown):
                found = self.memory[path] = pictured(found, digests)
        return found

    def _make(self, row: Row) -> Document:
        texts = _Texts(self, row.texts)
        annexes = tuple(Annex(number, _Texts(self, own)) for number, own in row.annexes)
        pictures = {path: self.leaves[path].digest for path in row.pictures}
        made = Document(row.id, row.kind, self.source(row.path), texts, annexes, row.digest, pictures)
        self._made[row.id] = made
        return made

    def _read(self, path: str, lang: Lang) -> Result:
        found = self.memory.get(path)
        if found is None:
            role = Role.TEXT if lang else Role.SETTINGS if path == MARKER else Role.PAPER
            found = again(File(path, role, "", lang), self.leaves[path], self._reading)
            self.memory[path] = found
        return found

    @property
    def by_kind(self) -> Mapping[str, list[str]]:
        """Ids of the papers of each kind."""
        return self._kinds

    @property
    def by_folder(self) -> Mapping[str, list[tuple[str, str]]]:
        """Ids and kinds of the papers in each folder."""
        return self._folders

    @property
    def by_mention(self) -> Mapping[str, list[tuple[str, str]]]:
        """Ids and kinds of the papers that name a paper or folder."""
        return self._mentions

    @cached_property
    def _kinds(self) -> Mapping[str, list[str]]:
        return self._grouped(lambda row: (row.kind,), lambda row: row.id)

    @cached_property
    def _folders(self) -> Mapping[str, list[tuple[str, str]]]:
        return self._grouped(lambda row: (folder_of(row.id),), lambda row: (row.id, row.kind))

    @cached_property
    def _mentions(self) -> Mapping[str, list[tuple[str, str]]]:
        return self._grouped(lambda row: self.leaves[row.path].named, lambda row: (row.id, row.kind))

    def _grouped(
        self, names: Callable[[Row], tuple[str, ...]], item: Callable[[Row], _Item]
    ) -> Mapping[str, list[_Item]]:
        groups: dict[str, list[_Item]] = {}
        for row in self.rows.values():
            for name in names(row):
                groups.setdefault(name, []).append(item(row))
        return groups


class _Texts(Mapping[Lang, TextTree]):
    """Texts of a paper by language, each read when it is asked for."""

    __slots__ = ("_paths", "_shelf")

    def __init__(self, shelf: Shelf, paths: tuple[tuple[Lang, str], ...]) -> None:
        self._shelf = shelf
        self._paths = dict(paths)

    def __getitem__(self, lang: Lang) -> TextTree:
        return self._shelf.tree(self._paths[lang], lang)

    def __iter__(self) -> Iterator[Lang]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __contains__(self, lang: object) -> bool:
        return lang in self._paths
