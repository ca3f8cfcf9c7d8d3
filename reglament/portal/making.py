"""From the stage to finished pages: dress, index, check. Only what changed since the last good run is made again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

from reglament.errors import RenderError
from reglament.portal.dress import dress
from reglament.portal.links import Scan, broken, scan
from reglament.portal.search import index
from reglament.portal.stage import LANGS, ROOT, Leaf, stamp
from reglament.settings import resource

_STATE = "state.json"
_INDEX = "pagefind"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A finished file of the site: where it lies, its size in bytes, its SHA-256."""

    source: Path
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class _File:
    """What is known of a finished file while its stamp stays."""

    stamp: str
    size: int
    digest: str
    scan: Scan = field(default_factory=Scan)


@dataclass(frozen=True)
class _State:
    """What the last good run made: of which stage, with which files in its folder, which searchable text it indexed."""

    theme: str = ""
    staged: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, _File] = field(default_factory=dict)
    indexed: Mapping[str, str] = field(default_factory=dict)


def make_pages(
    stage: Path, staged: Mapping[str, Leaf], work: Path, files: Collection[str] = (), version: str = ""
) -> dict[str, Piece]:
    """The finished files of both languages and of the root by their path in the site.

    `staged` is what `stage` answered. `files` are paths in the site where the caller will lay downloads. `work` keeps
    the pages between runs: those of the last good run of the same `version` that are made from the same are not made
    again; without a version all are. Raises RenderError when MkDocs warns, Pagefind fails or a link is broken.
    """
    work.mkdir(parents=True, exist_ok=True)
    old, theme = _read_state(work), _theme(stage, version)
    if not version or old.theme != theme:
        old = _State()
    (work / _STATE).unlink(missing_ok=True)
    found: dict[str, _File] = {}
    indexed = {lang: _searchable(staged, lang) for lang in LANGS}
    for lang in LANGS:
        _dress_language(stage, work, lang, old, staged)
        dressed = dict(_listed(work, lang, old))
        _index_language(work, lang, old, indexed[lang])
        found |= dressed | dict(_listed(work, f"{lang}/{_INDEX}", old))
    root = {path.name: path for path in sorted((stage / ROOT).iterdir())}
    _check(found, {*files, *root})
    _write_state(work, _State(theme, {name: leaf.digest for name, leaf in staged.items()}, found, indexed))
    pieces = {name: Piece(_place(work, name), one.size, one.digest) for name, one in found.items()}
    for name, path in root.items():
        pieces[name] = Piece(path, path.stat().st_size, staged[f"{ROOT}/{name}"].digest)
    return pieces


