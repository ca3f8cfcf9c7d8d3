"""The portal and the files beside it, made in a new folder and put in the place of the old one at the end."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from reglament.pipeline.cache import Cache
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store, lay
from reglament.pipeline.swap import fresh_folder, put_in_place
from reglament.pipeline.version import digest_of_folder, library_versions
from reglament.portal import SiteInput, publish, stage

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
    with fresh_folder(request.paths.build) as making:
        new = making / "site"
        new.mkdir()
        stage(site, kept / "stage")
        request.progress.advance()
        publish(kept / "stage", new, kept / "pages", files)
        request.progress.advance()
        for name, made in files.items():
            lay(store.path(made), new / name)
        listing = _listed(new)
        put_in_place(new, good)
    cache.keep_results(_FAMILY, {key: listing}, [key])
    request.progress.advance()
    return True


def _key(site: SiteInput, files: Mapping[str, Made], request: Request) -> str:
    """SHA-256 of all that the pages are made from; the code itself is part of the version of the cache."""
    templates = digest_of_folder(request.paths.templates / "portal")
    papers = [(document.id, document.digest) for document in site.repository]
    parts = (papers, site.as_of, site.findings, sorted(site.settings.items()), sorted(files.items()))
    versions = library_versions("mkdocs", "mkdocs-material", "pagefind", "nh3", "jinja2")
    return sha256(repr((templates, versions, parts)).encode()).hexdigest()


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
