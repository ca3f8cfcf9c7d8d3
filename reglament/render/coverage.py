"""Characters that no face of the font can show, at their places in the files of a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from reglament.diagnostics import Diagnostic, Location, Param, Span
from reglament.model.documents import Document, Json
from reglament.model.drawing import Drawing
from reglament.model.tree import TextTree
from reglament.render.fonts import FontFolder

RULE = "P01"


def uncovered(document: Document, fonts: FontFolder) -> Iterator[Diagnostic]:
    """A finding for every character of a document's texts and metadata that cannot be printed."""
    trees = [*document.texts.values(), *(tree for annex in document.annexes for tree in annex.texts.values())]
    for tree in trees:
        yield from _in_tree(tree, fonts)
    for pointer, text in _strings(document.data, ""):
        place = document.at(pointer)
        for offset in fonts.missing(text):
            if not text[offset].isspace():
                yield _finding(text[offset], replace(place, span=_within(place.span, text, offset)))


def unwritable(path: str, drawing: Drawing, fonts: FontFolder) -> Iterator[Diagnostic]:
    """A finding for every character that a drawing writes and that cannot be printed, at its first place."""
    for letter, line, column in drawing.letters:
        if fonts.missing(letter):
            yield _finding(letter, Location(path, Span(line, column, line, column + 1)))


def _in_tree(tree: TextTree, fonts: FontFolder) -> Iterator[Diagnostic]:
    for paragraph in tree.paragraphs():
        for offset in fonts.missing(paragraph.text):
            span: Span = paragraph.at(offset)
            yield _finding(paragraph.text[offset], Location(tree.path, span))


def _within(span: Span, text: str, offset: int) -> Span:
    """The place of one character of a value that stands on one line, bare or in quotes; else that of the value."""
    quotes = span.end_column - span.column - len(text)
    if span.line != span.end_line or quotes not in (0, 2):
        return span
    column = span.column + quotes // 2 + offset
    return Span(span.line, column, span.line, column + 1)


def _finding(character: str, location: Location) -> Diagnostic:
    code = f"U+{ord(character):04X}"
    visible = unicodedata.category(character)[0] not in "CZM"
    params: dict[str, Param] = {"code": code, **({"character": character} if visible else {})}
    return Diagnostic(RULE, "missing" if visible else "invisible", location, params)


def _strings(value: Json, pointer: str) -> Iterator[tuple[str, str]]:
    """Every text of the metadata with its JSON pointer."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _strings(one, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _strings(one, f"{pointer}/{index}")
