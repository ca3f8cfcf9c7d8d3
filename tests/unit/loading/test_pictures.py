"""Files of pictures: those that a sheet can use, and strangers' files that cost one finding each."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.loading import load
from reglament.loading.pictures import read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"{}>{}</svg>'


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 3, height: int = 2, dots: bytes | None = None) -> bytes:
    lines = b"".join(b"\0" + b"\x80" * (3 * width) for _ in range(height)) if dots is None else dots
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def jpeg(frame: bytes = b"\xff\xc0\x00\x11\x08\x00\x02\x00\x03\x03" + bytes(9), end: bytes = b"\xff\xd9") -> bytes:
    return b"\xff\xd8" + frame + b"\xff\xda\x00\x08" + bytes(6) + b"\x12\x34" + end


def fault(name: str, data: bytes) -> str:
    drawing, found = read_picture(f"content/acts/2026/x/{name}", data)
    if drawing is not None:
        assert found == []
        return f"{drawing.form} {drawing.width:g}x{drawing.height:g}"
    (one,) = found
    assert one.rule == "F31"
    return one.message


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.png", png(), "png 3x2"),
        ("a.jpg", jpeg(), "jpg 3x2"),
        ("a.jpeg", jpeg(), "jpg 3x2"),
        ("a.png", jpeg(), "kind"),
        ("a.svg", png(), "kind"),
        ("a.png", b"PK\x03\x04", "kind"),
        ("a.png", b"", "kind"),
        ("a.png", png()[:-6], "broken"),
        ("a.png", png() + b"<script>", "broken"),
        ("a.png", png().replace(b"IDAT", b"IDAX"), "broken"),
        ("a.png", png(dots=b"\0\0"), "broken"),
        ("a.png", png(20, 20, bytes(50_000_000)), "broken"),
        ("a.png", png(60_000, 60_000, b""), "pixels"),
        ("a.jpg", jpeg(end=b""), "broken"),
        ("a.jpg", jpeg(b"\xff\xc0\x00\x14\x08\x00\x02\x00\x03\x04" + bytes(12)), "colours"),
        ("a.jpg", jpeg(b"\xff\xc9\x00\x11\x08\x00\x02\x00\x03\x03" + bytes(9)), "sort"),
        ("a.jpg", jpeg(b"\xff\xc0\xff\xff\x08"), "broken"),
    ],
)
def test_pictures_of_dots(name, data, expected):
    assert fault(name, data) == expected


@pytest.mark.parametrize(
    ("attributes", "inside", "expected"),
    [
        ("", "<path d='M0 0h9'/>", "svg 151.181x75.5906"),
        ("", "<style>path{fill:url(#a)}</style><use href='#a'/>", "svg 151.181x75.5906"),
        ("", "<script>1</script>", "element"),
        ("", "<foreignObject/>", "element"),
        ("", "<image href='x.png'/>", "element"),
        ("", "<animate/>", "element"),
        ("", "<a href='#x'/>", "element"),
        ("", "<g xmlns='http://www.w3.org/1999/xhtml'/>", "element"),
        (" onload='x()'", "", "script"),
        ("", "<use href='other.svg#a'/>", "external"),
        ("", "<use xmlns:l='http://www.w3.org/1999/xlink' l:href='http://x.kz/#a'/>", "external"),
        ("", "<rect style='fill:url(http://x.kz/a)'/>", "external"),
        ("", "<rect fill='URL( \"x.svg#a\" )'/>", "external"),
        ("", "<style>@import 'x.css'</style>", "external"),
        ("", "<style><![CDATA[a{b:u\\72l(x)}]]></style>", "external"),
        ("", "<g id='a'><use href='#b'/></g>", "nested"),
        ("", "<g>" * 80 + "</g>" * 80, "nodes"),
        ("", "<g/>" * 20_001, "nodes"),
        ("", "<g>", "xml"),
        ("", "<?xml-stylesheet href='x'?>", "element"),
    ],
)
def test_drawings(attributes, inside, expected):
    assert fault("a.svg", SVG.format(attributes, inside).encode()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "x">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "entities"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "unsized"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan 5"/>', "unsized"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e9 5"/>', "size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height="3"/>', "unsized"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 30,20" width="60"/>', "svg 60x40"),
        ('<svg width="3" height="3"/>', "root"),
        ("<svg" + " " * 1_000_000 + "/>", "heavy"),
    ],
)
def test_drawings_by_their_root(text, expected):
    assert fault("a.svg", text.encode()) == expected


def test_the_letters_of_a_drawing_are_told_with_their_places():
    drawing, _ = read_picture(
        "content/a.svg", SVG.format("", "\n<text>Ая <tspan>я</tspan></text><desc>ю</desc>").encode()
    )
    assert drawing is not None
    assert drawing.letters == (("А", 2, 7), ("я", 2, 8))


@given(st.binary(max_size=80), st.sampled_from([png(), jpeg(), SVG.format("", "<g/>").encode()]), st.data())
def test_spoilt_bytes_never_break_the_tool(noise, whole, data):
    cut = data.draw(st.integers(0, len(whole)))
    for name in ("a.png", "a.jpg", "a.svg"):
        read_picture(name, whole[:cut] + noise + whole[cut:])


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    folder = tmp_path / "content/acts/2026/x"
    folder.mkdir(parents=True)
    (tmp_path / "reglament.yml").write_text("kind: settings\n")
    (folder / "act.yml").write_text("kind: decree\n")
    (folder / "act.ru.md").write_text("# О чистоте\n\n1. План:\n\n![План площадки](plan.png)\n")
    (folder / "plan.png").write_bytes(png())
    return tmp_path


def found(root: Path) -> list[tuple[str, str, str]]:
    return [(one.rule, one.message, one.location.path.rpartition("/")[2]) for one in load(root).diagnostics]


def test_a_picture_is_a_file_of_its_paper(akimat):
    first = load(akimat).documents["acts/2026/x/act"]
    (akimat / "content/acts/2026/x/plan.png").write_bytes(png(4, 4))
    second = load(akimat).documents["acts/2026/x/act"]
    assert found(akimat) == []
    assert first.digest != second.digest
    assert first.texts["ru"].digest == second.texts["ru"].digest
    assert first.texts["ru"].shown != second.texts["ru"].shown


def test_a_missing_an_unused_and_a_linked_picture(akimat):
    folder = akimat / "content/acts/2026/x"
    (folder / "plan.png").rename(folder / "plans.png")
    assert found(akimat) == [("F30", "near", "act.ru.md"), ("F14", "unused_picture", "plans.png")]
    (folder / "plan.png").symlink_to(folder / "plans.png")
    assert found(akimat) == [("F13", "link", "plan.png"), ("F14", "unused_picture", "plans.png")]


def test_a_hostile_picture_is_one_finding(akimat):
    (akimat / "content/acts/2026/x/plan.png").write_bytes(b"GIF89a")
    assert found(akimat) == [("F31", "kind", "plan.png")]


@pytest.mark.parametrize("name", ["../y/plan.png", "/etc/passwd", "..%2fplan.png", "https://example.org/plan.png"])
def test_a_picture_outside_its_folder_is_not_read_56(akimat, name):
    (akimat / "content/acts/2026/y").mkdir()
    (akimat / "content/acts/2026/y/plan.png").write_bytes(png(9, 9))
    (akimat / "content/acts/2026/x/act.ru.md").write_text(f"# О чистоте\n\n1. План:\n\n![План площадки]({name})\n")
    document = load(akimat).documents["acts/2026/x/act"]
    assert not any(document.pictures.values())
    assert "act.ru.md" in {file for _, _, file in found(akimat)}
