"""The difference of two versions of one paper: what stayed, changed, came, went and was moved.

`redline(old, new)` is a pure function of two composed papers in one language; the writers of this package show its
result. Nothing is lost: without what came it says what the old version says, without what went what the new one says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reglament.model.tree import Align
from reglament.redline.listing import Cells, Kind, Listed, Part, parts
from reglament.redline.matching import Item, match, moves
from reglament.redline.words import Op, Segment, segments, side
from reglament.render.paper import AnnexPaper, Paper

SHORT = 12
"""Letters up to which the first cell of a row is taken for its number."""


class Status(StrEnum):
    """What became of a block."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_AWAY = "moved-away"
    """It stood here in the old version."""
    MOVED_HERE = "moved-here"
    """It stands here in the new version."""


OLD = frozenset({Status.REMOVED, Status.MOVED_AWAY})
"""What only the old version has in this place."""
NEW = frozenset({Status.ADDED, Status.MOVED_HERE})

CellChange = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of a table, of facts, of a signature: what became of it and of each of its cells."""

    status: Status
    cells: tuple[CellChange, ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One block of the paper with its changes: words of a text, or rows of cells.

    `old` and `new` are the literal numbers in both versions; `clause` is that of the clause it belongs to, in the new
    version if it is there; `move` numbers the two places of a moved block; `picture` says that a picture's file is
    another one.
    """

    kind: Kind
    status: Status
    segments: tuple[Segment, ...] = ()
    rows: tuple[RowChange, ...] = ()
    old: str = ""
    new: str = ""
    clause: str = ""
    level: int = 0
    aligns: tuple[Align, ...] = ()
    move: int = 0
    picture: bool = False

    @property
    def renumbered(self) -> bool:
        """Whether nothing but its number changed."""
        if self.status is not Status.CHANGED or self.old == self.new or self.rows:
            return False
        wordings = (side(self.segments, gone) for gone in (Op.INSERTED, Op.DELETED))
        old, new = (text.removeprefix(label) for text, label in zip(wordings, (self.old, self.new), strict=True))
        return old == new


@dataclass(frozen=True, slots=True)
class Section:
    """The paper itself (no annex), or an annex in its versions; one that is missing is None."""

    entries: tuple[Entry, ...]
    old: AnnexPaper | None = None
    new: AnnexPaper | None = None

    @property
    def annex(self) -> AnnexPaper | None:
        """The annex in its new version, else in the old one."""
        return self.new or self.old


@dataclass(frozen=True, slots=True)
class Redline:
    """Two versions of a paper and what became of every block between them."""

    old: Paper
    new: Paper
    sections: tuple[Section, ...]

    @property
    def changed(self) -> bool:
        """Whether anything that is printed differs."""
        return any(entry.status is not Status.SAME for entry in self.entries())

    def entries(self) -> Iterator[Entry]:
        """Every block in reading order."""
        return (entry for section in self.sections for entry in section.entries)

    def texts(self, gone: Op) -> Iterator[str]:
        """The printed texts of one version: without what is marked as `gone`, nothing empty."""
        return (text for entry in self.entries() for text in _texts(entry, gone) if text)


def redline(old: Paper, new: Paper) -> Redline:
    """What became of every block of `old` on the way to `new`."""
    sections = []
    for one, two in pair_parts(parts(old), parts(new)):
        entries = _compared(one.listed if one is not None else (), two.listed if two is not None else ())
        before, after = (part.annex if part is not None else None for part in (one, two))
        sections.append(Section(entries, before, after))
    return Redline(old, new, tuple(_with_moves(sections)))


def pair_parts(olds: Sequence[Part], news: Sequence[Part]) -> list[tuple[Part | None, Part | None]]:
    """The paper with the paper, annexes with those most like them."""
    listed = [[_annex_item(part) for part in side[1:]] for side in (olds, news)]
    pairs: list[tuple[Part | None, Part | None]] = [(olds[0], news[0])]
    for i, j in match(*listed):
        pairs.append((olds[i + 1] if i is not None else None, news[j + 1] if j is not None else None))
    return pairs


def _annex_item(part: Part) -> Item:
    """An annex for matching: its title counts, and that what it says is about the same."""
    lines = (line for one in part.listed if one.kind is not Kind.STAMP for line in (one.line, *map(" ".join, one.rows)))
    return Item("annex", part.annex.title if part.annex is not None else "", "\n".join(lines))


def _compared(olds: Sequence[Listed], news: Sequence[Listed]) -> tuple[Entry, ...]:
    found = []
    clauses = [_clauses(olds), _clauses(news)]
    for i, j in match([one.item for one in olds], [one.item for one in news]):
        old, new = olds[i] if i is not None else None, news[j] if j is not None else None
        clause = clauses[1][j] if j is not None else clauses[0][i] if i is not None else ""
        found.append(replace(_entry(old, new), clause=clause))
    return tuple(found)


