"""A fixture is an overlay on the small akimat in `_base`: files replace or add, `.remove` lists what goes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reglament.calendar import WorkingCalendar
from reglament.diagnostics import Diagnostic
from reglament.loading import load
from reglament.model.documents import Repository, Source
from reglament.model.measures import Measures, PageMeasure
from reglament.model.registers import Registers
from reglament.render.compose import compose
from reglament.render.typst import Typesetter
from reglament.rules import engine
from reglament.rules.base import Context
from reglament.rules.judging import judge
from reglament.schema import Schemas
from reglament.settings import resource

HERE = Path(__file__).parent
BASE = HERE / "_base"
Measured = Mapping[tuple[str, str], PageMeasure]
MEASURED = {"R16.2", "R26.4"}
"""Rules whose fixtures need pages of the real layout."""

NOT_OF_THE_AKIMAT = {"expect.txt", ".remove"}


@dataclass(frozen=True)
class Fixture:
    """A folder `tests/rules/<rule>/fail-*` or `pass-*`."""

    folder: Path

    @property
    def rule(self) -> str:
        return self.folder.parent.name

    @property
    def fails(self) -> bool:
        return self.folder.name.startswith("fail-")

    @property
    def expected(self) -> list[str]:
        return (self.folder / "expect.txt").read_text(encoding="utf-8").split()

    def lay(self, root: Path) -> Path:
        """The akimat of this fixture, in `root`."""
        shutil.copytree(BASE, root)
        for source in self.folder.rglob("*"):
            if source.is_file() and source.name not in NOT_OF_THE_AKIMAT:
                target = root / source.relative_to(self.folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)
        listed = self.folder / ".remove"
        for name in listed.read_text(encoding="utf-8").split() if listed.is_file() else ():
            gone = root / name
            shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
        return root


def fixtures() -> list[Fixture]:
    """Every fixture, by rule and name."""
    folders = (path for path in HERE.glob("*/*") if path.is_dir() and path.name.startswith(("fail-", "pass-")))
    return [Fixture(folder) for folder in sorted(folders)]


@cache
def _schemas() -> Schemas:
    return Schemas(resource("schemas"))


_CHECKED: dict[tuple[str, str], list[Diagnostic]] = {}
"""What the schemas said of a file, by its path and digest: fixtures share nearly all their files."""


def _broken(source: Source) -> list[Diagnostic]:
    key = (source.path, source.digest)
    if key not in _CHECKED:
        _CHECKED[key] = _schemas().check(source)
    return _CHECKED[key]


def context(root: Path, measures: Measured | None = None) -> tuple[Context, list[Diagnostic]]:
    """What rules see of the akimat in `root`, and what the loader and the schemas found."""
    loaded = load(root)
    repository = Repository(dict(loaded.documents))
    settings = loaded.settings.data if loaded.settings else {}
    found = Context(
        repository,
        Registers.of(repository, settings),
        WorkingCalendar.of(repository, settings),
        date.fromisoformat(settings["as_of"]),
        Measures(measures),
        settings,
    )
    broken = [finding for document in repository for finding in _broken(document.source)]
    return found, [*loaded.diagnostics, *broken]


def findings(root: Path, measures: Measured | None = None) -> list[Diagnostic]:
    """What the rules find, after the loader and the schemas found nothing."""
    found, form = context(root, measures)
    assert not form, [(diagnostic.rule, diagnostic.location.path, diagnostic.message) for diagnostic in form]
    return list(judge(engine.run(found), found).findings)


def measured(root: Path) -> Measured:
    """Pages of every paper of the akimat in `root`, set by the real typesetter."""
    found, _ = context(root)
    typesetter = Typesetter(resource("templates"))
    return {
        (document.id, lang): typesetter.measure(paper)
        for document in found.repository
        if document.kind in {"decree", "reference"}
        for lang in document.texts
        if (paper := compose(document, found.repository, found.registers, lang)) is not None
    }


def place(diagnostic: Diagnostic) -> str:
    """`path:line:column`."""
    location = diagnostic.location
    return f"{location.path}:{location.span.line}:{location.span.column}"
