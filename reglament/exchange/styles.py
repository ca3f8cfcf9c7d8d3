"""Styles of a DOCX with what they inherit: numbering, hidden text, alignment, headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reglament.exchange.markup import Element, W, number, on, value

_DEEPEST = 40
"""Styles based on styles; a word processor allows far fewer."""
_BODY = 9
_HEADINGS = {
    **{f"heading {level}": level for level in range(1, 10)},
    **{f"заголовок {level}": level for level in range(1, 10)},
    **{f"тақырып {level}": level for level in range(1, 10)},
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list that a paragraph belongs to and its level in it; level -1 is asked of the list."""

    num: str
    level: int


class Styles:
    """The styles of one file by id; unknown ids inherit nothing."""

    def __init__(self, root: Element | None) -> None:
        entries = root.findall(W + "style") if root is not None else []
        self._styles = {value(entry, "styleId"): entry for entry in entries}
        paragraphs = (entry for entry in entries if value(entry, "type") == "paragraph")
        self._default = next((value(entry, "styleId") for entry in paragraphs if value(entry, "default") == "1"), "")

    def of(self, properties: Element | None, tag: str = "pStyle") -> str:
        """The id of the style that a paragraph (or run) names, else the default one of paragraphs."""
        named = value(properties.find(W + tag)) if properties is not None else ""
        return named or (self._default if tag == "pStyle" else "")

    def name(self, style: str) -> str:
        """The name of a style, in small letters."""
        entry = self._styles.get(style)
        return value(entry.find(W + "name")).lower() if entry is not None else ""

    def chain(self, style: str) -> list[Element]:
        """The style and those it is based on, nearest first."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            entry = self._styles[style]
            if entry in found:
                break
            found.append(entry)
            style = value(entry.find(W + "basedOn"))
        return found

    def inherited(self, style: str, path: str) -> Element | None:
        """The nearest element at `path` in the style or those below it."""
        return next((found for entry in self.chain(style) if (found := entry.find(path)) is not None), None)

    def numbered(self, style: str) -> tuple[Numbered | None, str]:
        """The list that a style brings, and the id of the style that names it; level -1 when the list knows it."""
        level: int | None = None
        for entry in self.chain(style):
            properties = entry.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            if level is None and properties.find(W + "ilvl") is not None:
                level = number(properties.find(W + "ilvl"))
            if properties.find(W + "numId") is not None:
                named = -1 if level is None else level
                return Numbered(value(properties.find(W + "numId")), named), value(entry, "styleId")
        return None, ""

    def heading(self, properties: Element | None, style: str) -> int:
        """The level of a heading, from 1; 0 for running text."""
        own = properties.find(W + "outlineLvl") if properties is not None else None
        level = own if own is not None else self.inherited(style, f"{W}pPr/{W}outlineLvl")
        if level is not None:
            depth = number(level, default=_BODY)
            return depth + 1 if 0 <= depth < _BODY else 0
        return next((_HEADINGS[name] for entry in self.chain(style) if (name := self._of(entry)) in _HEADINGS), 0)

    def align(self, properties: Element | None, style: str) -> str:
        """`center`, `right` or empty."""
        own = properties.find(W + "jc") if properties is not None else None
        word = value(own if own is not None else self.inherited(style, f"{W}pPr/{W}jc"))
        return {"center": "center", "right": "right", "end": "right"}.get(word, "")

    def switch(self, properties: Element | None, style: str, tag: str, test: Callable[[Element], bool] = on) -> bool:
        """Whether a run has a property: its own, of its character style, of its paragraph's style."""
        if properties is not None:
            if (own := properties.find(W + tag)) is not None:
                return test(own)
            named = self.of(properties, "rStyle")
            if named and (found := self.inherited(named, f"{W}rPr/{W}{tag}")) is not None:
                return test(found)
        found = self.inherited(style, f"{W}rPr/{W}{tag}")
        return found is not None and test(found)

    @staticmethod
    def _of(entry: Element) -> str:
        return value(entry.find(W + "name")).lower()
