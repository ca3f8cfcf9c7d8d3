"""DOCX files put together by hand: harmless ones to change, and hostile ones."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{TYPES}.document.main+xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{ppr}<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(body: str) -> str:
    return f'{_XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr/></w:body></w:document>'


def part(name: str, body: str) -> str:
    return f'{_XML}<w:{name} xmlns:w="{W}" xmlns:r="{R}">{body}</w:{name}>'


def relations(*entries: tuple[str, str, str, bool]) -> str:
    """Id, type, target, whether it lies outside."""
    mode = {True: ' TargetMode="External"', False: ""}
    lines = (
        f'<Relationship Id="{id_}" Type="{R}/{type_}" Target="{target}"{mode[out]}/>'
        for id_, type_, target, out in entries
    )
    return (
        f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{''.join(lines)}</Relationships>"
    )


def types(main: str = MAIN, *more: tuple[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{type_}"/>' for name, type_ in more)
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{overrides}</Types>'
    )


def members(body: str = "", **parts: str) -> dict[str, str | bytes]:
    """The members of a DOCX with this body; `parts` are the XML of `numbering`, `styles`, `footnotes`, …"""
    entries = [(f"rId{index}", name, f"{name}.xml", False) for index, name in enumerate(parts, 1)]
    return {
        "[Content_Types].xml": types(MAIN, *((f"word/{name}.xml", f"{TYPES}.{name}+xml") for name in parts)),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml", False)),
        "word/document.xml": document(body or paragraph("Мәтін")),
        "word/_rels/document.xml.rels": relations(*entries),
        **{f"word/{name}.xml": xml for name, xml in parts.items()},
    }


def pack(content: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(body: str = "", **parts: str) -> bytes:
    return pack(members(body, **parts))
