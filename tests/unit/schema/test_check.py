"""What a drafter is told about a file that is not as its format asks."""

from __future__ import annotations

from typing import Any

import pytest

from reglament.schema.scalars import form
from reglament.schema.store import pointer, value_at
from tests.unit.schema.helpers import EXAMPLES, FAST, WORDS, as_source, example, findings, sentence, way_out

GONE = object()


def changed(kind: str, path: str, value: Any) -> Any:
    """The example of a kind with one value put in, or taken out."""
    data = example(kind)
    steps: list[Any] = [int(step) if step.isdigit() else step for step in path.split("/")]
    owner = value_at(data, steps[:-1])
    if value is GONE:
        del owner[steps[-1]]
    else:
        owner[steps[-1]] = value
    return data


CASES: list[tuple[str, str, Any, str, str, str, dict[str, Any]]] = [
    # kind, place, value -> rule, message, pointer of the finding, facts
    ("agenda", "items", GONE, "S02", "missing", "", {"key": "items"}),
    ("agenda", "meeting/time", GONE, "S02", "inside", "/meeting", {"key": "time", "sample": '"10:00"'}),
    ("agenda", "items/0/rapporteurs/0/position", GONE, "S02", "inside", "/items/0/rapporteurs/0", {"key": "position"}),
    ("agenda", "title/kk", GONE, "S03", "missing", "/title", {"key": "title", "lang": "kk"}),
    ("agenda", "title/kk", "", "S03", "empty", "/title/kk", {"key": "title", "lang": "kk"}),
    ("agenda", "items/0/title/ru", None, "S03", "empty", "/items/0/title/ru", {"lang": "ru"}),
    ("agenda", "titel", 1, "S04", "unknown", "/titel", {"near": ""}),
    ("agenda", "meeting/orny", {"kk": "a"}, "S04", "unknown", "/meeting/orny", {}),
    ("agenda", "vote", {}, "S04", "unknown", "/vote", {"kinds": ""}),
    ("agenda", "status", 3, "S05", "quotes", "/status", {"quoted": '"3"'}),
    ("agenda", "title", "О благоустройстве", "S05", "language", "/title", {}),
    ("agenda", "items", {"number": 1}, "S05", "list", "/items", {}),
    ("agenda", "meeting", ["x"], "S05", "type", "/meeting", {}),
    ("agenda", "meeting", None, "S05", "empty", "/meeting", {}),
    ("agenda", "items/0/number", "№ 12", "S05", "number", "/items/0/number", {"near": "12"}),
    ("agenda", "items/0/number", "012", "S05", "number", "/items/0/number", {"near": "12"}),
    ("agenda", "items/0/number", "бір", "S05", "type", "/items/0/number", {}),
    ("decree", "normative", "no", "S05", "truth", "/normative", {"near": "false"}),
    ("decree", "normative", "иә", "S05", "truth", "/normative", {"near": "true"}),
    ("decree", "normative", "on", "S05", "truth", "/normative", {"near": "true"}),
    ("akimat", "postcode", 50000, "S05", "quotes", "/postcode", {"quoted": '"50000"'}),
    ("akimat", "bin", 123456789012, "S05", "quotes", "/bin", {"quoted": '"123456789012"'}),
    (
        "decree",
        "amount",
        {"value": "12 500 000", "currency": "KZT"},
        "S05",
        "number",
        "/amount/value",
        {"near": "12500000"},
    ),
    ("order", "number", 97, "S05", "quotes", "/number", {"quoted": '"97"'}),
    ("agenda", "status", "проект", "S06", "unknown", "/status", {"near": "draft"}),
    ("agenda", "status", "finl", "S06", "unknown", "/status", {"near": "final"}),
    ("agenda", "status", "drаft", "S06", "letters", "/status", {"near": "draft", "letters": "а"}),
    ("agenda", "titlе", 1, "S04", "unknown", "/titlе", {"near": ""}),
    ("agenda", "status", "ready", "S06", "unknown", "/status", {"near": ""}),
    ("agenda", "items/0/initiator", "Коммуналдық", "S07", "letter", "/items/0/initiator", {"char": "К"}),
    ("agenda", "items/0/initiator", "Head_Finance", "S07", "letter", "/items/0/initiator", {"near": "head-finance"}),
    ("agenda", "items/0/initiator", "a--b", "S07", "slug", "/items/0/initiator", {"near": "a-b"}),
    ("agenda", "items/0/dossier", "content/acts/2026/x/", "S07", "path", "/items/0/dossier", {"near": "acts/2026/x"}),
    ("reference", "act", "acts/2026/x/act.kk.md", "S07", "path", "/act", {"near": "acts/2026/x/act"}),
    ("agenda", "meeting/time", "9:00", "S07", "time", "/meeting/time", {"near": "09:00"}),
    ("agenda", "meeting/time", 10.0, "S07", "time", "/meeting/time", {"near": "10:00"}),
    ("agenda", "meeting/time", "24:10", "S07", "time", "/meeting/time", {}),
    ("quarterly_list", "items/0/planned", "11.2026", "S07", "month", "/items/0/planned", {"near": "2026-11"}),
    ("quarterly_list", "items/0/planned", "ноябрь 2026", "S07", "month", "/items/0/planned", {"near": "2026-11"}),
    ("order", "number", "№ 97", "S07", "number", "/number", {"near": "97"}),
    ("akimat", "email", "akimat", "S07", "email", "/email", {}),
    ("akimat", "postcode", "5000", "S07", "postcode", "/postcode", {}),
    ("akimat", "phone", "қоңырау", "S07", "phone", "/phone", {}),
    ("akimat", "bin", "12", "S07", "bin", "/bin", {}),
    ("settings", "site", {"repository_url": "ftp://x"}, "S07", "web_address", "/site/repository_url", {}),
    ("agenda", "items/0/initiator", "a" * 81, "S07", "long", "/items/0/initiator", {"limit": 80, "length": 81}),
    ("agenda", "meeting/date", "2026-02-30", "S08", "impossible", "/meeting/date", {"days": 28}),
    ("agenda", "meeting/date", "1026-11-26", "S08", "far", "/meeting/date", {"first": 1900, "last": 2199}),
    ("agenda", "meeting/date", "9999-12-31", "S08", "far", "/meeting/date", {}),
    ("agenda", "meeting/date", "26.11.0026", "S08", "notation", "/meeting/date", {}),
    ("agenda", "meeting/date", "26.11.2026", "S08", "notation", "/meeting/date", {"near": "2026-11-26"}),
    ("agenda", "meeting/date", "2026-18-03", "S08", "notation", "/meeting/date", {"near": "2026-03-18"}),
    ("agenda", "meeting/date", "2026.11.26", "S08", "notation", "/meeting/date", {"near": "2026-11-26"}),
    ("agenda", "meeting/date", 20261126, "S08", "notation", "/meeting/date", {"near": "2026-11-26"}),
    ("agenda", "meeting/date", "26 ноября 2026 года", "S08", "notation", "/meeting/date", {"near": "2026-11-26"}),
    ("agenda", "meeting/date", "2026 жылғы 26 қараша", "S08", "notation", "/meeting/date", {"near": "2026-11-26"}),
    ("agenda", "meeting/date", "2026-11-26T10:00", "S08", "notation", "/meeting/date", {"near": "2026-11-26"}),
    ("agenda", "meeting/date", "ертең", "S08", "notation", "/meeting/date", {}),
    ("calendar", "source", "  ", "S09", "empty", "/source", {}),
    ("work_plan", "quarter", 5, "S10", "range", "/quarter", {"least": 1, "most": 4}),
    ("protocol", "items/0/vote/for", -1, "S10", "range", "/items/0/vote/for", {}),
    ("explanatory_note", "costs/amount", -5, "S10", "least", "/costs/amount", {"least": 0}),
    ("agenda", "items", [], "S11", "few", "/items", {"least": 1}),
    ("decree", "tags", ["a", "b", "a"], "S12", "repeated", "/tags/2", {"value": "a"}),
    ("decree", "repeals", [3], "S05", "type", "/repeals/0", {}),
    (
        "decree",
        "repeals",
        [{"title": {"kk": "а", "ru": "а"}, "number": "1"}],
        "S02",
        "inside",
        "/repeals/0",
        {"key": "date"},
    ),
    ("decree", "repeals", ["act"], "S07", "path", "/repeals/0", {}),
    ("protocol", "invited", [{"name": {"kk": "а", "ru": "а"}}], "S02", "inside", "/invited/0", {"key": "position"}),
    ("protocol", "invited", [{"person": "x"}], "S02", "inside", "/invited/0", {"key": "position"}),
    ("decision", "in_force/date", GONE, "S02", "inside", "/in_force", {"key": "date", "sample": "2026-11-26"}),
    ("explanatory_note", "costs", {"amount": 5, "currency": "KZT"}, "S02", "inside", "/costs", {"key": "source"}),
    ("akimat", "protocols_before", {"26": 1}, "S04", "unknown", "/protocols_before/26", {}),
]


