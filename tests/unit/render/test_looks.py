"""What a severe secretary would send back, looked for in papers that nobody has tuned for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.render.align import PieceKind, flatten
from reglament.render.columns import columns
from reglament.render.compose import compose, parallel
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.pictures import Gallery
from reglament.render.sheet_table import fitted
from reglament.render.typography import A4, BREAK, Typography
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.hard import hard
from tests.unit.render.looks import LOOSE, SPACE, Line, Sheet, sheets
from tests.unit.render.pdfs import letters

ACTS = 12
POINT = 72 / 25.4
PROFILE = Typography()
LONG = 22
"""Letters of a word from which a narrow column may break it."""


@dataclass(frozen=True)
class Set:
    """A paper as it was set: one language or both, its pages without numbers and boxes for initials."""

    name: str
    papers: tuple[Paper, ...]
    sheets: tuple[Sheet, ...]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Set]:
    root = tmp_path_factory.mktemp("hard") / "akimat"
    hard(root, ACTS, 7)
    repository = Repository(load(root).documents)
    registers, setter = Registers.of(repository), Typesetter(resource("templates"), gallery=Gallery(root))
    found = []
    for document in repository:
        sides = [one for lang in ("kk", "ru") if (one := compose(document, repository, registers, lang)) is not None]
        kinds: list[Paper | ParallelPaper] = [*sides, *([parallel(*sides)] if len(sides) == 2 else [])]
        for one in kinds:
            own = (one.left, one.right) if isinstance(one, ParallelPaper) else (one,)
            pages = tuple(_body(sheet, own) for sheet in sheets(setter.pdf(one, date(2026, 1, 1)).data))
            found.append(Set(f"{document.id} {'+'.join(each.lang for each in own)}", own, pages))
    return found


def _body(sheet: Sheet, papers: tuple[Paper, ...]) -> Sheet:
    """The page without its number and its box for initials."""
    labels = tuple(one.initials_label.rstrip(":") for one in papers if one.initials_label)
    lines = [line for line in sheet.lines if not (labels and line.text.startswith(labels))]
    if lines and re.fullmatch(r"\d+", lines[0].text) and sheet.height - lines[0].base < PROFILE.left * POINT:
        lines = lines[1:]
    return replace(sheet, lines=tuple(lines))


def pages(made: list[Set]) -> Iterator[tuple[str, Set, Sheet, Sheet | None]]:
    """Every page with the name of its place, and the page after it."""
    for one in made:
        for number, (sheet, after) in enumerate(zip(one.sheets, (*one.sheets[1:], None), strict=True), start=1):
            yield f"{one.name}, page {number} of {len(one.sheets)}", one, sheet, after


def test_there_is_much_to_look_at(made: list[Set]) -> None:
    assert len({one.papers[0].kind for one in made}) >= 15
    assert len(made) > 100
    assert sum(len(one.sheets) for one in made) > 400


def test_no_text_leaves_the_margins(made: list[Set]) -> None:
    for place, _, sheet, _ in pages(made):
        page = PROFILE.turned if sheet.width > sheet.height else PROFILE
        low, high = page.left * POINT - 1, sheet.width - page.right * POINT + 1
        assert [line for line in sheet.lines if line.left < low or line.right > high] == [], place


def test_no_heading_stands_at_the_foot_of_a_page(made: list[Set]) -> None:
    for place, one, sheet, after in pages(made):
        heads = [
            letters(piece.line)
            for paper in one.papers
            for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes))
            for piece in flatten(blocks)
            if piece.kind in (PieceKind.CHAPTER, PieceKind.FORMULA)
        ]
        if after is not None and sheet.lines and sheet.lines[-1].bold:
            last = letters(sheet.lines[-1].text)
            assert not [head for head in heads if head.endswith(last)], (place, sheet.lines[-1].text)


def test_no_page_is_nearly_empty(made: list[Set]) -> None:
    """Three lines at least, or a picture."""
    for place, one, sheet, _ in pages(made):
        if sheet is not one.sheets[0] and not (_pictured(one) and not sheet.lines):
            assert len(sheet.lines) >= 3, (place, [line.text for line in sheet.lines])


def _pictured(one: Set) -> bool:
    pieces = [piece for paper in one.papers for annex in paper.annexes for piece in flatten(annex.blocks)]
    return any(piece.picture is not None for piece in pieces)


def test_no_signature_stands_alone(made: list[Set]) -> None:
    for place, one, sheet, _ in pages(made):
        names = [letters(line.name) for paper in one.papers for line in paper.signatures if line.name]
        if sheet is one.sheets[0] or not names:
            continue
        signed = [index for index, line in enumerate(sheet.lines) if line.bold and _ends(line, names)]
        assert not signed or signed[0] >= 2, (place, [line.text for line in sheet.lines])


def _ends(line: Line, names: list[str]) -> bool:
    return any(letters(line.text).endswith(name) for name in names)


def test_a_long_table_has_its_heads_on_every_page_and_whole_rows(made: list[Set]) -> None:
    found = 0
    for one in made:
        tables = [piece.table for paper in one.papers for piece in flatten(paper.blocks) if piece.table is not None]
        if len(one.papers) != 1 or len(tables) != 1 or len(tables[0].rows) < 20:
            continue
        table = tables[0]
        said = letters(" ".join(cell.text for cell in table.head))
        for sheet in one.sheets:
            starts = [index for index, line in enumerate(sheet.lines) if re.match(r"\d+\. ", line.text)]
            if not starts:
                continue
            found += 1
            head = [word for line in sheet.lines[: starts[0]] for word in line.text.split()]
            assert letters(table.head[0].text) in letters("".join(head)), (one.name, head)
            if sheet is not one.sheets[0]:
                assert [word for word in head if letters(word) not in said] == [], (one.name, "a row goes on", head)
    assert found > 20


def test_no_word_of_ordinary_length_is_broken_in_a_table(made: list[Set]) -> None:
    seen = 0
    for one in made:
        for paper in one.papers:
            for blocks, landscape in (
                (paper.blocks, paper.landscape),
                *((a.blocks, a.landscape) for a in paper.annexes),
            ):
                page = PROFILE.turned if landscape else PROFILE
                width = A4[1 if landscape else 0] - page.left - page.right
                for piece in flatten(blocks):
                    for row in (piece.table.head, *piece.table.rows) if piece.table is not None else ():
                        seen += 1
                        words = [
                            word for cell in fitted(row, columns(piece.table, width)) for word in cell.text.split()
                        ]
                        broken = [word for word in words if BREAK in word and len(word) < LONG]
                        assert broken == [], (one.name, broken)
    assert seen > 500


def test_lines_are_no_looser_than_long_words_make_them(made: list[Set]) -> None:
    """Hyphenation is off and the words of official prose are long: some lines are loose, but few are full of holes."""
    spaces = []
    for _, one, sheet, _ in pages(made):
        page = PROFILE.turned if sheet.width > sheet.height else PROFILE
        if len(one.papers) == 1:
            room = sheet.width - (page.left + page.right) * POINT
            spaces += [
                line.gap / SPACE
                for line in sheet.lines
                if line.size > PROFILE.size - 0.5 and line.right - line.left > 0.9 * room and not line.bold and line.gap
            ]
    assert len(spaces) > 1500
    assert sum(space > LOOSE for space in spaces) < 0.25 * len(spaces)
    assert sum(space > 2 * LOOSE for space in spaces) < 0.04 * len(spaces)
