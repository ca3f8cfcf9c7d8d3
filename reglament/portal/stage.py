"""The stage: finished bodies and small configurations that MkDocs dresses. Only what changed is written."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reglament.diagnostics import Lang
from reglament.portal import acts, control_pages, home, meetings, people, rule_pages
from reglament.portal.body import Page, environment, render
from reglament.portal.face import Face
from reglament.portal.inputs import SiteInput, public
from reglament.portal.names import Names
from reglament.settings import resource

LANGS: tuple[Lang, ...] = ("kk", "ru")
ROOT = "root"
"""The folder of the stage with files that lie beside the languages."""

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def stage(site: SiteInput, folder: Path) -> None:
    """Bring `folder` to what `site` says: both languages, their configurations, the page that leads to them."""
    repository = public(site.repository)
    names = Names.of(site.registers)
    wanted: dict[str, str] = {f"{ROOT}/index.html": _door(Face(site, repository, names, "kk"))}
    env = environment()
    for lang in LANGS:
        face = Face(site, repository, names, lang)
        for page in all_pages(face):
            wanted[f"{lang}/{page.path.removesuffix('.html')}.md"] = _source(page, render(env, face, page))
        wanted[f"mkdocs.{lang}.yml"] = _config(face, folder)
    write_tree(folder, wanted)


def all_pages(face: Face) -> Iterator[Page]:
    """Every page of one language; of two pages with one address the later stands, so the portal's own come last."""
    yield from acts.pages(face)
    yield from meetings.pages(face)
    yield from control_pages.plan_pages(face)
    yield from control_pages.assignment_pages(face)
    yield from control_pages.calendar_pages(face)
    yield from people.pages(face)
    yield from rule_pages.pages(face)
    yield from home.pages(face)


def write_tree(folder: Path, wanted: dict[str, str]) -> None:
    """Write what changed, each file by a rename, and remove what is no longer wanted."""
    folder.mkdir(parents=True, exist_ok=True)
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name, text in wanted.items():
        data = text.encode("utf-8", errors="replace")
        path = folder / name
        if name in present and path.stat().st_size == len(data) and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.new")
        temporary.write_bytes(data)
        temporary.replace(path)
    for name in sorted(present - wanted.keys(), reverse=True):
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == folder:
                break
            with suppress(OSError):
                parent.rmdir()


def _source(page: Page, body: str) -> str:
    """Front matter and body. The theme prints front matter as it is, so that its strings are escaped here."""
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
