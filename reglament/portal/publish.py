"""From the stage to the site: dress, index, check, and swap in, so that a failure leaves the last good site."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from reglament.errors import RenderError
from reglament.portal.dress import dress
from reglament.portal.links import broken
from reglament.portal.search import index
from reglament.portal.stage import LANGS, ROOT
from reglament.settings import resource

_STATE = "state.json"
_SHOWN = 5


@dataclass(frozen=True)
class _State:
    """What the last good run made: `pages` maps staged files to their digests, `site` names the published folder."""

    theme: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    site: str = ""


def publish(stage: Path, site: Path, work: Path | None = None, files: Collection[str] = ()) -> bool:
    """Make the site of both languages in `site` from `stage`; files to download lie there already or are `files`.

    `files` are paths from the root of the site that the caller will lay there. Only `kk/`, `ru/` and the pages at the
    root are touched. `work` keeps dressed pages between runs (beside the stage
    when not given). Returns False when nothing had changed. Raises RenderError when MkDocs warns, Pagefind fails or a
    link is broken; the site is then as it was.
    """
    work = work or stage.with_name(f"{stage.name}.dressed")
    work.mkdir(parents=True, exist_ok=True)
    _recover(site)
    old = _read_state(work)
    new = _State(_theme(stage), _digests(stage), "")
    if old.pages == new.pages and old.theme == new.theme and old.site and old.site == _identity(site):
        return False
    (work / _STATE).unlink(missing_ok=True)
    for lang in LANGS:
        _dress_language(stage, work, lang, old, new)
    ready = {lang: _assemble(work, lang) for lang in LANGS}
    _check(site, ready, files)
    for lang in LANGS:
        _swap(ready[lang], site / lang)
    _copy_root(stage / ROOT, site)
    _write_state(work, _State(new.theme, new.pages, _identity(site)))
    return True


def _dress_language(stage: Path, work: Path, lang: str, old: _State, new: _State) -> None:
    """Dress and index one language as far as it changed."""
    before, after = _of(old, lang), _of(new, lang)
    out, pagefind = work / lang, work / f"pagefind.{lang}"
    whole = old.theme != new.theme or not out.is_dir()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if not whole and not changed and pagefind.is_dir():
        return
    outputs = [name.removesuffix(".md").removeprefix(f"{lang}/") + ".html" for name in changed]
    dress(stage / f"mkdocs.{lang}.yml", out, None if whole else outputs)
    index(out, pagefind)


def _assemble(work: Path, lang: str) -> Path:
    """A folder with the dressed pages and their index, linked rather than copied where the disk allows it."""
    ready = work / f"ready.{lang}"
    shutil.rmtree(ready, ignore_errors=True)
    shutil.copytree(work / lang, ready, copy_function=_link)
    shutil.copytree(work / f"pagefind.{lang}", ready / "pagefind", copy_function=_link)
    return ready


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _check(site: Path, ready: Mapping[str, Path], promised: Collection[str]) -> None:
    """Raise RenderError when an address in the new pages leads nowhere."""
    site.mkdir(parents=True, exist_ok=True)
    found = broken({**ready, "files": site / "files"}, frozenset(promised))
    if found:
        named = "; ".join(f"{item.page}: {item.href}" for item in found[:_SHOWN])
        raise RenderError("Broken links in the portal ({count}): {links}", count=len(found), links=named)


def _swap(ready: Path, target: Path) -> None:
    """Put a finished folder in the place of the published one by renames; `_recover` mends a crash between them."""
    previous = target.with_name(f".{target.name}.old")
    shutil.rmtree(previous, ignore_errors=True)
    incoming = target.with_name(f".{target.name}.new")
    shutil.rmtree(incoming, ignore_errors=True)
    try:
        ready.replace(incoming)
    except OSError:
        shutil.copytree(ready, incoming)
        shutil.rmtree(ready, ignore_errors=True)
    if target.exists():
        target.replace(previous)
    incoming.replace(target)
    shutil.rmtree(previous, ignore_errors=True)


def _recover(site: Path) -> None:
    """After a crash between two renames, put the last good folder back."""
    for lang in LANGS:
        target, previous = site / lang, site / f".{lang}.old"
        if previous.is_dir() and not target.exists():
            previous.replace(target)
        shutil.rmtree(previous, ignore_errors=True)
        shutil.rmtree(site / f".{lang}.new", ignore_errors=True)


def _copy_root(source: Path, site: Path) -> None:
    for path in sorted(source.iterdir()):
        data = path.read_bytes()
        target = site / path.name
        if target.is_file() and target.read_bytes() == data:
            continue
        temporary = target.with_name(f".{target.name}.new")
        temporary.write_bytes(data)
        temporary.replace(target)


def _digests(stage: Path) -> dict[str, str]:
    """The digest of every staged file."""
    return {
        path.relative_to(stage).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(stage.rglob("*"))
        if path.is_file()
    }


def _of(state: _State, lang: str) -> dict[str, str]:
    return {name: digest for name, digest in state.pages.items() if name.startswith(f"{lang}/")}


def _theme(stage: Path) -> str:
    """A digest of all that every page depends on: the theme, the configurations, this code, versions of the tools."""
    digest = hashlib.sha256()
    for package in ("mkdocs", "mkdocs-material", "pagefind", "jinja2"):
        digest.update(f"{package} {version(package)}\n".encode())
    portal = resource("templates") / "portal"
    theme = [portal / "mkdocs.yml", *sorted((portal / "overrides").rglob("*"))]
    for path in [*theme, *sorted(stage.glob("*.yml")), *sorted(Path(__file__).parent.glob("*.py"))]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _identity(site: Path) -> str:
    """Which folders are published: a folder that someone removed or replaced is not the one that was published."""
    found = []
    for lang in LANGS:
        with suppress(OSError):
            status = (site / lang).stat()
            found.append(f"{status.st_dev}:{status.st_ino}")
    return " ".join(found) if len(found) == len(LANGS) and (site / "index.html").is_file() else ""


def _read_state(work: Path) -> _State:
    """The state of the last good run; an empty one, which means a whole build, when there is none."""
    try:
        return _State(**json.loads((work / _STATE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return _State()


def _write_state(work: Path, state: _State) -> None:
    temporary = work / f".{_STATE}.new"
    temporary.write_text(json.dumps(asdict(state)), encoding="utf-8")
    temporary.replace(work / _STATE)
