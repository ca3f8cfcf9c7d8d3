"""Papers that the apparatus makes of others: extracts, dispatch lists, marks of a seal (clauses 17, 18, 30, 31)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from reglament.model.tree import Align, Block, Chapter, Formula, Table
from reglament.render import compose_meetings, dates, names
from reglament.render.desk import BLANK_NUMBER, BLANK_SIGNATURE, Desk, Rows, facts, present, stamps
from reglament.render.letterheads import letterhead
from reglament.render.paper import Paper, PaperBlock, Signature


def extract(desk: Desk) -> Paper | None:
    """An extract from a protocol: its head, the named questions alone with their decisions, the mark of certification.

    None when its text is written in another language only. What the extract has no text of comes from the protocol.
    """
    if desk.document.texts and desk.tree is None:
        return None
    protocol = desk.paper(desk.get("/protocol"))
    source = replace(desk, document=protocol) if protocol is not None and protocol.kind == "protocol" else None
    wanted = desk.get("/items")
    blocks: list[PaperBlock] = []
    for number in wanted if isinstance(wanted, list) else ():
        blocks += _question(desk, source, number)
    certified = desk.get("/certified")
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*_unnamed(desk), *blocks),
        letterhead=letterhead(desk, "akimat"),
        kind_title=desk.kind_title("EXTRACT FROM THE PROTOCOL"),
        date=dates.legal(desk.get("/date"), desk.lang) or dates.blank(desk.lang),
        number=f"№ {desk.get('/number') or BLANK_NUMBER}",
        place=desk.place,
        intro=compose_meetings.opening(source) if source is not None else (),
        signatures=_signatures(source),
        visas=present(desk.dated(certified)) or (Signature(BLANK_SIGNATURE, ""),),
        visa_label=desk.label("The extract is true:"),
        marks=_dispatched(desk),
        subject=desk.label("EXTRACT FROM THE PROTOCOL").capitalize(),
    )


def _signatures(source: Desk | None) -> tuple[Signature, ...]:
    """Who signed the protocol; the date of signing is the protocol's own business."""
    signed = compose_meetings.signatures(source) if source is not None else ()
    return tuple(replace(one, note="") for one in signed)


def _unnamed(desk: Desk) -> Iterator[Block]:
    """What the text of the extract says outside the sections of questions."""
    for block in desk.tree.blocks if desk.tree is not None else ():
        if not (isinstance(block, Chapter) and block.id.startswith("item-")):
            yield block


def _question(desk: Desk, source: Desk | None, number: object) -> Iterator[PaperBlock]:
    """One question: as the extract says it, else as the protocol resolved it; its tasks from the protocol."""
    own = desk.tree.section(f"item-{number}") if desk.tree is not None else None
    items = source.items() if source is not None else ()
    item = next((one for one in items if one.get("number") == number), None)
    if own is not None:
        yield own
    elif source is not None and item is not None:
        yield from compose_meetings.decided(source, item)
    if source is not None and item is not None:
        yield from compose_meetings.tasks(source, item)


def _dispatched(desk: Desk) -> tuple[str, ...]:
    """To whom the extract went and when."""
    sent = desk.get("/dispatched")
    if not isinstance(sent, Mapping):
        return ()
    listed = sent.get("recipients")
    people = ", ".join(desk.person(one) for one in listed if isinstance(one, str)) if isinstance(listed, list) else ""
    on = dates.legal(sent.get("date"), desk.lang)
    if not (on and people):
        return ()
    return (desk.fill("Sent on {date}: {people}.", date=on, people=people),)


def dispatch_list(desk: Desk) -> Paper:
    """A dispatch list: the stamp of the head of the apparatus, numbered recipients, a place to sign for the copy."""
    head = ("No.", "Recipient", "Structural unit", "Channel", "Receipt (date, signature)")
    on, stamp = desk.get("/approved/date"), desk.stamp("APPROVED", desk.get("/approved"))
    named = desk.kind_title("DISPATCH LIST") and desk.kind_title("INDEX OF DISPATCH")
    rows = [(f"{number}.", *_recipient(desk, one, on)) for number, one in enumerate(desk.items("/recipients"), start=1)]
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(desk.table(head, rows, (0.8, 5.8, 4.6, 3.6, 3.4)),) if rows else (),
        kind_title=desk.label("DISPATCH LIST") if named else "",
        stamps=stamps(stamp or desk.waiting_stamp("APPROVED", "head_of_apparatus")),
        subject=desk.label("DISPATCH LIST").capitalize(),
    )


def _recipient(desk: Desk, one: Mapping[str, Any], on: object) -> tuple[str, str, str, str]:
    """Name with post, unit, channel, an empty cell for the signature."""
    channel = desk.meaning(one.get("channel"), "recipients", "channel")
    person, day = one.get("person"), dates.parse(on)
    if not isinstance(person, str):
        name = desk.say(one.get("name")) if "name" in one else ""
        return name, desk.unit(one.get("unit")) if "unit" in one else "", channel, ""
    held = desk.registers.positions_of(person, day) if day is not None else ()
    position = desk.registers.position(held[0]) if held else None
    title = desk.described({"person": person, "position": held[0]}, on) if held else desk.person(person)
    unit = desk.unit(position.unit) if position is not None and position.unit else ""
    return title, unit, channel, ""


def seal(desk: Desk) -> Paper:
    """The mark that an act is sealed: which act, by whom and when, the digests of its texts."""
    act = desk.paper(desk.get("/act"))
    number, on = desk.get("/number"), dates.legal(desk.get("/date"), desk.lang)
    rows: Rows = [
        (desk.label("Act"), (desk.title_of(act) or _text(desk.get("/act")),)),
        (desk.label("Date and number of the act"), (", ".join(filter(None, (on, f"№ {number}" if number else ""))),)),
    ]
    files = [
        (f"{index}.", _text(one.get("name")), _text(one.get("sha256")))
        for index, one in enumerate(desk.items("/files"), start=1)
    ]
    table = desk.table(("No.", "File", "SHA-256 of the file"), files, (0.8, 4, 13))
    aligned: Table = replace(table, aligns=(Align.CENTER, Align.LEFT, Align.LEFT))
    blocks: tuple[PaperBlock, ...] = (Formula(desk.label("Sealed texts of the act:")), aligned) if files else ()
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title="",
        blocks=(*facts(rows), *blocks),
        kind_title=desk.label("MARK OF THE SEAL"),
        signatures=present(desk.dated(desk.get("/sealed"))),
        subject=names.upper_first(desk.label("MARK OF THE SEAL").lower()),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
