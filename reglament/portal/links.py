"""The link checker: every local address of every page leads to a file, every anchor to a place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

_ATTRIBUTE = re.compile(r"""\s(href|src|action|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ELSEWHERE = frozenset({"http", "https", "mailto", "tel", "data"})
_NEXT = "\0"
_AT = "\x01"


@dataclass(frozen=True)
class Broken:
    """An address that leads nowhere: the page that has it, and where it leads from the root of the site.

    An address that cannot lead anywhere in the site stands as it is written.
    """

    page: str
    address: str


@dataclass(frozen=True, slots=True)
class Scan:
    """The anchors of a page and its ways to places of the site, each list in one string: there are very many."""

    anchors: str = ""
    ways: str = ""


def scan(page: str, text: str) -> Scan:
    """The anchors and ways of one page; it depends on nothing but the page."""
    anchors: dict[str, None] = {}
    ways: dict[str, None] = {}
    for tag in _TAG.findall(_COMMENT.sub("", text)):
        for name, double, single, bare in _ATTRIBUTE.findall(tag):
            value = unescape(double or single or bare)
            if name.lower() == "id":
                anchors[value] = None
            elif way := _way(page, value):
                ways[way] = None
    return Scan(_NEXT.join(anchors), _NEXT.join(ways))


def broken(pages: Mapping[str, Scan], files: Collection[str]) -> list[Broken]:
    """Ways of all pages that lead nowhere. `pages` and `files` are all there is, by path from the root of the site."""
    every: set[str] = set()
    for seen in pages.values():
        every.update(seen.ways.split(_NEXT))
    every.discard("")
    anchors: dict[str, frozenset[str]] = {}
    dead = {way for way in every if not _leads(way, pages, files, anchors)}
    if not dead:
        return []
    found = [(page, way) for page, seen in pages.items() for way in seen.ways.split(_NEXT) if way in dead]
    return [Broken(page, way.replace(_AT, "#").strip("#")) for page, way in found]


def _way(page: str, href: str) -> str:
    """Where an address leads: path from the root and anchor; nothing for the same page or another site.

    What cannot lead anywhere has no path, so that it is always found broken.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return _AT + _plain(href)
    if parts.scheme or parts.netloc:
        return "" if parts.scheme in _ELSEWHERE else _AT + _plain(href)
    anchor = unquote(parts.fragment)
    if not parts.path:
        return f"{page}{_AT}{_plain(anchor)}" if anchor else ""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if parts.path.startswith("/") or target.startswith("..") or target != _plain(target):
        return _AT + _plain(href)
    return f"{target}{_AT}{_plain(anchor)}"


def _plain(text: str) -> str:
    return text.replace(_NEXT, "\ufffd").replace(_AT, "\ufffd")


def _leads(way: str, pages: Mapping[str, Scan], files: Collection[str], anchors: dict[str, frozenset[str]]) -> bool:
    target, _, anchor = way.partition(_AT)
    if target not in pages:
        return target in files
    if anchor and target not in anchors:
        anchors[target] = frozenset(pages[target].anchors.split(_NEXT))
    return not anchor or anchor in anchors[target]
