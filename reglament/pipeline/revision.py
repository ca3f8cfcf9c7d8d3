"""What changed since a revision. Working files are compared here, not by git, so that no filter runs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from reglament.diagnostics import Diagnostic
from reglament.loading import read_bytes
from reglament.pipeline.git import Git
from reglament.settings import MARKER

_LONGEST = 400
"""Of files with more lines (squared, it is the work of a comparison) every line counts as changed from the first
difference to the last."""


@dataclass(frozen=True)
class Changes:
    """Files that differ from the revision (paths from the akimat's root), and folders from which a file went.

    `lines` are the changed lines of a changed file.
    """

    files: frozenset[str] = frozenset()
    emptied: frozenset[str] = frozenset()
    lines: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def concern(self, found: Diagnostic) -> bool:
        """Whether a finding, or one of its notes, lies in a changed file or beside one that went."""
        return any(self.has(place.path) for place in (found.location, *(note.location for note in found.notes)))

    def order(self, found: Diagnostic) -> int:
        """0 for a finding on a changed line, 1 in a changed file, 2 elsewhere."""
        if found.location.path not in self.files:
            return 2
        span = found.location.span
        changed = self.lines.get(found.location.path, frozenset())
        return int(changed.isdisjoint(range(span.line, span.end_line + 1)))

    def has(self, path: str) -> bool:
        """Whether a file changed, or lies beside one that went; `reglament.yml` stands for the akimat as a whole."""
        beside = path.rpartition("/")[0] in self.emptied or (path == MARKER and bool(self.emptied))
        return path in self.files or beside


def changes(root: Path, revision: str, files: Iterable[str]) -> Changes:
    """What differs between the akimat at `root` and the revision from which its present commit and `revision` parted.

    `files` are the paths of the akimat's files; one that cannot be read counts as changed. Raises UsageError where
    there is no git, no repository or no such revision.
    """
    git = Git.at(root)
    before = git.tree(git.base(git.commit(revision)))
    now: dict[str, bytes] = {}
    unread = set[str]()
    for path in files:
        data, _ = read_bytes(root, path)
        if data is None:
            unread.add(path)
        elif git.digest(data, before.get(path, "")) != before.get(path):
            now[path] = data
    old = git.blobs({path: before[path] for path in now if path in before})
    lines = {path: _changed_lines(old.get(path, b""), data) for path, data in now.items()}
    gone = (path for path in before if path.startswith("content/") and not os.path.lexists(root / path))
    return Changes(
        frozenset(path for path in now if lines[path] or path not in before) | unread,
        frozenset(path.rpartition("/")[0] for path in gone),
        lines,
    )


def _changed_lines(old: bytes, later: bytes) -> frozenset[int]:
    """Numbers of the lines that are new or other; where lines only went, the one before and the one after."""
    before, after = (data.decode("utf-8", "replace").splitlines() for data in (old, later))
    if before == after:
        return frozenset()
    found: set[int] = set()
    for tag, _, _, first, last in _differences(before, after):
        if tag == "delete":
            found.update(line for line in (first, first + 1) if 1 <= line <= len(after))
        else:
            found.update(range(first + 1, last + 1))
    return frozenset(found or {1})


def _differences(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    start = next((i for i, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(before), len(after)) if start is None else start
    tail = 0
    while tail < min(len(before), len(after)) - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, later = before[start : len(before) - tail], after[start : len(after) - tail]
    if max(len(old), len(later)) > _LONGEST:
        yield "replace", start, len(before) - tail, start, len(after) - tail
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, later, autojunk=False).get_opcodes():
        if tag != "equal":
            yield tag, i1 + start, i2 + start, j1 + start, j2 + start
