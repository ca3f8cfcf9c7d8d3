"""The bundle itself: papers, sources, the report of the check and what describes them, always the same bytes.

It is a BagIt bag (RFC 8493) in a ZIP: any reader of bags, and `sha256sum -c`, can tell whether it is whole.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from reglament import __version__
from reglament.bundle.entries import Description, Entry, Report
from reglament.bundle.missing import Missing
from reglament.bundle.names import LONGEST, distinct
from reglament.bundle.readme import README, readme
from reglament.diagnostics import Text
from reglament.i18n import LANGS, pick

BAG = "bagit.txt"
INFO = "bag-info.txt"
PAYLOAD = "manifest-sha256.txt"
TAGS = "tagmanifest-sha256.txt"
MANIFEST = "manifest.json"
DATA = "data/"
VERSION = 2
"""Of the form of `manifest.json`."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "yml": "application/yaml",
    "yaml": "application/yaml",
    "md": "text/markdown",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
}


def make_bundle(
    entries: Iterable[Entry], description: Description, report: Report, missing: Sequence[Missing] = ()
) -> bytes:
    """A ZIP of the entries with report, descriptions and checksums; the same input gives the same bytes.

    Names become safe ones; two entries that would get one name are numbered.
    """
    listed = sorted([*entries, *_reports(report)], key=lambda entry: entry.name)
    root = description.folder
    names = distinct([entry.name for entry in listed], LONGEST - len(f"{root}/{DATA}"))
    files = {f"{DATA}{name}": entry for name, entry in zip(names, listed, strict=True)}
    files = dict(sorted(files.items()))
    payload = {name: entry.data for name, entry in files.items()}
    tags = {
        BAG: b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        INFO: _info(description, payload).encode(),
        PAYLOAD: _sums(payload),
        MANIFEST: _json(_manifest(description, files, missing)),
        **{README[lang]: readme(lang, description, files, missing).encode() for lang in README},
    }
    tags[TAGS] = _sums(tags)
    return _packed({f"{root}/{name}": data for name, data in (tags | payload).items()})


def media_type(name: str) -> str:
    """The media type of a file by its ending; of an unknown one, that of any bytes."""
    return _MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _reports(report: Report) -> list[Entry]:
    texts = [Entry(f"check/report.{lang}.txt", report.text[lang].encode(), lang=lang) for lang in LANGS]
    return [*texts, Entry("check/report.json", report.json.encode())]


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Checksums as `sha256sum` writes and reads them; our names hold nothing that RFC 8493 wants escaped."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _info(description: Description, payload: Mapping[str, bytes]) -> str:
    """Facts for archivists. Values are one line each."""
    title = " / ".join(dict.fromkeys(filter(None, (pick(description.title, lang) for lang in ("kk", "ru")))))
    body = " / ".join(dict.fromkeys(filter(None, (pick(description.body, lang) for lang in ("kk", "ru")))))
    said = {
        "Source-Organization": body,
        "External-Identifier": description.id,
        "External-Description": title,
        "Bagging-Date": description.as_of.isoformat(),
        "Payload-Oxum": f"{sum(map(len, payload.values()))}.{len(payload)}",
        "Bag-Software-Agent": f"reglament {__version__}",
    }
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in said.items() if value.strip())


def _manifest(description: Description, files: Mapping[str, Entry], missing: Sequence[Missing]) -> dict[str, Any]:
    return {
        "version": VERSION,
        "id": description.id,
        "title": _both(description.title),
        "date": _both(description.date),
        "body": _both(description.body),
        "as_of": description.as_of.isoformat(),
        "public": description.public,
        "tool": {"name": "reglament", "version": __version__},
        "files": [_file(name, entry) for name, entry in files.items()],
        "missing": [
            {"paper": one.paper, "reason": one.reason.value, **({"lang": one.lang} if one.lang else {})}
            for one in missing
        ],
    }


def _file(name: str, entry: Entry) -> dict[str, Any]:
    said: dict[str, Any] = {
        "path": name,
        "sha256": sha256(entry.data).hexdigest(),
        "size": len(entry.data),
        "media_type": media_type(name),
    }
    if entry.paper:
        said["paper"] = entry.paper
    if entry.kind:
        said["kind"] = entry.kind
    if entry.number:
        said["number"] = entry.number
    if entry.lang:
        said["lang"] = entry.lang
    if entry.title:
        said["title"] = _both(entry.title)
    if entry.pages:
        said["pages"] = entry.pages
    return said


def _both(text: Text) -> dict[str, str]:
    return {lang: pick(text, lang) for lang in ("kk", "ru")}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _packed(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_STORED  # what a compressor writes depends on its version
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, files[name])
    return stream.getvalue()
