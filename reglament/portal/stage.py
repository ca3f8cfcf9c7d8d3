"""The stage: finished bodies and small configurations that MkDocs dresses. Only what changed is written."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from reglament.control.publicity import public
from reglament.diagnostics import Lang
from reglament.model.fingerprint import fingerprint
from reglament.portal import acts, control_pages, home, meetings, people, plain, rule_pages
from reglament.portal.body import Page, environment, render
from reglament.portal.face import Face
from reglament.portal.inputs import SiteInput
from reglament.portal.names import Names
from reglament.portal.search import searchable
from reglament.settings import resource

LANGS: tuple[Lang, ...] = ("kk", "ru")
ROOT = "root"
"""The folder of the stage with files that lie beside the languages."""

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A file of the stage: the SHA-256 of its bytes, and of what the search may know of it (empty: not searched)."""

    digest: str
    search: str


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file as it was staged: the digest of what it is made from, and what the system said of it then."""

    key: str
    stamp: str
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file that the stage must hold: the digest of what it is made from, and how to make it."""

    key: str
    make: Callable[[], str]


def stage(site: SiteInput, folder: Path, version: str = "") -> dict[str, Leaf]:
    """Bring `folder` to what `site` says: both languages, their configurations, the page that leads to them.

    Every file of the stage by its path in `folder`. `version` names all that pages depend on beside `site` (code,
    templates, libraries): a page of the last run of the same version that is made from the same is left as it lies,
    neither rendered nor read. Without a version every page is rendered.
    """
    folder.mkdir(parents=True, exist_ok=True)
    memory = folder.with_name(f"{folder.name}.json")
    known = _recalled(memory, version) if version else {}
    env = environment()
    made: dict[str, _Staged] = {}
    for name, wanted in _wanted(site, folder, env):
        path, old = folder / name, known.get(name)
        if old is not None and old.key == wanted.key and old.stamp == stamp(path):
            made[name] = old
        else:
            made[name] = _Staged(wanted.key, *_written(path, wanted.make()))
    _remove_others(folder, made)
    if made != known:
        _remember(memory, version, made)
    return {name: one.leaf for name, one in made.items()}


def _wanted(site: SiteInput, folder: Path, env: Environment) -> Iterator[tuple[str, _Wanted]]:
    repository = public(site.repository)
    names = Names.of(site.registers)
    yield f"{ROOT}/index.html", _text(_door(Face(site, repository, names, "kk")))
    for lang in LANGS:
        face = Face(site, repository, names, lang)
        pages = {page.path: page for page in all_pages(face)}
        for page in pages.values():
            make = partial(_source, env, lang, page)
            yield f"{lang}/{page.path.removesuffix('.html')}.md", _Wanted(fingerprint(page), make)
        yield f"mkdocs.{lang}.yml", _text(_config(face, folder))


def _text(text: str) -> _Wanted:
    return _Wanted(fingerprint(text), lambda: text)


def all_pages(face: Face) -> Iterator[Page]:
    """Every page of one language; of two pages with one address the later stands, so the portal's own come last."""
    yield from plain.pages(face)
    yield from acts.pages(face)
    yield from meetings.pages(face)
    yield from control_pages.plan_pages(face)
    yield from control_pages.assignment_pages(face)
    yield from control_pages.calendar_pages(face)
    yield from people.pages(face)
    yield from rule_pages.pages(face)
    yield from home.pages(face)


def stamp(path: Path) -> str:
    """What the system says of a file without reading it; empty when there is none. A rewritten file has another."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ino}"


def _written(path: Path, text: str) -> tuple[str, Leaf]:
    """Write a file by a rename unless it holds the text; its stamp and digests."""
    data = text.encode("utf-8", errors="replace")
    try:
        same = path.read_bytes() == data
    except OSError:
        same = False
    if not same:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.new")
        temporary.write_bytes(data)
        temporary.replace(path)
    searched = searchable(text)
    search = sha256(searched.encode("utf-8", errors="replace")).hexdigest() if searched else ""
    return stamp(path), Leaf(sha256(data).hexdigest(), search)


def _remove_others(folder: Path, wanted: Container[str]) -> None:
    """Remove files that are no longer wanted, and folders that are empty then."""
    for parent, _, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(parent, name)
            if path.relative_to(folder).as_posix() not in wanted:
                path.unlink(missing_ok=True)
        if Path(parent) != folder and not any(Path(parent).iterdir()):
            Path(parent).rmdir()


def _recalled(memory: Path, version: str) -> dict[str, _Staged]:
    try:
        said = json.loads(memory.read_text(encoding="utf-8"))
        return _staged(said["files"]) if said["version"] == version else {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _staged(said: Mapping[str, list[str]]) -> dict[str, _Staged]:
    return {name: _Staged(key, look, Leaf(digest, search)) for name, (key, look, digest, search) in said.items()}


def _remember(memory: Path, version: str, made: Mapping[str, _Staged]) -> None:
    files = {name: (one.key, one.stamp, one.leaf.digest, one.leaf.search) for name, one in made.items()}
    temporary = memory.with_name(f".{memory.name}.new")
    temporary.write_text(json.dumps({"version": version, "files": files}), encoding="utf-8")
    temporary.replace(memory)


def _source(env: Environment, lang: Lang, page: Page) -> str:
    """Front matter and body. The theme prints front matter as it is, so that its strings are escaped here."""
    body = render(env, lang, page)
    meta = {"title": page.title, "section": page.section, "description": page.description}
    lines = "".join(f"{key}: {_scalar(html.escape(value))}\n" for key, value in meta.items() if value)
    return f"---\n{lines}---\n{_UNPRINTABLE.sub('', body)}\n"


def _scalar(text: str) -> str:
    """A string as YAML reads it back: JSON on one line without characters that YAML forbids."""
    clean = _UNPRINTABLE.sub("", " ".join(text.split()))
    return json.dumps(clean, ensure_ascii=False)


def _config(face: Face, folder: Path) -> str:
    """The configuration of one language; it is JSON, which is YAML."""
    _ = face.gettext
    sections = {
        _("Home"): "index.md",
        _("Acts"): "acts/index.md",
        _("Meetings"): "meetings/index.md",
        _("Plans"): "plans/index.md",
        _("Assignments"): "assignments/index.md",
        _("Calendar"): "calendar/index.md",
        _("People and units"): "people/index.md",
        _("Registers"): "registers/index.md",
        _("About"): "about.md",
    }
    portal = resource("templates") / "portal"
    config = {
        "INHERIT": str((portal / "mkdocs.yml").resolve()),
        "site_name": html.escape(" ".join(_UNPRINTABLE.sub("", face.site_name()).split())),
        "docs_dir": str((folder / face.lang).resolve()),
        "theme": {"language": face.lang, "custom_dir": str((portal / "overrides").resolve())},
        "nav": [{title: target} for title, target in sections.items()],
        "extra": {
            "body": face.body_name(),
            "about": _("About the portal"),
            "rules": _("Rules"),
            "checks": _("What the check found"),
        },
    }
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _door(face: Face) -> str:
    """The page at the root: it leads to the state language at once and offers both."""
    title = html.escape(face.site_name())
    return (
        '<!doctype html>\n<html lang="kk">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        '<meta http-equiv="refresh" content="0; url=kk/index.html">\n'
        f'<link rel="icon" href="kk/assets/icon.svg">\n<title>{title}</title>\n</head>\n<body>\n'
        '<p><a href="kk/index.html" lang="kk">Қазақша</a> | <a href="ru/index.html" lang="ru">Русский</a></p>\n'
        "</body>\n</html>\n"
    )
