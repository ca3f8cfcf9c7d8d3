"""Reduces GitHub's description of its interface to what the gate asks and is answered, for the tests of the gate.

    npm pack @octokit/openapi
    .venv/bin/python tools/openapi.py octokit-openapi-23.0.2.tgz

The package is GitHub's own description, published under the MIT licence. Paths, parameters, bodies and answers stay as
they are; examples, prose and marks of other tools are left out. Writes `tests/data/github-openapi.json` and the same of
GitHub Enterprise Server.
"""

from __future__ import annotations

import json
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[1] / "tests" / "data"
SOURCES = {
    "package/generated/api.github.com.json": "github-openapi.json",
    "package/generated/ghes-3.19.json": "ghes-openapi.json",
}
REPOSITORY = "/repos/{owner}/{repo}"
USED = {
    f"{REPOSITORY}/pulls": ("get",),
    f"{REPOSITORY}/pulls/{{pull_number}}": ("get",),
    f"{REPOSITORY}/pulls/{{pull_number}}/reviews": ("get",),
    f"{REPOSITORY}/pulls/{{pull_number}}/commits": ("get",),
    f"{REPOSITORY}/pulls/{{pull_number}}/merge": ("put",),
    f"{REPOSITORY}/issues/{{issue_number}}/timeline": ("get",),
    f"{REPOSITORY}/issues/{{issue_number}}/comments": ("get", "post"),
    f"{REPOSITORY}/issues/comments/{{comment_id}}": ("patch",),
    f"{REPOSITORY}/statuses/{{sha}}": ("post",),
    f"{REPOSITORY}/contents/{{path}}": ("get", "put"),
    f"{REPOSITORY}/git/blobs/{{file_sha}}": ("get",),
    f"{REPOSITORY}/branches/{{branch}}": ("get",),
    "/app/installations/{installation_id}/access_tokens": ("post",),
}
PROSE = frozenset({"description", "summary", "example", "examples", "externalDocs", "tags"})


def main(archive: Path) -> None:
    """Write the reduced descriptions."""
    with tarfile.open(archive) as packed:
        version = json.loads(read(packed, "package/package.json"))["version"]
        for source, target in SOURCES.items():
            made = reduce(json.loads(read(packed, source)), version)
            text = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            (DATA / target).write_text(f"{text}\n", encoding="utf-8")


def read(packed: tarfile.TarFile, name: str) -> bytes:
    """A file of the package."""
    found = packed.extractfile(name)
    if found is None:
        raise SystemExit(f"{name} is not in the package")
    return found.read()


def reduce(whole: Mapping[str, Any], version: str) -> dict[str, Any]:
    """The paths in use and every component that they name, directly or not."""
    paths = {}
    for path, methods in USED.items():
        given = whole["paths"][path]
        paths[path] = {key: plain(given[key]) for key in (*methods, "parameters") if key in given}
    components: dict[str, dict[str, Any]] = {}
    wanted = list(references(paths))
    while wanted:
        group, name = wanted.pop().removeprefix("#/components/").split("/")
        if name not in components.setdefault(group, {}):
            found = plain(whole["components"][group][name])
            components[group][name] = {"description": "", **found} if group == "responses" else found
            wanted += references(components[group][name])
    info = {"title": "GitHub v3 REST API", "version": version, "license": {"name": "MIT"}}
    return {"openapi": whole["openapi"], "info": info, "paths": paths, "components": components}


def plain(given: Any, *, names: bool = False) -> Any:
    """Without prose; `names` for a mapping whose keys are names of properties."""
    if isinstance(given, list):
        return [plain(one) for one in given]
    if not isinstance(given, Mapping):
        return given
    kept = {}
    for key, value in given.items():
        if names or not (key in PROSE or key.startswith("x-")):
            kept[key] = plain(value, names=not names and key == "properties")
    if "responses" in kept:
        kept["responses"] = {
            code: {"description": "", **one} if "$ref" not in one else one for code, one in kept["responses"].items()
        }
    return kept


def references(given: Any) -> list[str]:
    """Every reference in it."""
    if isinstance(given, list):
        return [found for one in given for found in references(one)]
    if not isinstance(given, Mapping):
        return []
    own = [given["$ref"]] if isinstance(given.get("$ref"), str) else []
    return own + [found for one in given.values() for found in references(one)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
