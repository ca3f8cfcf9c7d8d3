#!/usr/bin/env python3
"""Coverage-guided fuzzing of everything that reads a file, with atheris where that is installed.

    python tests/fuzz/files.py [-max_total_time=300] [CORPUS...]

Bytes become a YAML paper, a text and a schema check; any exception, or more than two seconds, is a crash.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import atheris  # noqa: E402 - found where it is installed

with atheris.instrument_imports(include=["reglament"]):
    from reglament.loading import read_markdown, read_yaml
    from reglament.loading.assemble import head_of
    from reglament.model.documents import mentions
    from reglament.schema import Schemas
    from reglament.settings import resource

LONGEST = 2.0
SCHEMAS = Schemas(resource("schemas"))
PLACE = "content/acts/2026/a/act.yml"
BEGINNINGS = [f"kind: {kind}\n".encode() for kind in SCHEMAS.kinds]


def one(data: bytes) -> None:
    """Read the bytes as every sort of file."""
    start = time.process_time()
    for given in (data, BEGINNINGS[data[0] % len(BEGINNINGS)] + data[1:] if data else b""):
        source, _ = read_yaml(PLACE, given)
        if source is not None:
            SCHEMAS.check(source)
            head_of(source)
            list(mentions(source.data))
            assert all(source.value(pointer).span for pointer in source.places)
    for lang in ("kk", "ru"):
        tree, _ = read_markdown(f"content/acts/2026/a/act.{lang}.md", lang, data)
        if tree is not None:
            assert all(paragraph.at(0) for paragraph in tree.paragraphs())
    spent = time.process_time() - start
    if spent > LONGEST:
        raise TimeoutError(f"{spent:.1f} s for {len(data)} bytes")


def seeds() -> str:
    """The files of the demonstration, as a first corpus."""
    folder = Path(os.environ.get("FUZZ_CORPUS", ROOT / "build" / "fuzz"))
    folder.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted((ROOT / "content").rglob("*.*"))):
        (folder / f"seed-{number}").write_bytes(path.read_bytes()[:4000])
    return str(folder)


def main() -> None:
    """Command line: options and folders of libFuzzer."""
    given = sys.argv if len(sys.argv) > 1 else [*sys.argv, "-max_total_time=60"]
    atheris.Setup([*given, seeds()], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
