"""A redline in a terminal and as HTML: readable without colour, safe with a stranger's text, in three languages."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.redline import redline
from reglament.redline.html import as_html, page
from reglament.redline.text import as_text
from tests.unit.redline.edits import edited, paper
from tests.unit.render.papers import decree, p

EVIL = "</p><script>alert(1)</script>\x1b[2J\u202e<img src=x onerror=1>"


def pair() -> tuple[object, ...]:
    old = decree(count=4)
    return old, replace(old, title=f"О чистоте {EVIL}", blocks=(*old.blocks[:3], *old.blocks[4:], p(EVIL)))


def test_every_change_stands_under_its_place() -> None:
    old = decree(count=4)
    said = as_text(redline(old, replace(old, blocks=old.blocks[:-1])), "ru", old="прежняя", new="новая")
    assert said.startswith("О чистоте города\n--- прежняя\n+++ новая\nисключено пунктов: 1 (4)\n")
    assert "\n@@ пункт 4 · исключено @@\n  [-4. Контроль" in said
    assert "постановляет" not in said.casefold().split("@@")[0].replace("о чистоте города", "")


def test_long_texts_are_shown_around_their_changes() -> None:
    words = [f"слово{n}" for n in range(200)]
    changed = [*words[:100], "новое", *words[101:]]
    old, new = (replace(decree(count=2), blocks=(p(" ".join(text)),)) for text in (words, changed))
    said = as_text(redline(old, new), "kk", old="a", new="b")
    assert "[-слово100-]{+новое+}" in said
    assert "…" in said
    assert len(said) < 800


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_stranger_steers_neither_terminal_nor_page(lang: str) -> None:
    found = redline(*pair())  # type: ignore[arg-type]
    said = as_text(found, lang, old=EVIL, new=EVIL)
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\x1b[31m" in as_text(found, lang, old="a", new="b", colour=True)
    made = page([as_html(found, lang, old=EVIL, new=EVIL)], lang, EVIL)
    for bad in ("<script", "<img", "onerror=1>"):
        assert bad not in made


class Reader(HTMLParser):
    """The text of a fragment: everything, or without what is in an element of a kind."""

    def __init__(self, without: str = "") -> None:
        super().__init__()
        self.without = without
        self.open: list[tuple[str, str]] = []
        self.tags: set[str] = set()
        self.said: list[str] = []
        self.balanced = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.balanced = self.balanced and bool(self.open) and self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        hidden = any(kind in ("vh", "f") for _, kind in self.open)
        if not hidden and not any(tag in (self.without, "header", "h3") for tag, _ in self.open):
            self.said.append(data)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_html_holds_both_versions(seed: int) -> None:
    random = Random(seed)
    old = paper(random)
    new = edited(random, old)
    made = as_html(redline(old, new), "en", old="a", new="b")
    for without, version in (("ins", old), ("del", new)):
        reader = Reader(without)
        reader.feed(made)
        reader.close()
        assert reader.balanced
        assert not reader.open
        wanted = as_html(redline(version, version), "en", old="a", new="b")
        plain = Reader("")
        plain.feed(wanted)
        assert _letters(reader.said) == _letters(plain.said)
    assert "ins" not in _tags(as_html(redline(old, old), "en", old="a", new="b")) - {"ins"}


def _letters(said: list[str]) -> str:
    return "".join("".join(said).split())


def _tags(made: str) -> set[str]:
    reader = Reader()
    reader.feed(made)
    return reader.tags


def test_changes_are_announced_in_words() -> None:
    old = decree(count=2)
    made = as_html(redline(old, replace(old, title="О порядке города")), "ru", old="a", new="b", whole=False)
    assert '<del><span class="vh" lang="ru">[исключено: </span>чистоте<span class="vh" lang="ru">]</span></del>' in made
    assert "заголовок · изменено" in made
    assert "ПОСТАНОВЛЯЕТ" not in made
