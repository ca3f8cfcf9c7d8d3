"""Family X3: an official holds the position on the day of every signature, visa and reply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import as_day, day, finding, meeting_end, values
from reglament.rules.registers import OFFICE

_REGISTERS = frozenset({"composition", "appointments", "persons", "positions", "units"})

_OFFICE = RuleSpec(
    id="X3",
    name="official-not-in-office",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(),
    title=t(
        kk="Лауазымды адам сол күні лауазымын атқарады",
        ru="Должностное лицо занимает должность в этот день",
        en="An official holds the position on that day",
    ),
    explanation=t(
        kk="Қол қойған, бұрыштама қойған, жауап берген, төрағалық еткен немесе баяндаған адам сол күні көрсетілген "
        "лауазымда болуға немесе оның міндетін атқаруға тиіс. Тағайындаулар мен міндет атқару "
        "registry/appointments.yml файлында.",
        ru="Тот, кто подписал, завизировал, ответил, председательствовал или докладывал, в этот день занимает "
        "указанную должность или исполняет её обязанности. Назначения и исполнение обязанностей — в "
        "registry/appointments.yml.",
        en="Whoever signed, gave a visa, replied, chaired or reported holds the stated position on that day, or acts "
        "in it. Appointments and acting terms are in registry/appointments.yml.",
    ),
    messages={
        "office": t(
            kk="{date} күні {person} мына лауазымда болмаған және оның міндетін атқармаған: {position}",
            ru="на {date} не занимает должность и не исполняет её обязанности: {person}, {position}",
            en="on {date} {person} neither held this position nor acted in it: {position}",
        ),
        "fix": t(
            kk="адамды, лауазымды немесе күнді түзетіңіз; тағайындау не міндет атқару туралы жазба болмаса, оны "
            "тізілімге қосыңыз",
            ru="исправьте лицо, должность или дату; если нет записи о назначении или исполнении обязанностей, "
            "внесите её в реестр",
            en="correct the person, the position or the date; if the appointment or acting term is not recorded, add "
            "it",
        ),
    },
    readings=("A-04",),
)


def _office(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every person named with a position holds it, or acts in it, on the day concerned."""
    if document.kind in _REGISTERS:
        return
    for pointer, value in values(document.data):
        if not isinstance(value, dict) or (document.kind in ACTS and pointer == "/control"):
            continue
        who, seat = value.get("person"), value.get("position")
        if not isinstance(who, str) or not isinstance(seat, str):
            continue
        if ctx.registers.person(who) is None or ctx.registers.position(seat) is None:
            continue
        on = _day(document, pointer, value)
        if on is not None and not names.stands_for(ctx, who, seat, on):
            facts = {"person": names.person(ctx, who), "position": names.position(ctx, seat)}
            yield finding("X3", "office", document.at(pointer), date=on, **facts)


def _day(document: Document, pointer: str, value: Mapping[str, Any]) -> date | None:
    """The day on which the official must be in office: of the signature itself, else of what it stands in."""
    own = as_day(value.get("date"))
    if own is not None:
        return own
    parent = document.get(pointer.rpartition("/")[0])
    if isinstance(parent, dict):
        beside = next(filter(None, (as_day(parent.get(name)) for name in ("decided", "requested", "concluded"))), None)
        if beside is not None:
            return beside
    if pointer == "/expertise":
        return day(document, "/expertise/concluded")
    return {
        "protocol": meeting_end(document),
        "agenda": day(document, "/meeting/date"),
        "assignment": day(document, "/issued"),
    }.get(document.kind, day(document, "/date") if document.kind in ACTS else None)


RULES = (Rule(_OFFICE, document=_office, needs=OFFICE),)
