"""Archives of dossiers and meetings: every file of their papers with a manifest and the report of the check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reglament.bundle import Description, Entry, Report, make_bundle
from reglament.diagnostics import Diagnostic, Text
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.check import Checked
from reglament.pipeline.collect import Collected
from reglament.pipeline.layout import LANGUAGES
from reglament.pipeline.progress import Stage
from reglament.pipeline.rendering import Output
from reglament.pipeline.request import Request
from reglament.pipeline.store import Made, Store, put
from reglament.report import json_report, text

_PLACES = ("acts/", "meetings/")
_LEADING = ("decree", "decision", "order", "agenda", "protocol")


@dataclass(frozen=True, slots=True)
class Packed:
    """The archive of one folder, and the key under which it is remembered."""

    folder: str
    key: str
    file: Made


@dataclass(frozen=True)
class _Parcel:
    """What goes into one archive."""

    description: Description
    documents: tuple[Document, ...]
    outputs: tuple[Output, ...]
    findings: tuple[Diagnostic, ...]

    @property
    def key(self) -> str:
        files = [(one.doc_id, one.lang, sorted(one.files.items())) for one in self.outputs]
        papers = [(document.id, document.digest) for document in self.documents]
        return fingerprint(self.description, files, papers, self.findings)


def pack(checked: Checked, outputs: Sequence[Output], request: Request, store: Store) -> tuple[Packed, ...]:
    """An archive for every dossier and meeting that has a rendered paper, in the order of folders."""
    parcels = {parcel.key: parcel for parcel in _parcels(checked, outputs)}
    known = store.known(parcels, verify=request.verify)
    if len(known) < len(parcels):
        request.progress.begin(Stage.BUNDLE, len(parcels) - len(known))
    packed = []
    for key, parcel in parcels.items():
        made = known.get(key, {}).get("zip")
        if made is None:
            made = put(store.folder, _packed(parcel, checked.collected, store))
            request.progress.advance()
        packed.append(Packed(parcel.description.id, key, made))
    return tuple(packed)


def _parcels(checked: Checked, outputs: Sequence[Output]) -> Iterator[_Parcel]:
    collected = checked.collected
    folders: dict[str, list[Output]] = {}
    for output in outputs:
        folder = output.doc_id.rpartition("/")[0]
        if folder.startswith(_PLACES):
            folders.setdefault(folder, []).append(output)
    for folder, own in sorted(folders.items()):
        documents = tuple(collected.repository.in_dossier(folder))
        description = Description(folder, _title(documents), collected.as_of)
        findings = tuple(one for one in checked.findings if one.location.path.startswith(f"content/{folder}/"))
        yield _Parcel(description, documents, tuple(own), findings)


def _title(documents: Sequence[Document]) -> Text:
    """The title of the act, agenda or protocol of a folder, in the languages that it has."""
    ordered = sorted(documents, key=lambda document: (document.kind not in _LEADING, document.id))
    return {lang: title for lang in LANGUAGES if (title := ordered[0].title(lang))}


def _packed(parcel: _Parcel, collected: Collected, store: Store) -> bytes:
    titles = {document.id: _title([document]) for document in parcel.documents}
    papers = [
        Entry(
            f"papers/{output.doc_id.rpartition('/')[2]}.{output.lang}.{form}",
            store.path(made).read_bytes(),
            titles[output.doc_id],
            output.lang,
            made.pages,
        )
        for output in parcel.outputs
        for form, made in output.files.items()
    ]
    inside = f"content/{parcel.description.id}/"
    sources = [
        Entry(f"source/{path.removeprefix(inside)}", (collected.root / path).read_bytes())
        for path in collected.files
        if path.startswith(inside)
    ]
    said = {lang: text(parcel.findings, collected.text, lang, program="reglament") for lang in LANGUAGES}
    report = Report(said["kk"], said["ru"], json_report(parcel.findings))
    return make_bundle([*papers, *sources], parcel.description, report)
