from __future__ import annotations

import pytest

from reglament.portal.links import Broken, broken, scan

FILES = {"kk/index.html", "kk/a/b.html", "files/x.kk.pdf"}


def faults(body: str, files: frozenset[str] = frozenset()) -> list[Broken]:
    """What is wrong with a page beside another one and a file."""
    pages = {"kk/index.html": body, "kk/a/b.html": '<h1 id="c-5-1">x</h1><a href="../index.html">x</a>'}
    return broken({name: scan(name, text) for name, text in pages.items()}, FILES | files)


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
def test_good_addresses_pass(href: str) -> None:
    assert faults(f'<p id="here"><a href="{href}">x</a></p>', frozenset({"files/later.pdf"})) == []


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("a/none.html", "kk/a/none.html"),
        ("a/b.html#c-5-2", "kk/a/b.html#c-5-2"),
        ("#there", "kk/index.html#there"),
        ("../files/none.pdf", "files/none.pdf"),
        ("/kk/a/b.html", "/kk/a/b.html"),
        ("../../index.html", "../../index.html"),
        ("javascript:x", "javascript:x"),
        ("ftp://example.org", "ftp://example.org"),
        ("a/%00.html", "a/%00.html"),
        ("http://[x", "http://[x"),
    ],
)
def test_bad_addresses_are_named_with_their_page(href: str, told: str) -> None:
    assert faults(f"<a href='{href}'>x</a>") == [Broken("kk/index.html", told)]


def test_an_address_in_a_comment_or_a_text_is_no_address() -> None:
    assert faults('<!-- <a href="none.html"> --> &lt;a href="none.html"&gt;') == []
