#!/usr/bin/env python3
"""Set random acts as PDF and as DOCX, open the DOCX in LibreOffice with the same font, and compare the pages.

    make bench-pages                  # 200 acts; writes docs/reference/performance.md
    python bench/pages.py --acts 20   # a quick look, prints only

Needs the command `soffice` (Debian: libreoffice-writer); without it nothing is compared, and it says so. A start of
LibreOffice gets at most 100 files: given more, it leaves some out and ends as if all were well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import pypdfium2  # noqa: E402
from acts import akimat  # noqa: E402 - found beside this file
from section import MACHINE, put  # noqa: E402 - found beside this file

from reglament.loading import load  # noqa: E402
from reglament.model.documents import Repository  # noqa: E402
from reglament.model.registers import Registers  # noqa: E402
from reglament.render.compose import compose, parallel  # noqa: E402
from reglament.render.docx import DocxWriter  # noqa: E402
from reglament.render.fonts import find_fonts  # noqa: E402
from reglament.render.paper import Paper, ParallelPaper  # noqa: E402
from reglament.render.typst import Typesetter  # noqa: E402
from reglament.settings import resource  # noqa: E402

BATCH = 100
SEED = 4
TARGET = 0.98
DAY = date(2026, 11, 26)
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>
</fontconfig>
"""
"""All that LibreOffice may see: our font, also under the name that the DOCX gives it."""


@dataclass(frozen=True)
class Agreement:
    """How many pages each act has in both formats."""

    pages: Mapping[str, tuple[int, int]]

    @property
    def share(self) -> float:
        """The part of the acts that have the same number of pages in both."""
        return sum(pdf == docx for pdf, docx in self.pages.values()) / len(self.pages)

    def differing(self) -> Iterator[str]:
        """A line for each act that has not."""
        for name, (pdf, docx) in self.pages.items():
            if pdf != docx:
                yield f"{name}: {pdf} in the PDF, {docx} in the DOCX"

    def said(self) -> str:
        """The result as a sentence."""
        same, count = sum(pdf == docx for pdf, docx in self.pages.values()), len(self.pages)
        pages = sum(pdf for pdf, _ in self.pages.values())
        return (
            f"{same} of {count} random acts ({self.share:.1%}; {pages} pages; Kazakh, Russian, side by side) have as "
            f"many pages in the PDF as LibreOffice gives their DOCX; wanted: {TARGET:.0%}."
        )


def papers(folder: Path, count: int, seed: int) -> Iterator[tuple[str, Paper | ParallelPaper]]:
    """Random acts as papers: in Kazakh, in Russian and side by side in turn."""
    akimat(folder, count, seed)
    repository = Repository(load(folder).documents)
    registers = Registers.of(repository)
    for number, document in enumerate(one for one in repository if one.id.startswith("acts/")):
        kk, ru = (compose(document, repository, registers, lang) for lang in ("kk", "ru"))
        if kk is None or ru is None:
            sys.exit(f"{document.id}: no paper")
        lang = ("kk", "ru", "kk-ru")[number % 3]
        yield f"{document.id.split('/')[2]}.{lang}", {"kk": kk, "ru": ru}.get(lang) or parallel(kk, ru)


def compare(count: int, seed: int, keep: Path | None = None) -> Agreement | None:
    """The pages of random acts in both formats; None when there is no LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return None
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch) / "files"
        folder.mkdir(parents=True, exist_ok=True)
        typesetter, writer = Typesetter(resource("templates")), DocxWriter(resource("templates"))
        pdf = {}
        for name, paper in papers(Path(scratch) / "akimat", count, seed):
            made = typesetter.pdf(paper, DAY)
            pdf[name] = made.pages
            (folder / f"{name}.docx").write_bytes(writer.docx(paper, made.pages, DAY))
            if keep:
                (folder / f"{name}.ours.pdf").write_bytes(made.data)
        writer.close()
        docx = convert(soffice, [folder / f"{name}.docx" for name in pdf], folder, Path(scratch))
    return Agreement({name: (pages, docx.get(name, 0)) for name, pages in pdf.items()})


def convert(soffice: str, files: list[Path], target: Path, scratch: Path) -> dict[str, int]:
    """The pages that LibreOffice gives each file, by its name without the ending."""
    settings = scratch / "fonts.conf"
    settings.write_text(FONTS.format(fonts=find_fonts().path, cache=scratch / "cache"), encoding="utf-8")
    command = [soffice, f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", "pdf"]
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        print(f"LibreOffice: {start + len(batch)} of {len(files)}", file=sys.stderr, flush=True)
        subprocess.run(
            [*command, "--outdir", target, *batch],
            env=os.environ | {"FONTCONFIG_FILE": str(settings)},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    found = {path.stem: target / f"{path.stem}.pdf" for path in files}
    return {name: len(pypdfium2.PdfDocument(path)) for name, path in found.items() if path.is_file()}


def tell(found: Agreement | None, *, write: bool) -> bool:
    """Print what was found, and write the section of the page; whether the target was reached."""
    if found is None:
        print("The command soffice is missing: no pages were compared. It comes with LibreOffice (libreoffice-writer).")
        return False
    print("\n".join([*found.differing(), found.said()]))
    if write:
        put("pages", f"## Pages of both formats\n\n{found.said()} Printed by `make bench-pages` ({MACHINE}).\n")
    return found.share >= TARGET


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--acts", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--keep", type=Path, help="a folder to keep the files of both formats in")
    parser.add_argument("--write", action="store_true", help="write docs/reference/performance.md")
    options = parser.parse_args()
    sys.exit(not tell(compare(options.acts, options.seed, options.keep), write=options.write))


if __name__ == "__main__":
    main()
