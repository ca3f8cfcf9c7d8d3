"""Reading is done in a worker: what it cannot bear is a refusal; a spoilt file never is a traceback."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date

import life
import parts
import pytest
from lxml import etree

from reglament.exchange.dossier import Maker, Place
from reglament.exchange.pieces import Reading
from reglament.exchange.reader import Job, read
from reglament.exchange.refusal import Refusal
from reglament.model.registers import Registers
from reglament.pipeline import importing
from reglament.render.worker import Limits

TEXTS = ("", "1.", "Приложение", "қосымша", "№", "|", "#", "«", "»", "\ue123", "ПОСТАНОВЛЯЕТ:", "Х. Асан", "__.__.20__")
VALUES = ("0", "1", "-1", "99999999", "abc", "", "true", "none", "center")


def long_paper() -> bytes:
    return parts.docx("".join(parts.paragraph(f"{index}. " + "сөз " * 30) for index in range(25_000)))


def test_a_file_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "LIMITS", Limits(seconds=0.05))
    (answer,) = importing.read_files([Job("a.docx", long_paper())])
    assert isinstance(answer, Refusal)
    assert answer.text("en") == "a.docx takes too long to read."


def test_a_file_that_takes_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "LIMITS", Limits(memory=70 * 1024**2))
    (answer,) = importing.read_files([Job("a.docx", long_paper())])
    assert isinstance(answer, Refusal)
    assert answer.text("en") == "a.docx takes more memory to read than a paper needs."


def test_files_are_read_in_workers() -> None:
    answers = importing.read_files([Job("a.docx", parts.docx()), Job("b.docx", b"%PDF")])
    assert [type(answer) for answer in answers] == [Reading, Refusal]


def spoilt(data: bytes, rng: random.Random) -> bytes:
    """The same file with some elements lost, doubled, moved, renamed, or saying something else."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            xml = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(xml)
                elements = list(root.iter())
                for _ in range(rng.randrange(1, 20)):
                    _spoil(rng.choice(elements), rng.choice(elements), rng)
                xml = etree.tostring(root)
            new.writestr(name, xml)
    return stream.getvalue()


def _spoil(element: etree._Element, other: etree._Element, rng: random.Random) -> None:
    parent = element.getparent()
    if parent is None:
        return
    match rng.randrange(6):
        case 0:
            parent.remove(element)
        case 1:
            other.append(etree.fromstring(etree.tostring(element)))
        case 2:
            element.tag = other.tag
        case 3 if element.attrib:
            element.set(rng.choice(list(element.attrib)), rng.choice(VALUES))
        case 4:
            element.text = rng.choice(TEXTS)
        case _:
            element.attrib.clear()


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_is_read_or_refused(seed: int) -> None:
    rng = random.Random(seed)
    data = spoilt(rng.choice(PAPERS), rng)
    answer = read(Job("a.docx", data, reject_all=rng.random() < 0.3))
    if isinstance(answer, Reading):
        kind = rng.choice(["decree", "order", "explanatory_note", "reference"])
        dossier = Maker(kind, Registers(), date(2026, 1, 1)).make([answer], Place("content/acts/2026/x"))
        assert all(remark.text(lang) for remark in dossier.remarks for lang in ("kk", "ru", "en"))


PAPERS = [make() for make in (life.sequential, life.columns, life.published, life.breaks)]
