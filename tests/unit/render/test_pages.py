"""What a reader notices on the pages: what belongs together is not parted, nothing collides or stands alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reglament.model.tree import Align, Block, Chapter, Clause, Paragraph, Table
from reglament.render.paper import Facts, Initials, Letterhead, Paper, ParallelPaper, Signature, Stamp
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.papers import decree, p, printed
from tests.unit.render.pdfs import collisions, letters, lines, outside, pages

CREATED = date(2026, 11, 26)
HEAD = Letterhead(
    "РЕСПУБЛИКАЛЫҚ МАҢЫЗЫ БАР САРҚЫРАМА ҚАЛАСЫНЫҢ ӘКІМДІГІ",
    "АКИМАТ ГОРОДА РЕСПУБЛИКАНСКОГО ЗНАЧЕНИЯ САРКЫРАМА",
    "ҚАУЛЫ",
    "ПОСТАНОВЛЕНИЕ",
    emblem=False,
)
TITLE = (
    "Об утверждении Правил предоставления субсидий на возмещение части затрат субъектов предпринимательства, "
    "осуществляющих производство сельскохозяйственной продукции, ее переработку и реализацию, а также о внесении "
    "изменений и дополнений в некоторые постановления акимата города республиканского значения Саркырама"
)
POST = (
    "Исполняющий обязанности заместителя руководителя Управления жилищно-коммунального хозяйства, пассажирского "
    "транспорта и автомобильных дорог"
)
NAME = "Абдрахманов-Мухамедкаримұлы Нұрсұлтан-Әбілқайыр Жаңабергенұлы"
LONG_WORDS = "мемлекеттік-жекешелендірілгендіктеріңіздегілерден қанағаттандырылмағандықтарыңыздан " * 20
FILLERS = range(28, 44)
"""Lines before what is tested, so that it meets the end of a page in every way."""


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(resource("templates"))


def plain(*blocks: Block | Facts, signatures: tuple[Signature, ...] = ()) -> Paper:
    return Paper("acts/2026/a/reference", "reference", "ru", "О чистоте", blocks, signatures=signatures)


def filled(count: int, *blocks: Block | Facts) -> Paper:
    """A paper whose `blocks` stand below `count` lines."""
    return plain(*(p(f"Строка {n}.") for n in range(count)), *blocks)


def page_of(texts: list[str], words: str) -> int:
    found = [number for number, text in enumerate(texts) if letters(words) in letters(text)]
    assert len(found) == 1, (words, found)
    return found[0]


def together(setter: Typesetter, paper: Paper, *words: str) -> None:
    """All these words stand on one page, in one language and side by side."""
    texts = pages(setter.pdf(paper, CREATED).data)
    assert len({page_of(texts, one) for one in words}) == 1, words
    other = replace(paper, lang="kk", blocks=tuple(marked(block) for block in paper.blocks))
    texts = pages(setter.pdf(ParallelPaper(other, paper), CREATED).data)
    assert len({page_of(texts, one) for one in words}) == 1, words


def marked(block: object) -> Block:
    """A block of the other language, so that no text occurs twice."""
    return Paragraph(f"Жол. {'сөз ' * 3}") if isinstance(block, Paragraph) else Paragraph("Бөлік.")


def table(rows: int) -> Table:
    body = tuple((p(f"{n}."), p(f"Мероприятие под номером {n} исполнить")) for n in range(1, rows + 1))
    return Table((p("№ п/п"), p("Поручение")), body, (Align.CENTER, Align.LEFT))


@pytest.mark.parametrize("count", FILLERS)
def test_what_announces_a_table_stays_with_it(setter: Typesetter, count: int) -> None:
    paper = filled(count, p("Поручения:"), table(9))
    texts = pages(setter.pdf(paper, CREATED).data)
    assert page_of(texts, "Поручения:") == page_of(texts, "под номером 1 исполнить")


@pytest.mark.parametrize("count", FILLERS)
def test_a_small_table_is_not_parted(setter: Typesetter, count: int) -> None:
    texts = pages(setter.pdf(filled(count, table(3)), CREATED).data)
    assert page_of(texts, "под номером 1 исполнить") == page_of(texts, "под номером 3 исполнить")


@pytest.mark.parametrize("count", FILLERS)
def test_a_heading_stays_with_its_text(setter: Typesetter, count: int) -> None:
    together(setter, filled(count, Chapter(p("Общие положения"), (p("Первый пункт главы."),))), "Общие", "Первый пункт")


@pytest.mark.parametrize("count", FILLERS)
def test_a_label_stays_with_its_people(setter: Typesetter, count: int) -> None:
    people = ("А. Ойдан – руководитель Управления экономики и бюджетного планирования города", "Б. Выдуман – эксперт")
    paper = filled(count, Facts((("Доложил", ("В. Примеров",)), ("Выступили", people))))
    texts = pages(setter.pdf(paper, CREATED).data)
    assert len({page_of(texts, one) for one in ("Доложил", "Выступили", "А. Ойдан", "планирования", "Б. Выдуман")}) == 1


@pytest.mark.parametrize("count", FILLERS)
def test_no_line_stands_alone(setter: Typesetter, count: int) -> None:
    said = " ".join(f"Слово{n} текста, которое занимает часть строки." for n in range(4))
    texts = pages(setter.pdf(filled(count, p(said)), CREATED).data)
    at = [page_of(texts, f"Слово{n} ") for n in range(4)]
    assert len(lines(setter.pdf(plain(p(said)), CREATED).data)) == 1 + 3
    assert len(set(at)) == 1, "three lines cannot be parted without leaving one alone"


def stressed() -> dict[str, Paper]:
    """Papers as nobody drew them: long names, long titles, narrow columns, many annexes, or nothing at all."""
    base = replace(decree("ru"), annexes=(), letterhead=HEAD, title=TITLE, initials=Initials.NEVER, draft="")
    four = tuple(Signature(f"Заместитель акима города {n}", "Н. Длинная-Фамилия-Трижды") for n in range(4))
    stamp = Stamp(("Приложение", f"к постановлению {HEAD.body_ru.capitalize()}", "от «___» ____________ 20__ года"))
    heads = tuple(p(f"Наименование показателя {n} квартала") for n in range(12))
    cells = tuple(p("Жилищно-коммунальное хозяйство" if not n else str(n * 1000000)) for n in range(12))
    wide = Table(heads, (cells,) * 20, (Align.LEFT, *[Align.RIGHT] * 11))
    annexes = tuple(replace(decree("ru").annexes[0], stamp=stamp, title=TITLE) for _ in range(12))
    people = tuple(f"Г. Гость{n} – представитель Департамента полиции города" for n in range(90))
    tall = Table((), tuple((p(f"строка {n} " * 180),) for n in range(3)), (Align.LEFT,))
    thirty = tuple(Signature(f"Заместитель {n} руководителя Управления", f"Н. Именова{n}") for n in range(30))
    return {
        "letterhead": base,
        "ninety people": replace(base, intro=(Facts((("Приглашенные", people),)),)),
        "label alone": replace(base, intro=(Facts((("Результат", ()),)),)),
        "tall rows": replace(base, blocks=(p("Таблица:"), tall)),
        "thirty signatures": replace(base, signatures=thirty),
        "emblem": replace(base, letterhead=replace(HEAD, emblem=True)),
        "signatures": replace(base, signatures=(Signature(POST, NAME, "29.10.2026"), *four)),
        "visas": replace(base, visas=(Signature(POST, NAME, "29.10.2026"), *four), visa_label="Виза:"),
        "long words": replace(base, blocks=(Clause("128-15.", (p(LONG_WORDS),)),)),
        "twelve columns": replace(base, blocks=(wide,)),
        "twelve annexes": replace(base, annexes=annexes, initials=Initials.ALWAYS, initials_label="Параф:"),
        "nothing": Paper("a/b", "decree", "ru", "", (), letterhead=Letterhead("", "", "", "", emblem=False)),
        "one sentence": replace(base, title="", blocks=(p("Принять к сведению."),)),
    }


@pytest.mark.parametrize("name", stressed())
def test_nothing_collides_or_leaves_the_sheet(setter: Typesetter, name: str) -> None:
    paper = stressed()[name]
    for one in (paper, ParallelPaper(replace(paper, lang="kk"), paper)):
        data = setter.pdf(one, CREATED).data
        assert not list(outside(data))
        assert not list(collisions(data))
        texts = pages(data)
        whole = letters("".join(texts))
        missing = [text for text in printed(paper) if len(text) < 60 and letters(text) not in whole]
        assert len(missing) < len(texts), "only what goes on over the end of a page may be cut by its number"


def test_a_short_act_with_many_signatures_is_no_longer_than_it_must_be(setter: Typesetter) -> None:
    assert setter.pdf(stressed()["signatures"], CREATED).pages == 2


def test_no_line_is_stretched_when_a_better_break_exists(setter: Typesetter) -> None:
    said = (
        "Проект не устанавливает дополнительных платежей для населения, не вводит новых разрешений или уведомлений "
        "для субъектов предпринимательства."
    )
    found = lines(setter.pdf(plain(p(said)), CREATED).data)
    assert found[2].startswith("не вводит")


def test_a_tall_letterhead_keeps_off_its_rule(setter: Typesetter) -> None:
    address = ("050000, город Саркырама, улица Булак, 1", "тел. +7 (700) 000-00-00", "эл. почта: a@b.example", "БИН 0")
    head = replace(HEAD, emblem=True, kind_kk="", kind_ru="", address_kk=address, address_ru=address)
    for body in (HEAD.body_ru, "УПРАВЛЕНИЕ КООРДИНАЦИИ ЗАНЯТОСТИ И СОЦИАЛЬНЫХ ПРОГРАММ ГОРОДА САРКЫРАМА"):
        paper = replace(plain(p("Текст.")), letterhead=replace(head, body_kk=body, body_ru=body), date="")
        for one in (paper, ParallelPaper(replace(paper, lang="kk"), paper)):
            data = setter.pdf(one, CREATED).data
            assert not list(collisions(data))


@pytest.mark.parametrize("count", range(22, 42, 4))
def test_a_long_list_of_people_begins_where_there_is_room(setter: Typesetter, count: int) -> None:
    people = tuple(f"Г. Гость{n} – представитель Департамента полиции города" for n in range(20))
    texts = pages(setter.pdf(filled(count, Facts((("Приглашены", people),))), CREATED).data)
    at = [page_of(texts, f"Гость{n} –") for n in range(20)]
    assert at[0] == at[1] == page_of(texts, "Приглашены"), "the label stands by the first two"
    assert at[-2] == at[-1]
    assert at[0] == 0, "no empty space is left for the sake of the whole list"
