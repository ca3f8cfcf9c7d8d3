"""An akimat of which only what one paper needs is read: the registers, the paper, the papers that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module

from reglament.diagnostics import Diagnostic, Lang
from reglament.loading import Discovered, File, Role, languages
from reglament.loading.assemble import Loaded, assemble
from reglament.loading.discover import CONTENT
from reglament.loading.kinds import PLACES, belongs
from reglament.model.documents import Catalogue, Document, Repository, Source, folder_of, grouped
from reglament.model.registers import Registers
from reglament.model.tree import TextTree
from reglament.pipeline.leaves import Leaf, Reading, Result, ShiftedError, stamp_of, take, unpack
from reglament.pipeline.request import Request
from reglament.pipeline.snapshot import Snapshot
from reglament.pipeline.version import snapshot_version
from reglament.render.compose import COMPOSERS
from reglament.render.coverage import uncovered
from reglament.render.fonts import find_fonts
from reglament.settings import MARKER

NARROW = 300
"""Files that may be read to find the papers of a kind or of a folder; where there are more, the last check is asked."""

_SURVEY = "reglament.pipeline.survey"
"""Loaded only when all papers must be looked at: the rules come with it."""

Memory = dict[str, tuple[Leaf, Result]]
"""Files that are read already, by path; good for as long as the system says the same of them."""


class Glimpse(Catalogue):
    """The papers of an akimat by id, each read when it is asked for; `discovered` are its files, `memory` those read.

    A register that lies where none belongs is not found: the check tells of it. What needs every paper (all letters,
    all that name a folder) is answered from the last check, brought up to date.
    """

    def __init__(self, request: Request, memory: Memory, discovered: Discovered) -> None:
        super().__init__({})
        self.discovered = discovered
        self.read: set[str] = set()
        self._request = request
        self._reading = Reading(request.paths.root, request.paths.schemas, request.reference)
        self._memory = memory
        self._loaded: dict[str, Loaded] = {}
        self._found: dict[tuple[str, ...], list[str]] = {}

    # ------------------------------------------------------------ as a catalogue

    def __getitem__(self, key: str) -> Document:
        return self._load(key).documents[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in self._load(key).documents

    def __iter__(self) -> Iterator[str]:
        return iter(self._everything)

    def __len__(self) -> int:
        return len(self._everything)

    @property
    def by_kind(self) -> Mapping[str, Sequence[str]]:
        """Ids of the papers of each kind."""
        return _Kinds(self)

    @property
    def by_folder(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Ids and kinds of the papers in each folder."""
        return _Folders(self)

    @property
    def by_mention(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Ids and kinds of the papers that name a paper or folder."""
        return self._everything.by_mention

    def of_kind(self, kind: str) -> Sequence[str]:
        """Ids of the papers of one kind."""
        places = PLACES.get(kind, ())
        if places not in self._found:
            files = (file for file in self.discovered.files if file.role is Role.PAPER)
            self._found[places] = [file.id for file in files if kind in PLACES and belongs(kind, file.path)]
        if len(self._found[places]) > NARROW:
            return self._everything.by_kind.get(kind, ())
        return [key for key in self._found[places] if key in self and self[key].kind == kind]

    def in_folder(self, folder: str) -> Sequence[tuple[str, str]]:
        """Ids and kinds of the papers in one folder."""
        keys = [file.id for file in self._folders.get(folder, ()) if file.role is Role.PAPER]
        if len(keys) > NARROW:
            return self._everything.by_folder.get(folder, ())
        return [(key, self[key].kind) for key in keys if key in self]

    @cached_property
    def _everything(self) -> Catalogue:
        """All papers as the last check knew them, what has changed read again."""
        survey = import_module(_SURVEY).survey
        version = snapshot_version(self._request.paths, self._request.reference)
        past = Snapshot.last(self._request.paths.build / ".cache", version)
        try:
            shelf: Catalogue = survey(self._request, past).shelf
        except ShiftedError:  # the settings have just been written: nothing that was known of them is used
            shelf = survey(self._request).shelf
        return shelf

    # ------------------------------------------------------------- what is read

    @cached_property
    def settings(self) -> Mapping[str, object]:
        """The data of `reglament.yml`, empty when that cannot be used."""
        return self._settings.data if self._settings is not None else {}

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the papers."""
        return languages(self._settings)

    @cached_property
    def repository(self) -> Repository:
        """The papers as composers ask for them."""
        return Repository(self)

    @cached_property
    def registers(self) -> Registers:
        """The registers."""
        return Registers.of(self.repository, self.settings)

    def files(self, key: str) -> tuple[File, ...]:
        """The files of a paper: its YAML, texts, annexes, the pictures they show; none when nothing is called so."""
        own = tuple(self._files.get(key, ()))
        shown = (path for file in own for path, _ in self._take(file)[0].shown)
        return (*own, *(self._pictures[path] for path in dict.fromkeys(shown) if path in self._pictures))

    def whole(self, key: str) -> bool:
        """Whether every file of a paper could be read."""
        return all(self._take(file)[0].usable for file in self.files(key))

    def findings(self, key: str) -> list[Diagnostic]:
        """What is wrong with the files of a paper: with names, bytes, syntax, the schema and letters without glyphs."""
        files = self.files(key)
        paths = {file.path for file in files}
        near = f"{CONTENT}/{key}."
        loaded = self._load(key)
        found = [one for one in self.discovered.diagnostics if one.location.path.startswith(near)]
        found += [one for one in loaded.diagnostics if one.location.path in paths]
        for file in files:
            found += unpack(self._take(file)[0].findings)
        document = loaded.documents.get(key)
        if document is not None and document.kind in COMPOSERS and any(self._take(file)[0].odd for file in files):
            found += uncovered(document, find_fonts())
        return sorted(found, key=lambda one: one.sort_key)

    @cached_property
    def _settings(self) -> Source | None:
        file = next((file for file in self.discovered.files if file.role is Role.SETTINGS), None)
        found = self._take(file)[1] if file is not None else None
        return found if isinstance(found, Source) else None

    @cached_property
    def _files(self) -> Mapping[str, Sequence[File]]:
        return grouped((file.id, file) for file in self.discovered.files)

    @cached_property
    def _pictures(self) -> Mapping[str, File]:
        return {file.path: file for file in self.discovered.files if file.role is Role.PICTURE}

    @cached_property
    def _folders(self) -> Mapping[str, Sequence[File]]:
        return grouped((folder_of(file.id), file) for file in self.discovered.files)

    def _load(self, key: str) -> Loaded:
        """The paper put together from its own files, with what is wrong with their company."""
        if key not in self._loaded:
            files = self.files(key)
            sources = {MARKER: self._settings} if self._settings is not None else {}
            trees: dict[str, TextTree] = {}
            drawings: dict[str, str] = {}
            for file in files:
                leaf, found = self._take(file)
                if file.role is Role.PICTURE:
                    drawings.update({file.path: leaf.digest} if leaf.usable else {})
                elif isinstance(found, Source):
                    sources[file.path] = found
                elif isinstance(found, TextTree):
                    trees[file.path] = found
            company = self._folders.get(folder_of(key), ()) if files else ()
            beside = (file for file in company if file.role is Role.PAPER)
            listed = (File(MARKER, Role.SETTINGS, ""), *dict.fromkeys([*files, *beside]))
            self._loaded[key] = assemble(Discovered(listed, (), self.discovered.refused), sources, trees, drawings)
        return self._loaded[key]

    def _take(self, file: File) -> tuple[Leaf, Result]:
        """A file read, unless it was read before and is the same."""
        self.read.add(file.path)
        stamp = stamp_of(f"{self._reading.root}/{file.path}")
        leaf, result = self._memory.get(file.path, (None, None))
        if leaf is None or leaf.stamp != stamp or not stamp:
            fresh, read = take(file, stamp, leaf, self._reading)
            same = leaf is not None and fresh.usable and fresh.digest == leaf.digest
            leaf, result = fresh, result if same else read
            self._memory[file.path] = leaf, result
        return leaf, result


class _Kinds(Mapping[str, Sequence[str]]):
    """Ids by kind, each kind looked for when it is asked for."""

    def __init__(self, glimpse: Glimpse) -> None:
        self._glimpse = glimpse

    def __getitem__(self, kind: str) -> Sequence[str]:
        return self._glimpse.of_kind(kind)

    def __iter__(self) -> Iterator[str]:
        return (kind for kind in PLACES if self._glimpse.of_kind(kind))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Folders(Mapping[str, Sequence[tuple[str, str]]]):
    """Ids and kinds by folder, each folder looked at when it is asked for."""

    def __init__(self, glimpse: Glimpse) -> None:
        self._glimpse = glimpse

    def __getitem__(self, folder: str) -> Sequence[tuple[str, str]]:
        return self._glimpse.in_folder(folder)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(folder_of(key) for key in self._glimpse))

    def __len__(self) -> int:
        return sum(1 for _ in self)
