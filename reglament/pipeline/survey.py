"""A look at the folder of an akimat: which files there are, what has changed since the last check, whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property

from reglament.diagnostics import Diagnostic, Lang
from reglament.loading import Discovered, File, Role, discover, languages
from reglament.loading.assemble import Head, Joined, Row, digest_of, join
from reglament.model.documents import Source
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.crew import Crew, Wanted, crew
from reglament.pipeline.leaves import Leaf, Reading, Result, again, stamp_of, take, unpack
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.shelf import Shelf
from reglament.pipeline.snapshot import Snapshot
from reglament.settings import MARKER

LIGHT = 400
"""Files or papers that one process is through with sooner than others could start."""


class Hands:
    """Who helps: a crew that is called when there is much to do, and stays until the run is over."""

    def __init__(self, request: Request, stack: ExitStack) -> None:
        self._jobs = request.jobs
        self._stack = stack
        self._crew: Crew | None = None

    def crew(self, items: int) -> Crew | None:
        """The crew, None when so few items are not worth it."""
        if self._crew is None and self._jobs > 1 and items > LIGHT:
            self._crew = self._stack.enter_context(crew(self._jobs))
        return self._crew if items > LIGHT else None


@dataclass
class Survey:
    """What lies in the folder. `changed` are ids of papers that are new, gone or not as they were."""

    files: Mapping[str, File]
    walk: str
    reading: Reading
    leaves: dict[str, Leaf]
    joined: Joined
    changed: frozenset[str]
    found: tuple[Diagnostic, ...]
    memory: dict[str, Result]
    same: bool
    """Whether nothing has changed since the last check."""

    @property
    def rows(self) -> Mapping[str, Row]:
        """The papers."""
        return self.joined.rows

    @property
    def unread(self) -> frozenset[str]:
        """What is there and cannot be used."""
        return self.joined.unread

    @cached_property
    def shelf(self) -> Shelf:
        """The papers, read when they are asked for."""
        return Shelf(self.rows, self.leaves, self.reading, self.memory)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with names, places and files, in the order of a report."""
        found = [*self.found, *self.joined.diagnostics]
        for leaf in self.leaves.values():
            if leaf.findings:
                found += unpack(leaf.findings)
        return tuple(sorted(found, key=lambda one: one.sort_key))


def survey(request: Request, past: Snapshot | None = None, hands: Hands | None = None) -> Survey:
    """Look at everything, read what is not as the `past` check knew it."""
    past = past or Snapshot()
    reading = Reading(request.paths.root, request.paths.schemas, request.reference)
    discovered = discover(request.paths.root)
    walk = _walk(discovered)
    stamps = _stamps(discovered, str(request.paths.root))
    wanted = [
        Wanted(file, stamp, known)
        for file, stamp in stamps
        if (known := past.leaves.get(file.path)) is None or known.stamp != stamp or not stamp or request.verify
    ]
    memory: dict[str, Result] = {}
    fresh = {leaf.path: leaf for leaf in _read(wanted, reading, memory, request, hands)}
    leaves = {file.path: fresh.get(file.path) or past.leaves[file.path] for file, _ in stamps}
    files = {file.path: file for file, _ in stamps}
    news = {path for path, leaf in fresh.items() if path not in past.leaves or _news(past.leaves[path], leaf)}
    same = walk == past.walk and not news and len(leaves) == len(past.leaves)
    joined = _joined(discovered, leaves, walk, news, past, _languages(files, leaves, memory, reading))
    changed = {key for key, row in joined.rows.items() if past.rows.get(key) != row}
    changed.update(key for key in past.rows if key not in joined.rows)
    return Survey(
        files, walk, reading, leaves, joined, frozenset(changed), discovered.diagnostics, memory, same and not changed
    )


def _walk(discovered: Discovered) -> str:
    """A digest of the names of all files and of what is wrong with names and links."""
    paths = "\n".join([file.path for file in discovered.files])
    return fingerprint(paths, discovered.diagnostics, sorted(discovered.refused))


def _stamps(discovered: Discovered, root: str) -> list[tuple[File, tuple[int, ...]]]:
    return [(file, stamp_of(f"{root}/{file.path}")) for file in discovered.files]


def _news(old: Leaf, new: Leaf) -> bool:
    """Whether the bytes of a file, or what is wrong with it, are not as they were."""
    return new.digest != old.digest or new.findings != old.findings


def _read(
    wanted: Sequence[Wanted], reading: Reading, memory: dict[str, Result], request: Request, hands: Hands | None
) -> Iterator[Leaf]:
    if not wanted:
        return
    helpers = hands.crew(len(wanted)) if hands is not None else None
    if len(wanted) > LIGHT:
        request.progress.begin(Stage.READ, len(wanted))
    if helpers is not None:
        for leaves in helpers.read(wanted, reading):
            yield from leaves
            request.progress.advance(len(leaves))
        return
    for one in wanted:
        leaf, result = take(one.file, one.stamp, one.known, reading)
        if result is not None:
            memory[one.file.path] = result
        yield leaf


def _languages(
    files: Mapping[str, File], leaves: Mapping[str, Leaf], memory: dict[str, Result], reading: Reading
) -> tuple[Lang, ...]:
    """The languages of the papers by the settings."""
    leaf = leaves.get(MARKER)
    if leaf is None or not leaf.usable:
        return languages(None)
    found = memory.get(MARKER) or again(files[MARKER], leaf, reading)
    memory[MARKER] = found
    return languages(found if isinstance(found, Source) else None)


def _joined(
    discovered: Discovered,
    leaves: Mapping[str, Leaf],
    walk: str,
    news: set[str],
    past: Snapshot,
    langs: tuple[Lang, ...],
) -> Joined:
    """The papers: those of the past, with new digests, when no file has come, gone or changed its kind."""
    heads_alike = MARKER not in news and all(
        (old := past.leaves.get(path)) is not None and _standing(old) == _standing(leaves[path]) for path in news
    )
    if walk == past.walk and heads_alike:
        return Joined(_renewed(past.rows, leaves, news), tuple(unpack(past.joined)), past.unread)
    heads: dict[str, Head] = {path: leaf.head for path, leaf in leaves.items() if leaf.kind}
    drawn = {file.path for file in discovered.files if file.role is Role.PICTURE}
    plain = [leaf for path, leaf in leaves.items() if leaf.usable and not leaf.kind]
    texts = {leaf.path: leaf.body for leaf in plain if leaf.path not in drawn}
    return join(discovered, heads, texts, langs, {leaf.path: leaf.digest for leaf in plain if leaf.path in drawn})


def _standing(leaf: Leaf) -> tuple[object, ...]:
    """What of a file decides to which paper it belongs, and what is told of its place."""
    return leaf.usable, leaf.kind, leaf.place, leaf.shown


def _renewed(rows: Mapping[str, Row], leaves: Mapping[str, Leaf], news: set[str]) -> Mapping[str, Row]:
    if not news:
        return rows
    found = dict(rows)
    for key, row in rows.items():
        if not news.isdisjoint(row.paths):
            paths = list(row.paths)
            digests = {path: leaves[path].digest for path in paths}
            found[key] = row._replace(digest=digest_of(row, digests[row.path], digests))
    return found
