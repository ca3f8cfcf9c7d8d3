"""The registers of an akimat: people, positions, units, who holds what on a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from reglament.diagnostics import Lang, Location, Text
from reglament.model.days import as_day
from reglament.model.documents import Document, Repository, emblem_of
from reglament.model.law import OutsideAct, register
from reglament.model.naming import Naming
from reglament.model.sitting import Seating
from reglament.model.tree import Paragraph, Picture

REGISTERED = frozenset({"akimat", "persons", "positions", "units", "appointments", "composition", "legal_acts"})
"""Kinds of papers of which `Registers.of` is made: of these and the settings, of nothing else."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody: full name and the short form that stands under papers."""

    id: str
    name: Text
    short: Text
    location: Location


@dataclass(frozen=True, slots=True)
class Position:
    """A position as it is printed; `unit` and `portfolio` may be empty."""

    id: str
    title: Text
    rank: str
    unit: str
    portfolio: tuple[str, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Unit:
    """A structural unit; `head` and `curator` are ids of positions, `parent` of a unit; each may be empty."""

    id: str
    name: Text
    short: Text
    funding: str
    role: str
    head: str
    curator: str
    competence: tuple[str, ...]
    parent: str
    location: Location


@dataclass(frozen=True, slots=True)
class Appointment:
    """A person holds (or, `acting`, fills) a position from the first to the last day, both included."""

    person: str
    position: str
    first: date
    last: date | None
    acting: bool
    location: Location

    def covers(self, on: date) -> bool:
        """Whether the day lies in the interval; without an end it is open."""
        return self.first <= on and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class Composition:
    """The members of the akimat from a day on (clause 2)."""

    effective_from: date
    fixed_number: int
    members: tuple[tuple[str, str], ...]
    """Ids of person and position."""
    location: Location


@dataclass(frozen=True)
class Registers:
    """Look-ups over the registry documents of a repository.

    Entries that break their schema are left out: the schema's findings name them.
    """

    persons: Mapping[str, Person] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    appointments: tuple[Appointment, ...] = ()
    compositions: tuple[Composition, ...] = ()
    """From the earliest to the latest."""
    akimat: Mapping[str, Any] = field(default_factory=dict)
    """The plain data of `registry/akimat.yml`."""
    seating: Seating = field(default_factory=Seating)
    """How the akimat reads who is a member."""
    emblem: Picture | None = None
    """The picture of the State Emblem that the akimat has put into its registry, without words for it."""
    laws: tuple[OutsideAct, ...] = ()
    """Outside acts of `registry/law.yml`."""
    tags: Mapping[str, Text] = field(default_factory=dict)
    """What subjects are called."""

    @classmethod
    def of(cls, repository: Repository, settings: Mapping[str, object] = MappingProxyType({})) -> Registers:
        """Index the registry documents; of two entries with one id the first counts. `settings` choose the readings."""
        appointments = [*_appointments(repository, "appointments"), *_appointments(repository, "acting")]
        papers = (document for document in repository.of_kind("akimat") if isinstance(document.data, dict))
        akimat = next(papers, None)
        return cls(
            _first_by_id(_persons(repository)),
            _first_by_id(_positions(repository)),
            _first_by_id(_units(repository)),
            tuple(sorted(appointments, key=lambda a: (a.first, a.location.path, a.location.span))),
            tuple(sorted(_compositions(repository), key=lambda c: c.effective_from)),
            akimat.data if akimat is not None else {},
            Seating.of(settings),
            _emblem(akimat) if akimat is not None else None,
            register(repository),
            {_word(entry, "id"): _text(entry.get("name")) or {} for entry, _ in _entries(repository, "units", "tags")},
        )

    def person(self, person_id: str) -> Person | None:
        """The person of that id, or None."""
        return self.persons.get(person_id)

    def position(self, position_id: str) -> Position | None:
        """The position of that id, or None."""
        return self.positions.get(position_id)

    def unit(self, unit_id: str) -> Unit | None:
        """The unit of that id, or None."""
        return self.units.get(unit_id)

    def holder(self, position_id: str, on: date) -> str | None:
        """Who is appointed to the position on the day, else who fills it, else None.

        Somebody whom the register of people does not know holds nothing: that slip is told of once, elsewhere.
        """
        current = [entry for entry in self._by_position[position_id] if entry.covers(on) and self._known(entry.person)]
        appointed = [entry for entry in current if not entry.acting]
        chosen = appointed or current
        return chosen[-1].person if chosen else None

    def _known(self, person_id: str) -> bool:
        return not self.persons or person_id in self.persons

    def holds(self, person_id: str, position_id: str, on: date) -> bool:
        """Whether the person is appointed to the position, or fills it, on the day."""
        return any(entry.person == person_id and entry.covers(on) for entry in self._by_position[position_id])

    def acting(self, person_id: str, position_id: str, on: date) -> bool:
        """Whether the person fills the position on the day without being appointed to it."""
        entries = [e for e in self._by_position[position_id] if e.person == person_id and e.covers(on)]
        return bool(entries) and all(entry.acting for entry in entries)

    def positions_of(self, person_id: str, on: date) -> tuple[str, ...]:
        """Positions that the person holds or fills on the day, appointments first."""
        current = [e for e in self.appointments if e.person == person_id and e.covers(on)]
        return tuple(dict.fromkeys(e.position for e in sorted(current, key=lambda e: e.acting)))

    def composition(self, on: date) -> Composition | None:
        """The composition in force on the day, or None."""
        return next((c for c in reversed(self.compositions) if c.effective_from <= on), None)

    def members(self, on: date) -> tuple[str, ...]:
        """Ids of the members of the akimat on the day, in the order of the composition."""
        composition = self.composition(on)
        return tuple(person for person, _ in composition.members) if composition else ()

    def sitting(self, on: date, seating: Seating | None = None) -> tuple[str, ...]:
        """Members in office on the day, from whom the quorum is counted: those of the composition who still hold their
        position, and the akim, who is a member by office, first. `seating` other than the akimat's own may be given.
        """
        read = seating or self.seating
        composition = self.composition(on)
        seats = composition.members if composition else ()
        own = tuple(dict.fromkeys(who for who, seat in seats if self.holds(who, seat, on)))
        thrones = {position.id for position in self.positions.values() if position.rank == "akim"}
        others = (self._seated(who, seat, on, own, read) for who, seat in seats if seat not in thrones)
        akim = (self.akim(on) or "",) if read.akim else ()
        return tuple(dict.fromkeys(who for who in (*akim, *others) if who))

    def akim(self, on: date) -> str | None:
        """Who is the akim on the day, else who acts for the akim, else None."""
        thrones = (position.id for position in self.positions.values() if position.rank == "akim")
        return next((who for key in thrones if (who := self.holder(key, on))), None)

    def _seated(self, member: str, seat: str, on: date, members: tuple[str, ...], read: Seating) -> str:
        """Who sits in a seat: its member, or by reading A-08 who acts for the member; empty when it is vacant.

        Who has a seat of their own does not sit in a second one.
        """
        acting = next((e.person for e in self._by_position[seat] if e.acting and e.covers(on)), "")
        if read.substitutes and acting and acting not in members:
            return acting
        return member if member in members and self.holds(member, seat, on) else ""

    def line(self, unit_id: str) -> tuple[str, ...]:
        """A unit and the units that it is a part of, from the inside out."""
        seen: dict[str, None] = {}
        while unit_id and unit_id not in seen:
            seen[unit_id] = None
            unit = self.units.get(unit_id)
            unit_id = unit.parent if unit else ""
        return tuple(seen)

    def touched(self, tags: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Units of the akimat whose competence has one of the tags of an act, with those that it has (clause 22)."""
        wanted = set(tags)
        shared = {
            unit.id: tuple(sorted(wanted.intersection(unit.competence)))
            for unit in self.units.values()
            if unit.role in ("executive_body", "finance", "economy")
        }
        return {unit: words for unit, words in shared.items() if words}

    def head_of(self, unit_id: str) -> str | None:
        """The position of the unit's head, or None."""
        unit = self.units.get(unit_id)
        return unit.head or None if unit else None

    @cached_property
    def curators(self) -> Mapping[str, str]:
        """Positions of the deputies that oversee the units, by unit."""
        return {unit.id: unit.curator for unit in self.units.values() if unit.curator}

    @property
    def city(self) -> Text:
        """The name of the city, as `registry/akimat.yml` gives it."""
        return _text(self.akimat.get("city")) or {}

    @property
    def place(self) -> Text:
        """The place of issue: `город Саркырама`."""
        return _text(self.akimat.get("place")) or {}

    @property
    def bodies(self) -> Mapping[str, Text]:
        """Official names of the bodies (`akimat`, `akim`, `apparatus`)."""
        given = self.akimat.get("bodies")
        pairs = given.items() if isinstance(given, dict) else ()
        return {name: text for name, value in pairs if (text := _text(value))}

    def called(self, what: str, lang: Lang) -> Naming:
        """How texts in `lang` call `units` or `positions`."""
        return self._namings[what, lang]

    @cached_property
    def _namings(self) -> Mapping[tuple[str, Lang], Naming]:
        units = [pair for one in self.units.values() for pair in ((one.id, one.name), (one.id, one.short))]
        positions = [(one.id, one.title) for one in self.positions.values()]
        return {
            (what, lang): Naming.of(lang, self.city.get(lang, ""), texts)
            for what, texts in (("units", units), ("positions", positions))
            for lang in ("kk", "ru")
        }

    def official_title(self, position_id: str, lang: Lang) -> str:
        """The position as it is printed in `lang`; its id while it is unknown."""
        position = self.positions.get(position_id)
        return position.title.get(lang, position_id) if position else position_id

    def subjects(self, tags: Iterable[str], lang: Lang) -> str:
        """The names of tags in `lang`, in a row; a tag that has none is called by itself."""
        return ", ".join(self.tags.get(tag, {}).get(lang, tag) for tag in tags)

    def short_name(self, person_id: str, lang: Lang) -> str:
        """The short name in `lang`; the id while the person is unknown."""
        person = self.persons.get(person_id)
        return person.short.get(lang, person_id) if person else person_id

    def full_name(self, person_id: str, lang: Lang) -> str:
        """The full name in `lang`; the id while the person is unknown."""
        person = self.persons.get(person_id)
        return person.name.get(lang, person_id) if person else person_id

    @cached_property
    def _by_position(self) -> Mapping[str, list[Appointment]]:
        index: dict[str, list[Appointment]] = defaultdict(list)
        for entry in self.appointments:
            index[entry.position].append(entry)
        return index


def _emblem(akimat: Document) -> Picture | None:
    path = emblem_of(akimat.source)
    return Picture(path, Paragraph(""), akimat.pictures.get(path, "")) if path else None


_Record = TypeVar("_Record", Person, Position, Unit)


def _first_by_id(records: Iterator[_Record]) -> dict[str, _Record]:
    found: dict[str, _Record] = {}
    for record in records:
        found.setdefault(record.id, record)
    return found


def _entries(repository: Repository, kind: str, field_name: str) -> Iterator[tuple[dict[str, Any], Location]]:
    """Mappings of a list in all documents of a kind, with their places."""
    for document in repository.of_kind(kind):
        entries = document.get(f"/{field_name}")
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield entry, document.at(f"/{field_name}/{index}")


def _persons(repository: Repository) -> Iterator[Person]:
    for entry, location in _entries(repository, "persons", "persons"):
        identifier, name = _word(entry, "id"), _text(entry.get("name"))
        if identifier and name:
            yield Person(identifier, name, _text(entry.get("short")) or name, location)


def _positions(repository: Repository) -> Iterator[Position]:
    for entry, location in _entries(repository, "positions", "positions"):
        identifier, title = _word(entry, "id"), _text(entry.get("title"))
        if identifier and title:
            rank, unit = _word(entry, "rank"), _word(entry, "unit")
            yield Position(identifier, title, rank, unit, _words(entry, "portfolio"), location)


def _units(repository: Repository) -> Iterator[Unit]:
    for entry, location in _entries(repository, "units", "units"):
        identifier, name = _word(entry, "id"), _text(entry.get("name"))
        if identifier and name:
            words = (_word(entry, key) for key in ("funding", "role", "head", "curator"))
            funding, role, head, curator = words
            yield Unit(
                identifier,
                name,
                _text(entry.get("short")) or name,
                funding,
                role,
                head,
                curator,
                _words(entry, "competence"),
                _word(entry, "parent"),
                location,
            )


def _appointments(repository: Repository, field_name: str) -> Iterator[Appointment]:
    for entry, location in _entries(repository, "appointments", field_name):
        person, position = _word(entry, "person"), _word(entry, "position")
        first, last = as_day(entry.get("from")), as_day(entry.get("to"))
        open_ended = entry.get("to") is None
        if person and position and first and (last or open_ended):
            yield Appointment(person, position, first, last, field_name == "acting", location)


def _compositions(repository: Repository) -> Iterator[Composition]:
    for document in repository.of_kind("composition"):
        start, number, members = (document.get(f"/{key}") for key in ("effective_from", "fixed_number", "members"))
        first = as_day(start)
        if first is None or not isinstance(members, list):
            continue
        pairs = ((_word(m, "person"), _word(m, "position")) for m in members if isinstance(m, dict))
        fixed = number if isinstance(number, int) and not isinstance(number, bool) else 0
        yield Composition(first, fixed, tuple(pair for pair in pairs if pair[0]), document.at())


def _word(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _words(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key)
    return tuple(word for word in value if isinstance(word, str)) if isinstance(value, list) else ()


def _text(value: object) -> Text | None:
    """A text in several languages, None when it is none."""
    if not isinstance(value, dict):
        return None
    words = {lang: word for lang, word in value.items() if isinstance(word, str) and word}
    return words or None
