"""A look at a paper as it stands on the sheet: drafts too, whatever rules say of them, in no more time than it takes.

Only the paper, the registers and what it names are read; it is set by one guarded worker that stays for the next look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from reglament.diagnostics import START, Diagnostic, Lang, Location
from reglament.errors import UsageError
from reglament.loading import Discovered, File, Role, discover
from reglament.loading.discover import CONTENT
from reglament.model.documents import Document
from reglament.model.fingerprint import fingerprint
from reglament.pipeline.glimpse import Glimpse, Memory
from reglament.pipeline.layout import LANGUAGES, PARALLEL, Layout, created_on
from reglament.pipeline.picturing import Job, Shown
from reglament.pipeline.request import Request
from reglament.pipeline.standby import Standby
from reglament.pipeline.swap import write_whole
from reglament.render.compose import COMPOSERS, compose, parallel
from reglament.render.paper import Paper, ParallelPaper
from reglament.render.worker import Failed

FORMS = ("png", "pdf", "docx")
WIDTH = 900
"""Pixels of an upright page, enough to read small print on a screen."""
MOST = 40
"""Papers of one folder that are shown at once."""

_MAKERS = {
    "png": ("reglament.pipeline.picturing", "png"),
    "pdf": ("reglament.pipeline.picturing", "pdf"),
    "docx": ("reglament.pipeline.drafting", "docx"),
}
"""Loaded only where it is used: a look at pictures needs no writer of DOCX."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is made: pictures or a file, pictures of which width, of pages from `first` to `last` (None: all)."""

    form: str = "png"
    width: int = WIDTH
    first: int = 1
    last: int | None = None


class Target(NamedTuple):
    """A paper to look at, in one language, in both beside each other (`kk-ru`), or in each that it has (empty)."""

    id: str
    lang: Lang = ""


@dataclass(frozen=True, slots=True)
class Shot:
    """One paper made: its files by name (`kk-1.png`, `ru.pdf`), and the pages of the whole paper."""

    doc_id: str
    lang: Lang
    form: str
    title: str
    files: tuple[tuple[str, bytes], ...]
    pages: int


@dataclass(frozen=True, slots=True)
class View:
    """What a look at papers gave.

    `findings` are those of their files alone, `own` the paths of these files, `read` of all that were read. `broken`
    says that something of the papers could not be shown.
    """

    shots: tuple[Shot, ...]
    findings: tuple[Diagnostic, ...]
    own: frozenset[str]
    read: frozenset[str]
    broken: bool


@dataclass(frozen=True, slots=True)
class _Composed:
    document: Document
    lang: Lang
    paper: Paper | ParallelPaper

    @property
    def title(self) -> str:
        one = self.paper.left if isinstance(self.paper, ParallelPaper) else self.paper
        return one.title or one.kind_title


class Studio:
    """Where papers are looked at again and again; for one thread at a time."""

    def __init__(self, request: Request, worker: Standby | None = None) -> None:
        self.request = request
        self._worker = worker or Standby()
        self._memory: Memory = {}
        self._known: dict[str, Shown] = {}
        self._listed: Discovered | None = None

    def ready(self) -> None:
        """Have the worker started while this process does something else."""
        self._worker.ready()

    def close(self) -> None:
        """Let the worker go."""
        self._worker.close()

    def glimpse(self, *, renamed: bool = True) -> Glimpse:
        """The akimat as it is now; unless files were `renamed`, made or removed since the last one, it has the same."""
        listed = self._listed
        self._listed = discover(self.request.paths.root) if listed is None or renamed else listed
        return Glimpse(self.request, self._memory, self._listed)

    def view(self, targets: Sequence[Target], shape: Shape, glimpse: Glimpse | None = None) -> View:
        """The papers as they are now. What is set already, and has not changed, is not set again.

        Raises UsageError for a paper that is never set, or is not written in the language.
        """
        seen = self.glimpse() if glimpse is None else glimpse
        layout = Layout.of(self.request.paths.templates, seen.settings, self.request.paths.root)
        findings = [one for target in targets for one in seen.findings(target.id)]
        broken = not all(seen.whole(target.id) for target in targets)
        shots, known, absent = list[Shot](), dict[str, Shown](), list[UsageError]()
        for target in targets:
            try:
                composed = list(_composed(seen, target))
            except UsageError as error:
                absent.append(error)
                continue
            for one in composed:
                key = fingerprint(shape.form, shape.width, layout, created_on(one.document), one.paper)
                made = self._known.get(key) or self._made(one, layout, shape)
                if isinstance(made, Failed):
                    findings.append(made.finding(_place(one), one.document.id))
                    broken = True
                else:
                    known[key] = made
                    files = _files(made, one.lang, shape)
                    shots.append(Shot(one.document.id, one.lang, shape.form, one.title, files, made.pages))
        if absent and not shots and not broken:
            raise absent[0]
        self._known = known
        own = frozenset(file.path for target in targets for file in seen.files(target.id))
        told = {one.sort_key: one for one in findings}
        return View(tuple(shots), tuple(told[key] for key in sorted(told)), own, frozenset(seen.read), broken)

    def _made(self, one: _Composed, layout: Layout, shape: Shape) -> Shown | Failed:
        module, name = _MAKERS[shape.form]
        work: Callable[[Job], Shown] = getattr(import_module(module), name)
        return self._worker.make(work, Job(one.paper, created_on(one.document), layout, shape.width))


