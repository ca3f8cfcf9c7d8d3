"""Git asked in a way that runs no program which a repository could name.

Plumbing only, with an empty environment: no configuration of the system or the user, no hooks, no file system monitor,
no replaced objects, no fetching of missing ones.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import new
from pathlib import Path

from reglament.errors import UsageError

_OFF = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.commitGraph=false",
    "merge.renameLimit=1000",  # a stranger's request must not keep the gate busy with guesses what became of which file
    "protocol.allow=never",
    "submodule.recurse=false",
    "log.showSignature=false",
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
    "GIT_AUTHOR_NAME": "reglament",
    "GIT_AUTHOR_EMAIL": "",
    "GIT_COMMITTER_NAME": "reglament",
    "GIT_COMMITTER_EMAIL": "",
}
_NEEDED = ("SYSTEMROOT", "GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""What programs of Windows cannot start without, and where a server keeps what was pushed until it is accepted."""
_NETWORK = ("PATH", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "GIT_SSL_CAINFO", "SSL_CERT_FILE")
"""What the way to a server may need besides."""
_AUTHOR = re.compile(r"^author (.*?)<[^<>\n]*> (\d{1,15}) [+-]\d{4}$", re.MULTILINE)
_WRITER = re.compile(r"^(?:author|committer) .*?<([^<>\n]*)> \d{1,15} [+-]\d{4}$", re.MULTILINE)
SUBMODULE = "160000"
_LAST = 253402300799
"""The last second of the year 9999."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who wrote a commit (empty when it does not say) and when."""

    author: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Git:
    """One repository; `prefix` is the akimat's folder in it, empty or with `/` at its end."""

    program: str
    root: Path
    prefix: str = ""

    @classmethod
    def at(cls, root: Path) -> Git:
        """The repository that holds the folder. Raises UsageError where there is no git or no repository."""
        program = shutil.which("git")
        if program is None:
            raise UsageError("Older versions are read by git, and git is not installed.")
        bare = cls(program, root)
        done = bare._run("rev-parse", "--show-prefix")
        if done.returncode:
            raise UsageError("Older versions need a git repository, and {folder} is in none.", folder=root)
        return cls(program, root, done.stdout.decode("utf-8", "surrogateescape").rstrip("\n"))

    def find(self, revision: str) -> str:
        """The full name of a commit, empty when there is none of that name."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return "" if done.returncode or not revision else done.stdout.decode("ascii").strip()

    def commit(self, revision: str) -> str:
        """The full name of a commit. Raises UsageError when there is none of that name."""
        found = self.find(revision)
        if not found:
            raise UsageError("There is no revision {revision} in this git repository.", revision=revision)
        return found

    def symbolic(self, name: str) -> str:
        """The full reference for which a symbolic one stands, empty when it stands for none."""
        done = self._run("symbolic-ref", "--quiet", name)
        return "" if done.returncode else done.stdout.decode("utf-8", "surrogateescape").strip()

    def contains(self, commit: str, other: str) -> bool:
        """Whether a commit comes after another one, or is it."""
        return self._run("merge-base", "--is-ancestor", other, commit).returncode == 0

    def tree_of(self, commit: str) -> str:
        """The tree of a commit. Raises UsageError when there is no such commit."""
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{tree}}")
        if done.returncode:
            raise UsageError("There is no revision {revision} in this git repository.", revision=commit)
        return done.stdout.decode("ascii").strip()

    def base(self, commit: str) -> str:
        """Where the present commit and `commit` parted; `commit` itself when they have nothing in common."""
        done = self._run("merge-base", "--end-of-options", commit, "HEAD")
        return done.stdout.decode("ascii").split()[0] if done.returncode == 0 and done.stdout else commit

    def tree(self, commit: str, *paths: str) -> dict[str, str]:
        """The akimat's files in a commit or tree: the name of the object by path from the akimat's root; with `paths`
        only those that lie at or under them."""
        return {path: name for path, (mode, name) in self.modes(commit, *paths).items() if mode != SUBMODULE}

    def modes(self, commit: str, *paths: str) -> dict[str, tuple[str, str]]:
        """The same with the mode of each file (a link `120000`, a submodule `160000`); with `paths` only what lies at
        or under them."""
        scope = ("--", *(f"{self.prefix}{path}" for path in paths)) if paths else ()
        done = self._run("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit, *scope)
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        found, prefix = {}, self.prefix.encode("utf-8", "surrogateescape")
        for entry in filter(None, done.stdout.split(b"\0")):
            head, _, name = entry.partition(b"\t")
            if name.startswith(prefix):
                mode, _, identifier = head.decode("ascii").split()
                found[_path(name[len(prefix) :])] = (mode, identifier)
        return found

    def merged(self, base: str, head: str) -> str:
        """The tree that a merge of two commits gives, empty when they conflict. Nothing is checked out."""
        done = self._run("merge-tree", "--write-tree", "--no-messages", "--end-of-options", base, head)
        return done.stdout.decode("ascii").split()[0] if done.returncode == 0 else ""

    def changed(self, before: str, after: str) -> dict[str, tuple[str, str] | None]:
        """Files that differ between two trees or commits: mode and object as they are after, None for one that went.

        Of everything in the git repository: what lies outside the akimat's folder begins with `../`.
        """
        done = self._run("diff-tree", "-r", "-z", "--no-renames", "--full-index", "--end-of-options", before, after)
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        parts = done.stdout.split(b"\0")
        found: dict[str, tuple[str, str] | None] = {}
        prefix = self.prefix.encode("utf-8", "surrogateescape")
        for head, name in zip(parts[::2], parts[1::2], strict=False):
            _, mode, _, identifier, status = head.decode("ascii").removeprefix(":").split()
            own = _path(name[len(prefix) :]) if name.startswith(prefix) else f"../{_path(name)}"
            found[own] = None if status == "D" else (mode, identifier)
        return found

    def history(self, tip: str, *without: str) -> list[tuple[str, tuple[str, ...]]]:
        """Commits up to `tip` with their parents, the oldest first; not those that `without` has."""
        excluded = (f"^{one}" for one in without)
        done = self._run("rev-list", "--topo-order", "--reverse", "--parents", "--end-of-options", tip, *excluded)
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        rows = (line.split() for line in done.stdout.decode("ascii").splitlines())
        return [(row[0], tuple(row[1:])) for row in rows]

    def steps(self, commits: Sequence[str]) -> dict[str, dict[str, tuple[str, str]]]:
        """What each commit changed against its first parent: by path the objects before and after, empty for none."""
        done = self._run(
            *("diff-tree", "--stdin", "-r", "--root", "-z", "--no-renames", "--full-index", "-m", "--first-parent"),
            stdin="".join(f"{commit}\n" for commit in commits).encode(),
        )
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        found: dict[str, dict[str, tuple[str, str]]] = {commit: {} for commit in commits}
        parts = iter(done.stdout.split(b"\0"))
        commit = ""
        for part in parts:
            text = _path(part)
            if text.startswith(":"):
                _, _, before, after, _ = text[1:].split()
                names = tuple("" if set(name) == {"0"} else name for name in (before, after))
                found[commit][_path(next(parts))] = (names[0], names[1])
            elif text:
                commit = text.strip()
        return found

    def graph(self, tips: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Commits up to `tips` (full names; what is not here is passed over), every one after its parents: the tree
        and the parents of each."""
        words = ("--ignore-missing", "--stdin", "--topo-order", "--reverse", "--no-commit-header", "--format=%H %T %P")
        done = self._run("rev-list", *words, stdin="".join(f"{tip}\n" for tip in tips).encode())
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        rows = (line.split() for line in done.stdout.decode("ascii").splitlines())
        return {row[0]: (row[1], tuple(row[2:])) for row in rows}

    def compared(self, pairs: Sequence[tuple[str, str]]) -> list[dict[str, tuple[str, str]]]:
        """What differs from the first tree of each pair to the second: by path (from the root of the git repository)
        the objects before and after, empty for none."""
        words = ("diff-tree", "--stdin", "-r", "-z", "--no-renames", "--full-index")
        done = self._run(*words, stdin="".join(f"{one} {other}\n" for one, other in pairs).encode())
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        found: list[dict[str, tuple[str, str]]] = []
        at = 0
        while at < len(done.stdout):
            plain = done.stdout[at : at + 1] != b":"
            end = done.stdout.index(b"\n" if plain else b"\0", at)
            if plain:
                found.append({})
                at = end + 1
                continue
            _, _, before, after, _ = done.stdout[at + 1 : end].decode("ascii").split()
            at = done.stdout.index(b"\0", end + 1) + 1
            names = tuple("" if set(name) == {"0"} else name for name in (before, after))
            found[-1][done.stdout[end + 1 : at - 1].decode("utf-8", "surrogateescape")] = (names[0], names[1])
        return found

    def story(self, *paths: str) -> list[tuple[str, list[str]]]:
        """The commits of the present branch that changed something under the paths, and what, the oldest first.

        Along first parents, for what the branch itself has been; empty before the first commit.
        """
        scope = [f"{self.prefix}{path}" for path in paths]
        words = ("log", "--first-parent", "-m", "--reverse", "--no-renames", "--name-only", "-z", "--format=%x01%H")
        done = self._run(*words, "HEAD", "--", *scope)
        found: list[tuple[str, list[str]]] = []
        for token in filter(None, done.stdout.split(b"\0")):
            text = token.lstrip(b"\n").decode("utf-8", "surrogateescape")
            if text.startswith("\x01"):
                found.append((text[1:].strip(), []))
            elif found and text.startswith(self.prefix):
                found[-1][1].append(text[len(self.prefix) :])
        return found

    @property
    def shallow(self) -> bool:
        """Whether the beginning of the history is cut off."""
        return self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def emails(self, base: str, head: str) -> tuple[str, ...]:
        """Addresses of everybody who wrote or committed what `head` has and `base` has not, in small letters."""
        done = self._run("rev-list", "--end-of-options", head, f"^{base}")
        if done.returncode:
            raise UsageError("git cannot read the revision: {reason}", reason=_said(done.stderr))
        commits = done.stdout.decode("ascii").split()
        found: set[str] = set()
        for data in self.blobs({commit: commit for commit in commits}).values():
            head_lines = data.partition(b"\n\n")[0].decode("utf-8", "replace")
            found.update(mail.lower() for mail in _WRITER.findall(head_lines))
        return tuple(sorted(found))

    def append(self, branch: str, path: str, data: bytes, message: str, old: str) -> bool:
        """Put a file into a branch of its own, on top of its commit `old`; False when the branch has moved since.

        With `old` empty the branch is made: it must not be there yet. `path` has one folder.
        """
        files = {name: pair[1] for name, pair in self.modes(old).items()} if old else {}
        files[path] = self._made("hash-object", "-w", "--stdin", stdin=data)
        folders: dict[str, list[str]] = {}
        for name, identifier in sorted(files.items()):
            folder, _, file = name.rpartition("/")
            folders.setdefault(folder, []).append(f"100644 blob {identifier}\t{file}")
        inner = {
            folder: self._made("mktree", stdin="\n".join(rows).encode()) for folder, rows in folders.items() if folder
        }
        rows = [*folders.get("", []), *(f"040000 tree {tree}\t{folder}" for folder, tree in inner.items())]
        tree = self._made("mktree", stdin="\n".join(rows).encode())
        parent = ("-p", old) if old else ()
        commit = self._made("commit-tree", tree, *parent, "-m", message)
        done = self._run("update-ref", branch, commit, old or "0" * len(commit))
        return done.returncode == 0

    def fetch(self, url: str, specs: Sequence[str], token: str = "", seconds: float = 600) -> str:
        """Fetch references or objects from a server; why it failed, empty when it did not.

        Only the protocol of the address is spoken, redirects are not followed, objects are checked. The token is told
        to git by the environment: other users of the machine can read a command line.
        """
        scheme = url.partition(":")[0]
        settings = {
            **({f"http.{url}.extraHeader": f"Authorization: Basic {_basic(token)}"} if token else {}),
            f"protocol.{scheme}.allow": "always",
            "http.followRedirects": "false",
            "http.lowSpeedLimit": "1000",
            "http.lowSpeedTime": "60",
            "credential.helper": "",
            "fetch.fsckObjects": "true",
            "maintenance.auto": "false",
            "gc.auto": "0",
        }
        extra = {"GIT_CONFIG_COUNT": str(len(settings))}
        for number, (key, value) in enumerate(settings.items()):
            extra |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
        words = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--refmap=")
        try:
            done = self._run(*words, "--end-of-options", url, *specs, extra=extra, seconds=seconds)
        except subprocess.TimeoutExpired:
            return f"{seconds:.0f} s"
        said = _said(done.stderr).replace(token or "\0", "…").replace(_basic(token), "…")
        return said or str(done.returncode) if done.returncode else ""

    def _made(self, *words: str, stdin: bytes = b"") -> str:
        """The name of the object that a command made."""
        done = self._run(*words, stdin=stdin)
        if done.returncode:
            raise UsageError("git cannot write: {reason}", reason=_said(done.stderr))
        return done.stdout.decode("ascii").strip()

    def digest(self, data: bytes, like: str) -> str:
        """The name of the object with these bytes, of the same sort as `like`."""
        made = new("sha256" if len(like) == 64 else "sha1", usedforsecurity=False)
        made.update(b"blob %d\0" % len(data))
        made.update(data)
        return made.hexdigest()

    def stamp(self, commit: str) -> Stamp:
        """Who wrote a commit and when."""
        done = self._run("cat-file", "commit", commit)
        found = _AUTHOR.search(done.stdout.decode("utf-8", "replace").partition("\n\n")[0])
        if found is None:
            return Stamp("", datetime.fromtimestamp(0, UTC))
        seconds = min(int(found[2]), _LAST)
        return Stamp(found[1].strip(), datetime.fromtimestamp(seconds, UTC))

    def blobs(self, names: Mapping[str, str]) -> dict[str, bytes]:
        """The bytes of objects, by the keys given; objects that are not there are left out."""
        if not names:
            return {}
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

    def sizes(self, names: Mapping[str, str]) -> dict[str, int]:
        """The bytes that objects have, by the keys given; objects that are not there are left out."""
        asked = "".join(f"{name}\n" for name in names.values()).encode()
        lines = self._run("cat-file", "--batch-check=%(objectsize)", stdin=asked).stdout.splitlines()
        return {key: int(line) for key, line in zip(names, lines, strict=False) if line.isdigit()}

    def _run(
        self, *words: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None, seconds: float | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        options = [word for setting in _OFF for word in ("-c", setting)]
        needed = _NEEDED + (_NETWORK if extra else ())
        return subprocess.run(
            [self.program, "--no-pager", "-C", str(self.root), *options, *words],
            input=stdin,
            capture_output=True,
            check=False,
            timeout=seconds,
            env=_ENVIRONMENT | {name: os.environ[name] for name in needed if name in os.environ} | dict(extra or {}),
        )


def _basic(token: str) -> str:
    """A token as servers of git take it."""
    return b64encode(f"x-access-token:{token}".encode()).decode("ascii")


def _path(name: bytes) -> str:
    """A path as text; bytes that are no UTF-8 are shown by their numbers, so that it can be written and sent on."""
    return name.decode("utf-8", "backslashreplace")


def _said(stderr: bytes) -> str:
    return stderr.decode("utf-8", "replace").strip()
