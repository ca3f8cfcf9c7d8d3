"""Files of a new dossier from what was read: texts in each language, annexes, pictures, metadata, the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reglament.diagnostics import Lang
from reglament.exchange.annexes import Section, Stamp, cut, numbered
from reglament.exchange.facts import Clerk, Found, as_yaml
from reglament.exchange.journal import Journal
from reglament.exchange.letters import Cleaner, unmarked
from reglament.exchange.pieces import Grid, Item, Line, Reading, Turn, lines_of
from reglament.exchange.prose import Words, Writer, proven
from reglament.exchange.remarks import Remark, Sort
from reglament.exchange.requisites import Head, Signed, is_body, kind_and_title, registered, requisite, signature
from reglament.exchange.sections import Sections
from reglament.exchange.tongues import Streams, flat, part
from reglament.exchange.words import msgid
from reglament.loading.formulas import formula_at
from reglament.loading.labels import is_chapter_like, label_of
from reglament.model.registers import Registers
from reglament.model.tree import TextTree

KINDS = {"decree": "act", "decision": "act", "order": "act", "explanatory_note": "note", "reference": "reference"}
"""Kinds that are imported, and how their files are called."""
ACTS = frozenset({"decree", "decision", "order"})
_NAMES: dict[Lang, str] = {"kk": msgid("Kazakh"), "ru": msgid("Russian")}
_LONGEST_TITLE = 6
"""Lines that a title may be broken into."""
_LONGEST_LINE = 120
"""Letters in a line of a title that was broken by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the paper will stand: its folder from the root (`content/acts/2026/x`), the act that it goes with."""

    folder: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Files by name, and everything that is told of the import."""

    files: Mapping[str, bytes]
    remarks: tuple[Remark, ...]
    date: date | None
    titles: Mapping[Lang, str]


@dataclass(slots=True)
class _Text:
    """One language of a paper, taken apart."""

    lang: Lang
    head: Head
    body: list[Item]
    signed: Signed | None
    annexes: dict[int, Section] = field(default_factory=dict)


