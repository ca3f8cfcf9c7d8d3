"""Records are made from every example, are immutable and carry typed values."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from reglament.model.records import KINDS, convert
from reglament.model.records_acts import Decree
from reglament.model.records_meetings import Agenda, Protocol
from reglament.model.records_registry import Appointments
from tests.unit.schema.helpers import EXAMPLES, example


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_becomes_a_record_and_back(kind: str) -> None:
    record = convert(kind, example(kind))
    assert isinstance(record, KINDS[kind])
    plain = msgspec.to_builtins(record, order="sorted")
    assert without_nothing(plain) == EXAMPLES[kind]


def without_nothing(value: object) -> object:
    """Fields that a file leaves out are None in a record."""
    if isinstance(value, dict):
        return {key: without_nothing(part) for key, part in value.items() if part is not None}
    return [without_nothing(part) for part in value] if isinstance(value, list | tuple) else value


def test_values_are_typed() -> None:
    agenda = convert("agenda", example("agenda"))
    assert isinstance(agenda, Agenda)
    assert agenda.meeting.date == date(2026, 11, 26)
    assert agenda.items[0].rapporteurs[0].person == "qubyrov"
    assert agenda.agreed is None
    appointments = convert("appointments", example("appointments"))
    assert isinstance(appointments, Appointments)
    assert appointments.appointments[0].from_ == date(2024, 2, 5)


def test_alternatives_keep_what_was_written() -> None:
    decree = convert("decree", example("decree"))
    assert isinstance(decree, Decree)
    assert decree.repeals is not None
    assert decree.repeals[0] == "acts/2024/abattandyru/act"
    assert not isinstance(decree.repeals[1], str)
    assert decree.repeals[1].number == "2/296"
    protocol = convert("protocol", example("protocol"))
    assert isinstance(protocol, Protocol)
    assert protocol.invited is not None
    assert protocol.invited[0].person is None
    assert protocol.invited[0].position == {"kk": "қала тұрғыны", "ru": "житель города"}


def test_records_do_not_change() -> None:
    record = convert("order", example("order"))
    with pytest.raises(AttributeError):
        record.number = "98"  # type: ignore[attr-defined]


def test_data_that_break_the_schema_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        convert("agenda", {"kind": "agenda"})
    with pytest.raises(KeyError):
        convert("poem", {})