@pytest.mark.parametrize(("kind", "path", "value", "rule", "message", "place", "facts"), CASES)
def test_one_fault_gives_one_finding_at_its_place(
    kind: str, path: str, value: Any, rule: str, message: str, place: str, facts: dict[str, Any]
) -> None:
    wrong = as_source(changed(kind, path, value))
    (found,) = FAST.check(wrong)
    assert (found.rule, found.message, found.location.pointer) == (rule, message, place)
    assert {name: found.params.get(name, "") for name in facts} == facts
    for lang in ("kk", "ru", "en"):
        assert sentence(found, found.message, lang)
        assert sentence(found, way_out(found), lang)
        for note in found.notes:
            assert sentence(found, note.message, lang)


@pytest.mark.parametrize("status", ["signed", "registered", "in_force", "repealed"])
@pytest.mark.parametrize("kind", ["decree", "decision", "order"])
def test_an_adopted_act_has_its_date_and_number(kind: str, status: str) -> None:
    data = changed(kind, "status", status)
    data.pop("date", None)
    data.pop("number", None)
    assert [found.params["key"] for found in FAST.check(as_source(data))] == ["date", "number"]
    assert not FAST.check(as_source({**data, "date": "2026-10-29", "number": "4/512"}))


def test_a_mistyped_key_is_one_finding_not_two() -> None:
    data = example("agenda")
    data["titel"] = data.pop("title")
    (found,) = FAST.check(as_source(data))
    assert (found.rule, found.params["near"], way_out(found)) == ("S04", "title", "near")


