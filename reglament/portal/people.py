"""People and units: who heads what, what each unit is for, its papers and assignments."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.portal.acts import IN_WORK
from reglament.portal.body import Facets, Page
from reglament.portal.face import ACTS, Face, Link, Official
from reglament.portal.names import Holding, strings
from reglament.portal.shared import Fact, filled, row, task
from reglament.portal.words import funding_name


def pages(face: Face) -> Iterator[Page]:
    """The list, then a page for each unit and each person."""
    _ = face.gettext
    tops = [name for name, entry in face.names.units.items() if not entry.get("parent")]
    yield Page(
        "people/index.html",
        "people.html",
        _("People and units"),
        {
            "members": [official for m in face.names.members if (official := face.official(m)) is not None],
            "units": [(_row(face, top), [_row(face, child) for child in _children(face, top)]) for top in tops],
            "people": [_person_row(face, person) for person in face.names.persons],
        },
        section="people",
    )
    for unit in face.names.units:
        yield _unit(face, unit)
    for person in face.names.persons:
        yield _person(face, person)


def _row(face: Face, unit: str) -> tuple[Link, tuple[Official, ...]]:
    head = face.names.units[unit].get("head")
    return face.unit(unit), _holders(face, head)


def _children(face: Face, unit: str) -> list[str]:
    return [name for name, entry in face.names.units.items() if entry.get("parent") == unit]


def _holders(face: Face, position: object) -> tuple[Official, ...]:
    if not isinstance(position, str):
        return ()
    held = face.names.holders(position, face.site.as_of)
    return tuple(_official(face, holding) for holding in held)


def _official(face: Face, holding: Holding) -> Official:
    title = face.position(holding.position)
    acting = face.gettext("acting: {position}").format(position=title) if holding.acting else title
    return Official(face.person(holding.person), acting)


def _person_row(face: Face, person: str) -> tuple[Link, str, list[str]]:
    held = [holding for holding in face.names.of_person(person) if holding.on(face.site.as_of)]
    name = face.text(face.names.persons[person].get("name")) or person
    return Link(f"people/{person}.html", name), name, [_official(face, holding).position for holding in held]


def _unit(face: Face, unit: str) -> Page:
    _ = face.gettext
    entry = face.names.units[unit]
    parent = entry.get("parent")
    funding = entry.get("funding")
    own = {unit, *_children(face, unit)}
    head = _holders(face, entry.get("head"))
    staff = [
        (face.position(position), _holders(face, position))
        for position in face.names.staff(unit)
        if position != entry.get("head")
    ]
    return Page(
        f"units/{unit}.html",
        "unit.html",
        face.text(entry.get("name")) or unit,
        {
            "facts": filled(
                Fact(_("Head"), officials=head),
                Fact(_("Curator"), officials=_holders(face, entry.get("curator"))),
                Fact(_("Part of"), links=(face.unit(parent),) if parent else ()),
                Fact(_("Divisions"), links=tuple(face.unit(child) for child in _children(face, unit))),
                Fact(_("Funding"), funding_name(_, str(funding)) if funding else ""),
            ),
            "staff": staff,
            "competence": strings(entry.get("competence")),
            "acts": [row(face, act) for act in face.repository.of_kind(*ACTS) if act.get("/developer") in own],
            "tasks": [
                task(face, item)
                for item in face.controlled
                if own & {item.document.get("/executor"), *strings(item.document.get("/co_executors"))}
            ],
            "in_work": IN_WORK,
        },
        section="people",
        crumbs=(Link("people/index.html", _("People and units")),),
        facets=Facets(kind=_("Unit")),
    )


def _person(face: Face, person: str) -> Page:
    _ = face.gettext
    entry = face.names.persons[person]
    held = [
        (_official(face, h).position, face.short(h.start), face.short(h.end), h.on(face.site.as_of))
        for h in face.names.of_person(person)
    ]
    return Page(
        f"people/{person}.html",
        "person.html",
        face.text(entry.get("name")) or person,
        {
            "held": held,
            "member": any(member.get("person") == person for member in face.names.members),
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
