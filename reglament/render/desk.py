"""What every composer needs at hand: one document, the registers, one language.

All look-ups are forgiving: a paper is composed from whatever is there, and what is missing is left blank on the sheet.
The faults themselves are findings of the schemas and rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reglament.diagnostics import Lang
from reglament.i18n import catalogue, pick, translator
from reglament.model.counting import Gender, in_words
from reglament.model.documents import Document, Json, Repository
from reglament.model.registers import Registers
from reglament.model.tree import Align, Paragraph, Picture, Table, TextTree
from reglament.render import dates, names
from reglament.render.paper import Facts, Letterhead, Side, Signature, Stamp
from reglament.render.typography import NBSP
from reglament.schema.labels import value_title

DOMAIN = "documents"
BLANK_SIGNATURE = "____________"
BLANK_NUMBER = "_______"
STEM = 5
"""Letters of a word that its endings leave alone."""


@dataclass(frozen=True)
class Desk:
    """One document on the desk of its composer."""

    document: Document
    repository: Repository
    registers: Registers
    lang: Lang

    # ------------------------------------------------------------------ words

    def label(self, msgid: str) -> str:
        """A fixed word of papers in the language of the paper; nothing for nothing."""
        return translator(DOMAIN, self.lang)(msgid) if msgid else ""

    def fill(self, msgid: str, **values: object) -> str:
        """A fixed sentence of papers with its places filled."""
        return self.label(msgid).format(**values)

    def count(self, one: str, many: str, number: int, gender: Gender = Gender.MASCULINE) -> str:
        """A number in figures and words with what is counted: `3 (три) дела`; `gender` is that of the Russian noun."""
        text = catalogue(DOMAIN, self.lang).ngettext(one, many, number)
        return text.format(count=number, words=in_words(number, self.lang, gender))

    def word(self, words: Mapping[str, str], value: object) -> str:
        """The label of a value of a fixed list, empty for any other value."""
        return self.label(words[value]) if isinstance(value, str) and value in words else ""

    def meaning(self, value: object, *path: str) -> str:
        """What a value of a fixed list is called by the schema of the document, at the keys of `path`."""
        return pick(value_title(self.document.kind, path, value), self.lang)

    def say(self, value: object) -> str:
        """A text of the metadata in the language of the paper, else in the other one, else empty."""
        if isinstance(value, str):
            return value
        if isinstance(value, Mapping):
            texts = {key: text for key, text in value.items() if isinstance(text, str)}
        else:
            texts = {tag: text for tag in ("kk", "ru", "en") if isinstance(text := getattr(value, tag, None), str)}
        return pick(texts, self.lang)

    def get(self, pointer: str) -> Json:
        """The plain value at a JSON pointer of the metadata, or None."""
        return self.document.get(pointer)

    def items(self, pointer: str = "/items") -> tuple[Mapping[str, Any], ...]:
        """The mappings of a list in the metadata; anything else in it is passed over."""
        return mappings(self.get(pointer))

    def kind_title(self, msgid: str, title: str = "") -> str:
        """The name of the kind as a heading, nothing when the title says it anyway, in whatever case."""
        label, title = self.label(msgid), (title or self.title).casefold()
        return "" if all(word[:STEM] in title for word in label.casefold().split()) else label

    @property
    def tree(self) -> TextTree | None:
        """The text of the document in the language of the paper."""
        return self.document.texts.get(self.lang)

    @property
    def title(self) -> str:
        """The title as the text or the metadata gives it, without line ends."""
        return self.title_of(self.document)

    def title_of(self, document: Document | None) -> str:
        """The title of a document in the language of the paper, empty when it has none."""
        title = document.title(self.lang) if document is not None else None
        return " ".join(title.split()) if isinstance(title, str) else ""

    def paper(self, doc_id: object) -> Document | None:
        """The document of an id, or None."""
        return self.repository.documents.get(doc_id) if isinstance(doc_id, str) else None

    # ------------------------------------------------------- people and bodies

    def person(self, person_id: object) -> str:
        """The short name of a person, the id when the registers do not know it."""
        found = self.registers.person(person_id) if isinstance(person_id, str) else None
        return self.say(_part(found, "short")) if found is not None else str(person_id or "")

    def full_name(self, person_id: object) -> str:
        """The full name of a person, the id when the registers do not know it."""
        found = self.registers.person(person_id) if isinstance(person_id, str) else None
        return self.say(_part(found, "name")) if found is not None else str(person_id or "")

    def position(self, position_id: object) -> str:
        """The title of a post as it is printed, the id when the registers do not know it."""
        found = self.registers.position(position_id) if isinstance(position_id, str) else None
        return self.say(_part(found, "title")) if found is not None else str(position_id or "")

    def unit(self, unit_id: object) -> str:
        """The full name of a structural unit, the id when the registers do not know it."""
        found = self.registers.unit(unit_id) if isinstance(unit_id, str) else None
        return self.say(_part(found, "name")) if found is not None else str(unit_id or "")

    def units(self, ids: object) -> str:
        """Full names of several units, separated by commas."""
        return ", ".join(self.unit(one) for one in ids) if isinstance(ids, list) else ""

    def body(self, name: str, lang: Lang | None = None) -> str:
        """The official name of a body: `akimat`, `akim` or `apparatus`."""
        return Desk.say(self if lang is None else self.turned(lang), _part(self.registers.bodies, name))

    @property
    def phone(self) -> str:
        """The telephone of the akimat on one line, empty when none is given."""
        phone = self.registers.akimat.get("phone")
        return phone.replace(" ", NBSP) if isinstance(phone, str) else ""

    @property
    def place(self) -> str:
        """Where papers are made: `Сарқырама қаласы`."""
        return self.say(self.registers.place)

    def turned(self, lang: Lang) -> Desk:
        """The same document on the desk in another language."""
        return Desk(self.document, self.repository, self.registers, lang)

    def described(self, official: object, on: object = None) -> str:
        """`У. Киялбеков – аким города Саркырама`, for lists of people; on a day, who only acts is said to act."""
        if not isinstance(official, Mapping):
            return ""
        name = self.person(official["person"]) if "person" in official else self.say(official.get("name"))
        title = self.post_after(official, on) if "person" in official else self.say(official.get("position"))
        return " – ".join(part for part in (name, names.lower_first(title) if self.lang == "ru" else title) if part)

    def post_after(self, official: Mapping[str, Any], on: object = None) -> str:
        """The post of an official inside a line: `аким города Саркырама`."""
        title = self._title(official, on)
        return names.lower_first(title) if self.lang == "ru" else title

    def post(self, official: Mapping[str, Any], on: object = None) -> str:
        """The post of a signatory; the one who only acts in it is said to act."""
        return names.upper_first(self._title(official, on))

    def _title(self, official: Mapping[str, Any], on: object) -> str:
        title = self.position(official.get("position"))
        day, person, post = dates.parse(on), official.get("person"), official.get("position")
        if day is None or not isinstance(person, str) or not isinstance(post, str):
            return title
        if self.registers.acting(person, post, day):
            return self.fill("Acting {post}", post=names.genitive(title, self.lang))
        return title

    # ---------------------------------------------------------- parts of a sheet

    @property
    def emblem(self) -> bool:
        """Whether papers that bear the State Emblem have room for it."""
        return self.registers.akimat.get("emblem") in (True, "preprinted") or self.registers.emblem is not None

    @property
    def emblem_picture(self) -> Picture | None:
        """The akimat's own picture of the State Emblem with the words for it, None when it has none."""
        found = self.registers.emblem
        if found is None:
            return None
        words = self.say(self.registers.akimat.get("emblem_description"))
        return replace(found, alt=Paragraph(words or self.label("State Emblem of the Republic of Kazakhstan")))

    def letterhead(self, body: str, kind: str, *, emblem: bool = False) -> Letterhead:
        """The head of a paper of `body` with the name of its kind, in both languages; `emblem`: the kind bears it."""
        return Letterhead(
            body_kk=self.body(body, "kk").upper(),
            body_ru=self.body(body, "ru").upper(),
            kind_kk=self.turned("kk").label(kind),
            kind_ru=self.turned("ru").label(kind),
            emblem=emblem and self.emblem,
            picture=self.emblem_picture if emblem else None,
        )

    def signature(self, official: object, on: object = None) -> Signature | None:
        """The line of one signatory, None when nobody is named."""
        if not isinstance(official, Mapping):
            return None
        return Signature(self.post(official, on or official.get("date")), self.person(official.get("person")))

    def dated(self, official: object) -> Signature | None:
        """The line of a signatory with the date of signing between post and name."""
        line = self.signature(official)
        if line is None or not isinstance(official, Mapping):
            return line
        return Signature(line.position, line.name, dates.short(official.get("date")))

    def waiting(self, rank: str) -> Signature | None:
        """The line that waits for the official of a rank, None when the registers know no such post."""
        posts = (key for key, position in self.registers.positions.items() if position.rank == rank)
        first = next(posts, None)
        return Signature(self.post({"position": first}), "") if first is not None else None

    def stamp(self, word: str, official: object, side: Side = Side.RIGHT) -> Stamp | None:
        """A stamp of approval or agreement: the word, the post, the rule for the signature with the name, the date."""
        if not isinstance(official, Mapping):
            return None
        on = official.get("date")
        lines = (
            self.label(word),
            self.post(official, on),
            f"{BLANK_SIGNATURE} {self.person(official.get('person'))}",
            dates.legal(on, self.lang) or dates.blank(self.lang),
        )
        return Stamp(tuple(line for line in lines if line), side)

    def waiting_stamp(self, word: str, rank: str) -> Stamp | None:
        """The stamp that waits for the official of a rank."""
        line = self.waiting(rank)
        if line is None:
            return None
        return Stamp((self.label(word), line.position, BLANK_SIGNATURE, dates.blank(self.lang)))

    def table(
        self,
        head: Iterable[str],
        rows: Iterable[Iterable[str]],
        widths: tuple[float, ...],
        centred: Collection[int] = (0,),
    ) -> Table:
        """A table of the metadata; its heads are labels. `centred` are columns of numbers and dates."""
        cells = tuple(tuple(Paragraph(cell) for cell in row) for row in rows)
        aligns = tuple(Align.CENTER if index in centred else Align.LEFT for index in range(len(widths)))
        return Table(tuple(Paragraph(self.label(name)) for name in head), cells, aligns, widths=widths)


Rows = list[tuple[str, tuple[str, ...]]]
"""Labels with their values, a line each."""


def facts(rows: Rows) -> tuple[Facts, ...]:
    """The facts that have a value, as one group; nothing when none has."""
    kept = tuple((label, said) for label, lines in rows if (said := tuple(line for line in lines if line)))
    return (Facts(kept),) if kept else ()


def whole(value: object) -> int | None:
    """The value when it is a whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def mappings(value: object) -> tuple[Mapping[str, Any], ...]:
    """The mappings in a list; nothing for anything else."""
    return tuple(item for item in value if isinstance(item, Mapping)) if isinstance(value, list) else ()


def present(*values: Signature | None) -> tuple[Signature, ...]:
    """The signatures that are there."""
    return tuple(value for value in values if value is not None)


def stamps(*values: Stamp | None) -> tuple[Stamp, ...]:
    """The stamps that are there."""
    return tuple(value for value in values if value is not None)


def _part(record: object, name: str) -> object:
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)