class Maker:
    """Makes the files of one paper of `kind` from one or two files."""

    def __init__(self, kind: str, registers: Registers, day: date) -> None:
        self._kind = kind
        self._registers = registers
        self._day = day

    def date_of(self, reading: Reading) -> date | None:
        """The date of the paper, by which its dossier is found; None when it says none."""
        journal = Journal(reading.name)
        cleaner = Cleaner(journal)
        streams = part([cleaner.item(item) for item in reading.items])
        texts = (self._text(lang, flat(streams.of(lang)), journal) for lang in streams.languages)
        return next((text.head.date for text in texts if text.head.date), None)

    def make(self, readings: Sequence[Reading], place: Place) -> Dossier:
        """The dossier of the paper that stands in `readings`: a language in each, or both in one."""
        journal = Journal("")
        remarks = [remark for reading in readings for remark in reading.remarks]
        streams = Streams()
        for reading in readings:
            own = Journal(reading.name)
            cleaner = Cleaner(own)
            found = part([cleaner.item(item) for item in reading.items])
            cleaner.report()
            for lang in found.languages:
                if any(lines_of(streams.of(lang))):
                    own.add(
                        Sort.UNCLEAR,
                        msgid("A second {what} text follows the first; is it a second paper?"),
                        what=_NAMES[lang],
                    )
                streams.of(lang).extend(found.of(lang))
            remarks += own.remarks
        texts = [self._text(lang, flat(streams.of(lang)), journal) for lang in streams.languages]
        files: dict[str, bytes] = {}
        written = [self._write(text, place, files, journal) for text in texts]
        self._compare(texts, journal)
        clerk = Clerk(written, self._registers, self._day, journal)
        facts = self._facts(clerk, texts, place)
        base = KINDS[self._kind]
        files[f"{base}.yml"] = as_yaml(facts).encode()
        day = next((one.head.date for one in written if one.head.date), None)
        titles = {one.lang: one.head.title for one in written}
        return Dossier(dict(sorted(files.items())), (*remarks, *journal.remarks), day, titles)

    def _facts(self, clerk: Clerk, texts: Sequence[_Text], place: Place) -> dict[str, Any]:
        if self._kind in ACTS:
            turned: dict[int, bool] = {}
            for text in texts:
                for ordinal, section in text.annexes.items():
                    turned[ordinal] = turned.get(ordinal, False) or section.landscape
            return clerk.act(self._kind, dict(sorted(turned.items())))
        return clerk.note(place.act) if self._kind == "explanatory_note" else clerk.reference(place.act)

    def _text(self, lang: Lang, items: Sequence[Item], journal: Journal) -> _Text:
        sections = cut(items)
        main, head = list(sections[0].items), Head()
        signed, below = self._signature(main, journal)
        self._below(below, sections, journal)
        body = self._head(main, head, journal)
        if head.kind and head.kind != self._kind:
            journal.add(
                Sort.UNCLEAR,
                msgid("The sheet says that it is a `{found}`, not a `{asked}`."),
                found=head.kind,
                asked=self._kind,
            )
        text = _Text(lang, head, body, signed)
        if self._kind in ACTS:
            text.annexes = numbered(sections[1:])
        else:
            for section in sections[1:]:
                text.body += [item for item in section.items if not isinstance(item, Turn)]
                journal.add(
                    Sort.UNCLEAR,
                    msgid("An annex of this kind of paper has no file; its text follows the text."),
                    section.stamp.number if section.stamp else 0,
                )
        return text

    def _signature(self, main: list[Item], journal: Journal) -> tuple[Signed | None, list[Item]]:
        """The signature, taken off the text together with what stands below it, which is given too.

        An act ends with its first signature, any other paper with its last.
        """
        places = range(len(main)) if self._kind in ACTS else range(len(main) - 1, -1, -1)
        for index in places:
            lines = _lines_up_to(main, index)
            found = signature(lines) if lines else None
            if found is None:
                continue
            signed, size = found
            below = main[index + 1 :]
            del main[index + 1 - size :]
            text = msgid("Signature: {post} – {name}")
            journal.add(Sort.FOUND, text, signed.number, post=signed.post, name=signed.name)
            return signed, below
        return None, []

    def _below(self, below: Sequence[Item], sections: list[Section], journal: Journal) -> None:
        """What stands below the signature: an annex without a stamp when it has tables or numbers, else marks."""
        lines = [item for item in below if isinstance(item, Line)]
        first = next((line for line in lines), None)
        numbered_lines = any(line.label or label_of(line.words) or is_chapter_like(line.words) for line in lines)
        if self._kind in ACTS and (numbered_lines or any(isinstance(item, Grid) for item in below)):
            number = first.number if first else 0
            text = msgid("What stands below the signature has no stamp; it is taken for an annex.")
            journal.add(Sort.UNCLEAR, text, number, first.words if first else "")
            sections.insert(1, Section(tuple(below), Stamp((), 0, number), sections[0].landscape))
            return
        for item in below:
            if not isinstance(item, Turn):
                words = unmarked(item.words)
                journal.add(Sort.LEFT_OUT, msgid("Below the signature: {text}"), item.number, words, text=words)

    def _head(self, main: list[Item], head: Head, journal: Journal) -> list[Item]:
        """Requisites and the title taken off the beginning; what is left is the text."""
        places = [*self._registers.place.values(), *self._registers.city.values()]
        bodies = [name for names in self._registers.bodies.values() for name in names.values()]
        title: list[Line] = []
        main = [part for item in main for part in _head_lines(item, places)]
        index = 0
        while index < len(main):
            item = main[index]
            if not isinstance(item, Line):
                break
            words = unmarked(item.words)
            if requisite(words, head, places) or (not title and is_body(words, bodies, head)):
                journal.add(Sort.FOUND, msgid("Requisite: {text}"), item.number, text=" ".join(words.split()))
            elif (left := registered(words, head)) is not None:
                journal.add(Sort.LEFT_OUT, msgid("A note on registration: {text}"), item.number, text=left or words)
            elif (
                (title and not _goes_on(title[-1], item, len(title)))
                or item.label
                or label_of(words)
                or formula_at(words) is not None
            ):
                break
            else:
                title.append(item)
            index += 1
        head.title = " ".join(" ".join(unmarked(line.words).split()) for line in title)
        if head.title:
            journal.add(Sort.FOUND, msgid("Title: {text}"), title[0].number, text=head.title)
        else:
            journal.add(Sort.UNCLEAR, msgid("No title is found."))
        return main[index:]

    def _write(self, text: _Text, place: Place, files: dict[str, bytes], journal: Journal) -> Found:
        base = KINDS[self._kind]
        title = text.head.title or _untitled(text.lang)
        tree = self._one(base, text.lang, title, text.body, place, files, journal)
        for ordinal, section in text.annexes.items():
            head = Head()
            main = [*section.items]
            rest = self._annex_title(main, head)
            stamp = " ".join(section.stamp.lines) if section.stamp else ""
            number = section.stamp.number if section.stamp else 0
            journal.add(
                Sort.FOUND,
                msgid("Annex {ordinal}: {title} ({stamp})"),
                number,
                ordinal=ordinal,
                title=head.title or "—",
                stamp=stamp,
            )
            name = f"annex-{ordinal}"
            self._one(name, text.lang, head.title or _untitled(text.lang), rest, place, files, journal)
        return Found(text.lang, text.head, text.signed, tree)

    def _annex_title(self, main: list[Item], head: Head) -> list[Item]:
        title: list[Line] = []
        for item in main:
            if not isinstance(item, Line) or item.label or label_of(item.words) or not _may_be_title(item, title):
                break
            title.append(item)
        head.title = " ".join(" ".join(unmarked(line.words).split()) for line in title)
        return main[len(title) :]

    def _one(
        self,
        name: str,
        lang: Lang,
        title: str,
        items: Sequence[Item],
        place: Place,
        files: dict[str, bytes],
        journal: Journal,
    ) -> TextTree | None:
        """Write one text and prove that it reads back."""
        writer = Writer(Words(name, lang, Sections(self._kind)), journal)
        written = writer.write(title, [item for item in items if isinstance(item, Line | Grid)])
        path = f"{place.folder}/{name}.{lang}.md"
        tree, differs = proven(path, written, writer.lines, lang)
        if differs:
            journal.add(
                Sort.UNCLEAR,
                msgid("{file} does not read back as it was written, from: {text}"),
                file=f"{name}.{lang}.md",
                text=differs[:120],
            )
        files[f"{name}.{lang}.md"] = written.markdown.encode()
        files |= {picture: drawing.data for picture, drawing in written.pictures.items()}
        count = len(writer.lines)
        journal.add(
            Sort.FOUND, msgid("{file}: paragraphs, headings and rows: {count}"), file=f"{name}.{lang}.md", count=count
        )
        return tree

    def _compare(self, texts: Sequence[_Text], journal: Journal) -> None:
        """Tell of what one language has and the other lacks."""
        if len(texts) == 1:
            other = "ru" if texts[0].lang == "kk" else "kk"
            journal.add(Sort.UNCLEAR, msgid("No {what} text is found."), what=_NAMES[other])
        if len(texts) == 2 and texts[0].annexes.keys() != texts[1].annexes.keys():
            journal.add(Sort.UNCLEAR, msgid("The languages have different annexes."))


