"""Build: check, render what changed, pack, publish; the site is replaced whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from reglament.control import assignments, falling_due
from reglament.diagnostics import Diagnostic
from reglament.model.documents import Repository
from reglament.pipeline import pictures
from reglament.pipeline.cache import Cache
from reglament.pipeline.check import Checked, check
from reglament.pipeline.collect import open_cache
from reglament.pipeline.layout import Layout
from reglament.pipeline.packing import Packed, Packer
from reglament.pipeline.papers import papers
from reglament.pipeline.parcels import Stock
from reglament.pipeline.publishing import publish_site
from reglament.pipeline.rendering import Output, render
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store
from reglament.pipeline.swap import only_run, sweep
from reglament.pipeline.workers import will_render
from reglament.portal import FileLink, SiteInput, public
from reglament.rules import registry

DAYS_AHEAD = 10
"""How many working days ahead the portal tells of terms."""


@dataclass(frozen=True)
class Built:
    """What a build did. `site` is None when errors stopped it; `published` is False when it was current already."""

    checked: Checked
    site: Path | None = None
    rendered: int = 0
    cached: int = 0
    published: bool = False


def build(request: Request, *, draft: bool = False) -> Built:
    """Check, then render and publish unless errors stop it; `draft` goes on in spite of them.

    Raises UsageError when another build holds the folder, RenderError when the portal cannot be made. Whatever is
    raised, the last good site is still there.
    """
    folder = request.paths.build
    will_render()
    with only_run(folder / ".cache"), closing(open_cache(request)) as cache:
        sweep(folder)
        try:
            checked = check(request, cache, whole=True)
            if checked.blocks and not draft:
                return Built(checked)
            return _build(checked, request, cache, draft=draft)
        finally:
            request.progress.finish()


def _build(checked: Checked, request: Request, cache: Cache, *, draft: bool) -> Built:
    layout = Layout.of(request.paths.templates, checked.collected.settings, request.paths.root)
    store = Store(request.paths.build / ".cache", cache)
    repository = checked.collected.repository
    works = tuple(papers(checked.collected))
    rendering = render(works, layout, repository, request, store)
    checked = checked.adding(unfit(rendering.findings, checked))
    if checked.blocks and not draft:
        return Built(checked)
    outputs = rendering.outputs
    shown = public(repository)
    stock = Stock(shown, repository, works, outputs)
    packing = Packer(checked, stock, layout, store).pack(stock.folders(), request)
    checked = checked.adding(packing.findings)
    packed = packing.packed
    drawn = pictures.published(checked.collected, shown, store, verify=request.verify)
    used = {output.key: output.files for output in outputs} | {one.key: {one.format: one.file} for one in packed}
    store.keep(used | pictures.kept(drawn))
    files = dict(_files(outputs, packed, shown))
    published = publish_site(_site_input(checked, files, packed), files | drawn, request, store, cache)
    return Built(checked, request.paths.build / "site", rendering.made, len(outputs) - rendering.made, published)


def unfit(findings: Sequence[Diagnostic], checked: Checked) -> tuple[Diagnostic, ...]:
    """Failures of which the check has not told already: a character that the font lacks is one fault, not two."""
    told = {one.location.path for one in checked.findings if one.rule == "P01"}
    return tuple(one for one in findings if one.location.path not in told)


def _files(outputs: Sequence[Output], packed: Sequence[Packed], shown: Repository) -> Iterator[tuple[str, Made]]:
    """What is published beside the pages, by its path in the site: nothing of closed papers."""
    for output in outputs:
        if output.doc_id in shown.documents:
            for name, made in output.files.items():
                yield _href(output.doc_id, output.lang, name), made
    yield from ((_href(one.folder, one.lang, one.format), one.file) for one in packed)


def _href(identifier: str, lang: str, form: str) -> str:
    return ".".join(filter(None, (f"files/{identifier}", lang, form)))


def _site_input(checked: Checked, files: Mapping[str, Made], packed: Sequence[Packed]) -> SiteInput:
    collected = checked.collected
    links: dict[str, list[FileLink]] = defaultdict(list)
    bundles: dict[str, list[FileLink]] = defaultdict(list)
    own = {_href(one.folder, one.lang, one.format): one for one in packed}
    for href, made in files.items():
        name, _, form = href.removeprefix("files/").rpartition(".")
        if (one := own.get(href)) is not None:
            bundles[one.folder].append(FileLink(one.lang, form, href, made.size, made.pages))
        else:
            identifier, _, lang = name.rpartition(".")
            links[identifier].append(FileLink(lang, form, href, made.size, made.pages))
    return SiteInput(
        repository=collected.repository,
        registers=collected.registers,
        calendar=collected.calendar,
        as_of=collected.as_of,
        controlled=assignments(collected.repository, collected.calendar, collected.as_of),
        due=falling_due(
            collected.repository,
            collected.registers,
            collected.calendar,
            collected.as_of,
            DAYS_AHEAD,
            collected.settings,
        ),
        files={identifier: tuple(own) for identifier, own in links.items()},
        bundles={folder: tuple(own) for folder, own in bundles.items()},
        findings=checked.findings,
        waived=checked.waived,
        rules=tuple(rule.spec for rule in registry.ALL.values()),
        settings=collected.settings,
    )
