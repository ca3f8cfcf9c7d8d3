"""Automatic numbers of lists as the literal labels that a reader of the DOCX sees.

A list (`num`) is an instance of a definition (`abstractNum`) of nine levels. Instances of one definition go on
counting, unless an instance overrides the start of a level; a level begins anew after a level above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reglament.exchange.markup import Element, W, number, on, value
from reglament.exchange.numerals import FORMATS
from reglament.exchange.styles import Numbered, Styles

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"-": "–", "–": "–", "—": "–"}
_BULLET = "–"
"""Acts list with dashes; the round marks of a word processor are written so."""
_MAX_LINKS = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its start, its format, its text with places `%1`, when it begins anew."""

    start: int
    format: str
    text: str
    legal: bool
    restart: int | None
    """Begins anew after this level (from 1) or one above it; 0 never; None after any level above."""
    style: str


_PLAIN = Level(1, "decimal", "", False, None, "")


@dataclass(slots=True)
class _Counters:
    """Where the counting of one definition stands."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of one paragraph; `bullet` when it counts nothing, `odd` when its format is not known to us."""

    text: str
    bullet: bool = False
    odd: str = ""


class Numbering:
    """Counts the paragraphs of lists in the order in which `label` is asked for them."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        if root is not None:
            self._abstracts = {value(one, "abstractNumId"): one for one in root.findall(W + "abstractNum")}
            self._nums = {value(one, "numId"): one for one in root.findall(W + "num")}
        self._levels: dict[str, tuple[str, list[Level]]] = {}
        self._counters: dict[str, _Counters] = {}
        self._begun: set[tuple[str, int]] = set()

    def place(self, properties: Element | None, style: str) -> Numbered | None:
        """The list of a paragraph: its own, else that of its style; None for none and where it is turned off."""
        own = properties.find(W + "numPr") if properties is not None else None
        inherited, named = self._styles.numbered(style)
        found = inherited
        if own is not None:
            num = value(own.find(W + "numId")) or (inherited.num if inherited else "")
            level = number(own.find(W + "ilvl")) if own.find(W + "ilvl") is not None else -1
            if level < 0:
                level = max(inherited.level, 0) if inherited and own.find(W + "numId") is None else 0
            found = Numbered(num, level)
        if found is None or found.num not in self._nums:
            return None
        if found.level < 0:
            _, levels = self._definition(found.num)
            level = next((index for index, one in enumerate(levels) if one.style and one.style in (style, named)), 0)
            found = Numbered(found.num, level)
        return found if found.level < LEVELS else None

    def label(self, place: Numbered) -> Label:
        """The label of the next paragraph at this place."""
        abstract, levels = self._definition(place.num)
        counters = self._counters.setdefault(abstract, _Counters()).values
        self._advance(place, levels, counters)
        level = levels[place.level]
        if level.format == "bullet":
            return Label(_BULLETS.get(level.text, _BULLET), bullet=True)
        odd = ""

        def written(match: re.Match[str]) -> str:
            nonlocal odd
            index = int(match[1]) - 1
            count = counters[index]
            if count is None:
                count = counters[index] = levels[index].start
            name = "decimal" if level.legal and levels[index].format != "none" else levels[index].format
            if name not in FORMATS:
                odd = name
            return FORMATS.get(name, str)(count)

        return Label(_PLACE.sub(written, level.text).strip(), odd=odd)

    def _advance(self, place: Numbered, levels: list[Level], counters: list[int | None]) -> None:
        own = place.level
        count = counters[own]
        first = (place.num, own) not in self._begun
        self._begun.add((place.num, own))
        if first and self._overridden(place.num, own):
            counters[own] = levels[own].start
        else:
            counters[own] = levels[own].start if count is None else count + 1
        for deeper in range(own + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or own + 1 <= restart:
                counters[deeper] = None

    def _overridden(self, num: str, level: int) -> bool:
        return any(
            value(one, "ilvl") == str(level) and one.find(W + "startOverride") is not None
            for one in self._nums[num].findall(W + "lvlOverride")
        )

    def _definition(self, num: str) -> tuple[str, list[Level]]:
        """The id of the definition that an instance counts by, and its levels with what the instance overrides."""
        if num not in self._levels:
            entry = self._nums[num]
            abstract = self._linked(value(entry.find(W + "abstractNumId")))
            levels = [_PLAIN] * LEVELS
            definition = self._abstracts.get(abstract)
            for one in definition.findall(W + "lvl") if definition is not None else ():
                _put(levels, one)
            for override in entry.findall(W + "lvlOverride"):
                for one in override.findall(W + "lvl"):
                    _put(levels, one, number(override, "ilvl"))
                start, index = override.find(W + "startOverride"), number(override, "ilvl")
                if start is not None and 0 <= index < LEVELS:
                    old = levels[index]
                    begin = number(start, default=1)
                    levels[index] = Level(begin, old.format, old.text, old.legal, old.restart, old.style)
            self._levels[num] = (abstract, levels)
        return self._levels[num]

    def _linked(self, abstract: str) -> str:
        """The definition itself, or the one that its list style stands for."""
        for _ in range(_MAX_LINKS):
            definition = self._abstracts.get(abstract)
            link = value(definition.find(W + "numStyleLink")) if definition is not None else ""
            if not link:
                break
            listed, _named = self._styles.numbered(link)
            entry = self._nums.get(listed.num) if listed else None
            if entry is None:
                break
            abstract = value(entry.find(W + "abstractNumId"))
        return abstract


def _put(levels: list[Level], element: Element, index: int = -1) -> None:
    index = index if index >= 0 else number(element, "ilvl")
    if not 0 <= index < LEVELS:
        return
    restart = element.find(W + "lvlRestart")
    levels[index] = Level(
        start=number(element.find(W + "start"), default=0),
        format=value(element.find(W + "numFmt"), default="decimal"),
        text=value(element.find(W + "lvlText"))[:200],
        legal=on(element.find(W + "isLgl")),
        restart=None if restart is None else number(restart),
        style=value(element.find(W + "pStyle")),
    )
