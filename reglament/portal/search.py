"""The search index of one language, made by Pagefind from the dressed pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from reglament.errors import RenderError
from reglament.portal.canonical import put_in_order

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
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
