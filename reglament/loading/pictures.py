"""Pictures: the line in a text that shows one, and the file, which a stranger made.

A file is taken by its bytes, not by its name: PNG, JPEG and inert SVG, of a size that a sheet can use. Whatever is
wrong with it is one finding.
"""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Mapping
from dataclasses import replace

from reglament.diagnostics import Diagnostic, Span
from reglament.loading.discover import PICTURE_NAME, Discovered, Role
from reglament.loading.findings import Findings
from reglament.loading.lines import RawPicture
from reglament.loading.raster import PictureFault, read_jpeg, read_png
from reglament.loading.svg import read_svg
from reglament.model.drawing import Drawing, Form
from reglament.model.tree import Block, Chapter, Clause, Paragraph, Picture, Subclause, TextTree

MAX_BYTES = 4_000_000
"""The largest file of a picture; a sheet scanned in colour at 300 dots an inch is about half of it."""
MAX_SIDE = 20_000
"""Pixels of the longer side."""

_FORMS = {"png": Form.PNG, "jpg": Form.JPEG, "jpeg": Form.JPEG, "svg": Form.SVG}
_READERS = {Form.PNG: read_png, Form.JPEG: read_jpeg, Form.SVG: read_svg}


def read_picture_line(raw: RawPicture, findings: Findings) -> Picture | Paragraph:
    """The picture that a line shows; the line itself as text, after a finding F30, when it names no picture's file."""
    number, line = raw.line.number, raw.line
    name = Span(number, raw.name_column, number, raw.name_column + max(len(raw.name), 1))
    if PICTURE_NAME.fullmatch(raw.name) is None:
        findings.add("F30", "name", name, name=raw.name[:60])
        return Paragraph(line.text, line.span, ((0, number, line.column),))
    text = raw.alt.strip(" \u00a0")
    column = raw.alt_column + len(raw.alt) - len(raw.alt.lstrip(" \u00a0"))
    if not any(map(str.isalnum, text)):
        findings.add("F30", "no_words", line.span, name=raw.name)
    alt = Paragraph(text, Span(number, column, number, column + len(text)), ((0, number, column),) if text else ())
    return Picture(posixpath.join(posixpath.dirname(findings.path), raw.name), alt, span=line.span)


def read_picture(path: str, data: bytes) -> tuple[Drawing | None, list[Diagnostic]]:
    """A picture's file: its form and size, or None and a finding F31."""
    findings = Findings(path)
    try:
        return inspect(path, data), []
    except PictureFault as fault:
        findings.put("F31", fault.message, fault.span, fault.params)
    return None, findings.items


def inspect(path: str, data: bytes) -> Drawing:
    """What the bytes of a picture say of it. Raises PictureFault when it cannot be used."""
    wanted = _FORMS[path.rpartition(".")[2]]
    found = _form(data)
    if found is not wanted:
        raise PictureFault("kind", wanted=wanted.name, found=found.name if found is not None else "")
    drawing = _READERS[found](data)
    if not 1 <= min(drawing.width, drawing.height) <= max(drawing.width, drawing.height) <= MAX_SIDE:
        width, height = (round(min(side, 10.0 * MAX_SIDE)) for side in (drawing.width, drawing.height))
        raise PictureFault("size", width=width, height=height, limit=MAX_SIDE)
    return drawing


def check_pictures(
    discovered: Discovered, texts: Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]
) -> list[Diagnostic]:
    """F30 for a picture that is not there, F14 for one that nothing shows; `texts`: files by path, what they show."""
    there = {file.path for file in discovered.files if file.role is Role.PICTURE}
    found: list[Diagnostic] = []
    for path, shown in texts.items():
        findings = Findings(path)
        for picture, span in shown:
            if picture not in there and picture not in discovered.refused:
                folder, _, name = picture.rpartition("/")
                here = [other.rpartition("/")[2] for other in there if other.rpartition("/")[0] == folder]
                near = difflib.get_close_matches(name, sorted(here), 1, 0.6)
                params = {"name": name, "near": near[0] if near else ""}
                findings.put("F30", "near" if near else "missing", Span._make(span), params)
        found += findings.items
    unread = {
        file.path.rpartition("/")[0]
        for file in discovered.files
        if file.role in {Role.TEXT, Role.ANNEX, Role.PAPER} and file.path not in texts
    }
    for path in sorted(there - {picture for shown in texts.values() for picture, _ in shown}):
        if path.rpartition("/")[0] not in unread:
            findings = Findings(path)
            findings.add("F14", "unused_picture")
            found += findings.items
    return found


def _form(data: bytes) -> Form | None:
    """The form by the first bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Form.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return Form.JPEG
    start = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return Form.SVG if start.startswith((b"<?xml", b"<svg", b"<!")) else None


def pictured(tree: TextTree, digests: Mapping[str, str]) -> TextTree:
    """The text with the SHA-256 of each picture's file, by path; empty where there is no usable file."""
    shown: list[str] = []

    def known(picture: Picture) -> Picture:
        digest = digests.get(picture.path, "")
        shown.append(digest)
        return replace(picture, digest=digest)

    def within(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, Picture):
                found.append(known(block))
            elif isinstance(block, Chapter | Clause | Subclause):
                found.append(replace(block, blocks=within(block.blocks)))  # type: ignore[arg-type]  # its own kinds
            else:
                found.append(block)
        return tuple(found)

    return replace(tree, blocks=within(tree.blocks), shown=tuple(shown))
