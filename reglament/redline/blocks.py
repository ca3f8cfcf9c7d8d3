"""Two lists of paragraphs and tables of OpenXML made one, in which all that differs is a tracked change.

A word processor that accepts every change is left with the new list, one that rejects every change with the old one.
That sets the order of things: the end of the last paragraph of a cell or a document can neither come nor go, and two
tables without a paragraph between them would become one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from reglament.redline.comparing import SHORT
from reglament.redline.matching import Item, match
from reglament.redline.ooxml import Element, Tracker, W, atoms, said, style

Pairs = list[tuple[int | None, int | None]]

_RUNNING = {
    "Clause": "clause",
    "Part": "part",
    "Subclause": "subclause",
    "Subpart": "subpart",
    "Text": "paragraph",
    "Preamble": "paragraph",
    "Chapter": "chapter",
    "Section": "chapter",
}
"""Styles of running text by the kinds of blocks that they set."""
_LAYOUT = re.compile(r"(?:Tied|Top)?\d*$")
_LABELLED = frozenset({"clause", "subclause"})
_LONE = ("Letterhead", "Requisite")
"""Tables that begin in these styles stand once in a paper."""


def merged(olds: Sequence[Element], news: Sequence[Element], tracker: Tracker) -> list[Element]:
    """The blocks of both with every difference marked; neither list may be empty, each ends with a paragraph."""
    return woven(paired(olds, news, tracker), olds, news, tracker)


def paired(olds: Sequence[Element], news: Sequence[Element], tracker: Tracker) -> Pairs:
    """Which block of the old list became which one of the new list."""
    return match([_item(one, tracker) for one in olds], [_item(one, tracker) for one in news])


def woven(pairs: Pairs, olds: Sequence[Element], news: Sequence[Element], tracker: Tracker) -> list[Element]:
    """The blocks of both lists by these pairs, with every difference marked."""
    pairs, shared = _closed(_apart(pairs, olds, news), olds, news)
    found = []
    for index, (i, j) in enumerate(pairs):
        old, new = olds[i] if i is not None else None, news[j] if j is not None else None
        made = _block(old, new, tracker)
        if shared and index >= shared[0] and made.tag == f"{W}p":
            # The very last end stays; in its stead that of the paragraph before all these came or went.
            if index == shared[0]:
                tracker.end(shared[1], made)
            elif index == len(pairs) - 1:
                tracker.unend(made)
        found.append(made)
    return found


def _block(old: Element | None, new: Element | None, tracker: Tracker) -> Element:
    one = new if new is not None else old
    if one is None:
        raise ValueError("a block needs a version")
    if one.tag == f"{W}tbl":
        return _table(old, new, tracker)
    if old is None or new is None:
        return tracker.paragraph("ins" if old is None else "del", one)
    made = deepcopy(new) if _same(old, new, tracker) else tracker.changed(old, new)
    if _kind(old) != _kind(new):
        tracker.recast(old, made)
    return made


def _same(old: Element, new: Element, tracker: Tracker) -> bool:
    one, two = ([atom.key for atom in atoms(each, tracker.name)] for each in (old, new))
    return one == two


def _kind(paragraph: Element) -> str:
    name = _LAYOUT.sub("", style(paragraph))
    return _RUNNING.get(name, name)


def _item(block: Element, tracker: Tracker) -> Item:
    if block.tag == f"{W}tbl":
        return _table_item(block)
    kind, text = _kind(block), said(block)
    odd = "\n".join(atom.key for atom in atoms(block, tracker.name) if atom.run is not None)
    label, _, rest = text.partition(" ") if kind in _LABELLED else ("", "", text)
    return Item(kind, label, rest, odd)


def _table_item(table: Element) -> Item:
    lines = [" \t".join(map(said, row.iter(f"{W}p"))) for row in table.iterchildren(f"{W}tr")]
    first = next((name for one in table.iter(f"{W}p") if (name := style(one)) not in ("", "Gap")), "")
    look = table.find(f"{W}tblPr/{W}tblStyle")
    kind = f"table {look.get(f'{W}val') if look is not None else ''} {first if first.startswith(_LONE) else ''}"
    text = "\n".join(lines)
    lone = first.startswith(_LONE)
    # A table is something even when all its cells are empty.
    return Item(kind, "", text if text.strip() else "-", lone=lone, shape=len(table.findall(f"{W}tblGrid/{W}gridCol")))


# ------------------------------------------------------------------ order


def _apart(pairs: Pairs, olds: Sequence[Element], news: Sequence[Element]) -> Pairs:
    """The pairs, no table that came right below one that went: the empty paragraph after them stands between too."""
    found = list(pairs)
    for index in range(len(found) - 1, 0, -1):
        (i, no), (on, j) = found[index - 1], found[index]
        if no is not None or on is not None or i is None or j is None:
            continue
        if not (_is_table(olds[i]) and _is_table(news[j])):
            continue
        following = next((k for k in range(index + 1, len(found)) if found[k][0] is not None), None)
        if following is None:
            continue
        below, beside = found[following]
        if below is not None and beside is not None and not _is_table(olds[below]):
            found[following] = (None, beside)
            found.insert(index, (below, None))
    return found


def _closed(pairs: Pairs, olds: Sequence[Element], news: Sequence[Element]) -> tuple[Pairs, tuple[int, str] | None]:
    """The pairs in an order in which the last paragraph is in both versions or shares its end with the one before.

    With it, where that sharing begins and whether these paragraphs came (`ins`) or went (`del`).
    """
    last = next((k for k in range(len(pairs) - 1, -1, -1) if None not in pairs[k]), -1)
    head, tail = pairs[: last + 1], pairs[last + 1 :]
    gone, come = [i for i, _ in tail if i is not None], [j for _, j in tail if j is not None]
    if not tail:
        return pairs, None
    if gone and come:
        return [*head, *((i, None) for i in gone[:-1]), *((None, j) for j in come[:-1]), (gone[-1], come[-1])], None
    upper = pairs[last]
    if upper[0] is not None and not _is_table(olds[upper[0]]):
        return pairs, (last, "del" if gone else "ins")
    if gone:
        return [*head[:-1], *((i, None) for i in (upper[0], *gone[:-1])), (gone[-1], upper[1])], None
    return [*head[:-1], *((None, j) for j in (upper[1], *come[:-1])), (upper[0], come[-1])], None


def _is_table(block: Element) -> bool:
    return bool(block.tag == f"{W}tbl")


# ------------------------------------------------------------------ tables


def _table(old: Element | None, new: Element | None, tracker: Tracker) -> Element:
    one = new if new is not None else old
    if one is None:
        raise ValueError("a table needs a version")
    made = etree.Element(f"{W}tbl", nsmap=one.nsmap)
    made.extend(deepcopy(part) for part in one if part.tag in (f"{W}tblPr", f"{W}tblGrid"))
    widths = [int(column.get(f"{W}w") or 0) for column in made.findall(f"{W}tblGrid/{W}gridCol")]
    olds, news = ([*each.iterchildren(f"{W}tr")] if each is not None else [] for each in (old, new))
    single = len(olds) == len(news) == 1
    items = [[_row_item(row, single=single) for row in rows] for rows in (olds, news)]
    for i, j in match(*items):
        if i is not None and j is not None:
            made.append(_row(olds[i], news[j], tracker))
        elif j is not None:
            made.append(_whole_row("ins", news[j], widths, tracker))
        elif i is not None:
            made.append(_whole_row("del", olds[i], widths, tracker))
    return made


def _row_item(row: Element, *, single: bool) -> Item:
    cells = [*row.iterchildren(f"{W}tc")]
    texts = [" ".join(map(said, cell.iter(f"{W}p"))) for cell in cells]
    label = texts[0] if len(texts) > 1 and len(texts[0]) <= SHORT else ""
    text = "\t".join(texts[1:] if label else texts)
    head = row.find(f"{W}trPr/{W}tblHeader") is not None
    shape = int("".join(str(min(_span(cell), 9)) for cell in cells) or "0")
    empty = not (label or text.strip())
    # Rules of a letterhead and other empty rows are told apart by the style in them.
    kind = "head" if head else f"row {style(next(row.iter(f'{W}p')))}" if empty else "row"
    return Item(kind, label, text, lone=head or single or empty, shape=shape)


def _span(cell: Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return int(found.get(f"{W}val") or 1) if found is not None else 1


def _row(old: Element, new: Element, tracker: Tracker) -> Element:
    """A row that both versions have, its cells compared."""
    made = etree.Element(f"{W}tr", nsmap=new.nsmap)
    made.extend(deepcopy(part) for part in new if part.tag != f"{W}tc")
    for one, two in zip(old.iterchildren(f"{W}tc"), new.iterchildren(f"{W}tc"), strict=True):
        cell = etree.SubElement(made, f"{W}tc")
        cell.extend(deepcopy(part) for part in two if part.tag == f"{W}tcPr")
        cell.extend(merged(blocks(one), blocks(two), tracker))
    return made


def _whole_row(tag: str, source: Element, widths: Sequence[int], tracker: Tracker) -> Element:
    """A row that came or went; its cells are as wide as the columns of the table now are."""
    made = deepcopy(source)
    properties = made.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        made.insert(0, properties)
    properties.append(tracker.mark(tag))
    column = 0
    for cell in made.iterchildren(f"{W}tc"):
        span = _span(cell)
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is not None and widths:
            width.set(f"{W}w", str(sum(widths[column : column + span])))
        column += span
        for paragraph in blocks(cell):
            cell.replace(paragraph, tracker.paragraph(tag, paragraph))
    return made


def blocks(parent: Element) -> list[Element]:
    """The paragraphs and tables that stand directly in a cell or a body."""
    return [child for child in parent if child.tag in (f"{W}p", f"{W}tbl")]
