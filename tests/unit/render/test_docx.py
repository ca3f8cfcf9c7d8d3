"""A DOCX says what the paper says, looks like a paper of an akimat, opens cleanly, and never changes by itself."""

from __future__ import annotations

import io
import os
import pickle
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Twips
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from reglament.errors import RenderError
from reglament.model.tree import Align, Chapter, Clause, Formula, Paragraph, Subclause, Table
from reglament.render.docx import DocxWriter
from reglament.render.docx_tree import document, para, raw
from reglament.render.docx_worker import Pandoc
from reglament.render.paper import Facts, Initials, Paper, ParallelPaper
from reglament.render.typography import Typography, plain
from reglament.settings import resource
from tests.unit.render.papers import body, decree, p, printed, protocol

CREATED = date(2026, 11, 26)
TEMPLATES = resource("templates")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def writer() -> Iterator[DocxWriter]:
    writer = DocxWriter(TEMPLATES)
    yield writer
    writer.close()


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))


def texts(data: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of every paragraph in order, tables included, nothing empty, every space and hyphen an ordinary one."""
    found = []
    for paragraph in part(data, name).iter(f"{W}p"):
        pieces = ("\u00ad" if node.tag == f"{W}softHyphen" else node.text or "" for node in paragraph.iter())
        found.append("".join(pieces))
    return [plain(text) for text in found if text]


def plainly(said: Iterable[str]) -> list[str]:
    return [plain(text) for text in said]


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


PAPERS = {
    "ru": decree(),
    "kk": decree("kk"),
    "landscape": decree(landscape=True),
    "protocol": protocol(),
    "double": replace(decree(), spacing=2.0),
    "parallel": ParallelPaper(decree("kk"), decree()),
}


@pytest.mark.parametrize("name", PAPERS)
def test_opens_without_a_finding(writer: DocxWriter, name: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(writer.docx(PAPERS[name], 3, CREATED))
    report = OpenXmlValidator().validate(path)
    assert not report.errors
    assert opened(path.read_bytes()).paragraphs


@pytest.mark.parametrize("paper", [decree(), decree("kk"), protocol()], ids=["ru", "kk", "protocol"])
def test_says_what_the_paper_says(writer: DocxWriter, paper: Paper) -> None:
    assert texts(writer.docx(paper, 3, CREATED)) == plainly(printed(paper))


def test_side_by_side_says_both(writer: DocxWriter) -> None:
    kk, ru = decree("kk"), decree()
    found = texts(writer.docx(ParallelPaper(kk, ru), 3, CREATED))
    left, right = plainly(body(kk.blocks)), plainly(body(ru.blocks))
    assert [text for text in found if text in left] == left
    assert [text for text in found if text in right] == right


def test_side_by_side_rows_are_level(writer: DocxWriter) -> None:
    document = opened(writer.docx(ParallelPaper(decree("kk"), decree()), 3, CREATED))
    rows = [[plain(cell.text.strip()) for cell in row.cells] for table in document.tables for row in table.rows]
    numbered = [row for row in rows if len(row) == 2 and row[0][:2] in {"1.", "2.", "6.", "1)", "2)"}]
    assert len(numbered) == 5
    assert all(left[:2] == right[:2] for left, right in numbered)


wording = st.text(
    st.sampled_from("абвәғқңөұүһіАҚ19 .,;:()*_$`[]#<>&\\\"'~^|!-–—«»№₸\u00a0\u2011\u200b🙂{}@%+="),
    min_size=1,
    max_size=60,
).filter(str.strip)
paragraphs = wording.map(Paragraph)
tables = st.integers(1, 4).flatmap(
    lambda columns: st.builds(
        Table,
        head=st.one_of(st.just(()), st.tuples(*[paragraphs] * columns)),
        rows=st.lists(st.tuples(*[paragraphs] * columns), min_size=1, max_size=3).map(tuple),
        aligns=st.tuples(*[st.sampled_from(Align)] * columns),
    )
)
subclauses = st.builds(Subclause, st.sampled_from(["1)", "2-1)"]), st.lists(paragraphs, max_size=2).map(tuple))
clauses = st.builds(
    Clause, st.sampled_from(["1.", "5-1."]), st.lists(st.one_of(paragraphs, subclauses, tables), max_size=3).map(tuple)
)
chapters = st.builds(
    Chapter,
    paragraphs,
    st.lists(clauses, max_size=2).map(tuple),
    label=st.sampled_from(["", "1.", "2-тарау."]),
    level=st.sampled_from([2, 3]),
)
facts = st.builds(
    Facts, st.lists(st.tuples(wording, st.lists(wording, min_size=1, max_size=2).map(tuple)), min_size=1).map(tuple)
)
blocks = st.lists(st.one_of(paragraphs, clauses, chapters, tables, facts, wording.map(Formula)), max_size=5).map(tuple)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks=blocks, title=wording)
def test_any_text_arrives_whole(writer: DocxWriter, blocks: tuple[Clause, ...], title: str) -> None:
    paper = replace(decree(count=2), blocks=blocks, title=title)
    data = writer.docx(paper, 1, CREATED)
    assert texts(data) == plainly(printed(paper))
    assert opened(data).core_properties.title == title


def test_spaces_and_hyphens_keep_their_kind(writer: DocxWriter) -> None:
    said = "п. 12, 7-бап, жұ\u00admыс,  два пробела"
    data = writer.docx(replace(protocol(), title=said), 1, CREATED)
    set_ = next(p.text for p in opened(data).paragraphs if p.style is not None and p.style.name == "Title")
    assert "п.\u00a012" in set_
    assert "7\u2011бап" in set_
    assert said in texts(data)


def test_what_xml_cannot_hold_is_left_out(writer: DocxWriter) -> None:
    paper = replace(protocol(), title="А\x00Б\x1fВ\nГ\ufffe", executor="\x0b")
    data = writer.docx(paper, 1, CREATED)
    assert "АБВ Г" in texts(data)
    assert opened(data).core_properties.title == "АБВ Г"


def test_styles_are_named_for_what_they_set(writer: DocxWriter) -> None:
    document = opened(writer.docx(decree(), 3, CREATED))
    styles = {plain(paragraph.text): paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert styles["О чистоте города"] == "Title"
    assert styles["ПОСТАНОВЛЯЕТ:"] == "Formula"
    assert styles["Глава 1. Общие положения"] == "ChapterTop"
    assert styles["План санитарной очистки"] == "AnnexTitle"
    assert {name for text, name in styles.items() if text.startswith("1. ")} == {"Clause"}
    assert {name for text, name in styles.items() if text.startswith("1) ")} == {"Subclause"}
    assert {name for text, name in styles.items() if text.startswith("В соответствии")} == {"Preamble"}


def test_page_and_lines_are_those_of_the_pdf(writer: DocxWriter) -> None:
    document = opened(writer.docx(decree(landscape=True), 3, CREATED))
    main, annex = document.sections
    assert [round(side.mm) for side in (main.top_margin, main.bottom_margin, main.left_margin, main.right_margin)] == [
        20, 20, 30, 10,
    ]  # fmt: skip
    assert (round(main.page_width.mm), round(main.page_height.mm)) == (210, 297)
    assert (main.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert (main.different_first_page_header_footer, annex.different_first_page_header_footer) == (True, False)
    clause = document.styles["Text"].paragraph_format
    assert abs(clause.first_line_indent - Cm(1.25)) < Cm(0.01)
    defaults = document.styles.element.find(f".//{W}pPrDefault//{W}spacing")
    assert defaults.get(f"{W}line") == str(round(14 * 1.15 * 20))
    assert document.styles.element.find(f".//{W}widowControl").get(f"{W}val") is None


def test_double_spacing_doubles_the_pitch(writer: DocxWriter) -> None:
    document = opened(writer.docx(PAPERS["double"], 3, CREATED))
    assert document.styles.element.find(f".//{W}pPrDefault//{W}spacing").get(f"{W}line") == str(14 * 23 * 2)


def test_the_profile_of_the_akimat_is_kept() -> None:
    writer = DocxWriter(TEMPLATES, Typography(size=12, left=25, right=15, duplex=True))
    long = replace(decree(), initials=Initials.WHEN_LONG, annexes=())
    document = opened(writer.docx(long, 4, CREATED))
    assert (round(document.sections[0].left_margin.mm), round(document.sections[0].right_margin.mm)) == (25, 15)
    assert document.styles.element.find(f".//{W}rPrDefault//{W}sz").get(f"{W}val") == "24"
    assert document.styles.element.find(f".//{W}pPrDefault//{W}spacing").get(f"{W}line") == str(12 * 23)
    assert texts(writer.docx(long, 4, CREATED), "word/footer.xml") == []
    assert texts(writer.docx(long, 5, CREATED), "word/footer.xml") == ["Парафа:"]
    writer.close()


def test_the_head_of_a_table_repeats_and_rows_stay_whole(writer: DocxWriter) -> None:
    document = opened(writer.docx(decree(), 3, CREATED))
    rows = document.tables[-1].rows
    assert len(rows) == 31
    assert [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 30
    assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert sum(cell.width for cell in rows[0].cells) == Twips(9638)


@pytest.mark.parametrize(
    ("initials", "pages", "boxed"),
    [
        (Initials.NEVER, 9, False),
        (Initials.WHEN_LONG, 2, False),
        (Initials.WHEN_LONG, 3, True),
        (Initials.ALWAYS, 1, True),
    ],
)
def test_initials_follow_the_measured_pages(writer: DocxWriter, initials: Initials, pages: int, boxed: bool) -> None:
    paper = replace(decree(), initials=initials, initials_label="Парафа & <подпись>")
    assert texts(writer.docx(paper, pages, CREATED), "word/footer.xml") == (["Парафа & <подпись>:"] if boxed else [])


def test_the_first_page_has_no_number(writer: DocxWriter) -> None:
    data = writer.docx(decree(), 3, CREATED)
    assert texts(data, "word/header-first.xml") == []
    assert " PAGE " in "".join(texts(data, "word/header.xml"))


@pytest.mark.parametrize(("lang", "tag"), [("kk", "kk-KZ"), ("ru", "ru-RU")])
def test_properties_and_language(writer: DocxWriter, lang: str, tag: str) -> None:
    document = opened(writer.docx(decree(lang), 4, CREATED))
    properties = document.core_properties
    assert properties.title == decree(lang).title
    assert properties.language == tag
    assert properties.author == "Reglament"
    assert properties.created is not None
    assert properties.created.date() == CREATED
    assert document.styles.element.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == tag


def test_each_column_of_the_letterhead_is_in_its_language(writer: DocxWriter) -> None:
    runs = part(writer.docx(decree(), 1, CREATED), "word/document.xml").iter(f"{W}r")
    langs = {
        "".join(run.itertext()): lang.get(f"{W}val") for run in runs if (lang := run.find(f".//{W}lang")) is not None
    }
    assert langs["ҚАУЛЫ"] == "kk-KZ"
    assert langs["ПОСТАНОВЛЕНИЕ"] == "ru-RU"


def test_same_bytes_again_and_elsewhere(writer: DocxWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [writer.docx(paper, 3, CREATED) for paper in PAPERS.values()]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Asia/Almaty")
    other = pickle.loads(pickle.dumps(writer))
    assert [other.docx(paper, 3, CREATED) for paper in PAPERS.values()] == first
    other.close()


def test_a_failure_is_reported_and_the_next_paper_is_written(writer: DocxWriter) -> None:
    pandoc = Pandoc(TEMPLATES / "docx" / "worker.lua")
    with pytest.raises(RenderError, match="pandoc"):
        pandoc.write({"no": "tree"}, "reference-x.docx", b"")
    styles = writer.docx(protocol(), 1, CREATED)
    assert pandoc.write(document([para("Text", "снова")]), "reference-y.docx", styles)
    pandoc.close()


def test_a_paper_that_takes_too_long_is_a_failure(writer: DocxWriter) -> None:
    styles = writer.docx(protocol(), 1, CREATED)
    large = document([para("Text", f"слово {number} " * 50) for number in range(20000)])
    hurried = Pandoc(TEMPLATES / "docx" / "worker.lua", timeout=0.2)
    with pytest.raises(RenderError):
        hurried.write(large, "reference-x.docx", styles)
    hurried.close()


def test_the_memory_of_pandoc_is_bounded(writer: DocxWriter) -> None:
    styles = writer.docx(protocol(), 1, CREATED)
    huge = document([para("Text", f"слово {number} " * 50) for number in range(20000)])
    small = Pandoc(TEMPLATES / "docx" / "worker.lua", heap="20m", timeout=3)
    with pytest.raises(RenderError):
        small.write(huge, "reference-x.docx", styles)
    small.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_starts_its_own_pandoc(writer: DocxWriter) -> None:
    expected = writer.docx(protocol(), 1, CREATED)
    child = os.fork()
    if not child:
        code = 1
        try:
            code = 0 if writer.docx(protocol(), 1, CREATED) == expected else 2
            writer.close()
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert writer.docx(protocol(), 1, CREATED) == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_nothing_is_left_behind_by_a_process_that_was_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    child = os.fork()
    if not child:
        try:
            DocxWriter(TEMPLATES).docx(protocol(), 1, CREATED)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    waited = 0
    while any(tmp_path.iterdir()) and waited < 100:
        time.sleep(0.1)
        waited += 1
    assert not any(tmp_path.iterdir())


def test_raw_openxml_holds_no_text_of_a_drafter() -> None:
    evil = '</w:t></w:r></w:p><w:p w:evil="1">'
    assert evil not in str(raw("<w:p/>"))
    node = para("Text", evil)
    assert node["t"] == "Div"
    assert all(inline["t"] == "Str" for inline in node["c"][1][0]["c"])


def test_missing_templates_are_a_failure(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="template"):
        DocxWriter(tmp_path).docx(protocol(), 1, CREATED)


def test_labels_without_text_are_kept(writer: DocxWriter) -> None:
    paper = replace(protocol(), blocks=(Clause("1.", (Subclause("1)", (p("да"),)),)),))
    assert {"1.", "1) да"} <= set(texts(writer.docx(paper, 1, CREATED)))
