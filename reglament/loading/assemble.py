"""Sources and texts joined into papers."""

from __future__ import annotations

import difflib
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from reglament.diagnostics import START, Diagnostic, Lang, Param
from reglament.loading.discover import CONTENT, Discovered, File, Role
from reglament.loading.findings import Findings
from reglament.loading.kinds import ACTS, PLACES, belongs, kinds_at, place_of
from reglament.model.documents import Annex, Document, Source
from reglament.model.tree import TextTree
from reglament.settings import MARKER

LANGUAGES: tuple[Lang, ...] = ("kk", "ru")
"""Languages of the papers when the settings do not say."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that could be read of an akimat.

    `unread` names papers and texts whose file is there but cannot be used, as in `Repository`.
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
    texts = (file.path for file in discovered.files if file.role in {Role.TEXT, Role.ANNEX} and file.path not in trees)
    unread = {path.removeprefix(f"{CONTENT}/").removesuffix(".md") for path in texts} | (
        joiner.papers.keys() - documents.keys()
    )
    return Loaded(documents, settings, tuple(joiner.diagnostics), frozenset(unread))


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
        for file in discovered.files:
            if file.role is Role.TEXT:
                self.texts[file.id].append(file)
            elif file.role is Role.ANNEX:
                self.annexes[file.id].append(file)
        if not any(file.role is Role.SETTINGS for file in discovered.files):
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
        near = difflib.get_close_matches(kind.lower().replace("-", "_"), PLACES, 1, 0.6)
        near = near or difflib.get_close_matches(kind.lower(), here, 1, 0.4)
        params: dict[str, Param] = {"kind": kind[:60], "kinds": ", ".join(here), "near": near[0] if near else ""}
        self._add_at(source, "F10", "near" if near else "unknown", **params)
        return False

    def _check_place(self, source: Source) -> None:
        kind = source.data["kind"]
        if not belongs(kind, source.path):
            self._add_at(source, "F11", "place", kind=kind, place=place_of(kind))

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
        """Texts that no paper took."""
        for identifier, files in self.texts.items():
            if identifier not in self.papers:
                for file in files:
                    self._orphan(file, identifier)
        for identifier, files in self.annexes.items():
            paper = self.papers.get(identifier)
            source = self.sources.get(paper.path) if paper else None
            for file in files:
                if paper is None:
                    self._add(file.path, "F15", "annex", needed=f"content/{identifier}.yml")
                elif source is not None and source.data["kind"] in PLACES:
                    self._add(file.path, "F15", "annex_kind", kind=source.data["kind"], paper=paper.path)

    def _orphan(self, file: File, identifier: str) -> None:
        folder, _, name = identifier.rpartition("/")
        here = [other.rpartition("/")[2] for other in self.papers if other.rpartition("/")[0] == folder]
        near = difflib.get_close_matches(name, here, 1, 0.6)
        needed = f"content/{identifier}.yml"
        if near:
            self._add(file.path, "F15", "text_near", needed=needed, near=f"{near[0]}.{file.lang}.md")
        else:
            self._add(file.path, "F15", "text", needed=needed)

    def _add(self, path: str, rule: str, message: str, **params: str) -> None:
        findings = Findings(path)
        findings.put(rule, message, START, params)
        self.diagnostics.extend(findings.items)

    def _add_at(self, source: Source, rule: str, message: str, **params: Param) -> None:
        findings = Findings(source.path)
        findings.put(rule, message, source.places["/kind"].value, params, pointer="/kind")
        self.diagnostics.extend(findings.items)
