"""A paper that lies elsewhere in another version of the akimat: its folder or its file was given another name."""

from __future__ import annotations

from collections import Counter

from reglament.model.documents import Document, Repository

ALIKE = 0.6
"""From which share of common words two papers of one kind count as one that was moved; git asks for half the lines."""


def counterpart(document: Document, there: Repository, here: Repository) -> Document | None:
    """What `document` of `here` was called in `there`, None when nothing there is like it.

    Only papers of its kind that `here` does not have are asked: what is in both versions was not moved.
    Raises UsageError when such a paper cannot be read.
    """
    words = _words(document)
    gone = [one for one in there.of_kind(document.kind) if one.id not in here.documents]
    likeness = {one.id: _likeness(words, _words(one)) for one in gone}
    best = max(gone, key=lambda one: likeness[one.id], default=None)
    return best if best is not None and likeness[best.id] >= ALIKE else None


def _words(document: Document) -> Counter[str]:
    """The words of its texts, of a paper without texts those of its data."""
    texts = [one.text for tree in document.texts.values() for one in tree.paragraphs()]
    return Counter(" ".join(texts or [str(document.data)]).split())


def _likeness(one: Counter[str], two: Counter[str]) -> float:
    both = one.total() + two.total()
    return 2 * (one & two).total() / both if both else 0.0
