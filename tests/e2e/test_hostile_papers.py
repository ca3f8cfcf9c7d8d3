"""Papers made to harm, through the real pipeline: each costs one finding at its own place, the others nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from reglament.diagnostics import Diagnostic
from reglament.pipeline.build import unfit
from reglament.pipeline.check import check
from reglament.pipeline.collect import open_cache
from reglament.pipeline.layout import Layout
from reglament.pipeline.papers import papers
from reglament.pipeline.rendering import render
from reglament.pipeline.request import Request
from reglament.pipeline.store import Store
from reglament.render.worker import Limits
from reglament.settings import Paths, resource
from tests.unit.render.akimat import FILES

DAY = date(2026, 11, 26)
PLACE = "content/acts/2026/zloi/act.ru.md"
SMALL = 640 * 1024**2
"""Memory in which every usual paper is set."""


def text(body: str) -> str:
    return f"# О чистоте\n\nВ соответствии с законом аким города Тау\n\nРЕШИЛ:\n\n{body}\n"


def table(rows: int) -> str:
    lines = (f"| {number} | слово {number} | ещё одно слово |" for number in range(1, rows + 1))
    return "\n".join(["| № | Название | Примечание |", "|---|---|---|", *lines])


HARMLESS = {
    "a word of nine thousand letters": f"1. {'ы' * 9000}.",
    "four thousand clauses": "\n\n".join(f"{number}. Пункт." for number in range(1, 4001)),
    "two thousand subclauses": "1. Надо:\n\n" + "\n\n".join(f"{number}) дело {number};" for number in range(1, 2001)),
    "a letter under four thousand accents": f"1. А{chr(0x301) * 4000}б.",
    "a table of two thousand columns": f"1. Т:\n\n|{'а|' * 2000}\n|{'---|' * 2000}\n|{'б|' * 2000}",
    "code of typesetters": '1. #panic() #eval("1") $x$ \\input{/etc/passwd} <script> `x` {{7*7}} #read("paper.typ").',
}
"""What looks dangerous and is set all the same."""

HARMFUL = {
    "an emoji": ("1. Чисто 🙂.", Limits(), "P01"),
    "a table that takes too long": (f"1. Т:\n\n{table(12000)}", Limits(seconds=3), "P02"),
    "a table that takes too much of the processor": (f"1. Т:\n\n{table(12000)}", Limits(processor=2), "P02"),
    "a table that takes too much memory": (f"1. Т:\n\n{table(6000)}", Limits(memory=SMALL), "P02"),
    "a table whose file becomes too large": (f"1. Т:\n\n{table(3000)}", Limits(file=200_000), "P02"),
}
"""What is not made, under which limits, and the rule that tells of it."""


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    """An akimat with papers of many kinds and an order that each test fills with evil."""
    order = {
        "act.yml": "kind: decision\nstatus: draft\nsigner: {person: b, position: akim}\n",
        "act.kk.md": "# Тазалық туралы\n\nЗаңға сәйкес Тау қаласының әкімі\n\nШЕШТІ:\n\n1. Таза болсын.\n",
    }
    for name, said in {**FILES, **{f"content/acts/2026/zloi/{name}": said for name, said in order.items()}}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, encoding="utf-8")
    return tmp_path


def made(root: Path, body: str, limits: Limits) -> tuple[set[tuple[str, str]], set[tuple[str, str]], list[Diagnostic]]:
    """Papers that should be there, papers that are, and the findings of rendering."""
    (root / PLACE).write_text(text(body), encoding="utf-8")
    request = Request(Paths(root, resource("schemas"), resource("templates")), DAY, DAY, jobs=2, limits=limits)
    with closing(open_cache(request)) as cache:
        checked = check(request, cache, whole=True)
        collected = checked.collected
        works = tuple(papers(collected))
        layout = Layout.of(request.paths.templates, collected.settings)
        store = Store(request.paths.build / ".cache", cache)
        rendering = render(works, layout, collected.repository, request, store)
    told = [one for one in checked.findings if one.rule in {"P01", "P02"}]
    found = [*told, *unfit(rendering.findings, checked)]
    return (
        {(work.doc_id, work.lang) for work in works},
        {(output.doc_id, output.lang) for output in rendering.outputs},
        found,
    )


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_looks_dangerous_is_set(akimat: Path, name: str) -> None:
    wanted, there, findings = made(akimat, HARMLESS[name], Limits())
    assert there == wanted
    assert not findings


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMFUL)
def test_a_hostile_paper_costs_one_finding(akimat: Path, name: str) -> None:
    body, limits, rule = HARMFUL[name]
    wanted, there, findings = made(akimat, body, limits)
    assert [(one.rule, one.location.path) for one in findings] == [(rule, PLACE)]
    assert wanted - there == {("acts/2026/zloi/act", "ru"), ("acts/2026/zloi/act", "kk-ru")}


def regular(folder: Path) -> Iterator[bool]:
    yield from (path.is_file() and not path.is_symlink() for path in folder.rglob("*"))


def test_typst_sees_a_folder_of_regular_files() -> None:
    folder = resource("templates") / "typst"
    assert all(regular(folder))
    assert not (folder / "no-packages").exists()
