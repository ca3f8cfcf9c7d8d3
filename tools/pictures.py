#!/usr/bin/env python3
"""Make the pictures of the README from the last build: a rendered decree and the portal.

    make pictures

Needs Chromium. Reads build/site, writes docs/pictures.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pypdfium2
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "build" / "site"
PICTURES = ROOT / "docs" / "pictures"
DECREE = "acts/2026/tazalyq/act"
COLOURS = 64


def decree() -> None:
    """The first page of the decree side by side in both languages' own versions."""
    pages = []
    for lang in ("kk", "ru"):
        document = pypdfium2.PdfDocument(SITE / "files" / f"{DECREE}.{lang}.pdf")
        pages.append(document[0].render(scale=1.1).to_pil().convert("RGB"))
    width = sum(page.width for page in pages) + 20
    sheet = pages[0].resize((width, pages[0].height))
    sheet.paste((120, 125, 130), (0, 0, width, sheet.height))
    sheet.paste(pages[0], (0, 0))
    sheet.paste(pages[1], (pages[0].width + 20, 0))
    sheet.quantize(COLOURS).save(PICTURES / "decree.png", optimize=True)


def portal(chromium: str) -> None:
    """The home page on a desktop and an act on a phone."""
    handler = functools.partial(QuietHandler, directory=str(SITE))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, path, width, height in (
            ("portal", "/ru/", 1280, 900),
            ("portal-phone", f"/kk/{DECREE}.html", 390, 844),
        ):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(base + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=PICTURES / f"{name}.png")
        browser.close()
    server.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Both pictures."""
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = os.environ.get("REGLAMENT_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if chromium is None:
        sys.exit("Chromium is needed for the pictures: install the package `chromium`.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    decree()
    portal(chromium)


if __name__ == "__main__":
    main()
