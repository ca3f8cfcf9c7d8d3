"""Drawings in lines (SVG): only inert ones, in which nothing runs, nothing moves and nothing is fetched."""

from __future__ import annotations

import re
from math import inf, isfinite
from typing import NoReturn
from xml.parsers import expat

from reglament.diagnostics import Span
from reglament.loading.raster import PictureFault
from reglament.model.drawing import Drawing, Form

MAX_SVG = 1_000_000
"""Bytes of a drawing."""
MAX_NODES = 20_000
"""Elements of a drawing."""
MAX_DEPTH = 64

_SVG = "http://www.w3.org/2000/svg"
_INERT = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
    }
)
"""Notes that editors of drawings leave in their files; nothing draws them."""
_DRAWN = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "metadata",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "marker",
        "pattern",
        "symbol",
        "use",
        "style",
        "switch",
    ]
)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_OWN = re.compile(r"url\(\s*['\"]?#[\w.:-]+['\"]?\s*\)")
_FETCHING = re.compile(r"url\s*\(|@|\\|expression|image-set|javascript", re.IGNORECASE)


def read_svg(data: bytes) -> Drawing:
    """The size of a drawing and what it writes.

    Raises PictureFault, with its place, at the first thing that could run, move or be fetched.
    """
    if len(data) > MAX_SVG:
        raise PictureFault("heavy", limit=MAX_SVG // 1_000_000)
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self._parser = expat.ParserCreate(encoding="UTF-8", namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = lambda *_: self._refuse("entities")
        self._parser.ProcessingInstructionHandler = lambda target, _: self._refuse("element", name=f"<?{target}?>")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._open: list[tuple[str, bool]] = []
        """Names of the open elements and whether something may be drawn again from them."""
        self._nodes = 0
        self._size: tuple[float, float] | None = None
        self._style: list[str] = []
        self._letters: dict[str, tuple[int, int]] = {}

    def read(self, data: bytes) -> Drawing:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise PictureFault("xml", Span(error.lineno, error.offset + 1, error.lineno, error.offset + 2)) from None
        if self._size is None:
            raise PictureFault("root")
        letters = tuple((letter, *place) for letter, place in self._letters.items())
        return Drawing(Form.SVG, *self._size, letters)

    def _refuse(self, message: str, **params: str | int) -> NoReturn:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        raise PictureFault(message, Span(line, column, line, column + 1), **params)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES or len(self._open) > MAX_DEPTH:
            self._refuse("nodes", limit=MAX_NODES)
        space, _, local = name.rpartition(" ")
        if space not in _INERT and (space != _SVG or local not in _DRAWN):
            self._refuse("root" if not self._open else "element", name=f"<{local}>"[:60])
        again = bool(self._open and self._open[-1][1])
        if local == "use" and again:
            self._refuse("nested")
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2], value)
        if not self._open:
            if local != "svg":
                self._refuse("root", name=local[:60])
            self._size = self._sized(attributes)
        self._open.append((local if space == _SVG else "", again or ("id" in attributes and len(self._open) > 0)))

    def _attribute(self, name: str, value: str) -> None:
        lower = name.lower()
        if lower.startswith("on"):
            self._refuse("script", name=name[:60])
        if lower in {"href", "src", "base"} and not value.startswith("#"):
            self._refuse("external", name=value[:60])
        if lower == "style" or "(" in value:
            self._dress(value)

    def _dress(self, value: str) -> None:
        """A style must not fetch anything: it may name parts of the drawing only."""
        if _FETCHING.search(_OWN.sub("", value)):
            self._refuse("external", name=" ".join(value.split())[:60])

    def _end(self, _name: str) -> None:
        if self._open.pop()[0] == "style":
            self._dress("".join(self._style))
            self._style.clear()

    def _text(self, text: str) -> None:
        inside = [name for name, _ in self._open]
        if inside and inside[-1] == "style":
            self._style.append(text)
        elif "text" in inside:
            for offset, letter in enumerate(text):
                if not letter.isspace():
                    place = (self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1 + offset)
                    self._letters.setdefault(letter, place)

    def _sized(self, attributes: dict[str, str]) -> tuple[float, float]:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        try:
            natural = (float(box[2]), float(box[3])) if len(box) == 4 else None
        except ValueError:
            natural = None
        if natural is not None and not all(isfinite(side) and side > 0 for side in natural):
            natural = None
        width, height = (_length(attributes.get(name, "")) for name in ("width", "height"))
        if width is not None and height is not None:
            return width, height
        if natural is None:
            self._refuse("unsized")
        if width is not None:
            return width, width * natural[1] / natural[0]
        return (height * natural[0] / natural[1], height) if height is not None else natural


def _length(value: str) -> float | None:
    match = _LENGTH.fullmatch(value)
    length = float(match[1]) * _UNITS[match[2]] if match is not None else 0.0
    return length if 0 < length < inf else None
