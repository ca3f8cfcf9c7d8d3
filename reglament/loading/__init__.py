"""Files of an akimat into papers with an exact place for every value and every word.

`load` does it all; its steps are apart so that a pipeline can cache and spread them: `discover` walks the folder,
`read_bytes`, `read_yaml`, `read_markdown` and `read_picture` take one file each and are pure, `assemble` joins their
results.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from reglament.diagnostics import Diagnostic
from reglament.loading.assemble import Loaded, assemble, languages
from reglament.loading.decode import MAX_BYTES as TEXT_BYTES
from reglament.loading.discover import Discovered, File, Role, discover, read_bytes, recognise
from reglament.loading.markdown import read_markdown
from reglament.loading.pictures import MAX_BYTES, pictured, read_picture
from reglament.loading.yaml_source import read_yaml
from reglament.model.documents import Source
from reglament.model.drawing import Drawing
from reglament.model.tree import TextTree

__all__ = [
    "Discovered",
    "File",
    "Loaded",
    "Role",
    "assemble",
    "discover",
    "languages",
    "limit_of",
    "load",
    "pictured",
    "read_bytes",
    "read_file",
    "read_markdown",
    "read_picture",
    "read_yaml",
    "recognise",
]


def limit_of(role: Role) -> int:
    """The most bytes that a file may have."""
    return MAX_BYTES if role is Role.PICTURE else TEXT_BYTES


def read_file(file: File, data: bytes) -> tuple[Source | TextTree | Drawing | None, list[Diagnostic]]:
    """One discovered file by its role."""
    if file.role in {Role.SETTINGS, Role.PAPER}:
        return read_yaml(file.path, data)
    if file.role is Role.PICTURE:
        return read_picture(file.path, data)
    return read_markdown(file.path, file.lang, data)


def load(root: Path) -> Loaded:
    """All papers under `root`, and every finding about files in the order of a report."""
    discovered = discover(root)
    diagnostics = list(discovered.diagnostics)
    sources: dict[str, Source] = {}
    trees: dict[str, TextTree] = {}
    drawings: dict[str, str] = {}
    for file in discovered.files:
        data, found = read_bytes(root, file.path, limit_of(file.role))
        diagnostics += found
        if data is None:
            continue
        result, found = read_file(file, data)
        diagnostics += found
        if isinstance(result, Source):
            sources[file.path] = result
        elif isinstance(result, Drawing):
            drawings[file.path] = sha256(data).hexdigest()
        elif result is not None:
            trees[file.path] = result
    loaded = assemble(discovered, sources, trees, drawings)
    diagnostics += loaded.diagnostics
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    return Loaded(loaded.documents, loaded.settings, tuple(diagnostics), loaded.unread)
