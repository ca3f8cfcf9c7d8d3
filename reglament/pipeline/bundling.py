"""The bundle of one dossier or meeting, made without the portal, for the officials of the akimat."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reglament.bundle import Missing, arranged, latin
from reglament.control.publicity import hidden
from reglament.diagnostics import Diagnostic, Lang
from reglament.errors import UsageError
from reglament.model.documents import Repository
from reglament.pipeline.check import Checked, check
from reglament.pipeline.collect import open_cache
from reglament.pipeline.layout import LANGUAGES, PARALLEL, Layout
from reglament.pipeline.packing import Packed, Packer
from reglament.pipeline.papers import papers
from reglament.pipeline.parcels import PLACES, Stock
from reglament.pipeline.rendering import Output, render
from reglament.pipeline.request import Request
from reglament.pipeline.store import Store
from reglament.pipeline.swap import only_run, write_whole
from reglament.pipeline.workers import will_render


@dataclass(frozen=True)
class Bundled:
    """The files of a bundle, what it lacks, what could not be made, and whether it is not for everybody."""

    checked: Checked
    files: tuple[tuple[Path, int], ...]
    """Each with its size in bytes."""
    missing: tuple[Missing, ...]
    findings: tuple[Diagnostic, ...]
    closed: bool


def bundle(request: Request, folder: str, output: Path, langs: Sequence[Lang] = LANGUAGES) -> Bundled:
    """Check, render and pack one folder (`acts/2026/tazalyq`) in these languages; write its files into `output`.

    Findings of the check stand in the report that lies in the bundle; they do not stop it. Raises UsageError when the
    folder is no dossier and no meeting, or when another build holds the akimat.
    """
    will_render()
    kept = request.paths.build / ".cache"
    with only_run(kept), closing(open_cache(request)) as cache:
        try:
            checked = check(request, cache)
            store = Store(kept, cache)
            return _bundle(checked, request, store, folder, output, langs)
        finally:
            request.progress.finish()


def _bundle(
    checked: Checked, request: Request, store: Store, folder: str, output: Path, langs: Sequence[Lang]
) -> Bundled:
    repository = checked.collected.repository
    if not folder.startswith(PLACES) or not any(repository.in_dossier(folder)):
        raise UsageError(
            "{folder} is neither a dossier nor a meeting. Name a folder with papers, such as {example}.",
            folder=folder,
            example="content/acts/2026/tazalyq",
        )
    tongues = (*langs, PARALLEL) if len(langs) == len(LANGUAGES) else tuple(langs)
    layout = Layout.of(request.paths.templates, checked.collected.settings, request.paths.root)
    works = [one for one in papers(checked.collected, _belonging(repository, folder)) if one.lang in tongues]
    rendering = render(works, layout, repository, request, store)
    checked = checked.adding(rendering.findings)
    stock = Stock(repository, repository, works, rendering.outputs, tongues)
    away = hidden(repository)
    packer = Packer(checked, stock, layout, store, public=False, closed=away)
    packing = packer.pack([folder], request)
    _remember(store, rendering.outputs, packing.packed)
    files = tuple(_written(output, one, store) for one in packing.packed)
    closed = any(away.hides(one) for one in repository.in_dossier(folder))
    return Bundled(checked, files, packing.missing, (*rendering.findings, *packing.findings), closed)


def _belonging(repository: Repository, folder: str) -> frozenset[str]:
    """The ids of the papers of a bundle."""
    return frozenset(paper for group in arranged(repository, folder) for paper in group.papers)


def _remember(store: Store, outputs: Sequence[Output], packed: Sequence[Packed]) -> None:
    store.add({one.key: one.files for one in outputs} | {one.key: {one.format: one.file} for one in packed})


def _written(output: Path, one: Packed, store: Store) -> tuple[Path, int]:
    name = ".".join(filter(None, (latin(one.folder), one.lang, one.format)))
    output.mkdir(parents=True, exist_ok=True)
    write_whole(output / name, store.path(one.file).read_bytes())
    return output / name, one.file.size
