"""The server for one reader: what it tells a page, and what it gives out of a paper."""

from __future__ import annotations

import json
import shutil
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reglament.cli.beside import OPEN, Beside
from reglament.cli.live import Board, LiveServer, open_server
from reglament.pipeline.request import Request
from reglament.settings import paths

ROOT = Path(__file__).resolve().parents[3]
ACT = "acts/2026/koshe-ataulary/act"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copyfile(ROOT / "reglament.yml", tmp_path / "reglament.yml")
    site = tmp_path / "build/site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("<html><head></head><body></body></html>")
    beside = Beside(Request(paths(tmp_path), date(2026, 11, 23), jobs=1), lambda found: found[0].rule)
    with open_server(site, Board(), 8850, beside) as opened:
        threading.Thread(target=opened.serve_forever, daemon=True).start()
        yield opened
        opened.shutdown()
    beside.close()


def get(server: LiveServer, way: str) -> Any:
    return urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{way}", timeout=60)


def ask(server: LiveServer, way: str) -> Any:
    return json.load(get(server, f"/__live__/{way}"))


def test_a_page_that_waits_is_told_of_an_edit_at_once(server: LiveServer) -> None:
    state = ask(server, "state")
    threading.Timer(0.3, server.board.edited).start()
    begun = time.monotonic()
    news = ask(server, f"state?seen={state['build']}.{state['edit']}")
    assert (news["build"], news["edit"]) == (state["build"], state["edit"] + 1)
    assert 0.2 < time.monotonic() - begun < 20
    assert ask(server, "state?seen=nonsense") == news


def test_the_pages_of_a_paper_are_pictures_that_may_be_kept(server: LiveServer) -> None:
    about = ask(server, f"about/kk/{ACT}")
    assert about["langs"] == ["kk", "ru", "kk-ru"]
    assert about["words"]["page"] == "{pages} беттің {page}-беті"
    paper = ask(server, f"paper/kk-ru/{ACT}")
    assert not paper["broken"] and not paper["said"]
    first = paper["pages"][0]
    with get(server, f"/__live__/picture/{first['src']}.png") as answer:
        assert answer.headers["Content-Type"] == "image/png"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.read().startswith(b"\x89PNG")
    assert get(server, "/").headers["Cache-Control"] == "no-store"


def test_an_edit_is_seen_when_it_changes_an_open_paper(server: LiveServer) -> None:
    before = ask(server, f"paper/ru/{ACT}")["pages"]
    assert not server.beside.refresh()
    text = server.site.parents[1] / f"content/{ACT}.ru.md"
    text.write_text(text.read_text(encoding="utf-8").replace("безымянных", "новых 中"), encoding="utf-8")
    assert server.beside.refresh()
    after = ask(server, f"paper/ru/{ACT}")
    assert after["pages"] != before
    assert after["said"] == "P01"
    gone, kept = before[0]["src"], after["pages"][0]["src"]
    assert server.beside.picture(gone) is None and server.beside.picture(kept) is not None


def test_only_papers_before_somebody_are_kept(server: LiveServer) -> None:
    folder = server.site.parents[1] / "content/acts/2026"
    ids = [f"acts/2026/{path.parent.name}/act" for path in sorted(folder.glob("*/act.yml"))][: OPEN + 1]
    pages = [ask(server, f"paper/kk/{key}")["pages"] for key in ids]
    assert len(ids) == OPEN + 1
    assert server.beside.picture(pages[0][0]["src"]) is None
    assert server.beside.picture(pages[-1][0]["src"]) is not None


@pytest.mark.parametrize("key", ["registry/persons", "absent", "../reglament", "", "index"])
def test_what_is_no_paper_has_no_sheets(server: LiveServer, key: str) -> None:
    assert ask(server, f"about/ru/{key}") == {"langs": []}
    assert not ask(server, f"paper/ru/{key}")["pages"]


@pytest.mark.parametrize("way", [f"paper/en/{ACT}", f"about/kk-ru/{ACT}", "picture/0.png", "picture", "paper", "../x"])
def test_other_addresses_are_not_there(server: LiveServer, way: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404"):
        get(server, f"/__live__/{way}")


def test_a_page_gets_the_scripts_and_the_file_stays_as_it_is(server: LiveServer) -> None:
    page = get(server, "/index.html").read()
    assert b"live.js" in page and b"beside.js" in page
    assert b"script" not in (server.site / "index.html").read_bytes()
    for name in ("live.js", "beside.js", "beside.css"):
        assert get(server, f"/__live__/{name}").status == 200
