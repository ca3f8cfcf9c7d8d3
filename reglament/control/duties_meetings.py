"""Terms of meetings: dispatch, materials, the protocol (clauses 17, 18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from reglament.calendar import by_rule
from reglament.control.duties import Desk, Duty, Matter, said
from reglament.diagnostics import Location
from reglament.model.documents import Document
from reglament.model.facts import as_text, day, entries, meeting_end, word

DISPATCH_DAYS = 3
"""Calendar days before a meeting by which agenda and materials are sent out (clause 17, reading A-29)."""

MATERIALS_DAYS = 2
"""Working days before a meeting by which the initiator hands in the materials (clause 17)."""

SIGNATURE_DAYS = 3
"""Calendar days after a meeting within which its protocol is signed (clause 18, reading A-33)."""

_DISPATCH = {
    "kk": "{date} күнгі отырыстың күн тәртібі мен материалдарын тарату",
    "ru": "разослать повестку дня и материалы заседания {date}",
    "en": "send out the agenda and materials of the meeting of {date}",
}
_MATERIALS = {
    "kk": "{date} күнгі отырыстың {number}-мәселесі бойынша материалдарды тапсыру: «{title}»",
    "ru": "сдать материалы к вопросу {number} заседания {date}: «{title}»",
    "en": "hand in the materials for item {number} of the meeting of {date}: “{title}”",
}
_SIGNATURE = {
    "kk": "{date} күнгі отырыстың хаттамасына қол қою",
    "ru": "подписать протокол заседания {date}",
    "en": "sign the protocol of the meeting of {date}",
}
_SENT = {
    "kk": "{date} күнгі отырыстың хаттамасын тарату",
    "ru": "разослать протокол заседания {date}",
    "en": "send out the protocol of the meeting of {date}",
}


def duties(desk: Desk) -> Iterator[Duty]:
    """What meetings ask for: those to come before they are held, those held after it."""
    for agenda in desk.repository.of_kind("agenda"):
        on = day(agenda, "/meeting/date")
        if on is not None and on >= desk.as_of:
            if word(agenda, "/meeting/kind") != "emergency":
                yield from _before(desk, agenda, on)
        elif on is not None and desk.kept_here(on) and not _has_protocol(desk, agenda):
            place = (f"{agenda.dossier}/protocol", agenda.at("/meeting/date"))
            yield _signature(desk, place, meeting_end(agenda) or on, desk.apparatus(), "")
    for protocol in desk.repository.of_kind("protocol"):
        yield from _after(desk, protocol)


def _before(desk: Desk, agenda: Document, on: date) -> Iterator[Duty]:
    """A regular meeting to come: what is not yet sent out and not yet handed in."""
    if day(agenda, "/dispatch/date") is None:
        term = partial(desk.calendar.before_calendar, on, DISPATCH_DAYS)
        place = (agenda.id, agenda.at("/meeting/date"))
        yield desk.duty(Matter.DISPATCH, said(_DISPATCH, date=on), ("17",), place, term, desk.apparatus())
    for pointer, item in entries(agenda, "/items"):
        if item.get("submitted") is None:
            what = said(_MATERIALS, date=on, number=item.get("number", ""), title=as_text(item.get("title")))
            term = partial(desk.calendar.before_working, on, MATERIALS_DAYS)
            unit = word(agenda, f"{pointer}/initiator")
            yield desk.duty(Matter.MATERIALS, what, ("17",), (agenda.id, agenda.at(pointer)), term, unit)


def _after(desk: Desk, protocol: Document) -> Iterator[Duty]:
    """A meeting that was held: its protocol is signed, then sent out on the same day."""
    held, signed = meeting_end(protocol), day(protocol, "/signed/date")
    if held is None or held > desk.as_of or not desk.kept_here(held):
        return
    if signed is None:
        place = (protocol.id, protocol.at("/meeting/date"))
        yield _signature(desk, place, held, "", word(protocol, "/chair/position"))
    elif day(protocol, "/dispatched/date") is None:
        term = partial(by_rule, signed, signed)
        place = (protocol.id, protocol.at("/signed"))
        yield desk.duty(Matter.PROTOCOL_DISPATCH, said(_SENT, date=held), ("18",), place, term, desk.apparatus())


def _signature(desk: Desk, place: tuple[str, Location], held: date, unit: str, position: str) -> Duty:
    term = partial(desk.calendar.calendar_days, held, SIGNATURE_DAYS)
    return desk.duty(Matter.PROTOCOL, said(_SIGNATURE, date=held), ("18",), place, term, unit, position)


def _has_protocol(desk: Desk, agenda: Document) -> bool:
    """Whether the meeting has a protocol, or a file that may be one."""
    beside = next(desk.repository.in_dossier(agenda.dossier, "protocol"), None)
    return beside is not None or desk.unread(f"{agenda.dossier}/")
