"""No line of grown papers ends, and none begins, where an editor would not part words."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from bench.generate import generate
from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.render.compose import compose, parallel
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.pdfs import lines

DOSSIERS = 6
ENDS = re.compile(r"(?:^|[\s«(])(?:[^\W\d_]|№|§)$|«$|(?:^|\s)(?:г|ул|ст|п|пп|т|им)\.$|\d-$|(?:^|\s)[А-ЯӘҒҚҢӨҰҮҺІ]\.$")
BEGINS = re.compile(r"(?:да|де|та|те|ма|ме|ба|бе|па|пе|ғой|бы|ли|же)(?![\w-])|[—–] |(?:жылғы|жылы|%|₸)(?!\w)")
NUMBER = re.compile(r"\d \d{3}$|\d$")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Paper | ParallelPaper]:
    root = tmp_path_factory.mktemp("grown") / "akimat"
    generate(root, DOSSIERS, 25, 11)
    repository = Repository(load(root).documents)
    registers = Registers.of(repository)
    found: list[Paper | ParallelPaper] = []
    for document in repository:
        kk, ru = (compose(document, repository, registers, lang) for lang in ("kk", "ru"))
        found += [one for one in (kk, ru) if one is not None]
        found += [parallel(kk, ru)] if kk is not None and ru is not None else []
    return found


def test_lines_end_where_they_may(papers: list[Paper | ParallelPaper]) -> None:
    setter = Typesetter(resource("templates"))
    wrong = []
    assert len(papers) >= 3 * DOSSIERS
    for paper in papers:
        for line, following in pairwise(lines(setter.pdf(paper, date(2026, 1, 1)).data)):
            joined = len(line) > 25 and BEGINS.match(following)
            parted = NUMBER.search(line) and re.match(r"\d{3}(?!\d)", following) and len(line) > 25
            if len(line) > 3 and (ENDS.search(line) or joined or parted):
                wrong.append((line, following))
    assert wrong == []
