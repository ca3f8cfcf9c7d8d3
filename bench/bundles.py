"""How long the bundles of an akimat take, and how large one file of many papers is beside the papers themselves.

python bench/bundles.py [FOLDER OF AN AKIMAT]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from reglament.control.publicity import public
from reglament.pipeline.check import check
from reglament.pipeline.collect import open_cache
from reglament.pipeline.layout import Layout
from reglament.pipeline.packing import Packer, Packing
from reglament.pipeline.packing_work import PdfJob, make
from reglament.pipeline.papers import papers
from reglament.pipeline.parcels import Stock
from reglament.pipeline.rendering import render
from reglament.pipeline.request import Request
from reglament.pipeline.store import Store, object_path
from reglament.settings import paths

ROOT = Path(__file__).resolve().parents[1]


def measure(root: Path) -> None:
    """Print the figures of one akimat, a copy of which is rendered first."""
    request = Request(paths(root), date(2026, 11, 23), jobs=2)
    with closing(open_cache(request)) as cache:
        checked = check(request, cache, whole=True)
        store = Store(request.paths.build / ".cache", cache)
        layout = Layout.of(request.paths.templates, checked.collected.settings)
        works = tuple(papers(checked.collected))
        rendering = render(works, layout, checked.collected.repository, request, store)
        stock = Stock(public(checked.collected.repository), checked.collected.repository, works, rendering.outputs)
        packer = Packer(checked, stock, layout, store)
        jobs = [job for _, job in packer.jobs(stock.folders())]
        make(jobs[0])
        for name, kind in (("merged PDF", True), ("ZIP", False)):
            own = [job for job in jobs if isinstance(job, PdfJob) is kind]
            begun = process_time()
            made = [make(job) for job in own]
            spent = process_time() - begun
            pages = f", {sum(one.pages for one in made)} pages" if kind else ""
            print(f"{name}: {len(own)} files{pages}, {1000 * spent / len(own):.0f} ms each, one process")
            if isinstance(own[0], PdfJob):
                used = [one for job in own for _, chapter in job.chapters for _, one, _ in chapter]
                parts = sum(object_path(store.folder, digest).stat().st_size for digest in used)
                print(f"  {sum(one.size for one in made) / parts:.2f} of the size of their papers")
        packing: Packing = packer.pack(stock.folders(), request)
        store.add({one.key: {one.format: one.file} for one in packing.packed})
        begun = perf_counter()
        packer.pack(stock.folders(), request)
        print(f"nothing changed: {1000 * (perf_counter() - begun) / len(stock.folders()):.1f} ms a folder")


def main() -> None:
    """Measure the demonstration, or the akimat that is named."""
    named = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(named / "content", root / "content")
        shutil.copy(named / "reglament.yml", root)
        measure(root)


if __name__ == "__main__":
    main()
