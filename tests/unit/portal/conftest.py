"""A small akimat written by hand, so that each test sees what it is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from reglament.calendar import WorkingCalendar
from reglament.control import assignments, falling_due
from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.portal import FileLink, SiteInput
from reglament.rules.registry import ALL

DAY = date(2026, 11, 23)

FILES = {
    "reglament.yml": "kind: settings\nname: {kk: Қала әкімдігі, ru: Акимат города}\nlanguages: [kk, ru]\n",
    "content/registry/akimat.yml": "kind: akimat\nbodies: {akimat: {kk: Қала әкімдігі, ru: Акимат города}}\n",
    "content/registry/persons.yml": """
        kind: persons
        persons:
          - {id: akimov, name: {kk: Әкімов Ә., ru: Акимов А.}, short: {kk: Ә. Әкімов, ru: А. Акимов}}
          - {id: sanov, name: {kk: Санов С., ru: Санов С.}, short: {kk: С. Санов, ru: С. Санов}}
        """,
    "content/registry/positions.yml": """
        kind: positions
        positions:
          - {id: akim, title: {kk: қала әкімі, ru: аким города}, rank: akim}
          - {id: head-finance, title: {kk: басқарма басшысы, ru: руководитель}, rank: head_of_unit, unit: finance}
        """,
    "content/registry/units.yml": """
        kind: units
        units:
          - {id: finance, name: {kk: Қаржы басқармасы, ru: Управление финансов}, funding: local_budget,
             role: finance, head: head-finance, competence: [finance]}
        """,
    "content/registry/appointments.yml": """
        kind: appointments
        appointments:
          - {person: akimov, position: akim, from: 2024-01-01}
          - {person: sanov, position: head-finance, from: 2024-01-01}
        """,
    "content/calendar/2026.yml": "kind: calendar\nyear: 2026\nstatus: final\nsource: test\ndays_off: []\n",
    "content/acts/2026/tazalyq/act.yml": """
        kind: decree
        status: in_force
        normative: true
        developer: finance
        date: 2026-11-10
        number: "3/412"
        signer: {person: akimov, position: akim}
        control: {person: sanov, position: head-finance}
        """,
    "content/acts/2026/tazalyq/act.kk.md": """
        # Тазалық туралы

        Қала әкімдігі ҚАУЛЫ ЕТЕДІ:

        1. Қала тазалығы туралы қаулы бекітілсін.

        5-1. Осы қаулының орындалуын:

        2) басқарма қамтамасыз етсін.
        """,
    "content/acts/2026/tazalyq/act.ru.md": """
        # О чистоте

        Акимат города ПОСТАНОВЛЯЕТ:

        1. Утвердить постановление о чистоте города.

        5-1. Исполнение настоящего постановления:

        2) обеспечить управлению.
        """,
    "content/assignments/2026/esep.yml": """
        kind: assignment
        number: "7"
        title: {kk: Есеп беру, ru: Представить отчёт}
        text: {kk: Есеп берілсін, ru: Представить отчёт о чистоте}
        source: {level: akimat, paper: acts/2026/tazalyq/act, clause: "5-1"}
        issued: 2026-11-10
        received: 2026-11-10
        due: 2026-11-20
        executor: finance
        responsible: {person: sanov, position: head-finance}
        state: open
        """,
}

MakeSite = Callable[..., SiteInput]


@pytest.fixture
def make_site(tmp_path: Path) -> MakeSite:
    """`make_site({path: text | None})` reads the small akimat with these files added, changed or left out."""

    def make(changes: Mapping[str, str | None] = {}, files: Mapping[str, tuple[FileLink, ...]] = {}) -> SiteInput:
        number = len(list(tmp_path.glob("akimat*")))
        root = tmp_path / f"akimat{number}"
        for name, text in {**FILES, **changes}.items():
            if text is None:
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        loaded = load(root)
        repository = Repository(loaded.documents)
        calendar = WorkingCalendar.of(repository)
        return SiteInput(
            repository=repository,
            registers=Registers.of(repository),
            calendar=calendar,
            as_of=DAY,
            controlled=assignments(repository, calendar, DAY),
            due=falling_due(repository, Registers.of(repository), calendar, DAY, 10),
            files=files,
            findings=tuple(loaded.diagnostics),
            rules=tuple(rule.spec for rule in ALL.values())[:3],
            settings=loaded.settings.data if loaded.settings else {},
        )

    return make
