"""A composed paper carries every requisite of its kind, in the words of the language."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reglament.model.documents import Document, Repository
from reglament.model.registers import Registers
from reglament.model.tree import Clause, Formula, Paragraph, Table, paragraphs
from reglament.render.compose import COMPOSERS, compose
from reglament.render.paper import Facts, Initials, Paper, Side
from tests.unit.render.akimat import FILES, Akimat
from tests.unit.render.papers import printed

ACT, ORDER = "acts/2026/taza/act", "acts/2026/zhalghyz/act"
AGENDA, PROTOCOL = "meetings/2026/10-29/agenda", "meetings/2026/10-29/protocol"


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Akimat:
    return Akimat(tmp_path_factory.mktemp("akimat"))


def facts(paper: Paper) -> dict[str, tuple[str, ...]]:
    groups = [one for one in (*paper.intro, *paper.blocks) if isinstance(one, Facts)]
    return {label: lines for group in groups for label, lines in group.rows}


def test_a_decree_has_its_requisites(akimat: Akimat) -> None:
    kk, ru = akimat.paper(ACT, "kk"), akimat.paper(ACT, "ru")
    assert kk.letterhead is not None
    assert (kk.letterhead.body_kk, kk.letterhead.body_ru) == ("ТАУ ҚАЛАСЫНЫҢ ӘКІМДІГІ", "АКИМАТ ГОРОДА ТАУ")
    assert (kk.letterhead.kind_kk, kk.letterhead.kind_ru) == ("ҚАУЛЫ", "ПОСТАНОВЛЕНИЕ")
    assert (kk.date, kk.number, kk.place) == ("2026 жылғы 29 қазан", "№ 4/512", "Тау қаласы")
    assert (ru.date, ru.number, ru.place) == ("29 октября 2026 года", "№ 4/512", "город Тау")
    assert (ru.title, ru.draft) == ("О чистоте", "")
    assert [(one.position, one.name) for one in ru.signatures] == [("Аким города Тау", "А. Выдумкин")]
    assert isinstance(ru.blocks[1], Formula)


def test_several_annexes_are_numbered_and_tied_to_their_act(akimat: Akimat) -> None:
    kk, ru = akimat.paper(ACT, "kk"), akimat.paper(ACT, "ru")
    assert kk.annexes[0].stamp.lines == (
        "Тау қаласы әкімдігінің", "2026 жылғы 29 қазандағы", "№ 4/512 қаулысына", "1-қосымша",
    )  # fmt: skip
    assert ru.annexes[1].stamp.lines == (
        "Приложение 2", "к постановлению акимата города Тау", "от 29 октября 2026 года", "№ 4/512",
    )  # fmt: skip
    assert [one.landscape for one in ru.annexes] == [False, True]
    assert ru.initials is Initials.NEVER


def test_a_draft_waits_for_its_date_and_number(akimat: Akimat) -> None:
    ru = akimat.paper(ORDER, "ru")
    assert ru.draft == "ПРОЕКТ"
    assert akimat.paper(ORDER, "kk").draft == "ЖОБА"
    assert ru.date == "«___» ____________ 20__ года"
    assert ru.number == "№ _______"
    assert ru.letterhead is not None
    assert ru.letterhead.kind_ru == "РАСПОРЯЖЕНИЕ"


def test_a_single_annex_has_no_number(akimat: Akimat) -> None:
    assert akimat.paper(ORDER, "ru").annexes[0].stamp.lines[:2] == ("Приложение", "к распоряжению акима города Тау")
    assert akimat.paper(ORDER, "kk").annexes[0].stamp.lines[-1] == "қосымша"


def test_who_only_acts_signs_as_acting(akimat: Akimat, tmp_path: Path) -> None:
    changed = "kind: order\nstatus: in_force\ndate: 2026-11-05\nnumber: '7'\nsigner: {person: b, position: akim}\n"
    signed = Akimat(tmp_path, {"content/acts/2026/zhalghyz/act.yml": changed})
    assert signed.paper(ORDER, "ru").signatures[0].position == "Исполняющий обязанности акима города Тау"
    assert signed.paper(ORDER, "kk").signatures[0].position == "Тау қаласы әкімінің міндетін атқарушы"


def test_an_agenda_says_when_who_and_what(akimat: Akimat) -> None:
    ru = akimat.paper(AGENDA, "ru")
    assert ru.stamps[0].side is Side.LEFT
    assert ru.stamps[0].lines == (
        "«Согласовано»",
        "Аким города Тау",
        "____________ А. Выдумкин",
        "22 октября 2026 года",
    )
    said = facts(ru)
    assert said["Дата и время"] == ("29 октября 2026 года, 10:00",)
    assert said["Докладчик"] == ("С. Мечтаева – руководитель Управления финансов",)
    assert said["Материалы"] == ("проект постановления, справка",)
    assert said["Приглашенные"] == ("Гость – эксперт",)
    assert ru.kind_title == ""
    assert ru.signatures[0].name == "Б. Примеров"


def test_a_protocol_says_who_was_there_and_what_was_resolved(akimat: Akimat) -> None:
    ru, kk = akimat.paper(PROTOCOL, "ru"), akimat.paper(PROTOCOL, "kk")
    said = facts(ru)
    assert said["Председательствующий"] == ("А. Выдумкин – аким города Тау",)
    assert said["Присутствовали"] == ("2 из 3 членов акимата", "А. Выдумкин, Б. Примеров")
    assert said["Кворум"] == ("имеется",)
    assert said["Голосование"] == ("«за» – 1, «против» – 0, «воздержался» – 1",)
    assert "СЛУШАЛИ" in said
    assert "Баяндаған" in facts(kk), "the text says ТЫҢДАЛДЫ itself"
    texts = [one.text for one in paragraphs(tuple(b for b in ru.blocks if not isinstance(b, Facts)))]
    assert "Доклад." in texts
    assert "Принять постановление «О чистоте»." in texts
    assert "исполнить" in texts
    assert [(one.position, one.name, one.note) for one in ru.signatures] == [
        ("Председательствующий – аким города Тау", "А. Выдумкин", "30.10.2026"),
        ("Секретарь заседания – руководитель аппарата акима города Тау", "Б. Примеров", ""),
    ]
    assert ru.visas[0].position == "Руководитель аппарата акима города Тау"


def test_a_protocol_names_who_acted_who_came_later_and_who_left_earlier(tmp_path: Path) -> None:
    name, acting = "content/meetings/2026/10-29/protocol.yml", "content/registry/appointments.yml"
    moved = "arrivals: [{person: a, from_item: 2}]\ndepartures: [{person: b, from_day: 2026-10-30}]\n"
    files = {
        name: FILES[name].replace("chair: {person: a,", "chair: {person: b,") + moved,
        acting: FILES[acting].replace("from: 2026-11-01", "from: 2026-10-01"),
    }
    ru, kk = (facts(Akimat(tmp_path, files).paper(PROTOCOL, lang)) for lang in ("ru", "kk"))
    assert ru["Председательствующий"] == ("Б. Примеров – исполняющий обязанности акима города Тау",)
    assert kk["Төрағалық етуші"] == ("Б. Мысал – Тау қаласы әкімінің міндетін атқарушы",)
    assert ru["Прибыли позднее"] == ("А. Выдумкин – с вопроса 2",)
    assert kk["Кейін келгендер"] == ("А. Ойдан – 2-мәселеден бастап",)
    assert ru["Ушли раньше"] == ("Б. Примеров – 30 октября 2026 года",)


def test_a_quorum_is_two_thirds(tmp_path: Path) -> None:
    name = "content/meetings/2026/10-29/protocol.yml"
    alone = Akimat(tmp_path, {name: FILES[name].replace("present: [a, b]", "present: [a]")})
    assert facts(alone.paper(PROTOCOL, "ru"))["Кворум"] == ("отсутствует",)


def test_an_akim_who_is_no_member_is_not_counted_among_them(akimat: Akimat) -> None:
    registers = Registers.of(akimat.repository, {"readings": {"akim_is_member": False}})
    ru = compose(akimat.document(PROTOCOL), akimat.repository, registers, "ru")
    assert ru is not None
    said = facts(ru)
    assert said["Присутствовали"] == ("1 из 2 членов акимата", "Б. Примеров")
    assert said["Председательствующий"] == ("А. Выдумкин – аким города Тау",)
    assert "Присутствовали без права голоса" not in said
    assert said["Кворум"] == ("отсутствует",)


def test_who_is_no_member_was_there_without_a_vote(tmp_path: Path) -> None:
    seats, name = "content/registry/composition.yml", "content/meetings/2026/10-29/protocol.yml"
    changed = FILES[seats].replace(", {person: c, position: head}", "").replace("fixed_number: 3", "fixed_number: 2")
    guest = Akimat(tmp_path, {seats: changed, name: FILES[name].replace("present: [a, b]", "present: [a, b, c]")})
    said = facts(guest.paper(PROTOCOL, "ru"))
    assert said["Присутствовали"] == ("2 из 2 членов акимата", "А. Выдумкин, Б. Примеров")
    assert said["Присутствовали без права голоса"] == ("С. Мечтаева",)


def test_an_approval_sheet_is_a_table_with_remarks(akimat: Akimat) -> None:
    ru = akimat.paper("acts/2026/taza/approval", "ru")
    tables = [one for one in ru.blocks if isinstance(one, Table)]
    assert [cell.text for cell in tables[0].rows[0]] == [
        "1.", "Руководитель Управления финансов, Мечтаева Сауле", "10.10.2026", "12.10.2026",
        "согласовано с замечаниями",
    ]  # fmt: skip
    assert [cell.text for cell in tables[1].rows[0]][2:] == ["уточнить", "Принято. Уточнено"]
    assert facts(ru)["Проект"] == ("О чистоте",)
    assert facts(ru)["Аутентичность текстов"] == ("подтверждена",)
    assert facts(ru)["Заключение"] == ("положительное, 15 октября 2026 года",)


def test_an_approval_sheet_has_terms_where_they_are_set_and_says_when_there_are_no_remarks(tmp_path: Path) -> None:
    name = "content/acts/2026/taza/approval.yml"
    text = FILES[name].replace("sent: 2026-10-10", "sent: 2026-10-10\n    due: {date: 2026-10-13}")
    akimat = Akimat(tmp_path, {name: text[: text.index(", remarks")] + "}\nsubmitted: {person: c, position: head}\n"})
    paper = akimat.paper("acts/2026/taza/approval", "kk")
    (table,) = (one for one in paper.blocks if isinstance(one, Table))
    assert [cell.text for cell in table.rows[0]][2:5] == ["10.10.2026", "13.10.2026", "12.10.2026"]
    assert "Ескертулер: жоқ." in [*printed(paper)]
    assert "С. Қиял" in [*printed(paper)]


def test_plans_are_approved_and_lie_on_their_side(akimat: Akimat) -> None:
    for name, word in (("plans/2026/q4/list", "«Бекітемін»"), ("plans/2026/q4/plan", "«Бекітемін»")):
        kk = akimat.paper(name, "kk")
        assert kk.landscape
        assert kk.stamps[0].lines[0] == word
    assert "перенесен: декабрь 2026 года" in [*printed(akimat.paper("plans/2026/q4/list", "ru"))]


def test_a_control_card_tells_the_assignment(akimat: Akimat) -> None:
    paper = akimat.paper("assignments/2026/taza-1", "ru")
    tables = [one for one in paper.blocks if isinstance(one, Table)]
    said = {row[0].text: row[1].text for row in tables[0].rows}
    assert said["Источник"] == "поручение акимата; «О чистоте», пункт 2"
    assert said["Отметка"] == "«срочно»"
    assert said["Ответственный исполнитель"] == "С. Мечтаева – руководитель Управления финансов"
    assert "Кем дано" not in said
    assert [cell.text for cell in tables[1].rows[0]][3:] == ["причина", "продлен 21.11.2026", "10.12.2026"]


def test_a_reference_waits_for_the_first_head(akimat: Akimat) -> None:
    line = akimat.paper("acts/2026/taza/reference", "kk").signatures[0]
    assert (line.position, line.name) == ("Қаржы басқармасының басшысы", "")


def test_no_label_is_left_in_english(akimat: Akimat) -> None:
    for document in akimat.repository:
        for lang in ("kk", "ru") if document.kind != "seal" else ():
            paper = compose(document, akimat.repository, akimat.registers, lang)
            for text in printed(paper) if paper is not None else ():
                text = re.sub(r"\b[IV]+\b", "", text)  # the number of a quarter
                assert not any("a" <= letter.lower() <= "z" for letter in text), (document.id, text)


def test_a_text_of_one_language_gives_one_paper(akimat: Akimat) -> None:
    act = akimat.document(ACT)
    alone = replace(act, texts={"kk": act.texts["kk"]})
    assert compose(alone, akimat.repository, akimat.registers, "ru") is None
    assert compose(alone, akimat.repository, akimat.registers, "kk") is not None
    assert compose(akimat.document("registry/persons"), akimat.repository, akimat.registers, "kk") is None


def _damaged(value: Any, data: st.DataObject) -> Any:
    """The metadata with parts lost or replaced by something else."""
    junk = st.one_of(st.none(), st.integers(), st.text(max_size=3), st.lists(st.integers(), max_size=2), st.just({}))
    choice = data.draw(st.integers(0, 9))
    if choice == 0:
        return data.draw(junk)
    if isinstance(value, dict):
        return {key: _damaged(one, data) for key, one in value.items() if data.draw(st.integers(0, 9))}
    if isinstance(value, list):
        return [_damaged(one, data) for one in value]
    return value


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_missing_requisites_never_break_a_paper(akimat: Akimat, data: st.DataObject) -> None:
    rendered = sorted(d.id for d in akimat.repository if d.kind in COMPOSERS)
    document = akimat.document(data.draw(st.sampled_from(rendered)))
    damaged = _damaged(copy.deepcopy(document.data), data)
    broken: Document = replace(document, source=replace(document.source, data=damaged))
    empty = data.draw(st.booleans())
    repository = Repository({}) if empty else akimat.repository
    registers = Registers.of(repository)
    for lang in ("kk", "ru"):
        paper = compose(broken, repository, registers, lang)
        assert paper is None or all(isinstance(text, str) for text in printed(paper))


def test_papers_hold_only_values(akimat: Akimat) -> None:
    clause = next(one for one in akimat.paper(ACT, "ru").blocks if isinstance(one, Clause))
    assert isinstance(clause.blocks[0], Paragraph)
    assert hash(akimat.paper(ACT, "ru")) == hash(akimat.paper(ACT, "ru"))


def test_the_kind_is_not_said_twice_whatever_its_case(tmp_path: Path) -> None:
    name = "content/plans/2026/q4/list.yml"
    title = "{kk: Отырыстарда қаралатын мәселелердің тізбесі, ru: О перечне вопросов}"
    changed = FILES[name].replace("{kk: Мәселелер тізбесі, ru: Перечень вопросов}", title)
    akimat = Akimat(tmp_path, {name: changed})
    assert akimat.paper("plans/2026/q4/list", "kk").kind_title == ""
    assert akimat.paper("plans/2026/q4/list", "ru").kind_title == ""
    assert akimat.paper("plans/2026/q4/plan", "ru").kind_title == "ПЛАН РАБОТЫ"


def test_a_paper_named_in_kazakh_alone_is_not_set_in_russian(tmp_path: Path) -> None:
    name = "content/plans/2026/q4/list.yml"
    akimat = Akimat(tmp_path, {name: FILES[name].replace(", ru: Перечень вопросов}", "}")})
    found = akimat.document("plans/2026/q4/list")
    assert compose(found, akimat.repository, akimat.registers, "kk") is not None
    assert compose(found, akimat.repository, akimat.registers, "ru") is None


def test_a_reference_on_disagreements_says_so(tmp_path: Path) -> None:
    name = "content/acts/2026/taza/reference.yml"
    akimat = Akimat(tmp_path, {name: FILES[name].replace("agenda_item", "disagreement")})
    assert akimat.paper("acts/2026/taza/reference", "ru").kind_title == "СПРАВКА О РАЗНОГЛАСИЯХ"
    assert akimat.paper("acts/2026/taza/reference", "kk").kind_title == "КЕЛІСПЕУШІЛІКТЕР ТУРАЛЫ АНЫҚТАМА"


def test_only_drafts_are_initialled(akimat: Akimat, tmp_path: Path) -> None:
    name = "content/acts/2026/taza/act.yml"
    draft = Akimat(tmp_path, {name: FILES[name].replace("status: in_force", "status: approval")})
    assert draft.paper(ACT, "ru").initials is Initials.ALWAYS
    assert akimat.paper(ACT, "ru").initials is Initials.NEVER


def test_an_approval_sheet_shows_the_usual_term_and_the_one_that_was_set(tmp_path: Path) -> None:
    name = "content/acts/2026/taza/approval.yml"
    year = {"content/calendar/2026.yml": "kind: calendar\nyear: 2026\nholidays: []\ntransfers: []\n"}
    asked = "requests:\n  - received: 2026-10-09\n    registered: 2026-10-10\n    "
    usual = Akimat(tmp_path / "usual", {**year, name: FILES[name].replace("requests:\n  - ", asked)})
    told = [cell.text for cell in next(one for one in usual.paper("acts/2026/taza/approval", "ru").blocks
                                       if isinstance(one, Table)).rows[0]]  # fmt: skip
    assert told[2:5] == ["10.10.2026", "14.10.2026", "12.10.2026"]
