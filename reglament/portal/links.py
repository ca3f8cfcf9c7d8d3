"""The link checker: every local address of every page leads to a file, every anchor to a place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ATTRIBUTE = re.compile(r"""\s(href|src|action|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^>]*>")


@dataclass(frozen=True)
class Broken:
    """An address that leads nowhere: the page that has it and the address as written."""

    page: str
    href: str


def broken(mounts: Mapping[str, Path], promised: Collection[str] = ()) -> list[Broken]:
    """Broken addresses of all HTML pages under the mounted folders.

    `mounts` maps a prefix of the site (`kk`, `ru`, empty for its root) to a folder; the longest prefix wins.
    `promised` are files that do not lie there yet.
    """
    pages: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
    for prefix, folder in mounts.items():
        nested = {folder / other for other in mounts if other and not prefix}
        for path in _html(folder, nested):
            name = posixpath.join(prefix, path.relative_to(folder).as_posix())
            pages[name] = scan(path.read_text(encoding="utf-8"))
    found: list[Broken] = []
    exists: dict[str, bool] = dict.fromkeys(promised, True)
    for name, (anchors, addresses) in pages.items():
        for href in addresses:
            if not _leads(name, href, anchors, pages, mounts, exists):
                found.append(Broken(name, href))
    return found


def scan(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The anchors of a page and the addresses that it names."""
    anchors: set[str] = set()
    addresses: dict[str, None] = {}
    for tag in _TAG.findall(_COMMENT.sub("", text)):
        for name, double, single, bare in _ATTRIBUTE.findall(tag):
            value = unescape(double or single or bare)
            if name.lower() == "id":
                anchors.add(value)
            else:
                addresses[value] = None
    return frozenset(anchors), tuple(addresses)


def _html(folder: Path, nested: Iterable[Path]) -> Iterator[Path]:
    skipped = tuple(nested)
    for path in sorted(folder.rglob("*.html")):
        if not any(path.is_relative_to(other) for other in skipped):
            yield path


def _leads(
    page: str,
    href: str,
    own: frozenset[str],
    pages: Mapping[str, tuple[frozenset[str], tuple[str, ...]]],
    mounts: Mapping[str, Path],
    exists: dict[str, bool],
) -> bool:
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return parts.scheme in {"http", "https", "mailto", "tel", "data"}
    anchor = unquote(parts.fragment)
    if not parts.path:
        return not anchor or anchor in own
    if parts.path.startswith("/"):
        return False
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if target.startswith(".."):
        return False
    if target not in exists:
        exists[target] = target in pages or _file(target, mounts)
    if not exists[target]:
        return False
    return not anchor or target not in pages or anchor in pages[target][0]


def _file(target: str, mounts: Mapping[str, Path]) -> bool:
    head, _, rest = target.partition("/")
    if head in mounts and rest:
        return (mounts[head] / rest).is_file()
    return "" in mounts and (mounts[""] / target).is_file()
