"""A paper of any kind as its schema describes it: labels, names and dates in the words of the page's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reglament.model.documents import Document
from reglament.portal.face import Face, Link
from reglament.portal.shared import Fact, filled, foreign
from reglament.schema.labels import shipped
from reglament.schema.store import Schema, is_text, label

TECHNICAL = frozenset({"kind", "digest", "id", "pointer"})
"""Keys that serve the tool and say nothing to a reader."""

_REQUISITES = frozenset({"title", "date", "number", "registration"})
_WIDEST = 9
"""A table is read as cards when its columns are wider together: a column of names or sentences counts as two."""
_SENTENCE = 16
"""More characters than this want a wide column."""
_ASIDE = 3
"""So many short facts of one mapping stand at the side."""
_HEADS = ("title", "measure")
"""Keys that a card is headed by."""

_Row = list[tuple[str, Fact]]
"""The cells of a row by key, in the order of the schema."""


@dataclass(frozen=True)
class Part:
    """A part of a page under its own heading: facts of one mapping, a table, or cards when a row does not fit one.

    `main` is the column that tells what a row is about.
    """

    label: str
    facts: tuple[Fact, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Fact, ...], ...] = ()
    main: int = 0
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Card:
    """A row that fits no table: its number, what it is about (may be empty), its facts."""

    number: str
    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Described:
    """What a paper says: short facts for the side of the page, parts for its middle."""

    facts: tuple[Fact, ...]
    parts: tuple[Part, ...]


def described(face: Face, document: Document, without: Iterable[str] = ()) -> Described:
    """All that a paper says in its YAML but the keys `without` and those that serve the tool."""
    reader = _Reader(face)
    schema = shipped().schemas.get(document.kind, {})
    facts: list[Fact] = []
    texts: list[Fact] = []
    parts: list[Part] = []
    for key, value, below in reader.entries(document.get(""), schema, TECHNICAL.union(without)):
        name = face.text(label(below, key))
        rows = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
        if rows and not is_text(reader.item(below, rows[0])) and not all(row.keys() <= _REQUISITES for row in rows):
            parts.append(reader.table(name, below, rows))
            continue
        fact = reader.fact(name, value, below)
        if is_text(below):
            texts.append(fact)
        elif fact.inner and not fact.officials and not _is_short(fact.inner):
            parts.append(Part(name, fact.inner))
        else:
            facts.append(fact)
    said = filled(*texts)
    return Described(filled(*facts), (*((Part("", said),) if said else ()), *parts))


@dataclass(frozen=True)
class _Reader:
    face: Face
    siblings: Mapping[str, str] = field(default_factory=dict)
    """Titles of the rows of the same list by their ids, which other rows may name."""

    def entries(self, value: object, schema: Schema, without: Iterable[str]) -> Iterator[tuple[str, Any, Schema]]:
        """Keys of a mapping in the order of the schema, with their values and schemas; hidden papers are left out."""
        if not isinstance(value, Mapping):
            return
        store = shipped()
        order = {key: place for place, key in enumerate(store.properties(schema))}
        for key in sorted(value, key=lambda key: order.get(key, len(order))):
            inner = value[key]
            if (
                key in without
                or inner is None
                or inner in ("", [], {})
                or (isinstance(inner, str) and self._hidden(inner))
            ):
                continue
            yield key, inner, store.chosen(store.down(schema, key), inner)

    def item(self, schema: Schema, value: object) -> Schema:
        """The schema of an item of a list."""
        return shipped().chosen(schema.get("items", {}), value)

    def fact(self, name: str, value: object, schema: Schema, *, short: bool = False) -> Fact:
        """A value under its label. `short` writes dates in figures."""
        if isinstance(value, list):
            return self._list(name, value, schema, short=short)
        if isinstance(value, Mapping):
            return self._mapping(name, value, schema, short=short)
        return self._scalar(name, value, schema, short=short)

    def table(self, name: str, schema: Schema, rows: Sequence[Mapping[str, Any]]) -> Part:
        """A list of mappings as a table, or as cards when it has too many columns or cells with parts."""
        titles = {str(row["id"]): self.face.text(row.get("title")) for row in rows if "id" in row}
        reader = replace(self, siblings=titles)
        public = [(row, self.item(schema, row)) for row in rows if not self._hidden(row)]
        shown = [reader._row(row, below, short=True) for row, below in public]
        widths = {key: 0 for row in shown for key, _ in row}
        for key, fact in (cell for row in shown for cell in row):
            widths[key] = max(widths[key], _width(fact))
        if sum(widths.values()) > _WIDEST or any(fact.inner for row in shown for _, fact in row):
            rows_in_full = [reader._row(row, below, short=False) for row, below in public]
            return Part(name, cards=tuple(_card(place, row) for place, row in enumerate(rows_in_full, 1)))
        keys = list(widths)
        heads = {key: fact.label for row in shown for key, fact in row}
        cells = tuple(tuple(dict(row).get(key, Fact("")) for key in keys) for row in shown)
        main = next((place for place, key in enumerate(keys) if key not in {"number", "date", "type"}), 0)
        return Part(name, heads=tuple(heads[key] for key in keys), rows=cells, main=main)

    def _row(self, row: Mapping[str, Any], schema: Schema, *, short: bool) -> _Row:
        found: _Row = []
        official = self._official(row)
        for key, value, below in self.entries(row, schema, TECHNICAL):
            name = "№" if key == "number" and isinstance(value, int) else self.face.text(label(below, key))
            if official and key in {"person", "name"}:
                found.append(("person", Fact(name, officials=(official,))))
            elif not (official and key in {"position", "date"}):
                found.append((key, self.fact(name, value, below, short=short)))
        return found

    def _official(self, value: Mapping[str, Any]) -> Any:
        named = isinstance(value.get("person"), str) or ("name" in value and "position" in value)
        return self.face.official(value) if named else None

    def _mapping(self, name: str, value: Mapping[str, Any], schema: Schema, *, short: bool) -> Fact:
        if is_text(schema) or (value and value.keys() <= {"kk", "ru", "en"}):
            return Fact(name, self.face.text(value))
        if (official := self._official(value)) is not None:
            rest = self._inner(value, schema, {"person", "position", "name", "date"}, short=short)
            return Fact(name, officials=(official,), inner=rest)
        if value.keys() <= _REQUISITES:
            said = foreign(self.face, dict(value))
            title = self.face.text(value.get("title"))
            return Fact(name, links=(Link("", title, said),)) if title else Fact(name, said)
        return Fact(name, inner=self._inner(value, schema, (), short=short))

    def _inner(
        self, value: Mapping[str, Any], schema: Schema, without: Iterable[str], *, short: bool
    ) -> tuple[Fact, ...]:
        entries = self.entries(value, schema, TECHNICAL.union(without))
        return filled(*(self.fact(self.face.text(label(s, key)), v, s, short=short) for key, v, s in entries))

    def _list(self, name: str, values: Sequence[object], schema: Schema, *, short: bool) -> Fact:
        shown = [self.fact("", one, self.item(schema, one), short=short) for one in values if not self._hidden(one)]
        if all(fact.text and not fact.links and len(fact.text) < 8 for fact in shown):
            return Fact(name, ", ".join(fact.text for fact in shown))
        lines = [line for fact in shown for line in (*fact.links, *((Link("", fact.text),) if fact.text else ()))]
        officials = tuple(who for fact in shown for who in fact.officials)
        return Fact(name, officials=officials, links=tuple(lines), inner=_merged(shown))

    def _scalar(self, name: str, value: object, schema: Schema, *, short: bool) -> Fact:
        face, sort = self.face, schema.get("x-def", "")
        if isinstance(value, bool):
            return Fact(name, face.gettext("yes") if value else face.gettext("no"))
        if isinstance(value, int | float):
            return Fact(name, str(value) if sort == "year" else face.number(value))
        if not isinstance(value, str):
            return Fact(name)
        if "enum" in schema:
            return Fact(name, face.text(schema.get("x-enum", {}).get(value)) or value)
        link = self._named(sort, value)
        if link is not None:
            return Fact(name, links=(link,))
        if sort == "position_id":
            return Fact(name, face.position(value))
        if sort == "date":
            return Fact(name, face.short(value) if short else face.full(value))
        return Fact(name, face.month(value) if sort == "month" else value)

    def _named(self, sort: str, value: str) -> Link | None:
        """The way to what an id names: a person, a unit, a paper, a folder, a rule."""
        face = self.face
        if sort == "person_id":
            return face.person(value)
        if sort == "unit_id":
            return face.unit(value)
        for name in (value, f"{value}/act", f"{value}/protocol", f"{value}/agenda"):
            if (document := face.document(name)) is not None:
                return face.link(document)
        if any(spec.id == value for spec in face.site.rules):
            return Link(f"rules/{value}.html", value)
        return Link("", self.siblings[value]) if value in self.siblings else None

    def _hidden(self, value: object) -> bool:
        """Whether a value names, at any depth, a paper that the public may not see."""
        if isinstance(value, str):
            return self.face.is_hidden(value)
        inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
        return any(self._hidden(one) for one in inside)


def _card(place: int, row: _Row) -> Card:
    number = next((fact.text for key, fact in row if key == "number" and fact.label == "№"), str(place))
    title = next((fact.text for key, fact in row if key in _HEADS), "")
    rest = (fact for key, fact in row if key not in _HEADS and not (key == "number" and fact.label == "№"))
    return Card(number, title, filled(*rest))


def _is_short(facts: Sequence[Fact]) -> bool:
    return len(facts) <= _ASIDE and not any(fact.inner or len(fact.text) > 3 * _SENTENCE for fact in facts)


def _width(fact: Fact) -> int:
    return 2 if fact.officials or fact.links or len(fact.text) > _SENTENCE else 1


def _merged(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The parts of the items of a list, one after another; an item with several is one line."""
    found: list[Fact] = []
    for fact in facts:
        if len(fact.inner) > 1:
            first, *rest = fact.inner
            said = "; ".join(one.text for one in rest if one.text)
            found.append(replace(first, label="", text=": ".join(filter(None, (first.text, said)))))
        else:
            found.extend(fact.inner)
    return tuple(found)
