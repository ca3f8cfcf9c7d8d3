"""What a word processor keeps in a file comes out as text, or is told of."""

from __future__ import annotations

import parts
import pytest

from reglament.exchange.pieces import Grid, Line, Reading, Turn
from reglament.exchange.reader import Job, read

P = parts.paragraph
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def reading(body: str, keep_hidden: bool = False, **xml: str) -> Reading:
    found = read(Job("a.docx", parts.docx(body, **xml), keep_hidden=keep_hidden))
    assert isinstance(found, Reading), found
    return found


def lines(body: str, **xml: str) -> list[str]:
    return [item.text for item in reading(body, **xml).items if isinstance(item, Line)]


def told(found: Reading) -> str:
    return "\n".join(f"{one.number} {one.words} | {one.text('en')}" for one in found.remarks)


def field(instruction: str, result: str, inner: str = "") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{inner}'
        f'<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t></w:r>", "а\tб\nв"),
        ('<w:r><w:t>а</w:t><w:br w:type="page"/><w:t>б</w:t></w:r>', "аб"),
        ("<w:r><w:t>жол</w:t><w:softHyphen/><w:t>ақы</w:t></w:r>", "жолақы"),
        ("<w:r><w:t>7</w:t><w:noBreakHyphen/><w:t>бап</w:t></w:r>", "7-бап"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "°"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        (f'<w:r><w:t xml:space="preserve">бет </w:t></w:r>{field(" PAGE ", "7")}<w:r><w:t>!</w:t></w:r>', "бет !"),
        (field(' HYPERLINK "http://x.example/" ', "сілтеме"), "сілтеме"),
        (field(" REF a ", "мәтін", field(" PAGE ", "3")), "мәтін"),
        ('<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:t>а</w:t></w:r>', "а"),
        ('<w:fldSimple w:instr=" DATE "><w:r><w:t>5 мамыр</w:t></w:r></w:fldSimple>', "5 мамыр"),
        ('<w:hyperlink w:anchor="a"><w:r><w:t>сілтеме</w:t></w:r></w:hyperlink>', "сілтеме"),
        ("<w:sdt><w:sdtContent><w:r><w:t>өріс</w:t></w:r></w:sdtContent></w:sdt>", "өріс"),
        ('<w:smartTag w:element="a"><w:r><w:t>белгі</w:t></w:r></w:smartTag>', "белгі"),
        ('<w:bookmarkStart w:id="0" w:name="a"/><w:r><w:t>а</w:t></w:r><w:bookmarkEnd w:id="0"/>', "а"),
        ("<w:r><w:t>а&amp;б &lt;в&gt;</w:t></w:r>", "а&б <в>"),
    ],
)
def test_letters_of_a_paragraph(runs: str, text: str) -> None:
    assert lines(f"<w:p>{runs}</w:p>") == [text]


def test_a_field_over_several_paragraphs() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCPROPERTY </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>бір</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>екі</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert lines(body) == ["бір", "екі"]


def test_hidden_and_white_text_is_told_of_and_left_out() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">көрінеді </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>жасырын</w:t></w:r>'  # noqa: E501
        '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>ақ</w:t></w:r></w:p>'
    )
    found = reading(body)
    assert [item.text for item in found.items if isinstance(item, Line)] == ["көрінеді"]
    assert "жасырынақ" in told(found)
    kept = reading(body, keep_hidden=True)
    assert [item.text for item in kept.items if isinstance(item, Line)] == ["көрінеді жасырынақ"]
    assert "Hidden text is kept" in told(kept)


def test_white_letters_on_a_dark_ground_are_seen() -> None:
    body = '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/><w:shd w:fill="000000"/></w:rPr><w:t>көрінеді</w:t></w:r></w:p>'
    assert lines(body) == ["көрінеді"]


def test_text_hidden_by_a_style() -> None:
    styles = parts.part(
        "styles",
        '<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    body = '<w:p><w:r><w:rPr><w:rStyle w:val="X"/></w:rPr><w:t>жасырын</w:t></w:r><w:r><w:t>ашық</w:t></w:r></w:p>'
    assert lines(body, styles=styles) == ["ашық"]


def test_footnotes_hang_on_their_letters() -> None:
    notes = parts.part(
        "footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Бірінші.</w:t></w:r></w:p></w:footnote>'  # noqa: E501
        '<w:footnote w:id="3"><w:p><w:r><w:t>Екінші.</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="4"><w:p><w:r><w:t>Жетім.</w:t></w:r></w:p></w:footnote>',
    )
    body = (
        '<w:p><w:r><w:t>Сөз</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> тағы</w:t></w:r>'  # noqa: E501
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r></w:p>'
    )
    found = reading(body, footnotes=notes)
    (line,) = [item for item in found.items if isinstance(item, Line)]
    assert line.text == "Сөз тағы"
    assert [(note.offset, note.label, note.text) for note in line.notes] == [(3, "1", "Бірінші."), (8, "*", "Екінші.")]
    assert "Жетім." in told(found)


def test_comments_are_told_with_what_they_are_about() -> None:
    comments = parts.part(
        "comments",
        '<w:comment w:id="5" w:author="А. Ойдан" w:date="2026-10-01T00:00:00Z"><w:p><w:r><w:t>Тексеру керек</w:t></w:r></w:p></w:comment>',  # noqa: E501
    )
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Бұл </w:t></w:r><w:commentRangeStart w:id="5"/><w:r><w:t>күмәнді</w:t></w:r>'  # noqa: E501
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r></w:p>'
    )
    found = reading(body, comments=comments)
    assert "күмәнді | A comment of А. Ойдан (2026-10-01): Тексеру керек" in told(found)


