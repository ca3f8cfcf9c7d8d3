"""Letterheads: whose paper it is, with the place of the State Emblem and the address where the kind has them.

The Emblem is drawn nowhere in the tool: its form is protected by law. A form is printed with it beforehand, or the
akimat gives the picture that it may use.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reglament.diagnostics import Lang
from reglament.render.desk import Desk
from reglament.render.paper import Letterhead

_OWN = {
    "akim": "akim",
    "deputy_akim": "akimat",
    "head_of_apparatus": "apparatus",
    "deputy_head_of_apparatus": "apparatus",
}
"""On the letterhead of which body an official of a rank writes; heads of units on that of their unit."""


def letterhead(desk: Desk, body: str, *, emblem: bool = False, addressed: bool = False) -> Letterhead:
    """The head of a letter of a body (`akimat`, `akim`, `apparatus`), without a name of its kind."""
    return _head(desk, {lang: desk.body(body, lang) for lang in _LANGS}, emblem=emblem, addressed=addressed)


def unit_letterhead(desk: Desk, unit: object, *, emblem: bool = False) -> Letterhead | None:
    """The head of a paper of a structural unit; None when the registers do not know it."""
    found = desk.registers.unit(unit) if isinstance(unit, str) else None
    if found is None:
        return None
    return _head(desk, {lang: desk.turned(lang).say(found.name) for lang in _LANGS}, emblem=emblem)


def letterhead_of(desk: Desk, official: object, *, emblem: bool) -> Letterhead:
    """The head of the letter that an official signs, with address data; the akimat's for an unknown one."""
    named = official.get("position") if isinstance(official, Mapping) else None
    position = desk.registers.position(named) if isinstance(named, str) else None
    body = _OWN.get(position.rank) if position is not None else "akimat"
    if body is None and position is not None:
        own = unit_letterhead(desk, position.unit, emblem=emblem)
        if own is not None:
            return own
    return letterhead(desk, body or "akimat", emblem=emblem, addressed=True)


_LANGS: tuple[Lang, ...] = ("kk", "ru")


def _head(desk: Desk, names: Mapping[Lang, str], *, emblem: bool = False, addressed: bool = False) -> Letterhead:
    kk, ru = (_address(desk.turned(lang)) if addressed else () for lang in _LANGS)
    return Letterhead(
        body_kk=names["kk"].upper(),
        body_ru=names["ru"].upper(),
        kind_kk="",
        kind_ru="",
        emblem=emblem and desk.emblem,
        picture=desk.emblem_picture if emblem else None,
        address_kk=kk,
        address_ru=ru,
    )


def _address(desk: Desk) -> tuple[str, ...]:
    """Postcode and address, telephone, e-mail and number of the body, as far as they are given."""
    akimat: Mapping[str, Any] = desk.registers.akimat
    place = ", ".join(part for part in (_word(akimat, "postcode"), desk.say(akimat.get("address"))) if part)
    email, number = _word(akimat, "email"), _word(akimat, "bin")
    lines = (
        place,
        desk.fill("tel. {phone}", phone=desk.phone) if desk.phone else "",
        desk.fill("e-mail: {email}", email=email) if email else "",
        desk.fill("BIN {number}", number=number) if number else "",
    )
    return tuple(line for line in lines if line)


def _word(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