def _clauses(listed: Iterable[Listed]) -> list[str]:
    """The number of the clause that each block belongs to, without its mark; empty outside of clauses."""
    found, number = [], ""
    for one in listed:
        if one.kind is Kind.CLAUSE:
            number = one.label.rstrip(").")
        elif one.kind not in (Kind.PART, Kind.SUBCLAUSE, Kind.SUBPART, Kind.TABLE, Kind.PICTURE, Kind.FOOTNOTE):
            number = ""
        found.append(number)
    return found


def _entry(old: Listed | None, new: Listed | None) -> Entry:
    one = new or old
    if one is None:
        raise ValueError("an entry needs a version")
    rows: tuple[RowChange, ...] = ()
    said: tuple[Segment, ...] = ()
    if one.rows:
        rows = compare_rows(old.rows if old is not None else (), new.rows if new is not None else (), _heads(old, new))
    else:
        said = segments(old.line if old is not None else "", new.line if new is not None else "")
    picture = old is not None and new is not None and old.stamp != new.stamp
    status = Status.REMOVED if new is None else Status.ADDED if old is None else Status.SAME
    if status is Status.SAME and (picture or _differs(said) or any(row.status is not Status.SAME for row in rows)):
        status = Status.CHANGED
    labels = (old.label if old is not None else "", new.label if new is not None else "")
    return Entry(one.kind, status, said, rows, *labels, level=one.level, aligns=one.aligns, picture=picture)


def _heads(old: Listed | None, new: Listed | None) -> tuple[bool, bool]:
    return old is not None and old.head, new is not None and new.head


def compare_rows(olds: Sequence[Cells], news: Sequence[Cells], heads: tuple[bool, bool]) -> tuple[RowChange, ...]:
    """The rows of two versions of a table; `heads` says which of them begin with a head."""
    found = []
    items = [
        [row_item(row, head=heads[number] and index == 0) for index, row in enumerate(rows)]
        for number, rows in enumerate((olds, news))
    ]
    for i, j in match(*items):
        old, new = olds[i] if i is not None else None, news[j] if j is not None else None
        width = len(new if new is not None else old or ())
        cells = tuple(map(segments, old or ("",) * width, new or ("",) * width))
        status = Status.REMOVED if new is None else Status.ADDED if old is None else Status.SAME
        if status is Status.SAME and any(map(_differs, cells)):
            status = Status.CHANGED
        found.append(RowChange(status, cells, (heads[1] and j == 0) if j is not None else heads[0] and i == 0))
    return tuple(found)


def row_item(row: Cells, *, head: bool = False) -> Item:
    """A row for matching: a short first cell is its number."""
    label = row[0] if row and len(row[0]) <= SHORT else ""
    text = "\t".join(row[1:] if label else row)
    # An empty row is a row all the same.
    return Item("head" if head else "row", label, text, lone=head or not (label or text.strip()), shape=len(row))


def _differs(said: Iterable[Segment]) -> bool:
    return any(one.op is not Op.SAME for one in said)


def _with_moves(sections: Sequence[Section]) -> Iterator[Section]:
    """The same, blocks that went here and came there told as moved; a run of them has one number."""
    flat = [(n, k, entry) for n, section in enumerate(sections) for k, entry in enumerate(section.entries)]
    gone = [one for one in flat if one[2].status is Status.REMOVED and not one[2].rows]
    come = [one for one in flat if one[2].status is Status.ADDED and not one[2].rows]
    known: dict[tuple[int, int], Entry] = {}
    number, last = 0, (-1, -1, -1, -1)
    for i, j in moves([_moved_item(one[2]) for one in gone], [_moved_item(one[2]) for one in come]):
        (n, k, old), (m, h, new) = gone[i], come[j]
        if last != (n, k - 1, m, h - 1):
            number += 1
        last = (n, k, m, h)
        known[n, k] = replace(old, status=Status.MOVED_AWAY, move=number)
        text = side(new.segments, Op.DELETED)
        known[m, h] = replace(new, status=Status.MOVED_HERE, move=number, segments=(Segment(Op.INSERTED, text),))
    for n, section in enumerate(sections):
        yield replace(section, entries=tuple(known.get((n, k), entry) for k, entry in enumerate(section.entries)))


def _moved_item(entry: Entry) -> Item:
    label = entry.old or entry.new
    text = "".join(one.text for one in entry.segments)
    return Item(entry.kind.value, label, text.removeprefix(label).strip())


def _texts(entry: Entry, gone: Op) -> Iterator[str]:
    absent = NEW if gone is Op.INSERTED else OLD
    if entry.status in absent:
        return
    if entry.rows:
        for row in entry.rows:
            if row.status not in absent:
                yield from (side(cell, gone) for cell in row.cells)
    else:
        yield side(entry.segments, gone)
