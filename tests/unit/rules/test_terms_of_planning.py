"""Terms of clauses 9 and 10 and of the approving decree on the days where weekends and holidays meet them."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from reglament.loading import load
from reglament.loading.language import reads_russian
from reglament.model.documents import Repository
from reglament.rules import engine
from reglament.rules.registry import ALL
from tests.rules.harness import BASE, context

CALENDARS = Path(__file__).resolve().parents[3] / "content" / "calendar"
DAY = timedelta(days=1)
SOMEBODY = "person: apparatov, position: head-of-apparatus"


def found(root: Path, rule: str, **papers: str) -> list[str]:
    """Messages of one rule over the small akimat with these papers (`/` as `__` in their names)."""
    shutil.copytree(BASE, root)
    shutil.copytree(CALENDARS, root / "content" / "calendar", dirs_exist_ok=True)
    for name, text in papers.items():
        path = root / "content" / (name.replace("__", "/") + ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    ctx, _ = context(root)
    return [one.message for one in engine.run(ctx, rules=[ALL[rule]])]


@pytest.mark.parametrize(
    ("year", "quarter", "due"),
    [
        (2025, 4, date(2026, 1, 12)),
        (2026, 1, date(2026, 4, 10)),
        (2026, 3, date(2026, 10, 12)),
        (2026, 4, date(2027, 1, 11)),
        (2027, 1, date(2027, 4, 12)),
    ],
)
def test_information_is_due_on_the_10th_or_the_next_working_day(
    tmp_path: Path, year: int, quarter: int, due: date
) -> None:
    def messages(delivered: date) -> list[str]:
        units = ("finance", "economy", "parks", "ecology", "education")
        entries = "".join(f"  - {{unit: {unit}, delivered: {delivered}}}\n" for unit in units)
        paper = f"kind: effectiveness_info\nyear: {year}\nquarter: {quarter}\nentries:\n{entries}"
        return found(tmp_path / str(delivered), "R9.1", plans__2026__q9__effectiveness=paper)

    assert messages(due) == []
    assert messages(due + DAY) == ["late"] * 5


@pytest.mark.parametrize(
    ("year", "quarter", "due"),
    [
        (2026, 2, date(2026, 3, 22)),
        (2026, 3, date(2026, 6, 21)),
        (2027, 1, date(2026, 12, 22)),
        (2027, 2, date(2027, 3, 22)),
        (2027, None, date(2026, 12, 22)),
    ],
)
def test_a_plan_is_due_ten_calendar_days_before_its_period(
    tmp_path: Path, year: int, quarter: int | None, due: date
) -> None:
    def messages(submitted: date) -> list[str]:
        period = f"year: {year}\n" + (f"quarter: {quarter}\n" if quarter else "")
        paper = f"kind: work_plan\n{period}owner: parks\nsubmitted: {{{SOMEBODY}, date: {submitted}}}\n"
        return found(tmp_path / str(submitted), "R10.1", plans__2026__q9__plan=paper)

    assert messages(due) == []
    assert messages(due + DAY) == ["late"]


@pytest.mark.parametrize(
    ("covered", "first"),
    [
        ("2026-02", date(2026, 1, 23)),
        ("2026-04", date(2026, 3, 20)),
        ("2026-05", date(2026, 4, 24)),
        ("2026-08", date(2026, 7, 24)),
        ("2026-11", date(2026, 10, 23)),
        ("2026-12", date(2026, 11, 25)),
    ],
)
def test_a_list_of_events_is_compiled_on_the_25th_or_from_the_working_day_before(
    tmp_path: Path, covered: str, first: date
) -> None:
    due = first.replace(day=25)

    def messages(compiled: date) -> list[str]:
        paper = f"kind: events_list\nmonth: {covered}\ncompiled: {{{SOMEBODY}, date: {compiled}}}\nitems: []\n"
        return found(tmp_path / str(compiled), "R10.6", plans__2026__09__events=paper)

    wrong = ["day"] if first == due else ["window"]
    assert messages(first) == []
    assert first == due or messages(due) == []
    assert messages(first - DAY) == wrong
    assert messages(due + DAY) == wrong


@pytest.mark.parametrize(
    ("adopted", "due"), [(date(2016, 8, 11), date(2016, 8, 18)), (date(2026, 12, 28), date(2027, 1, 5))]
)
def test_notice_is_due_in_a_week(tmp_path: Path, adopted: date, due: date) -> None:
    def messages(noticed: date) -> list[str]:
        paper = f'kind: decision\nstatus: signed\ndate: {adopted}\nnumber: "5"\njustice_notice: {{date: {noticed}}}\n'
        return found(tmp_path / str(noticed), "RD.4", acts__2026__old__act=paper)

    assert messages(due) == []
    assert messages(due + DAY) == ["late"]


@pytest.mark.parametrize("text", ["О направлении информации", "Министерство финансов Республики Казахстан"])
def test_russian_titles_are_told(text: str) -> None:
    assert reads_russian(text)


@pytest.mark.parametrize("text", ["Ақпарат жіберу туралы", "Прокуратура", "12-45", "Полиция департаменті"])
def test_kazakh_titles_and_names_alike_in_both_are_not(text: str) -> None:
    assert not reads_russian(text)


def test_the_demonstration_keeps_every_series() -> None:
    loaded = load(CALENDARS.parents[1])
    kinds = [document.kind for document in Repository(dict(loaded.documents))]
    assert kinds.count("events_list") >= 10
    assert kinds.count("effectiveness_info") >= 3
    assert kinds.count("outgoing_letter") >= 2
