"""The guarded branch as a row of tips, read from git at once: what it was before each, what has what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from reglament.pipeline.git import Git


class Line:
    """Commits up to the tip of the branch, and up to others; `known` are commits that were tips of the branch.

    A merge is read from the parent that was the branch: the one that has the newest known tip, else the first. So
    nobody hides a stretch of the branch behind a merge that has its parents the other way round.
    """

    def __init__(self, git: Git, tip: str, known: Iterable[str], others: Iterable[str]) -> None:
        known = set(known)
        self.tip = tip
        self._nodes = git.graph({tip, *known, *others})
        self._names = list(self._nodes)
        self._rank = {commit: rank for rank, commit in enumerate(self._names)}
        self.own: Set[str] = self._up_to(tip)
        self._newest: dict[str, int] = {}
        for commit, rank in self._rank.items():
            self._newest[commit] = rank if commit in known and commit in self.own else self._newest_before(commit)

    def __contains__(self, commit: str) -> bool:
        """Whether the commit is here, on the branch or not."""
        return commit in self._nodes

    def tree(self, commit: str) -> str:
        """The tree of a commit."""
        return self._nodes[commit][0]

    def parents(self, commit: str) -> tuple[str, ...]:
        """The parents of a commit."""
        return self._nodes[commit][1]

    def before(self, commit: str) -> str:
        """The parent that was the branch; empty when no known tip is behind the commit: it is older than the gate."""
        parents = self.parents(commit)
        return max(parents, key=self._newest.__getitem__) if self._newest_before(commit) >= 0 else ""

    def tip_before(self, commit: str) -> str:
        """The newest known tip behind a commit, that must not be older than the gate."""
        return self._names[self._newest_before(commit)]

    def is_tip(self, commit: str) -> bool:
        """Whether the commit is a known tip of the branch."""
        return self._newest[commit] == self._rank[commit]

    def walk(self) -> Iterator[tuple[str, str]]:
        """Commits and what the branch was before each, the newest first, as if each commit were a step."""
        at = self.tip
        while before := self.before(at):
            yield at, before
            at = before

    def has(self, commit: str, other: str) -> bool:
        """Whether a commit comes after another one, or is it; both are here."""
        found = {commit}
        waiting, least = [commit], self._rank[other]
        while waiting and other not in found:
            more = {one for one in self.parents(waiting.pop()) if self._rank[one] >= least} - found
            found |= more
            waiting += more
        return other in found

    def _newest_before(self, commit: str) -> int:
        return max((self._newest[parent] for parent in self.parents(commit)), default=-1)

    def _up_to(self, tip: str) -> set[str]:
        found, waiting = {tip}, [tip]
        while waiting:
            more = set(self.parents(waiting.pop())) - found
            found |= more
            waiting += more
        return found
