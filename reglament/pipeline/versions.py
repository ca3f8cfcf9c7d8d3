"""The akimat as it was in a revision: its papers read from git as data, nothing checked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from reglament.diagnostics import START, Lang
from reglament.errors import UsageError
from reglament.loading import Discovered, File, Role, languages, pictured, read_file, recognise
from reglament.loading.assemble import Body, Head, Row, join, shown
from reglament.loading.decode import MAX_BYTES
from reglament.model.documents import Annex, Catalogue, Document, Repository, Source, folder_of, grouped
from reglament.model.registers import Registers
from reglament.model.tree import TextTree
from reglament.pipeline.git import Git
from reglament.settings import MARKER

MAIN = ("main", "master", "origin/main", "origin/master")
"""Branches that may be the main one, the likeliest first."""

_FEW = 200
"""Papers whose bytes are kept from the look at their kinds until they are read."""
_KIND = re.compile(rb"""^kind:[ \t]*["']?([a-z_]+)""", re.MULTILINE)


@dataclass(frozen=True)
class Version:
    """The papers of an akimat at one time; `name` is what it is called in a redline."""

    name: str
    repository: Repository
    registers: Registers
    languages: tuple[Lang, ...]
    marker: Source | None = None
    """The settings as they were read; None when they are missing or cannot be read."""


def base(git: Git) -> str:
    """The commit with which a draft is compared: where it left the main branch, else the present one.

    Raises UsageError when the repository has no commit yet.
    """
    for name in MAIN:
        if found := git.find(name):
            return git.base(found)
    return git.commit("HEAD")


def past(git: Git, commit: str, name: str, under: tuple[str, ...] = ()) -> Version:
    """The akimat in a commit (its full name); papers are read when somebody asks for them.

    With `under` it has the settings and what lies in these folders, and nothing else.
    """
    papers = _Past(git, git.tree(commit, *((MARKER, *under) if under else ())))
    marker = papers.settings
    repository = Repository(papers)
    registers = Registers.of(repository, marker.data if marker is not None else {})
    return Version(name, repository, registers, papers.languages, marker)


def papers_of(git: Git, commit: str) -> Repository:
    """The papers of a commit or a tree; of those in one folder nothing is read outside it.

    One that cannot be read has no data: whoever judges the tree says so, and goes on with the others.
    """
    return Repository(_Past(git, git.tree(commit), strict=False))


