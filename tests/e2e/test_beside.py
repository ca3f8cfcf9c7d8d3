"""The paper beside its page in the served portal: it follows an edit before the site is built anew."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACT = "acts/2026/koshe-ataulary/act"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration; a test that edits it mends it."""
    folder = tmp_path_factory.mktemp("beside")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "reglament.yml", folder)
    return folder


@pytest.fixture(scope="module")
def served(content: Path) -> Iterator[str]:
    """The address of the demonstration as `serve` shows it: built once for all tests of this file."""
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", "--lang", "ru"]
    server = subprocess.Popen(command, cwd=content, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert found
        for line in server.stdout:
            if "build/site" in line:
                break
        threading.Thread(target=server.stdout.read, daemon=True).start()
        yield found[0]
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)


@pytest.fixture
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("REGLAMENT_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.browser
@pytest.mark.slow
def test_the_sheet_follows_an_edit_ahead_of_the_site(served: str, content: Path, browser: Any) -> None:
    from playwright.sync_api import expect

    page = browser.new_page(viewport={"width": 1440, "height": 900})
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{served}/ru/{ACT}.html")
    toggle = page.locator(".rg-paper-toggle")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.focus()
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")
    pictures = page.locator("#rg-paper img")
    expect(pictures).to_have_count(2)
    expect(pictures.first).to_have_attribute("alt", "Страница 1 из 2")
    assert pictures.first.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1000
    beside, text = page.locator("#rg-paper").bounding_box(), page.locator(".rg-text").bounding_box()
    assert beside["x"] >= text["x"] + text["width"] and beside["width"] > 400

    before = pictures.first.get_attribute("src")
    page.evaluate("window.same = true")
    path = content / f"content/{ACT}.ru.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("безымянных", "безымянных и новых"), encoding="utf-8")
    expect(pictures.first).not_to_have_attribute("src", before, timeout=10_000)
    assert page.evaluate("window.same === true"), "the panel waited for the site"
    expect(page.locator(".rg-text")).to_contain_text("и новых", timeout=60_000)
    assert page.evaluate("window.same === undefined")
    expect(pictures).to_have_count(2)  # open still, after the page itself was loaded anew
    after = pictures.first.get_attribute("src")

    path.write_bytes(b"\xff\xfe")
    expect(page.locator(".rg-paper-said")).to_contain_text("act.ru.md", timeout=10_000)
    expect(pictures.first).to_have_attribute("src", after)
    path.write_text(good, encoding="utf-8")
    expect(pictures.first).to_have_attribute("src", before, timeout=60_000)
    assert all(url.startswith(served) for url in asked)
    assert not told, told


@pytest.mark.browser
@pytest.mark.slow
def test_the_panel_speaks_the_language_of_the_page_and_fits_a_phone(served: str, browser: Any) -> None:
    from playwright.sync_api import expect

    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served}/kk/{ACT}.html")
    page.locator(".rg-paper-toggle").click()
    expect(page.get_by_role("complementary", name="Құжат парақта")).to_be_visible()
    expect(page.locator("#rg-paper button[aria-pressed=true]")).to_have_text("Қазақша")
    expect(page.locator("#rg-paper img").first).to_have_attribute("alt", "2 беттің 1-беті")
    page.get_by_role("button", name="Қатар").click()
    expect(page.locator("#rg-paper button[aria-pressed=true]")).to_have_text("Қатар")
    expect(page.locator("#rg-paper img").first).to_be_attached()
    panel, content = page.locator("#rg-paper").bounding_box(), page.locator(".md-content").bounding_box()
    assert panel["y"] >= content["y"] + content["height"] - 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("#rg-paper img").first.scroll_into_view_if_needed()
    page.locator("#rg-paper button[aria-pressed=true]").focus()
    page.keyboard.press("Escape")
    expect(page.locator("#rg-paper")).to_be_hidden()
    expect(page.locator(".rg-paper-toggle")).to_be_focused()


@pytest.mark.browser
@pytest.mark.slow
def test_pages_without_a_sheet_have_no_panel_and_nothing_else_is_given_out(served: str, browser: Any) -> None:
    page = browser.new_page()
    for address in ("index.html", "acts/index.html", "search.html"):
        page.goto(f"{served}/ru/{address}")
        page.wait_for_timeout(500)
        assert page.locator(".rg-paper-toggle").count() == 0, address
    for way in ("paper/en/x", "paper/kk/../../reglament", "picture/0.png", "paper/kk", "other"):
        answer = page.request.get(f"{served}/__live__/{way}")
        assert answer.status == 404 or not answer.json()["pages"], way
