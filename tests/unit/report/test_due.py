"""What falls due: a table that a person reads, JSON, and a calendar that other programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from reglament.calendar.terms import fixed
from reglament.control import Due, Matter
from reglament.diagnostics import Location, Span
from reglament.i18n import LANGS
from reglament.model.registers import Person, Registers, Unit
from reglament.report import DueList, due_json, due_table, icalendar
from reglament.report.ics import escaped, folded

AT = Location("content/registry/x.yml")
NAME = {"kk": "Б. Бақов", "ru": "Б. Баков"}
REGISTERS = Registers(
    {"baqov": Person("baqov", NAME, NAME, AT)},
    {},
    {"parks": Unit("parks", {"kk": "Саябақ", "ru": "Парки"}, {}, "", "", "", "", (), "", AT)},
    akimat={"bodies": {"akimat": {"kk": "Әкімдік", "ru": "Акимат; города, Улгитау"}}, "bin": "000"},
)
WHAT = {"kk": "тапсырма", "ru": "исполнить поручение: «Об уборке; снега, льда»\\ и прочем", "en": "task"}
LATE = Due(
    Matter.ASSIGNMENT,
    WHAT,
    ("40",),
    "assignments/2026/a",
    Location("content/assignments/2026/a.yml", Span(9, 1, 9, 4), "/due"),
    fixed(date(2026, 11, 20)),
    "parks",
    "head-parks",
    "baqov",
    -1,
    date(2026, 11, 21),
)
SOON = replace(LATE, paper="assignments/2026/b", term=fixed(date(2026, 12, 1)), days=5, since=None)
TODAY = replace(SOON, paper="plans/2026/q4/c", matter=Matter.PLAN, person="", position="", unit="", days=0)
LIST = DueList((LATE, SOON, TODAY), REGISTERS, date(2026, 11, 24), 10)


@pytest.mark.parametrize("lang", LANGS)
def test_the_table_tells_overdue_from_coming_and_who_answers(lang: str) -> None:
    text = due_table(LIST, lang)
    overdue, coming = text.split("\n\n")
    assert "20.11.2026" in overdue if lang != "en" else "20 November 2026" in overdue
    assert "assignments/2026/a.yml:9" in overdue
    assert "21 November" not in coming and "21.11.2026" not in coming
    assert "Саябақ" in overdue if lang == "kk" else "Парки" in overdue
    assert "{" not in text


def test_the_table_says_since_when_and_how_long() -> None:
    text = due_table(LIST, "ru")
    assert "Парки — Б. Баков" in text
    assert "просрочено с 21.11.2026, рабочих дней: 1" in text
    assert "осталось рабочих дней: 5" in text
    assert "сегодня" in text
    assert "ответственный не указан" in text
    assert "просрочено с 21.11.2026 " in due_table(replace(LIST, items=(replace(LATE, days=0),)), "ru")


def test_json_holds_every_fact() -> None:
    report = json.loads(due_json(LIST))
    assert report["summary"] == {"overdue": 1, "coming": 2}
    first = report["due"][0]
    assert (first["due"], first["overdue_since"], first["working_days_left"]) == ("2026-11-20", "2026-11-21", -1)
    assert (first["unit"], first["person"], first["paper"]) == ("parks", "baqov", "assignments/2026/a")
    assert set(first["proof"]) == set(first["what"]) == {"kk", "ru", "en"}


@pytest.mark.parametrize("lang", LANGS)
def test_another_program_reads_the_calendar(lang: str) -> None:
    calendar = Calendar.from_ical(icalendar(LIST, lang))
    late, soon, _today = calendar.events
    assert late["SUMMARY"].endswith(f"{WHAT[lang]} (cl. 40)" if lang == "en" else f"{WHAT[lang]} ({cited(lang)})")
    assert late.start == date(2026, 11, 20)
    assert late["DTSTART"].params["VALUE"] == "DATE"
    assert soon.start == date(2026, 12, 1)
    assert len({event["UID"] for event in calendar.events}) == 3
    assert not [event.errors for event in calendar.events if event.errors]


def cited(lang: str) -> str:
    return {"kk": "40-тармақ", "ru": "п. 40"}[lang]


def test_an_event_stays_the_same_when_its_day_moves() -> None:
    moved = replace(LIST, items=(replace(LATE, term=fixed(date(2027, 1, 5)), days=20, since=None),))
    ids = [[e["UID"] for e in Calendar.from_ical(icalendar(one, "ru")).events] for one in (LIST, moved)]
    assert ids[0][0] == ids[1][0]
    twice = replace(LIST, items=(LATE, LATE))
    assert len({e["UID"] for e in Calendar.from_ical(icalendar(twice, "kk")).events}) == 2


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    calendar = Calendar.from_ical(icalendar(replace(LIST, items=()), "ru"))
    assert calendar.events == []
    assert calendar.subcomponents


def test_lines_end_as_the_standard_says_and_are_short() -> None:
    data = icalendar(LIST, "ru").encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert all(line.decode() for line in lines if line)


@given(st.text())
def test_any_text_comes_back_whole(text: str) -> None:
    parts = list(folded(f"SUMMARY:{escaped(text)}"))
    assert all(len(part.encode("utf-8", "replace")) <= 75 for part in parts)
    whole = "".join([parts[0], *(part.removeprefix(" ") for part in parts[1:])])
    assert whole == f"SUMMARY:{escaped(text)}"
    assert not {"\n", "\r", "\x00"} & set(whole)
