"""Who is who, and who holds what on a day."""

from __future__ import annotations

from datetime import date

import pytest

from reglament.loading import read_yaml
from reglament.model.documents import Document, Repository
from reglament.model.registers import REGISTERED, Registers
from reglament.model.sitting import Seating
from reglament.model.watched import Reads, WatchedRepository

PERSONS = """
kind: persons
persons:
  - id: ana
    name: {kk: Ана Атақызы, ru: Ана Атакызы}
    short: {kk: А. Ана, ru: А. Анова}
  - {id: bek, name: {kk: Бек, ru: Бек}}
  - {id: ana, name: {kk: Екінші, ru: Вторая}}
  - {id: 5, name: {kk: x, ru: x}}
  - just a word
"""
POSITIONS = """
kind: positions
positions:
  - {id: akim, title: {kk: қала әкімі, ru: аким города}, rank: akim}
  - {id: head, title: {kk: басшы, ru: руководитель}, rank: head_of_unit, unit: finance}
"""
UNITS = """
kind: units
units:
  - {id: finance, name: {kk: Қаржы, ru: Финансы}, head: head, curator: akim, competence: [budget]}
  - {id: plain, name: {kk: Бөлім, ru: Отдел}}
"""
APPOINTMENTS = """
kind: appointments
appointments:
  - {person: ana, position: akim, from: 2026-01-10, to: 2026-06-30}
  - {person: bek, position: akim, from: 2026-07-01}
  - {person: bek, position: head, from: 2026-13-01}
  - {person: bek, position: head, from: 2026-02-01, to: soon}
acting:
  - {person: bek, position: akim, from: 2026-03-01, to: 2026-03-05, basis: leave}
"""
COMPOSITION = """
kind: composition
effective_from: {start}
fixed_number: 2
members:
  - {{person: {first}, position: akim}}
  - {{person: bek, position: head}}
  - {{position: head}}
"""


def document(identifier: str, text: str) -> Document:
    source, findings = read_yaml(f"content/{identifier}.yml", text.encode())
    assert findings == []
    return Document(identifier, source.data["kind"], source)


@pytest.fixture
def registers() -> Registers:
    texts = {
        "registry/persons": PERSONS,
        "registry/positions": POSITIONS,
        "registry/units": UNITS,
        "registry/appointments": APPOINTMENTS,
        "registry/composition": COMPOSITION.format(start="2026-05-01", first="ana"),
        "registry/composition-2025": COMPOSITION.format(start="2025-05-01", first="bek"),
        "registry/akimat": "kind: akimat\ncity: {kk: Қала, ru: Город}\nbodies: {akim: {kk: Әкім, ru: Аким}}\n",
    }
    return Registers.of(Repository({key: document(key, text) for key, text in texts.items()}))


def test_first_entry_of_an_id_counts_and_malformed_ones_are_left_out(registers):
    assert sorted(registers.persons) == ["ana", "bek"]
    assert registers.person("ana").name["ru"] == "Ана Атакызы"
    assert registers.person("ana").location.pointer == "/persons/0"
    assert registers.person("nobody") is None


def test_names_as_printed(registers):
    assert registers.short_name("ana", "ru") == "А. Анова"
    assert registers.short_name("bek", "kk") == "Бек"
    assert registers.short_name("nobody", "kk") == "nobody"
    assert registers.official_title("akim", "kk") == "қала әкімі"
    assert registers.city["ru"] == "Город"
    assert registers.bodies["akim"]["kk"] == "Әкім"


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2026, 1, 9), None),
        (date(2026, 1, 10), "ana"),
        (date(2026, 6, 30), "ana"),
        (date(2026, 7, 1), "bek"),
        (date(2030, 1, 1), "bek"),
    ],
)
def test_intervals_include_both_days_and_may_be_open(registers, day, holder):
    assert registers.holder("akim", day) == holder


def test_acting_is_holding_but_not_being_appointed(registers):
    day = date(2026, 3, 5)
    assert registers.holder("akim", day) == "ana"
    assert registers.holds("bek", "akim", day)
    assert registers.acting("bek", "akim", day)
    assert not registers.acting("ana", "akim", day)
    assert not registers.holds("bek", "akim", date(2026, 3, 6))
    assert registers.positions_of("bek", day) == ("akim",)


def test_entries_with_bad_dates_hold_nothing(registers):
    assert registers.holder("head", date(2026, 3, 1)) is None


def test_the_composition_in_force(registers):
    assert registers.members(date(2024, 1, 1)) == ()
    assert registers.members(date(2026, 4, 30)) == ("bek", "bek")
    assert registers.members(date(2026, 5, 1)) == ("ana", "bek")
    assert registers.composition(date(2026, 5, 1)).fixed_number == 2


def test_a_seat_counts_while_its_holder_is_in_office(registers):
    before, after = date(2026, 5, 1), date(2030, 1, 1)
    assert registers.sitting(before)[0] == registers.holder("akim", before)
    assert registers.sitting(before, Seating(akim=False)) == registers.sitting(before)[1:]
    assert registers.sitting(date(2024, 1, 1)) == ()
    assert "ana" not in registers.sitting(after)


def test_units(registers):
    assert registers.head_of("finance") == "head"
    assert registers.head_of("plain") is None
    assert registers.head_of("nothing") is None
    assert registers.curators == {"finance": "akim"}
    assert registers.unit("finance").competence == ("budget",)


def test_an_empty_repository():
    registers = Registers.of(Repository({}))
    assert registers.members(date(2026, 1, 1)) == ()
    assert (registers.city, registers.place, registers.bodies) == ({}, {}, {})


def test_registers_are_made_of_their_own_papers_only() -> None:
    reads = Reads()
    Registers.of(WatchedRepository(Repository({}), reads))
    assert {name.removeprefix("k:") for name in reads.names} == REGISTERED