def test_a_key_with_letters_of_another_alphabet_is_told_so() -> None:
    data = example("agenda")
    data["tіtlе"] = data.pop("title")
    (found,) = FAST.check(as_source(data))
    assert (found.rule, found.message, found.params["letters"], way_out(found)) == ("S04", "letters", "і е", "near")


@pytest.mark.parametrize(
    ("key", "meant"), [("Дата", "date"), ("Оқу уақыты", ""), ("Время начала", "time"), ("Time", "time")]
)
def test_a_key_in_the_words_of_people_is_understood(key: str, meant: str) -> None:
    data = example("agenda")
    if meant:
        data["meeting"][key] = data["meeting"].pop(meant)
    else:
        data["meeting"][key] = 1
    (found,) = FAST.check(as_source(data))
    assert found.params.get("near", "") == meant


def test_a_file_that_suits_another_kind_is_told_once() -> None:
    data = {**example("protocol"), "kind": "agenda"}
    (found,) = FAST.check(as_source(data))
    assert (found.rule, found.location.pointer, found.params["other"]) == ("S15", "/kind", "protocol")


def test_a_key_of_another_place_and_of_another_kind() -> None:
    wrong = findings(
        "kind: calendar\nyear: 2026\nstatus: final\nsource: x\ntype: holiday\nchair: x\ndays_off: []\n"
        "worked_weekends: []\n"
    )
    assert [(found.location.span.line, way_out(found)) for found in wrong] == [(5, "place"), (6, "kinds")]
    assert wrong[0].params["owner"] == "days_off"
    assert wrong[1].params["kinds"] == "protocol"


def test_a_key_without_indent_and_with_too_much() -> None:
    data = example("agenda")
    data["items"][0]["status"] = "draft"
    (found,) = FAST.check(as_source(data))
    assert way_out(found) == "root"


def test_a_comma_in_a_text_without_quotes() -> None:
    (found,) = findings(
        "kind: reference\nsubtype: agenda_item\nprepared_by: finance\nvisa:\n"
        "  {person: a, position: b, date: 2026-11-23, бюджет туралы}\n"
    )
    assert (found.message, way_out(found), tuple(found.location.span)) == ("comma", "fix-comma", (5, 46, 5, 59))
    data = example("agenda")
    data["title"]["жоспар"] = None
    (found,) = FAST.check(as_source(data))
    assert found.message == "comma"


def test_places_are_exact() -> None:
    text = """\
kind: decree
status: aproval
normative: yes
developer: utilities
tags: [utilities]
expenses: false
date: 26.11.2026
signer: {person: qiyalbekov}
control: {person: bolzhamov, position: deputy-akim}
in_force: {rule: after_publication, days: 10}
"""
    places = [(found.rule, tuple(found.location.span)) for found in findings(text)]
    assert places == [
        ("S06", (2, 9, 2, 16)),
        ("S05", (3, 12, 3, 15)),
        ("S08", (7, 7, 7, 17)),
        ("S02", (8, 1, 8, 7)),
    ]


