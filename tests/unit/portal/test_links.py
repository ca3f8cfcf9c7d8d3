from __future__ import annotations

from pathlib import Path

import pytest

from reglament.portal.links import Broken, broken


def site(tmp_path: Path, body: str) -> dict[str, Path]:
    """Two pages in `kk`, one file beside."""
    (tmp_path / "kk/a").mkdir(parents=True)
    (tmp_path / "files").mkdir()
    (tmp_path / "files/x.kk.pdf").write_bytes(b"pdf")
    (tmp_path / "kk/index.html").write_text(body, encoding="utf-8")
    (tmp_path / "kk/a/b.html").write_text('<h1 id="c-5-1">x</h1><a href="../index.html">x</a>', encoding="utf-8")
    return {"kk": tmp_path / "kk", "files": tmp_path / "files"}


@pytest.mark.parametrize(
    "href",
    [
        "a/b.html",
        "a/b.html#c-5-1",
        "#here",
        "#",
        "../files/x.kk.pdf",
        "a/b.html?q=1",
        "mailto:a@b.example",
        "https://example.org/none",
        "../files/later.pdf",
    ],
)
def test_good_addresses_pass(tmp_path: Path, href: str) -> None:
    mounts = site(tmp_path, f'<p id="here"><a href="{href}">x</a></p>')
    assert broken(mounts, {"files/later.pdf"}) == []


@pytest.mark.parametrize(
    "href",
    [
        "a/none.html",
        "a/b.html#c-5-2",
        "#there",
        "../files/none.pdf",
        "/kk/a/b.html",
        "../../index.html",
        "javascript:x",
        "ftp://example.org",
    ],
)
def test_bad_addresses_are_named_with_their_page(tmp_path: Path, href: str) -> None:
    assert broken(site(tmp_path, f"<a href='{href}'>x</a>")) == [Broken("kk/index.html", href)]


def test_an_address_in_a_comment_or_a_text_is_no_address(tmp_path: Path) -> None:
    assert broken(site(tmp_path, '<!-- <a href="none.html"> --> &lt;a href="none.html"&gt;')) == []
