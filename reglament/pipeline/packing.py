"""Bundles of dossiers and meetings: a ZIP of all their files, and in each language one PDF of all their papers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache as once
from functools import partial
from pathlib import Path

from reglament.bundle import Chapter, Description, Entry, Missing, Part, Report, leading, make_bundle, merge
from reglament.control.publicity import Hidden
from reglament.diagnostics import Diagnostic, Lang
from reglament.errors import RenderError
from reglament.i18n import LANGS, pick, translator
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.check import Checked
from reglament.pipeline.layout import LANGUAGES, Layout, created_on
from reglament.pipeline.parcels import Item, Parcel, Stock, title_of
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store, put
from reglament.pipeline.workers import guarded
from reglament.render import dates
from reglament.render.contents import Contents, Listed, Section, printable
from reglament.render.fonts import find_fonts
from reglament.render.typst import Typesetter
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
class _Zip:
    """A ZIP to be made: its entries without their bytes, and where those lie."""

    description: Description
    report: Report
    missing: tuple[Missing, ...]
    entries: tuple[tuple[Entry, Path], ...]
    objects: Path


@dataclass(frozen=True, slots=True)
class _Pdf:
    """A merged PDF to be made: the list before it, and for each chapter its title and parts (title, file, language)."""

    layout: Layout
    contents: Contents
    created: date
    chapters: tuple[tuple[str, tuple[tuple[str, Path, str], ...]], ...]
    objects: Path


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file of a bundle that is to be there."""

    folder: str
    lang: Lang
    job: _Zip | _Pdf


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
        parcels = [self.stock.parcel(folder, title_of(self._first(folder))) for folder in folders]
        wanted = {key: one for parcel in parcels for key, one in self._wanted(parcel)}
        known = {key: next(iter(files.values())) for key, files in self._known(wanted, request).items()}
        jobs = {key: one for key, one in wanted.items() if key not in known}
        findings = []
        if jobs:
            request.progress.begin(Stage.BUNDLE, len(jobs))
        opened = partial(guarded, request.jobs, len(jobs))
        done = each(_make, [one.job for one in jobs.values()], opened, batch=_BATCH) if jobs else ()
        for (key, one), made in zip(jobs.items(), done, strict=True):
            request.progress.advance()
            if isinstance(made, Failed):
                findings.append(made.finding(self._first(one.folder).at(), one.folder))
            else:
                known[key] = made
        packed = [Packed(one.folder, one.lang, key, known[key]) for key, one in wanted.items() if key in known]
        missing = tuple(one for parcel in parcels for one in parcel.missing)
        return Packing(tuple(packed), tuple(findings), missing)

    def _known(self, keys: Mapping[str, _Wanted], request: Request) -> Mapping[str, Mapping[str, Made]]:
        return self.store.known(keys, verify=request.verify)

    def _first(self, folder: str) -> Document:
        found = leading(self.stock.shown, folder)
        if found is None:
            raise RenderError("{paper} could not be set: {reason}", paper=folder, reason="no papers")
        return found

    def _wanted(self, parcel: Parcel) -> Iterator[tuple[str, _Wanted]]:
        """The files of a bundle by the key of what they are made from."""
        first = self._first(parcel.folder)
        archive, key = self._zip(parcel, first)
        yield key, _Wanted(parcel.folder, "", archive)
        for lang in LANGUAGES:
            if lang in self.stock.langs and parcel.papers:
                merged, key = self._pdf(parcel, first, lang)
                yield key, _Wanted(parcel.folder, lang, merged)

    # ------------------------------------------------------------------ the ZIP

    def _zip(self, parcel: Parcel, first: Document) -> tuple[_Zip, str]:
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
        entries = [*self._papers(parcel), *self._originals(sources)]
        made = [(entry, path.name) for entry, path in entries if path.is_relative_to(self.store.folder)]
        shown = [(path, self._digest(path)) for path in _quoted(sources, findings)]
        key = fingerprint("zip", description, parcel.missing, made, shown, sources, findings, waived)
        report = self._report(findings, waived)
        return _Zip(description, report, parcel.missing, tuple(entries), self.store.folder), key

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
        rows = self.checked.collected.survey.rows
        own = {one.id for one in self.stock.shown.in_dossier(parcel.folder)} | parcel.papers
        paths = {path for name in own if name in rows for path in rows[name].paths}
        if not self.public:
            inside = f"content/{parcel.folder}/"
            paths |= {path for path in self.checked.collected.files if path.startswith(inside)}
        return tuple(sorted(paths))

    def _originals(self, sources: Sequence[str]) -> Iterator[tuple[Entry, Path]]:
        root = self.checked.collected.root
        for path in sources:
            yield Entry(f"source/{path.removeprefix('content/')}", b""), root / path

    def _papers(self, parcel: Parcel) -> Iterator[tuple[Entry, Path]]:
        for item in parcel.items:
            for lang, output in item.outputs.items():
                title = {tag: item.called(tag, "") for tag in LANGUAGES}
                for form, made in output.files.items():
                    name = f"{item.file_name(lang)}.{form}"
                    entry = Entry(name, b"", title, lang, made.pages, item.kind, item.paper, item.number)
                    yield entry, self.store.path(made)

    def _found(self, parcel: Parcel, sources: Sequence[str]) -> tuple[tuple[Diagnostic, ...], tuple[Waived, ...]]:
        """Findings in the files of the bundle; those of an open bundle say nothing of closed papers."""
        inside, files = f"content/{parcel.folder}/", frozenset(sources)
        closed = tuple(
            f"content/{one.id}." for one in self.stock.whole if self.public and one.id not in self.stock.shown.documents
        )

        def concerns(finding: Diagnostic) -> bool:
            path = finding.location.path
            here = path in files if self.public else path in files or path.startswith(inside)
            return here and not any(note.location.path.startswith(closed) for note in finding.notes)

        found = tuple(one for one in self.checked.findings if concerns(one))
        return found, tuple(one for one in self.checked.waived if concerns(one.finding))

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

    def _pdf(self, parcel: Parcel, first: Document, lang: Lang) -> tuple[_Pdf, str]:
        chapters, sections = [], []
        matter = pick(parcel.title, lang)
        for shelf in parcel.shelves:
            question = pick(shelf.title, lang)
            head = f"{shelf.number}. {question}" if question else ""
            chosen = [(item, _tongue(item, lang)) for item in shelf.items]
            parts = [
                (item.called(lang, question or matter), self.store.path(item.outputs[tag].files["pdf"]), tag)
                for item, tag in chosen
                if tag
            ]
            listed = [
                Listed(title, item.outputs[tag].files["pdf"].pages, "" if tag == lang else _in(tag, lang))
                for (item, tag), (title, _path, _tag) in zip([one for one in chosen if one[1]], parts, strict=True)
            ]
            if parts:
                chapters.append((head, tuple(parts)))
                sections.append(Section(head, tuple(listed)))
        contents = self._contents(parcel, first, lang, tuple(sections))
        job = _Pdf(self.layout, contents, created_on(first), tuple(chapters), self.store.folder)
        parts_key = [(head, [(title, path.name, tag) for title, path, tag in parts]) for head, parts in chapters]
        return job, fingerprint("pdf", self.layout.environment, contents, job.created, parts_key)

    def _contents(self, parcel: Parcel, first: Document, lang: Lang, sections: tuple[Section, ...]) -> Contents:
        body = pick(self.checked.collected.registers.bodies.get("akimat", {}), lang).upper()
        missing = [one.sentence(lang) for one in parcel.missing]
        _ = translator("bundle", lang)
        head = [_("Not in this bundle:")] if missing else []
        return Contents(
            parcel.folder, lang, body, pick(parcel.title, lang), _dated(first, lang), sections, (*head, *missing)
        )


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