def _head_lines(item: Item, places: Sequence[str]) -> list[Item]:
    """A line parted at its breaks when one of its parts is a requisite; a name of the kind parted from its title."""
    if not isinstance(item, Line) or item.label:
        return [item]
    parts = [one.strip() for one in item.text.split("\n") if one.strip()]
    parts = [*kind_and_title(parts[0]), *parts[1:]] if parts else parts
    if len(parts) < 2 or not any(requisite(one, Head(), places) for one in parts):
        return [item]
    first, *others = parts
    return [replace(item, text=first), *(replace(item, text=one, notes=(), drawings=()) for one in others)]


def _lines_up_to(items: Sequence[Item], index: int) -> list[Line]:
    """The lines that end with an item, unbroken by tables; four at most."""
    found: list[Line] = []
    for item in reversed(items[max(index - 3, 0) : index + 1]):
        if not isinstance(item, Line):
            break
        found.insert(0, item)
    return found


def _goes_on(last: Line, line: Line, count: int) -> bool:
    """Whether a line goes on with the title above it: set like it, apart from running text, or in a small letter."""
    wrapped = line.words[:1].islower() and len(line.words) < _LONGEST_LINE
    same = last.look == line.look and (line.look.align == "center" or line.look.bold or wrapped)
    same = same and not is_chapter_like(unmarked(line.words))
    return same and count < _LONGEST_TITLE and not last.words.endswith((".", ":", ";"))


def _may_be_title(line: Line, title: Sequence[Line]) -> bool:
    if title:
        return _goes_on(title[-1], line, len(title))
    if is_chapter_like(unmarked(line.words)):
        return False
    apart = line.look.align == "center" or line.look.bold or line.look.outline > 0
    return apart or (len(line.words) < 300 and not re.search(r"[.;:]$", line.words))


def _untitled(lang: Lang) -> str:
    return {"kk": "[[Тақырып]]", "ru": "[[Заголовок]]"}[lang]
