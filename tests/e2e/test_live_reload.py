"""A browser that shows the served portal follows the papers."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.browser
@pytest.mark.slow
def test_an_edit_reaches_the_open_page_and_a_fault_is_announced(akimat: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    chromium = os.environ.get("REGLAMENT_CHROMIUM") or shutil.which("chromium")
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "8790", "--lang", "ru"]
    server = subprocess.Popen(command, cwd=akimat, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert found
        for line in server.stdout:
            if "build/site" in line:
                break
        path = next((akimat / "content/acts").glob("*/*/act.ru.md"))
        with sync_playwright() as tool:
            browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            page = browser.new_page()
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            folder = path.parent.relative_to(akimat / "content").as_posix()
            page.goto(f"{found[0]}/ru/{folder}/act.html")
            expect(page.locator("h1").first).to_be_visible()
            title, _, rest = path.read_text().partition("\n")
            path.write_text(f"{title} и садах\n{rest}")
            expect(page.locator("h1").first).to_contain_text("и садах", timeout=30_000)
            expect(page.locator("a[href='/__live__/findings']")).to_be_visible(timeout=10_000)
            page.locator("a[href='/__live__/findings']").click()
            expect(page.locator("pre")).to_contain_text("R16.3")
            browser.close()
        assert all(url.startswith(found[0]) for url in asked)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
