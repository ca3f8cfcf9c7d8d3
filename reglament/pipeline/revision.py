"""What changed since a revision, asked of git in a way that runs no program which a repository could name.

Plumbing only, with an empty environment: no configuration of the system or the user, no hooks, no file system monitor,
no replaced objects, no fetching of missing ones. Working files are compared here, not by git, so that no filter runs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from hashlib import new
from pathlib import Path

from reglament.diagnostics import Diagnostic
from reglament.errors import UsageError
from reglament.loading import read_bytes
from reglament.settings import MARKER

_OFF = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.commitGraph=false",
    "protocol.allow=never",
    "submodule.recurse=false",
    "safe.directory=*",  # nothing of the repository is run, so it does not matter whose it is
)
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NEEDED = ("SYSTEMROOT",)
"""What programs of Windows cannot start without."""

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
    git = _Git.at(root)
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


@dataclass(frozen=True, slots=True)
class _Git:
    """One repository; `prefix` is the akimat's folder in it, empty or with `/` at its end."""

    program: str
    root: Path
    prefix: str = ""

    @classmethod
    def at(cls, root: Path) -> _Git:
        program = shutil.which("git")
        if program is None:
            raise UsageError("--changed-since needs git, which is not installed.")
        bare = cls(program, root)
        done = bare._run("rev-parse", "--show-prefix")
        if done.returncode:
            raise UsageError("--changed-since needs a git repository, and {folder} is in none.", folder=root)
        return cls(program, root, done.stdout.decode("utf-8", "surrogateescape").rstrip("\n"))

    def commit(self, revision: str) -> str:
        """The full name of a commit."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if done.returncode or not revision:
            raise UsageError("There is no revision {revision} in this git repository.", revision=revision)
        return done.stdout.decode("ascii").strip()

    def base(self, commit: str) -> str:
        """Where the present commit and `commit` parted; `commit` itself when they have nothing in common."""
        done = self._run("merge-base", "--end-of-options", commit, "HEAD")
        return done.stdout.decode("ascii").split()[0] if done.returncode == 0 and done.stdout else commit

    def tree(self, commit: str) -> dict[str, str]:
        """The akimat's files in a commit: the name of the object by path from the akimat's root."""
        done = self._run("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit)
        if done.returncode:
            raise UsageError(
                "git cannot read the revision: {reason}", reason=done.stderr.decode("utf-8", "replace").strip()
            )
        found = {}
        for entry in filter(None, done.stdout.split(b"\0")):
            head, _, name = entry.partition(b"\t")
            path = name.decode("utf-8", "surrogateescape")
            if path.startswith(self.prefix) and head.split()[1] == b"blob":
                found[path[len(self.prefix) :]] = head.split()[2].decode("ascii")
        return found

    def digest(self, data: bytes, like: str) -> str:
        """The name of the object with these bytes, of the same sort as `like`."""
        made = new("sha256" if len(like) == 64 else "sha1", usedforsecurity=False)
        made.update(b"blob %d\0" % len(data))
        made.update(data)
        return made.hexdigest()

    def blobs(self, names: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of objects, by the keys given; objects that are not there are left out."""
        done = self._run("cat-file", "--batch", stdin="".join(f"{name}\n" for name in names.values()).encode())
        found, at = {}, 0
        for key in names:
            end = done.stdout.find(b"\n", at)
            head = done.stdout[at:end].split()
            at = end + 1
            if len(head) == 3:
                size = int(head[2])
                found[key] = done.stdout[at : at + size]
                at += size + 1
        return found

    def _run(self, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        options = [word for setting in _OFF for word in ("-c", setting)]
        return subprocess.run(
            [self.program, "--no-pager", "-C", str(self.root), *options, *words],
            input=stdin,
            capture_output=True,
            check=False,
            env=_ENVIRONMENT | {name: os.environ[name] for name in _NEEDED if name in os.environ},
        )
