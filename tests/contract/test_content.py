"""The demonstration akimat and the seed of a new one: complete, the same in both languages, nothing to find."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from reglament.calendar import WorkingCalendar
from reglament.calendar.periods import quarter_of
from reglament.control import State, assignments
from reglament.loading import Loaded, load
from reglament.model.documents import Document, Repository, folder_of
from reglament.model.measures import Measures
from reglament.model.registers import Registers
from reglament.model.tree import Chapter, Clause, Subclause, Table, TextTree
from reglament.rules import engine
from reglament.rules.base import Context
from reglament.rules.judging import judge
from reglament.schema import Schemas

ROOT = Path(__file__).resolve().parents[2]
AKIMATS = {"demonstration": ROOT, "seed": ROOT / "templates" / "init"}
TODAY = date(2026, 11, 23)
MIXED = re.compile(r"\w*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])\w*")
KAZAKH = re.compile(r"[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


@pytest.fixture(scope="module", params=AKIMATS)
def loaded(request: pytest.FixtureRequest) -> Loaded:
    return load(AKIMATS[request.param])


def pairs(loaded: Loaded) -> Iterable[tuple[str, TextTree, TextTree]]:
    for document in loaded.documents.values():
        for name, texts in [("", document.texts), *((f"annex {a.ordinal}", a.texts) for a in document.annexes)]:
            if texts:
                assert set(texts) == {"kk", "ru"}, f"{document.id} {name}"
                yield f"{document.id} {name}", texts["kk"], texts["ru"]


def outline(blocks: Iterable[object]) -> list[object]:
    said: list[object] = []
    for block in blocks:
        if isinstance(block, Chapter):
            said.append(("chapter", block.id, outline(block.blocks)))
        elif isinstance(block, Clause | Subclause):
            said.append((block.label, outline(block.blocks)))
        elif isinstance(block, Table):
            said.append(("table", len(block.head), len(block.rows)))
        else:
            said.append(type(block).__name__)
    return said


def words(tree: TextTree) -> str:
    return "\n".join(paragraph.text for paragraph in tree.paragraphs())


def test_every_file_is_read(loaded: Loaded) -> None:
    assert loaded.documents
    assert not loaded.diagnostics


def test_every_paper_satisfies_its_schema(loaded: Loaded) -> None:
    schemas = Schemas(ROOT / "schemas")
    sources = [document.source for document in loaded.documents.values()]
    assert loaded.settings is not None
    assert not [found for source in (*sources, loaded.settings) for found in schemas.check(source)]


def test_both_languages_have_the_same_clauses_tables_and_figures(loaded: Loaded) -> None:
    for name, kk, ru in pairs(loaded):
        assert outline(kk.blocks) == outline(ru.blocks), name
        figures = [Counter(re.findall(r"\d+", words(tree))) for tree in (kk, ru)]
        assert figures[0] == figures[1], name


def test_no_word_mixes_scripts_and_no_text_is_in_the_other_language(loaded: Loaded) -> None:
    for name, kk, ru in pairs(loaded):
        assert not MIXED.findall(words(kk) + words(ru)), name
        assert KAZAKH.search(words(kk)), name
        assert not KAZAKH.search(words(ru)), name


def test_the_rules_find_only_what_the_demonstration_shows_on_purpose(loaded: Loaded) -> None:
    repository = Repository(loaded.documents)
    settings = loaded.settings.data if loaded.settings is not None else {}
    context = Context(
        repository=repository,
        registers=Registers.of(repository, settings),
        calendar=WorkingCalendar.of(repository, settings),
        as_of=TODAY,
        measures=Measures(),
        settings=settings,
    )
    found = {(one.rule, one.location.path) for one in judge(engine.run(context), context).findings}
    assert found <= {("R40.1", "content/assignments/2026/otinish-kartasy.yml")}


def test_the_demonstration_keeps_a_whole_year() -> None:
    repository = Repository(load(ROOT).documents)

    def kept(*kinds: str) -> list[Document]:
        return [document for kind in kinds for document in repository.of_kind(kind)]

    lists = {one.get("/quarter") for one in kept("quarterly_list")}
    plans = {one.get("/quarter") for one in kept("work_plan")}
    assert lists == {1, 2, 3, 4} <= plans
    questions = {item["status"] for one in kept("quarterly_list") for item in one.get("/items")}
    assert questions == {"planned", "considered", "excluded", "moved"}

    held = kept("protocol")
    assert sorted(one.get("/number") for one in held) == list(range(1, len(held) + 1))
    quarters = {quarter_of(date.fromisoformat(one.get("/meeting/date"))) for one in held}
    assert quarters == {(2026, number) for number in (1, 2, 3, 4)}
    assert {one.get("/meeting/kind") for one in held} == {"regular", "emergency"}
    assert any(one.get("/chair/person") != "qiyalbekov" for one in held)
    assert any(one.get("/arrivals") for one in held) and any(one.get("/departures") for one in held)

    acts = kept("decree", "decision", "order")
    assert {one.kind for one in acts} == {"decree", "decision", "order"}
    assert len(acts) >= 12
    amended = [target for one in acts for target in one.get("/amends") or []]
    assert len([one for one in amended if repository.documents.get(one)]) >= 3
    parts = {"act", "note", "approval"}
    assert all(parts <= {paper.name for paper in repository.in_dossier(folder_of(one.id))} for one in acts)

    controlled = assignments(repository, WorkingCalendar.of(repository), TODAY)
    assert len(controlled) >= 40
    assert {one.state for one in controlled} == set(State)
    assert [one.document.name for one in controlled if one.state is State.OVERDUE] == ["otinish-kartasy"]
    levels = {one.document.get("/source/level") for one in controlled}
    assert levels >= {"president", "administration", "government", "pm_office", "akimat", "akim", "deputy_akim"}
    assert {one.document.get("/mark") for one in controlled} >= {"very_urgent", "urgent", "expedite"}
