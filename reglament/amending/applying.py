"""Operations applied to a text: the consolidated text, and what could not be applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reglament.amending.operations import Operation, Place, Verb
from reglament.loading.markdown import read_markdown
from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph, Picture, Subclause, Table, TextTree

Path = tuple[int, ...]
"""Indexes that lead to a block, from the outermost list of blocks."""


class Fault(StrEnum):
    """Why an operation could not be applied."""

    NO_PLACE = "no-place"
    MANY_PLACES = "many-places"
    NO_WORDS = "no-words"
    MANY_WORDS = "many-words"
    EXISTS = "exists"
    """What is to be added is there already."""
    LABEL = "label"
    """The new wording does not begin with the number of its place."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An operation that was not applied."""

    operation: Operation
    fault: Fault


@dataclass(frozen=True, slots=True)
class Consolidated:
    """A text with all operations applied that could be."""

    tree: TextTree
    failed: tuple[Failed, ...] = ()


class _NotApplied(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def consolidate(tree: TextTree, operations: Iterable[Operation]) -> Consolidated:
    """Apply operations one after another; one that fails leaves the text as it was."""
    failed = []
    for operation in operations:
        try:
            tree = _applied(tree, operation)
        except _NotApplied as why:
            failed.append(Failed(operation, why.fault))
    return Consolidated(tree, tuple(failed))


def _applied(tree: TextTree, operation: Operation) -> TextTree:
    place = operation.place
    if operation.text is not None:
        return replace(tree, title=operation.text.title, blocks=operation.text.blocks)
    if place.title:
        return _on_title(tree, operation)
    if operation.verb is Verb.INSERT:
        return _inserted(tree, operation)
    if operation.verb in (Verb.REWRITE, Verb.EXCLUDE):
        path = _single(tree, place)
        new = _wording(operation, tree) if operation.verb is Verb.REWRITE else ()
        return replace(tree, blocks=_put(tree.blocks, path, new))
    return _on_words(tree, operation)


def _on_title(tree: TextTree, operation: Operation) -> TextTree:
    if tree.title is None:
        raise _NotApplied(Fault.NO_PLACE)
    if operation.verb is Verb.REWRITE:
        return replace(tree, title=Paragraph(" ".join(operation.wording), tree.title.span))
    if operation.verb in (Verb.INSERT, Verb.EXCLUDE):
        raise _NotApplied(Fault.NO_PLACE)
    changed, count = _changed(operation, tree.title)
    _must_be_single(count, operation)
    return replace(tree, title=changed)


def _on_words(tree: TextTree, operation: Operation) -> TextTree:
    counts: list[int] = []

    def change(paragraph: Paragraph) -> Paragraph:
        changed, count = _changed(operation, paragraph)
        counts.append(count)
        return changed

    whole = operation.place.is_whole
    path = () if whole else _single(tree, operation.place)
    if operation.place.preamble:
        blocks = _put(tree.blocks, path, (_mapped(tree.blocks[path[0]], change),))
    elif whole:
        blocks = tuple(_mapped(block, change) for block in tree.blocks)
    else:
        blocks = _put(tree.blocks, path, (_mapped(_at(tree.blocks, path), change),))
    title = change(tree.title) if whole and operation.everywhere and tree.title is not None else tree.title
    _must_be_single(sum(counts), operation)
    return replace(tree, blocks=blocks, title=title)


def _changed(operation: Operation, paragraph: Paragraph) -> tuple[Paragraph, int]:
    """The paragraph with the words changed, and how often they occur in it."""
    old, new = operation.old, operation.new
    if operation.verb is Verb.ADD_WORDS:
        new = f"{old}{'' if new[:1] in ',.;:)' else ' '}{new}"
    pattern = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    if operation.verb is Verb.EXCLUDE_WORDS:
        pattern = re.compile(rf"(?:(?<=\s)|^){re.escape(old)}(?!\w)\s?|\s?(?<!\w){re.escape(old)}(?!\w)")
    text, count = pattern.subn(lambda _match: new, paragraph.text) if old else (paragraph.text, 0)
    if not count:
        return paragraph, 0
    notes = tuple(replace(note, offset=_moved(pattern, new, paragraph.text, note.offset)) for note in paragraph.notes)
    return Paragraph(text.strip(), paragraph.span, notes=notes), count


def _moved(pattern: re.Pattern[str], new: str, text: str, offset: int) -> int:
    """Where a mark stands after the words changed: within changed words it goes to their end."""
    moved = offset
    for match in pattern.finditer(text):
        if match.start() < offset:
            moved += len(new) - len(match[0]) + max(match.end() - offset, 0)
    changed = pattern.sub(lambda _match: new, text)
    moved -= len(changed) - len(changed.lstrip())
    return min(max(moved, 0), len(changed.strip()))


def _must_be_single(count: int, operation: Operation) -> None:
    if count == 0:
        raise _NotApplied(Fault.NO_WORDS)
    if count > 1 and not operation.everywhere:
        raise _NotApplied(Fault.MANY_WORDS)


def _mapped(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    """The block with every paragraph in it changed; resolving words are left alone."""
    if isinstance(block, Paragraph):
        return change(block)
    if isinstance(block, Formula | Picture):
        return block
    if isinstance(block, Table):
        rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
        return replace(block, head=tuple(change(cell) for cell in block.head), rows=rows)
    inner = tuple(_mapped(one, change) for one in block.blocks)
    if isinstance(block, Chapter):
        return replace(block, title=change(block.title), blocks=inner)
    return replace(block, blocks=inner)  # type: ignore[arg-type]


def _inserted(tree: TextTree, operation: Operation) -> TextTree:
    place, new = operation.place, _wording(operation, tree)
    if place.part or place.indent:
        return replace(tree, blocks=_part_added(tree, place, new))
    if _found(tree, place):
        raise _NotApplied(Fault.EXISTS)
    if place.subclause:
        home = _single(tree, replace(place, subclause="")) if place.clause else ()
        siblings = [
            ((*home, index), one.number)
            for index, one in enumerate(_children(tree.blocks, home))
            if isinstance(one, Subclause)
        ]
        last = len(_children(tree.blocks, home)) - 1
        return replace(tree, blocks=_after(tree.blocks, siblings, place.subclause, new, (*home, last)))
    clauses = [(path, block.number) for path, block in _walk(tree.blocks) if isinstance(block, Clause)]
    if not place.clause or not clauses:
        raise _NotApplied(Fault.NO_PLACE)
    return replace(tree, blocks=_after(tree.blocks, clauses, place.clause, new, None))


def _after(
    blocks: tuple[Block, ...],
    siblings: Sequence[tuple[Path, str]],
    number: str,
    new: tuple[Block, ...],
    otherwise: Path | None,
) -> tuple[Block, ...]:
    """`new` put behind the sibling with the greatest smaller number; behind `otherwise` when there are no siblings."""
    before = [path for path, one in siblings if _key(one) < _key(number)]
    path = before[-1] if before else otherwise
    if path is None or (siblings and not before):
        raise _NotApplied(Fault.NO_PLACE)
    return _put(blocks, path, (_at(blocks, path), *new))


def _part_added(tree: TextTree, place: Place, new: tuple[Block, ...]) -> tuple[Block, ...]:
    home = _single(tree, replace(place, part=0, indent=0))
    children = _children(tree.blocks, home)
    among = _counted(children, bool(place.indent))
    ordinal = place.indent or place.part
    if ordinal < 1 or ordinal > len(among) + 1:
        raise _NotApplied(Fault.NO_PLACE)
    if ordinal == 1:
        path = (*home, 0)
        return _put(tree.blocks, path, (*new, _at(tree.blocks, path)))
    path = (*home, len(children) - 1 if ordinal == len(among) + 1 else among[ordinal - 2])
    return _put(tree.blocks, path, (_at(tree.blocks, path), *new))


def _key(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("-") if part.isdigit())


def _wording(operation: Operation, tree: TextTree) -> tuple[Block, ...]:
    """The blocks of the new wording, which begins with the number of its place."""
    place = operation.place
    text = "\n\n".join(operation.wording)
    read, _ = read_markdown(tree.path, tree.lang, text.encode())
    blocks = read.blocks if read is not None else ()
    if place.part or place.indent or place.preamble:
        return tuple(Paragraph(line) for line in operation.wording)
    first = blocks[0] if len(blocks) == 1 else None
    wanted = Subclause if place.subclause else Clause
    if not isinstance(first, wanted) or first.number != (place.subclause or place.clause):
        raise _NotApplied(Fault.LABEL)
    return (first,)


def _single(tree: TextTree, place: Place) -> Path:
    found = _found(tree, place)
    if len(found) != 1:
        raise _NotApplied(Fault.MANY_PLACES if found else Fault.NO_PLACE)
    return found[0]


def _found(tree: TextTree, place: Place) -> list[Path]:
    """Paths of every block that the place may mean."""
    if place.preamble:
        first = next((index for index, block in enumerate(tree.blocks) if isinstance(block, Paragraph)), None)
        return [] if first is None or isinstance(tree.blocks[0], Clause) else [(first,)]
    homes: list[Path] = [()]
    if place.clause:
        homes = [path for path, one in _walk(tree.blocks) if isinstance(one, Clause) and one.number == place.clause]
    if place.subclause:
        homes = [
            (*home, index)
            for home in homes
            for index, one in enumerate(_children(tree.blocks, home))
            if isinstance(one, Subclause) and one.number == place.subclause
        ]
    ordinal = place.indent or place.part
    if not ordinal:
        return [home for home in homes if home]
    return [
        (*home, among[ordinal - 1])
        for home in homes
        if len(among := _counted(_children(tree.blocks, home), bool(place.indent))) >= ordinal
    ]


def _counted(blocks: Sequence[Block], indents: bool) -> list[int]:
    """Indexes of the parts among the blocks, or of all of them when they are counted as indents."""
    return [
        index
        for index, one in enumerate(blocks)
        if isinstance(one, Paragraph) or (indents and not isinstance(one, Picture))
    ]


def _walk(blocks: Sequence[Block], path: Path = ()) -> Iterator[tuple[Path, Block]]:
    for index, block in enumerate(blocks):
        yield (*path, index), block
        if isinstance(block, Chapter | Clause | Subclause):
            yield from _walk(block.blocks, (*path, index))


def _at(blocks: Sequence[Block], path: Path) -> Block:
    return _children(blocks, path[:-1])[path[-1]]


def _children(blocks: Sequence[Block], path: Path) -> Sequence[Block]:
    for index in path:
        block = blocks[index]
        blocks = block.blocks if isinstance(block, Chapter | Clause | Subclause) else ()
    return blocks


def _put(blocks: tuple[Block, ...], path: Path, new: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the one at `path` replaced by `new` blocks (none: left out)."""
    index, deeper = path[0], path[1:]
    if not deeper:
        return (*blocks[:index], *new, *blocks[index + 1 :])
    block = blocks[index]
    if not isinstance(block, Chapter | Clause | Subclause):
        return blocks
    inner = _put(block.blocks, deeper, new)
    return (*blocks[:index], replace(block, blocks=inner), *blocks[index + 1 :])  # type: ignore[arg-type]
