"""A merged PDF shows what its papers show, leads to each of them, and stays fit for an archive and a screen reader."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest

from reglament.bundle import Chapter, Part, merge
from reglament.errors import RenderError
from reglament.model import tree
from reglament.model.tree import Align, Paragraph, Table
from reglament.render.contents import Contents, Listed, Section
from reglament.render.paper import AnnexPaper, Paper, Stamp
from reglament.render.typst import Typesetter

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
DAY = date(2026, 11, 26)
TITLES = ("О чистоте города", "О бюджете", "Тазалық туралы")


def table(rows: int) -> Table:
    cells = tuple((Paragraph(f"{row}."), Paragraph(f"строка {row}")) for row in range(1, rows + 1))
    return Table((Paragraph("№"), Paragraph("Имя")), cells, (Align.CENTER, Align.LEFT), widths=(1, 5))


def paper(title: str, lang: str, clauses: int) -> Paper:
    blocks = (
        tree.Chapter(Paragraph("Общие положения"), ()),
        *(Paragraph(f"Пункт {n} «{title}».") for n in range(clauses)),
    )
    annex = AnnexPaper(Stamp(("Приложение",)), "Перечень", (table(3),), landscape=True)
    return Paper("acts/x/act", "decree", lang, title, blocks, annexes=(annex,))


@pytest.fixture(scope="module")
def parts() -> tuple[Part, ...]:
    setter = Typesetter(TEMPLATES)
    papers = [paper(TITLES[0], "ru", 90), paper(TITLES[1], "ru", 2), paper(TITLES[2], "kk", 30)]
    return tuple(Part(one.title, setter.pdf(one, DAY).data, one.lang) for one in papers)


@pytest.fixture(scope="module")
def whole(parts: tuple[Part, ...]) -> bytes:
    return made(parts)


def made(parts: tuple[Part, ...]) -> bytes:
    pages = [count(part.data) if part.data[-6:].strip() == b"%%EOF" else 1 for part in parts]
    listed = [Listed(part.title, number) for part, number in zip(parts, pages, strict=True)]
    sections = (Section("1. Первый вопрос", tuple(listed[:2])), Section("", tuple(listed[2:])))
    contents = Contents("acts/x", "ru", "АКИМАТ", "О чистоте", "26 ноября", sections, ("Не вошли: справка.",))
    front = Typesetter(TEMPLATES).contents(contents, DAY)
    chapters = (Chapter("1. Первый вопрос", parts[:2]), Chapter("", parts[2:]))
    return merge(front.data, "Опись", chapters).data


def count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def elements(top: Any) -> Iterator[Any]:
    waiting = [top]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            yield one
            waiting += [one.K] if "/K" in one else []


def test_pages_and_their_text_are_those_of_the_papers(parts: tuple[Part, ...], whole: bytes) -> None:
    own = [text for part in parts for text in texts(part.data)]
    assert texts(whole)[1:] == own
    assert count(whole) == 1 + len(own)


def test_the_list_names_the_pages_on_which_papers_begin(parts: tuple[Part, ...], whole: bytes) -> None:
    first, pages = texts(whole)[0], [count(part.data) for part in parts]
    words = " ".join(first.split())
    starts = [2 + sum(pages[:number]) for number in range(len(parts))]
    for number, (title, start) in enumerate(zip(TITLES, starts, strict=True)):
        assert f"{number + 1}. {title} {pages[number]} {start}" in words
        assert title in " ".join(texts(whole)[start - 1].split())
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        links = [annotation for annotation in pdf.pages[0].Annots if annotation.Subtype == pikepdf.Name.Link]
        aimed = {pikepdf.Page(link.Dest[0]).index for link in links}
        assert aimed == {start - 1 for start in starts}
        assert all("/A" not in link and str(link.Contents) for link in links)


def test_bookmarks_lead_to_papers_and_into_them(parts: tuple[Part, ...], whole: bytes) -> None:
    pages = [count(part.data) for part in parts]
    with pikepdf.open(io.BytesIO(whole)) as pdf, pdf.open_outline() as outline:
        tops = outline.root
        assert [one.title for one in tops] == ["Опись", "1. Первый вопрос", TITLES[2]]
        leaves = [*tops[1].children, tops[2]]
        assert [one.title for one in leaves] == list(TITLES)
        found = [pikepdf.Page(one.destination[0]).index for one in leaves]
        assert found == [1, 1 + pages[0], 1 + pages[0] + pages[1]]
        for one, start, length in zip(leaves, found, pages, strict=True):
            assert one.children, "the paper's own bookmarks"
            inner = [pikepdf.Page(child.destination[0]).index for child in one.children]
            assert all(start <= page < start + length for page in inner)
            assert any("Перечень" in child.title for child in one.children)
        assert [page.label for page in pdf.pages][:3] == ["i", "1-1", "1-2"]
        assert pdf.pages[-1].label == f"3-{pages[2]}"


def test_tags_are_joined(parts: tuple[Part, ...], whole: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        root = pdf.Root.StructTreeRoot
        (document,) = root.K
        assert pikepdf.Name.Document == document.S
        assert [str(one.get("/T", "")) for one in document.K] == ["", *TITLES]
        assert [str(one.get("/Lang", "")) for one in document.K] == ["", "", "", "kk"]
        pages = {page.objgen for page in pdf.pages}
        found = list(elements(root.K))
        assert all(one.Pg.objgen in pages for one in found if "/Pg" in one)
        numbers = list(root.ParentTree.Nums)
        tree = dict(zip(map(int, numbers[0::2]), numbers[1::2], strict=True))
        keys = [int(page.StructParents) for page in pdf.pages]
        assert len(set(keys)) == len(keys) and set(keys) <= tree.keys()
        for page, key in zip(pdf.pages, keys, strict=True):
            assert any(one.Pg.objgen == page.objgen for one in tree[key] if isinstance(one, pikepdf.Dictionary))
        names = [bytes(one.ID) for one in found if "/ID" in one]
        assert len(set(names)) == len(names) > 2
        headers = {
            bytes(key) for one in found for attribute in one.get("/A", ()) for key in attribute.get("/Headers", ())
        }
        assert headers <= set(names)
    file = tmp_path / "whole.pdf"
    file.write_bytes(whole)
    report = pdfua.validate(str(file))
    assert [(one.rule_id, one.message) for one in report.findings] == []


def test_it_says_that_it_is_for_archives_and_how_long_it_is(whole: bytes) -> None:
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        with pdf.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")
            assert said["{http://ns.adobe.com/xap/1.0/t/pg/}NPages"] == str(len(pdf.pages))
            assert str(pdf.docinfo.Title) == said["dc:title"] == "О чистоте. Внутренняя опись документов"
        assert len(pdf.Root.OutputIntents) == 1
        assert str(pdf.Root.Lang) == "ru"
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert all("/FontFile2" in one.FontDescriptor or "/FontFile3" in one.FontDescriptor
                   for font in fonts for one in font.DescendantFonts)  # fmt: skip


def linked(data: bytes) -> bytes:
    """The paper with links on its first page to the second: by a place, by a name, by an action; and one to nowhere."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        place = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.XYZ, 10, 20, 0])
        names = pikepdf.Dictionary(Names=[pikepdf.String("note"), pikepdf.Dictionary(D=place)])
        pdf.Root.Names = pikepdf.Dictionary(Dests=pdf.make_indirect(names))
        aims = (
            {"Dest": place},
            {"Dest": pikepdf.String("note")},
            {"A": pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String("note"))},
            {"Dest": pikepdf.String("nowhere")},
        )
        pdf.pages[0].Annots = pikepdf.Array(
            [
                pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Link,
                        Rect=[0, 0, 9, 9],
                        **aim,
                    )
                )
                for aim in aims
            ]
        )
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def test_links_within_a_paper_lead_to_its_own_pages(parts: tuple[Part, ...]) -> None:
    whole = made((parts[0], Part(TITLES[1], linked(parts[1].data)), parts[2]))
    start = 1 + count(parts[0].data)
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        *good, lost = pdf.pages[start].Annots
        assert [pikepdf.Page(one.Dest[0]).index for one in good] == [start + 1] * 3
        assert all("/A" not in one for one in good)
        assert not isinstance(lost.Dest, pikepdf.Array)


def test_the_same_papers_give_the_same_bytes(parts: tuple[Part, ...], whole: bytes) -> None:
    assert made(parts) == whole
    assert made((parts[1], parts[0], parts[2])) != whole


def test_a_damaged_paper_is_told(parts: tuple[Part, ...]) -> None:
    with pytest.raises(RenderError):
        made((parts[0], Part("x", parts[1].data, "ru"), Part("y", b"%PDF-1.7 junk")))


def test_a_list_of_several_pages_counts_itself() -> None:
    part = Part("Тазалық", Typesetter(TEMPLATES).pdf(paper("О чистоте", "ru", 2), DAY).data)
    listed = tuple(Listed(f"Документ {number}", 2) for number in range(120))
    contents = Contents("x", "ru", "", "О чистоте", "", (Section("", listed),))
    front = Typesetter(TEMPLATES).contents(contents, DAY)
    assert front.pages > 1
    merged = merge(front.data, "Опись", (Chapter("", (part,) * 120),))
    words = " ".join(" ".join(texts(merged.data)[: front.pages]).split())
    assert f"1. Документ 0 2 {front.pages + 1} " in words
    assert f"120. Документ 119 2 {front.pages + 1 + 119 * 2}" in words
    assert merged.pages == front.pages + 240
