"""Sources and texts joined into papers."""

from __future__ import annotations

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reglament.diagnostics import START, Diagnostic, Lang, Location, Note, Param
from reglament.loading.discover import CONTENT, Discovered, File, Role
from reglament.loading.findings import Findings
from reglament.loading.kinds import ACTS, PLACES, belongs, kinds_at, meant, place_of
from reglament.model.documents import Annex, Document, Source
from reglament.model.letters import strange_letters
from reglament.model.tree import TextTree
from reglament.settings import MARKER

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


def assemble(discovered: Discovered, sources: Mapping[str, Source], trees: Mapping[str, TextTree]) -> Loaded:
    """Join what was read, by path, into papers in the order of their ids.

    Findings: F10 unknown kind, F11 kind in a wrong place, F15 text or annex without its paper, F16 languages,
    F25 no settings. `diagnostics` holds these only, not those of discovery and reading.
    """
    joiner = _Joiner(discovered, sources, trees)
    documents = joiner.join()
    settings = sources.get(MARKER)
    texts = {file.path for file in discovered.files if file.role in {Role.TEXT, Role.ANNEX} and file.path not in trees}
    unread = {_name(path) for path in texts | discovered.refused} | (joiner.papers.keys() - documents.keys())
    return Loaded(documents, settings, tuple(joiner.diagnostics), frozenset(unread | joiner.orphaned))


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
    def __init__(self, discovered: Discovered, sources: Mapping[str, Source], trees: Mapping[str, TextTree]) -> None:
        self.sources = sources
        self.trees = trees
        self.diagnostics: list[Diagnostic] = []
        self.languages = languages(sources.get(MARKER))
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

    def join(self) -> dict[str, Document]:
        documents = {}
        for identifier, file in self.papers.items():
            source = self.sources.get(file.path)
            if source is not None and self._kind_is_known(source):
                self._check_place(source)
                documents[identifier] = self._document(identifier, source)
        if settings := self.sources.get(MARKER):
            self._check_settings(settings)
        self._orphans()
        return documents

    def _kind_is_known(self, source: Source) -> bool:
        kind = source.data["kind"]
        if kind in PLACES:
            return True
        here = [name for name in kinds_at(source.path) if name != "settings"]
        near = meant(kind[:60], source.path)
        letters = strange_letters(kind[:60], near)
        params: dict[str, Param] = {"kind": kind[:60], "kinds": ", ".join(here), "near": near, "letters": letters}
        self._add_at(source, "F10", "letters" if letters else "near" if near else "unknown", **params)
        return False

    def _check_place(self, source: Source) -> None:
        kind = source.data["kind"]
        if not belongs(kind, source.path):
            here = ", ".join(name for name in kinds_at(source.path) if name != "settings")
            self._add_at(source, "F11", "place", kind=kind, place=place_of(kind), kinds=here)

    def _check_settings(self, source: Source) -> None:
        if source.data["kind"] != "settings":
            self._add_at(source, "F11", "settings", kind=str(source.data["kind"])[:60])

    def _document(self, identifier: str, source: Source) -> Document:
        kind: str = source.data["kind"]
        texts = self._trees(self.texts.pop(identifier, []))
        annexes = self._annexes(identifier, source) if kind in ACTS else ()
        digest = hashlib.sha256(source.digest.encode())
        for tree in texts.values():
            digest.update(f"{tree.path}:{tree.digest}\n".encode())
        for annex in annexes:
            for tree in annex.texts.values():
                digest.update(f"{tree.path}:{tree.digest}\n".encode())
        return Document(identifier, kind, source, texts, annexes, None, digest.hexdigest())

    def _annexes(self, identifier: str, source: Source) -> tuple[Annex, ...]:
        by_ordinal: dict[int, list[File]] = defaultdict(list)
        for file in self.annexes.pop(identifier, []):
            by_ordinal[file.ordinal].append(file)
        joined = ((ordinal, self._trees(files)) for ordinal, files in sorted(by_ordinal.items()))
        return tuple(Annex(ordinal, texts) for ordinal, texts in joined if texts)

    def _trees(self, files: list[File]) -> dict[Lang, TextTree]:
        """The trees that could be read, in the order of the akimat's languages."""
        found = {}
        for file in files:
            if file.lang not in self.languages:
                self._add(file.path, "F16", "language", lang=file.lang, languages=", ".join(self.languages))
            elif file.path in self.trees:
                found[file.lang] = self.trees[file.path]
        return {lang: found[lang] for lang in self.languages if lang in found}

    def _orphans(self) -> None:
        """Texts that no paper took: one finding for a missing paper, whatever hangs on it."""
        for identifier in sorted(self.texts.keys() | self.annexes.keys()):
            texts, annexes = self.texts.get(identifier, []), self.annexes.get(identifier, [])
            paper = self.papers.get(identifier)
            source = self.sources.get(paper.path) if paper else None
            if paper is None and identifier not in self.refused:
                self._orphan(identifier, [*texts, *annexes])
            elif paper is not None and source is not None and source.data["kind"] in PLACES:
                for file in annexes:
                    self._add(file.path, "F15", "annex_kind", kind=source.data["kind"], paper=paper.path)

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

    def _add_at(self, source: Source, rule: str, message: str, **params: Param) -> None:
        findings = Findings(source.path)
        findings.put(rule, message, source.places["/kind"].value, params, pointer="/kind")
        self.diagnostics.extend(findings.items)
