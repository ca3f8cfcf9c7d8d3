"""What goes into the bundle of a dossier or a meeting: its papers in order, their names, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reglament.bundle import Group, Missing, Reason, arranged
from reglament.diagnostics import Lang, Text
from reglament.i18n import pick, translator
from reglament.model.documents import Document, Repository
from reglament.pipeline.layout import LANGUAGES, PARALLEL
from reglament.pipeline.papers import Work
from reglament.pipeline.rendering import Output
from reglament.render.paper import Paper
from reglament.schema.labels import kind_title

PLACES = ("acts/", "meetings/")
"""Where folders lie that become bundles."""


@dataclass(frozen=True, slots=True)
class Item:
    """A paper of a bundle: its number there (`03`, `02-01`), what its kind is called, its title, its files."""

    paper: str
    kind: str
    number: str
    label: Text
    title: Text
    outputs: Mapping[str, Output]

    def called(self, lang: Lang, context: str) -> str:
        """What it is called in a list: by its kind, and by its title where `context` has not said it already."""
        label, title = pick(self.label, lang), pick(self.title, lang)
        if not title or _same(title, context):
            return label
        if _same(title[: len(label)], label):
            return title
        return f"{label}. {title}"

    def file_name(self, lang: str) -> str:
        """Its name in the folder of a language, without an ending."""
        langs: tuple[Lang, ...] = LANGUAGES if lang == PARALLEL else (lang,)
        label = " – ".join(dict.fromkeys(pick(self.label, one) for one in langs))
        return f"{lang}/{self.number} {label}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Papers of one question of a meeting, or of everything else; `title` is the title of the question."""

    number: int
    title: Text
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Parcel:
    """The contents of one bundle."""

    folder: str
    title: Text
    shelves: tuple[Shelf, ...]
    missing: tuple[Missing, ...]

    @property
    def items(self) -> Iterator[Item]:
        """All papers in their order."""
        return (item for shelf in self.shelves for item in shelf.items)

    @cached_property
    def papers(self) -> frozenset[str]:
        """The ids of the papers that have files here."""
        return frozenset(item.paper for item in self.items)


@dataclass(frozen=True)
class Stock:
    """What bundles are made of: papers that may be shown, all papers, and what was rendered.

    `shown` has what the reader of the bundles may see, `whole` everything that there is.
    """

    shown: Repository
    whole: Repository
    works: Sequence[Work]
    outputs: Sequence[Output]
    langs: Container[str] = field(default=(*LANGUAGES, PARALLEL))

    @cached_property
    def _works(self) -> Mapping[str, Mapping[str, Work]]:
        found: dict[str, dict[str, Work]] = defaultdict(dict)
        for work in self.works:
            if work.lang in self.langs and work.source in self.shown.documents:
                found[work.doc_id][work.lang] = work
        return found

    @cached_property
    def _outputs(self) -> Mapping[str, Mapping[str, Output]]:
        found: dict[str, dict[str, Output]] = defaultdict(dict)
        for output in self.outputs:
            if output.lang in self.langs:
                found[output.doc_id][output.lang] = output
        return found

    @cached_property
    def _derived(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of papers that follow from a document, by its id."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for work in self.works:
            if work.of:
                found[work.of][work.doc_id] = None
        return {of: tuple(ids) for of, ids in found.items()}

    def folders(self) -> tuple[str, ...]:
        """The dossiers and meetings that have a paper to be shown."""
        return tuple(sorted({one.dossier for one in self.shown if one.dossier.startswith(PLACES)}))

    def parcel(self, folder: str, title: Text) -> Parcel:
        """The contents of the bundle of one folder."""
        shelves: list[Shelf] = []
        missing: list[Missing] = []
        for group in arranged(self.shown, folder):
            ids = [one for paper in group.papers for one in (paper, *self._derived.get(paper, ()))]
            items: list[Item] = []
            for paper in ids:
                missing += self._lacking(paper)
                if self._outputs.get(paper) and self._works.get(paper):
                    items.append(self._item(paper, _number(folder, group, len(items) + 1)))
            if items:
                shelves.append(Shelf(group.number, group.title, tuple(items)))
        missing += self._spoilt(folder, {one.paper for one in missing})
        return Parcel(folder, title, tuple(shelves), tuple(missing))

    def _item(self, paper: str, number: str) -> Item:
        works = self._works[paper]
        first = next(iter(works.values()))
        document = self.shown.documents[first.source]
        kind = first.sides[0].kind
        names = {one.lang: _label(one) for work in works.values() for one in work.sides}
        # A paper in one language is named in the other by its kind: the list of that language speaks it throughout.
        label = {**kind_title(kind), **{lang: text for lang, text in names.items() if text}}
        if first.about:
            label = {lang: f"{text} – {self._about(paper, lang)}" for lang, text in label.items()}
        return Item(paper, kind, number, label, {} if first.of else title_of(document), self._outputs[paper])

    def _about(self, paper: str, lang: str) -> str:
        works = self._works[paper]
        return (works.get(lang) or next(iter(works.values()))).about

    def _lacking(self, paper: str) -> Iterator[Missing]:
        """What is not there of a paper that belongs here."""
        works, outputs = self._works.get(paper, {}), self._outputs.get(paper, {})
        if works:
            title = self._item(paper, "").label if outputs else kind_title(next(iter(works.values())).sides[0].kind)
            lost = [lang for lang in works if lang not in outputs]
            if len(lost) == len(works):
                yield Missing(paper, Reason.FAILED, title)
            else:
                yield from (Missing(paper, Reason.FAILED, title, lang) for lang in lost)
        elif paper not in self.shown.documents:
            unread = self.whole.has_unread(paper)
            reason = Reason.UNREAD if unread else Reason.ABSENT
            yield Missing(paper, Reason.CLOSED if paper in self.whole.documents else reason)

    def _spoilt(self, folder: str, known: Container[str]) -> Iterator[Missing]:
        """Papers of the folder, and texts of its papers, that could not be read."""
        for name in sorted(self.whole.unread):
            paper, _, lang = name.partition(".")
            if name.startswith(f"{folder}/") and paper not in known and "/" not in name[len(folder) + 1 :]:
                document = self.shown.documents.get(paper)
                if document is not None or paper not in self.whole.documents:
                    title = kind_title(document.kind) if document is not None else {}
                    yield Missing(paper, Reason.UNREAD, title, lang)


def title_of(document: Document) -> Text:
    """The title of a paper in the languages that it has, each on one line."""
    found = {lang: document.title(lang) for lang in LANGUAGES}
    return {lang: " ".join(title.split()) for lang, title in found.items() if isinstance(title, str) and title.strip()}


def _label(paper: Paper) -> str:
    """What a paper is called by its kind; a draft is called one."""
    _ = translator("bundle", paper.lang)
    return f"{paper.subject} ({_('draft')})" if paper.subject and paper.draft else paper.subject


def _number(folder: str, group: Group, place: int) -> str:
    return f"{group.number:02}-{place:02}" if folder.startswith("meetings/") else f"{place:02}"


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
