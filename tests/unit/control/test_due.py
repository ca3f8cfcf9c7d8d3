"""What falls due besides assignments, and what is overdue since when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from reglament.calendar import WorkingCalendar
from reglament.control import Matter, falling_due
from reglament.control.duties_periodic import report_day
from reglament.model.documents import Document, Repository, Source
from reglament.model.registers import Registers

D = date.fromisoformat
BARE = WorkingCalendar(years=frozenset({2026, 2027}))
UNITS = {
    "units": [
        {"id": "apparatus", "name": {"ru": "Аппарат"}, "role": "apparatus", "head": "head-of-apparatus"},
        {"id": "parks", "name": {"ru": "Парки"}, "role": "executive_body", "head": "head-parks"},
    ]
}
SEATS = {
    "appointments": [
        {"person": "baqov", "position": "head-parks", "from": "2024-01-15"},
        {"person": "apparatov", "position": "head-of-apparatus", "from": "2024-01-15"},
    ]
}


def paper(name: str, kind: str, **data: Any) -> Document:
    return Document(name, kind, Source(f"content/{name}.yml", {"kind": kind, **data}, {}, ""))


def found(*papers: Document, as_of: str, days: int = 5, **settings: Any) -> list[tuple[str, str, int | None, str]]:
    registers = (paper("registry/units", "units", **UNITS), paper("registry/appointments", "appointments", **SEATS))
    repository = Repository({one.id: one for one in (*registers, *papers)})
    dues = falling_due(repository, Registers.of(repository), BARE, D(as_of), days, settings)
    for due in dues:
        assert all(due.what[lang] and "{" not in due.what[lang] for lang in ("kk", "ru", "en"))
        assert due.overdue == (D(as_of) > due.due)
        assert due.since is None or due.since == due.due + timedelta(days=1)
        assert all(str(due.due.year) in due.term.explain(lang) for lang in ("kk", "ru", "en"))
    return [(due.matter.value, due.due.isoformat(), due.days, due.person) for due in dues]


def agenda(**data: Any) -> Document:
    meeting = {"date": "2026-11-26", "kind": "regular", **data.pop("meeting", {})}
    return paper("meetings/2026/11-26/agenda", "agenda", meeting=meeting, **data)


ITEM = {"number": 1, "title": {"ru": "О парке"}, "initiator": "parks"}
CARD = {"title": {"ru": "О парке"}, "source": {"level": "akim"}, "executor": "parks", "state": "open"}
BOSS = {"responsible": {"person": "baqov", "position": "head-parks"}}


@pytest.mark.parametrize(
    ("as_of", "days", "expected"),
    [
        ("2026-06-22", 5, []),
        ("2026-06-23", 5, [("assignment", "2026-06-30", 5, "baqov")]),
        ("2026-06-30", 0, [("assignment", "2026-06-30", 0, "baqov")]),
        ("2026-07-02", 0, [("assignment", "2026-06-30", -2, "baqov")]),
    ],
)
def test_an_open_assignment(as_of: str, days: int, expected: list[Any]) -> None:
    card = paper("assignments/2026/a", "assignment", due="2026-06-30", **CARD, **BOSS)
    assert found(card, as_of=as_of, days=days) == expected


def test_what_is_done_does_not_fall_due() -> None:
    done = paper("assignments/2026/a", "assignment", due="2026-06-30", **{**CARD, "state": "done"})
    assert found(done, as_of="2026-07-02") == []


def test_a_meeting_to_come_asks_for_dispatch_and_materials() -> None:
    expected = [("dispatch", "2026-11-23", 1, "apparatov"), ("materials", "2026-11-24", 2, "baqov")]
    assert found(agenda(items=[ITEM]), as_of="2026-11-20") == expected
    ready = agenda(items=[{**ITEM, "submitted": "2026-11-18"}], dispatch={"date": "2026-11-20"})
    assert found(ready, as_of="2026-11-20") == []


def test_an_emergency_meeting_has_no_terms_of_dispatch() -> None:
    assert found(agenda(meeting={"kind": "emergency"}, items=[ITEM]), as_of="2026-11-20") == []


def test_a_meeting_that_was_held_asks_for_its_protocol() -> None:
    assert found(agenda(), as_of="2026-11-27") == [("protocol", "2026-11-30", 1, "apparatov")]
    protocol = paper("meetings/2026/11-26/protocol", "protocol", meeting={"date": "2026-11-26"})
    assert found(agenda(), protocol, as_of="2026-12-01") == [("protocol", "2026-11-30", -1, "")]


def test_a_signed_protocol_is_sent_out_the_same_day() -> None:
    signed = {"meeting": {"date": "2026-11-26"}, "signed": {"person": "a", "position": "akim", "date": "2026-11-27"}}
    protocol = paper("meetings/2026/11-26/protocol", "protocol", **signed)
    assert found(protocol, as_of="2026-11-30") == [("protocol_dispatch", "2026-11-27", -1, "apparatov")]


def test_meetings_before_papers_were_kept_ask_for_nothing() -> None:
    assert found(agenda(), as_of="2026-11-30", papers_from="2026-11-28") == []


def sheet(**data: Any) -> tuple[Document, Document]:
    act = paper("acts/2026/x/act", "decree", status=data.pop("status", "approval"), title={"ru": "О парке"})
    return act, paper("acts/2026/x/approval", "approval_sheet", act=act.id, **data)


def test_a_unit_that_has_the_draft_replies() -> None:
    request = {"unit": "parks", "sent": "2026-06-15", "received": "2026-06-15", "registered": "2026-06-16"}
    assert found(*sheet(requests=[request]), as_of="2026-06-16") == [("reply", "2026-06-19", 3, "baqov")]
    longer = {**request, "due": {"date": "2026-06-22"}}
    assert found(*sheet(requests=[longer]), as_of="2026-06-16") == [("reply", "2026-06-22", 4, "baqov")]
    assert found(*sheet(requests=[{**request, "reply": {"kind": "agreed"}}]), as_of="2026-06-16") == []
    assert found(*sheet(requests=[request], status="signed"), as_of="2026-06-16") == []


def test_a_registered_draft_awaits_its_conclusion() -> None:
    registered = {"registered": {"date": "2026-06-15", "number": "1"}, "requests": []}
    assert found(*sheet(**registered), as_of="2026-06-17") == [("expertise", "2026-06-18", 1, "apparatov")]
    concluded = {**registered, "expertise": {"registered": "2026-06-15", "concluded": "2026-06-17"}}
    assert found(*sheet(**concluded), as_of="2026-06-17") == []


def test_each_round_of_expertise_has_its_own_term() -> None:
    first = {"registered": {"date": "2026-06-10"}, "returned": {"date": "2026-06-12"}}
    rounds = [first, {"registered": {"date": "2026-06-16"}}]
    again = paper("acts/2026/x/expertise", "expertise", rounds=rounds)
    assert found(*sheet(requests=[]), again, as_of="2026-06-17") == [("expertise", "2026-06-19", 2, "apparatov")]
    done = paper("acts/2026/x/expertise", "expertise", rounds=[{**rounds[1], "conclusion": {"date": "2026-06-18"}}])
    assert found(*sheet(requests=[]), done, as_of="2026-06-17") == []


def test_an_adopted_act_asks_for_a_notice_and_a_short_report() -> None:
    act: dict[str, Any] = {"status": "in_force", "date": "2026-06-15", "title": {"ru": "О парке"}, "developer": "parks"}
    registered = paper("acts/2026/x/act", "decree", **act, registration={"number": "1"})
    assert found(registered, as_of="2026-06-18") == [("notice", "2026-06-22", 2, "apparatov")]
    reported = paper("acts/2026/x/act", "decree", **act, report={"due": "2026-06-19"})
    assert found(reported, as_of="2026-06-18") == [("short_report", "2026-06-19", 1, "baqov")]
    both = {"registration": {"number": "1"}, "justice_notice": {"date": "2026-06-16"}}
    done = paper("acts/2026/x/act", "decree", **act, **both, report={"due": "2026-06-19", "submitted": "2026-06-17"})
    assert found(done, as_of="2026-06-18") == []


def test_the_list_of_events_is_made_on_the_twenty_fifth() -> None:
    july = paper("plans/2026/07/events", "events_list", month="2026-07")
    assert found(july, as_of="2026-07-21") == [("events", "2026-07-25", 3, "apparatov")]
    assert found(july, as_of="2026-08-03") == [("events", "2026-07-25", -6, "apparatov")]
    august = paper("plans/2026/08/events", "events_list", month="2026-08")
    assert found(july, august, as_of="2026-07-21") == []


def test_a_work_plan_is_handed_in_ten_days_before_its_quarter() -> None:
    plan = paper("plans/2026/q3/plan", "work_plan", year=2026, quarter=3, owner="parks")
    assert found(plan, as_of="2026-09-17") == [("plan", "2026-09-21", 2, "baqov")]
    assert found(plan, as_of="2026-09-01") == []


def test_each_unit_delivers_its_information_on_effectiveness() -> None:
    entries = [{"unit": "parks"}, {"unit": "apparatus", "delivered": "2026-10-02"}]
    third = paper("plans/2026/q3/effectiveness", "effectiveness_info", year=2026, quarter=3, entries=entries)
    assert found(third, as_of="2026-10-08") == [("effectiveness", "2026-10-12", 2, "baqov")]
    second = paper("plans/2026/q2/effectiveness", "effectiveness_info", year=2026, quarter=2, entries=[])
    assert found(second, as_of="2026-10-08") == [("effectiveness", "2026-10-12", 2, "apparatov")]


def org_plan(**data: Any) -> Document:
    official = {"person": "baqov", "position": "head-parks"}
    return paper(
        "assignments/2026/aua/org-plan",
        "org_plan",
        approved={"person": "a", "position": "akim", "date": "2026-05-04"},
        officials=[{"unit": "parks", "official": official}],
        measures=[{"number": 1, "measure": {"ru": "x"}, "due": "2026-08-14", "unit": "parks", "official": official}],
        **data,
    )


def test_units_under_a_plan_report_every_quarter() -> None:
    half = paper("assignments/2026/aua/r", "execution_report", subtype="quarterly", unit="parks", year=2026, quarter=2)
    assert found(org_plan(), half, as_of="2026-08-12") == [("measure", "2026-08-14", 2, "baqov")]
    assert found(org_plan(), as_of="2026-06-24") == [("report", "2026-06-25", 1, "baqov")]
    assert found(org_plan(), as_of="2026-07-23", readings={"report_month": "next"}) == [
        ("report", "2026-07-25", 1, "baqov")
    ]


def test_reports_end_with_the_assignment() -> None:
    card = paper("assignments/2026/aua", "assignment", **CARD, executed={"date": "2026-06-10"})
    plan = org_plan(assignment=card.id)
    matters = [matter for matter, *_ in found(plan, card, as_of="2026-12-25")]
    assert matters.count("report") == 1


@pytest.mark.parametrize(
    ("quarter", "reading", "expected"),
    [(1, None, "2026-03-25"), (4, "last", "2026-12-25"), (1, "next", "2026-04-25"), (4, "next", "2027-01-25")],
)
def test_the_month_of_the_quarterly_report_is_a_setting(quarter: int, reading: str | None, expected: str) -> None:
    assert report_day(2026, quarter, reading) == D(expected)


def test_a_year_without_a_calendar_leaves_out_what_cannot_be_counted() -> None:
    card = paper("assignments/2026/a", "assignment", received="2030-06-15", **CARD)
    assert found(card, as_of="2026-06-30") == []
    dated = paper("assignments/2026/b", "assignment", due="2026-12-30", **CARD)
    assert [matter for matter, *_ in found(dated, as_of="2026-12-29")] == [Matter.ASSIGNMENT.value]
