"""The policy: officials, accounts, terms and settings, as the base branch has them; never as the request would like.

Who may give a visa is decided by the day of receipt: an appointment, somebody who acts in the office, a delegation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

from reglament.calendar import WorkingCalendar
from reglament.diagnostics import Location, Text
from reglament.gate.faults import GateFault
from reglament.model.days import as_day
from reglament.model.documents import Document, Repository
from reglament.model.numbering import Numbering
from reglament.model.registers import Registers


class Basis(StrEnum):
    """By what right somebody gives a visa for an office."""

    HOLDER = "holder"
    ACTING = "acting"
    DELEGATE = "delegate"


@dataclass(frozen=True, slots=True)
class Right:
    """A person may speak for an office on a day; `principal` is who holds it, empty when it is vacant."""

    person: str
    position: str
    basis: Basis
    principal: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """The holder of an office lets somebody give visas in their stead, from the first day to the last, both included.

    One step only: what was delegated cannot be delegated further, nor to oneself.
    """

    position: str
    person: str
    first: date
    last: date | None
    location: Location

    def covers(self, on: date) -> bool:
        """Whether the day lies in the interval."""
        return self.first <= on and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class GateSettings:
    """`gate:` of the settings: the branch that is guarded, the offices of the expertise, who guards the policy.

    `call` says in words whom to call when the gate cannot decide.
    """

    target: str = "main"
    expertise: tuple[str, ...] = ()
    guardians: tuple[str, ...] = ()
    guardians_needed: int = 1
    call: Text = field(default_factory=dict)
    offset: timedelta = timedelta(hours=5)
    numbering: Numbering = field(default_factory=lambda: Numbering({}))

    def day(self, at: datetime) -> date:
        """The calendar day of a moment in the akimat's own time."""
        return at.astimezone(timezone(self.offset)).date()

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> GateSettings:
        """Read from the settings as they satisfy their schema."""
        given = settings.get("gate")
        given = given if isinstance(given, Mapping) else {}
        guardians = given.get("guardians")
        guardians = guardians if isinstance(guardians, Mapping) else {}
        positions = _words(guardians.get("positions"))
        needed = guardians.get("needed", len(positions) or 1)
        return cls(
            target=str(given.get("target", "main")),
            expertise=_words(given.get("expertise")),
            guardians=positions,
            guardians_needed=needed if isinstance(needed, int) and needed > 0 else len(positions) or 1,
            call={key: str(value) for key, value in dict(given.get("call", {})).items()},
            offset=_offset(given.get("utc_offset", "+05:00")),
            numbering=Numbering.of(settings),
        )


def _words(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, Sequence) else ()


def _offset(value: object) -> timedelta:
    try:
        moment = datetime.fromisoformat(f"2000-01-01T00:00:00{value}")
    except ValueError:
        raise GateFault(
            "The settings of the gate have an offset of time that cannot be read: {offset}.", offset=str(value)
        ) from None
    return moment.utcoffset() or timedelta(0)


@dataclass(frozen=True)
class Policy:
    """All that the gate takes from the base branch at one commit."""

    commit: str
    registers: Registers
    calendar: WorkingCalendar
    settings: GateSettings
    accounts: Mapping[int, str] = field(default_factory=dict)
    """Persons by the number of their account on this forge."""
    emails: Mapping[str, str] = field(default_factory=dict)
    """Persons by their addresses, in small letters."""
    delegations: tuple[Delegation, ...] = ()

    @classmethod
    def of(
        cls,
        commit: str,
        repository: Repository,
        calendar: WorkingCalendar,
        settings: Mapping[str, Any],
        forge: str,
    ) -> Policy:
        """The policy of a repository as loaded from the base; `forge` is the name of the host of the accounts.

        Raises GateFault for registers that name one id, account or address twice: nobody could say who is who.
        """
        entries = [entry for document in repository.of_kind("persons") for entry in _entries(document, "/persons")]
        registers = Registers.of(repository, settings)
        _unique("The register of people names {id} twice.", (str(entry.get("id")) for entry in entries))
        _unique(
            "The register of positions names {id} twice.",
            (str(e.get("id")) for d in repository.of_kind("positions") for e in _entries(d, "/positions")),
        )
        _unique(
            "The register of units names {id} twice.",
            (str(e.get("id")) for d in repository.of_kind("units") for e in _entries(d, "/units")),
        )
        accounts = [(number, who) for entry in entries for number, who in _accounts(entry, forge)]
        _unique("The register of people gives the account {id} to two people.", (str(n) for n, _ in accounts))
        emails = [(mail, str(entry.get("id"))) for entry in entries for mail in _emails(entry)]
        _unique("The register of people gives the address {id} to two people.", (mail for mail, _ in emails))
        delegations = tuple(_delegations(repository, registers))
        return cls(commit, registers, calendar, GateSettings.of(settings), dict(accounts), dict(emails), delegations)

    def rights(self, person: str, on: date) -> tuple[Right, ...]:
        """The offices for which a person may speak on a day."""
        found = []
        for position in self.registers.positions:
            right = self.right(person, position, on)
            if right is not None:
                found.append(right)
        return tuple(found)

    def right(self, person: str, position: str, on: date) -> Right | None:
        """By what right a person speaks for an office on a day, or None."""
        registers = self.registers
        holder = self.appointed(position, on)
        if registers.holds(person, position, on):
            basis = Basis.ACTING if registers.acting(person, position, on) else Basis.HOLDER
            return Right(person, position, basis, holder)
        for one in self.delegations:
            if one.position == position and one.person == person and one.covers(on) and holder:
                return Right(person, position, Basis.DELEGATE, holder)
        return None

    def appointed(self, position: str, on: date) -> str:
        """Who is appointed to the office on the day, not who only acts in it; empty when nobody is."""
        holder = self.registers.holder(position, on)
        return holder if holder and not self.registers.acting(holder, position, on) else ""

    def rank(self, position: str) -> str:
        """The rank of an office, empty when it is unknown."""
        found = self.registers.position(position)
        return found.rank if found else ""


def _entries(document: Document, pointer: str) -> Iterator[Mapping[str, Any]]:
    given = document.get(pointer)
    return (entry for entry in (given if isinstance(given, list) else ()) if isinstance(entry, Mapping))


def _accounts(entry: Mapping[str, Any], forge: str) -> Iterator[tuple[int, str]]:
    given = entry.get("accounts")
    for account in given if isinstance(given, list) else ():
        number = account.get("id") if isinstance(account, Mapping) else None
        if isinstance(number, int) and not isinstance(number, bool) and account.get("forge") == forge:
            yield number, str(entry.get("id"))


def _emails(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(mail.lower() for mail in _words(entry.get("emails")))


def _delegations(repository: Repository, registers: Registers) -> Iterator[Delegation]:
    for document in repository.of_kind("appointments"):
        for index, entry in enumerate(_entries(document, "/delegations")):
            first, last = as_day(entry.get("from")), as_day(entry.get("to"))
            position, person = entry.get("position"), entry.get("person")
            if not isinstance(position, str) or not isinstance(person, str) or first is None:
                continue
            place = document.at(f"/delegations/{index}")
            if registers.holds(person, position, first):
                raise GateFault("Somebody delegates the office {position} to themselves.", position=position)
            yield Delegation(position, person, first, last, place)


def _unique(message: str, names: Iterator[str]) -> None:
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        raise GateFault(message, id=twice)
