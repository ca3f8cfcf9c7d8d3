from __future__ import annotations

import gzip
import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from reglament.errors import RenderError
from reglament.pipeline.swap import mirror
from reglament.portal import FileLink, Piece, SiteInput, make_pages, making, search, stage


def publish(site: SiteInput, folder: Path, files: Collection[str] = (), version: str = "1") -> Mapping[str, Piece]:
    """Bring the site in `folder` up to date."""
    staged = stage(site, folder / "stage", version)
    pieces = make_pages(folder / "stage", staged, folder / "work", files, version)
    mirror(folder / "site", {name: one.source for name, one in pieces.items()})
    return pieces


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


CHANGED = {
    "content/acts/2026/tazalyq/act.ru.md": "# О чистоте улиц\n\n1. Утвердить.\n",
    "content/assignments/2026/esep.yml": None,
    "content/acts/2026/jana/act.yml": "kind: order\nstatus: draft\ndeveloper: finance\n",
    "content/acts/2026/jana/act.kk.md": "# Жаңа өкім\n\n1. Бекітілсін.\n",
}


def test_a_site_changed_step_by_step_is_the_site_made_anew(make_site, tmp_path: Path) -> None:
    before, after = make_site(), make_site(CHANGED)
    publish(before, tmp_path / "a")
    publish(after, tmp_path / "a")
    publish(after, tmp_path / "elsewhere/b")
    one, other = tree(tmp_path / "a/site"), tree(tmp_path / "elsewhere/b/site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert {"index.html", "kk/index.html", "ru/acts/2026/tazalyq/act.html"} <= one.keys()
    assert not [name for name in one if "sitemap" in name or name.endswith((".map", "404.html"))]
    assert "ru/assignments/2026/esep.html" not in one


def test_nothing_is_made_twice(make_site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = publish(make_site(), tmp_path)
    for name in ("dress", "index", "scan"):
        monkeypatch.setattr(making, name, lambda *_: pytest.fail("made again"))
    assert publish(make_site(), tmp_path) == pieces


def test_what_lies_otherwise_than_it_was_left_is_made_again(make_site, tmp_path: Path) -> None:
    publish(make_site(), tmp_path)
    good = tree(tmp_path / "site")
    for name in ("stage/kk/index.md", "work/kk/index.html", "work/ru/assets/portal.css"):
        (tmp_path / name).unlink()
        (tmp_path / name).write_text("stranger")
    next((tmp_path / "work/pagefind.ru").glob("*.pf_meta")).unlink()
    (tmp_path / "work/kk/of-a-stranger.html").write_text("stranger")
    publish(make_site(), tmp_path)
    assert tree(tmp_path / "site") == good


def test_a_page_that_leads_to_a_removed_one_is_found_though_it_did_not_change(make_site, tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    staged = stage(make_site(), folder, "1")
    make_pages(folder, staged, tmp_path / "work", (), "1")
    (folder / "ru/assignments/2026/esep.md").unlink()
    del staged["ru/assignments/2026/esep.md"]
    with pytest.raises(RenderError, match=r"ru/assignments/2026/esep\.html"):
        make_pages(folder, staged, tmp_path / "work", (), "1")


def test_a_failure_is_told_and_mended_by_the_next_run(
    make_site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make_site(), tmp_path)
    missing = {"acts/2026/tazalyq/act": (FileLink("ru", "pdf", "files/none.pdf", 1),)}
    with pytest.raises(RenderError, match=r"files/none\.pdf"):
        publish(make_site(files=missing), tmp_path)
    assert publish(make_site(files=missing), tmp_path, files={"files/none.pdf"})
    monkeypatch.setattr(search.sys, "executable", "/nonexistent/python")
    with pytest.raises(RenderError, match="search index"):
        publish(make_site(CHANGED), tmp_path)
    monkeypatch.undo()
    publish(make_site(CHANGED), tmp_path)
    assert b"\xd1\x83\xd0\xbb\xd0\xb8\xd1\x86" in (tmp_path / "site/ru/acts/2026/tazalyq/act.html").read_bytes()


def test_a_warning_of_the_generator_is_an_error(make_site, tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    staged = stage(make_site(), folder)
    (folder / "kk/index.md").unlink()
    with pytest.raises(RenderError, match=r"index\.md"):
        make_pages(folder, staged, tmp_path / "work")


def test_pages_name_no_foreign_host_and_no_day_of_the_run(make_site, tmp_path: Path) -> None:
    publish(make_site(), tmp_path)
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""(?:href|src|action|content)=["']?(?:https?:)?//""", text), path
        assert "generator" not in text
    entry = json.loads((tmp_path / "site/ru/pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert list(entry["languages"]) == ["ru"]
    for path in (tmp_path / "site").rglob("*.pf_*"):
        assert path.read_bytes()[4:8] == b"\0\0\0\0", path
        assert gzip.decompress(path.read_bytes()).startswith(b"pagefind_dcd")


def test_an_indexer_in_the_current_folder_is_not_run(
    make_site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind").mkdir()
    for name in ("__init__", "__main__"):
        (tmp_path / "pagefind" / f"{name}.py").write_text("raise SystemExit('a stranger')")
    monkeypatch.chdir(tmp_path)
    assert publish(make_site(), tmp_path / "akimat")
