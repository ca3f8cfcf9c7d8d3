"""Plans, cards, reports, registers and control copies: what each says beside its table of requisites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reglament.i18n import translator
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.model.tree import Clause, Paragraph, Table
from reglament.render.compose import COMPOSERS, compose
from reglament.render.compose_control import CONTROL as CONTROL_TYPES
from reglament.render.compose_control import COUNTS, EXTENSIONS, LEVELS, MARKS, OFFICES, REPORTS, STATES
from reglament.render.compose_copy import ACT_NAMES, CHANGED, CHANGES
from reglament.render.compose_plans import STATUSES
from reglament.render.paper import Paper, PaperBlock, Side
from reglament.rules.requisite_rule import lacking
from tests.unit.render.akimat import FILES, Akimat
from tests.unit.render.papers import printed

CARD, OPIS = "assignments/2026/taza-2", "archive/2026/opis"
COPY, ANNEX = "acts/2026/taza/control", "acts/2026/taza/control-annex-1"
WIDE = {"quarterly_list", "work_plan", "events_list", "org_plan"}


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Akimat:
    return Akimat(tmp_path_factory.mktemp("akimat"))


def tables(blocks: tuple[PaperBlock, ...]) -> Iterator[list[list[str]]]:
    for block in blocks:
        if isinstance(block, Table):
            yield [[cell.text for cell in row] for row in (block.head, *block.rows) if row]


def said(paper: Paper) -> str:
    return " | ".join(printed(paper))


def test_every_kind_has_a_paper_here_and_wide_ones_are_turned(akimat: Akimat) -> None:
    assert set(COMPOSERS) - {document.kind for document in akimat.repository} <= {"decision"}
    for document in akimat.repository:
        paper = compose(document, akimat.repository, akimat.registers, "kk")
        assert paper is None or paper.landscape is (document.kind in WIDE)


@pytest.mark.parametrize(
    "words", [COUNTS, EXTENSIONS, LEVELS, MARKS, OFFICES, REPORTS, STATES, CONTROL_TYPES, STATUSES, ACT_NAMES]
)
def test_every_value_has_its_words(akimat: Akimat, words: dict[str, str]) -> None:
    for msgid in (*words.values(), *CHANGES.values(), CHANGED):
        for lang in ("kk", "ru"):
            assert translator("documents", lang)(msgid) != msgid, msgid


def test_a_card_tells_the_whole_life_of_an_assignment(akimat: Akimat) -> None:
    paper = akimat.paper(CARD, "ru")
    assert [(one.side, one.lines) for one in paper.stamps] == [
        (Side.RIGHT, ("«КОНТРОЛЬ»", "взято на контроль", "3 сентября 2026 года")),
        (Side.LEFT, ("Снято с контроля", "28 сентября 2026 года")),
    ]
    face, history, information, discipline = tables(paper.blocks)
    assert ["Вид контроля", "среднесрочный"] in face
    assert history[1] == ["10.09.2026", "Проверено.", "С. Мечтаева – руководитель Управления финансов"]
    assert information[1][1] == "Премьер-Министру, в Канцелярию Премьер-Министра"
    assert discipline[1][-1] == "замечание"
    assert ["Результат исполнения", "Внесена."] in face


def test_a_card_under_control_has_one_mark_and_the_last_term(akimat: Akimat) -> None:
    paper = akimat.paper("assignments/2026/taza-1", "kk")
    assert [one.side for one in paper.stamps] == [Side.RIGHT]
    assert "ұзартылған мерзімі – 2026 жылғы 10 желтоқсан" in said(paper)
    assert "бақылауда" in said(paper)


def test_an_inventory_closes_with_totals_in_words(akimat: Akimat) -> None:
    ru, kk = akimat.paper(OPIS, "ru"), akimat.paper(OPIS, "kk")
    total = "В данную опись внесено 3 (три) дела (с № 1 по № 5), всего 497 (четыреста девяносто семь) листов."
    assert Paragraph(total) in ru.blocks
    assert "3 (үш) іс" in said(kk) and "497 (төрт жүз тоқсан жеті) парақ" in said(kk)
    assert "Пропущенные номера: | 3, 4" in said(ru)
    (rows,) = tables(ru.blocks)
    assert rows[2][3] == "24.12.2014"
    sheet = ru.annexes[0]
    assert sheet.title == "ЛИСТ-ЗАВЕРИТЕЛЬ ОПИСИ"
    assert "24 декабря 2014 года – 28 декабря 2015 года" in said(ru)
    assert [one.side for one in ru.stamps] == [Side.LEFT, Side.RIGHT]


def test_many_missing_numbers_are_only_counted(tmp_path: Path) -> None:
    name = f"content/{OPIS}.yml"
    changed = Akimat(tmp_path, {name: FILES[name].replace("number: 5,", "number: 5000,")})
    assert "Пропущенные номера: | 4997" in said(changed.paper(OPIS, "ru"))


def test_the_composition_names_who_set_it_and_who_agreed(akimat: Akimat) -> None:
    paper = akimat.paper("registry/composition", "ru")
    assert paper.title == "Состав акимата города Тау"
    left, right = paper.stamps
    assert (left.lines[0], right.lines[:2]) == ("Согласован", ("Утвержден", "актом акима города Тау"))
    (rows,) = tables(paper.blocks)
    assert rows[1] == ["1.", "Выдумкин Асан", "Аким города Тау"]
    assert "3 (три) члена" in said(paper)


def test_a_control_copy_marks_what_changed_by_which_act(akimat: Akimat) -> None:
    paper = akimat.paper(COPY, "ru")
    by = "согласно постановлению акимата города Тау от 5 ноября 2026 года № 4/600."
    lines = [
        one.text if isinstance(one, Paragraph) else one.number
        for one in paper.blocks
        if isinstance(one, Paragraph | Clause)
    ]
    assert lines == [
        "1",
        f"Сноска. Пункт 1 – в новой редакции {by}",
        "1-1",
        f"Сноска. Пункт 1-1 – дополнение {by}",
        f"Сноска. Пункт 2 – исключение {by}",
    ]
    assert paper.draft == "КОНТРОЛЬНЫЙ ЭКЗЕМПЛЯР"
    assert (paper.date, paper.number) == ("29 октября 2026 года", "№ 4/512")
    assert "Внесены изменения: | от 5 ноября 2026 года № 4/600" in said(paper)


def test_a_control_copy_of_an_annex_has_its_stamp_and_no_marks_of_the_act(akimat: Akimat) -> None:
    paper = akimat.paper(ANNEX, "kk")
    assert paper.letterhead is None and not paper.date and not paper.number
    assert paper.stamps[0].lines[-1] == "1-қосымша"
    assert not [one for one in paper.blocks if isinstance(one, Paragraph)]


def test_a_control_copy_of_nothing_is_still_a_paper(tmp_path: Path) -> None:
    name = f"content/{COPY}.yml"
    lost = Akimat(tmp_path, {name: FILES[name].replace("acts/2026/taza/act", "acts/2026/none/act")})
    paper = lost.paper(COPY, "ru")
    assert paper.letterhead is None
    assert paper.title == "О чистоте"


def test_a_title_in_quotation_marks_closes_them_once(akimat: Akimat) -> None:
    assert "««" not in said(akimat.paper(COPY, "kk")) and "»»" not in said(akimat.paper(COPY, "ru"))


def test_a_plan_without_results_has_no_column_for_them(tmp_path: Path) -> None:
    name = "content/assignments/2026/taza-2/org-plan.yml"
    text = FILES[name].replace(", done: 2026-10-12, result: {kk: Тексерілді., ru: Проверено.}", "")
    plan = Akimat(tmp_path, {name: text}).paper("assignments/2026/taza-2/org-plan", "ru")
    assert [len(rows[0]) for rows in tables(plan.blocks)] == [5, 3]
    assert "поручение от 31 августа 2026 года № 11-04/7 «О воздухе»" in said(plan)


def test_a_report_shows_its_figures_and_delays(akimat: Akimat) -> None:
    paper = akimat.paper("assignments/2026/taza-2/report-finance-q3", "ru")
    figures, delays = tables(paper.blocks)
    assert figures[1:] == [
        ["Всего поручений", "5"],
        ["Исполнено в срок", "2"],
        ["Исполнено с нарушением срока", "1"],
        ["Не исполнено, срок истек", "1"],
        ["Срок не наступил", "1"],
    ]
    assert delays[1] == ["1.", "Об отчете, № 4/512-1", "болезнь"]
    assert "III квартал 2026 года" in said(paper)


def test_who_handed_in_nothing_is_named(akimat: Akimat) -> None:
    (rows,) = tables(akimat.paper("plans/2026/q3/effectiveness", "ru").blocks)
    assert rows[2][:3] == ["2.", "ғимарат", "не представлена"]


JUNK: tuple[Any, ...] = (None, 3, -1, "", "x", [1, 2], {}, [None], True, 10**30, {"kk": 3}, [{"a": 1}], 2.5)


def spoilt(value: Any, chance: Random) -> Any:
    """Metadata with parts lost or replaced by something of another sort."""
    if chance.random() < 0.12:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        return {key: spoilt(one, chance) for key, one in value.items() if chance.random() > 0.08}
    return [spoilt(one, chance) for one in value] if isinstance(value, list) else value


def test_no_metadata_of_any_sort_breaks_a_paper(akimat: Akimat) -> None:
    chance = Random(7)
    for document in [one for one in akimat.repository if one.kind in COMPOSERS] * 15:
        source = replace(document.source, data=spoilt(document.data, chance))
        bare = replace(document, source=source, texts=document.texts if chance.random() < 0.8 else {})
        repository = chance.choice((Repository({}), akimat.repository))
        for lang in ("kk", "ru"):
            paper = compose(bare, repository, Registers.of(repository), lang)
            assert paper is None or all(isinstance(text, str) for text in printed(paper)), document.id
        assert all(one.mandatory for one in lacking(bare))