def test_headers_are_told_of_unless_they_only_number_pages() -> None:
    header = parts.part("hdr", P("Қызмет бабында пайдалану үшін"))
    footer = parts.part("ftr", f"<w:p>{field(' PAGE ', '1')}</w:p>")
    found = reading("", header=header, footer=footer)
    assert "Қызмет бабында пайдалану үшін" in told(found)
    assert "footer" not in told(found)


def test_a_text_box_stands_after_its_paragraph_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{P('өрістегі мәтін')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>абзац</w:t><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'  # noqa: E501
        f"</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(body) == ["абзац", "өрістегі мәтін"]


def test_formulas_and_drawings_are_told_of() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    found = reading(
        f'<w:p><m:oMath xmlns:m="{math}"><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>'
        + "<w:p><w:r><w:drawing/></w:r></w:p>"
    )
    assert "A formula is kept as a line of letters: a+b" in told(found)
    assert "A drawing of shapes is left out" in told(found)


def test_pictures_are_taken_out_with_their_words() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="a" descr="Алаңның сызбасы"/>'
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId{}"/></wp:inline></w:drawing></w:r></w:p>'  # noqa: E501
    )
    content = parts.members(drawing.format(1) + drawing.format(2))
    content["word/_rels/document.xml.rels"] = parts.relations(
        ("rId1", "image", "media/image1.png", False), ("rId2", "image", "media/image2.emf", False)
    )
    content |= {"word/media/image1.png": PNG, "word/media/image2.emf": b"emf"}
    found = read(Job("a.docx", parts.pack(content)))
    assert isinstance(found, Reading)
    drawings = [one for item in found.items if isinstance(item, Line) for one in item.drawings]
    assert [(one.suffix, one.data, one.alt) for one in drawings] == [("png", PNG, "Алаңның сызбасы")]
    assert "only PNG and JPEG" in told(found)


SPAN, BEGINS = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text) if text else '<w:p/>'}</w:tc>"


def test_joined_cells_are_parted() -> None:
    body = (
        '<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('а')}{cell('б', SPAN)}</w:tr>"
        f"<w:tr>{cell('в', BEGINS)}{cell('г')}{cell('ғ')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('д')}{cell('е')}</w:tr></w:tbl>"
    )
    found = reading(body)
    (grid,) = [item for item in found.items if isinstance(item, Grid)]
    assert [[one.text for one in row] for row in grid.rows] == [["а", "б", ""], ["в", "г", "ғ"], ["", "д", "е"]]
    assert grid.heads == 1
    assert grid.ruled
    assert "Joined cells" in told(found)


def test_a_table_inside_a_table_and_rows_of_uneven_length() -> None:
    inner = f"<w:tbl><w:tr>{cell('ішкі')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{inner}{P('сыртқы')}</w:tc>{cell('б')}</w:tr><w:tr>{cell('в')}</w:tr></w:tbl>"
    (grid,) = [item for item in reading(body).items if isinstance(item, Grid)]
    assert [[one.text for one in row] for row in grid.rows] == [["ішкі сыртқы", "б"], ["в", ""]]


def test_sections_say_which_pages_lie_on_their_side() -> None:
    turned = '<w:pPr><w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr></w:pPr>'
    body = f"{P('а')}<w:p>{turned}</w:p>{P('б')}"
    assert [item.landscape for item in reading(body).items if isinstance(item, Turn)] == [True, False]


def test_a_table_of_contents_is_left_out() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{P('1-тарау 3')}</w:sdtContent></w:sdt>{P('мәтін')}"
    found = reading(body)
    assert [item.text for item in found.items if isinstance(item, Line)] == ["мәтін"]
    assert "table of contents" in told(found)


def test_paragraphs_are_counted_as_they_stand() -> None:
    body = f"{P('а')}<w:p/>{P('б')}"
    assert [item.number for item in reading(body).items if isinstance(item, Line)] == [1, 3]


def test_the_strict_variant_of_the_format_is_read() -> None:
    content = parts.members(P("мәтін"))
    for name in ("word/document.xml", "_rels/.rels"):
        text = str(content[name]).replace(parts.W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        content[name] = text.replace(parts.R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    found = read(Job("a.docx", parts.pack(content)))
    assert isinstance(found, Reading), found
    assert [item.text for item in found.items if isinstance(item, Line)] == ["мәтін"]


def test_wide_letters_are_read() -> None:
    content = parts.members()
    text = parts.document(P("мәтін")).replace("UTF-8", "UTF-16")
    content["word/document.xml"] = text.encode("utf-16")
    found = read(Job("a.docx", parts.pack(content)))
    assert isinstance(found, Reading), found
    assert [item.text for item in found.items if isinstance(item, Line)] == ["мәтін"]
