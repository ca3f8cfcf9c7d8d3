"""A DOCX with tracked changes gives back both versions, opens without a finding, and is the same bytes every time."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import docx
import pypandoc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator
from PIL import Image

from reglament.errors import RenderError
from reglament.model.tree import Align, Clause, Table
from reglament.redline.tracked import tracked
from reglament.render.docx import DocxWriter
from reglament.render.paper import Facts, Paper, ParallelPaper
from reglament.settings import resource
from tests.unit.redline.accepting import W, accepted, body, rejected, shape, styles
from tests.unit.redline.edits import edited, paper
from tests.unit.render.papers import decree, p, protocol

MOMENT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def writer() -> Iterator[DocxWriter]:
    writer = DocxWriter(resource("templates"))
    yield writer
    writer.close()


def written(writer: DocxWriter, source: Paper | ParallelPaper) -> bytes:
    return writer.docx(source, 3, date(2026, 11, 26))


def both(writer: DocxWriter, old: Paper | ParallelPaper, new: Paper | ParallelPaper) -> tuple[bytes, bytes, bytes]:
    one, two = written(writer, old), written(writer, new)
    return one, two, tracked(one, two, "А. Ойдан", MOMENT)


def proven(one: bytes, two: bytes, made: bytes) -> None:
    assert shape(accepted(made)) == shape(body(two))
    assert shape(rejected(made)) == shape(body(one))


def findings(data: bytes, folder: Path) -> set[str]:
    path = folder / "changes.docx"
    path.write_bytes(data)
    return {one.description for one in OpenXmlValidator().validate(path).errors}


def audit(data: bytes, folder: Path) -> None:
    assert not findings(data, folder)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_accepting_gives_the_new_version_and_rejecting_the_old(writer: DocxWriter, seed: int) -> None:
    random = Random(seed)
    old = paper(random)
    new = edited(random, old) if random.random() < 0.9 else paper(random)
    proven(*both(writer, old, new))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_it_opens_without_a_finding(writer: DocxWriter, tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random = Random(seed)
    old = paper(random)
    audit(both(writer, old, edited(random, edited(random, old)))[2], tmp_path_factory.mktemp("audit"))


def grid(*rows: tuple[str, ...]) -> Table:
    return Table((), tuple(tuple(map(p, row)) for row in rows), (Align.LEFT,) * len(rows[0]))


OLD = replace(protocol(), blocks=(p("Первый абзац."), grid(("1", "Очистка"), ("2", "Вывоз"))), visas=(), executor="")


def present(*names: str) -> Paper:
    return replace(OLD, intro=(Facts((("Присутствовали", names),)),))


PAIRS = {
    "a row goes": (OLD, replace(OLD, blocks=(OLD.blocks[0], grid(("1", "Очистка"))))),
    "a table of another width": (OLD, replace(OLD, blocks=(OLD.blocks[0], grid(("1", "Очистка", "да"))))),
    "a table goes": (OLD, replace(OLD, blocks=OLD.blocks[:1])),
    "a value comes last": (present("А. Ойдан", "Б. Выдуман"), present("А. Ойдан", "Б. Выдуман", "В. Новый")),
    "a value goes last": (present("А. Ойдан", "Б. Выдуман"), present("А. Ойдан")),
    "an executor comes": (OLD, replace(OLD, executor="Исп. Б. Выдуман")),
    "signatures go": (OLD, replace(OLD, signatures=())),
    "an annex comes": (replace(decree(), annexes=()), decree()),
    "an annex is turned": (decree(), decree(landscape=True)),
    "another annex": (
        decree(),
        replace(decree(), annexes=(replace(decree().annexes[0], title="Иное", blocks=(p("Иной текст."),)),)),
    ),
    "everything": (decree(), protocol()),
    "nothing was": (replace(decree(), title="", blocks=(), annexes=()), decree()),
    "side by side": (
        ParallelPaper(decree("kk"), decree()),
        ParallelPaper(decree("kk"), replace(decree(count=5), title="О порядке")),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_odd_changes_come_and_go_whole(writer: DocxWriter, name: str, tmp_path: Path) -> None:
    one, two, made = both(writer, *PAIRS[name])
    proven(one, two, made)
    proven(two, one, tracked(two, one, "А", MOMENT))
    audit(made, tmp_path)


def test_marks_say_who_and_when_and_are_numbered(writer: DocxWriter) -> None:
    one, two = (written(writer, source) for source in (decree(), replace(decree(), title="О порядке")))
    made = tracked(one, two, '"><w:evil/>&\x00А. Ойдан', MOMENT)
    marks = [mark for tag in ("ins", "del") for mark in body(made).iter(f"{W}{tag}")]
    assert marks
    assert {mark.get(f"{W}author") for mark in marks} == {'"><w:evil/>&А. Ойдан'}
    assert {mark.get(f"{W}date") for mark in marks} == {"2026-11-26T09:30:00Z"}
    numbers = [mark.get(f"{W}id") for mark in marks]
    assert len({*numbers}) == len(numbers)
    assert tracked(one, two, "А", MOMENT) == tracked(one, two, "А", MOMENT)


def test_words_are_marked_not_paragraphs(writer: DocxWriter) -> None:
    old = replace(decree(), title="О чистоте города")
    made = both(writer, old, replace(old, title="О порядке города"))[2]
    said = {tag: ["".join(mark.itertext()) for mark in body(made).iter(f"{W}{tag}")] for tag in ("del", "ins")}
    assert said == {"del": ["чистоте"], "ins": ["порядке"]}


def test_rows_are_marked_as_rows(writer: DocxWriter) -> None:
    made = both(writer, *PAIRS["a row goes"])[2]
    assert len([*body(made).iter(f"{W}trPr")]) > 1
    [mark] = [one for one in body(made).iter(f"{W}del") if one.getparent().tag == f"{W}trPr"]
    row = mark.getparent().getparent()
    assert "".join("".join(row.itertext()).split()) == "2Вывоз"


def test_a_clause_that_became_a_paragraph_remembers_its_style(writer: DocxWriter) -> None:
    old = replace(OLD, blocks=(Clause("1.", (p("Управлению обеспечить вывоз отходов."),)),))
    new = replace(OLD, blocks=(p("Управлению обеспечить вывоз отходов."),))
    one, two, made = both(writer, old, new)
    assert styles(rejected(made)) == styles(body(one))
    assert styles(accepted(made)) == styles(body(two))


def test_what_is_no_docx_is_refused() -> None:
    with pytest.raises(RenderError):
        tracked(b"PK", b"", "А", MOMENT)


def by_pandoc(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.docx"
        pypandoc.convert_text(text, "docx", "markdown", outputfile=str(path))
        return path.read_bytes()


def notes(data: bytes) -> dict[str, str]:
    """The texts of footnotes by the number that their marks name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/footnotes.xml"))
    return {one.get(f"{W}id"): "".join(one.itertext()).strip() for one in root if one.get(f"{W}type") is None}


