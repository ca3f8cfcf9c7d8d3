"""Sources and texts joined into papers."""

from __future__ import annotations

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from reglament.diagnostics import START, Diagnostic, Lang, Location, Note, Param, Span
from reglament.loading.discover import CONTENT, Discovered, File, Role
from reglament.loading.findings import Findings
from reglament.loading.kinds import ACTS, PLACES, belongs, kinds_at, meant, place_of
from reglament.loading.pictures import check_pictures, pictured
from reglament.model.documents import Annex, Document, Source, emblem_of
from reglament.model.letters import strange_letters
from reglament.model.tree import TextTree, pictures
from reglament.settings import MARKER

EMPTY: Mapping[str, str] = MappingProxyType({})

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
"""Languages of the papers when the settings do not say."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that could be read of an akimat.

    `unread` names papers and texts whose file is there but cannot be used, as in `Repository`, and papers of which
    only texts are there: what they lack has findings of its own.
    """

    documents: Mapping[str, Document]
    settings: Source | None
    diagnostics: tuple[Diagnostic, ...]
    unread: frozenset[str] = field(default=frozenset())


Shown = tuple[str, tuple[int, ...]]
"""The path of a picture and the span of the line that shows it."""


class Head(NamedTuple):
    """What of a YAML file decides to which paper it belongs: its kind, where that stands, the SHA-256 of its bytes.

    `shown` are the pictures that its values name.
    """

    kind: str
    place: Span
    digest: str
    shown: tuple[Shown, ...] = ()


class Body(NamedTuple):
    """What of a text decides to which paper its pictures belong: the SHA-256 of its bytes, and what it shows."""

    digest: str
    shown: tuple[Shown, ...] = ()


class Row(NamedTuple):
    """A paper by its files: the paths of its texts by language, of its annexes by ordinal and language, of pictures."""

    id: str
    kind: str
    path: str
    texts: tuple[tuple[Lang, str], ...]
    annexes: tuple[tuple[int, tuple[tuple[Lang, str], ...]], ...]
    digest: str
    pictures: tuple[str, ...] = ()

    @property
    def paths(self) -> Iterator[str]:
        """The paths of all its files, that of the YAML first."""
        yield self.path
        yield from self.rest

    @property
    def rest(self) -> Iterator[str]:
        """The paths of its texts, annexes and pictures."""
        yield from (path for _, path in self.texts)
        for _, texts in self.annexes:
            yield from (path for _, path in texts)
        yield from self.pictures


@dataclass(frozen=True, slots=True)
class Joined:
    """The papers of an akimat by id, in the order of their paths; `unread` and `diagnostics` as in `Loaded`."""

    rows: Mapping[str, Row]
    diagnostics: tuple[Diagnostic, ...]
    unread: frozenset[str]


def assemble(
    discovered: Discovered,
    sources: Mapping[str, Source],
    trees: Mapping[str, TextTree],
    drawings: Mapping[str, str] = EMPTY,
) -> Loaded:
    """Join what was read, by path, into papers in the order of their ids; `drawings` are SHA-256 of usable pictures.

    Findings: F10 unknown kind, F11 kind in a wrong place, F15 text or annex without its paper, F16 languages,
    F25 no settings, F14 and F30 pictures. `diagnostics` holds these only, not those of discovery and reading.
    """
    settings = sources.get(MARKER)
    heads = {path: head_of(source) for path, source in sources.items()}
    bodies = {path: Body(tree.digest, shown(tree)) for path, tree in trees.items()}
    joined = join(discovered, heads, bodies, languages(settings), drawings)
    trees = {path: pictured(tree, drawings) if bodies[path].shown else tree for path, tree in trees.items()}
    documents = {}
    for key, row in joined.rows.items():
        texts = {lang: trees[path] for lang, path in row.texts}
        annexes = tuple(Annex(number, {lang: trees[path] for lang, path in own}) for number, own in row.annexes)
        own_pictures = {path: drawings[path] for path in row.pictures}
        documents[key] = Document(key, row.kind, sources[row.path], texts, annexes, row.digest, own_pictures)
    return Loaded(documents, settings, joined.diagnostics, joined.unread)


