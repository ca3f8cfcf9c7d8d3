"""The reference document of pandoc, built from the readable parts in `templates/docx`.

It is made when it is needed, never committed: it cannot go stale. Language, sizes and the box for initials differ from
paper to paper, so there are several; each is named by what it contains.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from reglament.errors import RenderError
from reglament.render.docx_package import pack
from reglament.render.docx_sheet import TABLE_SIZES, Sheet

_PARTS = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package.rels.xml",
    "word/_rels/document.xml.rels": "document.rels.xml",
    "word/document.xml": "document.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "fontTable.xml",
    "word/header-first.xml": "header-first.xml",
    "word/header.xml": "header.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
}


def parts(folder: Path, sheet: Sheet) -> dict[str, bytes]:
    """The parts of the reference document for `sheet`, by their names in the package.

    Raises RenderError when a part is missing from `folder`.
    """
    values = {name: escape(str(value)) for name, value in sheet.values().items()}
    values["label"] = escape(sheet.initials)
    values["section"] = sheet.section(landscape=sheet.landscape, continued=sheet.continued)
    values["tables"] = "".join(_table_styles(folder, sheet, size) for size in TABLE_SIZES)
    names = _PARTS | {"word/footer.xml": "footer-initials.xml" if sheet.initials else "footer.xml"}
    return {name: fill(folder / source, values) for name, source in names.items()}


def fill(source: Path, values: dict[str, str]) -> bytes:
    """A part with its places filled and its comments left out.

    Raises RenderError when there is no such part.
    """
    try:
        text = re.sub(r"<!--.*?-->\s*", "", source.read_text("utf-8"), flags=re.DOTALL)
    except OSError as error:
        raise RenderError("A template is missing: {path}", path=source) from error
    return Template(text).safe_substitute(values).encode()


def _table_styles(folder: Path, sheet: Sheet, size: int) -> str:
    """The styles of tables set in `size` points; single spaced whatever the text is."""
    pitch = round(size * sheet.typography.PITCH * 20)
    return fill(folder / "table-styles.xml", {"points": str(size), "size": str(2 * size), "pitch": str(pitch)}).decode()


def reference(own: Mapping[str, bytes]) -> tuple[str, bytes]:
    """The reference document of these parts and a file name that changes with its content."""
    data = pack(own)
    return f"reference-{hashlib.sha256(data).hexdigest()[:16]}.docx", data
