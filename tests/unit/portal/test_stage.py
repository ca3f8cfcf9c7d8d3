from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from reglament.portal import FileLink, stage

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "--- \n...\n# x",
    "<!--<script>alert(1)</script>-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u2028\x85</script>",
    "[x](javascript:alert(1))",
    "<iframe src=//evil.example></iframe>",
    "<style>*{background:url(//evil.example)}</style>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "${alert(1)}`",
    "\\u003cscript\\u003e",
    "<a href=data:text/html,x>x</a>",
)


class Dangers(HTMLParser):
    """Collects what could act: tags and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "img", "svg", "style", "base", "meta", "object", "link"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.found.append(f"{tag} {name}")
            if name in {"href", "src", "action"} and (value or "").strip().lower().startswith(("javascript:", "data:")):
                self.found.append(f"{tag} {value}")


def read(path: Path) -> tuple[dict[str, str], str]:
    """Front matter and body of a staged page."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(head), body


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_a_paper_acts_on_a_page(make_site, tmp_path: Path, payload: str) -> None:
    quoted = yaml.safe_dump(payload, allow_unicode=True, width=10_000).strip().removesuffix("\n...")
    line = " ".join(payload.split())
    site = make_site(
        {
            "content/registry/persons.yml": "kind: persons\npersons:\n"
            f"  - {{id: akimov, name: {{kk: {quoted}, ru: {quoted}}}, short: {{kk: {quoted}, ru: {quoted}}}}}\n",
            "content/registry/units.yml": "kind: units\nunits:\n"
            f"  - {{id: finance, name: {{kk: {quoted}, ru: {quoted}}}, head: head-finance}}\n",
            "content/acts/2026/tazalyq/act.ru.md": f"# {line}\n\n1. {line}\n\n| {line} |\n|---|\n| {line} |\n",
        }
    )
    stage(site, tmp_path / "stage")
    pages = sorted((tmp_path / "stage").rglob("*.md"))
    assert pages
    for page in pages:
        head, body = read(page)
        dangers = Dangers()
        dangers.feed(body)
        assert not dangers.found, page
        assert all("<" not in str(value) and '"' not in str(value) for value in head.values()), page


def test_only_what_changed_is_written_and_what_is_gone_is_removed(make_site, tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    stage(make_site(), folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    stage(make_site(), folder)
    assert before == {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    stage(make_site({"content/assignments/2026/esep.yml": None}), folder)
    assert not (folder / "ru/assignments/2026").exists()
    unchanged = folder / "ru/acts/2026/tazalyq/act.parallel.md"
    assert unchanged.stat().st_mtime_ns == before[unchanged]
    assert (folder / "ru/index.md").stat().st_mtime_ns != before[folder / "ru/index.md"]


def test_the_page_of_an_act_says_what_a_reader_looks_for(make_site, tmp_path: Path) -> None:
    files = {"acts/2026/tazalyq/act": (FileLink("ru", "pdf", "files/acts/2026/tazalyq/act.ru.pdf", 123_456, 3),)}
    stage(make_site(files=files), tmp_path / "stage")
    head, body = read(tmp_path / "stage/ru/acts/2026/tazalyq/act.md")
    assert head["title"] == "О чистоте"
    for wanted in (
        'id="c-5-1"',
        'id="c-5-1-s-2"',
        "10 ноября 2026 года",
        "№ 3/412",
        "действует",
        "Управление финансов",
        "А. Акимов",
        "С. Санов",
        'href="../../../../files/acts/2026/tazalyq/act.ru.pdf"',
        "123 КБ",
        "3 страницы",
        "Представить отчёт",
        "просрочено",
        'href="act.parallel.html"',
    ):
        assert wanted in body, wanted


def test_the_page_of_an_assignment_leads_to_the_clause_that_it_follows_from(make_site, tmp_path: Path) -> None:
    stage(make_site(), tmp_path / "stage")
    _, body = read(tmp_path / "stage/kk/assignments/2026/esep.md")
    assert 'href="../../acts/2026/tazalyq/act.html#c-5-1"' in body
    assert "20.11.2026" in body
    assert "мерзімі өткен" in body
    assert "1 жұмыс күніне кешікті" in body


def test_a_paper_in_one_language_is_shown_in_the_other_with_a_word_about_it(make_site, tmp_path: Path) -> None:
    stage(make_site({"content/acts/2026/tazalyq/act.kk.md": None}), tmp_path / "stage")
    _, body = read(tmp_path / "stage/kk/acts/2026/tazalyq/act.md")
    assert "тек орыс тілінде" in body
    assert '<article class="rg-text" lang="ru">' in body
    assert not (tmp_path / "stage/kk/acts/2026/tazalyq/act.parallel.md").exists()


def test_an_empty_akimat_still_has_every_section(make_site, tmp_path: Path) -> None:
    bare = {name: None for name in make_site.__globals__["FILES"] if name != "reglament.yml"}
    stage(make_site(bare), tmp_path / "stage")
    names = {path.relative_to(tmp_path / "stage/kk").as_posix() for path in (tmp_path / "stage/kk").rglob("*.md")}
    assert {"index.md", "acts/index.md", "meetings/index.md", "calendar/index.md", "search.md"} <= names


def test_papers_that_break_their_schema_do_not_break_the_portal(make_site, tmp_path: Path) -> None:
    broken = {
        "content/acts/2026/tazalyq/act.yml": "kind: decree\ndate: [1]\nnumber: {a: b}\nsigner: x\namends: 3\n",
        "content/meetings/2026/12-01/agenda.yml": "kind: agenda\nmeeting: 5\nitems: [1, {title: 7, materials: x}]\n",
        "content/meetings/2026/12-01/protocol.yml": "kind: protocol\nnumber: []\npresent: 3\nitems: [{vote: {a: x}}]",
        "content/plans/2026/q4/list.yml": "kind: quarterly_list\nyear: x\nitems: [{planned: 3, meeting: 4}]\n",
        "content/plans/2026/q4/plan.yml": "kind: work_plan\nquarter: []\nitems: {a: 1}\n",
        "content/assignments/2026/esep.yml": "kind: assignment\nsource: 3\nstate: []\nextensions: [{by: 1}]\n",
        "content/registry/units.yml": "kind: units\nunits: [{id: '../../x', name: 3}, 7, {id: finance}]\n",
        "content/registry/persons.yml": "kind: persons\npersons: {a: b}\n",
        "content/acts/2026/tazalyq/approval.yml": "kind: approval_sheet\nrequests: [{due: 1, reply: []}]\nexpertise: 2",
    }
    stage(make_site(broken), tmp_path / "stage")
    assert not [path for path in tmp_path.rglob("*.md") if path.is_relative_to(tmp_path / "x")]
    assert (tmp_path / "stage/ru/acts/2026/tazalyq/act.md").is_file()
