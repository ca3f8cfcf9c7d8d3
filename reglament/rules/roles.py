"""Family X3: an official holds the position on the day of every signature, visa and reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import as_day, day, finding, meeting_end, note, values
from reglament.rules.registers import OFFICE

Named = Sequence[tuple[str, str, str, str]]
"""Person, position, day and pointer."""

_REGISTERS = frozenset({"composition", "appointments", "persons", "positions", "units"})

_OFFICE = RuleSpec(
    id="X3",
    name="official-not-in-office",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    profile=Profile.DRAFT,
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
        "many": t(
            kk="{person} {count} жерде мына лауазыммен аталған, бірақ сол күндері оны атқармаған: {position}",
            ru="лицо указано с должностью, которую в те дни не занимает: {person}, {position}; мест: {count}",
            en="{person} is named with this position in {count} places, but did not hold it on those days: {position}",
        ),
        "also": t(kk="мұнда да аталған", ru="указано и здесь", en="named here too"),
        "fix-many": t(
            kk="тағайындау не міндет атқару туралы жазбаны registry/appointments.yml тізіліміне қосыңыз немесе "
            "жазбадағы "
            "күндерді түзетіңіз",
            ru="внесите запись о назначении или исполнении обязанностей в registry/appointments.yml либо исправьте в "
            "ней "
            "даты",
            en="add the appointment or acting term to registry/appointments.yml, or correct its dates",
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


FEW = 3
"""When one person and position are at fault in more places than this, it is one finding: the register lacks them."""


def _facts(document: Document) -> Named:
    """Every person named with a position: who, which position, on which day, the pointer."""
    return [] if document.kind in _REGISTERS else list(_named(document))


def _offices(ctx: Context, facts: Mapping[str, Named]) -> Iterator[Diagnostic]:
    """Every person named with a position holds it, or acts in it, on the day concerned."""
    strangers: dict[tuple[str, str], list[tuple[date, Location]]] = defaultdict(list)
    asked: dict[tuple[str, str, str], bool] = {}
    for identifier, named in facts.items():
        for who, seat, on, pointer in named:
            if (who, seat, on) not in asked:
                known = ctx.registers.person(who) and ctx.registers.position(seat)
                asked[who, seat, on] = bool(known) and not names.stands_for(ctx, who, seat, date.fromisoformat(on))
            if asked[who, seat, on]:
                place = ctx.repository.documents[identifier].at(pointer)
                strangers[who, seat].append((date.fromisoformat(on), place))
    for (who, seat), found in strangers.items():
        said = {"person": names.person(ctx, who), "position": names.position(ctx, seat)}
        if len(found) <= FEW:
            yield from (finding("X3", "office", place, date=on, **said) for on, place in found)
        else:
            notes = (note(place, "also") for _, place in found[1:])
            yield finding("X3", "many", found[0][1], *notes, count=len(found), **said)


def _named(document: Document) -> Iterator[tuple[str, str, str, str]]:
    """Every person named with a position: who, which position, on which day, where."""
    for pointer, value in values(document.data):
        if not isinstance(value, dict) or (document.kind in ACTS and pointer == "/control"):
            continue
        if document.kind == "events_list" and pointer.endswith("/proposer"):
            continue  # in office when the list is compiled, not when the event takes place: R10.4 asks that
        who, seat = value.get("person"), value.get("position")
        if isinstance(who, str) and isinstance(seat, str) and (on := _day(document, pointer, value)):
            yield who, seat, on.isoformat(), pointer


_DAYS = ("requested", "decided", "concluded", "date")
"""Days beside an official, in the mapping where he stands or around it: of the request, the decision, the action."""


def _day(document: Document, pointer: str, value: Mapping[str, Any]) -> date | None:
    """The day on which the official must be in office: of the signature itself, else of what it stands in."""
    own = as_day(value.get("date"))
    if own is not None:
        return own
    around = pointer.rpartition("/")[0]
    while around:
        inside = document.get(around)
        beside = (as_day(inside.get(name)) for name in _DAYS) if isinstance(inside, dict) else ()
        if found := next(filter(None, beside), None):
            return found
        around = around.rpartition("/")[0]
    if pointer == "/expertise":
        return day(document, "/expertise/concluded")
    return {
        "protocol": meeting_end(document),
        "agenda": day(document, "/meeting/date"),
        "assignment": day(document, "/issued"),
        "org_plan": day(document, "/approved/date"),
        "execution_report": day(document, "/submitted/date"),
    }.get(document.kind, day(document, "/date") if document.kind in ACTS else None)


RULES = (Rule(_OFFICE, facts=_facts, fold=_offices, needs=OFFICE),)
