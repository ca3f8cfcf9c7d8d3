from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from reglament.errors import RenderError
from reglament.portal import FileLink, publish, search, stage


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
    stage(before, tmp_path / "a/stage")
    assert publish(tmp_path / "a/stage", tmp_path / "a/site")
    assert not publish(tmp_path / "a/stage", tmp_path / "a/site")
    stage(after, tmp_path / "a/stage")
    assert publish(tmp_path / "a/stage", tmp_path / "a/site")
    stage(after, tmp_path / "elsewhere/b/stage")
    assert publish(tmp_path / "elsewhere/b/stage", tmp_path / "elsewhere/b/site")
    one, other = tree(tmp_path / "a/site"), tree(tmp_path / "elsewhere/b/site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert {"index.html", "kk/index.html", "ru/acts/2026/tazalyq/act.html"} <= one.keys()
    assert not [name for name in one if "sitemap" in name or name.endswith((".map", "404.html"))]
    assert "ru/assignments/2026/esep.html" not in one


def test_a_failure_leaves_the_last_good_site(make_site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, site = tmp_path / "stage", tmp_path / "site"
    stage(make_site(), folder)
    publish(folder, site)
    good = tree(site)
    missing = {"acts/2026/tazalyq/act": (FileLink("ru", "pdf", "files/none.pdf", 1),)}
    stage(make_site(files=missing), folder)
    with pytest.raises(RenderError, match=r"files/none\.pdf"):
        publish(folder, site)
    assert tree(site) == good
    assert publish(folder, site, files={"files/none.pdf"})

    published = tree(site)
    stage(make_site(CHANGED), folder)
    monkeypatch.setattr(search.sys, "executable", "/nonexistent/python")
    with pytest.raises(RenderError, match="search index"):
        publish(folder, site)
    assert tree(site) == published
    monkeypatch.undo()
    assert publish(folder, site)
    assert b"\xd1\x83\xd0\xbb\xd0\xb8\xd1\x86" in (site / "ru/acts/2026/tazalyq/act.html").read_bytes()


def test_a_run_killed_between_two_renames_is_mended_by_the_next(make_site, tmp_path: Path) -> None:
    folder, site = tmp_path / "stage", tmp_path / "site"
    stage(make_site(), folder)
    publish(folder, site)
    good = tree(site)
    (site / "kk").rename(site / ".kk.old")
    (site / ".ru.new").mkdir()
    publish(folder, site)
    assert tree(site) == good


def test_a_warning_of_the_generator_is_an_error(make_site, tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    stage(make_site(), folder)
    (folder / "kk/index.md").unlink()
    with pytest.raises(RenderError, match=r"index\.md"):
        publish(folder, tmp_path / "site")
    assert not (tmp_path / "site/kk").exists()


def test_pages_name_no_foreign_host_and_no_day_of_the_run(make_site, tmp_path: Path) -> None:
    stage(make_site(), tmp_path / "stage")
    publish(tmp_path / "stage", tmp_path / "site")
    for path in (tmp_path / "site").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""(?:href|src|action|content)=["']?(?:https?:)?//""", text), path
        assert "generator" not in text
    entry = json.loads((tmp_path / "site/ru/pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert list(entry["languages"]) == ["ru"]
    for path in (tmp_path / "site").rglob("*.pf_*"):
        assert path.read_bytes()[4:8] == b"\0\0\0\0", path
        assert gzip.decompress(path.read_bytes()).startswith(b"pagefind_dcd")


def test_a_site_that_someone_removed_is_made_again(make_site, tmp_path: Path) -> None:
    folder, site = tmp_path / "stage", tmp_path / "site"
    stage(make_site(), folder)
    publish(folder, site)
    good = tree(site)
    shutil.rmtree(site)
    assert publish(folder, site)
    assert tree(site) == good