def head_of(source: Source) -> Head:
    """The head of a file that was read."""
    return Head(source.data["kind"], source.places["/kind"].value, source.digest, shown(source))


def shown(read: TextTree | Source) -> tuple[Shown, ...]:
    """The pictures that a text shows, or that the values of a YAML file name: the emblem of the akimat."""
    if isinstance(read, TextTree):
        return tuple((picture.path, tuple(picture.span)) for picture in pictures(read.blocks))
    path = emblem_of(read)
    return ((path, tuple(read.value("/emblem").span)),) if path else ()


def join(
    discovered: Discovered,
    heads: Mapping[str, Head],
    texts: Mapping[str, Body],
    langs: tuple[Lang, ...],
    drawings: Mapping[str, str] = EMPTY,
) -> Joined:
    """The same by the heads of the YAML files, the texts and the pictures (SHA-256) that could be read."""
    joiner = _Joiner(discovered, heads, texts, langs, drawings)
    rows = joiner.join()
    showing = {path: one.shown for read in (heads, texts) for path, one in read.items()}
    joiner.diagnostics += check_pictures(discovered, showing)
    lost = {file.path for file in discovered.files if file.role in {Role.TEXT, Role.ANNEX} and file.path not in texts}
    unread = {_name(path) for path in lost | discovered.refused} | (joiner.papers.keys() - rows.keys())
    return Joined(rows, tuple(joiner.diagnostics), frozenset(unread | joiner.orphaned))


def _name(path: str) -> str:
    """How `Loaded.unread` names a file: the id of a paper, or of a text with its language."""
    return path.removeprefix(f"{CONTENT}/").removesuffix(".md").removesuffix(".yml")


def languages(settings: Source | None) -> tuple[Lang, ...]:
    """The languages of the papers by the settings."""
    given = settings.data.get("languages") if settings is not None else None
    if isinstance(given, list) and given and all(isinstance(lang, str) for lang in given):
        return tuple(given)
    return LANGUAGES


