"""Tracked changes, settled in the XML before it is read: accepted or rejected, each by its key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reglament.exchange.markup import Element, W, local, value
from reglament.exchange.pieces import Change
from reglament.exchange.remarks import begin
from reglament.exchange.words import msgid

Decide = Callable[[str], bool]
"""Whether the change with this key is accepted."""

KINDS = {
    "ins": msgid("inserted"),
    "del": msgid("deleted"),
    "moveFrom": msgid("moved away"),
    "moveTo": msgid("moved here"),
}
_ADDS = frozenset({"ins", "moveTo"})
_TAGS = tuple(W + kind for kind in KINDS)
_FORMATTING = tuple(
    W + name
    for name in (
        *("rPrChange", "pPrChange", "tblPrChange", "tcPrChange", "trPrChange", "sectPrChange", "tblGridChange"),
        *("numberingChange", "cellIns", "cellDel", "cellMerge", "tblPrExChange"),
    )
)
_LETTERS = (W + "t", W + "delText")


@dataclass(slots=True)
class Settled:
    """The changes of a file, and how many of formatting alone there were."""

    changes: list[Change] = field(default_factory=list)
    formatting: int = 0

    def settle(self, root: Element, decide: Decide) -> None:
        """Settle every change below `root`; nothing of them is left in it."""
        for element in root.iter(*_FORMATTING):
            self.formatting += 1
            element.tag = W + "settled"
            for child in list(element):
                element.remove(child)
        numbers = _paragraph_numbers(root)
        marks: list[Element] = []
        last: tuple[str, ...] = ()
        for element, changed in [(one, _inside(one)) for one in root.iter(*_TAGS, *_LETTERS)]:
            if element.tag in _LETTERS:
                last = last if changed else ()
                continue
            parent = element.getparent()
            above = local(parent) if parent is not None else ""
            if parent is None or above in {"numPr", "ctrlPr"}:
                self.formatting += 1
                continue
            kind = local(element)
            row = above == "trPr"
            this = (kind, value(element, "author"), value(element, "date"))
            text = "".join(node.text or "" for node in (parent.getparent() if row else element).iter(*_LETTERS))
            if this == last and self.changes:
                old = self.changes[-1]
                self.changes[-1] = Change(old.key, *this, begin(f"{old.text} {text}"), old.number)
            else:
                key = str(len(self.changes) + 1)
                self.changes.append(Change(key, *this, begin(text), numbers.get(_paragraph_of(element), 0)))
            last = this
            kept = (kind in _ADDS) == decide(self.changes[-1].key)
            if row:
                _settle_row(parent, kept=kept)
            elif above == "rPr":
                if not kept and (mark := _marked(parent)) is not None:
                    marks.append(mark)
            elif kept:
                _unwrap(element)
            else:
                _remove(element)
        for paragraph in reversed(marks):
            _join_with_next(paragraph)


def _paragraph_numbers(root: Element) -> dict[Element, int]:
    """Paragraphs by element, counted before anything is taken away; only those with a change are asked for."""
    changed = {_paragraph_of(element) for element in root.iter(*_TAGS)} - {None}
    if not changed:
        return {}
    return {one: index for index, one in enumerate(root.iter(W + "p"), start=1) if one in changed}


def _paragraph_of(element: Element) -> Element | None:
    row = element.getparent()
    if row is not None and local(row) == "trPr" and row.getparent() is not None:
        return next(row.getparent().iter(W + "p"), None)
    return next(element.iterancestors(W + "p"), None)


def _inside(element: Element) -> bool:
    """Whether letters lie in a change."""
    return next(element.iterancestors(*_TAGS), None) is not None


def _settle_row(properties: Element, *, kept: bool) -> None:
    row = properties.getparent()
    table = row.getparent() if row is not None else None
    if kept or table is None:
        return
    table.remove(row)
    if table.find(f".//{W}tr") is None and table.getparent() is not None:
        table.getparent().remove(table)


def _marked(properties: Element) -> Element | None:
    """The paragraph whose end is changed."""
    above = properties.getparent()
    return above.getparent() if above is not None and local(above) == "pPr" else None


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    index = parent.index(element)
    parent[index : index + 1] = list(element)


def _remove(element: Element) -> None:
    element.getparent().remove(element)


def _join_with_next(paragraph: Element) -> None:
    """The end of a paragraph is gone: its runs go before those of the next one, whose properties stay."""
    following = paragraph.getnext()
    parent = paragraph.getparent()
    runs = [child for child in paragraph if local(child) != "pPr"]
    if parent is None:
        return
    if following is not None and following.tag == W + "p":
        start = 1 if following.find(W + "pPr") is not None else 0
        following[start:start] = runs
        parent.remove(paragraph)
    elif not any(node.text for node in paragraph.iter(*_LETTERS)) and local(parent) != "tc":
        parent.remove(paragraph)
