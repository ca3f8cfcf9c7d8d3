"""The portal and the files beside it, made in a new folder and put in the place of the old one at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from reglament.model.fingerprint import fingerprint
from reglament.pipeline.cache import Cache
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store
from reglament.pipeline.swap import mirror, put_in_place
from reglament.pipeline.version import cache_version, digest_of_folder, library_versions
from reglament.portal import Piece, SiteInput, make_pages, stage

_FAMILY = "site"

Listing = dict[str, tuple[int, str]]
"""Files of a finished site by path: size in bytes and SHA-256."""


def publish_site(site: SiteInput, files: Mapping[str, Made], request: Request, store: Store, cache: Cache) -> bool:
    """Bring `build/site` up to date with `files` (by path in the site); False when it was current already."""
    good = request.paths.build / "site"
    key = _key(site, files, request)
    listing: Listing | None = cache.results(_FAMILY, [key]).get(key)
    if listing is not None and _is_whole(good, listing, verify=request.verify):
        return False
    request.progress.begin(Stage.PORTAL, 3)
    kept = request.paths.build / ".cache"
    if request.verify:
        for name in ("stage", "pages"):
            shutil.rmtree(kept / name, ignore_errors=True)
    version = fingerprint(_versions(request), cache_version(request.paths.schemas))
    staged = stage(site, kept / "stage", version)
    request.progress.advance()
    pieces = make_pages(kept / "stage", staged, kept / "pages", files, version)
    request.progress.advance()
    _put(good, pieces, {name: store.path(made) for name, made in files.items()}, kept)
    listing = {name: (one.size, one.digest) for name, one in pieces.items()}
    listing.update((name, (made.size, made.digest)) for name, made in files.items())
    cache.keep_results(_FAMILY, {key: listing}, [key])
    request.progress.advance()
    return True


def _put(good: Path, pieces: Mapping[str, Piece], files: Mapping[str, Path], kept: Path) -> None:
    """Make the site anew beside the good one and exchange them. The old one is kept: the next is made from it."""
    spare = kept / "spare"
    mirror(spare, {**{name: one.source for name, one in pieces.items()}, **files})
    put_in_place(spare, good)


def _key(site: SiteInput, files: Mapping[str, Made], request: Request) -> str:
    """SHA-256 of all that the pages are made from; the code itself is part of the version of the cache."""
    papers = [(document.id, document.digest) for document in site.repository]
    parts = (papers, site.as_of, site.findings, sorted(site.settings.items()), sorted(files.items()))
    return fingerprint(_versions(request), parts)


def _versions(request: Request) -> tuple[str, ...]:
    """What pages depend on beside the papers and this code."""
    libraries = library_versions("mkdocs", "mkdocs-material", "pagefind", "nh3", "jinja2", "babel")
    return digest_of_folder(request.paths.templates / "portal"), *libraries


def _files(folder: Path) -> list[Path]:
    found = []
    for parent, _, names in os.walk(folder):
        found += [Path(parent, name) for name in names]
    return found


def _listed(folder: Path) -> Listing:
    listing = {}
    for path in _files(folder):
        data = path.read_bytes()
        listing[path.relative_to(folder).as_posix()] = (len(data), sha256(data).hexdigest())
    return listing


def _is_whole(folder: Path, listing: Listing, *, verify: bool) -> bool:
    """Whether the site is as it was made: the same files of the same size, and with `verify` the same bytes."""
    if verify:
        return folder.is_dir() and _listed(folder) == listing
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in _files(folder)}
    return sizes == {name: size for name, (size, _) in listing.items()}
