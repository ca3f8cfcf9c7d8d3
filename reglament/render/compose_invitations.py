"""Invitations to a meeting (clause 17): papers derived from an agenda, one for each invited official.

They are no files of the akimat: the agenda names who is invited to which question, and that is all they say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reglament.model.officials import same_official
from reglament.model.tree import Paragraph
from reglament.render import dates, names
from reglament.render.compose_meetings import PAPERS
from reglament.render.desk import Desk, Rows, facts, mappings, present
from reglament.render.paper import Paper, PaperBlock

KIND = "invitation"
"""The kind of the paper; no document has it."""

Official = Mapping[str, Any]
"""Somebody whom an agenda names: of the registers (`person`) or from outside (`name`)."""


def invited(desk: Desk) -> tuple[Official, ...]:
    """Everybody whom the agenda on the desk invites, each once, in the order of its questions."""
    found: list[Official] = []
    for item in desk.items():
        for official in mappings(item.get("invited")):
            if not any(same_official(official, other) for other in found):
                found.append(official)
    return tuple(found)


def invitation(desk: Desk, official: Official) -> Paper:
    """The invitation of one official in the language of the desk, on which the agenda lies.

    It names every question to which the official is invited, with its time, rapporteurs and materials. An agenda that
    invites the official to no question gives an invitation to the whole meeting.
    """
    when = desk.get("/meeting")
    when = when if isinstance(when, Mapping) else {}
    items = [
        one for one in desk.items() if any(same_official(official, other) for other in mappings(one.get("invited")))
    ]
    body = names.genitive(desk.body("akimat"), desk.lang)
    blocks: list[PaperBlock] = [
        Paragraph(desk.fill("We invite you to the meeting of {body}.", body=body)),
        *facts(_meeting(desk, when)),
    ]
    for item in items:
        blocks += facts(_question(desk, item, when.get("date")))
    if desk.phone:
        last = desk.fill("If you cannot come, please tell us by telephone {phone}.", phone=desk.phone)
        blocks.append(Paragraph(last))
    sent = desk.get("/dispatch/date")
    return Paper(
        doc_id=desk.document.id,
        kind=KIND,
        lang=desk.lang,
        title="",
        blocks=tuple(blocks),
        letterhead=desk.letterhead("akimat", ""),
        kind_title=desk.label("INVITATION"),
        date=dates.legal(sent, desk.lang),
        place=desk.place if sent else "",
        intro=facts([(desk.label("To whom"), (desk.described(official, when.get("date")),))]),
        signatures=present(desk.signature(desk.get("/prepared_by"), sent or when.get("date"))),
        subject=desk.label("INVITATION").capitalize(),
    )


def _meeting(desk: Desk, when: Mapping[str, Any]) -> Rows:
    day = ", ".join(part for part in (dates.legal(when.get("date"), desk.lang), _text(when.get("time"))) if part)
    return [
        (desk.label("Date and time"), (day,)),
        (desk.label("Place of meeting"), (desk.say(when.get("place")),)),
    ]


def _question(desk: Desk, item: Mapping[str, Any], on: object) -> Rows:
    number, title = item.get("number"), desk.say(item.get("title"))
    rapporteurs = tuple(desk.described(one, on) for one in mappings(item.get("rapporteurs")))
    handed = (_material(desk, one, title) for one in mappings(item.get("materials")))
    return [
        (desk.label("Question"), (" ".join(part for part in (f"{number}." if number else "", title) if part),)),
        (desk.label("Time of the question"), (_text(item.get("time")),)),
        (desk.label("Rapporteur"), rapporteurs),
        (desk.label("Materials"), ("; ".join(filter(None, handed)),)),
    ]


def _material(desk: Desk, material: Mapping[str, Any], question: str) -> str:
    """A paper handed out: its kind, its title unless the question says it; a paper that is not there goes by its id."""
    paper = desk.paper(material.get("paper"))
    if paper is None:
        return _text(material.get("paper"))
    kind, title = desk.word(PAPERS, paper.kind), desk.title_of(paper)
    said = f"«{title}»" if title and not (kind and question and question in title) else ""
    return " ".join(part for part in (kind, said) if part) or paper.id


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
