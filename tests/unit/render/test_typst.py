"""A PDF says what the paper says, is fit for keeping, counts its pages, and never changes by itself."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reglament.diagnostics import Span
from reglament.errors import RenderError
from reglament.model.tree import Align, Chapter, Clause, Paragraph, Table
from reglament.render.compose import COMPOSERS, compose, parallel
from reglament.render.paper import Initials, Paper, ParallelPaper
from reglament.render.typography import Typography
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.akimat import Akimat
from tests.unit.render.papers import decree, p, printed, protocol
from tests.unit.render.pdfs import letters, pages

CREATED = date(2026, 11, 26)
TEMPLATES = resource("templates")
LETTERS = "аәғқңөұүһіАБ 0123456789.,;:()«»-–№₸%\"'*_#$<>@"


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(TEMPLATES)


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Akimat:
    return Akimat(tmp_path_factory.mktemp("akimat"))


def papers(akimat: Akimat) -> Iterator[Paper | ParallelPaper]:
    for document in akimat.repository:
        if document.kind in COMPOSERS:
            both = [compose(document, akimat.repository, akimat.registers, lang) for lang in ("kk", "ru")]
            assert both[0] is not None and both[1] is not None
            yield from (both[0], both[1], parallel(both[0], both[1]))


def plain_paper(lang: str, blocks: tuple[Paragraph | Clause | Table | Chapter, ...]) -> Paper:
    return Paper("acts/2026/a/reference", "reference", lang, "О чистоте", blocks, kind_title="СПРАВКА")


def in_order(texts: Iterator[str], data: bytes) -> None:
    """Every text stands in the PDF, after the one before it."""
    numbered = enumerate(pages(data), start=1)
    whole, at = letters("".join(text.removeprefix(f"{n} " if n > 1 else "") for n, text in numbered)), 0
    for text in texts:
        found = whole.find(letters(text), at)
        assert found >= 0, f"{text!r} is not in the PDF after {whole[max(at - 60, 0) : at]!r}"
        at = found + len(letters(text))


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("landscape", [False, True])
def test_a_decree_says_all_its_texts(setter: Typesetter, lang: str, landscape: bool) -> None:
    paper = decree(lang, landscape=landscape)
    whole = letters("".join(pages(setter.pdf(paper, CREATED).data)))
    for text in printed(paper):
        assert letters(text) in whole, text


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_clauses_stand_in_their_order(setter: Typesetter, lang: str) -> None:
    paper = replace(decree(lang, 30), annexes=(), letterhead=None, draft="")
    lines = printed(replace(paper, date="", number="", place="", signatures=()))
    in_order(lines, setter.pdf(replace(paper, initials=Initials.NEVER), CREATED).data)


def test_every_kind_is_set_in_both_languages_and_side_by_side(setter: Typesetter, akimat: Akimat) -> None:
    for paper in papers(akimat):
        rendered = setter.pdf(paper, CREATED)
        whole = letters("".join(pages(rendered.data)))
        for one in (paper.left, paper.right) if isinstance(paper, ParallelPaper) else (paper,):
            missing = [text for text in printed(one) if letters(text) not in whole]
            assert not missing, (one.doc_id, one.lang, missing)


def test_the_page_count_is_that_of_the_file(setter: Typesetter) -> None:
    for count in (3, 20, 60):
        rendered = setter.pdf(decree("kk", count), CREATED)
        assert rendered.pages == len(pypdfium2.PdfDocument(rendered.data))


def test_it_is_fit_for_keeping_and_reading_aloud(setter: Typesetter) -> None:
    for paper in (decree("kk"), parallel(decree("kk"), decree("ru"))):
        with pikepdf.open(io.BytesIO(setter.pdf(paper, CREATED).data)) as pdf:
            meta = pdf.open_metadata()
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
            assert meta["pdfuaid:part"] == "1"
            assert str(pdf.Root.Lang) == "kk"
            assert bool(pdf.Root.MarkInfo.Marked)
            assert str(pdf.docinfo["/Title"]) == "Қаланың тазалығы туралы"
            assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261126")
            fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()}
            assert all("Tinos" in name for name in fonts), fonts
            with pdf.open_outline() as outline:
                assert str(outline.root[0].title) == "Қаланың тазалығы туралы"


def test_the_same_paper_gives_the_same_bytes_anywhere(setter: Typesetter, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere" / "шаблоны"
    shutil.copytree(TEMPLATES / "typst", folder / "typst")
    paper = parallel(decree("kk"), decree("ru"))
    first = setter.pdf(paper, CREATED)
    setter.pdf(decree("ru", 40), CREATED)
    assert setter.pdf(paper, CREATED) == first
    assert Typesetter(folder).pdf(paper, CREATED) == first


def test_page_numbers_begin_on_the_second_page(setter: Typesetter) -> None:
    texts = pages(setter.pdf(replace(decree("ru", 40), annexes=(), letterhead=None, draft=""), CREATED).data)
    assert len(texts) > 2
    assert not texts[0].startswith("1 ")
    assert [text.split()[0] for text in texts[1:]] == [str(number) for number in range(2, len(texts) + 1)]


def test_initials_stand_on_every_page_when_they_must(setter: Typesetter) -> None:
    def boxes(count: int, when: Initials, typography: Typography | None = None) -> tuple[int, int]:
        used = setter if typography is None else Typesetter(TEMPLATES, typography)
        paper = replace(decree("ru", count), annexes=(), initials=when, initials_label="Параф:")
        rendered = used.pdf(paper, CREATED)
        return rendered.pages, sum("Параф:" in text for text in pages(rendered.data))

    assert boxes(3, Initials.ALWAYS) == (1, 1)
    assert boxes(3, Initials.WHEN_LONG) == (1, 0)
    short, long = boxes(10, Initials.WHEN_LONG), boxes(20, Initials.WHEN_LONG)
    assert short == (2, 0)
    assert long == (3, 3)
    assert boxes(20, Initials.WHEN_LONG, Typography(duplex=True)) == (3, 0)
    assert boxes(20, Initials.NEVER) == (3, 0)


def test_a_long_table_repeats_its_head_and_keeps_its_rows(setter: Typesetter) -> None:
    rows = tuple((p(str(n)), p(f"Мероприятие номер {n} по очистке города")) for n in range(1, 201))
    table = Table((p("Порядок"), p("Наименование")), rows, (Align.CENTER, Align.LEFT))
    texts = pages(setter.pdf(plain_paper("ru", (table,)), CREATED).data)
    assert len(texts) > 3
    assert all("Порядок Наименование" in text for text in texts)
    assert [n for text in texts for n in re.findall(r"Мероприятие номер (\d+) по", text)] == [
        str(n) for n in range(1, 201)
    ]


def test_annexes_begin_a_page_after_the_signature(setter: Typesetter) -> None:
    rendered = setter.pdf(decree("ru", 8, landscape=True), CREATED)
    texts = pages(rendered.data)
    signed = next(number for number, text in enumerate(texts) if "У. Киялбеков" in text)
    annex = next(number for number, text in enumerate(texts) if "Приложение" in text)
    assert annex == signed + 1
    document = pypdfium2.PdfDocument(rendered.data)
    assert document[annex].get_width() > document[annex].get_height()
    assert document[signed].get_width() < document[signed].get_height()


@pytest.mark.parametrize("count", range(8, 40, 3))
def test_a_signature_never_stands_alone(setter: Typesetter, count: int) -> None:
    texts = pages(setter.pdf(replace(decree("ru", count), annexes=(), initials=Initials.NEVER), CREATED).data)
    last = texts[-1]
    assert "У. Киялбеков" in last
    assert f"{count}. Контроль" in last


@pytest.mark.parametrize("rows", range(20, 32))
def test_nor_after_a_table(setter: Typesetter, rows: int) -> None:
    cells = tuple((p(f"строка {n}"), p("слово")) for n in range(rows))
    table = Table((p("А"), p("Б")), cells, (Align.LEFT, Align.LEFT))
    paper = replace(plain_paper("ru", (table,)), signatures=decree("ru").signatures)
    assert f"строка {rows - 1} " in pages(setter.pdf(paper, CREATED).data)[-1]


def lines_of(count: int) -> tuple[Paragraph, ...]:
    """Paragraphs of exactly one line each, with the places of a file."""
    return tuple(Paragraph(f"Строка {n} текста справки.", Span(n + 3, 1, n + 3, 20)) for n in range(count))


def test_five_pages_at_double_spacing_pass_and_the_sixth_is_pointed_at(setter: Typesetter) -> None:
    counts = {n: setter.measure(plain_paper("ru", lines_of(n))) for n in range(90, 130)}
    full = max(n for n, measure in counts.items() if measure.pages == 5)
    assert counts[full].overflow is None
    assert counts[full + 1].pages == 6
    assert counts[full + 1].overflow == Span(full + 3, 1, full + 3, 20)
    assert counts[full + 8].overflow == Span(full + 3, 1, full + 3, 20)


def test_the_paragraph_that_crosses_is_the_one_named(setter: Typesetter) -> None:
    long = Paragraph("Слово за словом тянется через страницу. " * 40, Span(99, 1, 99, 50))
    measure = setter.measure(plain_paper("ru", (*lines_of(90), long, *lines_of(5))))
    assert measure.overflow == Span(99, 1, 99, 50)


def test_annexes_are_not_measured(setter: Typesetter) -> None:
    paper = decree("kk")
    assert setter.measure(paper) == setter.measure(replace(paper, annexes=()))
    assert setter.measure(paper).pages < setter.measure(decree("kk", 60)).pages


def test_a_sixth_page_through_a_table_points_at_its_row(setter: Typesetter) -> None:
    rows = tuple((Paragraph(f"строка {n}", Span(n, 3, n, 9)),) for n in range(1, 300))
    measure = setter.measure(plain_paper("ru", (Table((), rows, (Align.LEFT,)),)))
    assert measure.pages > 5
    assert measure.overflow is not None
    assert 100 < measure.overflow.line < 299


def test_nothing_of_a_text_is_code(setter: Typesetter) -> None:
    hostile = '#panic("x") $a$ *b* _c_ `d` <e> @f \\ // g /* h */ = i #read("/etc/passwd") "q" --- ~ [x]'
    data = setter.pdf(plain_paper("ru", (p(hostile), Clause("1.", (p("= не заголовок"),)))), CREATED).data
    whole = letters("".join(pages(data)))
    assert letters(hostile) in whole
    assert letters("1. = не заголовок") in whole


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(alphabet="аәғқңөұүһіАБ 0123456789.,;:()«»-–№₸%\"'*_#$<>@", min_size=1, max_size=200), max_size=6
    )
)
def test_what_is_written_is_what_is_printed(setter: Typesetter, texts: list[str]) -> None:
    kept = [" ".join(text.split()) for text in texts if text.split()]
    data = setter.pdf(plain_paper("kk", tuple(map(p, kept))), CREATED).data
    in_order(iter(kept), data)


def test_headings_never_skip_a_level(setter: Typesetter) -> None:
    deep = Chapter(p("Глубокая"), (p("Текст."),), level=3)
    assert setter.pdf(plain_paper("ru", (deep, Chapter(p("Глава"), (deep,), level=2))), CREATED).pages == 1


def test_a_paper_without_anything_is_still_a_page(setter: Typesetter) -> None:
    empty = Paper("a/b", "reference", "kk", "", ())
    assert setter.pdf(empty, CREATED).pages == 1
    assert setter.pdf(parallel(empty, empty), CREATED).pages == 1
    assert setter.measure(empty).pages == 1


def test_a_character_that_the_font_lacks_is_refused(setter: Typesetter) -> None:
    with pytest.raises(RenderError):
        setter.pdf(plain_paper("ru", (p("Слово 漢 тут"),)), CREATED)
    assert setter.pdf(protocol(), CREATED).pages == 1


@pytest.mark.slow
def test_a_hundred_and_twenty_pages_with_tables(setter: Typesetter) -> None:
    rows = tuple((p(str(n)), p("Очистка"), p("Управление")) for n in range(1, 26))
    table = Table((p("№"), p("Мероприятие"), p("Исполнитель")), rows, (Align.CENTER, Align.LEFT, Align.LEFT))
    clauses = tuple(
        Clause(
            f"{n}.", (p(f"Пункт {n} настоящих Правил устанавливает порядок. " * 12), *((table,) if n % 10 == 0 else ()))
        )
        for n in range(1, 441)
    )
    rendered = setter.pdf(plain_paper("ru", clauses), CREATED)
    assert rendered.pages >= 120
    in_order((f"{n}. Пункт {n} настоящих" for n in range(1, 441)), rendered.data)
