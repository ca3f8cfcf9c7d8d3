"""Every paper of the demonstration as it is printed: the words of its source, whole dates, its requisites in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from reglament.loading import load
from reglament.model.documents import Document, Repository
from reglament.model.registers import Registers
from reglament.render import dates
from reglament.render.compose import COMPOSERS, compose, parallel
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.pdfs import collisions, letters, lines, outside, pages

ROOT = Path(__file__).resolve().parents[2]
CREATED = date(2026, 11, 26)
LOADED = load(ROOT)
REPOSITORY = Repository(LOADED.documents)
REGISTERS = Registers.of(REPOSITORY)
RENDERED = [document for document in REPOSITORY if document.kind in COMPOSERS]
ACTS = [document for document in RENDERED if document.kind in {"decree", "decision", "order"}]
MONTHS = "|".join((*dates.KK_MONTHS, *dates.RU_MONTHS))
PARTED = (
    (r"(?<!\d)\d{1,2}$", rf"(?:{MONTHS})"),
    (r"(?<!\d)(?:19|20)\d\d$", r"(?:жыл(?!у)|год)"),
    (r"№$", r"\d"),
    (r"(?<![А-ЯӘҒҚҢӨҰҮҺІЁ.])[А-ЯӘҒҚҢӨҰҮҺІЁ]\.$", r"[А-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһіё]+"),
    (r"\d$", r"(?:%|₸|теңге|тенге|процент|пайыз)"),
)
"""What must not end a line, and what would then begin the next one."""


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(resource("templates"))


def papers(document: Document) -> Iterator[Paper | ParallelPaper]:
    both = [compose(document, REPOSITORY, REGISTERS, lang) for lang in ("kk", "ru")]
    assert both[0] is not None and both[1] is not None
    yield from (both[0], both[1], parallel(both[0], both[1]))


def both_of(paper: Paper | ParallelPaper) -> tuple[Paper, ...]:
    return (paper.left, paper.right) if isinstance(paper, ParallelPaper) else (paper,)


def sources(document: Document, langs: tuple[str, ...]) -> Iterator[str]:
    """The paragraphs, headings and cells of the Markdown of a paper and its annexes, read without the tool's reader."""
    stem = ROOT / "content" / document.id
    for lang in langs:
        for path in (stem.with_name(f"{stem.name}.{lang}.md"), *sorted(stem.parent.glob(f"annex-*.{lang}.md"))):
            if path.exists() and (stem.name == "act" or not path.name.startswith("annex")):
                for block in re.split(r"\n(?:\s*\n)+", path.read_text("utf-8")):
                    yield from pieces(block)


def pieces(block: str) -> Iterator[str]:
    if block.lstrip().startswith("|"):
        for row in block.strip().splitlines():
            if not re.fullmatch(r"[|:\s-]+", row):
                yield from (cell for cell in row.strip().strip("|").split("|") if cell.strip())
    elif not block.lstrip().startswith("!["):
        noted = re.sub(r"\[\^([^\]]+)\]:?\s*", r"\1", block)  # a footnote and its mark are printed as they are written
        yield re.sub(r"\{#[\w-]+\}", "", re.sub(r"(?m)^#+ ", "", noted))


def running(data: bytes, paper: Paper | ParallelPaper) -> str:
    """The letters of all pages, without the numbers and the boxes for initials between them."""
    named = dict.fromkeys(one.initials_label.rstrip(":") for one in both_of(paper) if one.initials_label)
    label = letters(" / ".join(named))
    said = []
    for number, text in enumerate(pages(data), start=1):
        kept = letters(text)
        kept = kept.removeprefix(str(number)) if number > 1 else kept
        kept = kept.removesuffix(f"{label}:") if label else kept
        said.append(kept)
    return "".join(said)


@pytest.mark.parametrize("document", RENDERED, ids=lambda document: document.id)
def test_the_paper_says_what_its_source_says(setter: Typesetter, document: Document) -> None:
    for paper in papers(document):
        data = setter.pdf(paper, CREATED).data
        whole = running(data, paper)
        langs = ("kk", "ru") if isinstance(paper, ParallelPaper) else (paper.lang,)
        # The titles of a protocol's items are those of its metadata.
        texts = (text for text in sources(document, langs))
        missing = [text for text in texts if letters(text) not in whole]
        if document.kind == "protocol":
            missing = [text for text in missing if not re.match(r"\d+\. ", text)]
        assert not missing, missing
        assert not list(outside(data))
        assert not list(collisions(data))


@pytest.mark.parametrize("document", RENDERED, ids=lambda document: document.id)
def test_no_line_ends_inside_a_date_or_a_number(setter: Typesetter, document: Document) -> None:
    for paper in papers(document):
        said = [line for line in lines(setter.pdf(paper, CREATED).data) if not line.isdigit()]
        for line, following in pairwise(said):
            for end, begin in PARTED:
                assert not (re.search(end, line) and re.match(begin, following)), (line, following)


@pytest.mark.parametrize("document", ACTS, ids=lambda document: document.id)
def test_an_act_opens_with_its_requisites_in_order(setter: Typesetter, document: Document) -> None:
    for paper in papers(document):
        first = letters(pages(setter.pdf(paper, CREATED).data)[0])
        one = paper.left if isinstance(paper, ParallelPaper) else paper
        assert one.letterhead is not None
        head = one.letterhead
        opening = one.blocks[0]
        wanted = [one.draft, head.body_kk, head.kind_kk, one.date, one.number, one.place, one.title]
        at = 0
        for text in (*wanted, getattr(opening, "text", "")):
            found = first.find(letters(text), at)
            assert found >= 0, text
            at = found
        assert first.index(letters(head.body_kk)) < first.index(letters(head.body_ru))


@pytest.mark.parametrize("document", ACTS, ids=lambda document: document.id)
def test_a_signed_act_is_no_draft_any_more(setter: Typesetter, document: Document) -> None:
    drafted = document.get("/status") in {"draft", "approval"}
    for paper in papers(document):
        said = pages(setter.pdf(paper, CREATED).data)
        assert any(word in said[0] for word in ("ПРОЕКТ", "ЖОБА")) is drafted
        boxed = any("Параф" in text for text in said)
        assert drafted or not boxed
        assert ("20__" in said[0]) is (not document.get("/date"))
        names = [line.name for one in both_of(paper) for line in one.signatures]
        assert names
        assert all(any(letters(name) in letters(text) for text in said) for name in names)
