"""People and units: who heads what, what each unit is for, its papers and assignments."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.model.registers import Appointment
from reglament.portal.body import Facets, Page
from reglament.portal.face import Face, Link, Official
from reglament.portal.names import strings
from reglament.portal.relations import ACTS
from reglament.portal.shared import Fact, filled, row, task
from reglament.portal.words import competence_name, funding_name


def pages(face: Face) -> Iterator[Page]:
    """The list, then a page for each unit and each person."""
    _ = face.gettext
    names = face.names
    tops = [name for name, entry in names.units.items() if entry.parent not in names.units]
    composition = names.composition(face.site.as_of)
    members = composition.members if composition else ()
    yield Page(
        "people/index.html",
        "people.html",
        _("People and units"),
        {
            "members": [Official(face.person(person), face.position(position)) for person, position in members],
            "units": [(_row(face, top), [_row(face, child) for child in names.children(top)]) for top in tops],
            "people": [_person_row(face, person) for person in names.persons],
        },
        section="people",
    )
    for unit in names.units:
        yield _unit(face, unit)
    for person in names.persons:
        yield _person(face, person)


def _row(face: Face, unit: str) -> tuple[Link, tuple[Official, ...]]:
    return face.unit(unit), _holders(face, face.names.units[unit].head)


def _holders(face: Face, position: str) -> tuple[Official, ...]:
    return tuple(_official(face, entry) for entry in face.names.holders(position, face.site.as_of))


def _official(face: Face, entry: Appointment) -> Official:
    title = face.position(entry.position)
    acting = face.gettext("acting: {position}").format(position=title) if entry.acting else title
    return Official(face.person(entry.person), acting)


def _person_row(face: Face, person: str) -> tuple[Link, list[str]]:
    held = [entry for entry in face.names.of_person(person) if entry.covers(face.site.as_of)]
    link = Link(f"people/{person}.html", _full_name(face, person))
    return link, [_official(face, entry).position for entry in held]


def _full_name(face: Face, person: str) -> str:
    return face.text(face.names.persons[person].name) or person


def _unit(face: Face, unit: str) -> Page:
    _ = face.gettext
    entry = face.names.units[unit]
    children = face.names.children(unit)
    own = {unit, *children}
    return Page(
        f"units/{unit}.html",
        "unit.html",
        face.text(entry.name) or unit,
        {
            "facts": filled(
                Fact(_("Head"), officials=_holders(face, entry.head)),
                Fact(_("Curator"), officials=_holders(face, entry.curator)),
                Fact(_("Part of"), links=(face.unit(entry.parent),) if entry.parent else ()),
                Fact(_("Divisions"), links=tuple(face.unit(child) for child in children)),
                Fact(_("Funding"), funding_name(_, entry.funding) if entry.funding else ""),
            ),
            "staff": [(face.position(position), _holders(face, position)) for position in face.names.staff(unit)],
            "competence": [competence_name(_, tag) for tag in entry.competence],
            "acts": [row(face, act) for act in face.repository.of_kind(*ACTS) if act.get("/developer") in own],
            "tasks": [
                task(face, item)
                for item in face.controlled
                if own & {item.document.get("/executor"), *strings(item.document.get("/co_executors"))}
            ],
        },
        section="people",
        crumbs=(Link("people/index.html", _("People and units")),),
        facets=Facets(kind=_("Unit")),
    )


def _person(face: Face, person: str) -> Page:
    _ = face.gettext
    today = face.site.as_of
    held = [
        (_official(face, entry).position, face.short(entry.first), face.short(entry.last), entry.covers(today))
        for entry in face.names.of_person(person)
    ]
    return Page(
        f"people/{person}.html",
        "person.html",
        _full_name(face, person),
        {
            "held": held,
            "member": person in face.site.registers.members(today),
            "signed": [
                row(face, act)
                for act in face.repository.of_kind(*ACTS)
                if person in (act.get("/signer/person"), act.get("/control/person"))
            ],
            "tasks": [
                task(face, item) for item in face.controlled if item.document.get("/responsible/person") == person
            ],
        },
        section="people",
        crumbs=(Link("people/index.html", _("People and units")),),
        facets=Facets(kind=_("Person")),
    )
