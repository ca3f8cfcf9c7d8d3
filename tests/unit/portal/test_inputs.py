from __future__ import annotations

from pathlib import Path

from reglament.portal import public, stage

AGENDA = """
kind: agenda
status: final
title: {{kk: Күн тәртібі, ru: Повестка}}
meeting: {{date: 2026-12-0{day}, time: "10:00", kind: regular, session: {session}}}
items:
  - number: 1
    title: {{kk: Құпия мәселе, ru: Тайный вопрос}}
    initiator: finance
    dossier: acts/2026/qupiya
    materials: [{{paper: acts/2026/qupiya/act}}]
"""
CLOSED = {
    "content/meetings/2026/12-01/agenda.yml": AGENDA.format(day=1, session="closed"),
    "content/acts/2026/qupiya/act.yml": "kind: order\nstatus: draft\ndeveloper: finance\n",
    "content/acts/2026/qupiya/act.ru.md": "# О тайном\n\n1. Тайное.\n",
    "content/assignments/2026/qupiya.yml": """
kind: assignment
title: {kk: Құпия тапсырма, ru: Тайное поручение}
source: {level: akimat, paper: acts/2026/qupiya/act}
due: 2026-11-30
executor: finance
state: open
""",
}


def tree(folder: Path) -> dict[str, bytes]:
    """Files of a stage without the configurations, which name the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".yml"
    }


def test_a_site_with_closed_papers_is_the_site_without_them(make_site, tmp_path: Path) -> None:
    plan = """
kind: quarterly_list
title: {kk: Тізбе, ru: Перечень}
year: 2026
quarter: 4
items:
  - {number: 1, title: {kk: Ашық, ru: Открытый}, initiator: finance, planned: 2026-12, status: planned}
"""
    secret = "  - {number: 2, title: {kk: Құпия, ru: Тайный}, initiator: finance, meeting: meetings/2026/12-01}\n"
    name = "content/plans/2026/q4/list.yml"
    open_site = make_site({name: plan})
    closed_site = make_site({**CLOSED, name: plan + secret})
    assert any("Тайн" in str(document.data) for document in closed_site.repository)
    stage(open_site, tmp_path / "open")
    stage(closed_site, tmp_path / "closed")
    assert tree(tmp_path / "open") == tree(tmp_path / "closed")


def test_an_open_meeting_keeps_its_papers(make_site) -> None:
    opened = {**CLOSED, "content/meetings/2026/12-01/agenda.yml": AGENDA.format(day=1, session="open")}
    repository = make_site(opened).repository
    assert public(repository) is repository
    assert {"acts/2026/qupiya/act", "assignments/2026/qupiya"} <= set(repository.documents)


def test_public_names_the_papers_whose_files_may_be_laid(make_site) -> None:
    shown = set(public(make_site(CLOSED).repository).documents)
    assert not {name for name in shown if "qupiya" in name or "12-01" in name}
    assert "acts/2026/tazalyq/act" in shown


MIXED = """
kind: {kind}
title: {{kk: Отырыс, ru: Заседание}}
meeting: {{date: 2026-12-03, time: "10:00", kind: regular, session: open}}
items:
  - {{number: 1, title: {{kk: Ашық, ru: Открытый}}, materials: [{{paper: meetings/2026/12-03/reference-1}}]}}
  - number: 2
    title: {{kk: Құпия мәселе, ru: Тайный вопрос}}
    dossier: acts/2026/qupiya
    {closed}
    materials: [{{paper: acts/2026/qupiya/act}}, {{paper: meetings/2026/12-03/reference-2}}]
"""


def test_a_closed_question_takes_its_materials_and_what_tells_of_it(make_site) -> None:
    day = "content/meetings/2026/12-03"
    site = make_site(
        {
            **{name: text for name, text in CLOSED.items() if "meetings" not in name},
            f"{day}/agenda.yml": MIXED.format(kind="agenda", closed="session: closed"),
            f"{day}/protocol.yml": MIXED.format(kind="protocol", closed="result: noted"),
            f"{day}/reference-1.yml": "kind: reference\nsubtype: agenda_item\nprepared_by: finance\n",
            f"{day}/reference-2.yml": "kind: reference\nsubtype: agenda_item\nprepared_by: finance\n",
        }
    )
    shown = set(public(site.repository).documents)
    assert not {name for name in shown if "qupiya" in name}
    assert {name for name in shown if "12-03" in name} == {"meetings/2026/12-03/reference-1"}
