"""Footnotes and pictures on paper: real ones in both formats, with the mark, the words and the size that they have."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from openxml_audit import OpenXmlValidator

from reglament.errors import RenderError
from reglament.model.tree import Align, Clause, Footnote, Paragraph, Picture, Table
from reglament.render.docx import DocxWriter
from reglament.render.estimate import most_pages
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.pictures import Gallery
from reglament.render.typography import Typography
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.archival import faults
from tests.unit.render.papers import decree
from tests.unit.render.pdfs import collisions, letters, outside, pages
from tests.unit.render.spoken import elements, spoken

CREATED = date(2026, 11, 1)
TEMPLATES = resource("templates")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="30mm"><circle cx="50" cy="50" r="40"/></svg>'


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    lines = zlib.compress(b"".join(b"\0" + b"\x80" * (3 * width) for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


FILES = {"plan.svg": SVG, "wide.png": png(3000, 400), "tall.png": png(300, 4000)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("akimat")
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def setter(root: Path) -> Typesetter:
    return Typesetter(TEMPLATES, gallery=Gallery(root))


@pytest.fixture(scope="module")
def writer(root: Path) -> Iterator[DocxWriter]:
    writer = DocxWriter(TEMPLATES, gallery=Gallery(root))
    yield writer
    writer.close()


def picture(name: str, alt: str) -> Picture:
    return Picture(name, Paragraph(alt), sha256(FILES[name]).hexdigest())


def noted(text: str, *notes: tuple[str, str, str]) -> Paragraph:
    """A text with footnotes: the word that each follows, its mark, what it says."""
    found = (Footnote(text.index(word) + len(word), label, Paragraph(said)) for word, label, said in notes)
    return Paragraph(text, notes=tuple(found))


def paper(lang: str, *labels: str) -> Paper:
    said = "Алаңдардың сұлбасы" if lang == "kk" else "Схема площадок"
    note = "ескертпенің мәтіні" if lang == "kk" else "текст сноски"
    one, two = labels
    table = Table(
        (noted(said, (said, two, f"{note}, екі" if lang == "kk" else f"{note}, два")), Paragraph("2")),
        ((Paragraph("3"), Paragraph("4")),),
        (Align.LEFT, Align.LEFT),
    )
    first = Clause(
        "1.",
        (
            noted(f"{said}: {said.split(maxsplit=1)[0]} 2027 г. қалада.", (said, one, f"{note}.")),
            picture("plan.svg", said),
            table,
        ),
    )
    rest = (picture("wide.png", f"{said} 2"), picture("tall.png", f"{said} 3"))
    return replace(decree(lang, 2), blocks=(first, *rest), annexes=())


def test_footnotes_of_a_pdf_stand_at_the_foot_with_their_own_marks(setter: Typesetter) -> None:
    done = setter.pdf(paper("ru", "*", "7"), CREATED)
    first = letters(pages(done.data)[0])
    assert "Схемаплощадок*:" in first
    assert "*текстсноски." in first
    assert "7текстсноски,два" in first
    assert first.index("*текстсноски.") > first.index("Схемаплощадок*:")
    with pikepdf.open(io.BytesIO(done.data)) as pdf:
        roles = [str(element.S) for element, _ in elements(pdf)]
    assert roles.count("/Note") == 2
    assert "текстсноски." in letters(spoken(done.data))


@pytest.mark.parametrize("lang", ["kk", "ru", "kk-ru"])
def test_papers_with_footnotes_and_pictures_are_archival(setter: Typesetter, lang: str) -> None:
    both = ParallelPaper(paper("kk", "1", "2"), paper("ru", "1", "2"))
    data = setter.pdf(both if lang == "kk-ru" else paper(lang, "1", "2"), CREATED).data
    assert faults(data, lang[:2]) == []
    assert not list(outside(data))
    assert not list(collisions(data))


def test_a_picture_of_a_pdf_has_its_words_and_fits_the_sheet(setter: Typesetter) -> None:
    data = setter.pdf(paper("ru", "1", "2"), CREATED).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = [element for element, _ in elements(pdf) if str(element.S) == "/Figure"]
        assert [str(one.Alt) for one in shown] == ["Схема площадок", "Схема площадок 2", "Схема площадок 3"]
        layouts = [each for one in shown for each in (one.A if isinstance(one.A, pikepdf.Array) else [one.A])]
        boxes = [[float(side) for side in one.BBox] for one in layouts if "/BBox" in one]
    sizes = [((right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4) for left, bottom, right, top in boxes]
    assert sizes[0] == pytest.approx((60, 30), abs=0.5)
    assert sizes[1][0] == pytest.approx(170, abs=0.5)
    assert sizes[2][1] == pytest.approx(257 * 0.7, abs=0.5)


def test_one_picture_of_both_languages_is_shown_once(setter: Typesetter, writer: DocxWriter) -> None:
    both = ParallelPaper(paper("kk", "1", "2"), paper("ru", "1", "2"))
    done = setter.pdf(both, CREATED)
    with pikepdf.open(io.BytesIO(done.data)) as pdf:
        words = [str(element.Alt) for element, _ in elements(pdf) if str(element.S) == "/Figure"]
    assert words[0] == "Алаңдардың сұлбасы", "an element is read in one language"
    assert len(words) == 3
    document = part(writer.docx(both, done.pages, CREATED), "word/document.xml")
    assert document.count("<pic:pic") == 3


def part(docx: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize(("labels", "literal"), [(("1", "2"), False), (("*", "**"), True), (("2", "1"), True)])
def test_footnotes_of_a_docx_are_real_and_keep_their_marks(
    writer: DocxWriter, labels: tuple[str, str], literal: bool, tmp_path: Path
) -> None:
    data = writer.docx(paper("ru", *labels), 2, CREATED)
    document, notes = part(data, "word/document.xml"), part(data, "word/footnotes.xml")
    assert document.count("<w:footnoteReference ") == 2
    marks = re.findall(r'<w:footnoteReference w:customMarkFollows="1" w:id="\d+"/><w:t>([^<]*)</w:t>', document)
    assert marks == (list(labels) if literal else [])
    assert notes.count("<w:footnoteRef") == (0 if literal else 2)
    assert "текст сноски." in notes.replace("\u00a0", " ")
    assert not re.search("[\ue000\ue001]", document + notes)
    path = tmp_path / "paper.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator(strict=True, security_validation=True).validate(path).errors] == []


def test_pictures_of_a_docx_are_dots_with_words(writer: DocxWriter) -> None:
    data = writer.docx(paper("ru", "1", "2"), 2, CREATED)
    document = part(data, "word/document.xml")
    assert re.findall(r'descr="([^"]*)"', document)[:1] == ["Схема площадок"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        media = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert len(media) == 3
    assert all(one.startswith(b"\x89PNG") for one in media)
    width, height = map(int, re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', document).groups())  # type: ignore[union-attr]
    assert (width / 36000, height / 36000) == pytest.approx((60, 30), abs=0.2)
    assert data == writer.docx(paper("ru", "1", "2"), 2, CREATED)


def test_a_paper_without_footnotes_has_no_part_for_them(writer: DocxWriter) -> None:
    with zipfile.ZipFile(io.BytesIO(writer.docx(decree("ru"), 2, CREATED))) as package:
        assert "word/footnotes.xml" not in package.namelist()


def test_a_picture_that_changed_or_became_a_link_is_not_set(root: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.svg").write_bytes(SVG.replace(b"40", b"41"))
    with pytest.raises(RenderError):
        Gallery(tmp_path).get(picture("plan.svg", "Схема"))
    (tmp_path / "plan.svg").unlink()
    (tmp_path / "plan.svg").symlink_to(root / "plan.svg")
    with pytest.raises(RenderError):
        Gallery(tmp_path).get(picture("plan.svg", "Схема"))


def test_where_there_is_no_file_the_words_stand_in_a_frame(setter: Typesetter, writer: DocxWriter) -> None:
    bare = replace(decree("ru", 2), blocks=(Picture("gone.png", Paragraph("Схема дорог")),), annexes=())
    assert "Схемадорог" in letters("".join(pages(setter.pdf(bare, CREATED).data)))
    assert "Схема" in part(writer.docx(bare, 1, CREATED), "word/document.xml")


def test_pages_of_a_paper_with_footnotes_are_counted_not_estimated() -> None:
    assert most_pages(paper("ru", "1", "2"), Typography(), 2.0, 5) == float("inf")