def test_what_the_allowed_values_mean_is_told_in_the_readers_language() -> None:
    (found,) = FAST.check(as_source(changed("agenda", "meeting/kind", "weekly")))
    assert "regular (кезекті)" in sentence(found, way_out(found), "kk")
    assert "regular (очередное)" in sentence(found, way_out(found), "ru")


def test_a_missing_field_is_called_by_its_name_for_people() -> None:
    (found,) = FAST.check(as_source(changed("agenda", "meeting/time", GONE)))
    assert sentence(found, found.message, "ru") == "в `meeting` нет поля `time` («Время начала»)"
    assert sentence(found, found.message, "kk") == "`meeting` ішінде `time` өрісі жоқ («Басталу уақыты»)"
    assert sentence(found, found.message, "en") == "`meeting` lacks the field `time` (“Start”)"


def test_a_repeated_identifier_shows_the_first_place() -> None:
    text = """\
kind: persons
persons:
  - {id: a, name: {kk: А, ru: А}, short: {kk: А, ru: А}}
  - {id: b, name: {kk: Б, ru: Б}, short: {kk: Б, ru: Б}}
  - {id: a, name: {kk: В, ru: В}, short: {kk: В, ru: В}}
"""
    (found,) = findings(text)
    assert (found.rule, found.location.span.line, found.location.pointer) == ("S13", 5, "/persons/2/id")
    assert [note.location.span.line for note in found.notes] == [3]


@pytest.mark.parametrize(
    ("data", "message", "near"),
    [
        ({}, "missing", ""),
        ([], "missing", ""),
        ("text", "missing", ""),
        (None, "missing", ""),
        ({"kind": 3}, "sort", ""),
        ({"kind": ["agenda"]}, "sort", ""),
        ({"kind": "agenta"}, "unknown", "agenda"),
        ({"kind": "Протокол заседания"}, "unknown", "protocol"),
        ({"kind": "Күн тәртібі"}, "unknown", "agenda"),
        ({"kind": "common"}, "unknown", ""),
        ({"kind": "x" * 5000}, "unknown", ""),
    ],
)
def test_a_file_of_no_known_kind(data: Any, message: str, near: str) -> None:
    source = as_source({"kind": "persons"})
    (found,) = FAST.check(type(source)(source.path, data, source.places, source.digest))
    assert (found.rule, found.message, found.params.get("near", "")) == ("S01", message, near)
    for lang in ("kk", "ru", "en"):
        assert sentence(found, found.message, lang)
        assert sentence(found, way_out(found), lang)


def test_values_that_cannot_be_looked_at_are_a_finding() -> None:
    nest: Any = []
    for _ in range(2000):
        nest = [nest]
    source = as_source({"kind": "persons"})
    for value in (nest, "\ud800", {"\ud800": 1}):
        data = {"kind": "persons", "persons": value}
        (found,) = FAST.check(type(source)(source.path, data, source.places, source.digest))
        assert found.rule == "S14"


def test_a_flood_of_unknown_keys_ends_soon() -> None:
    data = {**example("agenda"), **{f"unknown-field-{number}": number for number in range(20_000)}}
    source = as_source(example("agenda"))
    found = FAST.check(type(source)(source.path, data, source.places, source.digest))
    assert len(found) == 20_000
    assert {finding.rule for finding in found} == {"S04"}


def test_pointers_escape_keys() -> None:
    assert pointer(("a/b", 0, "c~d")) == "/a~1b/0/c~0d"


def test_a_form_that_nothing_more_is_known_of() -> None:
    told = form({"type": "string", "pattern": "^x$"}, "y")
    assert (told.rule, told.message) == ("S07", "other")
    assert told.message in WORDS["S07"].messages


def test_every_sentence_is_said_somewhere_in_these_tests() -> None:
    helps = {"near", "place", "root", "kinds", "year", "days", "first"}
    elsewhere = {
        *(
            ("S01", "missing"),
            ("S01", "sort"),
            ("S01", "unknown"),
            ("S04", "comma"),
            ("S04", "letters"),
            ("S07", "other"),
        ),
        *(("S13", "repeated"), ("S14", "unreadable"), ("S15", "fits")),
    }
    said = {(rule, message) for _, _, _, rule, message, _, _ in CASES} | elsewhere
    known = {(spec.id, name) for spec in WORDS.values() for name in spec.messages if not name.startswith("fix")}
    assert {(rule, name) for rule, name in known if name not in helps} == said


def test_every_kind_has_an_example() -> None:
    assert EXAMPLES.keys() == set(FAST.kinds)
