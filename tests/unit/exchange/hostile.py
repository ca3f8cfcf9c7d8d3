"""Files that nobody should open: each with a word that its refusal must hold."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import parts

MB = 1024 * 1024


def _with(**changed: str | bytes) -> dict[str, str | bytes]:
    return parts.members() | changed


def _relation(type_: str, target: str, *, outside: bool, owner: str = "word/_rels/document.xml.rels") -> bytes:
    content = parts.members()
    content[owner] = parts.relations(("rId9", type_, target, outside))
    if not outside:
        content[f"word/{target}"] = b"x"
    return parts.pack(content)


def _typed(main: str) -> bytes:
    return parts.pack({**parts.members(), "[Content_Types].xml": parts.types(main)})


def _bomb(size: int) -> bytes:
    return parts.pack(_with(**{"word/media/image1.png": b"\0" * size}))


def _lying() -> bytes:
    """A member that says it is small and inflates to 300 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(b"<" * MB) for _ in range(300)) + packer.flush()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, value in parts.members().items():
            if name != "word/document.xml":
                archive.writestr(name, value)
        info = zipfile.ZipInfo("word/document.xml")
        archive.writestr(info, packed)
    data = bytearray(stream.getvalue())
    for signature, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        start = data.rindex(signature, 0, data.rindex(b"word/document.xml") if method == 10 else len(data))
        if method == 8:
            start = data.index(b"word/document.xml") - 30
        data[start + method : start + method + 2] = struct.pack("<H", 8)
        data[start + size : start + size + 4] = struct.pack("<I", 1000)
    return bytes(data)


def _overlapping() -> bytes:
    """Many entries of the directory that share one member (the trick of bombs without recursion)."""
    base = parts.pack({**parts.members(), "word/kernel.bin2": b"\0" * (2 * MB)})
    end = base.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", base[end + 16 : end + 20])[0]
    at = base.rindex(b"PK\x01\x02", 0, end)
    entry = base[at:end]
    copies = b"".join(entry.replace(b"kernel.bin2", b"k%08d.x" % index) for index in range(1500))
    directory = base[start:at] + copies
    count = 4 + 1500
    return base[:start] + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), start, 0)


def _many() -> bytes:
    return parts.pack(_with(**{f"word/media/{index}.png": b"" for index in range(5000)}), zipfile.ZIP_STORED)


