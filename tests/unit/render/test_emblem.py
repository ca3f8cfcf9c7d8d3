"""The State Emblem on letterheads: room for it, or the akimat's own picture with words, in both formats."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from reglament.loading import load
from reglament.render.compose import parallel
from reglament.render.docx import DocxWriter
from reglament.render.pictures import Gallery
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.akimat import FILES, Akimat, written

ACT, ORDER, LETTER = "acts/2026/taza/act", "acts/2026/zhalghyz/act", "letters/2026/suraq"
CREATED = date(2026, 11, 26)
REGISTER = "content/registry/akimat.yml"
DRAWN = "content/registry/emblem.svg"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">'
    '<circle cx="50" cy="50" r="48" fill="#00afca"/></svg>'
)
FILLED = {REGISTER: FILES[REGISTER] + "emblem: emblem.svg\n", DRAWN: SVG}


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Akimat:
    return Akimat(tmp_path_factory.mktemp("emblem"), FILLED)


def test_the_picture_stands_with_its_words_where_the_kind_bears_it(akimat: Akimat) -> None:
    for doc_id in (ACT, LETTER):
        for lang, words in (
            ("kk", "Қазақстан Республикасының Мемлекеттік Елтаңбасы"),
            ("ru", "Государственный Герб Республики Казахстан"),
        ):
            head = akimat.paper(doc_id, lang).letterhead
            assert head is not None
            assert head.emblem
            assert head.picture is not None
            assert (head.picture.path, head.picture.alt.text) == (DRAWN, words)
            assert len(head.picture.digest) == 64
    head = akimat.paper(ORDER, "kk").letterhead
    assert head is not None
    assert (head.emblem, head.picture) == (False, None)


def test_the_akimat_may_describe_its_picture(tmp_path: Path) -> None:
    words = "emblem_description: {kk: Елтаңба, ru: Герб}\n"
    akimat = Akimat(tmp_path, {**FILLED, REGISTER: FILLED[REGISTER] + words})
    head = akimat.paper(ACT, "ru").letterhead
    assert head is not None
    assert head.picture is not None
    assert head.picture.alt.text == "Герб"


def test_the_picture_is_in_the_pdf_with_words(akimat: Akimat, tmp_path: Path) -> None:
    root = written(tmp_path, FILLED)
    setter = Typesetter(resource("templates"), gallery=Gallery(root))
    both = akimat.paper(ACT, "kk"), akimat.paper(ACT, "ru")
    for paper in (*both, parallel(*both)):
        data = setter.pdf(paper, CREATED).data
        assert data == setter.pdf(paper, CREATED).data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            alts = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        assert len(alts) == 1
        assert alts[0] in {
            "Қазақстан Республикасының Мемлекеттік Елтаңбасы",
            "Государственный Герб Республики Казахстан",
        }


def test_the_picture_is_in_the_docx_with_words(akimat: Akimat, tmp_path: Path) -> None:
    writer = DocxWriter(resource("templates"), gallery=Gallery(written(tmp_path, FILLED)))
    both = akimat.paper(ACT, "kk"), akimat.paper(ACT, "ru")
    for paper in (*both, parallel(*both)):
        data = writer.docx(paper, 2, CREATED)
        assert data == writer.docx(paper, 2, CREATED)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if name.startswith("word/media/")]
            text = package.read("word/document.xml").decode()
        assert len(names) == 1
        assert text.count("<w:drawing>") == 1
        assert "Елтаңба" in text or "Герб" in text
    writer.close()


def test_room_is_left_where_forms_are_printed_with_it(tmp_path: Path) -> None:
    akimat = Akimat(tmp_path, {REGISTER: FILES[REGISTER] + "emblem: preprinted\n"})
    setter = Typesetter(resource("templates"))
    head = akimat.paper(ACT, "ru").letterhead
    assert head is not None
    assert (head.emblem, head.picture) == (True, None)
    with pikepdf.open(io.BytesIO(setter.pdf(akimat.paper(ACT, "ru"), CREATED).data)) as pdf:
        assert not [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (FILLED, []),
        ({REGISTER: FILLED[REGISTER]}, [("F30", REGISTER, 8)]),
        ({DRAWN: SVG}, [("F14", DRAWN, 1)]),
        ({**FILLED, DRAWN: "no picture"}, [("F31", DRAWN, 1)]),
    ],
    ids=["there", "not there", "not named", "spoilt"],
)
def test_a_picture_that_is_not_there_or_not_named_is_told(
    tmp_path: Path, files: dict[str, str], wanted: list[tuple[str, str, int]]
) -> None:
    found = load(written(tmp_path, files)).diagnostics
    assert [(one.rule, one.location.path, one.location.span.line) for one in found] == wanted


@pytest.mark.parametrize("emblem", ["../secret.svg", "7", "[a]", "{kk: a}", "emblem", "null"])
def test_a_spoilt_name_never_breaks_a_paper(tmp_path: Path, emblem: str) -> None:
    akimat = Akimat(tmp_path, {REGISTER: f"{FILES[REGISTER]}emblem: {emblem}\n"})
    head = akimat.paper(ACT, "kk").letterhead
    assert head is not None
    assert (head.emblem, head.picture) == (False, None)