class _Joiner:
    def __init__(
        self,
        discovered: Discovered,
        heads: Mapping[str, Head],
        bodies: Mapping[str, Body],
        langs: tuple[Lang, ...],
        drawings: Mapping[str, str],
    ) -> None:
        self.heads = heads
        self.bodies = bodies
        self.drawings = drawings
        self.diagnostics: list[Diagnostic] = []
        self.languages = langs
        self.papers = {file.id: file for file in discovered.files if file.role is Role.PAPER}
        self.texts: dict[str, list[File]] = defaultdict(list)
        self.annexes: dict[str, list[File]] = defaultdict(list)
        self.orphaned: set[str] = set()
        self.refused = frozenset(map(_name, discovered.refused))
        for file in discovered.files:
            if file.role is Role.TEXT:
                self.texts[file.id].append(file)
            elif file.role is Role.ANNEX:
                self.annexes[file.id].append(file)
        if MARKER not in discovered.refused and not any(file.role is Role.SETTINGS for file in discovered.files):
            self._add(MARKER, "F25", "missing")

    def join(self) -> dict[str, Row]:
        rows = {}
        for identifier, file in self.papers.items():
            head = self.heads.get(file.path)
            if head is not None and self._kind_is_known(file.path, head):
                self._check_place(file.path, head)
                rows[identifier] = self._row(identifier, file.path, head)
        if settings := self.heads.get(MARKER):
            self._check_settings(settings)
        self._orphans()
        return rows

    def _kind_is_known(self, path: str, head: Head) -> bool:
        kind = head.kind
        if kind in PLACES:
            return True
        here = [name for name in kinds_at(path) if name != "settings"]
        near = meant(kind[:60], path)
        letters = strange_letters(kind[:60], near)
        params: dict[str, Param] = {"kind": kind[:60], "kinds": ", ".join(here), "near": near, "letters": letters}
        self._add_at(path, head, "F10", "letters" if letters else "near" if near else "unknown", **params)
        return False

    def _check_place(self, path: str, head: Head) -> None:
        if not belongs(head.kind, path):
            here = ", ".join(name for name in kinds_at(path) if name != "settings")
            self._add_at(path, head, "F11", "place", kind=head.kind, place=place_of(head.kind), kinds=here)

    def _check_settings(self, head: Head) -> None:
        if head.kind != "settings":
            self._add_at(MARKER, head, "F11", "settings", kind=head.kind[:60])

    def _row(self, identifier: str, path: str, head: Head) -> Row:
        texts = self._paths(self.texts.pop(identifier, ()))
        annexes = self._annexes(identifier) if head.kind in ACTS else ()
        row = Row(identifier, head.kind, path, texts, annexes, head.digest)
        seen = {picture for text in row.rest for picture, _ in self.bodies[text].shown}
        seen |= {picture for picture, _ in head.shown}
        row = row._replace(pictures=tuple(sorted(seen & self.drawings.keys())))
        digests = {path: self.bodies[path].digest if path in self.bodies else self.drawings[path] for path in row.rest}
        return row._replace(digest=digest_of(row, head.digest, digests))

    def _annexes(self, identifier: str) -> tuple[tuple[int, tuple[tuple[Lang, str], ...]], ...]:
        by_ordinal: dict[int, list[File]] = defaultdict(list)
        for file in self.annexes.pop(identifier, ()):
            by_ordinal[file.ordinal].append(file)
        joined = ((ordinal, self._paths(files)) for ordinal, files in sorted(by_ordinal.items()))
        return tuple((ordinal, texts) for ordinal, texts in joined if texts)

    def _paths(self, files: Sequence[File]) -> tuple[tuple[Lang, str], ...]:
        """The paths of the texts that could be read, in the order of the akimat's languages."""
        found = {}
        for file in files:
            if file.lang not in self.languages:
                self._add(file.path, "F16", "language", lang=file.lang, languages=", ".join(self.languages))
            elif file.path in self.bodies:
                found[file.lang] = file.path
        return tuple((lang, found[lang]) for lang in self.languages if lang in found)

    def _orphans(self) -> None:
        """Texts that no paper took: one finding for a missing paper, whatever hangs on it."""
        for identifier in sorted(self.texts.keys() | self.annexes.keys()):
            texts, annexes = self.texts.get(identifier, []), self.annexes.get(identifier, [])
            paper = self.papers.get(identifier)
            head = self.heads.get(paper.path) if paper else None
            if paper is None and identifier not in self.refused:
                self._orphan(identifier, [*texts, *annexes])
            elif paper is not None and head is not None and head.kind in PLACES:
                for file in annexes:
                    self._add(file.path, "F15", "annex_kind", kind=head.kind, paper=paper.path)

    def _orphan(self, identifier: str, files: list[File]) -> None:
        self.orphaned.add(identifier)
        folder, _, name = identifier.rpartition("/")
        here = [other.rpartition("/")[2] for other in self.papers if other.rpartition("/")[0] == folder]
        near = difflib.get_close_matches(name, here, 1, 0.6)
        first = files[0]
        notes = [Note(Location(file.path), "also") for file in files[1:]]
        needed = f"content/{identifier}.yml"
        if first.role is Role.ANNEX:
            self._add(first.path, "F15", "annex", notes, needed=needed)
        elif near:
            self._add(first.path, "F15", "text_near", notes, needed=needed, near=f"{near[0]}.{first.lang}.md")
        else:
            self._add(first.path, "F15", "text", notes, needed=needed)

    def _add(self, path: str, rule: str, message: str, notes: Sequence[Note] = (), /, **params: str) -> None:
        findings = Findings(path)
        findings.put(rule, message, START, params, notes=notes)
        self.diagnostics.extend(findings.items)

    def _add_at(self, path: str, head: Head, rule: str, message: str, **params: Param) -> None:
        findings = Findings(path)
        findings.put(rule, message, head.place, params, pointer="/kind")
        self.diagnostics.extend(findings.items)


def digest_of(row: Row, own: str, digests: Mapping[str, str]) -> str:
    """SHA-256 over the files of a paper: that of its YAML, `own`, and those of its texts and pictures by path."""
    total = hashlib.sha256(own.encode())
    total.update("".join([f"{path}:{digests[path]}\n" for path in row.rest]).encode())
    return total.hexdigest()
