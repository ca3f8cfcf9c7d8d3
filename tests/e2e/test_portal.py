"""The portal in a browser: what readers meet on a desktop and on a phone, in both languages."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reglament.calendar import WorkingCalendar
from reglament.control import assignments
from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.pipeline.swap import mirror
from reglament.portal import SiteInput, make_pages, stage
from reglament.rules.registry import ALL

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("REGLAMENT_CHROMIUM") or next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
EVIL = "<img src=x onerror=evil()><script>evil()</script>\"'&lt;script&gt;evil()&lt;/script&gt;"
HOSTILE = f"# {EVIL}\n\n1. {EVIL} zloveshchij\n\n| {EVIL} |\n|---|\n| {EVIL} |\n"
ACT = "acts/2026/tazalyq/act.html"
PAGES = (
    "index.html",
    "acts/index.html",
    "acts/2026/index.html",
    ACT,
    "acts/2026/tazalyq/act.parallel.html",
    "acts/2026/tazalyq/approval.html",
    "acts/2026/evil/act.html",
    "meetings/index.html",
    "meetings/2026/11-26/agenda.html",
    "meetings/2026/10-29/protocol.html",
    "acts/2026/tazalyq/expertise.html",
    "acts/2026/tazalyq/refusal-land.html",
    "meetings/2026/11-26/dispatch.html",
    "plans/2026/11/events.html",
    "plans/2026/q4/list.html",
    "assignments/2026/aua-sapasy/org-plan.html",
    "letters/2026/aua-sapasy.html",
    "registers/index.html",
    "registry/law.html",
    "rules/clauses.html",
    "assignments/index.html",
    "calendar/index.html",
    "people/index.html",
    "units/finance.html",
    "rules/index.html",
    "checks.html",
    "search.html?q=2026",
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration akimat with one hostile act, served under a path as a static host would."""
    folder = tmp_path_factory.mktemp("portal")
    akimat = folder / "akimat"
    shutil.copytree(ROOT / "content", akimat / "content")
    shutil.copy(ROOT / "reglament.yml", akimat)
    evil = akimat / "content/acts/2026/evil"
    evil.mkdir()
    (evil / "act.yml").write_text("kind: order\nstatus: in_force\ndate: 2026-11-20\n", encoding="utf-8")
    for lang in ("kk", "ru"):
        (evil / f"act.{lang}.md").write_text(HOSTILE, encoding="utf-8")
    loaded = load(akimat)
    repository = Repository(loaded.documents)
    calendar = WorkingCalendar.of(repository)
    day = date(2026, 11, 23)
    site = SiteInput(
        repository,
        Registers.of(repository),
        calendar,
        day,
        assignments(repository, calendar, day),
        findings=tuple(loaded.diagnostics),
        rules=tuple(rule.spec for rule in ALL.values()),
        settings=loaded.settings.data if loaded.settings else {},
    )
    staged = stage(site, folder / "stage")
    pictures = {f"files/{file.relative_to(akimat / 'content')}": file for file in (akimat / "content").rglob("*.svg")}
    pieces = make_pages(folder / "stage", staged, folder / "pages", pictures)
    mirror(folder / "host/some/path", {name: piece.source for name, piece in pieces.items()} | pictures)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder / "host"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/some/path/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    """Chromium without a window."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of."""
    return []


@pytest.fixture
def context(browser: sync_api.Browser, address: str, complaints: list[str]) -> Iterator[sync_api.BrowserContext]:
    """A window that keeps every error, every failed or foreign request, and every call of a hostile script."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900})
    opened.expose_function("evil", lambda: complaints.append("a script of a paper ran"))
    opened.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    opened.on("weberror", lambda told: complaints.append(str(told.error)))
    opened.on(
        "response", lambda answer: complaints.append(f"{answer.status} {answer.url}") if answer.status > 399 else None
    )
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:" + address[:16]))
            else complaints.append(f"foreign: {request.url}")
        ),
    )
    yield opened
    opened.close()


@pytest.fixture
def page(context: sync_api.BrowserContext) -> sync_api.Page:
    """A page of that window."""
    return context.new_page()


def found(page: sync_api.Page) -> list[str]:
    """Titles of the search's results, once it has answered."""
    page.locator("#rg-status", has_text=re.compile(r"\d|Ничего|Ештеңе")).wait_for()
    page.wait_for_timeout(700)
    return page.locator(".rg-results li > a").all_inner_texts()


