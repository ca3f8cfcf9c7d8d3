"""A new paper begins with what the akimat's papers know."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.pipeline.scaffold_facts import Ground

SEED = Path(__file__).resolve().parents[3] / "templates/init"


def ground(folder: str) -> Ground:
    repository = Repository({document.id: document for document in load(SEED).documents.values()})
    return Ground(repository, Registers.of(repository), date(2026, 12, 17), folder)


def test_a_reference_takes_the_title_and_the_developer_of_its_act() -> None:
    facts = ground("acts/2026/kogaldandyru").facts()
    assert facts["title_ru"].startswith("О проведении месячника")
    assert (facts["unit"], facts["unit_head"]) == ("utilities", "koshetov")
    assert "unit: finance" in facts["requests"]


def test_a_protocol_begins_with_every_member_and_the_official_names() -> None:
    facts = ground("meetings/2026/12-17").facts()
    assert facts["present"].split(", ")[0] == "ulgibaev"
    assert len(facts["present"].split(", ")) == 6
    assert facts["of_akimat_ru"] == "акимата города Улги"
    assert facts["next_number"] == "1"


def test_an_agenda_lists_the_drafts_that_wait() -> None:
    (item,) = ground("meetings/2026/12-17").questions("agenda")
    assert item["title_kk"].startswith("Үлгі қаласында")
    assert "acts/2026/kogaldandyru/reference" in item["materials"]


def test_an_empty_akimat_gets_places_to_fill_in() -> None:
    empty = Ground(Repository({}), Registers.of(Repository({})), date(2026, 12, 17), "meetings/2026/12-17")
    assert empty.facts()["title_kk"] == "[[Жобаның тақырыбы]]"
    (item,) = empty.questions("protocol")
    assert item["title_ru"] == "[[Название вопроса]]"