def marks_of(root: etree._Element, said: dict[str, str]) -> list[str]:
    return [said[one.get(f"{W}id")] for one in root.iter(f"{W}footnoteReference")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("План^[О плане.] города.\n\nВторой^[Вторая.] абзац.", "План^[Об акте.] города.\n\nВторой^[Вторая.] абзац."),
        ("План^[Сноска.] города.", "План города."),
        ("План города.", "План^[Сноска.] города."),
        ("Один^[а] два^[б] три^[в].", "Один^[а] два три^[в]."),
    ],
)  # fmt: skip
def test_footnotes_of_both_versions_travel_along(old: str, new: str, tmp_path: Path) -> None:
    one, two = by_pandoc(old), by_pandoc(new)
    made = tracked(one, two, "А", MOMENT)
    proven(one, two, made)
    assert marks_of(rejected(made), notes(made)) == marks_of(body(one), notes(one))
    assert marks_of(accepted(made), notes(made)) == marks_of(body(two), notes(two))
    assert findings(made, tmp_path) <= findings(two, tmp_path)  # pandoc's own styles have some


def picture(colour: str, words: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(stream, "PNG")
    made = docx.Document()
    made.add_paragraph(words)
    made.add_paragraph().add_run().add_picture(io.BytesIO(stream.getvalue()))
    made.add_paragraph("Конец.")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def shown(data: bytes, root: etree._Element) -> list[bytes]:
    """The files of the pictures in a body."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in relations}
        named = (value for one in root.iter() for name, value in one.attrib.items() if name.endswith("}embed"))
        return [package.read(f"word/{targets[name]}") for name in named]


def test_pictures_of_both_versions_travel_along() -> None:
    one, two = picture("red", "План."), picture("blue", "План города.")
    made = tracked(one, two, "А", MOMENT)
    assert shown(made, rejected(made)) == shown(one, body(one))
    assert shown(made, accepted(made)) == shown(two, body(two))
    assert shown(made, rejected(made)) != shown(made, accepted(made))
    same = tracked(one, picture("red", "План города."), "А", MOMENT)
    assert len(shown(same, body(same))) == 1
