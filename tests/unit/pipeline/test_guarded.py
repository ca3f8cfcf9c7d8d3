"""A paper that eats all memory costs a finding, also when it is the only one that changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from reglament.model.documents import Document, Repository, Source
from reglament.pipeline import rendering
from reglament.pipeline.cache import Cache
from reglament.pipeline.layout import Layout
from reglament.pipeline.papers import Work
from reglament.pipeline.request import Request
from reglament.pipeline.store import Store
from reglament.render.worker import Limits
from reglament.settings import paths
from tests.unit.render.papers import p, decree
from dataclasses import replace

def main():
    root = Path(sys.argv[1])
    request = Request(paths(root), date(2026, 1, 1), jobs=1, limits=Limits(memory=768 * 1024**2))
    layout = Layout.of(request.paths.templates, {})
    act = Document("acts/2026/a/act", "decree", Source("content/acts/2026/a/act.yml", {}, {}, ""))
    repository = Repository({act.id: act})
    store = Store(root / "cache", Cache(root / "cache", "1"))
    good = decree("ru", 3)
    bomb = replace(good, blocks=(p("слово " * 500_000),))
    for paper in (bomb, good):
        work = Work(act.id, "ru", paper, date(2026, 1, 1), str(len(repr(paper))))
        done = rendering.render([work], layout, repository, request, store)
        print(done.made, [one.message for one in done.findings])

if __name__ == "__main__":
    main()
"""


def test_the_only_changed_paper_may_be_a_hostile_one(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    done = subprocess.run(
        [sys.executable, script, tmp_path], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == ["0 ['memory']", "1 []"], done.stderr
