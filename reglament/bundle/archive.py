"""The bundle itself: papers, sources, the report of the check, a manifest and a README, always the same bytes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from reglament import __version__
from reglament.bundle.names import distinct
from reglament.diagnostics import Lang, Text
from reglament.i18n import pick, translator

MANIFEST = "manifest.json"
VERSION = 1
"""Of the form of the manifest."""
LANGS: tuple[Lang, ...] = ("kk", "ru")

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "yml": "application/yaml",
    "yaml": "application/yaml",
    "md": "text/markdown",
    "txt": "text/plain",
}
_STORED = {"pdf", "docx"}
"""Formats that are compressed already."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name in the bundle (`papers/act.kk.pdf`, `source/act.yml`), its bytes, what it is.

    `title` names the paper in each language, `lang` is the language of the file (`kk`, `ru`, `kk-ru`) or empty, `pages`
    its length or 0.
    """

    name: str
    data: bytes
    title: Text = field(default_factory=dict)
    lang: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Description:
    """What the bundle is about: the id of the dossier or meeting, its title, the day that the check looked at."""

    id: str
    title: Text
    as_of: date


@dataclass(frozen=True, slots=True)
class Report:
    """The report of the check: as text in both languages and as JSON."""

    kk: str
    ru: str
    json: str


def make_bundle(entries: Iterable[Entry], description: Description, report: Report) -> bytes:
    """A ZIP of the entries with report, README and manifest; the same input gives the same bytes.

    Names become Latin slugs; two entries that would get one name are numbered.
    """
    listed = [*entries, *_reports(report)]
    names = list(distinct(["readme.kk.txt", "readme.ru.txt", MANIFEST, *(entry.name for entry in listed)]))[3:]
    files = sorted(zip(names, listed, strict=True), key=lambda pair: pair[0])
    whole = {name: entry.data for name, entry in files}
    for lang in LANGS:
        whole[f"readme.{lang}.txt"] = _readme(lang, description, files).encode()
    manifest = _manifest(description, whole, dict(files))
    whole[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    return _packed(whole)


def media_type(name: str) -> str:
    """The media type of a file by its ending; of an unknown one, that of any bytes."""
    return _MEDIA_TYPES.get(_ending(name), "application/octet-stream")


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _reports(report: Report) -> tuple[Entry, ...]:
    return (
        Entry("check/report.kk.txt", report.kk.encode(), lang="kk"),
        Entry("check/report.ru.txt", report.ru.encode(), lang="ru"),
        Entry("check/report.json", report.json.encode()),
    )


def _manifest(description: Description, whole: dict[str, bytes], entries: dict[str, Entry]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "id": description.id,
        "title": {lang: pick(description.title, lang) for lang in LANGS},
        "as_of": description.as_of.isoformat(),
        "tool": {"name": "reglament", "version": __version__},
        "files": [_file(name, whole[name], entries.get(name)) for name in sorted(whole)],
    }


def _file(name: str, data: bytes, entry: Entry | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "path": name,
        "sha256": sha256(data).hexdigest(),
        "size": len(data),
        "media_type": media_type(name),
    }
    if entry is not None and entry.lang:
        said["lang"] = entry.lang
    if entry is not None and entry.title:
        said["title"] = {lang: pick(entry.title, lang) for lang in LANGS}
    if entry is not None and entry.pages:
        said["pages"] = entry.pages
    return said


def _readme(lang: Lang, description: Description, files: list[tuple[str, Entry]]) -> str:
    _ = translator("bundle", lang)
    lines = [
        pick(description.title, lang) or description.id,
        "",
        _("Files of {id} as of {date}.").format(id=description.id, date=f"{description.as_of:%d.%m.%Y}"),
        "",
        _("papers: the papers in Kazakh, in Russian and side by side, each as PDF and as DOCX."),
        _("source: the texts and data from which the papers are made."),
        _("check: the report of the check by the Regulation."),
        _("manifest.json: every file with its size and SHA-256 checksum."),
        "",
        _("PDF files are made for keeping. An official paper is the one that is signed and registered."),
        "",
    ]
    papers = [(name, pick(entry.title, lang), entry.pages) for name, entry in files if entry.title]
    width = max((len(name) for name, _title, _pages in papers), default=0)
    for name, title, pages in papers:
        length = " " + _("(pages: {count})").format(count=pages) if pages else ""
        lines.append(f"{name:<{width}}  {title}{length}".rstrip())
    return "\r\n".join(lines).rstrip() + "\r\n"


def _packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_STORED if _ending(name) in _STORED else zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, files[name])
    return stream.getvalue()