def _make(job: _Zip | _Pdf) -> Made:
    """Made in a worker: titles are a stranger's, and typst sets them."""
    return _made_zip(job) if isinstance(job, _Zip) else _made_pdf(job)


def _made_zip(job: _Zip) -> Made:
    entries = [replace(entry, data=path.read_bytes()) for entry, path in job.entries]
    return put(job.objects, make_bundle(entries, job.description, job.report, job.missing))


def _made_pdf(job: _Pdf) -> Made:
    front = _typesetter(job.layout).contents(_in_the_font(job.contents), job.created)
    chapters = [
        Chapter(head, tuple(Part(title, path.read_bytes(), tag) for title, path, tag in parts))
        for head, parts in job.chapters
    ]
    merged = merge(front.data, job.contents.title, chapters)
    return put(job.objects, merged.data, merged.pages)


@once
def _typesetter(layout: Layout) -> Typesetter:
    return Typesetter(layout.templates, layout.typography)


def _in_the_font(contents: Contents) -> Contents:
    fonts = find_fonts()
    sections = tuple(
        Section(
            printable(section.title, fonts),
            tuple(replace(one, title=printable(one.title, fonts)) for one in section.papers),
        )
        for section in contents.sections
    )
    return replace(
        contents,
        body=printable(contents.body, fonts),
        about=printable(contents.about, fonts),
        date=printable(contents.date, fonts),
        sections=sections,
        notes=tuple(printable(note, fonts) for note in contents.notes),
    )
