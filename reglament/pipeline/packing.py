"""Bundles of dossiers and meetings: a ZIP of all their files, and in each language one PDF of all their papers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from reglament.bundle import Description, Entry, Missing, Report, leading
from reglament.bundle.order import FIRST, MEETINGS
from reglament.control.publicity import Hidden
from reglament.diagnostics import Diagnostic, Lang, Text
from reglament.errors import RenderError
from reglament.i18n import LANGS, pick, translator
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.check import Checked
from reglament.pipeline.layout import LANGUAGES, Layout, created_on
from reglament.pipeline.packing_work import PdfJob, ZipJob, make
from reglament.pipeline.parcels import Item, Parcel, Shelf, Stock, title_of
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store
from reglament.pipeline.workers import guarded
from reglament.render import dates
from reglament.render.contents import Contents, Listed, Section
from reglament.render.names import genitive
from reglament.render.worker import Failed, each
from reglament.report import json_report, text
from reglament.rules.judging import Waived

_BATCH = 2


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of one bundle: the ZIP (`lang` is empty) or the merged PDF of a language; the key it is remembered by."""

    folder: str
    lang: Lang
    key: str
    file: Made

    @property
    def format(self) -> str:
        """`zip` or `pdf`."""
        return "pdf" if self.lang else "zip"


@dataclass(frozen=True, slots=True)
class Packing:
    """All bundles in the order of folders, and a finding for each file of one that could not be made."""

    packed: tuple[Packed, ...]
    findings: tuple[Diagnostic, ...] = ()
    missing: tuple[Missing, ...] = ()
    """What the bundles lack."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file of a bundle that is to be there, and how to prepare the work of making it."""

    folder: str
    lang: Lang
    job: Callable[[], ZipJob | PdfJob]