class _Past(Catalogue):
    """The papers of one tree of git. Raises UsageError for a paper that cannot be read, if it is `strict`."""

    def __init__(self, git: Git, names: Mapping[str, str], *, strict: bool = True) -> None:
        super().__init__({})
        self._strict = strict
        self._git = git
        self._names = names
        self._made: dict[str, Document] = {}
        self._near: dict[str, Mapping[str, Row]] = {}
        self._at_hand: dict[str, bytes] = {}

    @cached_property
    def settings(self) -> Source | None:
        """The settings, None when they are missing or cannot be read."""
        read = self._read([MARKER]) if MARKER in self._names else {}
        found = read.get(MARKER)
        return found if isinstance(found, Source) else None

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the papers."""
        return languages(self.settings)

    @cached_property
    def _rows(self) -> Mapping[str, Row]:
        return self._joined(self._names)

    @cached_property
    def _beside(self) -> Mapping[str, Sequence[str]]:
        return grouped((path.rpartition("/")[0], path) for path in self._names)

    def _rows_in(self, folder: str) -> Mapping[str, Row]:
        """Papers of one folder, by the files of that folder alone."""
        if folder not in self._near:
            self._near[folder] = self._joined(self._beside.get(f"content/{folder}", ()))
        return self._near[folder]

    def _joined(self, paths: Iterable[str]) -> Mapping[str, Row]:
        files = recognise(paths)
        texts = {file.path: Body(self._names[file.path]) for file in files if file.role in (Role.TEXT, Role.ANNEX)}
        return join(Discovered(files), self._heads(files), texts, self.languages).rows

    def _heads(self, files: Iterable[File]) -> Mapping[str, Head]:
        """What papers are, read off their first lines: whoever asks for one reads it whole."""
        wanted = {file.path: self._names[file.path] for file in files if file.role is Role.PAPER}
        found = self._git.blobs(wanted)
        if len(found) <= _FEW:
            self._at_hand.update(found)
        kinds = {path: _KIND.search(data) for path, data in found.items()}
        return {
            path: Head(kind[1].decode(), START, self._names[path]) for path, kind in kinds.items() if kind is not None
        }

    def __getitem__(self, key: str) -> Document:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(self._rows_in(folder_of(key))[key])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._rows_in(folder_of(key))

    @cached_property
    def _kinds(self) -> Mapping[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for row in self._rows.values():
            groups.setdefault(row.kind, []).append(row.id)
        return groups

    @property
    def by_kind(self) -> Mapping[str, list[str]]:
        """Ids of the papers of each kind."""
        return self._kinds

    @property
    def by_folder(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Ids and kinds of the papers in each folder: a paper beside them that cannot be read stops nobody."""
        return _Folders(self._beside, self._rows_in)

    def _make(self, row: Row) -> Document:
        read = self._read(tuple(row.paths))
        source = read.get(row.path)
        if not isinstance(source, Source):
            if not self._strict:
                return Document(row.id, row.kind, Source(row.path, {}, {}, row.digest), {}, (), row.digest)
            raise UsageError(
                "{path} cannot be read in that revision; choose another one with --from or --to.", path=row.path
            )
        annexes = tuple(Annex(number, _texts(own, read)) for number, own in row.annexes)
        return Document(row.id, row.kind, source, _texts(row.texts, read), annexes, row.digest)

    def _read(self, paths: Sequence[str]) -> dict[str, Source | TextTree | None]:
        blobs = {path: self._at_hand[path] for path in paths if path in self._at_hand}
        wanted = {path: self._names[path] for path in paths if path not in blobs}
        blobs |= self._git.blobs(wanted) if wanted else {}
        files = {file.path: file for file in recognise(blobs)}
        read = {path: _result(files[path], data) for path, data in blobs.items() if path in files}
        return {path: self._with_pictures(one) if isinstance(one, TextTree) else one for path, one in read.items()}

    def _with_pictures(self, tree: TextTree) -> TextTree:
        """The text with the digests of the pictures that it shows."""
        paths = {path: self._names[path] for path, _ in shown(tree) if path in self._names}
        if not paths:
            return tree
        return pictured(tree, {path: sha256(data).hexdigest() for path, data in self._git.blobs(paths).items()})


class _Folders(Mapping[str, Sequence[tuple[str, str]]]):
    """Papers by folder, each folder read when somebody asks for it."""

    def __init__(self, files: Mapping[str, Sequence[str]], rows: Callable[[str], Mapping[str, Row]]) -> None:
        self._names = [folder.removeprefix("content/") for folder in files if folder.startswith("content/")]
        self._rows = rows

    def __getitem__(self, folder: str) -> Sequence[tuple[str, str]]:
        found = [(row.id, row.kind) for row in self._rows(folder).values()]
        if not found:
            raise KeyError(folder)
        return found

    def __iter__(self) -> Iterator[str]:
        return (folder for folder in self._names if self._rows(folder))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _result(file: File, data: bytes) -> Source | TextTree | None:
    found = read_file(file, data)[0] if len(data) <= MAX_BYTES else None
    return found if isinstance(found, Source | TextTree) else None


def _texts(
    paths: tuple[tuple[Lang, str], ...], read: Mapping[str, Source | TextTree | None]
) -> Mapping[Lang, TextTree]:
    return {lang: tree for lang, path in paths if isinstance(tree := read.get(path), TextTree)}