def put(shots: Sequence[Shot], folder: Path) -> list[list[Path]]:
    """Write what was made under `folder`, each paper in a folder of its name, and remove pages that it has no more.

    The paths of every shot. A file that is the same already is left alone, so that what watches it is not troubled.
    """
    written = []
    for shot in shots:
        own = folder / shot.doc_id
        names = {name for name, _ in shot.files}
        page = re.compile(rf"{shot.lang}-[0-9]+\.png")
        for path in own.glob(f"{shot.lang}-*.png"):
            if shot.form == "png" and path.name not in names and page.fullmatch(path.name):
                path.unlink()
        for name, data in shot.files:
            if not (own / name).is_file() or (own / name).read_bytes() != data:
                write_whole(own / name, data)
        written.append([own / name for name, _ in shot.files])
    return written


def targets_at(glimpse: Glimpse, path: str, lang: Lang = "") -> list[Target]:
    """The papers at a path from the root: that of a YAML file, a text, an annex (then in its language), or a folder.

    Of a picture they are the papers that show it. Raises UsageError when there are none, or too many.
    """
    for file in glimpse.discovered.files:
        if file.path == path and file.role is Role.PICTURE and (showing := _showing(glimpse, file)):
            return [Target(key, lang) for key in showing]
        if file.path == path and file.role is not Role.SETTINGS:
            return [Target(file.id, lang or (file.lang if file.lang in LANGUAGES else ""))]
    inside = [file for file in glimpse.discovered.files if file.role is Role.PAPER and _within(file, path)]
    if len(inside) > MOST:
        raise UsageError("{path} holds {count} papers; name one of them, or a dossier.", path=path, count=len(inside))
    found = [file.id for file in inside if file.id not in glimpse or glimpse[file.id].kind in COMPOSERS]
    if not found:
        raise UsageError("{path} is no paper of this akimat.", path=path)
    return [Target(key, lang) for key in found]


def _showing(glimpse: Glimpse, picture: File) -> list[str]:
    """The papers of its folder that show a picture."""
    folder = picture.path.rpartition("/")[0]
    beside = [one.id for one in glimpse.discovered.files if one.role is Role.PAPER and _within(one, folder)]
    return [key for key in beside if picture in glimpse.files(key)]


def _within(file: File, folder: str) -> bool:
    return file.path.startswith(f"{folder}/") and folder.startswith(CONTENT)


def _composed(glimpse: Glimpse, target: Target) -> Iterator[_Composed]:
    """The paper in each language that is asked for."""
    document = glimpse.get(target.id)
    if document is None:
        return
    if document.kind not in COMPOSERS:
        raise UsageError("{paper}: a paper of this kind ({kind}) is not set.", paper=target.id, kind=document.kind)
    wanted = LANGUAGES if target.lang in ("", PARALLEL) else (target.lang,)
    made: dict[Lang, Paper] = {}
    for lang in wanted:
        paper = compose(document, glimpse.repository, glimpse.registers, lang) if lang in glimpse.languages else None
        if paper is not None:
            made[lang] = paper
        elif target.lang and not _has_text(glimpse, target.id, lang):
            raise UsageError("{paper} is not written in the language {lang}.", paper=target.id, lang=lang)
    if not made and not target.lang and glimpse.whole(target.id):
        raise UsageError("{paper} has no text to show yet.", paper=target.id)
    if target.lang != PARALLEL:
        yield from (_Composed(document, lang, paper) for lang, paper in made.items())
    elif len(made) == len(LANGUAGES):
        yield _Composed(document, PARALLEL, parallel(*made.values()))


def _has_text(glimpse: Glimpse, key: str, lang: Lang) -> bool:
    """Whether there is a file for the text in a language, readable or not."""
    return any(file.role is Role.TEXT and file.lang == lang for file in glimpse.files(key))


def _place(one: _Composed) -> Location:
    tree = one.document.texts.get(one.lang)
    return one.document.at() if tree is None else tree.locate(START)


def _files(made: Shown, lang: Lang, shape: Shape) -> tuple[tuple[str, bytes], ...]:
    """The files of a paper by name; of pictures those of the pages that are asked for."""
    if shape.form != "png":
        return tuple((f"{lang}.{shape.form}", data) for data in made.data)
    chosen = list(enumerate(made.data, 1))[shape.first - 1 : shape.last]
    return tuple((f"{lang}-{number}.png", data) for number, data in chosen)
