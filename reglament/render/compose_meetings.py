"""Agenda (clause 17) and protocol (clauses 14, 18) of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reglament.model.sitting import has_quorum
from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph
from reglament.render import dates
from reglament.render.desk import BLANK_NUMBER, Desk, Rows, facts, mappings, present, stamps
from reglament.render.paper import Facts, Paper, PaperBlock, Side, Signature

PAPERS = {
    "decree": "draft decree",
    "decision": "draft decision",
    "order": "draft order",
    "explanatory_note": "explanatory note",
    "reference": "reference",
    "approval_sheet": "approval sheet",
}
SESSIONS = {"open": "open session", "closed": "closed session"}
MEETINGS = {"regular": "regular meeting", "emergency": "emergency meeting"}
RESULTS = {
    "not_adopted": "The decree is not adopted.",
    "postponed": "The question is postponed.",
    "noted": "Take note of the information.",
}


def agenda(desk: Desk) -> Paper:
    """The agenda: when and where, the questions with their rapporteurs and materials, the mark of the akim."""
    when = desk.get("/meeting")
    when = when if isinstance(when, Mapping) else {}
    blocks: list[PaperBlock] = []
    for item in desk.items():
        blocks.append(_heading(desk, item))
        blocks += facts(_question_facts(desk, item, when.get("date")))
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=tuple(blocks),
        kind_title=desk.kind_title("AGENDA"),
        draft=desk.label("DRAFT") if desk.get("/status") == "draft" else "",
        stamps=stamps(desk.stamp("AGREED", desk.get("/agreed"), Side.LEFT)),
        intro=facts(_when(desk, when)),
        signatures=present(desk.signature(desk.get("/prepared_by"), when.get("date"))),
        subject=desk.label("AGENDA").capitalize(),
    )


def _question(desk: Desk, item: Mapping[str, Any]) -> Clause:
    return Clause(f"{item.get('number', '')}.", (Paragraph(desk.say(item.get("title"))),))


def _heading(desk: Desk, item: Mapping[str, Any]) -> Chapter:
    number = item.get("number", "")
    return Chapter(Paragraph(desk.say(item.get("title"))), (), label=f"{number}.", id=f"item-{number}")


def _when(desk: Desk, when: Mapping[str, Any]) -> Rows:
    kinds = (desk.word(MEETINGS, when.get("kind")), desk.word(SESSIONS, when.get("session")))
    day = ", ".join(part for part in (dates.legal(when.get("date"), desk.lang), str(when.get("time") or "")) if part)
    return [
        (desk.label("Date and time"), (day,)),
        (desk.label("Place of meeting"), (desk.say(when.get("place")),)),
        (desk.label("Meeting"), (", ".join(filter(None, kinds)),)),
    ]


def _question_facts(desk: Desk, item: Mapping[str, Any], on: object) -> Rows:
    initiator = item.get("initiator")
    return [
        (desk.label("Rapporteur"), _people(desk, item.get("rapporteurs"), on)),
        (desk.label("Initiator"), (desk.unit(initiator) if initiator else "",)),
        (desk.label("Time"), (str(item.get("time") or ""),)),
        (desk.label("Materials"), (_materials(desk, item),)),
        (desk.label("Invited"), _people(desk, item.get("invited"), on)),
    ]


def _materials(desk: Desk, item: Mapping[str, Any]) -> str:
    """Names of the papers handed out; a paper that is not there goes by its id."""
    said: list[str] = []
    for material in mappings(item.get("materials")):
        paper = desk.paper(material.get("paper"))
        said.append(desk.word(PAPERS, paper.kind if paper is not None else "") or str(material.get("paper") or ""))
    return ", ".join(part for part in said if part)


def protocol(desk: Desk) -> Paper | None:
    """The protocol; None when its text is written in another language only."""
    if desk.document.texts and desk.tree is None:
        return None
    when = desk.get("/meeting")
    when = when if isinstance(when, Mapping) else {}
    items = desk.items()
    blocks: list[PaperBlock] = []
    if len(items) > 1:
        blocks.append(Formula(desk.label("AGENDA:")))
        blocks += [_question(desk, item) for item in items]
    for item in items:
        blocks += _considered(desk, item, when.get("date"))
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=tuple(blocks),
        letterhead=desk.letterhead("akimat", "PROTOCOL"),
        date=dates.span(when.get("date"), when.get("date_end"), desk.lang) or dates.blank(desk.lang),
        number=f"№ {desk.get('/number') or BLANK_NUMBER}",
        place=desk.place,
        intro=facts(_attendance(desk, when)),
        signatures=signatures(desk),
        visas=_visas(desk),
        visa_label=desk.label("Visa:"),
        subject=desk.label("PROTOCOL").capitalize(),
    )


def _attendance(desk: Desk, when: Mapping[str, Any]) -> Rows:
    room = _room(desk, when)
    absent = [
        " – ".join(part for part in (desk.person(one.get("person")), desk.say(one.get("reason"))) if part)
        for one in desk.items("/absent")
    ]
    kinds = (desk.word(MEETINGS, when.get("kind")), desk.word(SESSIONS, when.get("session")))
    return [
        (desk.label("Place of meeting"), (desk.say(when.get("place")),)),
        (desk.label("Meeting"), (", ".join(filter(None, kinds)),)),
        (desk.label("Presiding"), (desk.described(desk.get("/chair"), when.get("date")),)),
        (desk.label("Secretary"), (desk.described(desk.get("/secretary"), when.get("date")),)),
        (desk.label("Present"), (_count(desk, room), ", ".join(map(desk.person, room.seated)))),
        (desk.label("Present without a vote"), (", ".join(map(desk.person, room.others)),)),
        (desk.label("Came later"), _moved(desk, "/arrivals")),
        (desk.label("Left earlier"), _moved(desk, "/departures")),
        (desk.label("Absent"), tuple(absent)),
        (desk.label("Quorum"), (_quorum(desk, room),)),
        (desk.label("Invited"), _people(desk, desk.items("/invited"), when.get("date"))),
    ]


@dataclass(frozen=True, slots=True)
class _Room:
    """Who was at the meeting: members of the akimat and others, and how many members are in office.

    The chair, when no member by the reading of the akimat (`akim_is_member`), is neither: the protocol names the chair
    anyway. When the composition is not known, everybody counts as seated and there is no number of members.
    """

    seated: tuple[str, ...]
    others: tuple[str, ...]
    members: int


def _room(desk: Desk, when: Mapping[str, Any]) -> _Room:
    day = dates.parse(when.get("date"))
    members = desk.registers.sitting(day) if day is not None else ()
    listed = desk.get("/present")
    here = tuple(dict.fromkeys(one for one in listed if isinstance(one, str))) if isinstance(listed, list) else ()
    if not members:
        return _Room(here, (), 0)
    chair = desk.get("/chair/person")
    seated = tuple(one for one in here if one in members)
    return _Room(seated, tuple(one for one in here if one not in members and one != chair), len(members))


def _count(desk: Desk, room: _Room) -> str:
    count = "{n} of {all} members of the akimat"
    return desk.fill(count, n=len(room.seated), all=room.members) if room.members else str(len(room.seated))


def _quorum(desk: Desk, room: _Room) -> str:
    if not room.members:
        return ""
    enough = has_quorum(len(room.seated), room.members)
    return desk.label("there is a quorum") if enough else desk.label("there is no quorum")


def opening(desk: Desk) -> tuple[Facts, ...]:
    """Of the head of a protocol what an extract repeats: place, chair, secretary, how many were there, the quorum."""
    when = desk.get("/meeting")
    when = when if isinstance(when, Mapping) else {}
    room = _room(desk, when)
    rows: Rows = [
        (desk.label("Place of meeting"), (desk.say(when.get("place")),)),
        (desk.label("Presiding"), (desk.described(desk.get("/chair"), when.get("date")),)),
        (desk.label("Secretary"), (desk.described(desk.get("/secretary"), when.get("date")),)),
        (desk.label("Present"), (_count(desk, room) if room.seated else "",)),
        (desk.label("Quorum"), (_quorum(desk, room),)),
    ]
    return facts(rows)


def _people(desk: Desk, officials: object, on: object) -> tuple[str, ...]:
    return tuple(desk.described(official, on) for official in mappings(officials))


def _moved(desk: Desk, pointer: str) -> tuple[str, ...]:
    """Members who came or left during the meeting, with the item or the day from which it holds."""
    said = []
    for one in desk.items(pointer):
        item, day = one.get("from_item"), dates.legal(one.get("from_day"), desk.lang)
        since = day or (desk.fill("from item {n} on", n=item) if item is not None else "")
        said.append(" – ".join(part for part in (desk.person(one.get("person")), since) if part))
    return tuple(said)


def _considered(desk: Desk, item: Mapping[str, Any], on: object) -> list[PaperBlock]:
    """One question: who was heard and spoke, the gist, the vote, the decision, the tasks."""
    number = item.get("number", "")
    tree = desk.tree
    section = tree.section(f"item-{number}") if tree is not None else None
    gist: tuple[Block, ...] = section.blocks if section is not None else ()
    said = {word: any(_says(block, desk.label(word)) for block in gist) for word in ("HEARD", "SPOKE")}
    people: Rows = [
        (desk.label("Heard" if said["HEARD"] else "HEARD"), _people(desk, item.get("heard"), on)),
        (desk.label("Spoke" if said["SPOKE"] else "SPOKE"), _people(desk, item.get("spoke"), on)),
    ]
    inner = (*facts(people), *gist, *facts([(desk.label("Vote"), (_vote(desk, item),))]))
    resolved = (*_resolution(desk, item, gist), *tasks(desk, item))
    return [_heading(desk, item), *inner, *resolved]


def decided(desk: Desk, item: Mapping[str, Any]) -> list[PaperBlock]:
    """A question with its decision alone: the text of the protocol from the word that resolves on, else the result."""
    tree = desk.tree
    section = tree.section(f"item-{item.get('number', '')}") if tree is not None else None
    gist: tuple[Block, ...] = section.blocks if section is not None else ()
    word = desk.label("RESOLVED:")
    begin = next((place for place, block in enumerate(gist) if _says(block, word)), len(gist))
    return [_heading(desk, item), *(gist[begin:] or _resolution(desk, item, ()))]


def _vote(desk: Desk, item: Mapping[str, Any]) -> str:
    vote = item.get("vote")
    if not isinstance(vote, Mapping):
        return ""
    words = (("for", "for – {n}"), ("against", "against – {n}"), ("abstain", "abstained – {n}"))
    said = [desk.fill(msgid, n=vote[key]) for key, msgid in words if key in vote]
    return ", ".join(said)


def _resolution(desk: Desk, item: Mapping[str, Any], gist: tuple[Block, ...]) -> list[Block]:
    """What was resolved, unless the text of the protocol says it itself."""
    word = desk.label("RESOLVED:")
    if any(_says(block, word) for block in gist):
        return []
    result = item.get("result")
    if result == "adopted":
        title = desk.title_of(desk.paper(item.get("act"))) or desk.say(item.get("title"))
        text = desk.fill("Adopt the decree “{title}”.", title=" ".join(title.split()))
    else:
        text = desk.word(RESULTS, result)
    return [Formula(word), Paragraph(text)] if text else []


def _says(block: Block, word: str) -> bool:
    text = block.text if isinstance(block, Paragraph | Formula) else ""
    return text.casefold().startswith(word.casefold().rstrip(":"))


def tasks(desk: Desk, item: Mapping[str, Any]) -> list[Block]:
    """The tasks given with a decision, as a table."""
    rows = [
        (
            f"{number}.",
            desk.say(task.get("text")),
            desk.unit(task.get("executor")) if task.get("executor") else "",
            dates.legal(task.get("due"), desk.lang),
        )
        for number, task in enumerate(mappings(item.get("tasks")), start=1)
    ]
    if not rows:
        return []
    head = ("No.", "Task", "Executor", "Term")
    return [Paragraph(desk.label("Tasks:")), desk.table(head, rows, (1, 8, 5, 3.2))]


def signatures(desk: Desk) -> tuple[Signature, ...]:
    """The chair, then the secretary, each with the post; the date of signing stands between post and name."""
    when = desk.get("/meeting")
    when = when if isinstance(when, Mapping) else {}
    signed = desk.get("/signed")
    first = signed if isinstance(signed, Mapping) else desk.get("/chair")
    lines = []
    for label, official, on in (
        ("Presiding", first, when.get("date")),
        ("Secretary", desk.get("/secretary"), when.get("date")),
    ):
        line = desk.signature(official, on)
        if line is not None:
            note = dates.short(official.get("date")) if isinstance(official, Mapping) else ""
            post = desk.post_after(official, official.get("date") or on) if isinstance(official, Mapping) else ""
            lines.append(Signature(" – ".join(filter(None, (desk.label(label), post))), line.name, note))
    return tuple(lines)


def _visas(desk: Desk) -> tuple[Signature, ...]:
    visa = desk.get("/visa")
    line = desk.signature(visa)
    if line is None or not isinstance(visa, Mapping):
        return ()
    return (Signature(line.position, line.name, dates.short(visa.get("date"))),)
