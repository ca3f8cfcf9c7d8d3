"""Paragraphs and runs of OpenXML: what they say, word by word, and how a tracked change of them is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, TypeAlias

from lxml import etree

from reglament.redline.words import compared, tokens
from reglament.render.typography import BREAK, plain

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SOFT_HYPHEN = "\u00ad"

Element: TypeAlias = Any
"""An element of lxml, which comes without types."""

_PLAIN_RUN = frozenset({f"{W}rPr", f"{W}t", f"{W}softHyphen"})
"""What a run may hold that is nothing but text."""
_LEFT_OUT = frozenset({f"{W}{name}" for name in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr")})


@dataclass(frozen=True, slots=True)
class Atom:
    """A word of a paragraph with the looks of its run, or a run that is no text: a picture, a mark of a footnote.

    Atoms are the same when their `key` is; kinds of spaces and hyphens do not count.
    """

    key: str
    text: str = ""
    looks: Element | None = None
    run: Element | None = None

    @property
    def dress(self) -> bytes:
        """The looks for comparison."""
        return b"" if self.looks is None else etree.tostring(self.looks, method="c14n")


@dataclass
class Tracker:
    """Marks changes with one author and moment; every mark has a number of its own.

    `name` gives what makes a run that is no text the same as another one.
    """

    author: str
    moment: str
    name: Callable[[Element], str]
    count: int = field(default=0)

    def mark(self, tag: str) -> Element:
        """An element `ins`, `del`, … that says who and when."""
        self.count += 1
        made = etree.Element(f"{W}{tag}")
        for name, value in (("id", str(self.count)), ("author", self.author), ("date", self.moment)):
            made.set(f"{W}{name}", value)
        return made

    def paragraph(self, tag: str, source: Element) -> Element:
        """A copy of a paragraph that came or went as a whole (`ins`, `del`), its end included."""
        made = bare(source)
        made.extend(self.runs(tag, atoms(source, self.name)))
        self.end(tag, made)
        return made

    def end(self, tag: str, paragraph: Element) -> None:
        """Mark the end of a paragraph as come or gone."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        looks = properties.find(f"{W}rPr")
        if looks is None:
            looks = etree.Element(f"{W}rPr")
            after = [child for child in properties if child.tag in (f"{W}sectPr", f"{W}pPrChange")]
            properties.insert(properties.index(after[0]) if after else len(properties), looks)
        looks.insert(0, self.mark(tag))

    def unend(self, paragraph: Element) -> None:
        """Take the mark from the end of a paragraph."""
        looks = paragraph.find(f"{W}pPr/{W}rPr")
        if looks is not None:
            looks.remove(looks[0])
            if not len(looks):
                looks.getparent().remove(looks)

    def changed(self, old: Element, new: Element) -> Element:
        """The new paragraph with the words that came and went."""
        made = bare(new)
        one, two = atoms(old, self.name), atoms(new, self.name)
        for same, (i1, i2, j1, j2) in compared([atom.key for atom in one], [atom.key for atom in two]):
            if same:
                made.extend(_runs(two[j1:j2]))
            else:
                space, gone, come = _trimmed(one[i1:i2], two[j1:j2])
                made.extend([*_runs(space), *self.runs("del", gone), *self.runs("ins", come)])
        return made

    def runs(self, tag: str, found: Sequence[Atom]) -> list[Element]:
        """Atoms as runs in a mark, nothing when there are none."""
        if not found:
            return []
        made = self.mark(tag)
        made.extend(_runs(found))
        if tag == "del":
            for text in made.iter(f"{W}t"):
                text.tag = f"{W}delText"
        return [made]

    def recast(self, old: Element, new: Element) -> None:
        """Note on the paragraph `new` which style it had in `old`."""
        before = old.find(f"{W}pPr")
        properties = new.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            new.insert(0, properties)
        change = self.mark("pPrChange")
        former = etree.SubElement(change, f"{W}pPr")
        for one in before if before is not None else ():
            if one.tag not in (f"{W}rPr", f"{W}sectPr"):
                former.append(deepcopy(one))
        properties.append(change)


def bare(source: Element) -> Element:
    """A paragraph with the properties of another one and no text."""
    made = etree.Element(f"{W}p", nsmap=source.nsmap)
    properties = source.find(f"{W}pPr")
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def said(paragraph: Element) -> str:
    """The text of a paragraph, every space and hyphen an ordinary one."""
    pieces = (
        SOFT_HYPHEN if one.tag == f"{W}softHyphen" else one.text or "" for one in paragraph.iter() if _speaks(one)
    )
    return plain("".join(pieces))


def atoms(paragraph: Element, name: Callable[[Element], str]) -> list[Atom]:
    """What a paragraph says, word by word; places to break a word are left out, the change may part it elsewhere."""
    found = []
    for run in _runs_of(paragraph):
        looks = run.find(f"{W}rPr")
        if all(child.tag in _PLAIN_RUN for child in run):
            text = "".join(
                SOFT_HYPHEN if one.tag == f"{W}softHyphen" else one.text or "" for one in run if _speaks(one)
            )
            words = tokens(text.replace(BREAK, ""))
            found += [Atom(plain(word), word, looks) for word in words]
        else:
            found.append(Atom(f"\0{name(run)}", run=run))
    return found


def style(paragraph: Element) -> str:
    """The name of the style of a paragraph, empty when it has none."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val") or ""


def _trimmed(old: Sequence[Atom], new: Sequence[Atom]) -> tuple[list[Atom], list[Atom], list[Atom]]:
    """The space that both sides of a change begin with, which stays, and both sides without it."""
    if not (old and new and old[0].key[:1] == new[0].key[:1] == " " and old[0].dress == new[0].dress):
        return [], [*old], [*new]
    shorter = ([replace(side[0], key=side[0].key[1:], text=side[0].text[1:]), *side[1:]] for side in (old, new))
    gone, come = ([atom for atom in side if atom.key] for side in shorter)
    return [replace(new[0], key=" ", text=new[0].text[:1])], gone, come


def _speaks(one: Element) -> bool:
    return one.tag in (f"{W}t", f"{W}softHyphen")


def _runs_of(paragraph: Element) -> Iterator[Element]:
    """Runs in their order, those inside of links and the like included."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
            yield from _runs_of(child)


def _runs(found: Iterable[Atom]) -> Iterator[Element]:
    """Runs with these atoms, neighbours of one dress in one run."""
    for (_, odd), group in groupby(found, key=lambda atom: (atom.dress, id(atom.run) if atom.run is not None else 0)):
        together = list(group)
        first = together[0]
        if odd and first.run is not None:
            yield deepcopy(first.run)
            continue
        run = etree.Element(f"{W}r")
        if first.looks is not None:
            run.append(deepcopy(first.looks))
        text = "".join(atom.text for atom in together)
        for part in re.split(f"({SOFT_HYPHEN})", text):
            if part == SOFT_HYPHEN:
                etree.SubElement(run, f"{W}softHyphen")
            elif part:
                piece = etree.SubElement(run, f"{W}t")
                piece.set(XML_SPACE, "preserve")
                piece.text = part
        yield run
