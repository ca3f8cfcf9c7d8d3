"""Papers of every kind, in every language, are fit for an archive, for a screen reader and for a word processor."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from openxml_audit import OpenXmlValidator
from pdfua.validator import validate

from reglament.diagnostics import Lang
from reglament.model.tree import Picture
from reglament.render.align import flatten
from reglament.render.docx_sheet import LANGUAGES
from reglament.render.paper import Letterhead, Paper, ParallelPaper
from reglament.render.typography import plain
from tests.contract.sample import KINDS, ROOT, Sample, samples
from tests.unit.render.archival import faults
from tests.unit.render.papers import printed
from tests.unit.render.pdfs import letters
from tests.unit.render.spoken import runs, spoken

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNEVALUATED = {"UA-14-001"}
"""What `pdfua` cannot look at with our pikepdf (it raises inside); depths of headings are among our own demands."""
PASSED_OVER = {
    "TBL-014": "looks for a table on its first page only, so that every table over pages is a finding",
    "LNK-010": "wants a link over every address; a paper that is kept has no annotations",
    "DOC-040": "finds a title of more than 200 characters unhelpful; an act is called what it is called",
}
"""Opinions of `outloud` that do not hold for our papers; all its other rules do."""

each_kind = pytest.mark.parametrize("kind", KINDS)


def said(papers: Iterable[Paper], beside: str = "") -> str:
    return "".join(letters(text) for paper in papers for text in printed(paper, beside))


def said_in(lang: Lang, one: Sample, beside: str = "") -> str:
    """The letters of what stands in one language: one side of the letterhead belongs to each."""
    paper = next(side for side in one.sides() if side.lang == lang)
    stroke = " /" if paper.draft and paper is not one.sides()[-1] else ""  # "Жоба / Проект"
    whole = said([replace(paper, letterhead=_side(paper.letterhead, lang), draft=paper.draft + stroke)], beside)
    if isinstance(one.paper, ParallelPaper) and paper is one.paper.right:
        for alt in _shared(one.paper):  # a picture of both languages is shown once, with the words of the first
            whole = whole.replace(letters(alt), "", 1)
    return whole


def _shared(both: ParallelPaper) -> list[str]:
    left, right = (_pictures(one) for one in (both.left, both.right))
    return [picture.alt.text for picture in right if picture.digest in {other.digest for other in left}]


def _pictures(paper: Paper) -> list[Picture]:
    blocks = (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))
    return [piece.picture for piece in flatten(blocks) if piece.picture is not None]


def once(text: str, one: Sample) -> str:
    """The letters without the heads of a table that go on above its last row, on the page of the signatures."""
    found = letters(text)
    for side in one.sides():
        for piece in flatten(side.blocks[-1:]):
            head = letters("".join(cell.text for cell in piece.table.head)) if piece.table is not None else ""
            if head and found.count(head) > letters("".join(printed(side))).count(head):
                found = found[: found.rindex(head)] + found[found.rindex(head) + len(head) :]
    return found


def _side(head: Letterhead | None, lang: Lang) -> Letterhead | None:
    if head is None:
        return None
    if lang == "kk":
        return replace(head, body_ru="", address_ru=(), kind_ru="")
    return replace(head, body_kk="", address_kk=(), kind_kk="")


@each_kind
def test_a_pdf_is_fit_for_keeping_and_reading_aloud(kind: str) -> None:
    found = {one.name: wrong for one in samples(kind) if (wrong := faults(one.pdf, one.lang[:2]))}
    assert not found


@each_kind
def test_pdfua_finds_nothing(kind: str, tmp_path: Path) -> None:
    for one in samples(kind):
        path = tmp_path / "paper.pdf"
        path.write_bytes(one.pdf)
        report = validate(str(path))
        assert not report.findings, one.name
        assert {outcome.rule_id for outcome in report.skipped} <= UNEVALUATED, one.name


@pytest.mark.skipif(
    find_spec("outloud") is None and os.environ.get("CI", "").lower() not in {"1", "true"},
    reason="outloud is not installed: make env-dev",
)
@each_kind
def test_outloud_finds_nothing(kind: str, tmp_path: Path) -> None:
    outloud: Any = import_module("outloud")
    for one in samples(kind):
        path = tmp_path / "paper.pdf"
        path.write_bytes(one.pdf)
        result = outloud.check(str(path), skip=PASSED_OVER)
        assert result.error is None, one.name
        assert [finding.to_dict() for finding in result.findings] == [], one.name


@each_kind
def test_a_reader_hears_the_paper_and_nothing_else(kind: str) -> None:
    for one in samples(kind):
        if isinstance(one.paper, Paper):
            assert once(spoken(one.pdf), one) == said([one.paper], "spoken"), one.name


@each_kind
def test_every_word_is_read_in_its_language(kind: str) -> None:
    for one in samples(kind):
        assert {run.lang for run in runs(one.pdf) if run.text.strip()} <= {"kk", "ru"}, one.name
        for side in one.sides():
            assert once(spoken(one.pdf, side.lang), one) == said_in(side.lang, one, "spoken"), one.name


@each_kind
def test_a_docx_has_no_finding(kind: str, tmp_path: Path) -> None:
    for number, one in enumerate(samples(kind)):
        path = tmp_path / f"paper-{number}.docx"
        path.write_bytes(one.docx)
        validator = OpenXmlValidator(strict=True, security_validation=True)  # one remembers parts of the file before
        assert [str(error) for error in validator.validate(path).errors] == [], one.name


@each_kind
def test_a_docx_says_what_the_paper_says(kind: str) -> None:
    for one in samples(kind):
        found = letters("".join(text for _, text in worded(one.docx)))
        if isinstance(one.paper, Paper):
            assert found == said([one.paper]), one.name
        assert docx.Document(io.BytesIO(one.docx)).paragraphs


@each_kind
def test_every_run_of_a_docx_is_in_its_language(kind: str) -> None:
    for one in samples(kind):
        for side in one.sides():
            found = letters("".join(text for tag, text in worded(one.docx) if tag == LANGUAGES[side.lang]))
            marks = "marks" if isinstance(one.paper, ParallelPaper) else ""  # two counts are not one: they are literal
            assert found == said_in(side.lang, one, marks), one.name


@each_kind
def test_styles_of_a_docx_are_named_and_known(kind: str) -> None:
    for one in samples(kind):
        document = docx.Document(io.BytesIO(one.docx))
        known = {style.style_id for style in document.styles}
        used = {str(style.get(f"{W}val")) for style in document.element.iter(f"{W}pStyle", f"{W}tblStyle")}
        assert used <= known, one.name
        assert {"Title", "LetterTitle"} & used, one.name
        assert not list(document.element.iter(f"{W}numPr")), "numbers are letters"


def worded(data: bytes) -> Iterable[tuple[str, str]]:
    """The text of a DOCX, each run with its language."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
        styles = ElementTree.fromstring(package.read("word/styles.xml"))
    main = styles.find(f"{W}docDefaults//{W}lang")
    for run in body.iter(f"{W}r"):
        tagged = run.find(f"{W}rPr/{W}lang")
        tag = tagged if tagged is not None else main
        pieces = ("\u00ad" if node.tag == f"{W}softHyphen" else node.text or "" for node in run.iter())
        yield str(tag.get(f"{W}val")) if tag is not None else "", plain("".join(pieces))


def digest(kinds: Iterable[str]) -> str:
    total = hashlib.sha256()
    for one in (sample for kind in kinds for sample in samples(kind)):
        total.update(one.pdf + one.docx)
    return total.hexdigest()


def test_another_machine_gives_the_same_bytes(tmp_path: Path) -> None:
    kinds = ("decree", "work_plan")
    program = f"from tests.contract.test_papers import digest; print(digest({kinds!r}))"
    other = {"TZ": "Asia/Almaty", "LC_ALL": "C", "HOME": str(tmp_path), "PYTHONHASHSEED": "7", "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | other | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == digest(kinds)
