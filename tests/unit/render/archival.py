"""What an archive and a screen reader ask of a PDF, each demand looked up in the file itself.

PDF/A-2a is ISO 19005-2, PDF/UA-1 is ISO 14289-1; numbers are their clauses.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.unit.render.spoken import elements, kids, painted

HEADINGS = {f"/H{level}" for level in range(1, 7)}
ROLES = HEADINGS | {"/Document", "/Div", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Span", "/Figure", "/Caption"}
ROLES |= {"/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Note", "/Reference", "/Link"}
"""Structure types of ISO 32000-1 that papers have use for; the file maps all others to them."""


def faults(data: bytes, lang: str) -> list[str]:
    """Everything that is wrong with a PDF whose main language is `lang`; empty when nothing is."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [*_claims(pdf, lang), *_fonts(pdf), *_contents(pdf), *_structure(pdf), *_outline(pdf)]
    return found


def _claims(pdf: pikepdf.Pdf, lang: str) -> Iterator[str]:
    """Metadata and the catalogue (A 6.6, 6.7; UA 5, 7.1, 7.2)."""
    meta, root = pdf.open_metadata(), pdf.Root
    said = {name: str(meta.get(name, "")) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")}
    if said != {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}:
        yield f"claims {said}"
    title = str(pdf.docinfo.get("/Title", ""))
    if not title or str(meta.get("dc:title", "")) != title:
        yield f"title {title!r} and {meta.get('dc:title')!r}"
    if str(root.get("/Lang", "")) != lang:
        yield f"language {root.get('/Lang')}"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or bool(root.MarkInfo.get("/Suspects", False)):
        yield "not marked as tagged"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window shows the file's name"
    if [str(one.S) for one in root.get("/OutputIntents", [])] != ["/GTS_PDFA1"]:
        yield "no output intent"
    yield from (f"has {name}" for name in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/AF") if name in root)
    if pdf.is_encrypted:
        yield "is encrypted"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fonts embedded as subsets, each with its table of letters (A 6.2.11; UA 7.21)."""
    for font in (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"):
        if font.get("/Subtype") == "/Type0":
            if "/ToUnicode" not in font:
                yield f"{font.BaseFont} says no letters"
            (font,) = font.DescendantFonts
        descriptor = font.get("/FontDescriptor", {})
        if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"{font.BaseFont} is not embedded"
        if not re.match(r"/[A-Z]{6}\+", str(font.BaseFont)):
            yield f"{font.BaseFont} is not a subset"


def _contents(pdf: pikepdf.Pdf) -> Iterator[str]:
    """All content is in the structure or an artifact (UA 7.1); on the pages lie links of footnotes alone (7.18)."""
    named: dict[Any, set[int]] = {}
    for element, _ in elements(pdf):
        for kid in kids(element):
            if isinstance(kid, int):
                named.setdefault(element.Pg.objgen, set()).add(kid)
            elif "/MCID" in kid:
                named.setdefault((kid if "/Pg" in kid else element).Pg.objgen, set()).add(int(kid.MCID))
    for number, page in enumerate(pdf.pages, start=1):
        content = painted(page)
        if content.loose.strip():
            yield f"page {number}: {content.loose!r} is outside the structure"
        if set(content.marked) != named.get(page.objgen, set()):
            yield f"page {number}: marked content and structure differ"
        if "\ufffd" in "".join(one.text for one in content.marked.values()):
            yield f"page {number}: a glyph without a letter"
        for one in page.get("/Annots", []):
            left, bottom, right, top = (float(side) for side in one.Rect)
            if one.Subtype != "/Link" or "/StructParent" not in one or not str(one.get("/Contents", "")):
                yield f"page {number}: an annotation"
            if "/Dest" not in one or right - left < 1 or top - bottom < 1:
                yield f"page {number}: a link that leads nowhere or cannot be hit"


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Roles, headings, tables, pictures (UA 7.1, 7.3, 7.4, 7.5)."""
    roles, mapped = [], pdf.Root.StructTreeRoot.get("/RoleMap", {})
    for element, around in elements(pdf):
        role = str(element.S)
        roles.append(role)
        if role not in ROLES and role not in mapped:
            yield f"role {role}"
        if role in {"/Figure", "/Formula"} and not str(element.get("/Alt", "")).strip():
            yield f"{role} without a text instead"
        if role in HEADINGS | {"/P"} and set(around) & (HEADINGS | {"/P"}):
            yield f"{role} in {around}"
        if role == "/Table":
            yield from _table(element)
    levels = [int(role[2]) for role in roles if role in HEADINGS]
    if levels[:1] != [1]:
        yield f"the first heading is {levels[:1]}"
    yield from (f"H{lower} after H{upper}" for upper, lower in pairwise(levels) if lower > upper + 1)


def _table(table: Any) -> Iterator[str]:
    """Cells that head others say so, and rows are equally wide (UA 7.5)."""
    lines = [line for part in kids(table) for line in ([part] if part.S == "/TR" else kids(part)) if line.S == "/TR"]
    cells = [[cell for cell in kids(line) if cell.S in {"/TH", "/TD"}] for line in lines]
    heads = [cell for line in cells for cell in line if cell.S == "/TH"]
    if not heads:
        yield f"a table of {len(lines)} rows without heads"
    if any(_attribute(cell, "/Scope") is None for cell in heads):
        yield "a head without a scope"
    widths = {sum(int(_attribute(cell, "/ColSpan") or 1) for cell in line) for line in cells}
    tall = any(int(_attribute(cell, "/RowSpan") or 1) > 1 for line in cells for cell in line)
    if len(widths) > 1 and not tall:
        yield f"rows of {sorted(widths)} cells"


def _attribute(element: Any, name: str) -> Any:
    given = element.get("/A", [])
    for one in given if isinstance(given, pikepdf.Array) else [given]:
        if name in one:
            return one[name]
    return None


def _outline(pdf: pikepdf.Pdf) -> Iterator[str]:
    """A bookmark for every heading, in order and depth."""
    with pdf.open_outline() as outline:
        said = list(_bookmarks(outline.root, 1))
    headed = [(int(str(one.S)[2]), str(one.get("/T", ""))) for one, _ in elements(pdf) if str(one.S) in HEADINGS]
    if said != headed:
        yield f"bookmarks {said} for headings {headed}"


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, str(item.title)
        yield from _bookmarks(item.children, level + 1)