def _laughs(where: str = "word/document.xml") -> bytes:
    entities = "".join(f'<!ENTITY l{index} "{f"&l{index - 1};" * 10}">' for index in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">{entities}]>'
    body = f'<w:document xmlns:w="{parts.W}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    return parts.pack(_with(**{where: text + body}))


def _external_entity() -> str:
    return (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{parts.W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )


def _deep(depth: int = 100_000) -> bytes:
    body = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
    return parts.pack(parts.members(body), zipfile.ZIP_STORED)


def _crowded(count: int = 3_000_000) -> bytes:
    return parts.pack(parts.members("<w:p/>" * count), zipfile.ZIP_STORED)


def _renamed(odd: str) -> bytes:
    """A path that zipfile itself would not write."""
    data = parts.pack(_with(**{"word/x" + "y" * (len(odd) - 6): b"x"}))
    return data.replace(("word/x" + "y" * (len(odd) - 6)).encode(), odd.encode())


def _encrypted() -> bytes:
    data = bytearray(parts.docx())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def _twice() -> bytes:
    stream = io.BytesIO(parts.docx())
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/Document.xml", parts.document(parts.paragraph("Басқа")))
    return stream.getvalue()


def _field(instruction: str) -> bytes:
    return parts.docx(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504

FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.docx", b"", "empty"),
    "doc": ("a.docx", _OLE, ".doc"),
    "doc-by-name": ("a.doc", _OLE, ".doc"),
    "password": ("a.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "rtf": ("a.docx", b"{\\rtf1 x}", ".rtf"),
    "pdf": ("a.docx", b"%PDF-1.7\n", "PDF"),
    "html": ("a.docx", b"\xef\xbb\xbf <html><body>", "web page"),
    "text": ("a.docx", "Қаулы".encode(), "not a Word document"),
    "odt": ("a.docx", parts.pack({"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt"),
    "zip": ("a.docx", parts.pack({"readme.txt": "x"}), "ZIP"),
    "xlsx": (
        "a.docx",
        _typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "spreadsheet",
    ),
    "template": ("a.docx", _typed(f"{parts.TYPES}.template.main+xml"), "template"),
    "other-name": ("a.zip", parts.docx(), ".docx"),
    "docm": ("a.docx", _typed(MACROS), "macros"),
    "macros": ("a.docx", parts.pack(_with(**{"word/vbaProject.bin": b"x"})), "macros"),
    "macros-renamed": ("a.docx", _relation("vbaProject", "hello.xml", outside=False), "macros"),
    "ole": ("a.docx", parts.pack(_with(**{"word/embeddings/oleObject1.bin": b"x"})), "embedded"),
    "ole-outside": ("a.docx", _relation("oleObject", "file:///c:/x.xls", outside=True), "embedded"),
    "activex": ("a.docx", parts.pack(_with(**{"word/activeX/activeX1.xml": "<x/>"})), "ActiveX"),
    "chunk": ("a.docx", _relation("aFChunk", "chunk.html", outside=False), "merged in"),
    "nested": ("a.docx", parts.pack(_with(**{"word/x.zip": b"PK"})), "other files"),
    "attached-template": (
        "a.docx",
        _relation("attachedTemplate", "http://x.example/t.dotm", outside=True, owner="word/_rels/settings.xml.rels"),
        "template",
    ),
    "linked-picture": ("a.docx", _relation("image", "http://x.example/p.png", outside=True), "outside itself"),
    "frame": ("a.docx", _relation("frame", "http://x.example/", outside=True), "fetched"),
    "unc-path": ("a.docx", _relation("image", "\\\\host\\share\\p.png", outside=True), "outside itself"),
    "dde": ("a.docx", _field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'), "DDEAUTO"),
    "include-picture": ("a.docx", _field('INCLUDEPICTURE "http://x.example/p.png"'), "INCLUDEPICTURE"),
    "laughs": ("a.docx", _laughs(), "entities"),
    "laughs-in-types": ("a.docx", _laughs("[Content_Types].xml"), "entities"),
    "external-entity": ("a.docx", parts.pack(_with(**{"word/document.xml": _external_entity()})), "entities"),
    "external-entity-utf16": (
        "a.docx",
        parts.pack(_with(**{"word/document.xml": _external_entity().encode("utf-16")})),
        "entities",
    ),
    "external-entity-utf16-bare": (
        "a.docx",
        parts.pack(_with(**{"word/document.xml": _external_entity().encode("utf-16-be")})),
        "entities",
    ),
    "utf7": (
        "a.docx",
        parts.pack(_with(**{"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-x/+AD4-'})),
        "not text",
    ),
    "bomb": ("a.docx", _bomb(200 * MB), "unpacks"),
    "bomb-in-part": ("a.docx", _bomb(30 * MB), "unpacks"),
    "lying-size": ("a.docx", _lying(), "damaged"),
    "overlapping": ("a.docx", _overlapping(), "unpacks"),
    "many-members": ("a.docx", _many(), "parts"),
    "too-large": ("a.docx", b"PK\x03\x04" + b"\0" * (25 * MB), "larger"),
    "deep": ("a.docx", _deep(), "damaged"),
    "crowded": ("a.docx", _crowded(), "more elements"),
    "many-lines": ("a.docx", _crowded(200_000), "larger than a paper"),
    "path-up": ("a.docx", _renamed("../../evil.xml"), "leads out"),
    "path-root": ("a.docx", _renamed("/etc/cron.d/x1"), "leads out"),
    "path-drive": ("a.docx", _renamed("C:/evil/x.xml1"), "leads out"),
    "encrypted": ("a.docx", _encrypted(), "encrypted"),
    "two-of-one-name": ("a.docx", _twice(), "two parts"),
    "cut-off": ("a.docx", parts.docx()[:-40], "damaged"),
    "not-well-formed": ("a.docx", parts.pack(_with(**{"word/document.xml": "<w:document"})), "damaged"),
    "no-text": ("a.docx", parts.pack({"[Content_Types].xml": parts.types()}), "no text"),
}
