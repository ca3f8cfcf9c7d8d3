"""Collect: every file of an akimat read, checked by its schema and joined into papers; from the cache where it can."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import cache as once
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from reglament.calendar import WorkingCalendar
from reglament.diagnostics import Diagnostic, Lang
from reglament.loading import Discovered, File, assemble, discover, languages, read_bytes, read_file
from reglament.loading.kinds import belongs
from reglament.model.documents import Document, Repository, Source
from reglament.model.records import convert
from reglament.model.registers import Registers
from reglament.model.tree import TextTree
from reglament.pipeline.cache import Cache
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.version import cache_version
from reglament.pipeline.workers import make_ready, processes, spread
from reglament.schema import Schemas
from reglament.schema.engines import fast
from reglament.schema.reference import reference

_FAMILY = "file"
_BATCH = 32
_LIGHT = 256
"""Files that one process reads sooner than others could start."""


@dataclass(frozen=True)
class Collected:
    """An akimat as it lies on disk. `settings` is the data of `reglament.yml`, empty when that cannot be used.

    `files` are the paths of all files read, from the root.
    """

    root: Path
    files: tuple[str, ...]
    repository: Repository
    registers: Registers
    calendar: WorkingCalendar
    as_of: date
    settings: Mapping[str, object]
    languages: tuple[Lang, ...]
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.files)

    def text(self, path: str) -> str | None:
        """The text of one of its files, for excerpts; None for any other path and when it cannot be read."""
        if path not in self._known:
            return None
        data, _ = read_bytes(self.root, path)
        return None if data is None else data.decode("utf-8-sig", errors="replace")


@dataclass(frozen=True, slots=True)
class _Read:
    """One file read: what it holds, what is wrong with it, whether it satisfies its schema."""

    result: Source | TextTree | None
    diagnostics: tuple[Diagnostic, ...]
    sound: bool = False


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to be parsed, wherever that happens."""

    file: File
    data: bytes
    schemas: Path
    reference: bool


def open_cache(request: Request) -> Cache:
    """The results of earlier runs for this akimat."""
    return Cache(request.paths.build / ".cache", cache_version(request.paths.schemas))


def collect(request: Request, cache: Cache | None = None) -> Collected:
    """Read everything. Faults of files are in `diagnostics`; the rest goes on without them."""
    if cache is None:
        with closing(open_cache(request)) as own:
            return collect(request, own)
    root = request.paths.root
    discovered = discover(root)
    read, unreadable = _read_all(request, discovered, cache)
    sources = {path: one.result for path, one in read.items() if isinstance(one.result, Source)}
    trees = {path: one.result for path, one in read.items() if isinstance(one.result, TextTree)}
    loaded = assemble(discovered, sources, trees)
    diagnostics = [*discovered.diagnostics, *unreadable, *loaded.diagnostics]
    for one in read.values():
        diagnostics += one.diagnostics
    documents = {
        identifier: _with_record(document) if read[document.source.path].sound else document
        for identifier, document in loaded.documents.items()
    }
    repository = Repository(documents, loaded.unread)
    settings: Mapping[str, object] = loaded.settings.data if loaded.settings is not None else {}
    return Collected(
        root=root,
        files=tuple(file.path for file in discovered.files),
        repository=repository,
        registers=Registers.of(repository, settings),
        calendar=WorkingCalendar.of(repository, settings),
        as_of=request.as_of or _fixed_day(settings) or request.today,
        settings=settings,
        languages=languages(loaded.settings),
        diagnostics=tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)),
    )


def _with_record(document: Document) -> Document:
    return replace(document, record=convert(document.kind, document.data))


def _fixed_day(settings: Mapping[str, object]) -> date | None:
    try:
        return date.fromisoformat(str(settings.get("as_of", "")))
    except ValueError:
        return None


@once
def _schemas(folder: Path, thorough: bool) -> Schemas:
    return Schemas(folder, reference if thorough else fast)


def _read_all(request: Request, discovered: Discovered, cache: Cache) -> tuple[dict[str, _Read], list[Diagnostic]]:
    """Every readable file by path, in the order of paths, and findings about the unreadable ones."""
    root, files = request.paths.root, discovered.files
    known = {} if request.verify else cache.stamps()
    stamps: dict[str, tuple[str, str]] = {}
    contents: dict[str, bytes] = {}
    unreadable: list[Diagnostic] = []
    for file in files:
        stamp = _stamp(root / file.path)
        if stamp and known.get(file.path, ("", ""))[0] == stamp:
            stamps[file.path] = known[file.path]
            continue
        data, found = read_bytes(root, file.path)
        unreadable += found
        if data is not None:
            contents[file.path] = data
            stamps[file.path] = (stamp, sha256(data).hexdigest())
    keys = {path: _key(path, digest, request.reference) for path, (_, digest) in stamps.items()}
    results = cache.results(_FAMILY, keys.values())
    jobs = []
    for file in files:
        if file.path in keys and keys[file.path] not in results:
            data = contents.get(file.path) or read_bytes(root, file.path)[0] or b""
            jobs.append(_Job(file, data, request.paths.schemas, request.reference))
    fresh = _parse(jobs, request, keys)
    if fresh or known != stamps:
        cache.keep_results(_FAMILY, fresh, keys.values())
        cache.keep_stamps(stamps)
    results.update(fresh)
    return {file.path: results[keys[file.path]] for file in files if file.path in keys}, unreadable


def _key(path: str, digest: str, reference: bool) -> str:
    return sha256(f"{path}\0{digest}\0{reference}".encode()).hexdigest()


def _stamp(path: Path) -> str:
    """What the system says of a file without reading it; empty when it says nothing."""
    try:
        status = os.lstat(path)
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"


def _parse(jobs: Sequence[_Job], request: Request, keys: Mapping[str, str]) -> dict[str, _Read]:
    if not jobs:
        return {}
    make_ready()  # what has changed is likely to be rendered
    request.progress.begin(Stage.READ, len(jobs))
    found: list[_Read] = []
    with processes(request.jobs, len(jobs), _LIGHT) as executor:
        for done in spread(_parse_batch, jobs, executor, _BATCH):
            found += done
            request.progress.advance(len(done))
    return {keys[job.file.path]: one for job, one in zip(jobs, found, strict=True)}


def _parse_batch(jobs: Sequence[_Job]) -> list[_Read]:
    return [_parse_one(job) for job in jobs]


def _parse_one(job: _Job) -> _Read:
    result, found = read_file(job.file, job.data)
    if not isinstance(result, Source):
        return _Read(result, tuple(found))
    schemas = _schemas(job.schemas, job.reference)
    kind = result.data["kind"]
    if kind not in schemas.kinds or not belongs(kind, result.path):
        return _Read(result, tuple(found))  # a wrong kind is told once, by the loader
    broken = schemas.check(result)
    return _Read(result, (*found, *broken), sound=not broken)
