"""The pictures of papers as files of the site."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from reglament.errors import UsageError
from reglament.loading import Role, limit_of, read_bytes
from reglament.model.documents import Repository
from reglament.pipeline.collect import Collected
from reglament.pipeline.store import Made, Store, put

_KEY = "picture"


def published(collected: Collected, shown: Repository, store: Store, *, verify: bool) -> dict[str, Made]:
    """The pictures of the papers that are shown, by their path in the site.

    Raises UsageError when a picture has changed since it was read.
    """
    paths = dict.fromkeys(_paths(collected, shown))
    digests = {path: collected.survey.leaves[path].digest for path in paths}
    known = store.known((f"{_KEY}:{digest}" for digest in digests.values()), verify=verify)
    made: dict[str, Made] = {}
    for path, digest in digests.items():
        kept = known.get(f"{_KEY}:{digest}", {}).get(_KEY)
        made[f"files/{path.removeprefix('content/')}"] = kept or _put(collected, path, digest, store)
    return made


def kept(pictures: dict[str, Made]) -> dict[str, dict[str, Made]]:
    """The same as the store remembers them."""
    return {f"{_KEY}:{made.digest}": {_KEY: made} for made in pictures.values()}


def _paths(collected: Collected, shown: Repository) -> Iterator[str]:
    for key in shown.documents:
        yield from collected.survey.rows[key].pictures


def _put(collected: Collected, path: str, digest: str, store: Store) -> Made:
    data, _ = read_bytes(collected.root, path, limit_of(Role.PICTURE))
    if data is None or sha256(data).hexdigest() != digest:
        raise UsageError("The papers change while they are read. Try again when nothing is being written.")
    return put(store.folder, data)
