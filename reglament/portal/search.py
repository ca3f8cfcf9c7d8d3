"""The search index of one language, made by Pagefind from the dressed pages."""

from __future__ import annotations

import filecmp
import re
import shutil
import subprocess
import sys
from pathlib import Path

from reglament.errors import RenderError
from reglament.portal.canonical import put_in_order

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
_BODY = "data-pagefind-body"
_IGNORED = 'data-pagefind-ignore="all"'
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>')
TIMEOUT = 1800
"""Seconds after which an index counts as stuck."""


def index(pages: Path, out: Path) -> None:
    """Index the pages under `pages` into the folder `out`, where files that come out the same stay as they lie.

    Raises RenderError when Pagefind is missing, fails, or finds nothing to index.
    """
    new = out.with_name(f".{out.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-P", "-m", "pagefind", "--site", str(pages), "--output-path", str(new)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError("The search index could not be made: {reason}", reason=error) from error
    if done.returncode or not (new / "pagefind.js").is_file():
        said = (done.stderr.strip() or done.stdout.strip() or str(done.returncode)).splitlines()
        raise RenderError("The search index could not be made: {reason}", reason=" ".join(said[-5:]))
    for pattern in _UNUSED:
        for path in new.glob(pattern):
            path.unlink()
    put_in_order(new)
    _keep_same(out, new)
    shutil.rmtree(out, ignore_errors=True)
    new.replace(out)


def _keep_same(old: Path, new: Path) -> None:
    """Put files of the old index in the place of new ones with the same bytes: whoever shares them shares them on."""
    for path in new.rglob("*"):
        before = old / path.relative_to(new)
        if path.is_file() and before.is_file() and filecmp.cmp(path, before, shallow=False):
            before.replace(path)


def searchable(source: str) -> str:
    """What the search may know of a staged page: all of it but the parts that it is told to ignore.

    Empty for a page that is not searched. The body comes from the sanitiser: every tag is closed, and a quote
    inside an attribute is escaped.
    """
    if _BODY not in source:
        return ""
    if _IGNORED not in source:
        return source
    kept: list[str] = []
    start, inside, depth = 0, "", 0
    for tag in _TAG.finditer(source):
        closing, name, attributes = tag.groups()
        if inside:
            depth += 0 if name != inside else -1 if closing else 1
            if not depth:
                start, inside = tag.end(), ""
        elif not closing and _IGNORED in attributes:
            kept.append(source[start : tag.start()])
            inside, depth = name, 1
    return source if inside else "".join([*kept, source[start:]])