@dataclass(frozen=True)
class Packer:
    """Packs the folders of one akimat for one kind of reader: everybody, or (`public` is False) its officials.

    Bundles for officials have every file of a folder; those with a paper that is `closed` say that they are not for
    everybody.
    """

    checked: Checked
    stock: Stock
    layout: Layout
    store: Store
    public: bool = True
    closed: Hidden | None = None

    def pack(self, folders: Sequence[str], request: Request) -> Packing:
        """The bundles of the folders; what has been packed before is not packed again.

        Raises OSError when the disk is full.
        """
        parcels = self._parcels(folders)
        wanted = {key: one for parcel in parcels for key, one in self._wanted(parcel)}
        known = {key: next(iter(files.values())) for key, files in self._known(wanted, request).items()}
        jobs = {key: one for key, one in wanted.items() if key not in known}
        findings = []
        if jobs:
            request.progress.begin(Stage.BUNDLE, len(jobs))
        opened = partial(guarded, request.jobs, len(jobs))
        done = each(make, [one.job() for one in jobs.values()], opened, batch=_BATCH) if jobs else ()
        for (key, one), made in zip(jobs.items(), done, strict=True):
            request.progress.advance()
            if isinstance(made, Failed):
                findings.append(made.finding(self._first(one.folder).at(), one.folder))
            else:
                known[key] = made
        packed = [Packed(one.folder, one.lang, key, known[key]) for key, one in wanted.items() if key in known]
        missing = tuple(one for parcel in parcels for one in parcel.missing)
        return Packing(tuple(packed), tuple(findings), missing)

    def jobs(self, folders: Sequence[str]) -> Iterator[tuple[str, ZipJob | PdfJob]]:
        """The work of packing the folders, whether it was done before or not, by the key of each piece."""
        yield from ((key, one.job()) for parcel in self._parcels(folders) for key, one in self._wanted(parcel))

    def _parcels(self, folders: Sequence[str]) -> list[Parcel]:
        return [self.stock.parcel(folder, self._title(folder)) for folder in folders]

    def _known(self, keys: Mapping[str, _Wanted], request: Request) -> Mapping[str, Mapping[str, Made]]:
        return self.store.known(keys, verify=request.verify)

    def _first(self, folder: str) -> Document:
        found = leading(self.stock.shown, folder)
        if found is None:
            raise RenderError("{paper} could not be set: {reason}", paper=folder, reason="no papers")
        return found

    def _title(self, folder: str) -> Text:
        """The title of the act, of a meeting whose papers they are; else that of the first paper."""
        body = self.checked.collected.registers.bodies.get("akimat", {})
        if not folder.startswith(MEETINGS) or not body:
            return title_of(self._first(folder))
        said = {}
        for lang in LANGUAGES:
            _ = translator("bundle", lang)
            said[lang] = _("Papers of a meeting of {body}").format(body=genitive(pick(body, lang), lang))
        return said

    def _wanted(self, parcel: Parcel) -> Iterator[tuple[str, _Wanted]]:
        """The files of a bundle by the key of what they are made from."""
        first = self._first(parcel.folder)
        key, archive = self._zip(parcel, first)
        yield key, _Wanted(parcel.folder, "", archive)
        for lang in LANGUAGES:
            if lang in self.stock.langs and parcel.papers:
                key, merged = self._pdf(parcel, first, lang)
                yield key, _Wanted(parcel.folder, lang, merged)

    # ------------------------------------------------------------------ the ZIP

    def _zip(self, parcel: Parcel, first: Document) -> tuple[str, Callable[[], ZipJob]]:
        collected = self.checked.collected
        description = Description(
            parcel.folder,
            parcel.title,
            collected.as_of,
            collected.registers.bodies.get("akimat", {}),
            {lang: said for lang in LANGUAGES if (said := _dated(first, lang))},
            self.public or not self._is_closed(parcel),
        )
        sources = self._sources(parcel)
        findings, waived = self._found(parcel, sources)
        made = tuple(_papers(parcel))
        shown = [(path, self._digest(path)) for path in _quoted(sources, findings)]
        key = fingerprint("zip", description, parcel.missing, made, shown, sources, findings, waived)

        def job() -> ZipJob:
            report, originals = self._report(findings, waived), tuple(self._originals(sources))
            return ZipJob(description, report, parcel.missing, made, originals, self.store.folder)

        return key, job

    def _is_closed(self, parcel: Parcel) -> bool:
        documents, closed = self.stock.whole.documents, self.closed
        own = [
            *self.stock.whole.in_dossier(parcel.folder),
            *(documents[one] for one in parcel.papers if one in documents),
        ]
        return closed is not None and any(map(closed.hides, own))

    def _digest(self, path: str) -> str:
        """SHA-256 of a file of the akimat."""
        leaf = self.checked.collected.survey.leaves.get(path)
        return leaf.digest if leaf is not None else ""

    def _sources(self, parcel: Parcel) -> tuple[str, ...]:
        """Paths of the files from which the papers are made; officials get everything that lies in the folder."""
        rows, leaves = self.checked.collected.survey.rows, self.checked.collected.survey.leaves
        own = {one.id for one in self.stock.shown.in_dossier(parcel.folder)} | parcel.papers
        paths = {path for name in own if name in rows for path in rows[name].paths}
        paths |= {picture for path in paths if path in leaves for picture, _ in leaves[path].shown if picture in leaves}
        if not self.public:
            inside = f"content/{parcel.folder}/"
            paths |= {path for path in self.checked.collected.files if path.startswith(inside)}
        return tuple(sorted(paths))

    def _originals(self, sources: Sequence[str]) -> Iterator[tuple[Entry, Path]]:
        root = self.checked.collected.root
        for path in sources:
            yield Entry(f"source/{path.removeprefix('content/')}", b""), root / path

    def _found(self, parcel: Parcel, sources: Sequence[str]) -> tuple[tuple[Diagnostic, ...], tuple[Waived, ...]]:
        """Findings in the files of the bundle; those of an open bundle say nothing of closed papers."""
        paths = set(sources)
        if not self.public:
            inside = f"content/{parcel.folder}/"
            paths |= {path for path in self._findings.keys() | self._waived.keys() if path.startswith(inside)}
        found = tuple(one for path in sorted(paths) for one in self._findings.get(path, ()) if self._may_tell(one))
        waived = (one for path in sorted(paths) for one in self._waived.get(path, ()))
        return found, tuple(one for one in waived if self._may_tell(one.finding))

    def _may_tell(self, finding: Diagnostic) -> bool:
        """Whether a finding points at nothing that its readers may not see."""
        return not any(note.location.path in self._hidden for note in finding.notes)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Files of papers that are not shown."""
        documents, rows = self.stock.shown.documents, self.checked.collected.survey.rows
        return frozenset(path for name, row in rows.items() if name not in documents for path in row.paths)

    @cached_property
    def _findings(self) -> Mapping[str, Sequence[Diagnostic]]:
        found: dict[str, list[Diagnostic]] = defaultdict(list)
        for one in self.checked.findings:
            found[one.location.path].append(one)
        return found

    @cached_property
    def _waived(self) -> Mapping[str, Sequence[Waived]]:
        found: dict[str, list[Waived]] = defaultdict(list)
        for one in self.checked.waived:
            found[one.finding.location.path].append(one)
        return found

    def _report(self, findings: Sequence[Diagnostic], waived: Sequence[Waived]) -> Report:
        collected = self.checked.collected
        said = {}
        for lang in LANGS:
            _ = translator("bundle", lang)
            head = _("Report of the check by the Regulation as of {date}.")
            body = text(findings, collected.text, lang, program="reglament", waived=waived)
            said[lang] = f"{head.format(date=f'{collected.as_of:%d.%m.%Y}')}\n\n{body}"
        data = {"as_of": collected.as_of.isoformat(), **json.loads(json_report(findings, waived))}
        return Report(said, json.dumps(data, ensure_ascii=False, indent=2) + "\n")

    # ----------------------------------------------------------- the merged PDF

    def _pdf(self, parcel: Parcel, first: Document, lang: Lang) -> tuple[str, Callable[[], PdfJob]]:
        chapters, sections = [], []
        matter = pick(parcel.title, lang)
        for shelf in parcel.shelves:
            question = pick(shelf.title, lang)
            head = _head(shelf, question, lang)
            chosen = [(item, _tongue(item, lang)) for item in shelf.items]
            parts = [
                (item.called(lang, question or matter), item.outputs[tag].files["pdf"].digest, tag)
                for item, tag in chosen
                if tag
            ]
            listed = [
                Listed(title, item.outputs[tag].files["pdf"].pages, "" if tag == lang else _in(tag, lang))
                for (item, tag), (title, _digest, _tag) in zip([one for one in chosen if one[1]], parts, strict=True)
            ]
            if parts:
                chapters.append((head, tuple(parts)))
                sections.append(Section(head, tuple(listed)))
        contents = self._contents(parcel, first, lang, tuple(sections))
        job = PdfJob(self.layout, contents, created_on(first), tuple(chapters), self.store.folder)
        return fingerprint("pdf", self._environment, contents, job.created, chapters), lambda: job

    @cached_property
    def _environment(self) -> str:
        return self.layout.environment

    def _contents(self, parcel: Parcel, first: Document, lang: Lang, sections: tuple[Section, ...]) -> Contents:
        body = pick(self.checked.collected.registers.bodies.get("akimat", {}), lang).upper()
        missing = [one.sentence(lang) for one in parcel.missing]
        _ = translator("bundle", lang)
        head = [_("Not in this bundle:")] if missing else []
        return Contents(
            parcel.folder, lang, body, pick(parcel.title, lang), _dated(first, lang), sections, (*head, *missing)
        )


def _papers(parcel: Parcel) -> Iterator[tuple[Entry, str]]:
    """The files of all papers, each with its SHA-256."""
    for item in parcel.items:
        title = {tag: item.called(tag, "") for tag in LANGUAGES}
        for lang, output in item.outputs.items():
            stem = item.file_name(lang)
            for form, made in output.files.items():
                name = f"{stem}.{form}"
                yield Entry(name, b"", title, lang, made.pages, item.kind, item.paper, item.number), made.digest


def _head(shelf: Shelf, question: str, lang: Lang) -> str:
    """What stands over the papers of a question, and over those that follow the last one."""
    if question:
        return f"{shelf.number}. {question}"
    _ = translator("bundle", lang)
    return _("After the meeting") if shelf.number > FIRST else ""


def _quoted(sources: Sequence[str], findings: Sequence[Diagnostic]) -> tuple[str, ...]:
    """Paths of all files whose text stands in a bundle: its sources, and what its report quotes of others."""
    noted = {note.location.path for one in findings for note in one.notes}
    return tuple(sorted({*sources, *(one.location.path for one in findings), *noted}))


def _tongue(item: Item, lang: Lang) -> Lang:
    """The language in which a paper is taken into the PDF of `lang`; empty when it has a PDF in neither."""
    return next((tag for tag in (lang, *LANGUAGES) if tag in item.outputs), "")


def _in(tag: str, lang: Lang) -> str:
    _ = translator("bundle", lang)
    return {"kk": _("in Kazakh"), "ru": _("in Russian")}.get(tag, "")


def _dated(first: Document, lang: Lang) -> str:
    """The day of a meeting, or date and number of an act that has them."""
    if first.get("/meeting/date"):
        return dates.span(first.get("/meeting/date"), first.get("/meeting/date_end"), lang)
    number = first.get("/number")
    said = (dates.legal(first.get("/date"), lang), f"№ {number}" if isinstance(number, str | int) else "")
    return " ".join(filter(None, said))