def _dress_language(stage: Path, work: Path, lang: str, old: _State, staged: Mapping[str, Leaf]) -> None:
    """Dress the pages of one language that changed, and those that do not lie as they were left."""
    before = {name: digest for name, digest in old.staged.items() if name.startswith(f"{lang}/")}
    after = {name: leaf.digest for name, leaf in staged.items() if name.startswith(f"{lang}/")}
    changed = {_page(name) for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    pages = {_page(name) for name in after}
    touched = {name for name in _of(old, lang) if stamp(_place(work, name)) != old.files[name].stamp}
    present = {f"{lang}/{path.relative_to(work / lang).as_posix()}" for path in _walk(work / lang)}
    whole = not before or bool(touched - pages - changed) or not present.issubset(_of(old, lang))
    if not whole and not changed and not touched:
        return
    outputs = [name.removeprefix(f"{lang}/") for name in sorted(changed | touched)]
    dress(stage / f"mkdocs.{lang}.yml", work / lang, None if whole else outputs)


def _index_language(work: Path, lang: str, old: _State, searchable: str) -> None:
    """Index one language when what the search knows of it changed, or the index does not lie as it was left."""
    known = _of(old, f"{lang}/{_INDEX}")
    if known and old.indexed.get(lang) == searchable:
        out = _place(work, f"{lang}/{_INDEX}")
        present = {path.relative_to(out).as_posix() for path in _walk(out)}
        wanted = {name.removeprefix(f"{lang}/{_INDEX}/") for name in known}
        if present == wanted and all(stamp(_place(work, name)) == old.files[name].stamp for name in known):
            return
    index(work / lang, _place(work, f"{lang}/{_INDEX}"))


def _searchable(staged: Mapping[str, Leaf], lang: str) -> str:
    """A digest of all that the search may know of a language; without a page to be searched Pagefind takes all."""
    own = {name: leaf for name, leaf in staged.items() if name.startswith(f"{lang}/")}
    some = any(leaf.search for leaf in own.values())
    lines = [f"{name}\0{leaf.search if some else leaf.digest}\n" for name, leaf in sorted(own.items())]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _page(staged: str) -> str:
    return staged.removesuffix(".md") + ".html"


def _of(state: _State, top: str) -> list[str]:
    """Known files of a language's pages (`kk`) or of its index (`kk/pagefind`)."""
    inside = [name for name in state.files if name.startswith(f"{top}/")]
    return inside if "/" in top else [name for name in inside if not name.startswith(f"{top}/{_INDEX}/")]


def _place(work: Path, name: str) -> Path:
    """Where a file of the site lies in `work`: the index has a folder beside the pages, which Pagefind empties."""
    lang, _, rest = name.partition("/")
    if rest == _INDEX or rest.startswith(f"{_INDEX}/"):
        return work / f"{_INDEX}.{lang}" / rest.removeprefix(_INDEX).lstrip("/")
    return work / name


def _listed(work: Path, top: str, old: _State) -> Iterator[tuple[str, _File]]:
    """What is known of every file of a language's pages or index; only what changed is read."""
    folder = _place(work, top)
    for path in sorted(_walk(folder)):
        name = f"{top}/{path.relative_to(folder).as_posix()}"
        known = old.files.get(name)
        look = stamp(path)
        if known is not None and known.stamp == look:
            yield name, known
            continue
        data = path.read_bytes()
        seen = scan(name, data.decode("utf-8")) if name.endswith(".html") else Scan()
        yield name, _File(look, len(data), hashlib.sha256(data).hexdigest(), seen)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)


def _check(found: Mapping[str, _File], others: Collection[str]) -> None:
    """Raise RenderError when an address in the pages leads nowhere."""
    pages = {name: one.scan for name, one in found.items() if name.endswith(".html")}
    faults = broken(pages, {*found, *others})
    if faults:
        named = "; ".join(f"{item.page}: {item.address}" for item in faults[:_SHOWN])
        raise RenderError("Broken links in the portal ({count}): {links}", count=len(faults), links=named)


def _theme(stage: Path, given: str) -> str:
    """A digest of all that every page depends on: the theme, the configurations, this code, versions of the tools."""
    digest = hashlib.sha256(given.encode() + b"\n")
    for package in ("mkdocs", "mkdocs-material", "pagefind", "jinja2"):
        digest.update(f"{package} {version(package)}\n".encode())
    portal = resource("templates") / "portal"
    theme = [portal / "mkdocs.yml", *sorted((portal / "overrides").rglob("*"))]
    for path in [*theme, *sorted(stage.glob("*.yml")), *sorted(Path(__file__).parent.glob("*.py"))]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _read_state(work: Path) -> _State:
    """The state of the last good run; an empty one, which means a whole build, when there is none."""
    try:
        said = json.loads((work / _STATE).read_text(encoding="utf-8"))
        files = {
            name: _File(look, size, digest, Scan(**seen)) for name, (look, size, digest, seen) in said["files"].items()
        }
        return _State(said["theme"], said["staged"], files, said["indexed"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return _State()


def _write_state(work: Path, state: _State) -> None:
    files = {name: (one.stamp, one.size, one.digest, asdict(one.scan)) for name, one in state.files.items()}
    said = {"theme": state.theme, "staged": state.staged, "files": files, "indexed": state.indexed}
    temporary = work / f".{_STATE}.new"
    temporary.write_text(json.dumps(said), encoding="utf-8")
    temporary.replace(work / _STATE)
