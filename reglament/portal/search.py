"""The search index of one language, made by Pagefind from the dressed pages."""

from __future__ import annotations

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
    """Index the pages under `pages` into a fresh folder `out`.

    Raises RenderError when Pagefind is missing, fails, or finds nothing to index.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(out)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RenderError("The search index could not be made: {reason}", reason=error) from error
    if done.returncode or not (out / "pagefind.js").is_file():
        said = (done.stderr.strip() or done.stdout.strip() or str(done.returncode)).splitlines()
        raise RenderError("The search index could not be made: {reason}", reason=" ".join(said[-5:]))
    for pattern in _UNUSED:
        for path in out.glob(pattern):
            path.unlink()
    put_in_order(out)


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