def everything_found(page: sync_api.Page) -> list[str]:
    """Titles of all results: the ten first, then ten more at every press of the button."""
    shown = len(found(page))
    while (more := page.locator("#rg-more button")).count():
        more.click()
        page.wait_for_function("n => document.querySelectorAll('.rg-results li').length > n", arg=shown)
        shown = page.locator(".rg-results li").count()
    return page.locator(".rg-results li > a").all_inner_texts()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_page_is_quiet_narrow_and_keeps_to_its_host(context, address, complaints, lang, width) -> None:
    """Nine pages at a time: they come to rest together."""
    for start in range(0, len(PAGES), 9):
        opened = {path: context.new_page() for path in PAGES[start : start + 9]}
        for path, page in opened.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address + lang + "/" + path)
        for path, page in opened.items():
            page.wait_for_load_state("networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
            assert page.locator("html").get_attribute("lang") == lang
            assert page.locator("h1").count() == 1
            page.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("lang", "query", "title", "titles"),
    [
        ("kk", "қаулысына", "Сарқырама қаласында коммуналдық қалдықтарды", everything_found),
        ("kk", "қалдықтардың", "Сарқырама қаласында коммуналдық қалдықтарды", found),
        ("ru", "постановления", "Об утверждении Правил раздельного сбора", everything_found),
        ("ru", "отходами", "Об утверждении Правил раздельного сбора", found),
        ("ru", "4/512", "О мерах по содержанию улично-дорожной сети", found),
    ],
)
def test_search_finds_words_in_any_form(page, address, complaints, lang, query, title, titles) -> None:
    """A word that most papers have finds them all; one that few have finds them among the ten first."""
    page.goto(f"{address}{lang}/index.html")
    page.locator(".rg-hero input").fill(query)
    page.locator(".rg-hero button").click()
    assert any(title in text for text in titles(page))
    page.locator(".rg-results li > a", has_text=title).first.click()
    page.wait_for_load_state()
    assert "search.html" not in page.url
    assert page.locator("h1").count() == 1
    assert complaints == []


def test_search_shows_hostile_words_as_words(page, address, complaints) -> None:
    page.goto(f"{address}ru/search.html?q=zloveshchij")
    assert any("<script>" in text for text in found(page))
    assert complaints == []


def test_filters_of_the_search_and_of_registers(page, address, complaints) -> None:
    page.goto(f"{address}ru/search.html?q=города")
    everything = len(found(page))
    page.locator("select[name=kind]").select_option("Решение акима")
    page.wait_for_timeout(700)
    assert 0 < page.locator(".rg-results li").count() < everything
    assert "kind=" in page.url
    page.goto(f"{address}ru/rules/index.html")
    page.goto(f"{address}ru/acts/2026/index.html")
    assert complaints == []


def test_the_switch_keeps_the_page(page, address, complaints) -> None:
    page.goto(address)
    page.wait_for_url("**/kk/index.html")
    page.goto(f"{address}ru/{ACT}")
    page.locator(".rg-languages a").click()
    assert page.url == f"{address}kk/{ACT}"
    page.locator(".rg-languages a").click()
    assert page.url == f"{address}ru/{ACT}"
    assert complaints == []


def test_the_menu_of_a_phone_opens_without_a_script(browser, address) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kk/index.html")
    link = page.locator(".md-nav--primary a", has_text="Тапсырмалар")
    page.locator(".rg-menu").click()
    page.wait_for_timeout(500)
    link.click()
    assert page.url.endswith("kk/assignments/index.html")
    context.close()


def test_a_link_to_a_clause_shows_it_below_the_header(page, address) -> None:
    page.goto(f"{address}ru/{ACT}#c-9")
    page.wait_for_timeout(200)
    top = page.locator("#c-9").evaluate("element => element.getBoundingClientRect().top")
    assert 50 < top < 400


STEMS = {
    "қаулысына": "қаулы",
    "қаулылардың": "қаулы",
    "отырысында": "отырыс",
    "әкімдігінің": "әкімдік",
    "әкімдіктің": "әкімдік",
    "әкімінің": "әкім",
    "тармағына": "тармақ",
    "тармақтарында": "тармақ",
    "басқармасының": "басқарма",
    "тапсырмаларды": "тапсырма",
    "хаттаманың": "хаттама",
    "мерзімінен": "мерзім",
    "қалдықтарды": "қалдық",
    "бюджетінің": "бюджет",
    "көшелердің": "көше",
    "мектептерге": "мектеп",
    "отырыс": "отырыс",
    "аудан": "аудан",
    "кеңес": "кеңес",
    "дауыс": "дауыс",
}


def test_endings_of_kazakh_words_are_taken_off(page, address) -> None:
    page.goto(f"{address}kk/search.html")
    made = page.evaluate(
        "async ([source, words]) => { const m = await import(source); return words.map((w) => m.forms(w)); }",
        [f"{address}kk/assets/stem.js", list(STEMS)],
    )
    wrong = {word: forms for (word, stem), forms in zip(STEMS.items(), made, strict=True) if stem not in forms}
    assert wrong == {}
