"""Letters (clauses 5, 6, 45): letterhead with address data, references left, addressees right, no name of the kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reglament.model.tree import Block, Clause, Paragraph, paragraphs
from reglament.render import dates
from reglament.render.desk import BLANK_NUMBER, Desk, Rows, facts, mappings, present
from reglament.render.letterheads import letterhead_of
from reglament.render.paper import Address, Letterhead, Paper, PaperBlock
from reglament.render.typography import NBSP

ENCLOSED = ("Қосымша", "Приложени")
"""How a text begins that lists its enclosures itself."""


def letter(desk: Desk) -> Paper | None:
    """An outgoing letter; None when its text is written in another language only.

    A letter without any text is composed of what it asks: the extension of a term (clause 45).
    """
    tree, asked = desk.tree, desk.get("/extension")
    if tree is None and (desk.document.texts or not isinstance(asked, Mapping)):
        return None
    text: tuple[PaperBlock, ...] = tree.blocks if tree is not None else ()
    extension = asked if isinstance(asked, Mapping) else {}
    blocks = (*text, *_untold(desk, extension, tree.blocks)) if tree is not None else (*_asking(desk, extension),)
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*blocks, *_enclosures(desk)),
        letterhead=_letterhead(desk),
        address=Address(_references(desk), tuple(_addressees(desk))),
        draft=desk.label("DRAFT") if desk.get("/status") == "draft" else "",
        signatures=present(desk.signature(desk.get("/signer"), desk.get("/date"))),
        executor=_executor(desk),
        subject=desk.label("Letter"),
    )


def _letterhead(desk: Desk) -> Letterhead | None:
    """The letterhead that the letter names; nothing when it names none."""
    form = desk.get("/letterhead")
    if form not in ("coat_of_arms", "plain"):
        return None
    return letterhead_of(desk, desk.get("/signer"), emblem=form == "coat_of_arms")


def _references(desk: Desk) -> tuple[str, ...]:
    """Date and number of the letter, blank while it is not registered, and what it replies to."""
    lines = [
        dates.legal(desk.get("/date"), desk.lang) or dates.blank(desk.lang),
        f"№ {desk.get('/number') or BLANK_NUMBER}",
    ]
    reply = desk.get("/in_reply_to")
    if isinstance(reply, Mapping):
        on = dates.attributive(reply.get("date"), desk.lang) or dates.blank(desk.lang)
        lines.append(desk.fill("To No. {number} of {date}", number=reply.get("number") or BLANK_NUMBER, date=on))
    return tuple(lines)


def _addressees(desk: Desk) -> Iterator[tuple[str, ...]]:
    """Each addressee: the organisation or person, then the official by whom it is received."""
    for one in desk.items("/addressees"):
        yield from ((line,) for line in (desk.say(one.get("name")), desk.say(one.get("official"))) if line)


def _executor(desk: Desk) -> str:
    """`Исп. К. Казынаев, тел. …`."""
    executor = desk.get("/executor")
    if not isinstance(executor, Mapping):
        return ""
    name, phone = desk.say(executor.get("name")), executor.get("phone")
    said = desk.fill("Prepared by {name}", name=name) if name else ""
    return ", ".join(
        filter(
            None, (said, desk.fill("tel. {phone}", phone=phone.replace(" ", NBSP)) if isinstance(phone, str) else "")
        )
    )


def _enclosures(desk: Desk) -> Iterator[PaperBlock]:
    """The list of what goes with the letter, unless its text ends with one."""
    tree = desk.tree
    said = paragraphs(tree.blocks) if tree is not None else ()
    listed = [_enclosure(desk, one) for one in desk.items("/attachments")]
    if not any(listed) or any(one.text.startswith(ENCLOSED) for one in said):
        return
    if len(listed) == 1:
        yield Paragraph(desk.fill("Enclosure: {what}.", what=listed[0]))
        return
    yield Paragraph(desk.label("Enclosures:"))
    last = len(listed)
    for number, one in enumerate(listed, start=1):
        yield Clause(f"{number}.", (Paragraph(one + ("." if number == last else ";")),))


def _enclosure(desk: Desk, one: Mapping[str, Any]) -> str:
    sheets = one.get("sheets")
    title = desk.say(one.get("title")) or desk.title_of(desk.paper(one.get("paper")))
    said = desk.fill("on {n} sheets", n=sheets) if isinstance(sheets, int) and sheets > 0 else ""
    return ", ".join(part for part in (title, said) if part)


# ------------------------------------------------------------------ extensions


def _asking(desk: Desk, asked: Mapping[str, Any]) -> Iterator[PaperBlock]:
    """The text of a letter that asks for more time, from the contents that clause 45 wants of it."""
    card = desk.paper(desk.get("/assignment"))
    title, term = desk.title_of(card), card.get("/due") if card is not None else None
    due = dates.legal(term, desk.lang)
    if title and due:
        yield Paragraph(desk.fill("The assignment “{title}” is to be executed by {due}.", title=title, due=due))
    elif title:
        yield Paragraph(desk.fill("The assignment “{title}” is being executed.", title=title))
    yield from (Paragraph(said) for said in (desk.say(asked.get(key)) for key in ("progress", "reason")) if said)
    until = dates.legal(asked.get("due"), desk.lang)
    if until:
        yield Paragraph(desk.fill("We therefore ask that the term be extended until {due}.", due=until))
    yield from facts([*_request(desk, asked), *_responsible(desk, asked)])


def _request(desk: Desk, asked: Mapping[str, Any]) -> Rows:
    ordinal = asked.get("ordinal")
    time = str(ordinal) if isinstance(ordinal, int) else ""
    kind = desk.meaning(asked.get("control_type"), "extension", "control_type")
    return [(desk.label("Ordinal of the extension"), (time,)), (desk.label("Kind of control asked for"), (kind,))]


def _responsible(desk: Desk, asked: Mapping[str, Any]) -> Rows:
    bodies = asked.get("bodies")
    on = desk.get("/date")
    return [
        (desk.label("Responsible political servants"), _people(desk, asked.get("politicals"), on)),
        (desk.label("State bodies that execute it too"), tuple(map(desk.say, _listed(bodies)))),
        (desk.label("Responsible officials"), _people(desk, asked.get("officials"), on)),
    ]


def _untold(desk: Desk, asked: Mapping[str, Any], text: tuple[Block, ...]) -> Iterator[PaperBlock]:
    """What the contents of clause 45 name and the text of the letter does not."""
    told = " ".join(one.text for one in paragraphs(text)).casefold()
    until = dates.legal(asked.get("due"), desk.lang)
    rows: Rows = [] if not until or until.casefold() in told else [(desk.label("New term"), (until,))]
    kind = desk.meaning(asked.get("control_type"), "extension", "control_type")
    if kind and kind.casefold()[:-2] not in told:
        rows.append((desk.label("Kind of control asked for"), (kind,)))
    for label, lines in _responsible(desk, asked):
        rows.append((label, tuple(line for line in lines if not _named(line, told))))
    yield from facts(rows)


def _named(line: str, told: str) -> bool:
    """Whether a text names somebody: by the words of the name, without their endings."""
    words = [word.casefold() for word in line.partition(" – ")[0].split() if len(word) > 3]
    return bool(words) and all(word[: max(len(word) - 2, 3)] in told for word in words)


def _people(desk: Desk, officials: object, on: object) -> tuple[str, ...]:
    return tuple(desk.described(one, on) for one in mappings(officials))


def _listed(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else ()
