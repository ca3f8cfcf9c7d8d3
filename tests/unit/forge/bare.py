"""A real bare repository of git, moved by plumbing as a server moves it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Bare:
    """The repository of a server."""

    path: Path

    @classmethod
    def made(cls, path: Path) -> Bare:
        """A new one, whose default branch is `main`, that gives any object it is asked for as servers do."""
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(path)], check=True)
        made = cls(path)
        made.git("config", "uploadpack.allowAnySHA1InWant", "true")
        return made

    def git(self, *words: str, stdin: bytes = b"", fine: bool = True, **env: str) -> bytes:
        """What a command of git says."""
        done = subprocess.run(
            ["git", "-C", str(self.path), *words],
            input=stdin,
            capture_output=True,
            check=fine,
            env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **env},
        )
        return done.stdout if done.returncode == 0 else b""

    def tip(self, ref: str) -> str:
        """The commit of a reference, empty when there is none."""
        return self.git("rev-parse", "--verify", "-q", ref, fine=False).decode().strip()

    def blob(self, commit: str, path: str) -> str:
        """The name of a file's object, empty when there is none."""
        return self.git("rev-parse", "--verify", "-q", f"{commit}:{path}", fine=False).decode().strip()

    def commit(self, ref: str, files: Mapping[str, bytes | None], who: str, *, parent: str = "", when: str = "") -> str:
        """A commit with files put, or removed, on top of the reference or of `parent`; the reference moves."""
        old = parent or self.tip(ref)
        index = {"GIT_INDEX_FILE": str(self.path / f"index-{os.getpid()}")}
        self.git("read-tree", *([old] if old else ["--empty"]), **index)
        lines = []
        for path, data in files.items():
            name = (
                self.git("hash-object", "-w", "--stdin", stdin=data).decode().strip() if data is not None else "0" * 40
            )
            lines.append(f"{'100644' if data is not None else '0'} {name}\t{path}\n")
        self.git("update-index", "--index-info", stdin="".join(lines).encode(), **index)
        tree = self.git("write-tree", **index).decode().strip()
        return self._made(ref, tree, [old] if old else [], who, when)

    def many(self, ref: str, count: int, who: str) -> None:
        """So many commits on top of the reference."""
        lines = []
        for number in range(count):
            lines.append(f"commit {ref}\ncommitter {who} <{who}@x.example> 1793750400 +0000\ndata 1\nx\n")
            lines.append(f"from {self.tip(ref)}\n" if number == 0 else "")
            lines.append(f"M 644 inline content/many.md\ndata {len(str(number))}\n{number}\n")
        self.git("fast-import", "--quiet", stdin="".join(lines).encode())

    def merge(self, ref: str, head: str, who: str) -> str:
        """A merge commit of both, empty when they conflict."""
        old = self.tip(ref)
        tree = self.git("merge-tree", "--write-tree", "--no-messages", old, head, fine=False).decode().strip()
        return self._made(ref, tree, [old, head], who, "") if tree else ""

    def _made(self, ref: str, tree: str, parents: list[str], who: str, when: str) -> str:
        date = when or "2026-11-01T00:00:00Z"
        names = {f"GIT_{one}_{key}": value for one in ("AUTHOR", "COMMITTER")
                 for key, value in (("NAME", who), ("EMAIL", f"{who}@sarqyrama.example"), ("DATE", date))}  # fmt: skip
        words = [word for parent in parents for word in ("-p", parent)]
        commit = self.git("commit-tree", tree, *words, "-m", "Change", **names).decode().strip()
        self.git("update-ref", ref, commit)
        return commit

    def between(self, base: str, head: str) -> list[tuple[str, str]]:
        """Commits of `head` that `base` has not: name and name of the author."""
        said = self.git("log", "--format=%H %an", head, f"^{base}").decode().split("\n")
        return [(line.partition(" ")[0], line.partition(" ")[2]) for line in said if line]
